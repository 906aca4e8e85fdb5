"""The admin of checks for news: a form, a list, one click for a check until today, and Undo."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate

from cooperation.admin.base import RegisterAdmin
from cooperation.admin.checking import MAY_CHECK
from cooperation.admin.errors import check_constraints_now
from cooperation.admin.forms import MainForm
from cooperation.admin.return_url import return_url
from cooperation.models import NewsCheck
from cooperation.models.keys import PRIMARY_KEY
from cooperation.models.news_checks import CHECKED_MODELS, EXACTLY_ONE

ALREADY_RECORDED = "You already recorded today that there is nothing new about “{}”."
CHOICE_OF_ONE = {
    "fields": [*CHECKED_MODELS],
    "description": "Choose one of these. The form of each record also has a button for a check until today.",
}
ALREADY_UNDONE = "This check is deleted already, or somebody else recorded it. Nothing was changed."


class NewsCheckForm(MainForm):
    """A check of exactly one record, country or participant."""

    def clean(self):
        super().clean()
        shown = [name for name in CHECKED_MODELS if name in self.fields]
        chosen = [name for name in shown if self.cleaned_data.get(name)]
        if len(chosen) != 1 and not self.errors.keys() & set(shown):
            self.add_error((chosen or shown)[-1], EXACTLY_ONE)

    def _get_validation_exclusions(self):
        # The form says at a field that exactly one is to be chosen.
        return {*super()._get_validation_exclusions(), *CHECKED_MODELS}


@admin.register(NewsCheck)
class NewsCheckAdmin(RegisterAdmin):
    """Checks for news, those until the latest day first."""

    form = NewsCheckForm
    list_display = ["until", "checked", "looked_in", "created_by"]
    list_display_links = ["until"]
    list_select_related = ["created_by", *CHECKED_MODELS]
    search_fields = ["looked_in"]
    sortable_by = []
    view_on_site = False

    def get_fieldsets(self, request, obj=None):
        given = _given(request, obj)
        return [
            ("What was checked", {"fields": [given]} if given else CHOICE_OF_ONE),
            ("Until when, and where", {"fields": ["until", "looked_in", "sources"]}),
            *super().get_fieldsets(request, obj)[1:],
        ]

    def get_changeform_initial_data(self, request):
        return {"until": localdate(), **super().get_changeform_initial_data(request)}

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    @admin.display(description="checked")
    def checked(self, check: NewsCheck) -> str:
        """The record, country or participant."""
        return f"{check.target} ({check.target._meta.verbose_name})"

    # --- Permissions: the model has none of its own -------------------------------------------------------------------
    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(MAY_CHECK)

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission

    def has_module_permission(self, request):
        # Checks are recorded from the objects that they are about, and the desk has a link to the list.
        return False

    # --- One click ----------------------------------------------------------------------------------------------------
    def get_urls(self):
        today, undo = map(self.admin_site.admin_view, (self.today_view, self.undo_view))
        return [
            path("today/<str:name>/<str:pk>/", today, name="cooperation_newscheck_today"),
            path("<int:pk>/undo/", undo, name="cooperation_newscheck_undo"),
            *super().get_urls(),
        ]

    def today_view(self, request: HttpRequest, name: str, pk: str) -> HttpResponse:
        """Record that the user looked for news of an object until today, and offer to undo that."""
        if (refusal := self._refusal(request)) is not None:
            return refusal
        with transaction.atomic():
            target = _locked(name, pk)
            if target is None:
                raise Http404
            if target.news_checks.made_today(request.user).exists():
                self.message_user(request, ALREADY_RECORDED.format(target), messages.WARNING)
                return _redirect(request, target)
            check = NewsCheck.objects.create(until=localdate(), created_by=request.user, **{name: target})
            check_constraints_now()
        undo = render_to_string("admin/undo_check.html", {"check": check, "return_url": return_url(request)}, request)
        text = format_html(
            "“{}”: looked until today, {}, nothing new. {}", target, date_format(check.until, "j F Y"), undo
        )
        self.message_user(request, text, messages.SUCCESS)
        return _redirect(request, target)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Delete a check that the user recorded."""
        if (refusal := self._refusal(request)) is not None:
            return refusal
        with transaction.atomic():
            check = NewsCheck.objects.filter(pk=pk, created_by=request.user).first() if _is_key(pk) else None
            if check is None:
                self.message_user(request, ALREADY_UNDONE, messages.WARNING)
                return HttpResponseRedirect(return_url(request) or reverse("admin:index"))
            target = check.target
            _locked(target._meta.model_name, str(target.pk))
            check.delete()
            check_constraints_now()
        self.message_user(request, f"Undone: the check of “{target}” is deleted.", messages.SUCCESS)
        return _redirect(request, target)

    def _refusal(self, request: HttpRequest) -> HttpResponse | None:
        """The response to a request that no button sent, as after signing in; None if the user may go on."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        is_click = request.method == "POST"
        return None if is_click else HttpResponseRedirect(return_url(request) or reverse("admin:index"))


def _given(request: HttpRequest, check: NewsCheck | None) -> str:
    """The foreign key that says what is checked, if the check has one or the URL of its form names one; else ""."""
    if check is not None and check.pk:
        return check.target._meta.model_name
    named = [name for name in CHECKED_MODELS if request.GET.get(name)]
    return named[0] if len(named) == 1 else ""


def _is_key(pk: int | str) -> bool:
    return PRIMARY_KEY.fullmatch(str(pk)) is not None


def _locked(name: str, pk: str) -> models.Model | None:
    """Return the object to be checked, locked until the end of the transaction; None if there is none.

    Two clicks wait for each other, so the second one finds the check of the first.
    """
    model = CHECKED_MODELS.get(name)
    if model is None or not (name == "country" or _is_key(pk)) or "\0" in pk:
        return None
    return model.objects.select_for_update(no_key=True, of=("self",)).filter(pk=pk).first()


def _redirect(request: HttpRequest, target: models.Model) -> HttpResponseRedirect:
    form = reverse(f"admin:cooperation_{target._meta.model_name}_change", args=[target.pk])
    return HttpResponseRedirect(return_url(request) or form)

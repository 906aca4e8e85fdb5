"""Adding a development from the initiative or agreement that it is about, and seeing the status that follows."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html

from cooperation.admin.context import MOST
from cooperation.admin.recording import NewStatus, sentence
from cooperation.admin.returning import RETURN
from cooperation.models import Agreement, Citation, Initiative

LAST_SOURCE = "last_source"  # in the session: the source of the last development


class Developed(admin.ModelAdmin):
    """The button "Add development" in the form and in each row of the list of initiatives and agreements."""

    def get_list_display(self, request):
        return [*super().get_list_display(request), _add_development_column(request.get_full_path())]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None and request.user.has_perm("cooperation.add_development"):
            context["add_development"] = development_address(obj, request.get_full_path())
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


class ReportsStatus(admin.ModelAdmin):
    """The form of a development: it starts with those whom it is likely about, and says which status followed."""

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        subjects = [
            *Initiative.objects.filter(pk__in=initial.get("initiatives", [])),
            *Agreement.objects.filter(pk__in=initial.get("agreements", [])),
        ]
        for name in ("participants", "sectors", "places"):
            if name not in initial and subjects:
                keys = {row.pk: None for subject in subjects for row in getattr(subject, name).all()[:MOST]}
                initial[name] = list(keys)[:MOST]
        return initial

    def save_form(self, request, form, change):
        before = form.instance.initiatives.all() if change else []
        form.statuses_before = {row.pk: row.status for row in [*before, *form.cleaned_data.get("initiatives", [])]}
        return super().save_form(request, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        development = form.instance
        new = NewStatus(development.status_becomes, development.date) if development.status_becomes else None
        for initiative in Initiative.objects.filter(pk__in=form.statuses_before).order_by("title"):
            if new or initiative.status != form.statuses_before[initiative.pk]:
                text = sentence(initiative, new, published=development.is_published)
                self.message_user(request, text, messages.SUCCESS)
        if last := development.citations.order_by("-pk").first():
            request.session[LAST_SOURCE] = last.source_id

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if inline.model is Citation and obj.pk is None and request.method == "GET" and LAST_SOURCE in request.session:
            # One article tells news of several initiatives.
            kwargs["initial"] = kwargs.get("initial") or [{"source": request.session[LAST_SOURCE]}]
        return kwargs


def development_address(row: Agreement | Initiative, return_to: str) -> str:
    """The address of a new development's form about ``row``, which leads back to ``return_to`` once it is saved."""
    about = {f"{row._meta.model_name}s": row.pk}
    return f"{reverse('admin:cooperation_development_add')}?{urlencode(about | {RETURN: return_to})}"


def _add_development_column(return_to: str):
    @admin.display(description="news")
    def add_development(row: Agreement | Initiative) -> str:
        return format_html('<a href="{}">Add development</a>', development_address(row, return_to))

    return add_development

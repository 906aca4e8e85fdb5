"""Likely twins of what is being entered: shown while the user types, and once more before it is saved."""

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from cooperation.admin.autocomplete import label_of
from cooperation.admin.errors import CONCURRENT_EDIT
from cooperation.models import Entry, Record
from cooperation.models.keys import PRIMARY_KEY
from cooperation.models.twins import URL_FIELDS, Twin, similar_rows, twins_of

TWINS = "twins"  # the hidden field with the primary keys of the twins that the user has seen
USE = "_use"  # the button of a popup that selects a twin instead of adding an object
NAMES = {"title", "name", *URL_FIELDS.values()}
MAX_SHOWN = 5
MAX_TYPED = 2_000  # characters of a text or a web address


class TwinsFoundError(Exception):
    """The form would save an object that is probably recorded already. It carries the twins."""

    def __init__(self, twins: list[Twin]) -> None:
        super().__init__(twins)
        self.twins = twins


class FormWithTwins(forms.ModelForm):
    """A form that shows twins before it is saved. A second Save saves it all the same."""

    twins = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    twins_found: list[Twin] = []

    def clean(self):
        super().clean()
        if self.twins_found:
            self.data = self.data.copy()
            self.data[self.add_prefix(TWINS)] = " ".join(
                [self.cleaned_data.get(TWINS, ""), *(twin.key for twin in self.twins_found)]
            ).strip()
            name = self._meta.model._meta.verbose_name
            raise ValidationError(
                f"This {name} may be recorded already: see below. What you typed is still here. If it is another one, "
                f"{'publish' if '_publish' in self.data else 'save'} it again.",
                CONCURRENT_EDIT,
            )


class ShowTwins(admin.ModelAdmin):
    """Show what is probably the same before an object is added or renamed."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if USE in request.POST and object_id is None and IS_POPUP_VAR in request.POST:
            return self._use(request)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except TwinsFoundError as found:
            request.twins_found = found.twins
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.twins_found = getattr(request, "twins_found", [])
        return form

    def ask_about_twins(self, request, form, *, change: bool) -> None:
        """Raise TwinsFoundError if what was just saved is probably recorded already, and the user has not seen that.

        A draft is saved at once, until it is published. Entries are up to date, because constraints have been checked.
        """
        obj = form.instance
        is_new = not change or NAMES.intersection(form.changed_data)
        if isinstance(obj, Record):
            is_new = obj.is_published and (is_new or form.initial.get("publication") != obj.publication)
        if self.has_entries and is_new:
            seen = request.POST.get(TWINS, "").split()
            if twins := [twin for twin in twins_of(obj) if twin.key not in seen]:
                raise TwinsFoundError(twins)

    @property
    def has_entries(self) -> bool:
        return self.opts.model_name in Entry.Noun

    def render_change_form(self, request, context, *args, **kwargs):
        if self.has_entries:
            context |= {
                "similar_url": reverse("admin:similar", args=[self.opts.model_name]),
                # What a user saw while typing need not be shown again, unless the public would see it twice.
                "asks_again": issubclass(self.model, Record),
                "twins_found": [describe_twin(twin) for twin in getattr(request, "twins_found", [])[:MAX_SHOWN]],
            }
        return super().render_change_form(request, context, *args, **kwargs)

    @transaction.atomic
    def _use(self, request: HttpRequest) -> HttpResponse:
        """Close the popup with an object that is recorded already."""
        obj = self.get_object(request, request.POST[USE])
        if obj is None:
            raise Http404
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        return self.response_add(request, obj)


def describe_twin(twin: Twin) -> dict[str, str]:
    """A twin as the form lists it: its primary key, label, page, and in what it is the same."""
    return {
        "key": twin.key,
        "label": label_of(twin.row),
        "url": twin.row.get_absolute_url(),
        "reason": twin.reason,
    }


def similar_to(model: type[models.Model], typed: QueryDict) -> list[dict[str, str]]:
    """The rows that are similar to what a user types: ``?title=…``, ``name`` or ``url``. ``but=12`` is left out."""
    texts = [typed.get(name, "").replace("\0", "")[:MAX_TYPED] for name in ("title", "name")]
    url = typed.get(URL_FIELDS.get(model, ""), "").replace("\0", "")[:MAX_TYPED]
    but = typed.get("but", "")
    exclude = int(but) if PRIMARY_KEY.fullmatch(but) else None
    return [describe_twin(twin) for twin in similar_rows(model, texts, url, exclude=exclude)[:MAX_SHOWN]]

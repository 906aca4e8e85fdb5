"""Short forms: a new record with only the fields that matter while one reads an article.

They open beside the text, or on a page of their own. Everything but the choice of fields is that of the full form: what
is checked, what is filled in, and what happens after saving.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.forms import Field, ModelChoiceField
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import Truncator, capfirst

from cooperation.admin.drafts import delete_draft
from cooperation.admin.editing.conflicts import form_versions
from cooperation.admin.editing.deletions import SEEN
from cooperation.admin.editing.formsets import MAX_NEW_ROWS
from cooperation.admin.editing.unchanged import NOT_STORED
from cooperation.admin.initial_data import valid_initial
from cooperation.admin.return_url import RETURN, change_url, return_url
from cooperation.models import Citation

SHORT = "_short"  # the parameter: /admin/…/add/?_short=1
MAX_SAVED_CHARACTERS = 120  # of a record in the message after saving
ALL_FIELDS = "_all_fields"  # the button that opens the full form with what was typed

FieldLines = tuple[str | tuple[str, ...], ...]


class Typed(NamedTuple):
    """What was typed into a short form: by field, and by field in each row of an inline, by the model of its rows."""

    fields: dict[str, Any]
    rows: dict[type[models.Model], list[dict[str, Any]]]


class ShortFormMixin(admin.ModelAdmin):
    """Show few fields in the form of a new object if its URL has ``_short``.

    A field that is left out keeps its default. One that the URL fills in is not left out: it is below the others,
    folded.

    Attributes:
        short_fields: the lines of fields.
        short_more: fields that are always folded, because what is typed into another field can fill them in.
    """

    short_fields: FieldLines = ()
    short_more: FieldLines = ()

    def add_view(self, request, form_url="", extra_context=None):
        request.is_short = SHORT in request.GET
        if is_short(request) and request.method == "POST" and ALL_FIELDS in request.POST:
            # Nothing is saved yet: the full form opens as if its URL had what was typed.
            request.typed, request.is_short = self._typed(request), False
            submitted, request.method, request.POST = request.POST, "GET", QueryDict()
            response = super().add_view(request, _without_short(request), extra_context)
            return delete_draft(submitted, request, response)
        return super().add_view(request, form_url, extra_context)

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        if typed := typed_in(request):
            names = {field.name for field in self.opts.get_fields()}
            of_model = {name: value for name, value in typed.fields.items() if name in names}
            others = {name: value for name, value in typed.fields.items() if name not in names}
            initial |= valid_initial(self.model, of_model) | others
        return initial

    def get_fieldsets(self, request, obj=None):
        full = super().get_fieldsets(request, obj)
        if not is_short(request):
            return full
        lines = self.get_short_fields(request)
        own = flatten_fieldsets([(None, {"fields": (*lines, *self.short_more)})])
        shown = {*own, *self.get_readonly_fields(request)}
        given = self._given(request)
        filled = [name for name in flatten_fieldsets(full) if name in given and name not in shown]
        folded = [*self.short_more, *filled]
        more = [(self._heading_of(filled), {"fields": folded, "classes": ["collapse"]})] if folded else []
        return [(None, {"fields": lines}), *more]

    def get_short_fields(self, request: HttpRequest) -> FieldLines:
        """The lines of fields of the short form."""
        return self.short_fields

    def get_inlines(self, request, obj):
        inlines = super().get_inlines(request, obj)
        return [inline for inline in inlines if inline.short_fields] if is_short(request) else inlines

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        response = super().render_change_form(request, context, *args, obj=obj, **kwargs)
        if is_short(request):
            response.template_name = "admin/cooperation/short_form.html"
            response.context_data |= {
                "action": request.get_full_path(),
                "all_fields": ALL_FIELDS,
            }
        return response

    def response_add(self, request, obj, post_url_continue=None):
        if is_short(request) and return_url(request):
            request.saved_from_text = obj
        return super().response_add(request, obj, post_url_continue)

    def message_user(self, request, message, level=messages.INFO, extra_tags="", fail_silently=False):
        # The message after saving comes first; others say what follows from it.
        saved = request.__dict__.pop("saved_from_text", None) if level == messages.SUCCESS else None
        if saved is not None:
            message = render_to_string(
                "admin/cooperation/saved_from_text.html", self._saved_context(request, saved), request
            )
        super().message_user(request, message, level, extra_tags, fail_silently)

    def _typed(self, request: HttpRequest) -> Typed:
        """Read what was typed, without checking it."""
        form = self.get_form(request)
        formsets = [formset for formset, _ in self.get_formsets_with_inlines(request)]
        rows = {formset.model: list(_typed_rows(formset, request.POST)) for formset in formsets}
        return Typed(_read(form.base_fields, request.POST), rows)

    def _given(self, request: HttpRequest) -> Collection[str]:
        """The names of fields that the form gets a value for."""
        if request.method == "POST":
            return request.POST.keys()
        if not hasattr(request, "initial_data"):
            request.initial_data = self.get_changeform_initial_data(request)
        return {name for name, value in request.initial_data.items() if value}

    def _heading_of(self, filled: list[str]) -> str:
        names = {field.name for field in self.opts.fields + self.opts.many_to_many}
        shown = [name for name in filled if name in names and not name.endswith(("_stated", "_inferred"))]
        labels = [str(self.opts.get_field(name).verbose_name) for name in shown]
        return f"More, filled in: {', '.join(labels)}" if labels else "More"

    def _saved_context(self, request: HttpRequest, obj: models.Model) -> dict:
        """What the message after saving says of an object: its name, and the URLs that show, change and delete it."""
        back = return_url(request)
        named = obj.shown_on if isinstance(obj, Citation) else obj
        delete_url = reverse(f"admin:cooperation_{self.opts.model_name}_delete", args=[obj.pk])
        return {
            "noun": capfirst(self.opts.verbose_name),
            "name": Truncator(str(named)).chars(MAX_SAVED_CHARACTERS),
            "url": named.get_absolute_url(),
            # A citation has no publication of its own.
            "at_once": named._meta.verbose_name if named is not obj and getattr(named, "is_published", False) else "",
            "change_url": change_url(self.opts.model_name, obj.pk, back),
            "delete_url": f"{delete_url}?{urlencode({RETURN: back})}"
            if self.has_delete_permission(request, obj)
            else "",
            "seen_name": SEEN,
            "seen": form_versions([self.model._base_manager.get(pk=obj.pk)])[0],  # triggers count its versions
        }


def is_short(request: HttpRequest) -> bool:
    """Whether a form shows few fields. Only that of a new object does, and only if its admin has a short form."""
    return getattr(request, "is_short", False)


def _without_short(request: HttpRequest) -> str:
    """The URL of the full form."""
    query = request.GET.copy()
    query.pop(SHORT, None)
    return f"{request.path}?{query.urlencode()}"


def typed_in(request: HttpRequest) -> Typed | None:
    """What was typed into the short form before "All fields" was pressed; None if it was not."""
    return getattr(request, "typed", None)


def _read(fields: Mapping[str, Field], data: QueryDict, prefix: str = "") -> dict[str, Any]:
    """Return what was typed into fields, with None for a relation without an object."""
    values = {}
    for name, field in fields.items():
        if name not in NOT_STORED:
            value = field.widget.value_from_datadict(data, {}, f"{prefix}{name}")
            values[name] = None if isinstance(field, ModelChoiceField) and value == "" else value
    return values


def _typed_rows(formset: type[BaseInlineFormSet], data: QueryDict) -> Iterator[dict[str, Any]]:
    prefix = formset.get_default_prefix()
    for number in range(MAX_NEW_ROWS):
        start = f"{prefix}-{number}-"
        if not any(name.startswith(start) for name in data):
            break
        yield _read(formset.form.base_fields, data, start)

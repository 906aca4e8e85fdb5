"""What a user selected last in forms of any record type: the session has it, and fields that search offer it first."""

from collections.abc import Iterable

from django.contrib import admin
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest

from cooperation.admin.autocomplete import LabelledChoiceField, LabelledMultipleChoiceField

SELECTED_LAST = "selected_last"  # in the session: primary keys by the name of the model, last used first
MAX_RECENT = 10  # rows of one model


def recent_keys(request: HttpRequest, model: type[Model]) -> list:
    """Return the primary keys of the rows of a model that the user selected last, latest first."""
    return request.session.get(SELECTED_LAST, {}).get(model._meta.model_name, [])


def remember(request: HttpRequest, rows: Iterable[Model]) -> None:
    """Store rows as last used, the first of them as the latest."""
    stored = request.session.get(SELECTED_LAST, {})
    if not (rows := [*dict.fromkeys(rows)]):
        return
    for row in reversed(rows):
        keys = stored.get(row._meta.model_name, [])
        stored[row._meta.model_name] = [row.pk, *(key for key in keys if key != row.pk)][:MAX_RECENT]
    request.session[SELECTED_LAST] = stored


class RememberSelected(admin.ModelAdmin):
    """Store what was selected in a form that was saved; in a form of a stored object, only what was changed."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        forms = [form, *(row for formset in formsets for row in formset.forms)]
        request.selected = [obj for one in forms for obj in selected_objects(one, only_changed=change)]

    def response_add(self, request, obj, post_url_continue=None):
        remember(request, getattr(request, "selected", ()))
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        remember(request, getattr(request, "selected", ()))
        return super().response_change(request, obj)


def selected_objects(form: BaseForm, *, only_changed: bool) -> list[Model]:
    """Return the objects that a form selects in fields that search."""
    found, cleaned = [], getattr(form, "cleaned_data", {})
    for name, field in form.fields.items():
        if field.widget.is_hidden or (only_changed and name not in form.changed_data):
            continue
        if isinstance(field, LabelledChoiceField) and cleaned.get(name) is not None:
            found.append(cleaned[name])
        elif isinstance(field, LabelledMultipleChoiceField):
            found += cleaned.get(name) or []
    return found

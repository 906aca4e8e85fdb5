"""A Save that changes nothing is no change: there is no version, no event and no "last changed"."""

from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet

NOT_STORED = {"version", "reason", "submission", "twins"}  # fields of a form that say something about the form itself


class TextsAsShown(forms.ModelForm):
    """A form in which a field has changed only if its user changed what the form showed.

    A browser sends line ends as CR LF, and fields remove spaces around texts. A time is shown without its seconds. So
    an unchanged field can be sent with another value than the stored one.
    """

    @cached_property
    def changed_data(self) -> list[str]:
        """The names of the fields that the user changed."""
        return [name for name in super().changed_data if not self._is_as_shown(name)]

    def repeated_fields(self) -> set[str]:
        """Hook: the names of changed fields of a valid form that only repeat what is stored elsewhere."""
        return set()

    def _is_as_shown(self, name: str) -> bool:
        bound, field = self[name], self.fields[name]
        if not isinstance(field.widget, forms.TextInput | forms.Textarea):
            return False
        one_line = not isinstance(field.widget, forms.Textarea)
        shown = field.widget.format_value(field.prepare_value(bound.initial)) or ""
        with suppress(ValidationError):
            return field.to_python(_as_sent(shown, one_line)) == field.to_python(_as_sent(bound.data or "", one_line))
        return False


def _as_sent(text: str, one_line: bool) -> str:
    """A text with line ends as in Python, or without them as in a text input of a browser."""
    return "".join(text.splitlines()) if one_line else "\n".join(text.splitlines())


class SkipUnchanged(admin.ModelAdmin):
    """Save an object only if its form or one of its rows was changed. Otherwise a message says that nothing was."""

    def _create_formsets(self, request, obj, change):
        formsets, inlines = super()._create_formsets(request, obj, change)
        request.formsets = formsets
        return formsets, inlines

    def save_model(self, request, obj, form, change):
        request.is_unchanged = change and is_unchanged(form, request.formsets)
        if not request.is_unchanged:
            super().save_model(request, obj, form, change)

    def skips(self, request) -> bool:
        """Whether this request saves nothing, because nothing was changed."""
        return getattr(request, "is_unchanged", False)

    def message_user(self, request, message, level=messages.INFO, extra_tags="", fail_silently=False):
        if level == messages.SUCCESS and self.skips(request):
            if request.__dict__.get("said_unchanged"):
                return
            request.said_unchanged = True
            message, level = "Nothing was changed: the form was saved as it was opened.", messages.INFO
        super().message_user(request, message, level, extra_tags, fail_silently)


def is_unchanged(form: forms.ModelForm, formsets: Iterable[BaseInlineFormSet]) -> bool:
    """Whether saving a valid form and its rows would store what is stored already."""
    if any(_is_changed(row, formset) for formset in formsets for row in formset.forms):
        return False
    obj, changed = form.instance, set(form.changed_data) - NOT_STORED
    if isinstance(form, TextsAsShown):
        changed -= form.repeated_fields()
    # The button "Publish" is no field.
    if form.initial.get("publication") != getattr(obj, "publication", None):
        return False
    blank = [name for name in ("title", "slug") if name in changed and not getattr(obj, name)]
    return changed == set(blank) and all(_fill_blank(obj, name) == form.initial[name] for name in blank)


def _is_changed(row: forms.ModelForm, formset: BaseInlineFormSet) -> bool:
    is_new = row.instance.pk is None
    if formset.can_delete and formset._should_delete_form(row):
        return not is_new
    return row.has_changed()


def _fill_blank(obj: models.Model, name: str) -> str:
    """The value of a field that is made if it is left blank."""
    value = obj.generated_title() if name == "title" else obj.free_slug()
    setattr(obj, name, value)
    return value

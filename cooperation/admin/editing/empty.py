"""A new record in which nothing was entered is not saved: its title would be made from nothing."""

from collections.abc import Iterable

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from cooperation.admin.editing.unchanged import NOT_STORED
from cooperation.admin.initial_data import CARRIED
from cooperation.models import Citation

NO_CONTENT = {*NOT_STORED, "slug", "publication", "checked_on"}  # fields that say nothing about what is recorded


class EmptyFormError(Exception):
    """The form would save a record in which nothing was entered."""


class FormWithContent(forms.ModelForm):
    """A form that shows ``empty_message`` at the title if nothing was entered."""

    empty_message = ""

    def clean(self):
        super().clean()
        if self.empty_message:
            self.add_error("title" if "title" in self.fields else None, self.empty_message)


class RefuseEmpty(admin.ModelAdmin):
    """Save a new record only if something was entered: a text, a date, a relation, or a row.

    What the form began with does not count, nor do lists of values, boxes, and a source without a quote.
    ``what_to_enter`` ends the message.
    """

    what_to_enter = "a title"

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except EmptyFormError:
            request.is_empty = True
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        is_empty = getattr(request, "is_empty", False)
        form.empty_message = f"This {self.opts.verbose_name} is empty. Enter {self.what_to_enter}." if is_empty else ""
        return form

    def save_model(self, request, obj, form, change):
        if not change and not has_content(form, request.formsets, _carried(request)):
            raise EmptyFormError
        super().save_model(request, obj, form, change)


def has_content(form: forms.ModelForm, formsets: Iterable[BaseInlineFormSet], carried: Iterable[str] = ()) -> bool:
    """Whether something was entered in a valid form of a new object or in its rows.

    Args:
        form: the form of the object.
        formsets: its rows.
        carried: the names in HTML of fields that have a value of the record before.
    """
    if any(_says_something(form, name, carried) for name in form.changed_data):
        return True
    rows = (row for formset in formsets for row in formset.forms if not formset.is_marked(row))
    return any(_says_something(row, name, carried) for row in rows for name in row.changed_data)


def _says_something(form: forms.ModelForm, name: str, carried: Iterable[str]) -> bool:
    field = form.fields[name]
    is_source = name == "source" and form._meta.model is Citation
    # A relation is a choice too, but of what somebody looked up.
    is_choice = isinstance(field, forms.TypedChoiceField | forms.BooleanField)
    return not (name in NO_CONTENT or is_source or is_choice or form.add_prefix(name) in carried)


def _carried(request: HttpRequest) -> list[str]:
    return request.POST.get(CARRIED, "").split()

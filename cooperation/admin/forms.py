"""The form that all nouns share."""

from django import forms
from django.forms.utils import ErrorList

from cooperation.admin.history import ReasonForm
from cooperation.admin.versions import GuardedForm
from cooperation.admin.widgets import RowAutocomplete
from cooperation.models import Record


class Errors(ErrorList):
    """The errors of a field, which is rendered with none a hundred times on a page."""

    def render(self, *args, **kwargs):
        return super().render(*args, **kwargs) if self else ""


class RegisterForm(forms.ModelForm):
    """A form of any noun, or of a row in another's form.

    ``refusal`` is what the database answered to a first try, if it refused to save: the form is then shown again with
    that sentence and all that was typed.
    """

    refusal = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs, "error_class": Errors})
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, RowAutocomplete) and widget.field.is_cached(self.instance):
                field.known = getattr(self.instance, name)

    def _save_m2m(self):
        # Django would ask for the links that are stored even where nobody touched them.
        for field in self._meta.model._meta.many_to_many:
            if field.name in self.changed_data:
                field.save_form_data(self.instance, self.cleaned_data[field.name])

    def clean(self):
        super().clean()
        if self.refusal:
            raise forms.ValidationError(self.refusal)


class NounForm(GuardedForm, ReasonForm, RegisterForm):
    """The form of a noun: it refuses to overwrite what was changed meanwhile, and asks why."""


class RecordForm(NounForm):
    """A form of a record; its button "Publish" saves it as published."""

    def clean(self):
        super().clean()
        if "_publish" in self.data:
            self.cleaned_data["publication"] = Record.Publication.PUBLISHED

    def _get_validation_exclusions(self):
        # A title left blank is made when the record is saved; until then the rule that there is one can't be checked.
        return super()._get_validation_exclusions() | ({"title"} if not self.cleaned_data.get("title") else set())

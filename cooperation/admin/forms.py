"""The base classes of all forms of the admin, and their fields for lists and numbers."""

import re
from decimal import Decimal

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.core.validators import MaxLengthValidator
from django.db.models import Model
from django.forms.utils import ErrorList

from cooperation.admin.autocomplete import RelatedAutocomplete, RelatedAutocompleteMultiple
from cooperation.admin.editing.empty import FormWithContent
from cooperation.admin.editing.guard import GuardedForm
from cooperation.admin.editing.submissions import SubmittedOnce
from cooperation.admin.editing.twins import FormWithTwins
from cooperation.admin.editing.unchanged import TextsAsShown
from cooperation.admin.history import ReasonForm
from cooperation.fields import amounts
from cooperation.models import Record
from cooperation.models.snapshots import MAX_TEXT_CHARACTERS, archived_text

THOUSANDS = re.compile(r"-?\d{1,3}([ ,]\d{3})+(\.\d+)?")
PASTED_TEXT_LIMIT = MaxLengthValidator(
    MAX_TEXT_CHARACTERS,
    "Shorten this to %(limit_value)d characters or fewer, or add it in parts, each as a source of its own. It has "
    "%(show_value)d now.",
)


class Errors(ErrorList):
    """The errors of a field. A page has a hundred fields without errors; for these no template is rendered."""

    def render(self, *args, **kwargs):
        return super().render(*args, **kwargs) if self else ""

    __str__ = __html__ = render  # as Django has it


class RegisterForm(TextsAsShown):
    """A form of any model, or of a row in an inline.

    ``database_error`` is the database's message if a first save failed. The form is shown again with the message and
    all that was typed.
    """

    database_error = ""
    carried: list[str] = []  # the fields that have a value of the record before

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs, "error_class": Errors})
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, RelatedAutocomplete) and widget.field.is_cached(self.instance):
                field.known = getattr(self.instance, name)
            elif isinstance(widget, RelatedAutocompleteMultiple):
                # For an existing instance these are objects, not primary keys.
                field.known = [obj for obj in self.initial.get(name) or () if isinstance(obj, Model)]

    def _save_m2m(self):
        # Django would query the stored links even for fields that nobody changed.
        for field in self._meta.model._meta.many_to_many:
            if field.name in self.changed_data:
                field.save_form_data(self.instance, self.cleaned_data[field.name])

    def clean(self):
        super().clean()
        if self.database_error:
            raise forms.ValidationError(self.database_error)


class MainForm(FormWithTwins, SubmittedOnce, GuardedForm, ReasonForm, RegisterForm):
    """The form of a page: it does not overwrite unseen changes, asks for the reason, and adds one object only,
    after showing what may be the same."""


class RecordForm(FormWithContent, MainForm):
    """The form of a record; its button "Publish" saves it as published."""

    def clean(self):
        super().clean()
        if "_publish" in self.data:
            self.cleaned_data["publication"] = Record.Publication.PUBLISHED

    def _get_validation_exclusions(self):
        # An empty title is generated when the record is saved; until then the constraint on it can't be checked.
        return super()._get_validation_exclusions() | ({"title"} if not self.cleaned_data.get("title") else set())


class LinesField(SimpleArrayField):
    """A list of texts, one per line, because names contain commas."""

    widget = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField lines"})

    def __init__(self, base_field, **options):
        options["help_text"] = f"{options.get('help_text', '')} One per line.".strip()
        super().__init__(base_field, **{**options, "delimiter": "\n"})

    def to_python(self, value):
        if isinstance(value, str):
            value = [line.strip() for line in value.splitlines() if line.strip()]
        return super().to_python(value)


class PlainDecimalField(forms.DecimalField):
    """A number without trailing zeros; spaces or commas between thousands are accepted.

    >>> PlainDecimalField().clean("1,700,000,000")
    Decimal('1700000000')
    """

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "vTextField number"})

    def prepare_value(self, value):
        return amounts.plain_number(value) if isinstance(value, Decimal) else value

    def to_python(self, value):
        if isinstance(value, str) and THOUSANDS.fullmatch(plain := " ".join(value.split())):
            value = plain.replace(" ", "").replace(",", "")
        return super().to_python(value)


class PastedTextField(forms.CharField):
    """The text of a source, pasted: with line ends as the register stores them, and not longer than it stores."""

    def __init__(self, *, rows: int = 6, **options):
        widget = forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})
        super().__init__(
            **{"label": "Text", "required": False, "widget": widget, "validators": [PASTED_TEXT_LIMIT]} | options
        )

    def to_python(self, value):
        return archived_text(super().to_python(value))

"""Form fields of the admin: choices by label, lists one a line, numbers as people write them."""

import re

from django import forms
from django.contrib.postgres.forms import SimpleArrayField

from cooperation.admin.labels import label_of

THOUSANDS = re.compile(r"-?\d{1,3}([ ,]\d{3})+(\.\d+)?")


class LabelledChoice(forms.ModelChoiceField):
    """One row, named so that it can be told from others of the same name.

    The row in ``known``, which is at hand already, is neither looked up again to be shown nor when it is sent back.
    """

    known = None

    def label_from_instance(self, obj):
        return label_of(obj)

    def is_known(self, value) -> bool:
        """Whether ``value``, a key, is that of the known row."""
        return self.known is not None and str(value) == str(self.known.pk)

    def to_python(self, value):
        return self.known if self.is_known(value) else super().to_python(value)


class LabelledChoices(forms.ModelMultipleChoiceField):
    """Any number of rows, each named so that it can be told from others of the same name."""

    def label_from_instance(self, obj):
        return label_of(obj)


class Lines(SimpleArrayField):
    """A list of texts, one a line: names have commas in them."""

    widget = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField lines"})

    def __init__(self, base_field, **options):
        options["help_text"] = f"{options.get('help_text', '')} One a line.".strip()
        super().__init__(base_field, **{**options, "delimiter": "\n"})

    def to_python(self, value):
        if isinstance(value, str):
            value = [line.strip() for line in value.splitlines() if line.strip()]
        return super().to_python(value)


class PlainDecimal(forms.DecimalField):
    """A number without idle zeros; spaces and commas between thousands may be typed.

    >>> PlainDecimal().clean("1,700,000,000")
    Decimal('1700000000')
    """

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "vTextField number"})

    def prepare_value(self, value):
        # "f" keeps 1700000000 from being written as 1.7E+9.
        return f"{value.normalize():f}" if hasattr(value, "normalize") else value

    def to_python(self, value):
        if isinstance(value, str) and THOUSANDS.fullmatch(plain := " ".join(value.split())):
            value = plain.replace(" ", "").replace(",", "")
        return super().to_python(value)

"""Form fields of the admin: lists with one item per line, and numbers as people write them."""

import re

from django import forms
from django.contrib.postgres.forms import SimpleArrayField

THOUSANDS = re.compile(r"-?\d{1,3}([ ,]\d{3})+(\.\d+)?")


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
        # "f" writes 1700000000 instead of 1.7E+9.
        return f"{value.normalize():f}" if hasattr(value, "normalize") else value

    def to_python(self, value):
        if isinstance(value, str) and THOUSANDS.fullmatch(plain := " ".join(value.split())):
            value = plain.replace(" ", "").replace(",", "")
        return super().to_python(value)

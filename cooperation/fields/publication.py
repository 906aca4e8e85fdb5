"""Form field for the date of a publication: nearly always a day, and never one to come."""

import re

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from .form_field import PeriodFormField, PeriodInput
from .reading import EXAMPLES

PUBLISHED = "published"
"""What the script that previews dates sends of such a field."""
DAY_EXAMPLE = "14 March 2025"

_SHORT_YEAR = re.compile(r"\s*(\d{1,2})([./])(\d{1,2})\2(\d\d)\s*", re.ASCII)


def with_full_year(text: str) -> str:
    """Return a typed date with a year of four digits, if it has one of two that can only be of this century.

    >>> with_full_year("14.03.25"), with_full_year("14/03/25"), with_full_year("14.03.99")
    ('14.03.2025', '14/03/2025', '14.03.99')
    """
    found = _SHORT_YEAR.fullmatch(text)
    if found is None or int(found[4]) > localdate().year % 100:
        return text
    return f"{found[1]}{found[2]}{found[3]}{found[2]}20{found[4]}"


class PublicationFormField(PeriodFormField):
    """A date of publication. Its hint and its errors show a day, and years may have two digits: 14.03.25."""

    widget = PeriodInput(attrs={"placeholder": DAY_EXAMPLE})

    def __init__(self, **kwargs):
        super().__init__(**{**kwargs, "help_text": kwargs.get("help_text") or f"For example {DAY_EXAMPLE}."})

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"data-period": PUBLISHED}

    def to_python(self, value):
        try:
            return super().to_python(with_full_year(value) if isinstance(value, str) else value)
        except ValidationError as error:
            raise ValidationError(error.message.replace(EXAMPLES, DAY_EXAMPLE), code="invalid") from error

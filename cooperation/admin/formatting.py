"""Values as text, for the history and for messages."""

from datetime import date, datetime, time
from decimal import Decimal

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime

from cooperation.fields import ArchivedTextField, Period, amounts

DATE_FORMAT, DATETIME_FORMAT, TIME_FORMAT = "j F Y", "j F Y, H:i", "H:i"


def format_field(obj: models.Model, field: models.Field) -> str:
    """The value of ``field`` in ``obj`` as text: the label of a choice, the name of a related object, a date."""
    value = getattr(obj, field.name if field.is_relation else field.attname)
    if isinstance(field, ArchivedTextField):
        return f"{len(value):,} characters" if value else ""
    if not field.is_relation and field.flatchoices:
        value = dict(field.flatchoices).get(value, value)
    return format_value(field.write(value) if isinstance(value, Period) else value)


def format_value(value) -> str:
    """The value of a model field or form field as text; an empty text for None.

    >>> format_value(True), format_value(["a", "b"]), format_value(Decimal("50.0000"))
    ('yes', 'a, b', '50')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case time():
            return date_format(value, TIME_FORMAT)
        case datetime():
            return date_format(localtime(value), DATETIME_FORMAT)
        case date():
            return date_format(value, DATE_FORMAT)
        case Decimal():
            return amounts.plain_number(value)
        case list():
            return ", ".join(map(format_value, value))
        case models.QuerySet():
            return ", ".join(sorted(map(str, value)))
    return str(value)


def format_moment(at: datetime) -> str:
    """When something happened, to follow a verb: "at 14:03" if it was today, else "on 3 May 2025, 14:03"."""
    if localdate(at) == localdate():
        return f"at {date_format(localtime(at), TIME_FORMAT)}"
    return f"on {format_value(at)}"

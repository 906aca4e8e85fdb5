"""The value of a column in words, as history and conflicts show it."""

from datetime import date, datetime
from decimal import Decimal

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime

DAY, MINUTE, TIME = "j F Y", "j F Y, H:i", "H:i"


def in_words(row: models.Model, column: models.Field) -> str:
    """What ``column`` says in ``row``: the label of a choice, the name of another row, a date as people write it."""
    value = getattr(row, column.name if column.is_relation else column.attname)
    if not column.is_relation and column.flatchoices:
        value = dict(column.flatchoices).get(value, value)
    return value_in_words(value)


def value_in_words(value) -> str:
    """Any value of a column or of a form's field as a person would write it; nothing at all is an empty text.

    >>> value_in_words(True), value_in_words(["a", "b"]), value_in_words(Decimal("50.0000"))
    ('yes', 'a, b', '50')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime():
            return date_format(localtime(value), MINUTE)
        case date():
            return date_format(value, DAY)
        case Decimal():
            return f"{value.normalize():f}"
        case list():
            return ", ".join(map(value_in_words, value))
        case models.QuerySet():
            return ", ".join(sorted(map(str, value)))
    return str(value)


def moment_in_words(at: datetime) -> str:
    """When something happened, to follow a verb: "at 14:03" if it was today, and else "on 3 May 2025, 14:03"."""
    if localdate(at) == localdate():
        return f"at {date_format(localtime(at), TIME)}"
    return f"on {value_in_words(at)}"

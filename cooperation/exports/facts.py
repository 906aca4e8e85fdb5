"""A row as a few lines of text, for feeds and calendars."""

import re
from collections.abc import Iterable

from cooperation.columns.dates import DateColumn
from cooperation.columns.kinds import Column
from cooperation.fields import INVISIBLE_CHARACTERS

OMITTED = {
    *("title", "name", "address", "updated_at", "other_titles", "other_names", "country_codes", "country_code"),
    "first_deadline",  # as printed says it
    *("participant_roles", "participant_outcomes", "party_roles"),  # the names have them
}
DETAILS_OF_DATES = ("_certainty", "_inferred", "_first_day", "_last_day")
UNPRINTABLE = re.compile(f"[{INVISIBLE_CHARACTERS}]")
"""Characters not allowed in XML or iCalendar. Forms do not accept them, but SQL does."""


def facts(row: Iterable[tuple[Column, object]]) -> str:
    """Return the values of a row, one line per column that is useful to read."""
    lines = [
        f"{column.label.removesuffix(', as printed')}: {text}"
        for column, value in row
        if column.name not in OMITTED and _is_for_people(column) and (text := _text(column, value))
    ]
    return printable("\n".join(lines))


def _text(column: Column, value) -> str:
    """Return a value as text, without empty names."""
    if isinstance(value, list):
        value = [name for name in value if name]
    (text,) = column.texts([value])
    return text or ""


def _is_for_people(column: Column) -> bool:
    return not isinstance(column, DateColumn) and not column.name.endswith(DETAILS_OF_DATES)


def printable(text: str) -> str:
    """Replace invisible characters that the formats forbid with spaces."""
    return UNPRINTABLE.sub(" ", text)

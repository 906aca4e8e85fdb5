"""A row in a few lines of text, for feeds and calendars."""

import re
from collections.abc import Iterable

from cooperation.columns.kinds import Column, DateColumn
from cooperation.fields import UNSEEN

UNSAID = {"title", "name", "address", "updated_at", "other_titles", "other_names", "country_codes", "country_code"}
UNPRINTABLE = re.compile(f"[{UNSEEN}]")
"""Characters that XML or iCalendar has not. No form takes them, but SQL does."""


def facts(row: Iterable[tuple[Column, object]]) -> str:
    """The values of a row, a line for each column that says something a person wants to read."""
    said = [
        f"{column.label.removesuffix(', as printed')}: {text}"
        for column, value in row
        if column.name not in UNSAID and _is_for_people(column) and (text := _text(column, value))
    ]
    return printable("\n".join(said))


def _text(column: Column, value) -> str:
    """A value as text. Empty names are left out."""
    if isinstance(value, list):
        value = [name for name in value if name]
    (text,) = column.texts([value])
    return text or ""


def _is_for_people(column: Column) -> bool:
    return not isinstance(column, DateColumn) and not column.name.endswith(("_first_day", "_last_day"))


def printable(text: str) -> str:
    """A text without characters that nobody sees and that formats forbid."""
    return UNPRINTABLE.sub(" ", text)

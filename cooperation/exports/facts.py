"""A row in a few lines of text, for feeds and calendars."""

import re
from collections.abc import Iterable

from cooperation.exports.columns import Cell, Column
from cooperation.exports.dates import Edtf
from cooperation.fields import UNSEEN

UNSAID = {"title", "name", "address", "updated_at", "other_titles", "other_names", "country_codes", "country_code"}
UNPRINTABLE = re.compile(f"[{UNSEEN}]")
"""Characters that XML or iCalendar has not. No form takes them, but SQL does."""


def facts(columns: Iterable[Column], row: Iterable[Cell]) -> str:
    """What an export says of a row, a line for each column that says something a person wants to read."""
    said = [
        f"{column.label.removesuffix(', as printed')}: {text}"
        for column, cell in zip(columns, row, strict=True)
        if column.name not in UNSAID and _is_for_people(column) and (text := _text(column, cell))
    ]
    return printable("\n".join(said))


def _text(column: Column, cell: Cell) -> str:
    """A cell as text; where no place in it counts, without the places of what is not there."""
    text = "" if cell is None else str(cell)
    return "; ".join(filter(None, text.split("; "))) if column.name == "source_urls" else text


def _is_for_people(column: Column) -> bool:
    return not isinstance(column, Edtf) and not column.name.endswith(("_first_day", "_last_day"))


def printable(text: str) -> str:
    """A text without characters that nobody sees and that formats forbid."""
    return UNPRINTABLE.sub(" ", text)

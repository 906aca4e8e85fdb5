"""The kinds of column that an export is made of: what each asks of the database, and what it makes of the answers."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote

from django.db.models import Expression, F, QuerySet
from django.db.models.functions import TruncSecond
from django.utils.timezone import make_aware

from cooperation.fields import LowerBound, Period, UpperBound, display_period

BETWEEN = "\x1f"
"""Stands between the names that PostgreSQL puts into one text; no name has it."""

KEPT = 20_000  # periods whose wording is remembered: dates repeat, and writing one costs more than looking it up

Cell = str | int | Decimal | date | datetime | None


@dataclass(frozen=True, eq=False)
class Linked:
    """Rows of other tables that belong to the exported ones: the owner's key, then a text of all that it has.

    ``rows`` gives these as tuples, at most one an owner.
    """

    rows: QuerySet


Asked = Expression | F | tuple[Linked, int]
"""An expression on the exported row, or one of the texts of its linked rows, counted from 1."""


@dataclass(frozen=True)
class Column:
    """Free text as it is stored; other kinds change what the cells hold.

    Args:
        name: its key in JSON.
        label: its heading in a spreadsheet.
        asked: what it needs to know of a row.
        width: characters that a spreadsheet shows of it.
    """

    name: str
    label: str
    asked: tuple[Asked, ...]
    width: int = field(default=18, kw_only=True)

    def cells(self, *answers: list) -> list[Cell]:
        """What a spreadsheet has of some rows, given a list of answers for each thing asked."""
        return answers[0]

    def data(self, *answers: list) -> list[str]:
        """The same as JSON."""
        return _json_texts(self.cells(*answers))


def _json_texts(values: Iterable[str | None]) -> list[str]:
    encode = json.encoder.encode_basestring
    return [encode(value) if value else "null" for value in values]


class Number(Column):
    """A number, as exact in JSON as it is stored."""

    def cells(self, *answers):
        return [None if value is None else _shortest(value) for value in answers[0]]

    def data(self, *answers):
        return ["null" if value is None else plain(value) for value in answers[0]]


def _shortest(value: Decimal | int) -> Decimal | int:
    """The same number without idle zeros."""
    return int(value) if value == int(value) else Decimal(value).normalize()


def plain(value: Decimal | int) -> str:
    """A number in digits, with neither idle zeros nor an exponent.

    >>> plain(Decimal("1.7E+9")), plain(Decimal("12.500000"))
    ('1700000000', '12.5')
    """
    return format(_shortest(value), "d" if value == int(value) else "f")


class YesNo(Column):
    """Whether something is so."""

    def cells(self, *answers):
        return ["yes" if value else "no" for value in answers[0]]

    def data(self, *answers):
        return ["true" if value else "false" for value in answers[0]]


@dataclass(frozen=True)
class Chosen(Column):
    """One of a closed list: in words for people, as the value that filters take in JSON."""

    words: dict[str, str] = field(default_factory=dict)

    def cells(self, *answers):
        return [self.words.get(value, value) for value in answers[0]]

    def data(self, *answers):
        return _json_texts(answers[0])


class Names(Column):
    """Names of what belongs to a row: with semicolons between them, a list in JSON."""

    def cells(self, *answers):
        return [value and value.replace(BETWEEN, "; ") for value in answers[0]]

    def data(self, *answers):
        return [f"[{', '.join(_json_texts(value.split(BETWEEN)))}]" if value else "[]" for value in answers[0]]


class Once(Names):
    """Names of what may belong to a row several times, each once where it comes first; keys are asked before names."""

    def cells(self, *answers):
        return super().cells(list(map(_once, *answers)))

    def data(self, *answers):
        return super().data(list(map(_once, *answers)))


def _once(keys: str | None, names: str | None) -> str | None:
    if not keys or BETWEEN not in keys:
        return names
    # A dictionary keeps the place of what comes first.
    return BETWEEN.join(dict(zip(keys.split(BETWEEN), names.split(BETWEEN), strict=True)).values())


@dataclass(frozen=True)
class Coded(Names):
    """Names of what a row has only the codes of."""

    words: dict[str, str] = field(default_factory=dict)

    def cells(self, *answers):
        return super().cells(self._named(answers[0]))

    def data(self, *answers):
        return super().data(self._named(answers[0]))

    def _named(self, answers: list) -> list[str | None]:
        # Few combinations of codes make up most rows.
        named = {codes: self._names_of(codes) for codes in set(answers)}
        return [named[codes] for codes in answers]

    def _names_of(self, codes: str | None) -> str | None:
        return codes and BETWEEN.join(self.words.get(code, code) for code in codes.split(BETWEEN))


@dataclass(frozen=True)
class Address(Column):
    """The address of the row's own page; ``before`` is the address of its noun's list."""

    before: str = ""

    def cells(self, *answers):
        return [f"{self.before}{quote(value)}/" for value in answers[0]]


class Day(Column):
    """A day."""

    def data(self, *answers):
        return _json_texts(value and value.isoformat() for value in answers[0])


class LastDay(Day):
    """The last day of a period, of which the day after is stored."""

    def cells(self, *answers):
        return [value and date.fromordinal(value.toordinal() - 1) for value in answers[0]]

    def data(self, *answers):
        return super().data(self.cells(*answers))


class Moment(Column):
    """A time of day where the desk is, asked for by `moment`; JSON says how far that is from UTC."""

    def data(self, *answers):
        return _json_texts(value and make_aware(value).isoformat() for value in answers[0])


def moment(name: str, label: str) -> Moment:
    """The column of a field that holds a time."""
    return Moment(name, label, (TruncSecond(name),))


class Edtf(Column):
    """A period in EDTF."""

    def cells(self, *answers):
        return list(map(_edtf, *answers))


class Printed(Column):
    """A period as pages print it, with the words of the text where they say more."""

    def cells(self, *answers):
        return list(map(_printed, *answers))


@lru_cache(KEPT)
def _edtf(lower: date | None, upper: date | None) -> str | None:
    return Period(lower, upper).edtf if lower or upper else None


@lru_cache(KEPT)
def _printed(lower: date | None, upper: date | None, stated: str = "", inferred: bool = False) -> str | None:
    return display_period(Period(lower, upper) if lower or upper else None, stated, inferred) or None


def period(of: str, label: str, *, name: str = "", stated: bool = True, days: bool = False) -> list[Column]:
    """The columns of a Period: in EDTF, and as printed.

    Args:
        of: the field.
        label: its heading.
        name: its key in JSON, where that is not the field.
        stated: whether the field has its companions that say what the text said.
        days: whether to add its first and last day, as dates that a spreadsheet sorts and counts with.
    """
    name = name or of
    bounds = LowerBound(of), UpperBound(of)
    words = (F(f"{of}_stated"), F(f"{of}_inferred")) if stated else ()
    columns = [
        Edtf(name, label, bounds),
        Printed(f"{name}_as_printed", f"{label}, as printed", (*bounds, *words), width=24),
    ]
    if days:
        columns += [
            Day(f"{name}_first_day", f"{label}, first day", bounds[:1], width=12),
            LastDay(f"{name}_last_day", f"{label}, last day", bounds[1:], width=12),
        ]
    return columns

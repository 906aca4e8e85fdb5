"""The kinds of column that an export is made of: what each asks of the database, and what it makes of the answers."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar
from urllib.parse import quote

from django.db.models import CharField, Expression, F, QuerySet
from django.db.models.functions import Cast, TruncSecond
from django.utils.timezone import make_aware

from cooperation.fields import Period, display_period

BETWEEN = "\x1f"
"""Stands between the names that PostgreSQL puts into one text; no name has it."""

KEPT = 20_000  # periods whose wording is remembered: dates repeat, and writing one costs more than looking it up

UNQUOTED = re.compile(r"[\w.~-]*", re.ASCII).fullmatch
"""Whether a text stands in an address as it is."""

Answers = Sequence
"""What the database said to one thing asked, for some rows."""

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
    """Free text as it is stored; other kinds change what is made of the answers.

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

    harmless: ClassVar[bool] = False
    """Whether no text of it needs quotation marks in CSV, or could be taken for a formula."""

    def texts(self, *answers: Answers) -> Answers:
        """What a person reads of some rows, given the answers for each thing asked."""
        return answers[0]

    def cells(self, *answers: Answers) -> Sequence[Cell]:
        """The same for a workbook, in which numbers and dates are what they are."""
        return self.texts(*answers)

    def data(self, *answers: Answers) -> list[str]:
        """The same as JSON."""
        return _json_texts(self.texts(*answers))


def _json_texts(values: Iterable[str | None]) -> list[str]:
    encode = json.encoder.encode_basestring
    return [encode(value) if value else "null" for value in values]


class Number(Column):
    """A number, as exact as it is stored."""

    harmless = True

    def texts(self, *answers):
        return [None if value is None else plain(value) for value in answers[0]]

    def cells(self, *answers):
        return [None if value is None else _shortest(value) for value in answers[0]]

    def data(self, *answers):
        return [text or "null" for text in self.texts(*answers)]


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

    harmless = True

    def texts(self, *answers):
        return ["yes" if value else "no" for value in answers[0]]

    def data(self, *answers):
        return ["true" if value else "false" for value in answers[0]]


@dataclass(frozen=True)
class Chosen(Column):
    """One of a closed list: in words for people, as the value that filters take in JSON."""

    words: dict[str, str] = field(default_factory=dict)

    def texts(self, *answers):
        return [self.words.get(value, value) for value in answers[0]]

    def data(self, *answers):
        return _json_texts(answers[0])


class Names(Column):
    """Names of what belongs to a row: with semicolons between them, a list in JSON."""

    def texts(self, *answers):
        return [value.replace(BETWEEN, "; ") if value and BETWEEN in value else value for value in answers[0]]

    def data(self, *answers):
        return [f"[{', '.join(_json_texts(value.split(BETWEEN)))}]" if value else "[]" for value in answers[0]]


class Once(Names):
    """Names of what may belong to a row several times, each once where it comes first; keys are asked before names."""

    def texts(self, *answers):
        return super().texts(_each_once(*answers))

    def data(self, *answers):
        return super().data(_each_once(*answers))


def _each_once(keys: Answers, names: Answers) -> Answers:
    return [_once(of, named) if of and BETWEEN in of else named for of, named in zip(keys, names, strict=True)]


def _once(keys: str, names: str) -> str:
    # A dictionary keeps the place of what comes first.
    return BETWEEN.join(dict(zip(keys.split(BETWEEN), names.split(BETWEEN), strict=True)).values())


@dataclass(frozen=True)
class Coded(Names):
    """Names of what a row has only the codes of."""

    words: dict[str, str] = field(default_factory=dict)

    def texts(self, *answers):
        return self._each(super().texts, answers[0])

    def data(self, *answers):
        return self._each(super().data, answers[0])

    def _each(self, written: Callable, codes: Answers) -> list[str | None]:
        # Few combinations of codes make up most rows.
        distinct = list(set(codes))
        known = dict(zip(distinct, written([self._names(of) for of in distinct]), strict=True))
        return [known[of] for of in codes]

    def _names(self, codes: str | None) -> str | None:
        return codes and BETWEEN.join(self.words.get(code, code) for code in codes.split(BETWEEN))


@dataclass(frozen=True)
class Address(Column):
    """The address of the row's own page; ``before`` is the address of its noun's list."""

    before: str = ""

    harmless = True

    def texts(self, *answers):
        # Quoting takes ten times as long as to see that there is nothing to quote.
        return [f"{self.before}{value if UNQUOTED(value) else quote(value)}/" for value in answers[0]]


class Moment(Column):
    """A time of day where the desk is, asked for by `moment`; JSON says how far that is from UTC."""

    harmless = True

    def cells(self, *answers):
        return [value and datetime.fromisoformat(value) for value in answers[0]]

    def data(self, *answers):
        return _json_texts(value and make_aware(value).isoformat() for value in self.cells(*answers))


def moment(name: str, label: str) -> Moment:
    """The column of a field that holds a time."""
    return Moment(name, label, (Cast(TruncSecond(name), CharField()),))


class Edtf(Column):
    """A period in EDTF, asked for by `period` as all that follow."""

    harmless = True

    def texts(self, *answers):
        return list(map(_edtf, *answers))


class Printed(Column):
    """A period as pages print it, with the words of the text where they say more."""

    def texts(self, *answers):
        return list(map(_printed, *answers))


class FirstDay(Column):
    """The first day of a period."""

    harmless = True

    def texts(self, *answers):
        return list(map(_first_day, *answers))

    def cells(self, *answers):
        return [day and date.fromisoformat(day) for day in self.texts(*answers)]


class LastDay(FirstDay):
    """The last day of a period."""

    def texts(self, *answers):
        return list(map(_last_day, *answers))


# Dates repeat, and to write one costs more than to look it up.
@lru_cache(KEPT)
def _edtf(stored: str | None) -> str | None:
    return stored and _period(stored).edtf


@lru_cache(KEPT)
def _printed(stored: str | None, stated: str = "", inferred: bool = False) -> str | None:
    return display_period(stored and _period(stored), stated, inferred) or None


@lru_cache(KEPT)
def _first_day(stored: str | None) -> str | None:
    first = stored and _period(stored).lower
    return first and first.isoformat()


@lru_cache(KEPT)
def _last_day(stored: str | None) -> str | None:
    last = stored and _period(stored).last_day
    return last and last.isoformat()


def _period(stored: str) -> Period:
    """The period that PostgreSQL writes as ``[2025-02-01,2025-03-01)``, with nothing where an end is open."""
    return Period(*(date.fromisoformat(day) if day else None for day in stored[1:-1].split(",")))


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
    stored = Cast(of, CharField())
    words = (F(f"{of}_stated"), F(f"{of}_inferred")) if stated else ()
    columns = [
        Edtf(name, label, (stored,)),
        Printed(f"{name}_as_printed", f"{label}, as printed", (stored, *words), width=24),
    ]
    if days:
        columns += [
            FirstDay(f"{name}_first_day", f"{label}, first day", (stored,), width=12),
            LastDay(f"{name}_last_day", f"{label}, last day", (stored,), width=12),
        ]
    return columns

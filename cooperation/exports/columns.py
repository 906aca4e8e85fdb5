"""The kinds of column that an export is made of: what each asks of the database, and what it makes of the answers."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from urllib.parse import quote

from django.db.models import Expression, F, QuerySet

NAME_SEPARATOR = "\x1f"
"""Stands between the names that PostgreSQL puts into one text.

No form takes it in a name. Where SQL has put it into one, it reads as a space, or in an array of texts as an end.
"""

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
        """The same for a workbook, in which numbers, dates and addresses are what they are."""
        return self.texts(*answers)

    def data(self, *answers: Answers) -> list[str]:
        """The same as JSON."""
        return json_texts(self.texts(*answers))


def json_texts(values: Iterable[str | None]) -> list[str]:
    """Texts as JSON, null where there is none."""
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
        return json_texts(answers[0])


class Names(Column):
    """Names of what belongs to a row: with semicolons between them, a list in JSON."""

    def texts(self, *answers):
        return [
            value.replace(NAME_SEPARATOR, "; ") if value and NAME_SEPARATOR in value else value for value in answers[0]
        ]

    def data(self, *answers):
        return [f"[{', '.join(json_texts(value.split(NAME_SEPARATOR)))}]" if value else "[]" for value in answers[0]]


class Once(Names):
    """Names of what may belong to a row several times, each once where it comes first; keys are asked before names."""

    def texts(self, *answers):
        return super().texts(_each_once(*answers))

    def data(self, *answers):
        return super().data(_each_once(*answers))


def _each_once(keys: Answers, names: Answers) -> Answers:
    return [_once(of, named) if of and NAME_SEPARATOR in of else named for of, named in zip(keys, names, strict=True)]


def _once(keys: str, names: str) -> str:
    # A dictionary keeps the place of what comes first.
    return NAME_SEPARATOR.join(dict(zip(keys.split(NAME_SEPARATOR), names.split(NAME_SEPARATOR), strict=True)).values())


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
        return codes and NAME_SEPARATOR.join(self.words.get(code, code) for code in codes.split(NAME_SEPARATOR))


class Link(str):
    """An address in a cell, to be followed from there."""


class WebAddress(Column):
    """An address on the web."""

    def cells(self, *answers):
        return [text and Link(text) for text in self.texts(*answers)]


@dataclass(frozen=True)
class Address(WebAddress):
    """The address of the row's own page; ``before`` is the address of its noun's list."""

    before: str = ""

    harmless = True

    def texts(self, *answers):
        # Quoting takes ten times as long as to see that there is nothing to quote.
        return [f"{self.before}{value if UNQUOTED(value) else quote(value)}/" for value in answers[0]]

"""Columns of dates and times, which the database gives as text: a time is written as it comes, a period looked up."""

from datetime import date, datetime
from functools import lru_cache

from django.db.models import CharField, F
from django.db.models.functions import Cast, TruncSecond
from django.utils.timezone import make_aware

from cooperation.exports.columns import Column, json_texts
from cooperation.fields import Period, display_period

CACHED_PERIODS = (
    20_000  # periods whose wording is remembered: dates repeat, and writing one costs more than looking it up
)


class Moment(Column):
    """A time of day where the desk is, asked for by `moment`; JSON says how far that is from UTC."""

    harmless = True

    def cells(self, *answers):
        return [value and datetime.fromisoformat(value) for value in answers[0]]

    def data(self, *answers):
        return json_texts(value and make_aware(value).isoformat() for value in self.cells(*answers))


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


@lru_cache(CACHED_PERIODS)
def _edtf(stored: str | None) -> str | None:
    return stored and _period(stored).edtf


@lru_cache(CACHED_PERIODS)
def _printed(stored: str | None, stated: str = "", inferred: bool = False) -> str | None:
    return display_period(stored and _period(stored), stated, inferred) or None


@lru_cache(CACHED_PERIODS)
def _first_day(stored: str | None) -> str | None:
    first = stored and _period(stored).lower
    return first and first.isoformat()


@lru_cache(CACHED_PERIODS)
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

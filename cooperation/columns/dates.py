"""Columns of dates and times: Python values from the text that PostgreSQL writes, and their text."""

from datetime import date, datetime
from functools import lru_cache

from django.db.models import CharField, F
from django.db.models.functions import Cast, TruncSecond
from django.utils.timezone import get_current_timezone

from cooperation.columns.kinds import Column
from cooperation.fields import Period, display_period

CACHED_PERIODS = 20_000  # dates repeat, and parsing or formatting one costs more than a cache hit


class MomentColumn(Column):
    """A time, in the register's time zone."""

    is_plain = True
    is_native = True

    def values(self, *answers):
        # The database returns local time as text, which is faster than converting a datetime.
        zone = get_current_timezone()
        return [value and datetime.fromisoformat(value).replace(tzinfo=zone) for value in answers[0]]

    def texts(self, values):
        return [value and value.replace(tzinfo=None).isoformat(" ") for value in values]

    def read_texts(self, *answers):
        return answers[0]


def moment(name: str, label: str) -> MomentColumn:
    """The column of a DateTimeField."""
    return MomentColumn(name, label, (Cast(TruncSecond(name), CharField()),))


class DateColumn(Column):
    """A Period; as text in EDTF."""

    is_plain = True

    def values(self, *answers):
        return list(map(_period, answers[0]))

    def texts(self, values):
        return [value and edtf(value) for value in values]


class PrintedDateColumn(Column):
    """A period as pages show it, with the source's wording if that says more."""

    def values(self, *answers):
        return list(map(_printed, *answers))


class FirstDayColumn(Column):
    """The first day of a period."""

    is_plain = True
    is_native = True

    def values(self, *answers):
        return list(map(_first_day, answers[0]))

    def texts(self, values):
        return [day and day.isoformat() for day in values]


class LastDayColumn(FirstDayColumn):
    """The last day of a period."""

    def values(self, *answers):
        return list(map(_last_day, answers[0]))


@lru_cache(CACHED_PERIODS)
def _period(stored: str | None) -> Period | None:
    """Parse PostgreSQL's range text, such as ``[2025-02-01,2025-03-01)``; an open end is empty."""
    if not stored:
        return None
    return Period(*(date.fromisoformat(day) if day else None for day in stored[1:-1].split(",")))


@lru_cache(CACHED_PERIODS)
def edtf(period: Period) -> str:
    """A period in EDTF, cached."""
    return period.edtf


@lru_cache(CACHED_PERIODS)
def _printed(stored: str | None, stated: str = "", inferred: bool = False) -> str | None:
    return display_period(_period(stored), stated, inferred) or None


@lru_cache(CACHED_PERIODS)
def _first_day(stored: str | None) -> date | None:
    return stored and _period(stored).lower


@lru_cache(CACHED_PERIODS)
def _last_day(stored: str | None) -> date | None:
    return stored and _period(stored).last_day


def period(of: str, label: str, *, name: str = "", stated: bool = True, days: bool = False, **options) -> list[Column]:
    """The columns of a Period: the date itself, and as shown on pages.

    Args:
        of: the field.
        label: its heading.
        name: its key in JSON, if that is not the field.
        stated: whether the model has the companion fields with the source's wording.
        days: whether to add the first and last day, as dates that a spreadsheet can sort and calculate with.
        options: other options of the first column, for pages.
    """
    name = name or of
    stored = Cast(of, CharField())
    wording = (F(f"{of}_stated"), F(f"{of}_inferred")) if stated else ()
    columns = [
        DateColumn(name, label, (stored,), cell="date", attr=of, css="cell-date", **options),
        PrintedDateColumn(f"{name}_as_printed", f"{label}, as printed", (stored, *wording), width=24),
    ]
    if days:
        columns += [
            FirstDayColumn(f"{name}_first_day", f"{label}, first day", (stored,), width=12),
            LastDayColumn(f"{name}_last_day", f"{label}, last day", (stored,), width=12),
        ]
    return columns

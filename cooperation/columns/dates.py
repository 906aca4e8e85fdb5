"""Columns of dates and times: Python values from the text that PostgreSQL writes, and their text."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache, partial

from django.db.models import CharField, Expression, F, Model
from django.db.models.functions import Cast, TruncSecond
from django.utils.timezone import get_current_timezone

from cooperation.columns.kinds import Column
from cooperation.fields import CACHED_PERIODS, Period, display_period, inferred_part, stored_period
from cooperation.fields.times import today


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


def moment(name: str, label: str, at: Expression | None = None) -> MomentColumn:
    """The column of a DateTimeField, or of an expression ``at``."""
    return MomentColumn(name, label, (Cast(TruncSecond(name if at is None else at), CharField()),))


class DayColumn(Column):
    """A day."""

    is_plain = True
    is_native = True

    def texts(self, values):
        return [value and value.isoformat() for value in values]


def day(name: str, label: str) -> DayColumn:
    """The column of a DateField."""
    return DayColumn(name, label, (F(name),), width=12)


@dataclass(frozen=True, eq=False)
class DateColumn(Column):
    """A Period; as text in EDTF.

    Attributes:
        stated: whether the row has the companion fields with the source's wording, which a page shows if there is no
            date, and with what somebody inferred.
        lasting: whether the period is how long something lasts.
    """

    stated: bool = field(default=False, kw_only=True)
    lasting: bool = field(default=False, kw_only=True)

    is_plain = True

    def shown(self, row: Model) -> str:
        """Return the date of a row as lists show it, or the source's wording without one."""
        companions = (getattr(row, f"{self.attr}{end}") for end in ("_stated", "_inferred")) if self.stated else ()
        return display_period(self.read(row), *companions, brief=True, lasting=self.lasting)

    def values(self, *answers):
        return list(map(_period, answers[0]))

    def texts(self, values):
        return [value and edtf(value) for value in values]


@dataclass(frozen=True, eq=False)
class PrintedDateColumn(Column):
    """A period as pages show it, with the source's wording if that says more.

    Attributes:
        lasting: whether the period is how long something lasts.
    """

    lasting: bool = field(default=False, kw_only=True)

    def values(self, *answers):
        return list(map(partial(_printed, day=today(), lasting=self.lasting), *answers))


class CertaintyColumn(Column):
    """How certain a period is: "about", "possibly" or "possibly about"; empty if it is not doubted."""

    is_plain = True

    def values(self, *answers):
        return [(stored and stored_period(stored).certainty) or None for stored in answers[0]]


class InferredColumn(Column):
    """What of a period its source does not print: "year" or "date"; empty if it prints all."""

    is_plain = True

    def values(self, *answers):
        return list(map(_inferred, *answers))


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


def _period(stored: str | None) -> Period | None:
    """Parse a stored date: PostgreSQL's range text and the phrase, as a PeriodField selects them."""
    return stored_period(stored) if stored else None


@lru_cache(CACHED_PERIODS)
def edtf(period: Period) -> str:
    """A period in EDTF, cached."""
    return period.edtf


@lru_cache(CACHED_PERIODS)
def _printed(
    stored: str | None, stated: str = "", inferred: bool = False, *, day: date, lasting: bool = False
) -> str | None:
    # What lasts from a day to come is worded by the day, which the cache must know.
    return display_period(_period(stored), stated, inferred, lasting=lasting) or None


@lru_cache(CACHED_PERIODS)
def _inferred(stored: str | None, stated: str = "", inferred: bool = False) -> str | None:
    if not stored:
        return None
    return (inferred_part(stated) if inferred else stored_period(stored).inferred) or None


@lru_cache(CACHED_PERIODS)
def _first_day(stored: str | None) -> date | None:
    return stored and stored_period(stored).lower


@lru_cache(CACHED_PERIODS)
def _last_day(stored: str | None) -> date | None:
    return stored and stored_period(stored).last_day


def period(
    of: str,
    label: str,
    *,
    name: str = "",
    stated: bool = True,
    days: bool = False,
    lasting: bool = False,
    **options,
) -> list[Column]:
    """The columns of a Period: the date itself, as shown on pages, how certain it is, and what of it was inferred.

    Args:
        of: the field.
        label: its heading.
        name: its key in JSON, if that is not the field.
        stated: whether the model has the companion fields with the source's wording.
        days: whether to add the first and last day, as dates that a spreadsheet can sort and calculate with.
        lasting: whether the period is how long something lasts.
        options: other options of the first column, for pages.
    """
    name = name or of
    stored = F(of)
    wording = (F(f"{of}_stated"), F(f"{of}_inferred")) if stated else ()
    shown = {"attr": of, "css": "cell-date", "stated": stated, "lasting": lasting, "cell": "date"} | options
    columns = [
        DateColumn(name, label, (stored,), **shown),
        PrintedDateColumn(f"{name}_as_printed", f"{label}, as printed", (stored, *wording), width=24, lasting=lasting),
        CertaintyColumn(f"{name}_certainty", f"{label}, certainty", (stored,), width=12),
        InferredColumn(f"{name}_inferred", f"{label}, inferred", (stored, *wording), width=12),
    ]
    if days:
        columns += [
            FirstDayColumn(f"{name}_first_day", f"{label}, first day", (stored,), width=12),
            LastDayColumn(f"{name}_last_day", f"{label}, last day", (stored,), width=12),
        ]
    return columns

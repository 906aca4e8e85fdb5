"""Period: a date that may be known only to the month, year or decade, or be open at one end."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import total_ordering
from typing import Self

from . import reading, writing
from .spans import FIRST_DAY, LAST_UPPER, LAST_YEAR, ONE_DAY, PARTS_OF_DECADE, Bounds, span_of_day, span_of_years

_YEAR = re.compile(r"\d{4}")
_PART_OF_DECADE = re.compile(rf"\b({'|'.join(PARTS_OF_DECADE)})\b", re.IGNORECASE)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """The days on which something may have happened, or during which it lasted.

    `lower` is the first day, `upper` the day after the last. None means that this end is open; at least one end is
    given.
    Periods sort by their first day, then by their end; open ends come last. Raises ValueError for bounds that are
    missing,
    reversed, or outside the years 1 to 9998.

    >>> Period.parse("Feb 2025")
    Period(lower=datetime.date(2025, 2, 1), upper=datetime.date(2025, 3, 1))
    >>> str(Period.parse("until 20 Dec 2025"))
    'by 20 December 2025'
    """

    lower: date | None
    upper: date | None

    def __post_init__(self) -> None:
        for day in (self.lower, self.upper):
            if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
                raise TypeError(f"A period is bounded by dates, not by {day!r}.")
        if self.lower is None and self.upper is None:
            raise ValueError("A period needs a beginning, an end, or both.")
        if self.lower and self.upper and self.lower >= self.upper:
            raise ValueError(f"This period ends ({self.upper - ONE_DAY}) before it begins ({self.lower}).")
        if not (self.lower or FIRST_DAY) < (self.upper or LAST_UPPER) <= LAST_UPPER:
            raise ValueError(f"A date must be within the years 1 to {LAST_YEAR}.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the period that a user typed (see `reading`). Raise ValueError with a message for that user."""
        return cls(*reading.read(text))

    @classmethod
    def from_edtf(cls, text: str) -> Self:
        """Return the period of an EDTF text. Raise ValueError if it is not valid."""
        return cls(*reading.read_edtf(text))

    @classmethod
    def of_day(cls, day: date) -> Self:
        """Return the period of one day. Raise ValueError outside the years 1 to 9998."""
        return cls(*span_of_day(day.year, day.month, day.day))

    @classmethod
    def of_year(cls, year: int) -> Self:
        """Return the period of one calendar year. Raise ValueError outside the years 1 to 9998."""
        return cls(*span_of_years(year))

    @property
    def bounds(self) -> Bounds:
        """The first day and the day after the last."""
        return self.lower, self.upper

    def __str__(self) -> str:
        return writing.write(self.bounds)

    def __lt__(self, other: object) -> bool:
        return self._sort_key() < other._sort_key() if isinstance(other, Period) else NotImplemented

    def _sort_key(self) -> tuple[date, date]:
        return self.lower or date.max, self.upper or date.max

    @property
    def edtf(self) -> str:
        """The period in EDTF, such as 2025-02, 199X or ../2030."""
        return writing.write_edtf(self.bounds)

    @property
    def precision(self) -> str:
        """How exactly the date is known, such as "known to the month"."""
        return writing.PRECISIONS[writing.kind_of(self.bounds)]

    @property
    def last_day(self) -> date | None:
        """The last day of the period; None if the end is open."""
        return self.upper - ONE_DAY if self.upper else None


def describe_typed_period(text: str) -> str:
    """Return how a typed date was understood, to show beside its field. Raise ValueError as `Period.parse` does.

    >>> describe_typed_period("2025-02")
    'February 2025, known to the month'
    >>> describe_typed_period("by 2030")
    'by the end of 2030, beginning not known'
    >>> describe_typed_period("early 1990s")
    '1990–1993, a range of years'
    """
    period = Period.parse(text)
    match writing.kind_of(period.bounds), period.lower, period.upper:
        case "since", date() as lower, _ if writing.step_of(lower) != "day":
            detail = f" (from {Period.of_day(lower)})"
        case _:
            detail = ""
    return f"{period}{detail}, {period.precision}"


def display_period(period: Period | None, stated: str = "", inferred: bool = False, *, brief: bool = False) -> str:
    """Return a period as pages show it, with the source's wording if that says more. Return "" if nothing is known.

    Args:
        period: the date.
        stated: the source's wording, such as "last year"; may be empty.
        inferred: whether the user worked the date out, or the publication date supplied a missing part.
        brief: leave out the source's wording if there is a date, as in a list.

    >>> display_period(Period.of_year(2024), "last year")
    '2024 (stated as “last year”)'
    >>> display_period(Period.of_year(2024), "last year", brief=True)
    '2024'
    >>> display_period(Period.parse("25 February 2025"), "25 February", inferred=True)
    '25 February 2025 (year inferred)'
    >>> display_period(Period.parse("2026–2029"), "2026–2029")
    '2026–2029'
    """
    stated = stated.strip()
    if period is None:
        return f"“{stated}”" if stated else ""
    shown = str(period)
    notes = []
    if stated and _reads_as(stated, period):
        if _PART_OF_DECADE.search(stated):
            shown = stated
    elif stated and not brief and stated.lower() not in shown.lower():
        notes.append(f"stated as “{stated}”")
    if inferred:
        notes.append("year inferred" if stated and not _YEAR.search(stated) else "inferred")
    return f"{shown} ({', '.join(notes)})" if notes else shown


def _reads_as(stated: str, period: Period) -> bool:
    try:
        return Period.parse(stated) == period
    except ValueError:
        return False

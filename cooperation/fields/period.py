"""Period: a date that may be known only to the month, year or decade, be open at one end, or be uncertain."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache, total_ordering
from typing import Self

from . import reading, writing
from .inference import inferred_part, split_inferred
from .spans import FIRST_DAY, LAST_UPPER, LAST_YEAR, ONE_DAY, Bounds, span_of_day, span_of_years
from .times import today

_DECADE = re.compile(r"^(?:(?:early|late) |mid-)?\d{3}0s")

DOUBTS = {
    "": "",
    "about": "approximate",
    "possibly": "uncertain",
    "possibly about": "uncertain and approximate",
}


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """The days on which something may have happened, or during which it lasted.

    `lower` is the first day, `upper` the day after the last. None means that this end is open; at least one end is
    given. `phrase` is the date in English if the bounds do not say all of it, such as "about 2024" or "late 2025".
    `inferred` is what of it the source does not print, "year" or "date", of a date that triggers copied from another
    row; a row's own date has its companion fields for that. Two periods are the same date whatever of it was inferred.
    Periods sort by their first day, then by their end; open ends come last. Raises ValueError for bounds that are
    missing, reversed, or outside the years 1 to 9998.

    >>> Period.parse("Feb 2025")
    Period(lower=datetime.date(2025, 2, 1), upper=datetime.date(2025, 3, 1), phrase='', inferred='')
    >>> str(Period.parse("until 20 Dec 2025"))
    'by 20 December 2025'
    >>> str(Period.parse("2024~"))
    'about 2024'
    """

    lower: date | None
    upper: date | None
    phrase: str = ""
    inferred: str = field(default="", compare=False)

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
        said = reading.read(text)
        return cls(*said.bounds, said.phrase)

    @classmethod
    def from_edtf(cls, text: str) -> Self:
        """Return the period of an EDTF text. Raise ValueError if it is not valid."""
        said = reading.read_edtf(text)
        return cls(*said.bounds, said.phrase)

    @classmethod
    def of_columns(cls, lower: date | None, upper: date | None, phrase: str) -> Self:
        """Return the period of stored bounds and phrase. A phrase of another date than the bounds is ignored.

        Entries have the last day of what happened by some day, and a phrase with that day.

        >>> str(Period.of_columns(date(2024, 12, 5), date(2024, 12, 6), "by 2024-12-05"))
        'by 5 December 2024'
        >>> str(Period.of_columns(date(2025, 2, 25), date(2025, 2, 26), "(inferred: February 25)"))
        '25 February 2025 (year inferred)'
        """
        phrase, inferred = split_inferred(phrase)
        if phrase:
            try:
                said = cls.parse(phrase)
            except ValueError:
                return cls(lower, upper, inferred=inferred)
            last_day_only = said.lower is None and lower and upper and upper - lower == ONE_DAY
            if said.upper == upper and (said.lower == lower or last_day_only):
                return replace(said, inferred=inferred)
        return cls(lower, upper, inferred=inferred)

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

    @property
    def words(self) -> str:
        """The date in English, without what of it was inferred."""
        return self.phrase or writing.write(self.bounds)

    def __str__(self) -> str:
        return f"{self.words} ({self.inferred} inferred)" if self.inferred else self.words

    def __lt__(self, other: object) -> bool:
        return self._sort_key() < other._sort_key() if isinstance(other, Period) else NotImplemented

    def _sort_key(self) -> tuple[date, date, str]:
        return self.lower or date.max, self.upper or date.max, self.phrase

    def overlaps(self, other: Self) -> bool:
        """Whether two periods have a day in common."""
        return all(
            first is None or last is None or first < last
            for first, last in ((self.lower, other.upper), (other.lower, self.upper))
        )

    @property
    def edtf(self) -> str:
        """The period in EDTF, such as 2025-02, 199X, 2025-21, 2024~ or ../2030."""
        return reading.read(self.phrase).edtf if self.phrase else writing.write_edtf(self.bounds)

    @property
    def certainty(self) -> str:
        """How certain it is: "about", "possibly" or "possibly about"; "" if it is not doubted."""
        return reading.read(self.phrase).certainty if self.phrase else ""

    @property
    def plain(self) -> Self:
        """The period of the same days, without a phrase."""
        return type(self)(*self.bounds)

    @property
    def text(self) -> str:
        """Text that `parse` converts to the same period: EDTF, or its phrase if EDTF can’t say it."""
        try:
            is_said = type(self).parse(self.edtf) == self
        except ValueError:
            is_said = False  # people may mean two years by 2020-21
        return self.edtf if is_said else self.words

    @property
    def precision(self) -> str:
        """How exactly the date is known, such as "known to the month, approximate"."""
        return ", ".join(filter(None, [writing.PRECISIONS[writing.kind_of(self.bounds)], DOUBTS[self.certainty]]))

    @property
    def lasting(self) -> str:
        """The period in English, of what lasts: "until 2030", where something that happens has "by 2030"."""
        text = str(self)
        return f"until {text.removeprefix('by ')}" if self.lower is None and text.startswith("by ") else text

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return writing.kind_of(self.bounds) == "day"

    @property
    def last_day(self) -> date | None:
        """The last day of the period; None if the end is open."""
        return self.upper - ONE_DAY if self.upper else None


def describe_typed_period(text: str, *, lasting: bool = False) -> str:
    """Return how a typed date was understood, to show beside its field. Raise ValueError as `Period.parse` does.

    `lasting` is for a date of what lasts: "until the end of 2030" instead of "by the end of 2030".

    >>> describe_typed_period("2025-02")
    'February 2025, known to the month'
    >>> describe_typed_period("by 2030")
    'by the end of 2030, beginning not known'
    >>> describe_typed_period("early 1990s")
    'early 1990s (1990–1993), a range of years'
    >>> describe_typed_period("2024~")
    'about 2024, known to the year, approximate'
    """
    period = Period.parse(text)
    shown, plain = (_in_words(one, lasting=lasting) for one in (period, period.plain))
    if period.phrase and period.edtf == f"{period.lower}/..":
        return f"{shown}, {period.precision}"
    if period.phrase.removeprefix(f"{period.certainty} ") not in ("", str(period.plain)):
        return f"{shown} ({plain}), {period.precision}"
    match writing.kind_of(period.bounds), period.lower, period.upper:
        case "since", date() as lower, _ if writing.step_of(lower) != "day":
            detail = f" (from {Period.of_day(lower)})"
        case _:
            detail = ""
    return f"{shown}{detail}, {period.precision}"


def _in_words(period: Period, *, lasting: bool) -> str:
    """Return a period as it is said today: nothing has lasted since a day that is to come. Titles don't say "from"."""
    text = period.lasting if lasting else str(period)
    is_ahead = period.upper is None and text.startswith("since ") and period.lower > today()
    return f"from {text.removeprefix('since ')}" if is_ahead else text


def display_period(
    period: Period | None, stated: str = "", inferred: bool = False, *, brief: bool = False, lasting: bool = False
) -> str:
    """Return a period as pages show it, with the source's wording if that says more. Return "" if nothing is known.

    Args:
        period: the date.
        stated: the source's wording, such as "last year"; may be empty.
        inferred: whether the user worked the date out, or the publication date supplied a missing part.
        brief: leave out the source's wording if there is a date, as in a list.
        lasting: whether it is how long something lasts, "until 2030", not when it happens, "by 2030".

    >>> display_period(Period.of_year(2024), "last year")
    '2024 (stated as “last year”)'
    >>> display_period(Period.of_year(2024), "last year", brief=True)
    '2024'
    >>> display_period(Period.parse("25 February 2025"), "25 February", inferred=True)
    '25 February 2025 (year inferred)'
    >>> display_period(Period.parse("25 February 2025"), "on the same day", inferred=True, brief=True)
    '25 February 2025 (date inferred)'
    >>> display_period(Period.parse("since 1 April 1990")), display_period(Period.parse("since 1 April 9990"))
    ('since 1 April 1990', 'from 1 April 9990')
    >>> display_period(Period.parse("2026–2029"), "2026–2029")
    '2026–2029'
    """
    stated = stated.strip()
    if period is None:
        return f"“{stated}”" if stated else ""
    said = _read(stated)
    is_same = said is not None and said.bounds == period.bounds
    part = inferred_part(stated) if inferred else period.inferred
    shown = _in_words(replace(said if is_same and not period.phrase else period, inferred=""), lasting=lasting)
    notes = []
    if stated and not is_same and not brief and stated.lower() not in shown.lower():
        notes.append(f"stated as “{stated}”")
    if part:
        notes.append(f"{part} inferred")
    return f"{shown} ({', '.join(notes)})" if notes else shown


def sourced_period(row, name: str) -> Period | None:
    """Return the Period in a field of a row, with what of it was inferred; None if there is none.

    Args:
        row: a model instance.
        name: the name of its PeriodField, which may have companion fields.
    """
    period = getattr(row, name)
    if period is None or not getattr(row, f"{name}_inferred", False):
        return period
    return replace(period, inferred=inferred_part(getattr(row, f"{name}_stated")))


def date_after(word: str, period: Period | None, stated: str = "", inferred: bool = False) -> str:
    """Return a date to follow a status, with the space or comma that joins them. Return "" if nothing is known.

    Args:
        word: what the date needs before it if it has no such word of its own: "since", "from" or "".
        period, stated, inferred: as of ``display_period``.

    >>> "implementation" + date_after("since", Period.parse("March 2026"))
    'implementation since March 2026'
    >>> "implementation" + date_after("since", Period.parse("since March 2026"))
    'implementation since March 2026'
    >>> "implementation" + date_after("since", Period.parse("by 13 March 2026"))
    'implementation, by 13 March 2026 at the latest'
    """
    shown = display_period(period, stated, inferred)
    if period is None:
        return f", {shown}" if shown else ""
    if period.upper is None:
        return f" {shown}"
    if shown.startswith(("from ", "before ")):
        return f", {shown}"
    if period.lower is None:
        text = period.words
        return f", {text} at the latest{shown.removeprefix(text)}"
    return f" {word} {writing.with_article(shown)}" if word else f" {shown}"


def date_of_end(period: Period | None, stated: str = "", inferred: bool = False) -> str:
    """Return when something ended, of a period that says only since when it is over: "in 2022". Return "" of others.

    Of one who left, "since 2022" is no time of its part: it is gone since then.

    >>> date_of_end(Period.parse("since 2022")), date_of_end(Period.parse("since 5 May 2022"))
    ('in 2022', 'on 5 May 2022')
    >>> date_of_end(Period.parse("since the end of 2022")), date_of_end(Period.parse("since about 2022"))
    ('at the end of 2022', 'about 2022')
    >>> date_of_end(Period.parse("2015–2022"))
    ''
    """
    if period is None or period.lower is None or period.upper is not None:
        return ""
    shown = display_period(period, stated, inferred)
    if not shown.startswith(("since ", "from ")):
        return shown  # "after 2022"
    date = shown.removeprefix("since ").removeprefix("from ")
    if period.certainty:
        return date
    is_day = period.edtf == f"{period.lower}/.."
    return f"{'on' if is_day else 'at' if date.startswith(('the beginning', 'the end')) else 'in'} {date}"


def date_on(period: Period) -> str:
    """Return a date to follow what happened then, with the word that it needs before it.

    >>> date_on(Period.parse("25 Feb 2025")), date_on(Period.parse("Dec 2024")), date_on(Period.parse("1990s"))
    ('on 25 February 2025', 'in December 2024', 'in the 1990s')
    >>> date_on(Period.parse("by 5 Dec 2024")), date_on(Period.parse("about 2024")), date_on(Period.parse("2023-"))
    ('by 5 December 2024', 'about 2024', 'since 2023')
    >>> date_on(Period.parse("end of 2024")), date_on(Period.parse("2024?")), date_on(Period.parse("2023-2024"))
    ('at the end of 2024', 'possibly in 2024', 'in 2023–2024')
    """
    text = str(period)
    if period.lower is None or period.upper is None or period.certainty not in ("", "possibly"):
        return text
    doubt, text = f"{period.certainty} ".lstrip(), text.removeprefix(period.certainty).lstrip()
    if writing.kind_of(period.bounds) in ("day", "days") and not period.phrase.removeprefix("possibly "):
        return f"{doubt}on {text}"
    text = writing.with_article(text)
    if text.startswith(("the beginning ", "the end ")):
        return f"{doubt}at {text}"
    return f"{doubt}in {'the ' if _DECADE.search(text) else ''}{text}"


@lru_cache(reading.CACHED_READINGS)  # also of what is no date, such as "on the same day"
def _read(stated: str) -> Period | None:
    try:
        return Period.parse(stated)
    except ValueError:
        return None

"""Dates that a text counts from another day: "last year", "yesterday", "в прошлом году".

The day is that of publication. "The same day" is the day that the text named last. A date has no more precision than
the words and the publication date have: if that is known to the year, "yesterday" is not a date.
"""

import re
from datetime import date, timedelta

from cooperation.fields import Period
from cooperation.fields.spans import MONTHS, ONE_DAY

_BEFORE = re.compile("last|previous|past|прошл|минувш|өткен|өткөн|былтыр")
_AFTER = re.compile("next|coming|следующ|будущ|келесі|кийинки")
_SAME = re.compile(r"\b(?:same|т(?:ого|ом|от))\b")
_DAYS = {
    **{
        "yesterday": -1,
        "today": 0,
        "tonight": 0,
        "tomorrow": 1,
        "вчера": -1,
        "сегодня": 0,
        "завтра": 1,
        "накануне": -1,
    },
    **{"the day before yesterday": -2, "the day after tomorrow": 2, "позавчера": -2, "послезавтра": 2},
}
_NUMBERS = {
    word: number
    for number, words in enumerate(
        ["a one", "two два", "three три", "four четыре", "five пять", "six", "seven", "eight", "nine", "ten десять"],
        start=1,
    )
    for word in words.split()
}
_NUMBERS["ten"] = _NUMBERS["десять"] = 10
_WEEKDAYS = [
    *("monday понедельник", "tuesday вторник", "wednesday среду", "thursday четверг"),
    *("friday пятницу", "saturday субботу", "sunday воскресенье"),
]


class Resolver:
    """Resolves relative dates, in the order of the text.

    Attributes:
        published: the publication date; None if it is not known.
        last_day: the day that the text named last.
        last_year: the year that the text named last.
    """

    def __init__(self, published: Period | None) -> None:
        self.published = published
        self.last_day: date | None = None
        self.last_year: int | None = None

    def note(self, period: Period) -> None:
        """Note a date that the text names."""
        if period.is_day:
            self.last_day = period.lower
        known = [day for day in (period.lower, period.last_day) if day]
        if len({day.year for day in known}) == 1:
            self.last_year = known[0].year

    @property
    def day(self) -> date | None:
        """The day of publication, if it is known."""
        return self.published.lower if self.published and self.published.is_day else None

    @property
    def year(self) -> int | None:
        """The year of publication, if it is known."""
        return self._common("year")

    def english(self, kind: str, words: str) -> str | None:
        """Return the English of a relative year, month or season, such as "2024" for "last year"; None if not known.

        Args:
            kind: the kind of the piece, without "relative_".
            words: its words in small letters.
        """
        match kind:
            case "year":
                year = self.last_year if _SAME.search(words) else _shifted(self.year, words)
                return year and f"{year:04}"
            case "the_year":
                end = "end of " if words.startswith("year") else ""
                return self.year and f"{end}{self.year:04}"
            case "years_ago":
                return self.year and f"{self.year - _number(words):04}"
            case "month":
                return self._month(words)
            case "named_month":
                return self._named_month(words)
            case "season":
                return self._season(words)
        return None

    def period(self, kind: str, words: str, *, is_to_come: bool = False) -> Period | None:
        """Return a relative day or week; None if it is not known, of another kind, or not in the calendar.

        Args:
            kind: the kind of the piece, without "relative_".
            words: its words in small letters.
            is_to_come: whether its sentence speaks of the future there, which says which Friday is meant.
        """
        try:
            return self._period(kind, words, is_to_come=is_to_come)
        except OverflowError:  # the day before the first one, or the week after the last one
            return None

    def _period(self, kind: str, words: str, *, is_to_come: bool) -> Period | None:
        match kind:
            case "same_day":
                day = self.last_day or self.day
            case "day":
                day = self.day and self.day + _DAYS[words] * ONE_DAY
            case "weekday":
                day = self._weekday(words, is_to_come=is_to_come)
            case "week" if self.day:
                monday = self.day - timedelta(days=self.day.weekday()) + 7 * _step(words) * ONE_DAY
                return Period(monday, monday + 7 * ONE_DAY)
            case _:
                return None
        return Period.of_day(day) if day else None

    def _common(self, part: str) -> int | None:
        """Return the year or month of the publication date, if all its days have the same."""
        if self.published is None or None in self.published.bounds:
            return None
        first, last = self.published.lower, self.published.last_day
        same_year = first.year == last.year
        return getattr(first, part) if same_year and getattr(first, part) == getattr(last, part) else None

    def _month(self, words: str) -> str | None:
        year, month = self.year, self._common("month")
        if year is None or month is None or _SAME.search(words):
            return None
        count = year * 12 + month - 1 + _step(words)
        return f"{MONTHS[count % 12]} {count // 12:04}"

    def _named_month(self, words: str) -> str | None:
        """Return the nearest month before or after that of publication, or "this March" in the year of publication."""
        name = words.split()[-1].capitalize()
        own = self._common("month")
        if self.year is None or (own is None and not words.startswith("this")):
            return None
        month = MONTHS.index(name) + 1
        if words.startswith("this"):
            return f"{name} {self.year:04}"
        if words.startswith("last"):
            return f"{name} {self.year - (month >= own):04}"
        return f"{name} {self.year + (month <= own):04}"

    def _season(self, words: str) -> str | None:
        name = words.split()[-1]
        if self.year is None or name == "winter":
            return None  # the winter of two years
        return f"{name} {self.year + _step(words):04}"

    def _weekday(self, words: str, *, is_to_come: bool) -> date | None:
        if self.day is None:
            return None
        weekday = next(place for place, names in enumerate(_WEEKDAYS) if words.split()[-1] in names.split())
        back = (self.day.weekday() - weekday) % 7
        if _BEFORE.search(words):
            return self.day - (back or 7) * ONE_DAY
        if _AFTER.search(words) or (is_to_come and back):
            return self.day + (7 - back) * ONE_DAY
        return self.day - back * ONE_DAY


def _step(words: str) -> int:
    return -1 if _BEFORE.search(words) else 1 if _AFTER.search(words) else 0


def _shifted(year: int | None, words: str) -> int | None:
    return None if year is None else year + _step(words)


def _number(words: str) -> int:
    first = words.split()[0]
    return int(first) if first.isdigit() else _NUMBERS.get(first, 1)

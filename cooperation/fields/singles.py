"""Single dates in text, such as a day, a quarter, a season or late October 2022: their patterns, days and phrases."""

import re
from typing import NamedTuple

from . import writing
from .spans import (
    MONTHS,
    ONE_DAY,
    ORDINALS,
    PARTS,
    SEASONS,
    Span,
    span_of_day,
    span_of_decade,
    span_of_half,
    span_of_half_month,
    span_of_months,
    span_of_part_of_year,
    span_of_quarter,
    span_of_season,
    span_of_ten_days,
    span_of_years,
)

MARKS = {"about": "~", "possibly": "?", "possibly about": "%"}
"""How certain a date is -> the mark of EDTF."""

Parts = dict[str, str]

_NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
_SAME_PART = {"start": "beginning", "middle": "mid"}
_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9}

YEAR = r"(?P<year>\d{4})"
MONTH = rf"(?P<month>{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})\.?"
_OF_MONTH = rf"(?:[ -]| of ){MONTH}(?:[ -]|, ?| of ){YEAR}"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PART = rf"(?P<part>{'|'.join([*PARTS, *_SAME_PART])})(?:-| (?:in |of )?(?:the )?)"
_QUARTER = rf"(?P<quarter>{'|'.join(ORDINALS)}|1st|2nd|3rd|4th|last)"
_QUARTER_NUMBER = r"(?P<quarter>[1-4])"
_HALF = r"(?P<half>first|second|1st|2nd)"
_HALF_NUMBER = r"(?P<half>[12])"
_SEASON = rf"(?P<season>{'|'.join([*SEASONS, 'fall'])})"


def shapes(*patterns: str) -> list[re.Pattern[str]]:
    """Compile patterns of dates in plain text. Each names the parts that it finds."""
    return [re.compile(pattern, re.ASCII) for pattern in patterns]


EDTF_SHAPES = shapes(
    rf"{YEAR}-(?P<edtf_season>2[1-4])",
    rf"{YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
    rf"{YEAR}-(?P<month>\d\d)",
    YEAR,
    r"(?P<decade>\d{3})x",
)
DATE_SHAPES = EDTF_SHAPES + shapes(
    rf"{_DAY}{_OF_MONTH}",
    rf"{MONTH}(?:[ -]|,? of |, ){YEAR}",
    rf"{MONTH} (?:the )?{_DAY},? {YEAR}",
    rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{YEAR}",
    rf"(?P<month>\d{{1,2}})[./]{YEAR}",
    rf"{YEAR}/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})",
    r"(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{2}|\d{4})",
    rf"(?:{_PART})?(?P<decade>\d{{3}})0s",
    rf"{_PART}{YEAR}",
    rf"{_PART}{MONTH}(?:[ -]|,? of |, ){YEAR}",
    rf"q{_QUARTER_NUMBER}(?: of |[ /-]){YEAR}",
    rf"{_QUARTER_NUMBER}q(?: of |[ /-]?){YEAR}",
    rf"{YEAR}[ /-]?q{_QUARTER_NUMBER}",
    rf"{YEAR}[ /-]{_QUARTER_NUMBER}q",
    rf"{_QUARTER} quarter(?: of |,? ){YEAR}",
    rf"h{_HALF_NUMBER}(?: of |[ /-]){YEAR}",
    rf"{_HALF_NUMBER}h(?: of |[ /-]?){YEAR}",
    rf"{YEAR}[ /-]?h{_HALF_NUMBER}",
    rf"{YEAR}[ /-]{_HALF_NUMBER}h",
    rf"{_HALF} half(?: of |,? ){YEAR}",
    rf"{_HALF} half{_OF_MONTH}",
    rf"(?:(?P<edge>first|last) )?(?P<months>1[01]|[2-9]|{'|'.join(_NUMBERS)}) months(?: of |,? ){YEAR}",
    rf"(?P<tens>first|second|third|1st|2nd|3rd) (?:(?:ten|10)[ -]day(?:s| period)|decade){_OF_MONTH}",
    rf"{_SEASON}(?:-|,? (?:of )?){YEAR}",
    rf"(?P<season>winter) (?:of )?{YEAR} ?[/–-] ?(?P<next>\d\d|\d{{4}})",
)
# The first half of a range may leave out parts that the second half has.
UNFINISHED_SHAPES = shapes(
    rf"{_DAY}\.?",
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.?",
    rf"{_DAY}(?: of)? {MONTH}",
    rf"{MONTH} (?:the )?{_DAY}",
    rf"(?:{_PART})?{MONTH}",
    rf"(?P<part>{'|'.join([*PARTS, *_SAME_PART])})",
    rf"q{_QUARTER_NUMBER}",
    _SEASON,
)

_CERTAINTY = re.compile(
    r"(?:(?P<possibly>possibly|perhaps|maybe|probably) )?"
    r"(?:(?P<about>(?:about|around|circa|approximately|roughly) |(?:approx|ca?)(?:\.| ) ?|[~≈] ?))?"
    r"(?:(?:in|on|at) )?(?:the )?(?P<date>.+?)(?P<mark>[~?%])?"
)


_WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_WEEKDAYS = [name[:3].lower() for name in _WEEKDAY_NAMES]
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\.?"
)
_WEEKDAY_FIRST = re.compile(rf"(?:on )?{_WEEKDAY},? (?:the )?(?P<date>.+)")
_WEEKDAY_LAST = re.compile(rf"(?P<date>.+?)(?:, | \(){_WEEKDAY}\)?")


class Single(NamedTuple):
    """One date in a text.

    Attributes:
        span: its days.
        phrase: its English, if the days alone would be written otherwise, such as "late 2025".
        edtf: its EDTF, if the days alone would be written otherwise.
        certainty: a key of MARKS; "" if the text does not doubt it.
    """

    span: Span
    phrase: str = ""
    edtf: str = ""
    certainty: str = ""

    @property
    def text(self) -> str:
        """Its English, without its certainty."""
        return self.phrase or writing.write(self.span)

    @property
    def is_plain(self) -> bool:
        """Whether the days say all of it."""
        return not (self.phrase or self.certainty)


def split_certainty(plain: str) -> tuple[str, str]:
    """Return how certain a date is, and its text without the words and marks for that.

    >>> split_certainty("possibly 2024~")
    ('possibly about', '2024')
    """
    found = _CERTAINTY.fullmatch(plain)
    if not found:
        return "", plain
    mark = found["mark"]
    about, possibly = found["about"] or mark in ("~", "%"), found["possibly"] or mark in ("?", "%")
    certainty = " ".join(word for word, is_said in (("possibly", possibly), ("about", about)) if is_said)
    return (certainty, found["date"]) if certainty else ("", plain)


def split_weekday(plain: str) -> tuple[int | None, str]:
    """Return the number of the weekday that a date names, Monday is 0, and its text without it.

    >>> split_weekday("tuesday, 25 february 2025")
    (1, '25 february 2025')
    """
    found = _WEEKDAY_FIRST.fullmatch(plain) or _WEEKDAY_LAST.fullmatch(plain)
    return (_WEEKDAYS.index(found["weekday"][:3]), found["date"]) if found else (None, plain)


def check_weekday(weekday: int | None, single: "Single") -> None:
    """Raise ValueError if a date is not on the weekday that the text names, or is no day."""
    day, after = single.span
    if weekday is None:
        return
    if after - day != ONE_DAY:
        raise ValueError(f"Only a day has a weekday: write {single.text} without it.")
    if day.weekday() != weekday:
        raise ValueError(f"{single.text} is a {day:%A}, not a {_WEEKDAY_NAMES[weekday]}: correct one of them.")


def match_shape(plain: str, patterns: list[re.Pattern[str]]) -> Parts | None:
    """Return the parts (year, month, decade ...) found by the first pattern that matches, or None."""
    for shape in patterns:
        if found := shape.fullmatch(plain):
            return {name: part for name, part in found.groupdict().items() if part is not None}
    return None


def single_of(parts: Parts) -> Single:
    """Return the date of the matched parts. Raise ValueError if the calendar has no such date, or several."""
    part = _SAME_PART.get(parts.get("part", ""), parts.get("part", ""))
    if "decade" in parts:
        first = int(parts["decade"]) * 10
        return Single(span_of_decade(first, part), _phrase_of_part(part, f"{first:04}s", "the "))
    if "one" in parts:
        return Single(_day_with_slashes(**parts))
    year = int(parts["year"])
    if "season" in parts:
        return _season(parts["season"].replace("fall", "autumn"), year, parts.get("next"))
    if "edtf_season" in parts:
        numbers = {str(number): season for season, (number, _) in SEASONS.items()}
        return _season(numbers[parts["edtf_season"]], year)
    if "quarter" in parts:
        return Single(span_of_quarter(year, _ordinal(parts["quarter"])))
    if "months" in parts:
        return _months_at_edge(year, parts.get("edge", "first"), parts["months"])
    if "month" not in parts:
        return _of_year(year, part, parts)
    month = _MONTH_NUMBERS.get(parts["month"]) or int(parts["month"])
    if "day" in parts:
        return Single(span_of_day(year, month, int(parts["day"])))
    return _of_month(year, month, part, parts)


def _of_year(year: int, part: str, parts: Parts) -> Single:
    if "half" in parts:
        return Single(span_of_half(year, _ordinal(parts["half"])))
    if part:
        return Single(span_of_part_of_year(year, part), _phrase_of_part(part, f"{year:04}"))
    return Single(span_of_years(year))


def _of_month(year: int, month: int, part: str, parts: Parts) -> Single:
    span = span_of_months(year, month)
    name = writing.write(span)
    if "half" in parts:
        half = _ordinal(parts["half"])
        return Single(span_of_half_month(year, month, half), f"{ORDINALS[half - 1]} half of {name}")
    if "tens" in parts:
        number = _ordinal(parts["tens"])
        return Single(span_of_ten_days(year, month, number - 1), f"{ORDINALS[number - 1]} ten days of {name}")
    if part:
        return Single(span_of_ten_days(year, month, PARTS[part]), _phrase_of_part(part, name))
    return Single(span)


def _phrase_of_part(part: str, whole: str, article: str = "") -> str:
    if part in ("beginning", "end"):
        return f"{part} of {article}{whole}"
    return part and f"{part}{'-' if part == 'mid' else ' '}{whole}"


def _months_at_edge(year: int, edge: str, months: str) -> Single:
    count = int(months) if months.isdigit() else _NUMBERS.index(months) + 2
    first = 1 if edge == "first" else 13 - count
    return Single(span_of_months(year, first, count), f"{edge} {_NUMBERS[count - 2]} months of {year:04}")


def _season(season: str, year: int, following: str | None = None) -> Single:
    """Return a season; a winter needs the year ``following`` too, in four or two digits."""
    if season != "winter":
        return Single(span_of_season(season, year), f"{season} {year:04}", f"{year:04}-{SEASONS[season][0]}")
    if not following:
        raise ValueError(f"A winter is in two years: write winter {_two_years(year - 1)} or winter {_two_years(year)}.")
    if int(following) not in (year + 1, (year + 1) % 100 if len(following) == 2 else None):
        raise ValueError(f"A winter lasts into the next year: write winter {_two_years(year)}.")
    return Single(span_of_season("winter", year), f"winter {_two_years(year)}")


def _two_years(first: int) -> str:
    return f"{first:04}/{(first + 1) % 100:02}"


def _day_with_slashes(one: str, other: str, year: str) -> Span:
    """Return the day of a date with slashes if only one of the numbers can be a month, or if they are the same."""
    typed = f"“{one}/{other}/{year}”"
    if int(one) != int(other) and 1 <= int(one) <= 12 and 1 <= int(other) <= 12:
        raise ValueError(
            f"{typed} could have the day or the month first: write the month as a word, such as 25 Feb 2025."
        )
    if len(year) == 2:
        raise ValueError(f"{typed} has a year of two digits: write all four, such as 25 Feb 2025.")
    day, month = (other, one) if int(other) > 12 >= int(one) else (one, other)
    return span_of_day(int(year), int(month), int(day))


def _ordinal(word: str) -> int:
    if word == "last":
        return len(ORDINALS)
    return int(word[0]) if word[0].isdigit() else ORDINALS.index(word) + 1

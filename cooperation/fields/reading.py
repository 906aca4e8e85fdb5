"""Parse dates as people type them, and EDTF, into bounds.

Rules for ambiguous text:
- `2025-02` is a month, as in ISO 8601, and so is `2001-02`. `2035-2036` are two years.
- `25.02.2025` has the day first. With slashes, day and month could be swapped, so `03/04/2025` is not accepted.
  `12/1950` and `2025/02/25` are accepted.
- `1990s` is a decade, and so is `1900s`. Years have four digits. The second year of a range may leave out the first two
  digits if the rest can't be a month: `1950–60` is accepted, `2009–10` is not.
- A century is not accepted: the 19th is 1801 to 1900 for some and 1800 to 1899 for others.
- `by 2030` and `until 2030` include 2030. `since 2023`, `from 2023` and `2023-` include 2023. `before 1900` and
  `after 2000` leave out the named year.
- The first half of a range takes missing parts from the second: `12-13 November 2025`, `November-December 2025`.
"""

import re
from collections.abc import Callable

from .spans import (
    MONTHS,
    ORDINALS,
    Bounds,
    Span,
    span_of_day,
    span_of_decade,
    span_of_half,
    span_of_months,
    span_of_quarter,
    span_of_years,
)

EXAMPLES = "25 Feb 2025, 2025, 1990s, 2035–2036, by 2030 or since 2023"
EDTF_EXAMPLES = "2025-02-25, 2025-02, 2025, 199X, 2035/2036, ../2030, 2023/.."

MAX_PERIOD_CHARACTERS = 100

_MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9}

_YEAR = r"(?P<year>\d{4})"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ORDINAL = rf"{'|'.join(ORDINALS)}"


def _shapes(*patterns: str) -> list[re.Pattern[str]]:
    return [re.compile(pattern, re.ASCII) for pattern in patterns]


_EDTF_SHAPES = _shapes(
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
    rf"{_YEAR}-(?P<month>\d\d)",
    _YEAR,
    r"(?P<decade>\d{3})x",
)
_SHAPES = _EDTF_SHAPES + _shapes(
    rf"{_DAY}[ -]{_MONTH}[ -]{_YEAR}",
    rf"{_MONTH}[ -]{_YEAR}",
    rf"{_MONTH} {_DAY},? {_YEAR}",
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
    r"(?P<month>\d{1,2})[./](?P<year>\d{4})",
    r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})",
    r"(?:(?P<part>early|mid|late)[ -](?:the )?)?(?P<decade>\d{3})0s",
    rf"q(?P<quarter>[1-4]) {_YEAR}",
    rf"(?P<quarter>{_ORDINAL}) quarter of {_YEAR}",
    rf"(?P<half>first|second) half of {_YEAR}",
)
# The first half of a range may leave out parts that the second half has.
_UNFINISHED_SHAPES = _shapes(_DAY, rf"{_DAY} {_MONTH}", rf"{_MONTH} {_DAY}", _MONTH)

_FILLER = re.compile(r"^(?:(?:in|on|during) )?(?:the )?")
# Words before a date that leave one end open -> bounds made from the date's span.
_OPEN: dict[re.Pattern[str], Callable[[Span], Bounds]] = {
    re.compile(
        r"(?:(?:by|until|till|(?:no|not) later than) (?:(?:the )?end of )?|before (?:the )?end of )(?:the )?"
    ): lambda span: (None, span[1]),
    re.compile(r"(?:since|from) (?:the )?"): lambda span: (span[0], None),
    re.compile(r"before (?:the )?"): lambda span: (None, span[0]),
    re.compile(r"after (?:the )?"): lambda span: (span[1], None),
}
_DASH_AT_THE_END = re.compile(r"(.+?) ?[-–]")
_BETWEEN = re.compile(r"between (.+) and (.+)")
_SHORT_RANGE = re.compile(r"(?P<century>\d\d)(?P<first>\d\d) ?[-–] ?(?P<last>\d\d)", re.ASCII)
_SHORT_OR_MONTH = re.compile(r"\d{4} ?– ?(?:0[1-9]|1[0-2])", re.ASCII)
_CENTURY = re.compile(r"\bcentur(?:y|ies)\b")
_DAY_OR_MONTH_FIRST = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}", re.ASCII)
_MONTH_BEFORE_DAYS = re.compile(rf"{_MONTH} (?P<days>\d{{1,2}} ?[-–] ?\d{{1,2}}),? {_YEAR}", re.ASCII)
# A plain hyphen also occurs inside dates, so it separates a range only if no clearer separator does.
_SEPARATORS = (re.compile(r" ?– ?| - | to | until "), re.compile(r"-"))

_DASHES = str.maketrans({"‐": "-", "‑": "-", "‒": "–", "—": "–", "―": "–", "−": "–"})

Parts = dict[str, str]


def read(text: str) -> Bounds:
    """Return the bounds of a date as people type it, or in EDTF. Either bound may be None, not both.

    Raise ValueError with a message for the user: what is wrong, or what is accepted.
    """
    plain = _FILLER.sub("", _plain(text))
    if _DAY_OR_MONTH_FIRST.fullmatch(plain):
        raise ValueError(
            f"“{plain}” could have the day or the month first: write the month as a word, such as 25 Feb 2025."
        )
    if _CENTURY.search(plain):
        raise ValueError("A century may begin in 1800 or in 1801: write its years, such as 1801–1900.")
    if _SHORT_OR_MONTH.fullmatch(plain):
        raise ValueError(f"“{plain}” could end in a year or a month: write 2009–2010 for years, Oct 2009 for a month.")
    bounds = _edtf_interval(plain) or _short_range(plain) or _single(plain) or _open(plain) or _range(plain)
    if bounds is None:
        raise ValueError(f"“{_excerpt(text)}” can't be read as a date. Write for example {EXAMPLES}.")
    return _upright(bounds, text)


def read_edtf(text: str) -> Bounds:
    """Return the bounds of an EDTF text: level 0 dates and intervals, open intervals, decades as 199X.

    Raise ValueError for other text.
    """
    plain = _plain(text)
    bounds = _edtf_interval(plain) or _single(plain, _EDTF_SHAPES)
    if bounds is None:
        raise ValueError(f"“{_excerpt(text)}” can't be read as EDTF. Write for example {EDTF_EXAMPLES}.")
    return _upright(bounds, text)


def _plain(text: str) -> str:
    """The text in lower case, with single spaces, one kind of hyphen and one kind of dash; "" if it is too long."""
    return " ".join(text.split()).translate(_DASHES).lower() if len(text) <= MAX_PERIOD_CHARACTERS else ""


def _excerpt(text: str) -> str:
    return text if len(text) <= MAX_PERIOD_CHARACTERS else text[:MAX_PERIOD_CHARACTERS] + "…"


def _upright(bounds: Bounds, text: str) -> Bounds:
    lower, upper = bounds
    if lower and upper and lower >= upper:
        raise ValueError(f"“{_excerpt(text)}” ends before it begins: write the earlier date first.")
    return bounds


def _match(plain: str, shapes: list[re.Pattern[str]]) -> Parts | None:
    """Return the parts (year, month, decade ...) found by the first pattern that matches, or None."""
    for shape in shapes:
        if match := shape.fullmatch(plain):
            return match.groupdict()
    return None


def _span(parts: Parts) -> Span:
    """Return the span of the matched parts. Raise ValueError if the calendar has no such day, month or year."""
    if "decade" in parts:
        return span_of_decade(int(parts["decade"]) * 10, parts.get("part"))
    year = int(parts["year"])
    if "quarter" in parts:
        return span_of_quarter(year, _ordinal(parts["quarter"]))
    if "half" in parts:
        return span_of_half(year, _ordinal(parts["half"]))
    if "month" not in parts:
        return span_of_years(year)
    month = _MONTH_NUMBERS.get(parts["month"]) or int(parts["month"])
    return span_of_day(year, month, int(parts["day"])) if "day" in parts else span_of_months(year, month)


def _ordinal(word: str) -> int:
    return int(word) if word.isdigit() else ORDINALS.index(word) + 1


def _single(plain: str, shapes: list[re.Pattern[str]] = _SHAPES) -> Span | None:
    parts = _match(plain, shapes)
    return _span(parts) if parts else None


def _edtf_interval(plain: str) -> Bounds | None:
    first, slash, last = plain.partition("/")
    if not slash or first == last == "..":
        return None
    begin = (None, None) if first == ".." else _single(first, _EDTF_SHAPES)
    end = (None, None) if last == ".." else _single(last, _EDTF_SHAPES)
    return (begin[0], end[1]) if begin and end else None


def _short_range(plain: str) -> Span | None:
    """Return a range whose second year has two digits that can't be a month, such as 1950–60."""
    parts = _SHORT_RANGE.fullmatch(plain)
    if not parts or not 12 < int(parts["last"]) > int(parts["first"]):
        return None
    return span_of_years(int(parts["century"] + parts["first"]), int(parts["last"]) - int(parts["first"]) + 1)


def _open(plain: str) -> Bounds | None:
    plain = _DASH_AT_THE_END.sub(r"since \1", plain) if _DASH_AT_THE_END.fullmatch(plain) else plain
    for words, bounds_of in _OPEN.items():
        if (before := words.match(plain)) and (span := _single(plain[before.end() :])):
            return bounds_of(span)
    return None


def _range(plain: str) -> Span | None:
    plain = _BETWEEN.sub(r"\1 – \2", plain.removeprefix("from "))
    if reordered := _MONTH_BEFORE_DAYS.fullmatch(plain):
        plain = "{days} {month} {year}".format(**reordered.groupdict())
    for separator in _SEPARATORS:
        halves = separator.split(plain)
        if len(halves) == 2 and (last := _match(halves[1], _SHAPES)):
            first = _match(halves[0], _SHAPES) or _finished(_match(halves[0], _UNFINISHED_SHAPES), last)
            if first:
                return _span(first)[0], _span(last)[1]
    return None


def _finished(first: Parts | None, last: Parts) -> Parts | None:
    """Complete the first half of a range with month and year of the second. Return None if the second has no month."""
    if first is None or "month" not in last or ("month" not in first and "day" not in last):
        return None
    return {"year": last["year"], "month": last["month"], **first}

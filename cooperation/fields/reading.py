"""Reads dates as people type them, and EDTF, into bounds.

What is ambiguous is read by these rules:
- `2025-02` is a month, since ISO 8601 says so, and so is `2001-02`; `2035-2036` are two years.
- `25.02.2025` has the day first. With slashes day and month could change places, so `03/04/2025` is refused.
- `1990s` is a decade, and so is `1900s`. Years have four digits.
- `by 2030` and `until 2030` include 2030; `since 2023` and `from 2023` include 2023.
- The first half of a range takes from the second what it leaves out: `12-13 November 2025`, `November-December 2025`.
"""

import re

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

EXAMPLES = (
    "25 Feb 2025, 25.02.2025, 2025-02-25, Feb 2025, 2025, 1990s, early 1990s, 12–13 November 2025, 2035–2036, "
    "by 2030, since 2023"
)
EDTF_EXAMPLES = "2025-02-25, 2025-02, 2025, 199X, 2035/2036, ../2030, 2023/.."

LONGEST_TEXT = 100

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
    r"(?P<month>\d{1,2})\.(?P<year>\d{4})",
    r"(?:(?P<part>early|mid|late)[ -](?:the )?)?(?P<decade>\d{3})0s",
    rf"q(?P<quarter>[1-4]) {_YEAR}",
    rf"(?P<quarter>{_ORDINAL}) quarter of {_YEAR}",
    rf"(?P<half>first|second) half of {_YEAR}",
)
# The first half of a range may leave out what the second half says.
_UNFINISHED_SHAPES = _shapes(_DAY, rf"{_DAY} {_MONTH}", rf"{_MONTH} {_DAY}", _MONTH)

_FILLER = re.compile(r"^(?:(?:in|on|during) )?(?:the )?")
_BY = re.compile(r"(?:by|until|till|(?:no|not) later than) (?:(?:the )?end of )?(?:the )?")
_SINCE = re.compile(r"(?:since|from) (?:the )?")
_DAY_OR_MONTH_FIRST = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}", re.ASCII)
_MONTH_BEFORE_DAYS = re.compile(rf"{_MONTH} (?P<days>\d{{1,2}} ?[-–] ?\d{{1,2}}),? {_YEAR}", re.ASCII)
# A bare hyphen also stands inside dates, so it separates only where nothing clearer does.
_SEPARATORS = (re.compile(r" ?– ?| - | to | until "), re.compile(r"-"))

_DASHES = str.maketrans({"‐": "-", "‑": "-", "‒": "–", "—": "–", "―": "–", "−": "–"})

Parts = dict[str, str]


def read(text: str) -> Bounds:
    """The bounds of a date as people type it, or in EDTF; either may be None, not both.

    Raises ValueError with a sentence for the person who typed it: what is wrong, or what is accepted.
    """
    plain = _FILLER.sub("", _plain(text))
    if _DAY_OR_MONTH_FIRST.fullmatch(plain):
        raise ValueError(f"“{plain}” could have the day or the month first: write the month as a word, 25 Feb 2025.")
    bounds = _edtf_interval(plain) or _single(plain) or _open(plain) or _range(plain)
    if bounds is None:
        raise ValueError(f"“{_excerpt(text)}” can't be read as a date. Accepted are, for example: {EXAMPLES}.")
    return _upright(bounds, text)


def read_edtf(text: str) -> Bounds:
    """The bounds of an EDTF text: level 0 dates and intervals, open intervals, decades as 199X. Raises ValueError."""
    plain = _plain(text)
    bounds = _edtf_interval(plain) or _single(plain, _EDTF_SHAPES)
    if bounds is None:
        raise ValueError(f"“{_excerpt(text)}” can't be read as EDTF. Accepted are, for example: {EDTF_EXAMPLES}.")
    return _upright(bounds, text)


def _plain(text: str) -> str:
    """The text in lower case, with single spaces, one sort of hyphen and one sort of dash. Too long a text is empty."""
    return " ".join(text.split()).translate(_DASHES).lower() if len(text) <= LONGEST_TEXT else ""


def _excerpt(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"


def _upright(bounds: Bounds, text: str) -> Bounds:
    lower, upper = bounds
    if lower and upper and lower >= upper:
        raise ValueError(f"“{_excerpt(text)}” ends before it begins: write the earlier date first.")
    return bounds


def _match(plain: str, shapes: list[re.Pattern[str]]) -> Parts | None:
    """What the first fitting shape finds in the text (year, month, decade ...), or None."""
    for shape in shapes:
        if match := shape.fullmatch(plain):
            return match.groupdict()
    return None


def _span(parts: Parts) -> Span:
    """The span that a matched shape names. Raises ValueError where the calendar has no such day, month or year."""
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


def _open(plain: str) -> Bounds | None:
    if (by := _BY.match(plain)) and (end := _single(plain[by.end() :])):
        return None, end[1]
    if (since := _SINCE.match(plain)) and (begin := _single(plain[since.end() :])):
        return begin[0], None
    return None


def _range(plain: str) -> Span | None:
    plain = plain.removeprefix("from ")
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
    """The first half of a range with month and year taken from the second, or None where that one has none to give."""
    if first is None or "month" not in last or ("month" not in first and "day" not in last):
        return None
    return {"year": last["year"], "month": last["month"], **first}

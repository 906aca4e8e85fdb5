"""Parse dates as people type them, and EDTF, into bounds.

Rules for ambiguous text:
- `2025-02` is a month, as in ISO 8601, and so is `2001-02`. `2035-2036` are two years.
- `25.02.2025` has the day first. With slashes, day and month could be swapped, so `03/04/2025` is not accepted.
  `12/1950` and `2025/02/25` are accepted. So are `25/02/2025` and `02/25/2025`, where only one number can be a month.
- `2025~` is about 2025, `2025?` possibly 2025, `2025%` both, as in EDTF. Before both dates of a range, "about" is
  said of both: `about 2024–2026`. With "from" or "between" it is said of the date that follows: `from about 2024 to
  2026`.
- `early 2025` is January to April, `mid-2025` May to August, `late 2025` September to December. `early October 2022` is
  its days 1 to 10, `mid-October 2022` 11 to 20, `late October 2022` from 21 on, as are its first, second and third ten
  days. "Beginning of" has the bounds of "early", "end of" those of "late": none of these words has exact limits.
- `9 months of 2024` are the first nine.
- Seasons are three whole months of the northern hemisphere: `spring 2025` is March to May. A winter is in two years, so
  `winter 2024/25` is accepted, `winter 2025` is not.
- `1990s` is a decade, and so is `1900s`. Years have four digits. The second year of a range may leave out the first two
  digits if the rest can't be a month: `1950–60` is accepted, `2009–10` is not.
- A century is not accepted: the 19th is 1801 to 1900 for some and 1800 to 1899 for others.
- A weekday before or after a day is checked: `Tuesday, 25 February 2025`.
- `by 2030` and `until 2030` include 2030. `since 2023`, `from 2023` and `2023-` include 2023. `before 1900` and
  `after 2000` leave out the named year. `since 1 April 2027` stays a day, though April begins on it.
- The first half of a range takes missing parts from the second: `12-13 November 2025`, `November-December 2025`.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from . import writing
from .singles import (
    DATE_SHAPES,
    EDTF_SHAPES,
    MARKS,
    MONTH,
    UNFINISHED_SHAPES,
    YEAR,
    Parts,
    Single,
    check_weekday,
    match_shape,
    single_of,
    split_certainty,
    split_weekday,
)
from .spans import FIRST_DAY, ONE_DAY, SEASONS, Bounds, Span, span_of_years

EXAMPLES = "25 Feb 2025, late 2025, about 2024, 2035–2036, by 2030 or since 2023"
EDTF_EXAMPLES = "2025-02-25, 2025-02, 2025, 199X, 2025-21, 2024~, 2035/2036, ../2030, 2023/.."

MAX_PERIOD_CHARACTERS = 100

_FILLER = re.compile(r"^(?:(?:in|on|at|during) )?(?:the )?")
_END_OF = r"(?:(?:the )?end(?: of |[ -]))?"
# Words before a date that leave one end open -> the word that is printed, and the bounds made from the date's span.
_OPEN: dict[re.Pattern[str], tuple[str, Callable[[Span], Bounds]]] = {
    re.compile(rf"(?:(?:by|until|till|(?:no|not) later than) {_END_OF}|before (?:the )?end(?: of |[ -]))(?:the )?"): (
        "by",
        lambda span: (None, span[1]),
    ),
    re.compile(r"(?:since|from|(?:no|not) (?:earlier|sooner) than|not before) (?:the )?"): (
        "since",
        lambda span: (span[0], None),
    ),
    re.compile(r"before (?:the )?"): ("before", lambda span: (None, span[0])),
    re.compile(r"after (?:the )?"): ("after", lambda span: (span[1], None)),
}
_DASH_AT_THE_END = re.compile(r"(.+?) ?[-–]")
_BETWEEN = re.compile(r"between (.+) and (.+)")
_SHORT_RANGE = re.compile(r"(?P<century>\d\d)(?P<first>\d\d) ?(?P<dash>[-–/]) ?(?P<last>\d\d)", re.ASCII)
_SHORT_OR_MONTH = re.compile(r"\d{4} ?– ?(?:0[1-9]|1[0-2])", re.ASCII)
_CENTURY = re.compile(r"\bcentur(?:y|ies)\b")
_MONTH_BEFORE_DAYS = re.compile(rf"{MONTH} (?P<days>\d{{1,2}} ?[-–] ?\d{{1,2}}),? {YEAR}", re.ASCII)
# Plain hyphens and slashes also occur inside dates, so they separate a range only if no clearer separator does.
_SEPARATORS = (re.compile(r" ?– ?| - | to | until "), re.compile(r"-"), re.compile(r" ?/ ?"))

_DASHES = str.maketrans({"‐": "-", "‑": "-", "‒": "–", "—": "–", "―": "–", "−": "–"})

CACHED_READINGS = 20_000  # dates repeat, and a cache hit costs far less than to parse one again


class Reading(NamedTuple):
    """What a text says.

    Attributes:
        bounds: the first day and the day after the last.
        phrase: the date in English, if the bounds alone would be written otherwise, such as "about 2024".
        edtf: the date in EDTF.
        certainty: a key of MARKS, or "" if the text does not doubt it; of a range, that of both ends together.
    """

    bounds: Bounds
    phrase: str
    edtf: str
    certainty: str = ""


def read(text: str) -> Reading:
    """Return what a date says that is written as people type it, or in EDTF. Either bound may be None, not both.

    Raise ValueError with a message for the user: what is wrong, or what is accepted.
    """
    if len(text) > MAX_PERIOD_CHARACTERS:
        raise ValueError(f"“{text[:MAX_PERIOD_CHARACTERS]}…” can't be read as a date. Write for example {EXAMPLES}.")
    return _read(text)


@lru_cache(CACHED_READINGS)
def _read(text: str) -> Reading:
    plain = _FILLER.sub("", _plain(text))
    if _CENTURY.search(plain):
        raise ValueError("A century may begin in 1800 or in 1801: write its years, such as 1801–1900.")
    if _SHORT_OR_MONTH.fullmatch(plain):
        raise ValueError(f"“{plain}” could end in a year or a month: write 2009–2010 for years, Oct 2009 for a month.")
    reading = _edtf_interval(plain) or _short_range(plain) or _single(plain) or _open(plain) or _range(plain)
    if reading is None:
        raise ValueError(f"“{text}” can't be read as a date. Write for example {EXAMPLES}.")
    return _upright(reading, text)


def read_edtf(text: str) -> Reading:
    """Return what an EDTF text says: dates, intervals, open intervals, decades as 199X, seasons, and their certainty.

    Raise ValueError for other text.
    """
    text = text[: MAX_PERIOD_CHARACTERS + 1]
    plain = _plain(text)
    reading = _edtf_interval(plain) or _single(plain, EDTF_SHAPES)
    if reading is None:
        raise ValueError(f"“{text}” can't be read as EDTF. Write for example {EDTF_EXAMPLES}.")
    return _upright(reading, text)


def _plain(text: str) -> str:
    """The text in lower case, with single spaces, one kind of hyphen and one kind of dash."""
    return " ".join(text.split()).translate(_DASHES).lower()


def _upright(reading: Reading, text: str) -> Reading:
    lower, upper = reading.bounds
    if lower and upper and lower >= upper:
        raise ValueError(f"“{text}” ends before it begins: write the earlier date first.")
    return reading


def _read_single(plain: str, shapes: list[re.Pattern[str]] = DATE_SHAPES) -> Single | None:
    # EDTF has marks, but no words.
    weekday, plain = split_weekday(plain) if shapes is DATE_SHAPES else (None, plain)
    certainty, date = split_certainty(plain) if shapes is DATE_SHAPES or plain[:1].isdigit() else ("", plain)
    parts = match_shape(date.removeprefix("the ") if shapes is DATE_SHAPES else date, shapes)
    if parts is None:
        return None
    single = single_of(parts)
    check_weekday(weekday, single)
    return single._replace(certainty=certainty)


def _single(plain: str, shapes: list[re.Pattern[str]] = DATE_SHAPES) -> Reading | None:
    single = _read_single(plain, shapes)
    if single is None:
        return None
    phrase = _qualified(single.certainty, writing.with_article(single.text)) if single.certainty else single.phrase
    return _reading(single.span, phrase, single, single, single.edtf)


def _edtf_interval(plain: str) -> Reading | None:
    first, slash, last = plain.partition("/")
    if not slash or first == last == "..":
        return None
    begin = first if first == ".." else _read_single(first, EDTF_SHAPES)
    end = last if last == ".." else _read_single(last, EDTF_SHAPES)
    if begin is None or end is None:
        return None
    if first == "..":
        return _with_open_end("by", (None, end.span[1]), end)
    if last == "..":
        return _with_open_end("since", (begin.span[0], None), begin)
    return _between(begin, end)


def _short_range(plain: str) -> Reading | None:
    """Return a range whose second year has two digits that can't be a month, such as 1950–60."""
    certainty, years = split_certainty(plain)
    parts = _SHORT_RANGE.fullmatch(years)
    if not parts or not 12 < int(parts["last"]) > int(parts["first"]):
        return None
    first = int(parts["century"] + parts["first"])
    last = int(parts["century"] + parts["last"])
    if parts["dash"] == "-" and int(parts["last"]) in (21, 22, 23):
        season = next(name for name, (number, _) in SEASONS.items() if number == int(parts["last"]))
        raise ValueError(
            f"“{years}” could be two years or a season: write {first:04}–{last:04} or {season} {first:04}."
        )
    begin, end = (Single(span_of_years(year), certainty=certainty) for year in (first, last))
    return _between(begin, end)


def _open(plain: str) -> Reading | None:
    plain = _DASH_AT_THE_END.sub(r"since \1", plain) if _DASH_AT_THE_END.fullmatch(plain) else plain
    for before, (word, bounds_of) in _OPEN.items():
        if (found := before.match(plain)) and (single := _read_single(plain[found.end() :])):
            return _with_open_end(word, bounds_of(single.span), single)
    return None


def _range(plain: str) -> Reading | None:
    """Return a range. A certainty before both dates is that of both, unless "from" or "between" separates them."""
    each_alone = plain.startswith(("from ", "between "))
    plain = _BETWEEN.sub(r"\1 – \2", plain.removeprefix("from "))
    certainty, dates = ("", plain) if each_alone else split_certainty(plain)
    if reordered := _MONTH_BEFORE_DAYS.fullmatch(dates):
        dates = "{days} {month} {year}".format(**reordered.groupdict())
    for separator in _SEPARATORS:
        halves = separator.split(dates)
        if len(halves) == 2 and (singles := _read_halves(*halves)):
            begin, end = singles
            begin = begin._replace(certainty=begin.certainty or certainty)
            return _between(begin, end._replace(certainty=end.certainty or certainty))
    return None


def _read_halves(first: str, last: str) -> tuple[Single, Single] | None:
    end = _read_single(last)
    if end is None:
        return None
    begin = _read_single(first)
    if begin is None:
        weekday, date = split_weekday(first)
        certainty, date = split_certainty(date)
        complete = match_shape(split_certainty(split_weekday(last)[1])[1], DATE_SHAPES) or {}
        parts = _finished(match_shape(date, UNFINISHED_SHAPES), complete)
        begin = single_of(parts)._replace(certainty=certainty) if parts else None
        if begin:
            check_weekday(weekday, begin)
    return (begin, end) if begin else None


def _finished(first: Parts | None, last: Parts) -> Parts | None:
    """Complete the first half of a range with parts of the second. Return None if the second has no such parts."""
    if first is None:
        return None
    if "season" in first:
        return {"year": last["year"], **first} if "season" in last and "next" not in last else None
    if "quarter" in first:
        return {"year": last["year"], **first} if "quarter" in last else None
    if "day" in first:
        return {"year": last["year"], "month": last["month"], **first} if "day" in last else None
    if "part" in first and "month" not in first:
        return {**last, **first} if "part" in last else None
    return {"year": last["year"], **first} if "month" in last and "tens" not in last else None


def _with_open_end(word: str, bounds: Bounds, single: Single) -> Reading:
    if bounds[1] == FIRST_DAY:
        return Reading(bounds, "", "")  # no Period has these bounds
    phrase = "" if single.is_plain else f"{word} {_qualified(single.certainty, writing.with_article(single.text))}"
    first_day, edtf = bounds[0], ""
    if first_day and single.span[1] - single.span[0] == ONE_DAY and writing.step_of(first_day) != "day":
        # These bounds alone are those of "since April 2027".
        phrase = phrase or f"since {writing.write((first_day, first_day + ONE_DAY))}"
        edtf = f"{first_day.isoformat()}/.."
    return _reading(bounds, phrase, single, single, edtf)


def _between(begin: Single, end: Single) -> Reading:
    bounds = begin.span[0], end.span[1]
    if bounds[0] >= bounds[1]:
        return Reading(bounds, "", "")  # an error, for which the caller has the text
    if begin.certainty != end.certainty:
        texts = [_qualified(one.certainty, writing.with_article(one.text)) for one in (begin, end)]
        phrase = "from {} to {}".format(*texts)
    elif begin.phrase or end.phrase:
        text = f"{begin.text} – {end.text}"
        phrase = _qualified(begin.certainty, writing.with_article(text)) if begin.certainty else text
    else:
        phrase = _qualified(begin.certainty, writing.with_article(writing.write(bounds))) if begin.certainty else ""
    return _reading(bounds, phrase, begin, end)


def _qualified(certainty: str, text: str) -> str:
    return f"{certainty} {text}" if certainty else text


def _reading(bounds: Bounds, phrase: str, begin: Single, end: Single, edtf: str = "") -> Reading:
    first, slash, last = (edtf or writing.write_edtf(bounds)).partition("/")
    marks = [MARKS.get(one.certainty, "") if term != ".." else "" for one, term in ((begin, first), (end, last))]
    marked = f"{first}{marks[0]}/{last}{marks[1]}" if slash else f"{first}{marks[0]}"
    said = f"{begin.certainty} {end.certainty}".split()
    certainty = next((all_of for all_of in reversed(MARKS) if {*all_of.split()} == {*said}), "")
    return Reading(bounds, phrase, marked, certainty)

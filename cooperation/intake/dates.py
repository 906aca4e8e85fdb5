"""Dates in a text, as the register's own reader reads them (cooperation/fields/reading.py).

The words of a date are put into English, and the longest sequence that this reader accepts is a date. So each form that
people may type is found in a text. Rules:
- A date without a year is the next one where words speak of the future, the last one where they speak of the past, else
  the nearest to the day of publication. It is inferred, and so are dates counted from another day
  (``relative_dates.py``). Without a publication date they are not found.
- "15 and 20 February" is two dates. A weekday beside a date is no date of its own.
- A number is a year only where it is told apart from an amount, a name and a phone number: "in 2025", "(2025)", not
  "2000 tonnes", "CASA-1000", "Vision 2030".
- The name of a month is a date only beside a number or a preposition: not "May" at the beginning of a sentence.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cooperation.fields import Period
from cooperation.intake.date_words import (
    A_MONTH,
    A_YEAR,
    NUMBER,
    PREPOSITION,
    RUSSIAN_WEEKDAYS,
    SEASON,
    WEEKDAYS,
    WHOLE,
    WORD,
    Piece,
    pieces_of,
)
from cooperation.intake.future import is_future
from cooperation.intake.relative_dates import Resolver

MAX_PIECES = 12  # of one date
CACHED_DATES = 20_000

_GAP = re.compile(r",?[^\S\n]*\n?[^\S\n]*|\s?[-‐‑–—/]\s?")
_DASH = re.compile(r"\s?[-‐‑–—/]\s?")
_STARTS_NOT = frozenset({"of", "and", "to", "the"})
_ENDS = frozenset({A_YEAR, A_MONTH, NUMBER, WHOLE, SEASON})
_NO_MEANING = re.compile(r"(?:in|on|at|during|not until)\s+(?:the\s+)?|the\s+", re.IGNORECASE)
_YEAR_PREPOSITIONS = re.compile(
    r"(?:\b(?:in|of|for|year|since|from|by|until|till|before|after|to|и|and|за|с|по|к)|[(,])\s*$"
)
_NOT_BEFORE_YEAR = re.compile(r"(?:[\d№#$€£₽₸+.,/]|\b(?:No|Nos|Art|art|ст|п|№)\.?|[^\W\d_][-‐‑–—])\s?$")
_NOT_AFTER_YEAR = re.compile(
    r"[.,/]\d|\s?%|[^\S\n]\d|[-‐‑][^\W_]|\s(?:hundred|thousand|million|billion|people|persons|documents|tonnes|tons|km|kg|MW|kW|GW"
    r"|ha|m|t|students|jobs|projects|companies|kilomet|metres|meters|euros|dollars|тыс|млн|млрд|км|кг|тонн|МВт|кВт|ГВт|га"
    r"|человек|документ|студент|проект|долл|евро|тенге|сом|руб|tenge|som|soms|rubles|roubles)\b"
)
_TWO_DAYS = re.compile(r"\b(\d{1,2}) and (\d{1,2})\b")
_WORD_BEFORE = re.compile(r"([^\W\d_])[\w’'-]*[^\S\n]$")
_IN = ("in", "since", "during")
_YEAR_LIKE = re.compile(r"(?:19[89]|20[0-5])\d")
_SMALL_WORD = re.compile(r"\s[a-z]{3,}")  # "in 2024 companies paid", but "in 2000 km"
_DETERMINERS = ("the", "this", "its", "their", "our", "his", "her")
_AFTER_DIGITS = re.compile(r"[\d)][^\S\n]?[-‐‑]?[^\S\n]?$")  # as in a phone number
_DOUBTS = ("about", "around", "circa", "approximately", "roughly", "possibly", "perhaps", "probably", "maybe")
# After the last day of a list that begins with its month: not "and 20 companies".
_NO_COUNT = re.compile(r",?\s\d{4}(?!\d)|\s(?:in|at|the|of|to|on|by|and|with|for)\b|[^\s\w]|\s*$")
_DEADLINE = ("by", "until", "till", "before", "no later than", "not later than")
_COMPARES = re.compile(r"\b(?:from|than|as|with|to|чем)\s+$", re.IGNORECASE)  # "up 5% from a year ago"
NEAR_DAYS = 7  # a day so near to that of publication is meant, whatever words say: texts appear late
_BARE_WEEKDAY = re.compile(f"{WEEKDAYS}|{RUSSIAN_WEEKDAYS}", re.IGNORECASE)
_WEEKDAY = re.compile(rf"(?:(?:on|во?)\s+)?(?:{_BARE_WEEKDAY.pattern})", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:\s(?:morning|afternoon|evening|утром|дн[её]м|вечером))?[^\S\n]?[,(]?[^\S\n]?(?:(?:on|the)\s){0,2}",
    re.IGNORECASE,
)


class DateMention(NamedTuple):
    """A date in a text.

    Attributes:
        start: the position of its first character.
        end: the position after its last one.
        period: its days, with no more precision than the text has.
        stated: the words of the text.
        inferred: whether the year or more of it is not in these words.
    """

    start: int
    end: int
    period: Period
    stated: str
    inferred: bool


def dates_in(text: str, published: Period | None = None) -> list[DateMention]:
    """Return the dates in a text, in its order. They don't overlap.

    Args:
        text: the text.
        published: the publication date, from which missing years and relative dates follow.
    """
    resolver = Resolver(published)
    found = []
    for run in _runs(text, list(pieces_of(text))):
        first = 0
        while first < len(run):
            mention, first = _longest(text, run, first, resolver)
            if mention is None or (found and _is_weekday_after(text, found[-1], mention)):
                continue
            if found and _is_weekday_before(text, found[-1], mention):
                found.pop()
            found.append(mention)
            resolver.note(mention.period)
    return found


def _is_weekday_after(text: str, date: DateMention, weekday: DateMention) -> bool:
    """Whether a date is the weekday of the one before it: "14 October 2026 (Wednesday)"."""
    is_beside = _BESIDE.fullmatch(text, date.end, weekday.start)
    return bool(is_beside and date.period.is_day and _BARE_WEEKDAY.fullmatch(weekday.stated))


def _is_weekday_before(text: str, weekday: DateMention, date: DateMention) -> bool:
    """Whether a date is that of the weekday before it: "on Wednesday (14 October 2026)"."""
    is_beside = _BESIDE.fullmatch(text, weekday.end, date.start)
    return bool(is_beside and date.period.is_day and _WEEKDAY.fullmatch(weekday.stated))


def _runs(text: str, pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield pieces that follow each other, with a dash, a comma or blanks between them."""
    run: list[Piece] = []
    for piece in pieces:
        is_joined = run and _GAP.fullmatch(text, run[-1].end, piece.start)
        if (
            piece.kind == A_YEAR
            and not is_joined
            and _NOT_BEFORE_YEAR.search(text, max(0, piece.start - 8), piece.start)
        ):
            piece = piece._replace(kind=WORD, english="?")  # the number of a name or of an article
        if run and not is_joined:
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _longest(text: str, run: list[Piece], first: int, resolver: Resolver) -> tuple[DateMention | None, int]:
    """Return the longest date that begins with a piece, and the next piece to begin with."""
    piece = run[first]
    if piece.kind.startswith("relative_"):
        kind = piece.kind.removeprefix("relative_")
        is_to_come = kind == "weekday" and bool(is_future(text, piece.start, piece.end))
        if period := resolver.period(kind, piece.english, is_to_come=is_to_come):
            is_before_date = kind == "weekday" and first + 1 < len(run) and run[first + 1].kind in (A_MONTH, NUMBER)
            mention = DateMention(piece.start, piece.end, period, text[piece.start : piece.end], True)
            return (None if is_before_date else mention), first + 1
    if piece.english in _STARTS_NOT:
        return None, first + 1
    for last in range(min(first + MAX_PIECES, len(run)), first, -1):
        pieces = run[first:last]
        may_end = pieces[-1].kind in _ENDS or pieces[-1].kind.startswith("relative_")
        if may_end and _has_anchor(pieces) and (mention := _mention(text, pieces, resolver)):
            if mention.inferred and last < len(run) and run[last].kind == A_YEAR:
                continue  # a day that this year does not have: no other year is meant
            if mention.inferred and (year := _year_of_list(run, last)):  # "February 15 and 20, 2025"
                complete = _mention(text, [*pieces, year], resolver)
                end = pieces[-1].end
                return complete and complete._replace(end=end, stated=text[complete.start : end]), last
            return mention, last
    return _one_of_list(text, run, first, resolver) if piece.kind == NUMBER else (None, first + 1)


def _one_of_list(text: str, run: list[Piece], first: int, resolver: Resolver) -> tuple[DateMention | None, int]:
    """Return the date of a number of which the month comes later, and the next piece to begin with.

    It is 15 February in "15 and 20 February 2025", and 5–7 February in "5–7 and 20 February".
    """
    month = _end_of_list(run, first + 1)
    if (after := _month_before(run, first)) and _NO_COUNT.match(text, run[month - 1].end):
        year = run[month : month + 1] if month < len(run) and run[month].kind == A_YEAR else []
        mention = _mention(text, [after, run[first], *year], resolver)
        own = [run[first], *(year if month == first + 1 else [])]  # "20, 2025" is the last one of the list
        start, end = own[0].start, own[-1].end
        return mention and mention._replace(start=start, end=end, stated=text[start:end]), first + len(own)
    others = [piece for piece in run[first + 1 : month] if piece.kind == NUMBER]
    if month == len(run) or run[month].kind != A_MONTH or not others or run[month - 1].kind != NUMBER:
        return None, first + 1
    is_range = bool(_DASH.fullmatch(text, run[first].end, others[0].start))
    own = [run[first], others[0]] if is_range else [run[first]]
    for last in (month + 2, month + 1):
        if mention := _mention(text, [*own, *run[month:last]], resolver):
            start, end = own[0].start, own[-1].end
            return mention._replace(start=start, end=end, stated=text[start:end]), first + len(own)
    return None, first + 1


def _end_of_list(run: list[Piece], position: int) -> int:
    """Return the place of the first piece from a position on that is no number and no "and"."""
    return next((n for n in range(position, len(run)) if not _is_of_list(run[n])), len(run))


def _is_of_list(piece: Piece) -> bool:
    return piece.kind == NUMBER or piece.english == "and"


def _year_of_list(run: list[Piece], position: int) -> Piece | None:
    """Return the year after further days of a month that stands before them, "and 20, 2025"; None if there is none."""
    end = _end_of_list(run, position)
    has_day_before = position > 1 and run[position - 1].kind == NUMBER
    return run[end] if has_day_before and position < end < len(run) and run[end].kind == A_YEAR else None


def _month_before(run: list[Piece], number: int) -> Piece | None:
    """Return the month that stands before a list of days: February for the 20 in "February 15 and 20"."""
    month = next((n for n in range(number - 1, -1, -1) if not _is_of_list(run[n])), 0)
    days = run[month + 1 : _end_of_list(run, number)]
    has_and = any(piece.english == "and" for piece in days)
    is_list = run[month].kind == A_MONTH and number > month + 1 and days[0].kind == NUMBER and has_and
    return run[month] if is_list and (month == 0 or run[month - 1].kind != NUMBER) else None


def _has_anchor(pieces: list[Piece]) -> bool:
    return any(piece.kind in (A_YEAR, A_MONTH, WHOLE) or piece.kind.startswith("relative_") for piece in pieces)


def _mention(text: str, pieces: list[Piece], resolver: Resolver) -> DateMention | None:
    """Return the date that consists of these pieces; None if they are none."""
    kinds = [piece.kind for piece in pieces if piece.kind != PREPOSITION]
    relative = [piece for piece in pieces if piece.kind.startswith("relative_")]
    if set(kinds) <= {A_YEAR, NUMBER} and not _are_years(text, pieces):
        return None
    if A_MONTH in kinds and not (relative or {A_YEAR, NUMBER, WHOLE} & set(kinds) or _is_dated_month(pieces)):
        return None
    english = {
        piece: resolver.english(piece.kind.removeprefix("relative_"), piece.english)
        if piece in relative
        else piece.english
        for piece in pieces
    }
    if not all(english.values()):
        return None
    if (
        relative
        and relative[0].kind == "relative_years_ago"
        and _COMPARES.search(text, max(0, relative[0].start - 10), relative[0].start)
    ):
        return None
    said = _joined(text, pieces, english)
    period, inferred = _period(said), bool(relative)
    if period is None and not relative and A_MONTH in kinds and not {A_YEAR, WHOLE} & set(kinds):
        is_deadline = english[pieces[0]] in _DEADLINE
        future = is_future(text, pieces[0].start, pieces[-1].end, is_deadline=is_deadline)
        period, inferred = _in_its_year(said, resolver, future), True
    if period is None:
        return None
    start, end = pieces[0].start, pieces[-1].end
    if found := _NO_MEANING.match(text, start, end):
        start = found.end() if not pieces[0].kind.startswith("relative_") else start
    return DateMention(start, end, period, text[start:end], inferred)


def _joined(text: str, pieces: list[Piece], english: dict[Piece, str]) -> str:
    """Return pieces in English, with the dashes between them."""
    parts = [english[pieces[0]]]
    for before, piece in pairwise(pieces):
        gap = text[before.end : piece.start]
        parts += [gap if _DASH.fullmatch(gap) else " ", english[piece]]
    said = re.sub(r"\s+", " ", "".join(parts)).strip()
    return _TWO_DAYS.sub(_days_in_a_row, said.replace(" of of ", " of "))


def _days_in_a_row(found: re.Match[str]) -> str:
    """Return "12-13" for "12 and 13"; other lists stay as they are, and are read one by one."""
    return f"{found[1]}-{found[2]}" if int(found[2]) == int(found[1]) + 1 else found[0]


@lru_cache(CACHED_DATES)
def _period(said: str) -> Period | None:
    try:
        return Period.parse(said)
    except ValueError:
        return None


def _in_its_year(said: str, resolver: Resolver, is_to_come: bool | None) -> Period | None:
    """Return a date without a year, in the year of publication or in that before or after.

    Args:
        said: the date in English.
        resolver: what is known of the publication.
        is_to_come: whether words speak of the future there; None if they don't say.
    """
    if resolver.year is None:
        return None
    years = [resolver.year + step for step in (0, -1, 1)] if resolver.day else [resolver.year]
    periods = [period for year in years if (period := _period(f"{said} {year:04}"))]
    if not periods or resolver.day is None:
        return periods[0] if periods else None
    nearest = min(periods, key=lambda period: _days_between(period, resolver.day))
    if is_to_come is None or _days_between(nearest, resolver.day) <= NEAR_DAYS:
        return nearest
    if is_to_come:
        later = [one for one in periods if (one.last_day or one.lower) >= resolver.day]
        return min(later, key=lambda period: _days_between(period, resolver.day), default=nearest)
    earlier = [one for one in periods if (one.lower or one.last_day) <= resolver.day]
    return min(earlier, key=lambda period: _days_between(period, resolver.day), default=nearest)


def _days_between(period: Period, day: date) -> int:
    ends = [end for end in (period.lower, period.last_day) if end]
    return max(abs((end - day).days) for end in ends)


def _are_years(text: str, pieces: list[Piece]) -> bool:
    """Whether numbers alone are years: what is before them and after them does not say otherwise."""
    year = pieces[-1]
    is_after_in = pieces[0].english in _IN and len(pieces) == 2 and _YEAR_LIKE.fullmatch(year.english)
    if _NOT_AFTER_YEAR.match(text, year.end) and not (is_after_in and _SMALL_WORD.match(text, year.end)):
        return False
    first = next((piece for piece in pieces if piece.english not in _DOUBTS), year)
    if not text[year.start : year.end].isdigit() or first.kind == PREPOSITION:
        return True  # "1990s", "2025 года", "in 2025"
    before = text[max(0, pieces[0].start - 40) : pieces[0].start]
    if _AFTER_DIGITS.search(before) or first is not pieces[0]:
        return False
    if len(pieces) > 1 or _YEAR_PREPOSITIONS.search(before):
        return True
    word = _WORD_BEFORE.search(before)
    return not (word and word[1].isupper()) or word[0].strip().lower() in _DETERMINERS


def _is_dated_month(pieces: list[Piece]) -> bool:
    """Whether a month without a number is a date: after a preposition or "early", not in "the February Revolution"."""
    place = next(place for place, piece in enumerate(pieces) if piece.kind == A_MONTH)
    return place > 0 and pieces[place - 1].english not in ("the", "first", "second", "last")

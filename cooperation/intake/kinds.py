"""What kind of record words are, by their verbs: a visit that is still to come, a shared aim, a forecast.

Only what differs from the default of a form is returned. English and Russian.
"""

import re
from collections.abc import Callable, Iterator

from cooperation.fields import Period
from cooperation.intake.speakers import VERB
from cooperation.models import Commitment, Development, Figure, Meeting

BACKGROUND_DAYS = 700  # before the publication: what happened earlier is no news


def _any(words: str) -> re.Pattern:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


_FUTURE = _any(
    r"will\b|shall\b|is to\b|are to\b|plans? to\b|планиру\w+|будет\b|будут\b|состоится|пройд[её]т|посетит\b|встретятся|"
    r"продолжатся|начн[её]тся|начнутся"
)
_FORECAST = _any(r"expects?\b|expected\b|forecasts?\b|projected\b|прогноз\w*|ожида\w+")
_TARGET = _any(r"(?:bring|raise|increase|expand|grow|double)\b.*\bto\b|targets?\b|довести|увеличить|нарастить")
_PLANNED = _any(r"planned|to be\b|estimated|intended|build\b|оценива\w+|планир\w+|строительств\w+")

_MEETINGS = {
    Meeting.Kind.STATE_VISIT: _any(r"state visit|государственн\w+ визит"),
    Meeting.Kind.WORKING_VISIT: _any(r"working visit|рабоч\w+ визит"),
    Meeting.Kind.OFFICIAL_VISIT: _any(r"(?:\w+ )?visit(?:s|ed)?\b|визит\w*|посетил\w*|посетит\b"),
    Meeting.Kind.SUMMIT: _any(r"summit\b|саммит\w*"),
    Meeting.Kind.SESSION: _any(r"(?:\w+ )?session\b|заседани\w+"),
    Meeting.Kind.CONFERENCE: _any(r"conference\b|forum\b|конференци\w+|форум\w*"),
    Meeting.Kind.CEREMONY: _any(r"ceremony\b|церемони\w+"),
}
_DEVELOPMENTS = {
    Development.Kind.SETBACK: _any(
        r"behind schedule|delay(?:s|ed)?\b|postponed|suspended|отстава\w+|задерж\w+|сорван\w*"
    ),
    Development.Kind.STATEMENT: re.compile(
        VERB.pattern
        + r"|\b(?:offer(?:s|ed)|express(?:es|ed)|want(?:s|ed)? to|set on|plans to|has plans|interested|хотят|"
        r"предлож\w+|выразил\w*)\b",
        re.IGNORECASE,
    ),
    Development.Kind.DECISION: _any(r"decided|agreed to|approved|решил\w*|утверд\w+|одобр\w+"),
    Development.Kind.MILESTONE: _any(
        r"(?:was|were) (?:opened|launched|completed|commissioned)|открыт[аоы]?\b|запущен\w*"
    ),
    Development.Kind.COMMENTARY: _any(r"reflecting|underscoring|signal+ing|paving the way|свидетельств\w+"),
}
_COMMITMENTS = {
    Commitment.Kind.INSTRUCTION: _any(r"instruct\w+|ordered|tasked|поруч\w+"),
    Commitment.Kind.REQUEST: _any(r"asked|requested|called on|попрос\w+|призва\w+"),
    Commitment.Kind.PLEDGE: _any(
        r"promis\w+|pledg\w+|assur\w+|willing\w*|ready to|undert[ao]\w+|готов\w*|обеща\w+|обяз\w+"
    ),
    Commitment.Kind.SHARED_AIM: _any(
        r"(?:both|sides|parties|countries|ministers|they)\b.*\b(?:want|intend|aim|seek|hope|agreed)\b|exploring|enhanc\w+|"
        r"accelerat\w+|strengthen\w*|хотят|намерены|стремятся|договорились"
    ),
    Commitment.Kind.EXPECTATION: _any(
        r"should\b|will\b|expect\w*|plans?\b|to be\b|начн[её]тся|начнутся|будет|должн\w+"
    ),
}


def kinds_of(noun: str, words: str, date: Period | None = None, published: Period | None = None) -> dict[str, str]:
    """Return the fields of a form that say what kind of record words are, and their values.

    Args:
        noun: the record type.
        words: the selected words.
        date: the first date in them.
        published: when the text was published.
    """
    read = _READERS.get(noun)
    return dict(read(words, date, published)) if read else {}


def _first(patterns: dict, words: str) -> Iterator[tuple[str, str]]:
    kind = next((kind for kind, pattern in patterns.items() if pattern.search(words)), None)
    if kind is not None:
        yield "kind", kind.value


def _meeting(words: str, date: Period | None, published: Period | None) -> Iterator[tuple[str, str]]:
    yield from _first(_MEETINGS, words)
    if _FUTURE.search(words) or _is_after(date, published):
        yield "status", Meeting.Status.SCHEDULED.value


def _development(words: str, date: Period | None, published: Period | None) -> Iterator[tuple[str, str]]:
    day = (date.lower or date.upper) if date else None
    if day and published and published.lower and (published.lower - day).days > BACKGROUND_DAYS:
        yield "kind", Development.Kind.BACKGROUND.value
        return
    yield from _first(_DEVELOPMENTS, words)


def _commitment(words: str, date: Period | None, published: Period | None) -> Iterator[tuple[str, str]]:
    yield from _first(_COMMITMENTS, words)


def _figure(words: str, date: Period | None, published: Period | None) -> Iterator[tuple[str, str]]:
    is_future = _is_after(date, published)
    if _TARGET.search(words) and is_future:
        yield "nature", Figure.Nature.TARGET.value
    elif _FORECAST.search(words) or (is_future and not _PLANNED.search(words)):
        yield "nature", Figure.Nature.FORECAST.value
    elif _PLANNED.search(words) or _FUTURE.search(words):
        yield "nature", Figure.Nature.PLANNED.value


def _is_after(date: Period | None, published: Period | None) -> bool:
    """Whether a date begins after the publication; "by the end of 2030", if it ends after it."""
    day = (date.lower or date.upper) if date else None
    return bool(day and published and published.upper and day >= published.upper)


_READERS: dict[str, Callable] = {
    "meeting": _meeting,
    "development": _development,
    "commitment": _commitment,
    "figure": _figure,
}

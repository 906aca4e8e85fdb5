"""Who promises something in a sentence, and to whom.

"Kazakhstan will finish it", "The Uzbek side promised to supply water to Kazakhstan", "Kazakhstan was promised water by
Uzbekistan", "Bektenov told Aripov that it would open", "Узбекистан обещал поставить воду в Казахстан". Names that are
only mentioned are neither: a wrong party is worse than none.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cooperation.intake.candidates import Candidate, countries_with
from cooperation.intake.guesses import countries_in
from cooperation.intake.speakers import VERB

_ADVERBS = r"(?:\s+(?:also|again|has|have|had|now|then|further|firmly|publicly|вновь|снова|также|уже|теперь))*"
_PROMISED = (
    r"promised|promises?|pledged|pledges?|undertook|undertakes?|vowed|guaranteed|guarantees|committed|commits|agreed"
    r"|intends?|plans?|offered|(?:is|are) (?:to|ready|prepared|committed|obliged)|обещал[аи]?|пообещал[аи]?"
    r"|обяз(?:ал[аио]?сь|ался|уется|уются)|намерен[аоы]?|планиру[ею]т|готов[аы]?|предложил[аи]?|согласил[аи]?с[ья]"
)
_DOES = (
    r"will|would|shall|must|should|to(?=\s+[a-z])|будет|будут|обеспечит|поставит|выделит|предоставит|построит|откроет"
    r"|завершит"
)
PROMISES = re.compile(rf"\b(?:{_PROMISED}|will|обеспечит|поставит|завершит)\b", re.IGNORECASE)
"""A verb of a promise, or of what is to be done."""
_ACTIVE = [re.compile(rf"{_ADVERBS},?\s+(?:{words})\b", re.IGNORECASE) for words in (_PROMISED, _DOES)]
_PASSIVE = re.compile(
    rf"{_ADVERBS}\s+(?:was|were|is|are|been)\s+(?:promised|pledged|guaranteed|offered)\b", re.IGNORECASE
)
_IS_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|be)\s+(?:promised|pledged|guaranteed|offered|supplied|provided|allocated|granted"
    r"|delivered|обещан\w*)\b|\b(?:will|would|shall|must|to)\s+be\s+\w+(?:ed|t|en)\b",
    re.IGNORECASE,
)
_INSTRUCTED = re.compile(rf"{_ADVERBS}\s+(?:instructed|ordered|tasked|поручил[аи]?)\s+(?:the\s+)?", re.IGNORECASE)
_GIVES = re.compile(
    r"\b(?:promis\w+|pledg\w+|suppl(?:y|ied|ies|ying)|provid\w+|allocat\w+|grant\w*|deliver\w*|transfer\w*|lend|lent"
    r"|hand over|обеща\w*|постав\w+|предостав\w+|выдел\w+|переда\w+)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:told|tells|assured|assures|informed|informs|promised|promises|заверил[аи]?|проинформировал[аи]?"
    r"|пообещал[аи]?|обещал[аи]?)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:to|for|в|для)\s+(?:the\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_JOINS = re.compile(r"\s*(?:,\s*|,?\s+(?:and|и)\s+)(?:the\s+)?", re.IGNORECASE)
# What is before the subject of a clause is no part of it. Otherwise it may be "the government of Kazakhstan".
_PART_OF_ANOTHER = re.compile(
    r"\b(?:of|in|with|from|to|for|by|between|at|on|through|than|about|without)\s+(?:the\s+)?$", re.IGNORECASE
)
_CYRILLIC_BEFORE = re.compile(r"([а-яё]+)\s+$", re.IGNORECASE)
_MAY_PRECEDE = re.compile(r"что|и|а|но|также", re.IGNORECASE)
MAX_BEFORE_NAME = 40  # characters before a name that say whose it is
_SIDE = re.compile(r"\b(?:(?:the\s+)?([A-Z][a-z]+)\s+side|([А-ЯЁа-яё]+ск)ая\s+сторона)\b")
_RUSSIAN_SIDES = {
    "KZ": "казахск казахстанск", "KG": "кыргызск киргизск кыргызстанск", "UZ": "узбекск узбекистанск",
    "TJ": "таджикск таджикистанск", "TM": "туркменск туркменистанск", "RU": "российск", "CN": "китайск",
    "TR": "турецк", "AZ": "азербайджанск", "BY": "белорусск", "US": "американск", "AF": "афганск", "IR": "иранск",
}  # fmt: skip


class Promise(NamedTuple):
    """Who promises, and to whom. Both may be empty.

    Attributes:
        by: the participants who must do something.
        to: the participants to whom it was promised, or who ordered it.
    """

    by: list[Candidate]
    to: list[Candidate]


class _Named(NamedTuple):
    """A participant in a sentence, and where it is named."""

    start: int
    end: int
    participant: Candidate


def promise_in(text: str, start: int, end: int, participants: Iterable[tuple[int, int, Candidate]]) -> Promise:
    """Return who promises something between two positions of a text, and to whom.

    Args:
        text: the text.
        start: the number of characters before the words.
        end: the number of characters up to their end.
        participants: where participants are named, and which.
    """
    named = [_Named(*one) for one in participants]
    named = sorted([*named, *_sides(text, start, end, named)])
    by, to = _instructed(text, start, named) or _passive(text, start, end, named) or (_active(text, start, named), [])
    to = [*to, *_receivers(text, start, named), *_told(text, start, end, named)]
    return Promise(_once(by), [one for one in _once(to) if one not in by])


def _active(text: str, start: int, named: list[_Named]) -> list[Candidate]:
    """Return the subject of "promised", else of "will"."""
    for pattern in _ACTIVE:
        for place, one in enumerate(named):
            is_subject = pattern.match(text, one.end) and not _PASSIVE.match(text, one.end)
            if is_subject and (subject := _subject(text, start, named, place)):
                return subject
    return []


def _passive(text: str, start: int, end: int, named: list[_Named]) -> tuple[list[Candidate], list[Candidate]] | None:
    """Return who promised and to whom, of "Kazakhstan was promised water by Uzbekistan"; None if it is not so."""
    if _IS_PASSIVE.search(text, start, end) is None:
        return None
    by = [one.participant for one in named if _is_after(_BY, text, start, one.start)]
    to = [subject for place, one in enumerate(named) if _PASSIVE.match(text, one.end)
          for subject in _subject(text, start, named, place)]  # fmt: skip
    return (by, to) if by or to else None


def _instructed(text: str, start: int, named: list[_Named]) -> tuple[list[Candidate], list[Candidate]] | None:
    """Return who is to do something and who ordered it, of "Bektenov instructed the ministry"; None if it is not so."""
    for place, one in enumerate(named):
        if verb := _INSTRUCTED.match(text, one.end):
            ordered = [other.participant for other in named if other.start == verb.end()]
            return ordered, _subject(text, start, named, place)
    return None


def _receivers(text: str, start: int, named: list[_Named]) -> Iterator[Candidate]:
    """Yield those after "to", after a verb of giving: "supply water to Kazakhstan"."""
    if gives := _GIVES.search(text, start, named[-1].start if named else start):
        for one in named:
            if one.start >= gives.end() and not one.participant.is_person and _is_after(_TO, text, start, one.start):
                yield one.participant


def _told(text: str, start: int, end: int, named: list[_Named]) -> Iterator[Candidate]:
    """Yield whom somebody told or promised something: "Bektenov told Aripov that"."""
    for verb in _TOLD.finditer(text, start, end):
        for one in named:
            if one.start == verb.end():
                yield one.participant
            elif one.start > verb.end() and one.participant.is_person and _is_post(text[verb.end() : one.start]):
                yield one.participant  # "told Prime Minister Aripov"


def _is_post(words: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-ZА-ЯЁ][\w-]*\s+|of\s+)+", words))


def _subject(text: str, start: int, named: list[_Named], place: int) -> list[Candidate]:
    """Return the participant at a place with those that "and" joins to it; [] if they are part of another subject."""
    first = place
    while first and _JOINS.fullmatch(text, named[first - 1].end, named[first].start):
        first -= 1
    group = named[first : place + 1]
    one = group[0]
    if not one.participant.is_person and _is_part_of_another(text, start, one.start):
        return []
    return [other.participant for other in group]


def _is_part_of_another(text: str, start: int, position: int) -> bool:
    """Whether the words before a name make another subject of it: "the water of Kazakhstan", "вода Казахстана"."""
    if _is_after(_PART_OF_ANOTHER, text, start, position):
        return True
    word = _CYRILLIC_BEFORE.search(text, max(start, position - MAX_BEFORE_NAME), position)
    return bool(word) and not (_MAY_PRECEDE.fullmatch(word[1]) or VERB.fullmatch(word[1]))


def _is_after(pattern: re.Pattern[str], text: str, start: int, position: int) -> bool:
    """Whether what a pattern describes ends at a position. A whole text may be selected: only a little is read."""
    return bool(pattern.search(text, max(start, position - MAX_BEFORE_NAME), position))


def _sides(text: str, start: int, end: int, named: list[_Named]) -> list[_Named]:
    """Return the states that "the Uzbek side" and "узбекская сторона" are, where the register has them."""
    found = []
    for side in _SIDE.finditer(text, start, end):
        if any(one.start < side.end() and one.end > side.start() for one in named):
            continue
        codes = countries_in(side[1]) if side[1] else [_code_of(side[2])]
        states = [row for row in countries_with({*filter(None, codes)}) if row.noun == "participant"]
        found += [_Named(*side.span(), state) for state in states if len(states) == 1]
    return found


def _code_of(adjective: str) -> str:
    return next((code for code, words in _RUSSIAN_SIDES.items() if adjective.lower() in words.split()), "")


def _once(found: Iterable[Candidate]) -> list[Candidate]:
    return list(dict.fromkeys(found))

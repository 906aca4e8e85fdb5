"""Where something happened, as words say it, who visited whom, and what was done to an agreement."""

import re
from collections.abc import Iterable

from cooperation.intake.candidates import Candidate
from cooperation.intake.names import Mention
from cooperation.models import AgreementStatus, Participation, Place

VENUE_KINDS = (Place.Kind.SETTLEMENT, Place.Kind.DISTRICT, Place.Kind.REGION, Place.Kind.BUILDING)
_IN = re.compile(r"\b(?:in|at|в|во|на)\s+(?:the\s+)?(?:city\s+of\s+|городе\s+|г\.\s*)?$", re.IGNORECASE)

# Before an act that is still to come, or was not done.
_NOT_YET = re.compile(
    r"\b(?:will|would|shall|should|may|might|could|be|not|не|будет|будут|быть|планируется)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
MAX_BEFORE_ACT = 60  # characters before an act that say so
_ACTS = {
    AgreementStatus.IN_FORCE: r"(?:entered|came|come) into force|вступил[аои]? в силу",
    AgreementStatus.SIGNED: r"signed|подписал[аои]?|подписан[аоы]?",
    AgreementStatus.INITIALLED: r"initial(?:l)?ed|парафировал[аои]?|парафирован[аоы]?",
    AgreementStatus.ADOPTED: r"adopted|принят[аоы]?|приняли",
}
_PATTERNS = {status: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for status, words in _ACTS.items()}


def venue_of(text: str, names: Iterable[Mention]) -> Candidate | None:
    """Return the settlement or building that a text puts something in: "in Astana"; None if it names none.

    Args:
        text: the text.
        names: the names among the words in question.
    """
    for name in names:
        likely, before = name.candidates[0], text[max(0, name.start - 40) : name.start]
        if likely.noun == "place" and likely.kind in VENUE_KINDS and _IN.search(before):
            return likely
    return None


_VISITS = re.compile(
    r"(?:'s|’s)?\s*(?:,[^,;]{1,120},)?\s*(?:(?:has|had|also|will|then|first|last|official|state|working|two-day)\s+){0,3}"
    r"(?:arrived?|visit\w*|paid a|прибыл\w*|прибудет|посетил\w*|посетит)\b",
    re.IGNORECASE,
)
_HOSTS = re.compile(r"\s*(?:(?:will|also|has|had)\s+){0,2}(?:hosts?|hosted|welcomed|принимает|примет)\b", re.IGNORECASE)
_HOSTED = re.compile(
    r"\b(?:will|shall|also|has|to)?\s*(?:host|hosts|hosted|hosting|welcomed)\s+(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE
)
_MET_BY = re.compile(r"\b(?:met|welcomed|hosted|received|встречен\w*)\s+by\s+(?:[\w’'-]+\s+){0,6}$", re.IGNORECASE)
MAX_BEFORE_PERSON = 80  # characters before a person that say who hosts


def role_of(text: str, start: int, end: int) -> Participation.Role | None:
    """Return the role that a text gives to the participant between two positions: who arrived is a guest.

    None if it says nothing of a host or a guest.
    """
    if _VISITS.match(text, end) or _HOSTED.search(text, max(0, start - MAX_BEFORE_PERSON), start):
        return Participation.Role.GUEST
    if _HOSTS.match(text, end) or _MET_BY.search(text, max(0, start - MAX_BEFORE_PERSON), start):
        return Participation.Role.HOST
    return None


def status_of(words: str) -> AgreementStatus | None:
    """Return the status of an agreement that words report: "signed", "entered into force"; None if they report none."""
    for status, pattern in _PATTERNS.items():
        if any(
            not _NOT_YET.search(words, max(0, act.start() - MAX_BEFORE_ACT), act.start())
            for act in pattern.finditer(words)
        ):
            return status
    return None

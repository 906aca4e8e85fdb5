"""Where something happened, as words say it, who visited whom, and what was done to an agreement."""

import re
from collections.abc import Iterable

from cooperation.intake.candidates import Candidate
from cooperation.intake.names import Mention
from cooperation.models import Agreement, AgreementStatus, Participation, Place

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

_FORMS = {
    Agreement.Form.MEMORANDUM: r"memorand(?:um|a|ums)|меморандум\w*",
    Agreement.Form.PROTOCOL: r"protocols?|протокол\w*",
    Agreement.Form.TREATY: r"treat(?:y|ies)|договор(?:а|у|ом|е|ы|ов)?",
    Agreement.Form.CONVENTION: r"conventions?|конвенци\w+",
    Agreement.Form.JOINT_STATEMENT: r"joint statements?|совместн\w+ заявлени\w+",
    Agreement.Form.DECLARATION: r"declarations?|деклараци\w+",
    Agreement.Form.COMMUNIQUE: r"communiqu[eé]s?|коммюнике",
    Agreement.Form.EXCHANGE_OF_NOTES: r"exchange of notes|notes? verbales?|обмен\w* нотами",
    Agreement.Form.LETTER_OF_INTENT: r"letters? of intent|письм\w+ о намерени\w+",
    Agreement.Form.ROADMAP: r"road ?-?maps?|дорожн\w+ карт\w+",
    Agreement.Form.PROGRAMME: r"(?:cooperation |joint )?programmes?|программ[аыуе]",
    Agreement.Form.PLAN: r"(?:action )?plans?|план(?:а|у|ом|е|ы)?",
    Agreement.Form.CONTRACT: r"contracts?|контракт\w*",
    Agreement.Form.AGREEMENT: r"agreements?|соглашени\w+",
}
_DOES = re.compile(r"[\"”»]?\s+(?:(?:also|have|has|had|then|также)\s+)*", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:by|between|между)\s+(?:the\s+)?[\"“«]?$", re.IGNORECASE)
_FORM = re.compile("|".join(rf"(?P<{form.value}>\b(?:{words})\b)" for form, words in _FORMS.items()), re.IGNORECASE)


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


def form_of(text: str, start: int = 0, end: int | None = None) -> Agreement.Form | None:
    """Return the form of an agreement that words name: "signed a memorandum"; None if they name none, or several.

    Args:
        text: the text.
        start: the number of characters before the words.
        end: the number of characters up to their end; None for the end of the text.
    """
    end = len(text) if end is None else end
    if found := status_of(text, start, end):
        _, act = found
        # After the act comes what was signed: "signed a memorandum on the programme".
        if form := _FORM.search(text, act[1], end):
            start, end = form.span()
    forms = {form.lastgroup for form in _FORM.finditer(text, start, end)}
    return Agreement.Form(forms.pop()) if len(forms) == 1 else None


def is_done_by(text: str, start: int, end: int, act: int) -> bool:
    """Whether a name is that of somebody who did an act: right before its verb, or after "by" or "between".

    Args:
        text: the text.
        start: the number of characters before the name.
        end: the number of characters up to its end.
        act: the number of characters before the verb.
    """
    return bool(_DOES.fullmatch(text, end, act) or _BETWEEN.search(text, max(0, start - 20), start))


def status_of(text: str, start: int = 0, end: int | None = None) -> tuple[AgreementStatus, tuple[int, int]] | None:
    """Return the status of an agreement that words report, and where: "signed", "entered into force"; else None.

    Args:
        text: the text.
        start: the number of characters before the words.
        end: the number of characters up to their end; None for the end of the text.
    """
    for status, pattern in _PATTERNS.items():
        for act in pattern.finditer(text, start, len(text) if end is None else end):
            if not _NOT_YET.search(text, max(start, act.start() - MAX_BEFORE_ACT), act.start()):
                return status, act.span()
    return None

"""What kind of record words are, by their verbs in English and Russian: a visit, a setback, a shared aim."""

import re

from cooperation.fields import Period
from cooperation.intake.speakers import VERB
from cooperation.models import Commitment, Development, Meeting

BACKGROUND_DAYS = 700  # before the publication: what happened earlier is no news


def _any(words: str) -> re.Pattern:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


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


_KINDS = {"meeting": _MEETINGS, "development": _DEVELOPMENTS, "commitment": _COMMITMENTS}


def kind_in(noun: str, words: str, date: Period | None = None, published: Period | None = None) -> str:
    """Return the kind of record that words are; "" if nothing says it, or the record type has no kinds.

    Args:
        noun: the record type.
        words: the selected words.
        date: the first date in them.
        published: when the text was published.
    """
    if noun == "development" and _is_old(date, published):
        return Development.Kind.BACKGROUND.value
    found = (kind for kind, pattern in _KINDS.get(noun, {}).items() if pattern.search(words))
    return next((kind.value for kind in found), "")


def _is_old(date: Period | None, published: Period | None) -> bool:
    day = (date.lower or date.upper) if date else None
    return bool(day and published and published.lower) and (published.lower - day).days > BACKGROUND_DAYS

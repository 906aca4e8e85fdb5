"""What is still to come, as words say it: a scheduled meeting; a planned, expected or target figure."""

import re

from cooperation.fields import Period
from cooperation.models import Figure, Meeting

_TO_COME = (
    r"will|would|shall|(?:is|are|was|were) (?:to|due to|set to|expected to|scheduled to|planned to)|plan(?:s|ned)? to"
    r"|intends? to|agreed to|expects? to|(?:is|are) (?:scheduled|planned|expected) for"
)
_MEET = (
    r"(?:be (?:held|hosted|convened)|take place|meet|hold|host|convene|receive|visit|gather|attend|be received|come)"
)
_MEETING_TO_COME = re.compile(
    rf"\b(?:{_TO_COME})\s+(?!not\b)(?:\w+\s+){{0,2}}{_MEET}\b|\b(?:is|are|has been|have been)\s+"
    r"(?:scheduled|planned|due|set)\s+(?:for|in|on)\b"
    r"|\b(?:состо[ия]тся|пройд[её]т|пройдут|встрет[ия]тся|провед[её]т|проведут|посетит|примет|запланирован\w*|намечен\w*"
    r"|планируется)\b",
    re.IGNORECASE,
)
_MEETING_HELD = re.compile(
    r"\b(?:met|held|took place|received|hosted|visited|convened|gathered|состоял\w+|прош[её]л|прошл[аио]|встретил\w+"
    r"|пров[её]л[аи]?|принял[аи]?|посетил[аи]?)\b",
    re.IGNORECASE,
)
_BE_BEFORE = re.compile(r"\b(?:be|to have|will have)\s+$", re.IGNORECASE)  # "will be held" is not held
_NO_MEETING = {
    Meeting.Status.POSTPONED: r"(?:was|were|is|are|has been|have been) postponed|перенес\w+|отложен\w*",
    Meeting.Status.CANCELLED: r"(?:was|were|is|are|has been|have been) cancell?ed|отменен\w*|отменён\w*|отменил[аи]?",
}
_NO_MEETINGS = {status: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for status, words in _NO_MEETING.items()}

# Before an amount, in its clause: the nature of the figure. The first that is found counts.
_BEFORE_AMOUNT = {
    Figure.Nature.TARGET: r"intend\w*|aims?|aimed|aiming|targets?|target of|goal|plan(?:s|ned)? to (?:bring|increase"
    r"|raise|reach|double)|agreed to (?:bring|increase|raise|reach|double)|bring(?:ing)? \w+(?: \w+){0,2} to"
    r"|намерен\w*|довести|довед\w+|цел[ьи]|нацелен\w*",
    Figure.Nature.FORECAST: r"expect\w*|forecast\w*|project(?:s|ed) (?:to|that)|predict\w*|estimated to|ожида\w+"
    r"|прогноз\w*",
    Figure.Nature.PLANNED: r"will|would|shall|(?:is|are) to|plan(?:s|ned|ning)?|scheduled|to be|будет|будут|составит"
    r"|планиру\w+|запланирован\w*|предусм\w+|предполага\w+",
}
_BEFORE_AMOUNTS = {nature: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for nature, words in _BEFORE_AMOUNT.items()}
# Right after it: "Investments of 320 million dollars are planned".
_AFTER_AMOUNT = {
    Figure.Nature.FORECAST: r"expected|forecast|projected|ожида\w+|прогнозиру\w+",
    Figure.Nature.TARGET: r"targeted|aimed at",
    Figure.Nature.PLANNED: r"planned|scheduled|envisaged|foreseen|планиру\w+|запланирован\w*|предусм\w+|to be|will",
}
_AFTER_AMOUNTS = {
    nature: re.compile(rf"\s+(?:(?!and\b)[\w’'-]+\s+){{0,4}}(?:{words})\b", re.IGNORECASE)
    for nature, words in _AFTER_AMOUNT.items()
}
_CLAUSE = re.compile(r",\s(?!that\b|что\b)|[;:()–—]|\b(?:and|но|but|и|while|а)\s", re.IGNORECASE)


def meeting_status(words: str, date: Period | None = None, published: Period | None = None) -> Meeting.Status | None:
    """Return the status of a meeting that words report, if it is not held; None if nothing says so.

    Args:
        words: the words.
        date: the date of the meeting, if they name it.
        published: the publication date.
    """
    for status, pattern in _NO_MEETINGS.items():
        if pattern.search(words):
            return status
    held = (one for one in _MEETING_HELD.finditer(words) if not _BE_BEFORE.search(words, 0, one.start()))
    first = next(held, None)
    to_come = _MEETING_TO_COME.search(words)
    if to_come and (first is None or to_come.start() < first.start()):
        return Meeting.Status.SCHEDULED
    return Meeting.Status.SCHEDULED if first is None and _is_after(date, published) else None


def figure_nature(
    text: str, start: int, end: int, begins: int, *, period: Period | None = None, published: Period | None = None
) -> Figure.Nature | None:
    """Return the nature of an amount if it is no actual value: a target, planned or forecast; None if nothing says so.

    Args:
        text: the text.
        start: the number of characters before the amount.
        end: the number of characters up to its end.
        begins: the position at which its sentence begins, or after the amount before it.
        period: the date of the figure, if the words have one.
        published: the publication date.
    """
    clause = max((mark.end() for mark in _CLAUSE.finditer(text, begins, start)), default=begins)
    for found in (_BEFORE_AMOUNTS, _AFTER_AMOUNTS):
        for nature, pattern in found.items():
            if pattern.search(text, clause, start) if found is _BEFORE_AMOUNTS else pattern.match(text, end):
                return nature
    if not _is_after(period, published):
        return None
    return Figure.Nature.TARGET if period.lower is None else Figure.Nature.PLANNED


def _is_after(date: Period | None, published: Period | None) -> bool:
    """Whether all of a date, or the end of one such as "by 2030", is after a text was published."""
    day = published.last_day if published else None
    begins = (date.lower or date.last_day) if date else None
    return bool(day and begins and begins > day)

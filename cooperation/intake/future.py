"""What is still to come, as words say it: a date, a scheduled meeting; a planned, expected or target figure."""

import re
from functools import lru_cache

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

_FUTURE = re.compile(
    rf"\b(?:{_TO_COME}|(?:decided|pledged|promised|undertook|undertakes) to|(?:is|are) due|scheduled|planned|expected"
    r"|upcoming|forthcoming|deadline|rescheduled|postponed (?:to|until)|begins|starts|arrives|expires|takes effect"
    r"|enters into force|(?:перенес\w+|отложен\w*|назначен\w*) на"
    r"|должн[аоы]|должен|предстоит|предстоящ\w+|состо[ия]тся|будет|будут|планиру\w+|намерен\w*|запланирован\w*|намечен\w*|ожида[ею]тся"
    r"|(?:обещал|обязал|договорил|решил)\w* \w+(?:ть|ти|чь)(?:ся)?"
    r"|(?:встрет|заверш|постро|постав|запуст|посет|вступ|обсуд|объяв|увелич|получ|выдел|начн|откро|прим|пройд|провед|введ"
    r"|прибуд|стан|подпиш|смог|выйд|приед|продл|старту|вступа)(?:[иея]т|[ёею]т|ут|ят|ат)(?:ся)?|сможет)\b",
    re.IGNORECASE,
)
_NOT_VERBS = (  # though they end like Russian verbs of the past
    r"около|начала|начало|дел[ао]|сил[аы]?|сел[ао]?|посол|(?:протокол|терминал|канал|капитал|материал|филиал|отдел|раздел"
    r"|предел|персонал|потенциал|журнал|финал|сигнал|школ|футбол|стол|правил|генерал|интервал|вокзал|портал|зал|цел)\w*"
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|said|told|met|held|took|began|grew|rose|fell|went|came|made|sent|built|led|gave|became"
    r"|(?!(?:need|speed|exceed|proceed|indeed|hundred|united|limited|related)\b)[a-z]{2,}ed"
    rf"|(?!(?:{_NOT_VERBS})\b)[а-яё]{{2,}}[аеёиоуыя]л(?:а|о|и)?(?:с[яь])?|прош[её]л|прошл[аио]|был[аои]?"
    r"|(?:подписан|построен|открыт|заключ[её]н|достигнут)[аоы]?)\b",
    re.IGNORECASE,
)
_NO_PAST_BEFORE = re.compile(r"\b(?:be|to have|will have|is|are|being)\s+$", re.IGNORECASE)
_WAS = re.compile("was|were", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto (?!the\b|an?\b)[a-z]+\b|\b[а-яё]{2,}(?:ть|ти|чь)(?:ся)?\b", re.IGNORECASE)
_END_OF_SENTENCE = re.compile(r"[.!?](?=\s+[^\W\da-zа-яё_])|\n")
_PAUSE = re.compile(r"[,;:(—–]")
_DUTY_AFTER = re.compile(
    r"(?:[^\S\n][\w-]+){0,2}[^\S\n](?:to (?!the\b|an?\b)[a-z]+|[а-яё]{2,}(?:ть|ти|чь)(?:ся)?)\b", re.IGNORECASE
)
_JOINS = re.compile(r"[,;]\s+(?:and|but|while|и|а|но)\s", re.IGNORECASE)
CACHED_SENTENCES = 1000
MAX_SENTENCE_CHARACTERS = 300  # that are searched for a verb, before a date and after it


def is_future(text: str, start: int, end: int, *, is_deadline: bool = False) -> bool | None:
    """Return whether the words around a date speak of the future; None if they don't say.

    The verb before it in its sentence counts, else the one after it: Friday is in the future in "said on Tuesday that
    they will meet on Friday". An infinitive before it leaves it open, except for a deadline: "asked to finish by May".

    Args:
        text: the text.
        start: the position of the first character of the date.
        end: the position after its last one.
        is_deadline: whether its own words are those of a deadline, "by" or "до".
    """
    begins = max(0, start - MAX_SENTENCE_CHARACTERS)
    begins = max((stop.end() for stop in _END_OF_SENTENCE.finditer(text, begins, start)), default=begins)
    stop = _END_OF_SENTENCE.search(text, end, end + MAX_SENTENCE_CHARACTERS)
    sentence = text[begins : stop.start() if stop else end + MAX_SENTENCE_CHARACTERS]
    before, after = start - begins, end - begins
    verbs = [verb for verb in _verbs(sentence) if verb[0] < before]
    next_verb = next((is_to_come for position, is_to_come in _verbs(sentence) if position >= after), None)
    if is_deadline and verbs:
        if _DUTY_AFTER.match(sentence, after):
            return True  # "he asked them by May to finish"
        if _PAUSE.search(sentence, verbs[-1][0], before):  # "the plan was adopted, its term is until May"
            return None if next_verb is False else True
    joined = max((mark.end() for mark in _JOINS.finditer(sentence, 0, before)), default=0)
    if not verbs or (verbs[-1][0] < joined and next_verb is not None):
        # "it had rained, and on 5 May they will meet"
        return is_deadline or None if next_verb is None else next_verb
    position, is_to_come = verbs[-1]
    if not is_to_come and _INFINITIVE.search(sentence, position, before):
        return is_deadline or None
    return is_to_come


@lru_cache(CACHED_SENTENCES)
def _verbs(sentence: str) -> list[tuple[int, bool | None]]:
    """Return the verbs that say a time: their positions, and whether they are of the future; None for "was to open"."""
    found = list(_FUTURE.finditer(sentence))
    to_come = [one.span() for one in found]
    past = [
        one.start()
        for one in _PAST.finditer(sentence)
        if not _NO_PAST_BEFORE.search(sentence, max(0, one.start() - 12), one.start())
        and not any(first <= one.start() < last for first, last in to_come)
    ]
    plans = [(one.start(), None if _WAS.match(one[0]) else True) for one in found]
    return sorted([*plans, *((first, False) for first in past)], key=lambda verb: verb[0])


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

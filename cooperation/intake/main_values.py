"""Which of the dates and amounts of words is that of a record: the date of its verb or number, not the first one.

A wrong value is worse than none. So a date counts only where the words put it: "held talks in Tashkent on 13 March",
"reached 4.3 billion dollars in 2024", "complete it by 1 September". Otherwise there is none.
"""

import re
from collections.abc import Iterable, Iterator

from cooperation.fields import Period
from cooperation.intake.amounts import AmountMention
from cooperation.intake.candidates import Candidate
from cooperation.intake.dates import DateMention
from cooperation.intake.mentions import Mentions
from cooperation.intake.names import Mention
from cooperation.intake.sentences import Sentence
from cooperation.intake.speakers import VERB
from cooperation.models import Unit

_MEETING_VERBS = re.compile(
    r"\b(?:met|meets?|held|holds?|(?:took|takes?|taking) place|received|receives?|hosted|hosts?|visited|visits?"
    r"|convened?|gathered|negotiated|conferred|встре[тч]\w+|пров[её]л\w*|проводят|провед\w+|прош[её]л|прошл[аио]"
    r"|пройд\w+|состо[яи]\w+|принял[аи]?|примет|посетил[аи]?|посетит)\b",
    re.IGNORECASE,
)
_MEETING_NOUNS = re.compile(
    r"\b(?:talks|meeting|session|visit|summit|negotiations|call|переговор\w*|встреч\w*|заседани\w*|визит\w*|саммит\w*"
    r"|совещани\w*)\b",
    re.IGNORECASE,
)
# What is after such a word belongs to something else than the verb before it.
_ELSEWHERE = re.compile(
    r"[;:()]|\b(?:that|which|who|where|when|ahead of|before|after|since|until|till|said|что|котор\w+|когда|где|перед"
    r"|до|после|накануне)\b",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r"\b(?:(?:for|of|to|from)\s+(?:the\s+)?\w{0,3}|на\s\w{0,2})$", re.IGNORECASE)
_OPENS = re.compile(r"\W*(?:(?:late|early|earlier|later)\s+)?(?:(?:on|in|at|во?|на)\s+)?(?:the\s+)?", re.IGNORECASE)
_SAID_ON = re.compile(r"\w+\s+(?:(?:at|in|on|during|на|в)\s+)?(?:an?\s+)?(?:\w+\s+)?(?:on|во?)?\s*$", re.IGNORECASE)

_PUTS_IN_TIME = re.compile(
    r"\b(?:in|during|for|over|by|at|on|since|во?|за|на|по|ко?|со?|до)\s+(?:the\s+)?$", re.IGNORECASE
)
MAX_WORDS_TO_A_DAY = 3  # between an amount and its day; a day further away is that of a report
_FROM = re.compile(r"\b(?:from|с|со)\s+$", re.IGNORECASE)
_UP_TO = re.compile(r"[^.;]{0,20}?\b(?:to|до)\s+(?:[a-z]+\s+){0,2}", re.IGNORECASE)
_TO_A_PLACE = re.compile(
    r"\s+(?:(?!(?:in|at|on|of|to|for|from|by|and|в|на|из|от|и|с)\s)[\w’'-]+\s+){0,2}(?:in|at|в|во|на)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"countr|side|part(?:y|ies)\b|state|nation|leader|president|minister|head|people|стран|сторон|государств|лидер|глав"
    r"|президент|министр|народ",
    re.IGNORECASE,
)


def main_amount(text: str, amounts: Iterable[AmountMention]) -> AmountMention | None:
    """Return the first amount of money or of a measure, else the first number of things, not "the two countries".

    Of "from 0.9 to 1.1 billion dollars" it is the second, which is the newer value.
    """
    found = [one for one in amounts if not _counts_sides(one)]
    first = min(found, key=_rank, default=None)  # of equal rank, the first one
    if first is not None and _FROM.search(text, max(0, first.start - 10), first.start):
        newer = next((one for one in found if one.start >= first.end), None)
        if newer and _UP_TO.fullmatch(text, first.end, newer.start):
            return newer
    return first


def date_of_amount(text: str, amount: AmountMention, mentions: Mentions) -> DateMention | None:
    """Return the date that an amount has in its sentence: "reached 4.3 billion dollars in 2024", "In 2024, it was 5%".

    Args:
        text: the text.
        amount: an amount in it.
        mentions: what the words in question name.
    """
    sentence = _sentence_of(mentions.sentences, amount.start)
    own = [one for one in mentions.dates if sentence.start <= one.start and one.end <= sentence.end]
    others = [one for one in mentions.amounts if one != amount]
    for date in (one for one in own if one.start >= amount.end):
        gap = text[amount.end : date.start]
        if _is_between(others, amount.end, date.start) or "," in gap or VERB.search(gap):
            break
        if not date.period.is_day or len(gap.split()) <= MAX_WORDS_TO_A_DAY:
            return date
    for date in reversed([one for one in own if one.end <= amount.start]):
        if _is_between(others, date.end, amount.start) or VERB.search(text, date.end, amount.start):
            break
        if not date.period.is_day and (date.inferred or _puts_in_time(text, date)):
            return date
    return None


def places_of_amount(text: str, amount: AmountMention, names: Iterable[Mention]) -> list[Candidate]:
    """Return the place that words put an amount in, in a list: "45 enterprises in Northtown"."""
    for name in names:
        if name.candidates[0].noun == "place" and _TO_A_PLACE.fullmatch(text, amount.end, name.start):
            return [name.candidates[0]]
    return []


def date_of_meeting(text: str, start: int, mentions: Mentions) -> DateMention | None:
    """Return the date that belongs to the verb of a meeting: "held talks in Tashkent on 13 March".

    Args:
        text: the text.
        start: the position at which the words in question begin.
        mentions: what they name.
    """
    for pattern in (_MEETING_VERBS, _MEETING_NOUNS):
        for sentence in mentions.sentences:
            if verb := pattern.search(text, max(start, sentence.start), sentence.end):
                return _date_of_verb(text, verb.span(), max(start, sentence.start), sentence.end, mentions.dates)
    found = only_date(text, mentions.dates)
    return found if found and found.period.is_day else None  # the year of something else is no day of talks


def date_of_act(text: str, act: tuple[int, int], start: int, mentions: Mentions) -> DateMention | None:
    """Return the date of an act, such as a signing, whose verb is at the positions ``act``. See date_of_meeting()."""
    sentence = _sentence_of(mentions.sentences, act[0])
    return _date_of_verb(text, act, max(start, sentence.start), sentence.end, mentions.dates)


def deadline(text: str, dates: Iterable[DateMention], published: Period | None) -> DateMention | None:
    """Return the date by which something is to be done: "by 1 September", else the first one after the publication."""
    dates = [one for one in dates if not _is_of_report(text, one)]
    if by := next((one for one in dates if one.period.lower is None), None):
        return by
    if published is None or published.last_day is None:
        return dates[0] if len(dates) == 1 else None
    return next((one for one in dates if one.period.last_day and one.period.last_day > published.last_day), None)


def only_date(text: str, dates: Iterable[DateMention]) -> DateMention | None:
    """Return the date of words that have one only, unless it is that of a report: "he said on Thursday"."""
    found = [one for one in dates if not _is_open(one) and not _is_of_report(text, one)]
    return found[0] if len(found) == 1 else None


def _date_of_verb(
    text: str, verb: tuple[int, int], start: int, end: int, dates: Iterable[DateMention]
) -> DateMention | None:
    """Return the date right after a verb, or the one that opens its sentence; else the only one that can be it."""
    own = [one for one in dates if start <= one.start and one.end <= end and not _is_open(one)]
    after = [one for one in own if one.start >= verb[1] and _is_after_verb(text, verb[1], one.start)]
    if after and "," not in text[verb[1] : after[0].start]:
        return after[0]
    if own and own[0].end <= verb[0] and _OPENS.fullmatch(text, start, own[0].start):
        return own[0]
    if after:
        return only_date(text, after)
    return only_date(text, own) if own and own[0].end <= verb[0] else None


def _is_after_verb(text: str, verb: int, date: int) -> bool:
    """Whether a date after a verb can be its own: not in "signed a plan for 2030", "met Bob, who left in May"."""
    return not (_ELSEWHERE.search(text, verb, date) or _OF_SOMETHING.search(text, verb, min(date + 3, len(text))))


def _sentence_of(sentences: Iterable[Sentence], position: int) -> Sentence:
    return next(one for one in sentences if one.start <= position < one.end)


def _rank(amount: AmountMention) -> int:
    if amount.unit is None or amount.unit.dimension == Unit.Dimension.COUNT:
        return 2
    return 1 if amount.unit.dimension in (Unit.Dimension.TIME, Unit.Dimension.OTHER) else 0


def _counts_sides(amount: AmountMention) -> bool:
    """Whether an amount only says who takes part: "two countries", "обеих стран"."""
    return not any(map(str.isdigit, amount.text)) and bool(_SIDES.search(amount.text))


def _is_between(amounts: Iterable[AmountMention], start: int, end: int) -> bool:
    return any(start <= one.start and one.end <= end for one in amounts)


def _puts_in_time(text: str, date: DateMention) -> bool:
    """Whether a date says when something was so: "in 2024", but not "the 2024 agreement"."""
    first = date.stated.partition(" ")[0]
    before = text[max(0, date.start - 15) : date.start]
    return _is_open(date) or any(_PUTS_IN_TIME.search(words) for words in (before, f"{first} "))


def _is_open(date: DateMention) -> bool:
    """Whether a date has no beginning or no end: "by 2030", "since 2023"."""
    return date.period.lower is None or date.period.last_day is None


def _is_of_report(text: str, date: DateMention) -> bool:
    """Whether a date says when something was said: "said on Thursday", "said at a briefing on Thursday"."""
    return any(_SAID_ON.fullmatch(text, verb.start(), date.start) for verb in _verbs_before(text, date.start))


def _verbs_before(text: str, position: int) -> Iterator[re.Match[str]]:
    return VERB.finditer(text, max(0, position - 60), position)

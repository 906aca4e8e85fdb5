"""Who says what a sentence says: the person before or after "said", in English and Russian.

A wrong speaker is worse than none, so the person must stand right beside the verb: "Bektenov, the Prime Minister,
said", "“…,” said Bektenov", "сообщил премьер-министр Бектенов", "according to Novak". Nobody is taken for "he said"
and "the officials said".
"""

import re
from collections.abc import Iterator

from cooperation.intake.candidates import Candidate
from cooperation.intake.mentions import Mentions
from cooperation.intake.names import Mention

_ENGLISH = (
    r"said|says|stated|states|noted|notes|told|tells|added|adds|announced|declared|emphasi[sz]ed|stressed|stresses|"
    r"underlined|underscored|remarked|recalled|explained|informed|mentioned|highlighted|confirmed|observed|reported|"
    r"pointed out|assured|proposed|urged|warned"
)
_RUSSIAN = (
    r"(?:сказал|заявил|отметил|сообщил|подчеркнул|добавил|рассказал|напомнил|пояснил|объявил|указал|подтвердил|"
    r"проинформировал)[аи]?|заявляет|отмечает|говорит|считает"
)
VERB = re.compile(rf"\b(?:(?P<english>{_ENGLISH})|(?P<russian>{_RUSSIAN}))\b", re.IGNORECASE)
_SOURCE_FOLLOWS = re.compile(
    r"\b(?:according to|in the words of|по словам|по мнению|по данным|со слов)\b", re.IGNORECASE
)

# Between a person and a verb after: a phrase in commas, and adverbs.
_BEFORE = re.compile(
    r"\s*(?:\([^()]{1,80}\)\s*)?(?:,[^,“”\"«»;]{1,120},)?\s*"
    r"(?:(?:also|then|later|earlier|further|again|has|had|have|in turn|first|previously|"
    r"также|далее|ранее|затем|позже|в свою очередь|ещё|еще)\s+)*",
    re.IGNORECASE,
)
# Between a verb and a person after it: the words of a post, without a mark of punctuation.
_AFTER = re.compile(r"\s+(?:(?!(?:that|what|to|about|что|о|об)\s)[\w’'-]+\s+){0,9}", re.IGNORECASE)
_QUOTE_ENDS = re.compile(r"[,”\"»“–—-]\s*$")  # before the verb of "“…,” said Bektenov"


def speaker_of(text: str, start: int, end: int, mentions: Mentions) -> Candidate | None:
    """Return the person who says the words between two positions of a text, as their sentence tells; None if unknown.

    Args:
        text: the text.
        start: the number of characters before the words.
        end: the number of characters up to their end.
        mentions: what the whole text names.
    """
    for sentence in mentions.sentences:
        if sentence.start < end and sentence.end > start:
            persons = [
                name
                for name in mentions.names
                if sentence.start <= name.start and name.end <= sentence.end and name.candidates[0].is_person
            ]
            found = next(_speakers(text, sentence.start, sentence.end, persons), None) if persons else None
            if found is not None:
                return found.candidates[0]
    return None


def _speakers(text: str, start: int, end: int, persons: list[Mention]) -> Iterator[Mention]:
    for phrase in _SOURCE_FOLLOWS.finditer(text, start, end):
        yield from _right_after(text, phrase.end(), persons)
    for verb in VERB.finditer(text, start, end):
        before = [one for one in persons if one.end <= verb.start()]
        if before and _BEFORE.fullmatch(text, before[-1].end, verb.start()):
            yield before[-1]
        elif before and text[start : verb.start()].rstrip().endswith(",") and _opens_with(text, before, verb.start()):
            yield before[0]
        elif verb["russian"] or _QUOTE_ENDS.search(text, start, verb.start()):
            yield from _right_after(text, verb.end(), persons)


def _right_after(text: str, position: int, persons: list[Mention]) -> list[Mention]:
    """Return the first person after a position, in a list, if only the words of a post are between."""
    after = [one for one in persons if one.start >= position][:1]
    return [one for one in after if _AFTER.fullmatch(text, position, one.start)]


def _opens_with(text: str, before: list[Mention], verb: int) -> bool:
    """Whether the first person is the subject of "Bektenov, after talks with Novak, said"."""
    return re.fullmatch(r"\s*,[^,“”\"«»;]{1,160},\s*", text[before[0].end : verb]) is not None

"""Sentences of a text in English, Russian, Kazakh or Kyrgyz, by their positions.

Rules:
- A paragraph ends a sentence. So does the end of a line, unless the next line continues it in a small letter, or all
  lines of the text are cut at about the same length, as those of a PDF are.
- A full stop, "!", "?" or "…" ends a sentence if a blank follows and then no small letter. Closing quotation marks and
  brackets belong to the sentence before them.
- No sentence ends after an initial ("О. Бектенов"), after an abbreviation that needs a next word ("Mr.", "No.", "ст."),
  after the number of an item in a list ("1."), or within a dateline ("АСТАНА. 25 февраля. КАЗИНФОРМ –").
- Some abbreviations may be the last word of a sentence ("U.S.", "etc.", "2024 г."). They are if the next word usually
  begins a sentence, such as "The"; a Russian "г." also if it is not near the beginning of its sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

MIN_CUT_LINES = 4  # a text has at least so many lines if it is cut at the end of lines
MIN_CUT_CHARACTERS, MAX_CUT_CHARACTERS = 40, 120  # of the longest line
CUT_SHARE = 0.75  # a line that long, compared with the longest one, was cut
MAX_CHARACTERS_BEFORE_STOP = 300  # of a sentence, that decide whether it ends
MIN_WORDS_BEFORE_YEAR = 5  # "В 2024 г. Казахстан" goes on, "Стороны подписали договор в 2024 г. Казахстан" does not

# A line that continues: it ends in a word or a comma, and the next one begins with a small letter.
_CONTINUED = re.compile(r"(?<=[\w,–—-])[^\S\n]*\r?\n[^\S\n]*(?=[^\W\d_])")
_LINE_BREAK = re.compile(r"\r?\n(?=[^\S\n]*[^\s\d(•●▪*·–—-])")  # a list begins a new line
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+(?:\r?\n|$)?")
# Tried once for a row of signs: thousands of dots must not take minutes.
_STOP = re.compile(r"(?:(?<![.!?…])[.!?…]++|[。！？])[\"'”’»)\]]*+(?=\s)")
_DATELINE = re.compile(r"\s*[^\W\d_]{3,}[^\n]{0,60}?\s[–—-]{1,2}\s")
_LAST_WORD = re.compile(r"[^\s(«“\"„]+$")
_NEXT = re.compile(r"[\s\"'“”„«»‘’(\[–—-]*([^\s\"'“”„«»‘’(\[–—-][\w’'-]*)?")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_ITEM = re.compile(r"\s*(?:\(?\d{1,3}|\(?[^\W\d_]|[IVX]+)")

# After these a word follows in the same sentence.
_UNFINISHED = frozenset(
    """
    mr mrs ms messrs dr prof gen col capt lt sgt gov sen rep rev hon st mt amb pres eds vs cf e.g i.e approx ca viz
    г-н г-жа гг-н им ул пр-т просп обл р-н д корп кв стр т.е т.к т.н т.о напр см ср акад проф ген доц инж тел зам пос
    """.split()  # noqa: SIM905 (one list is easier to read)
)
# After these a number follows; they are words of their own, too.
_BEFORE_NUMBER = frozenset(
    "no nos art arts para paras sec vol p pp fig ch ст п пп пункт ч гл разд абз рис табл".split()  # noqa: SIM905
)
# These may end a sentence, and do so before a word that usually begins one.
_MAY_END = frozenset(
    """
    u.s u.k u.n u.s.a u.s.s.r e.u d.c a.m p.m т.д т.п б.э н.э inc ltd co corp jr sr dept est
    jan feb mar apr jun jul aug sep sept oct nov dec янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек
    """.split()  # noqa: SIM905
)
# After these the sentence goes on if a unit in capitals follows: "5 млн. США", "10 тыс. МВт".
_QUANTITIES = frozenset("bn mn mln bln млн млрд трлн тыс долл руб".split())  # noqa: SIM905
_YEAR_SHORT = frozenset({"г", "гг", "ж", "жж"})
SENTENCE_STARTERS = frozenset(
    """
    the a an in on at he she it they we i you this that these those there but and however meanwhile according after
    before during as for from with by to if when while since although also both his her its their our earlier later
    today yesterday tomorrow then instead thus still now here so yet finally recently previously separately additionally
    moreover furthermore similarly notably
    в во на он она оно они мы я это этот эта эти тот при как также кроме об о и но а с со к по для после до
    сегодня вчера ранее согласно между тем однако его её их бұл ол осы сондай-ақ бул ал анын ошондой
    """.split()  # noqa: SIM905
)


class Sentence(NamedTuple):
    """A sentence: the positions of its first character and after its last one, without blanks around it."""

    start: int
    end: int


def in_sentences(sentences: Sequence[Sentence], rows: Iterable) -> list[list]:
    """Return for each sentence the rows that are in it, wholly or in part, in the order of the text.

    Args:
        sentences: in the order of the text.
        rows: objects with ``start`` and ``end``, as sentences have them.
    """
    found: list[list] = [[] for _ in sentences]
    ends = [sentence.end for sentence in sentences]
    for row in sorted(rows, key=lambda row: row.start):
        place = bisect_right(ends, row.start)
        while place < len(sentences) and sentences[place].start < row.end:
            found[place].append(row)
            place += 1
    return found


def sentences_of(text: str) -> list[Sentence]:
    """Return the sentences of a text. Each letter and each digit of the text is in one of them.

    >>> text = "Mr. Novak met O. Bektenov. They agreed."
    >>> [text[start:end] for start, end in sentences_of(text)]
    ['Mr. Novak met O. Bektenov.', 'They agreed.']
    """
    return [
        Sentence(start, end)
        for paragraph_start, paragraph_end in _paragraphs(text)
        for first, last in _cut(text, paragraph_start, paragraph_end)
        if (span := _trimmed(text, first, last))
        for start, end in [span]
    ]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    # The positions stay: a line break becomes blanks.
    joined = _CONTINUED.sub(_blank_if_small, _without_cuts(text))
    for found in _PARAGRAPH.finditer(joined):
        yield found.span()


def _without_cuts(text: str) -> str:
    """Return the text with blanks for line breaks at which lines were cut to one length."""
    lengths = [len(line) for line in map(str.strip, text.splitlines()) if line]
    longest = max(lengths, default=0)
    cut = [length for length in lengths if length >= CUT_SHARE * longest]
    is_cut = len(lengths) >= MIN_CUT_LINES and len(cut) >= CUT_SHARE * len(lengths)
    if not is_cut or not MIN_CUT_CHARACTERS <= longest <= MAX_CUT_CHARACTERS:
        return text

    def blank_if_cut(found: re.Match[str]) -> str:
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        return " " * len(found[0]) if len(line.strip()) >= CUT_SHARE * longest else found[0]

    return _LINE_BREAK.sub(blank_if_cut, text)


def _blank_if_small(found: re.Match[str]) -> str:
    following = found.string[found.end() : found.end() + 1]
    return " " * len(found[0]) if following.islower() else found[0]


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans between the stops of a paragraph at which a sentence ends."""
    paragraph = text[start:end]
    dateline = _DATELINE.match(paragraph)
    is_dateline = bool(dateline) and paragraph[: dateline.end()].split()[0].rstrip(".,").isupper()
    first, dateline_end = 0, dateline.end() if is_dateline else 0
    for stop in _STOP.finditer(paragraph):
        if stop.start() >= dateline_end and _ends(paragraph, first, stop):
            yield start + first, start + stop.end()
            first = stop.end()
    yield start + first, end


def _ends(paragraph: str, first: int, stop: re.Match[str]) -> bool:
    following = (_NEXT.match(paragraph, stop.end())[1] or "").strip(".")
    if following[:1].islower():
        return False
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    before = paragraph[max(first, stop.start() - MAX_CHARACTERS_BEFORE_STOP) : stop.start()]
    if len(before) < MAX_CHARACTERS_BEFORE_STOP and _ITEM.fullmatch(before):
        return False
    word = found[0] if (found := _LAST_WORD.search(before)) else ""
    if stop[0] != ".":  # a quotation mark or a bracket follows, so that a word is the last one
        return True
    if word.lower() in _UNFINISHED:
        return not following
    starts = following.lower() in SENTENCE_STARTERS
    if word.lower() in _BEFORE_NUMBER:
        return not following[:1].isdigit()
    if word.lower() in _YEAR_SHORT:
        follows_number = before[: -len(word)].rstrip()[-1:].isdigit()
        return follows_number and (starts or len(before.split()) >= MIN_WORDS_BEFORE_YEAR)
    if word.lower() in _QUANTITIES:
        return not following[:2].isupper()
    may_go_on = word.lower() in _MAY_END or (_INITIAL.fullmatch(word) and word[-1].isupper())
    return starts or not following or not may_go_on


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span without blanks around it; None if it has no letter and no digit."""
    part = text[start:end]
    if not any(map(str.isalnum, part)):
        return None
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())

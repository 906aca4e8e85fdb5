"""Letters and signs that are one: to sort names, and to search texts.

To sort, case is ignored, and accented letters are beside plain ones. PostgreSQL compares bytes, whatever the server's
locale, so "Åland" would come after "Zimbabwe". To search, all characters that look alike are one: ``folded()``.
"""

import re
from functools import lru_cache
from unicodedata import normalize

from django.db import models

OTHERS = {"æ": "a", "ð": "d", "ø": "o", "þ": "t", "ß": "s", "đ": "d", "ı": "i", "ł": "l", "œ": "o", "ə": "e"}
MARKED = {
    letter: normalize("NFD", letter)[0]
    for letter in map(chr, range(0xE0, 0x250))
    if letter == letter.lower() and normalize("NFD", letter)[0].isascii()
} | OTHERS
"""Accented Latin letters and other letters of European languages -> the letter beside which they sort."""


def alphabetical(text: str) -> str:
    """Return SQL for the sort key of a text."""
    return f"translate(lower({text}), '{''.join(MARKED)}', '{''.join(MARKED.values())}')"


class Alphabetical(models.Func):
    """The sort key of a text."""

    template = alphabetical("%(expressions)s")
    output_field = models.TextField()


# --- Search -----------------------------------------------------------------------------------------------------------
# The functions of this part have twins in cooperation/sql/10_texts.sql. A test compares them.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c"
    "\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe00\ufe01\ufe02\ufe0e\ufe0f\ufeff"
)
HYPHENS = "\u2010\u2011‒–—―−⁃˗֊־﹘﹣－"
APOSTROPHES = "‘’‚‛ʹʻʼʽʾʿˈˊˋ′‵´＇ꞌ"
SIGNS = "“”„‟«»‹›″‴‶…·•‣●■▪§¶©®°→←↔×÷\u1680\u2028\u2029"
LETTERS = dict(
    zip("øØłŁđĐðıəƏқҚғҒңҢөӨұҰүҮһҺәӘіІєЄґҐ⁄", "oOlLdDdiaAкКгГнНоОуУуУхХаАиИеЕгГ/", strict=True),
    ß="ss", ẞ="SS", æ="ae", Æ="AE", œ="oe", Œ="OE", þ="th", Þ="Th",
)  # fmt: skip
"""Letters without an accent that can be removed -> what people type instead."""
REPLACED = (
    dict.fromkeys(INVISIBLE, "")
    | dict.fromkeys(HYPHENS, "-")
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(SIGNS, " ")
    | {"№": " No "}
)
ACCENTS = re.compile("[\u0300-\u036f]+")
JOINING_SIGNS = "/.@+_&=?#:~%|'`-<>^*\\"
"""ASCII signs that join words: "Astana/Bishkek" is two words, and one."""
BETWEEN_LETTER_AND_DIGIT = re.compile(
    r"(?<=[A-Za-z\u0080-\U0010ffff])(?=[0-9])|(?<=[0-9])(?=[A-Za-z\u0080-\U0010ffff])"
)
SEPARATED = str.maketrans(dict.fromkeys(JOINING_SIGNS, " "))
HYPHENATED = str.maketrans(dict.fromkeys("/.@+_&'`\\", "-") | dict.fromkeys("<>", " "))


@lru_cache(maxsize=4096)
def folded_character(character: str) -> str:
    """Return what a character is to search, of any length: "é" is "e", "ﬁ" is "fi", a soft hyphen nothing.

    "й" stays, because it is a letter of its own: "мой" is not "мои". "ё" is "е", as most texts have it.
    """
    if character in REPLACED:
        return REPLACED[character]
    plain = ACCENTS.sub("", normalize("NFKD", character).replace("и\u0306", "й").replace("И\u0306", "Й"))
    return "".join(LETTERS.get(letter, letter) for letter in normalize("NFC", plain))


def folded(text: str) -> str:
    """Return a text in which characters that look alike are one: spaces, hyphens, apostrophes, accented letters."""
    return text if text.isascii() else "".join(map(folded_character, normalize("NFC", text)))


def separated(text: str) -> str:
    """Return a folded text with joined words apart: "CASA-1000" and "casa1000" are two words each."""
    return BETWEEN_LETTER_AND_DIGIT.sub(" ", text.translate(SEPARATED))


def hyphenated(text: str) -> str:
    """Return a folded text in which hyphens join words, whatever the sign: PostgreSQL finds a whole and its parts."""
    return text.translate(HYPHENATED)


def separated_positions(text: str) -> tuple[str, list[int]]:
    """Return a composed text folded and separated, and the position in the text that each of its characters is from.

    The list has one more position, that of the end.
    """
    parts = list(text) if text.isascii() else list(map(folded_character, text))
    origins = [position for position, part in enumerate(parts) for _ in part]
    joined = "".join(parts).translate(SEPARATED)
    gaps = [found.start() for found in BETWEEN_LETTER_AND_DIGIT.finditer(joined)]
    for gap in reversed(gaps):
        joined = f"{joined[:gap]} {joined[gap:]}"
        origins.insert(gap, origins[gap])
    return joined, [*origins, len(text)]

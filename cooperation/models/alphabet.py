"""Alphabetical order of names: case is ignored, and accented letters sort beside plain ones.

PostgreSQL compares bytes, whatever the server's locale, so "Åland" would come after "Zimbabwe".
"""

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

"""The alphabet that names are sorted by: in small letters, and those with marks among those without.

PostgreSQL sorts by bytes here, whatever the server's locale, so that "Åland" would come after "Zimbabwe".
"""

from unicodedata import normalize

from django.db import models

OTHERS = {"æ": "a", "ð": "d", "ø": "o", "þ": "t", "ß": "s", "đ": "d", "ı": "i", "ł": "l", "œ": "o", "ə": "e"}
MARKED = {
    letter: normalize("NFD", letter)[0]
    for letter in map(chr, range(0xE0, 0x250))
    if letter == letter.lower() and normalize("NFD", letter)[0].isascii()
} | OTHERS
"""Latin letters with marks, and others of the languages of Europe -> the letter beside which they stand."""


def alphabetical(text: str) -> str:
    """SQL of what a text is sorted by."""
    return f"translate(lower({text}), '{''.join(MARKED)}', '{''.join(MARKED.values())}')"


class Alphabetical(models.Func):
    """What a text is sorted by."""

    template = alphabetical("%(expressions)s")
    output_field = models.TextField()

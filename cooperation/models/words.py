"""How the text of a search is read: what it asks of the vectors, and how near a title is to it."""

import re
from difflib import SequenceMatcher

from django.contrib.postgres.search import SearchQuery, SearchQueryField
from django.db import models

LONGEST_QUERY = 300  # characters of a search text that are looked at
SHORTEST_BEGINNING = 3  # characters from which on a word counts as the beginning of others
# A word at the end, of letters, digits and hyphens, that no sign stands before.
LAST_WORD = re.compile(r"(?:^|\s)(\w[\w-]*)$")
# PostgreSQL's Russian configuration inflects words in Latin letters by the rules of English, so it serves both;
# "simple" takes words as they stand, for beginnings and for phrases with small words in them.
CONFIGURATIONS = ("russian", "simple")
# A text as web searches have it, inflected and as it stands.
IN_WORDS = " || ".join(f"websearch_to_tsquery('{name}', %s)" for name in CONFIGURATIONS)
# Some servers take every sign beyond ASCII for a letter, and “Rosatom’s” for one word with its marks.
MARKS = "’‘ʼ“”„«»‹›–—―…·•№"
PLAIN = str.maketrans(dict.fromkeys(MARKS, " ") | dict.fromkeys("“”„«»", '"') | {"\0": " "})


class Asked(SearchQuery):
    """What is asked of the vectors, as one piece of SQL: Django takes milliseconds to put together what has parts."""

    def __init__(self, sql: str, *values: str) -> None:
        models.Func.__init__(self, output_field=SearchQueryField())
        self.sql, self.values = sql, values

    def as_sql(self, compiler, connection, **options) -> tuple[str, list[str]]:
        return f"({self.sql})", list(self.values)


def words_query(text: str) -> Asked:
    """What a text asks of the vectors: its words inflected, as they stand, or with the last one begun."""
    text = text[:LONGEST_QUERY].translate(PLAIN)
    if not (begun := last_word(text)):
        return Asked(IN_WORDS, text, text)
    before = text.removesuffix(begun).strip()
    # Between apostrophes a word is no operator.
    beginning = f"'{begun}':*"
    if not before:
        return Asked(f"{IN_WORDS} || to_tsquery('simple', %s)", text, text, beginning)
    values = (text, text, before, before, beginning)
    return Asked(f"{IN_WORDS} || (({IN_WORDS}) && to_tsquery('simple', %s))", *values)


def words_of(text: str) -> list[str]:
    """The words of a text without its signs, in small letters."""
    return re.findall(r"\w+", text[:LONGEST_QUERY].translate(PLAIN).casefold())


def beginnings_query(text: str) -> Asked:
    """What a text asks of the vectors while it is typed: its last word begun, from three letters on, the others whole.

    The others are not begun too, for PostgreSQL gathers all entries with a begun word before it looks for the next.
    """
    *before, last = words_of(text) or [""]
    begun = f"'{last}':*" if len(last) >= SHORTEST_BEGINNING else f"'{last}'" if last else ""
    if not before:
        return Asked("to_tsquery('simple', %s)", begun)
    return Asked("plainto_tsquery('russian', %s) && to_tsquery('simple', %s)", " ".join(before), begun)


def last_word(text: str) -> str:
    """The word at the end that may be unfinished; empty within a phrase, after a sign, and for one or two letters."""
    found = LAST_WORD.search(text)
    return found[1] if found and len(found[1]) >= SHORTEST_BEGINNING and text.count('"') % 2 == 0 else ""


def closeness(title: str, text: str) -> tuple:
    """How far a title is from what was typed: called so, begins so, has it somewhere; then the shorter one.

    To sort by: the smaller, the nearer.
    """
    title, text = title.casefold(), text.strip().casefold()
    return title != text, not title.startswith(text), text not in title, len(title), title


def likeness(title: str, word: str) -> float:
    """How much of a word is the same as the likest word of a title, from 0 to 1."""
    return max((SequenceMatcher(None, word, other).ratio() for other in words_of(title)), default=0)

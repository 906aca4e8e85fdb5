"""How the text of a search is read: what it asks of the vectors, and how near a title is to it."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import reduce
from typing import Self
from unicodedata import normalize

from django.contrib.postgres.search import SearchQuery, SearchQueryField
from django.db import models

MAX_SEARCH_CHARACTERS = 300  # of a search text that are read
MIN_PREFIX_CHARACTERS = 3  # from which on the last word also finds longer words that begin with it
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
# A phrase in quotes, the last of which may be missing, or what stands between blanks; a hyphen before it leaves it out.
TERM = re.compile(r'((?<!\S)-(?=[\w"]))?(?:("[^"]*)"?|([^\s"]+))')
# Signs that PostgreSQL would take for operators: to it each of many hyphens is a "not", and forty are too many.
OPERATORS = re.compile(r"[!&|()]|(?<!\w)-+|-+(?!\w)")


@dataclass(frozen=True)
class Term:
    """A word or a "phrase" of a search text, and whether it must not occur."""

    text: str
    is_unwanted: bool


class TextQuery(SearchQuery):
    """What is asked of the vectors, as one piece of SQL: Django takes milliseconds to put together what has parts."""

    def __init__(self, sql: str, *values: str) -> None:
        models.Func.__init__(self, output_field=SearchQueryField())
        self.sql, self.values = sql, values

    def as_sql(self, compiler, connection, **options) -> tuple[str, list[str]]:
        return f"({self.sql})", list(self.values)

    def joined(self, operator: str, other: Self) -> Self:
        """This and another by an operator of PostgreSQL."""
        return TextQuery(f"({self.sql}) {operator} ({other.sql})", *self.values, *other.values)


def composed(text: str) -> str:
    """A text with each letter in one piece, as the vectors have it: "й" can also be written as "и" and a breve."""
    return normalize("NFC", text)


def cleaned_text(text: str) -> str:
    """As much of a text as is looked at, with the signs that are passed over taken out."""
    return composed(text[:MAX_SEARCH_CHARACTERS])[:MAX_SEARCH_CHARACTERS].translate(PLAIN)


def terms_of(text: str) -> list[list[Term]]:
    """What a search text asks for: either all of some terms, or all of others."""
    either = [[]]
    for minus, phrase, word in TERM.findall(cleaned_text(text)):
        if word.lower() == "or" and not minus:
            either.append([])
        elif re.search(r"\w", said := f'{phrase}"' if phrase else OPERATORS.sub(" ", word).strip()):
            either[-1].append(Term(said, bool(minus)))
    return [some for some in either if some]


def words_query(text: str) -> TextQuery:
    """What a text asks of the vectors: its words inflected, as they stand, or with the last one begun."""
    either, begun = terms_of(text), last_word(text)
    if not either:
        return TextQuery("''::tsquery")
    *others, last = either
    return reduce(lambda one, other: one.joined("||", other), [*map(_all_of, others), _all_of(last, begun)])


def _all_of(needed: list[Term], begun: str = "") -> TextQuery:
    """What asks for all of some terms, the last of which may be ``begun``."""
    wanted = " ".join(term.text for term in needed if not term.is_unwanted)
    unwanted = " or ".join(term.text for term in needed if term.is_unwanted)
    asked = _in_words(wanted)
    if begun:
        # Between apostrophes a word is no operator.
        beginning = TextQuery("to_tsquery('simple', %s)", f"'{begun}':*")
        before = wanted.removesuffix(begun).strip()
        asked = asked.joined("||", _in_words(before).joined("&&", beginning) if before else beginning)
    # Apart from the others, for what occurs must be neither inflected nor as it stands.
    return asked.joined("&& !!", _in_words(unwanted)) if unwanted else asked


def _in_words(text: str) -> TextQuery:
    return TextQuery(IN_WORDS, *[text] * len(CONFIGURATIONS))


def wanted_words(text: str) -> str:
    """The words of a text that are looked for, without those that must not occur and without quotes and operators."""
    return " ".join(term.text.strip('"') for some in terms_of(text) for term in some if not term.is_unwanted)


def words_of(text: str) -> list[str]:
    """The words of a text without its signs.

    Their letters are as they were written: PostgreSQL makes them small in its own way.
    """
    return re.findall(r"\w+", cleaned_text(text))


def beginnings_query(text: str) -> TextQuery:
    """What a text asks of the vectors while it is typed: its last word begun, from three letters on, the others whole.

    The others are not begun too, for PostgreSQL gathers all entries with a begun word before it looks for the next.
    """
    *before, last = words_of(text) or [""]
    begun = f"'{last}':*" if len(last) >= MIN_PREFIX_CHARACTERS else f"'{last}'" if last else ""
    if not before:
        return TextQuery("to_tsquery('simple', %s)", begun)
    return TextQuery("plainto_tsquery('russian', %s) && to_tsquery('simple', %s)", " ".join(before), begun)


def last_word(text: str) -> str:
    """The word at the end that may be unfinished; empty for a phrase, after a sign, and for one or two letters."""
    last = either[-1][-1] if (either := terms_of(text)) else None
    found = LAST_WORD.search(last.text) if last and not last.is_unwanted else None
    return found[1] if found and len(found[1]) >= MIN_PREFIX_CHARACTERS else ""


def closeness(title: str, text: str) -> tuple:
    """How far a title is from what was typed: called so, begins so, has it somewhere; then the shorter one.

    To sort by: the smaller, the nearer.
    """
    title, text = title.casefold(), text.strip().casefold()
    return title != text, not title.startswith(text), text not in title, len(title), title


def likeness(title: str, word: str) -> float:
    """How much of a word is the same as the likest word of a title, from 0 to 1."""
    word = word.casefold()
    return max((SequenceMatcher(None, word, other.casefold()).ratio() for other in words_of(title)), default=0)

"""The text that a user searches for: parsed, and as a query of search vectors."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import reduce
from typing import Self
from unicodedata import normalize

from django.contrib.postgres.search import SearchQuery, SearchQueryField
from django.db import models

MAX_SEARCH_CHARACTERS = 300  # of a text; the rest is ignored
MIN_PREFIX_CHARACTERS = 3  # of a last word that also matches longer words
# A word of letters, digits and hyphens at the end, without a sign before it.
LAST_WORD = re.compile(r"(?:^|\s)(\w[\w-]*)$")
# PostgreSQL's Russian configuration stems words in Latin letters by the rules of English, so it serves both languages.
# "simple" does not stem: for prefixes, and for phrases with short words.
CONFIGURATIONS = ("russian", "simple")
WEB_SEARCH_SQL = " || ".join(f"websearch_to_tsquery('{name}', %s)" for name in CONFIGURATIONS)
# In some locales PostgreSQL takes every sign beyond ASCII for a letter, so “Rosatom’s” would be one word.
SIGNS = "’‘ʼ“”„«»‹›–—―…·•№"
SIGN_REPLACEMENTS = str.maketrans(dict.fromkeys(SIGNS, " ") | dict.fromkeys("“”„«»", '"') | {"\0": " "})
# A phrase in quotes, whose last quote may be missing, or a word. A hyphen before either excludes it.
TERM = re.compile(r'((?<!\S)-(?=[\w"]))?(?:("[^"]*)"?|([^\s"]+))')
# Signs that PostgreSQL would take for operators. Each of many hyphens would be a "not", and it fails at forty of them.
OPERATORS = re.compile(r"[!&|()]|(?<!\w)-+|-+(?!\w)")


@dataclass(frozen=True)
class Term:
    """A word or a "phrase" of a search text, and whether results must not contain it."""

    text: str
    is_excluded: bool


class TextQuery(SearchQuery):
    """A search query as one piece of SQL. Django takes milliseconds to compile a query of several parts."""

    def __init__(self, sql: str, *values: str) -> None:
        models.Func.__init__(self, output_field=SearchQueryField())
        self.sql, self.values = sql, values

    def as_sql(self, compiler, connection, **options) -> tuple[str, list[str]]:
        return f"({self.sql})", list(self.values)

    def combined(self, operator: str, other: Self) -> Self:
        """Return this query and another, combined by a PostgreSQL operator such as ``&&``."""
        return TextQuery(f"({self.sql}) {operator} ({other.sql})", *self.values, *other.values)


def composed(text: str) -> str:
    """Return a text with composed letters, as search vectors have it: "й" can also be written as "и" and a breve."""
    return normalize("NFC", text)


def cleaned_text(text: str) -> str:
    """Return the part of a text that is searched for, without signs."""
    return composed(text[:MAX_SEARCH_CHARACTERS])[:MAX_SEARCH_CHARACTERS].translate(SIGN_REPLACEMENTS)


def terms_of(text: str) -> list[list[Term]]:
    """Parse a search text. Results must match all terms of one of these lists."""
    alternatives = [[]]
    for minus, phrase, word in TERM.findall(cleaned_text(text)):
        if word.lower() == "or" and not minus:
            alternatives.append([])
        elif re.search(r"\w", term := f'{phrase}"' if phrase else OPERATORS.sub(" ", word).strip()):
            alternatives[-1].append(Term(term, bool(minus)))
    return [terms for terms in alternatives if terms]


def search_query(text: str) -> TextQuery:
    """Return the query for a search text: its words stemmed, or as typed, or with the last one as a prefix."""
    alternatives, prefix = terms_of(text), last_word(text)
    if not alternatives:
        return TextQuery("''::tsquery")
    *others, last = alternatives
    queries = [*map(_all_terms, others), _all_terms(last, prefix)]
    return reduce(lambda one, other: one.combined("||", other), queries)


def _all_terms(terms: list[Term], prefix: str = "") -> TextQuery:
    """Return the query for all of some terms. The last one may be the beginning of a word: ``prefix``."""
    included = " ".join(term.text for term in terms if not term.is_excluded)
    excluded = " or ".join(term.text for term in terms if term.is_excluded)
    query = _web_search(included)
    if prefix:
        # A word between apostrophes is no operator.
        longer = TextQuery("to_tsquery('simple', %s)", f"'{prefix}':*")
        before = included.removesuffix(prefix).strip()
        query = query.combined("||", _web_search(before).combined("&&", longer) if before else longer)
    # A query of its own, because results must contain excluded words neither stemmed nor as typed.
    return query.combined("&& !!", _web_search(excluded)) if excluded else query


def _web_search(text: str) -> TextQuery:
    return TextQuery(WEB_SEARCH_SQL, *[text] * len(CONFIGURATIONS))


def included_words(text: str) -> str:
    """Return the words that results must contain: the text without excluded words, quotes and operators."""
    return " ".join(term.text.strip('"') for terms in terms_of(text) for term in terms if not term.is_excluded)


def words_of(text: str) -> list[str]:
    """Return the words of a text, without its signs and with its capital letters."""
    return re.findall(r"\w+", cleaned_text(text))


def prefix_query(text: str) -> TextQuery:
    """Return the query for a text that a user is typing: the last word is a prefix if it has three letters or more.

    Only the last word, because PostgreSQL collects all entries with one prefix before it looks for the next.
    """
    *before, last = words_of(text) or [""]
    prefix = f"'{last}':*" if len(last) >= MIN_PREFIX_CHARACTERS else f"'{last}'" if last else ""
    if not before:
        return TextQuery("to_tsquery('simple', %s)", prefix)
    return TextQuery("plainto_tsquery('russian', %s) && to_tsquery('simple', %s)", " ".join(before), prefix)


def last_word(text: str) -> str:
    """Return the last word if it may be unfinished; "" if it is in a phrase, after a sign, or under three letters."""
    last = alternatives[-1][-1] if (alternatives := terms_of(text)) else None
    found = LAST_WORD.search(last.text) if last and not last.is_excluded else None
    return found[1] if found and len(found[1]) >= MIN_PREFIX_CHARACTERS else ""


def title_distance(title: str, text: str) -> tuple:
    """Return a sort key, smallest first: titles equal to a text, beginning with it, containing it; then by length."""
    title, text = title.casefold(), text.strip().casefold()
    return title != text, not title.startswith(text), text not in title, len(title), title


def similarity(title: str, word: str) -> float:
    """Return how similar a word is to the most similar word of a title, from 0 to 1."""
    word = word.casefold()
    return max((SequenceMatcher(None, word, other.casefold()).ratio() for other in words_of(title)), default=0)

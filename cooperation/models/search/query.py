"""The text that a user searches for: parsed, and as a query of search vectors."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, reduce
from typing import Self
from unicodedata import normalize

from django.contrib.postgres.search import SearchQuery, SearchQueryField
from django.db import models

from cooperation.models.alphabet import folded, hyphenated, separated
from cooperation.models.search.forms import all_forms, stem_of

MAX_SEARCH_CHARACTERS = 300  # of a text; the rest is ignored
MIN_PREFIX_CHARACTERS = 3  # of a last word that also matches longer words
# PostgreSQL's Russian configuration stems words in Latin letters by the rules of English, so it serves both languages.
# It gets joined words apart, as search vectors have them. "simple" does not stem, and gets them together.
WEB_SEARCH_SQL = "websearch_to_tsquery('russian', %s) || websearch_to_tsquery('simple', %s)"
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | {"\0": " "})
DASH_BEFORE_WORD = re.compile(r"(?<!\S)[‒–—―]+")  # it excludes nothing, unlike a hyphen
# A phrase in quotes, whose last quote may be missing, or a word. A hyphen before either excludes it.
TERM = re.compile(r'((?<!\S)-(?=[\w"]))?(?:("[^"]*)"?|([^\s"]+))')
OPERATORS = str.maketrans(dict.fromkeys("!&|()", " "))  # signs that PostgreSQL would take for operators


@dataclass(frozen=True)
class Term:
    """A word or a phrase of a search text, and whether results must not contain it."""

    text: str
    is_phrase: bool = False
    is_excluded: bool = False

    @property
    def source(self) -> str:
        """The term as it can be typed."""
        return f"{'-' * self.is_excluded}{_quoted(self.text, force=self.is_phrase)}"

    @property
    def words(self) -> list[str]:
        """The words of a phrase, or those that signs join: "CASA-1000" has two."""
        return separated(self.text).translate(OPERATORS).split()

    @property
    def apart(self) -> str:
        """The term for PostgreSQL, with joined words as a phrase."""
        return _quoted(" ".join(self.words), force=self.is_phrase)

    @property
    def together(self) -> str:
        """The term for PostgreSQL, with joined words together."""
        return _quoted(hyphenated(self.text.translate(OPERATORS)).strip(" -"), force=self.is_phrase)

    @cached_property
    def forms(self) -> list[str]:
        """The grammatical forms of a Russian, Kazakh or Kyrgyz word, otherwise nothing."""
        return [] if self.is_phrase else all_forms(self.text)

    @property
    def unfinished(self) -> str:
        """The last word if it may be unfinished; "" if it is in a phrase, before a sign, or under three letters."""
        may_be = self.words and not (self.is_phrase or self.is_excluded) and re.search(r"\w$", self.text)
        return self.words[-1] if may_be and len(self.words[-1]) >= MIN_PREFIX_CHARACTERS else ""


def _quoted(words: str, *, force: bool) -> str:
    """Return words as a phrase if they are several, or PostgreSQL would take one for an operator."""
    return f'"{words}"' if force or " " in words or words.lower() == "or" else words


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
    """Return a text with composed letters: "й" can also be written as "и" and a breve."""
    return normalize("NFC", text)


def cleaned_text(text: str) -> str:
    """Return the part of a text that is searched for, folded, with straight quotes."""
    text = DASH_BEFORE_WORD.sub(" ", composed(_searched_part(text))).translate(QUOTES)
    return _searched_part(folded(text))


def _searched_part(text: str) -> str:
    """The first ``MAX_SEARCH_CHARACTERS`` of a text, without a word that is cut there: no title has half a word."""
    if len(text) <= MAX_SEARCH_CHARACTERS:
        return text
    beginning = text[: MAX_SEARCH_CHARACTERS + 1]
    whole_words = beginning.rsplit(maxsplit=1)[0] if beginning.split()[1:] else beginning
    return whole_words[:MAX_SEARCH_CHARACTERS]


def terms_of(text: str) -> list[list[Term]]:
    """Parse a search text. Results must match all terms of one of these lists."""
    alternatives = [[]]
    for minus, phrase, word in TERM.findall(cleaned_text(text)):
        if word.lower() == "or" and not minus:
            alternatives.append([])
        else:
            term = Term(phrase.strip('"') or word, bool(phrase), bool(minus))
            if re.search(r"\w", "".join(term.words)):
                alternatives[-1].append(term)
    return [terms for terms in alternatives if terms]


def search_query(text: str, *, with_forms: bool = True) -> TextQuery:
    """Return the query for a search text: its words in any form, or as typed, or with the last one as a prefix.

    ``with_forms=False`` leaves out what PostgreSQL's stemmer does not know, as PostgreSQL would estimate each unknown
    form at one entry in 200.
    """
    alternatives = terms_of(text)
    if not alternatives:
        return TextQuery("''::tsquery")
    *others, last = alternatives
    queries = [_all_terms(terms, with_forms=with_forms) for terms in others]
    queries.append(_all_terms(last, with_forms=with_forms, is_last=True))
    return reduce(lambda one, other: one.combined("||", other), queries)


def _all_terms(terms: list[Term], *, with_forms: bool, is_last: bool = False) -> TextQuery:
    """Return the query for all of some terms. The last one of a text may be the beginning of a word."""
    included = [term for term in terms if not term.is_excluded]
    query = _web_search(included)
    may_go_on = is_last and bool(terms[-1].unfinished)
    if may_go_on:
        *before, last = included
        longer = _beginning(last)
        query = query.combined("||", _web_search(before).combined("&&", longer) if before else longer)
    if with_forms and any(term.forms for term in included):
        each = [_any_form(term) for term in included]
        if may_go_on:
            each[-1] = each[-1].combined("||", _beginning(included[-1]))
        query = query.combined("||", reduce(lambda one, other: one.combined("&&", other), each))
    excluded = [term for term in terms if term.is_excluded]
    # A query of its own, because results must contain excluded words neither stemmed nor as typed.
    return query.combined("&& !!", _any_of(excluded)) if excluded else query


def _any_of(terms: list[Term]) -> TextQuery:
    """Return the query for any of some terms in any grammatical form."""
    with_forms = [_any_form(term) for term in terms if term.forms]
    return reduce(lambda one, other: one.combined("||", other), with_forms, _web_search(terms, " or "))


def _any_form(term: Term) -> TextQuery:
    """Return the query for a term in any grammatical form; it is empty for a word that is too common to be searched."""
    if term.forms:
        return TextQuery("register.any_form(%s, %s)", term.text, " ".join(term.forms))
    return _web_search([term])


def _web_search(terms: list[Term], joined: str = " ") -> TextQuery:
    apart, together = (joined.join(texts) for texts in ([t.apart for t in terms], [t.together for t in terms]))
    return TextQuery(WEB_SEARCH_SQL, apart, together)


def _beginning(term: Term) -> TextQuery:
    """Return the query for words that begin with a term; of joined words, only the last may go on."""
    # A word between apostrophes is no operator.
    return TextQuery("to_tsquery('simple', %s)", " <-> ".join(f"'{word}'" for word in term.words) + ":*")


def word_queries(text: str) -> dict[str, TextQuery]:
    """Return a query for each word that results must contain, whether in a phrase or not."""
    included = [term for terms in terms_of(text) for term in terms if not term.is_excluded]
    queries = {word: _any_form(Term(word)) for term in included for word in term.words if re.search(r"\w", word)}
    if last := last_word(text):
        queries[last] = queries[last].combined("||", _beginning(Term(last)))
    return queries


def included_words(text: str) -> str:
    """Return the words that results must contain: the text without excluded words, quotes and operators."""
    return " ".join(term.text for terms in terms_of(text) for term in terms if not term.is_excluded)


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, without its signs and with its capital letters."""
    return re.findall(r"\w+", separated(cleaned_text(text)))


def prefix_query(text: str) -> TextQuery:
    """Return the query for a text that a user is typing: the last word is a prefix if it has three letters or more.

    Only the last word, because PostgreSQL collects all entries with one prefix before it looks for the next.
    """
    *before, last = words_of(text) or [""]
    prefix = f"'{last}':*" if len(last) >= MIN_PREFIX_CHARACTERS else f"'{last}'" if last else ""
    query = TextQuery("to_tsquery('simple', %s)", prefix)
    if all_forms(last):
        query = query.combined("||", _any_form(Term(last)))
    return reduce(lambda one, word: one.combined("&&", _any_word(word)), before, query)


def _any_word(word: str) -> TextQuery:
    return _any_form(Term(word)) if all_forms(word) else TextQuery("plainto_tsquery('russian', %s)", word)


def beginnings_of(text: str) -> list[str]:
    """Return what words begin with that match words of a text: the words, without Russian endings."""
    return [stem_of(word) for word in words_of(text)]


def last_word(text: str) -> str:
    """Return the last word of a text if it may be unfinished, otherwise ""."""
    return alternatives[-1][-1].unfinished if (alternatives := terms_of(text)) else ""


def title_distance(title: str, text: str) -> tuple:
    """Return a sort key, smallest first: titles equal to a text, beginning with it, containing it; then by length."""
    title, text = folded(title).casefold(), folded(text).strip().casefold()
    return title != text, not title.startswith(text), text not in title, len(title), title


def similarity(title: str, word: str) -> float:
    """Return how similar a word is to the most similar word of a title, from 0 to 1."""
    word = folded(word).casefold()
    return max((SequenceMatcher(None, word, other.casefold()).ratio() for other in words_of(title)), default=0)


def corrected_text(text: str, misspelt: str, names: list[str]) -> str:
    """Return a search text with a misspelt word replaced by the most similar one of some names; "" without names."""
    words = [word for name in names for word in words_of(name)]
    nearest = max(words, key=lambda word: similarity(word, misspelt), default="")
    replaced, times = re.subn(rf"(?<!\w){re.escape(misspelt)}(?!\w)", lambda _: nearest, folded(text))
    return replaced if nearest and times else ""

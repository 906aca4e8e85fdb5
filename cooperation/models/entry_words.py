"""The words by which entries are found: search vectors in a table beside the entries, and what a text asks of them.

They stand apart from the entries because they are ten times as wide: lists and counts read many entries and no words.
"""

import re

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import models

LONGEST_QUERY = 300  # characters of a search text that are looked at
SHORTEST_BEGINNING = 3  # characters from which on a word counts as the beginning of others
SEARCHED = 50_000  # characters of each of titles, names and words that are searched; tsvector takes 1 MB in all
# A word at the end, of letters, digits and hyphens, that no sign stands before.
LAST_WORD = re.compile(r"(?:^|\s)(\w[\w-]*)$")
# PostgreSQL's Russian configuration inflects words in Latin letters by the rules of English, so it serves both;
# "simple" takes words as they stand, for beginnings and for phrases with small words in them.
CONFIGURATIONS = ("russian", "simple")
# Some servers take every sign beyond ASCII for a letter, and “Rosatom’s” for one word with its marks.
MARKS = "’‘ʼ“”„«»‹›–—―…·•№"
QUOTES = str.maketrans("“”„«»", '"' * 5)


class EntryWords(models.Model):
    """The words of an entry: its titles before the names of those who take part, and these before its texts."""

    pk = models.CompositePrimaryKey("noun", "key")
    noun = models.CharField(help_text="The noun of the entry.")
    key = models.BigIntegerField(help_text="The id of the row.")
    publication = models.CharField(help_text="That of the entry.")
    search = SearchVectorField()

    class Meta:
        ordering = ["noun", "-key"]
        verbose_name_plural = "words of entries"
        indexes = [GinIndex(fields=["search"], name="entrywords_search")]

    def __str__(self) -> str:
        return f"{self.noun} {self.key}"


def words_query(text: str) -> SearchQuery:
    """What a text asks of the vectors: its words inflected, as they stand, or with the last one begun."""
    text = text.replace("\0", " ")[:LONGEST_QUERY].translate(QUOTES).translate(dict.fromkeys(map(ord, MARKS), " "))
    inflected, simple = (SearchQuery(text, config=name, search_type="websearch") for name in CONFIGURATIONS)
    asked = inflected | simple
    if begun := _last_word(text):
        # Between apostrophes a word is no operator.
        beginning = SearchQuery(f"'{begun}':*", config="simple", search_type="raw")
        before = text.removesuffix(begun).strip()
        asked |= (SearchQuery(before, config="simple", search_type="websearch") & beginning) if before else beginning
    return asked


def _last_word(text: str) -> str:
    """The word at the end that may be unfinished; empty within a phrase, after a sign, and for one or two letters."""
    found = LAST_WORD.search(text)
    return found[1] if found and len(found[1]) >= SHORTEST_BEGINNING and text.count('"') % 2 == 0 else ""


def _vector(text: str, weight: str) -> str:
    """SQL of a search vector of a text in each configuration."""
    plain = f"translate(left({text}, {SEARCHED}), '{MARKS}', '{' ' * len(MARKS)}')"
    return " || ".join(f"setweight(to_tsvector('{name}', {plain}), '{weight}')" for name in CONFIGURATIONS)


# SQL of a trigger of entries: writes the words of the entry NEW from its texts ``titles``, ``names`` and ``words``.
STORE_WORDS = f"""
    INSERT INTO cooperation_entrywords AS w (noun, key, publication, search)
    VALUES (NEW.noun, NEW.key, NEW.publication,
            {_vector("titles", "A")} || {_vector("names", "B")} || {_vector("words", "C")})
    ON CONFLICT (noun, key) DO UPDATE SET publication = EXCLUDED.publication, search = EXCLUDED.search
    WHERE (w.publication, w.search) IS DISTINCT FROM (EXCLUDED.publication, EXCLUDED.search);
"""

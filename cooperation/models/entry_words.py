"""The words by which entries are found: search vectors, in a table beside the entries.

They stand apart from the entries because they are ten times as wide: lists and counts read many entries and no words.
"""

from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import connection, models

from cooperation.models.words import CONFIGURATIONS, MARKS, words_query

SEARCHED = 50_000  # characters of each of titles, names and words that are searched; tsvector takes 1 MB in all
# Of a search vector what comes from titles, and of participants and places from their names in all spellings.
TITLES = models.Func(
    "search", function="ts_filter", template="%(function)s(%(expressions)s, '{a}')", output_field=SearchVectorField()
)


class EntryWordsQuerySet(models.QuerySet):
    """The words of entries, by what is asked of them."""

    def asked(self, text: str) -> Self:
        """Those in which all words of a text occur."""
        return self.filter(search=words_query(text))

    def titled(self, asked: SearchQuery) -> Self:
        """Those with what is asked in their titles, of participants and places in their names in any spelling."""
        return self.alias(titles=TITLES).filter(titles=asked)

    def fitting(self, text: str) -> Self:
        """Those in which all words of a text occur, the ones first that it fits best."""
        return self.asked(text).order_by(SearchRank(models.F("search"), words_query(text)).desc(), "-key")

    def numbers(self, text: str, nouns: Iterable[str], most: int) -> dict[str, int]:
        """How many entries of each of these nouns a text finds: noun -> number, at most one more than ``most``."""
        counts, given = [], []
        for noun in nouns:
            found = self.filter(noun=noun).asked(text).order_by().values("key")[: most + 1]
            sql, values = found.query.sql_with_params()
            counts.append(f"SELECT %s, (SELECT count(*) FROM ({sql}) found)")
            given += [noun, *values]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(counts), given)
            return dict(cursor.fetchall())


class EntryWords(models.Model):
    """The words of an entry: its titles before the names of those who take part, and these before its texts."""

    pk = models.CompositePrimaryKey("noun", "key")
    noun = models.CharField(help_text="The noun of the entry.")
    key = models.BigIntegerField(help_text="The id of the row.")
    publication = models.CharField(help_text="That of the entry.")
    search = SearchVectorField()

    objects = EntryWordsQuerySet.as_manager()

    class Meta:
        ordering = ["noun", "-key"]
        verbose_name_plural = "words of entries"
        indexes = [
            GinIndex(fields=["search"], name="entrywords_search"),
            GinIndex(TITLES, name="entrywords_titles"),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.key}"


def _vectors(text: str, weight: str) -> list[str]:
    """SQL of the search vectors of a text, one for each configuration."""
    plain = f"translate(left({text}, {SEARCHED}), '{MARKS}', '{' ' * len(MARKS)}')"
    return [f"setweight(to_tsvector('{name}', {plain}), '{weight}')" for name in CONFIGURATIONS]


# Between two vectors stands a word that nobody can type, or a phrase could begin in the one and end in the other.
GAP = " || (chr(1) || ':1')::tsvector || "
VECTORS = GAP.join([*_vectors("titles", "A"), *_vectors("names", "B"), *_vectors("words", "C")])


# SQL of a trigger of entries: writes the words of the entry NEW from its texts ``titles``, ``names`` and ``words``.
STORE_WORDS = f"""
    INSERT INTO cooperation_entrywords AS w (noun, key, publication, search)
    VALUES (NEW.noun, NEW.key, NEW.publication, ts_delete({VECTORS}, chr(1)))
    ON CONFLICT (noun, key) DO UPDATE SET publication = EXCLUDED.publication, search = EXCLUDED.search
    WHERE (w.publication, w.search) IS DISTINCT FROM (EXCLUDED.publication, EXCLUDED.search);
"""

"""The words by which entries are found: search vectors, in a table beside the entries.

They stand apart from the entries because they are ten times as wide: lists and counts read many entries and no words.
"""

from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import connection, models

from cooperation.models.estimates import each_estimated, estimated
from cooperation.models.words import words_of, words_query

FEW = 2_000  # entries up to which their keys are looked up before anything else
# Times as many as are asked for: what PostgreSQL expects of one word beyond which nobody looks. How often it stands
# somewhere is known; of several words it is not known how often they meet.
EXPECTED_BEYOND = 10
# Of a search vector what comes from titles, and of participants and places from their names in all spellings.
TITLES = models.Func(
    "search", function="ts_filter", template="%(function)s(%(expressions)s, '{a}')", output_field=SearchVectorField()
)


class EntryWordsQuerySet(models.QuerySet):
    """The words of entries, by what is asked of them."""

    def asked(self, text: str) -> Self:
        """Those in which all words of a text occur."""
        return self.filter(search=words_query(text))

    def few(self, text: str, most: int = FEW) -> list[int] | None:
        """The keys of the entries of one noun that a text finds; None if there are more than ``most``.

        PostgreSQL takes each word that it does not know for one in 200 entries, and would rather go through all entries
        in the order of a list than ask for a word that is in three of them.
        """
        found = self.asked(text)
        if len(words_of(text)) == 1 and estimated(found) > EXPECTED_BEYOND * most:
            return None
        # As a query of its own it is planned to its end, and read only as far as is asked.
        sql, values = found.order_by().values("key").query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(f"WITH found AS MATERIALIZED ({sql}) SELECT key FROM found LIMIT {most + 1}", values)
            keys = [key for (key,) in cursor.fetchall()]
        return keys if len(keys) <= most else None

    def titled(self, asked: SearchQuery) -> Self:
        """Those with what is asked in their titles, of participants and places in their names in any spelling."""
        return self.alias(titles=TITLES).filter(titles=asked)

    def fitting(self, text: str) -> Self:
        """Those in which all words of a text occur, the ones first that it fits best."""
        return self.asked(text).order_by(SearchRank(models.F("search"), words_query(text)).desc(), "-key")

    def numbers(self, text: str, nouns: Iterable[str], most: int) -> dict[str, int]:
        """How many entries of each of these nouns a text finds: noun -> number, at most one more than ``most``."""
        found = {noun: self.filter(noun=noun).asked(text) for noun in nouns}
        numbers, counts, given = dict.fromkeys(found, most + 1), [], []
        expected = each_estimated(list(found.values())) if len(words_of(text)) == 1 else [0] * len(found)
        for (noun, rows), number in zip(found.items(), expected, strict=True):
            if number <= EXPECTED_BEYOND * most:
                sql, values = rows.order_by().values("key")[: most + 1].query.sql_with_params()
                counts.append(f"SELECT %s, (SELECT count(*) FROM ({sql}) found)")
                given += [noun, *values]
        if counts:
            with connection.cursor() as cursor:
                cursor.execute(" UNION ALL ".join(counts), given)
                numbers |= dict(cursor.fetchall())
        return numbers


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

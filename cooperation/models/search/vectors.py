"""Search vectors of entries, in a table of their own.

They are ten times as large as the entries. Lists and counts read many entries and no vectors.
"""

from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import connection, models
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from cooperation.models.base import KnownSince
from cooperation.models.counts.estimates import estimate_count, estimate_counts
from cooperation.models.records import ENTRY_MODELS
from cooperation.models.search.query import search_query, words_of
from cooperation.models.search.spellings import respelled

MAX_LISTED_IDS = 2_000  # results that a list filters by id; for more, PostgreSQL searches as part of the list's query
# Results are not counted if PostgreSQL estimates more than this many times the limit. It knows how common one word is,
# but not how often several words occur together.
MAX_ESTIMATE_RATIO = 10
# The part of a search vector that comes from titles; for participants and places, from their names in all spellings.
TITLE_VECTOR = models.Func(
    "search", function="ts_filter", template="%(function)s(%(expressions)s, '{a}')", output_field=SearchVectorField()
)


class EntryWordsQuerySet(models.QuerySet):
    """Search vectors by what they match."""

    def search(self, text: str, *, with_forms: bool = True) -> Self:
        """Return those that match a search text; ``with_forms`` as in ``search_query()``."""
        return self.filter(search=search_query(text, with_forms=with_forms))

    def ids_if_few(self, text: str, limit: int = MAX_LISTED_IDS) -> list[int] | None:
        """Return the ids of the entries of one record type that match a text; None if there are more than ``limit``.

        PostgreSQL assumes that a word without statistics is in one of 200 entries. It would read all entries in the
        order of a list, instead of looking up a word that is in three of them.
        """
        found, stemmed = self.search(text), self.search(text, with_forms=False)
        if len(words_of(text)) == 1 and estimate_count(stemmed) > MAX_ESTIMATE_RATIO * limit:
            return None
        # A materialized query is planned for all its rows, and read only up to the limit.
        sql, values = found.order_by().values("key").query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(f"WITH found AS MATERIALIZED ({sql}) SELECT key FROM found LIMIT {limit + 1}", values)
            ids = [entry_id for (entry_id,) in cursor.fetchall()]
        return ids if len(ids) <= limit else None

    def find(self, text: str) -> tuple[str, list[int] | None]:
        """Return the text to search for, and its ids as from ``ids_if_few()``, of one record type.

        If nothing has the words of a text, the text is that of names that sound like them.
        """
        ids = self.ids_if_few(text)
        if ids == [] and (other := respelled(text)) and (others := self.ids_if_few(other)) != []:
            return other, others
        return text, ids

    def in_titles(self, query: SearchQuery) -> Self:
        """Return those whose title matches a query; of participants and places, a name in any spelling."""
        return self.alias(titles=TITLE_VECTOR).filter(titles=query)

    def ranked(self, text: str) -> Self:
        """Return those that match a search text, best first."""
        return self.search(text).order_by(SearchRank(models.F("search"), search_query(text)).desc(), "-key")

    def count_by_type(self, text: str, model_names: Iterable[str], limit: int) -> dict[str, int]:
        """Return the number of matching entries per record type, at most one more than ``limit``."""
        found = {name: self.filter(noun=name).search(text) for name in model_names}
        numbers, counts, parameters = dict.fromkeys(found, limit + 1), [], []
        estimates = [0] * len(found)
        if len(words_of(text)) == 1:
            estimates = estimate_counts([self.filter(noun=name).search(text, with_forms=False) for name in found])
        for (name, vectors), estimate in zip(found.items(), estimates, strict=True):
            if estimate <= MAX_ESTIMATE_RATIO * limit:
                sql, values = vectors.order_by().values("key")[: limit + 1].query.sql_with_params()
                counts.append(f"SELECT %s, (SELECT count(*) FROM ({sql}) found)")
                parameters += [name, *values]
        if counts:
            with connection.cursor() as cursor:
                cursor.execute(" UNION ALL ".join(counts), parameters)
                numbers |= dict(cursor.fetchall())
        return numbers


class WordColumns(KnownSince):
    """The abstract base of the search vectors of entries and of former ones."""

    noun = models.CharField(help_text="Record type of the entry.")
    key = models.BigIntegerField(help_text="Id of the row.")
    publication = models.CharField(help_text="Publication state of the entry.")
    search = SearchVectorField()

    class Meta:
        abstract = True


class EntryWords(WordColumns):
    """The search vector of an entry. Its titles rank first, then names of participants and places, then texts."""

    pk = models.CompositePrimaryKey("noun", "key")

    objects = EntryWordsQuerySet.as_manager()

    class Meta:
        ordering = ["noun", "-key"]
        verbose_name_plural = "words of entries"
        indexes = [
            GinIndex(fields=["search"], name="entrywords_search"),
            GinIndex(TITLE_VECTOR, name="entrywords_titles"),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.key}"


def search_rows(queryset: models.QuerySet, text: str) -> models.QuerySet:
    """Filter the rows of a model that has entries, such as ``Agreement.objects.all()``, by a search text.

    Raise ValueError if the model has no entries.
    """
    model_name = queryset.model._meta.model_name
    if model_name not in ENTRY_MODELS:
        raise ValueError(model_name)
    vectors = EntryWords.objects.filter(noun=model_name)
    text, ids = vectors.find(text)
    return queryset.filter(pk__in=vectors.search(text).values("key") if ids is None else ids)


def search_countries(queryset: models.QuerySet, text: str) -> models.QuerySet:
    """Filter countries by a code, by a part of a name, or by the words of a name in any form."""
    return queryset.search_names(text, models.Q(pk__in=_named("country", text)))


def search_sectors(queryset: models.QuerySet, text: str) -> models.QuerySet:
    """Filter sectors by a DAC code, or by the words of the name in any form."""
    keys = Cast(models.F("pk"), models.CharField())
    return queryset.alias(key=keys).filter(models.Q(key__in=_named("sector", text)) | models.Q(code=text.strip()))


def _named(name: str, text: str) -> RawSQL:
    """Return the subquery for the keys of the countries or sectors with a name that matches a search text."""
    query = search_query(text)
    return RawSQL(  # noqa: S611 (the query has parameters)
        f"SELECT key FROM register.name_vector WHERE noun = %s AND vector @@ ({query.sql})", [name, *query.values]
    )

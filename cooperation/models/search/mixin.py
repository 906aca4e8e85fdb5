"""The searches of ``Entry.objects``."""

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Self

from django.contrib.postgres.search import SearchQuery
from django.db import connection, models
from django.db.models.functions import Lower

from cooperation.models.base import Record
from cooperation.models.keys import Among
from cooperation.models.participants import Participant
from cooperation.models.places import Place
from cooperation.models.search import query
from cooperation.models.search.partial import partial_matches
from cooperation.models.search.scans import index_scans
from cooperation.models.search.vectors import EntryWords, EntryWordsQuerySet

NAMED_MODELS = {"participant": Participant, "place": Place}  # their names are searched in all spellings
ANY_TYPE = "\x1f"  # placeholder for a record type in a query that runs once per type
# Results per record type to rank, which takes some milliseconds. More results are sorted by date. For few results that
# may take a second, because PostgreSQL reads all entries by date.
MAX_RANKED = 1_000
MIN_SIMILARITY = 0.7  # of a name to a misspelled word, from 0 to 1
PREFIX_LENGTHS = (5, 3)  # letters that similar names begin with; the second is used if the first finds none


class SearchMixin(models.QuerySet):
    """Entries by visibility and by search text."""

    _is_published = False

    def _clone(self) -> Self:
        clone = super()._clone()
        clone._is_published = self._is_published
        return clone

    def visible_to(self, user) -> Self:
        """Return all entries for editors, and published ones for others."""
        if user.is_staff:
            return self
        published = self.filter(publication=Record.Publication.PUBLISHED)
        published._is_published = True
        return published

    def vectors(self) -> EntryWordsQuerySet:
        """Return the search vectors that the same user may search."""
        published = EntryWords.objects.filter(publication=Record.Publication.PUBLISHED)
        return published if self._is_published else EntryWords.objects.all()

    def search(self, text: str) -> Self:
        """Return entries with all words of a text, in any inflection; the last word may be unfinished.

        "Quoted phrases", ``or`` and ``-without`` work; other signs are ignored. A blank text finds nothing.
        """
        return self.filter(pk__in=self.vectors().search(text).values("noun", "key"))

    def best_of_each(self, text: str, numbers: dict[str, int], limit: int) -> dict[str, list[models.Model]]:
        """Return the best ``limit`` results of each record type, or the latest if there are more than ``MAX_RANKED``.

        ``numbers`` is the number of results per record type, as from ``count_by_type()``.
        """
        ranked = self.vectors().filter(noun=ANY_TYPE).ranked(text)[:limit]
        latest = self.filter(noun=ANY_TYPE).search(text).by_date()[:limit]
        few = [name for name, number in numbers.items() if number <= MAX_RANKED]
        many = [name for name in numbers if name not in few]
        best = {name: [] for name in numbers}
        for entry in self.fetch(ids_of_each((ranked, few), (latest, many))):
            best[entry.noun].append(entry)
        return best

    def fetch(self, pairs: Iterable[tuple[str, int]]) -> list[models.Model]:
        """Return entries by record type and id, in the same order, with what a line of a list shows."""
        pairs, ids = list(dict.fromkeys(pairs)), defaultdict(list)
        for name, entry_id in pairs:
            ids[name].append(entry_id)
        # One condition per record type: two hundred pairs would take longer to compile and plan than to read.
        conditions = [models.Q(Among("key", of_type), noun=name) for name, of_type in ids.items()]
        entries = self.for_lines().filter(reduce(or_, conditions)) if pairs else []
        found = {(entry.noun, entry.key): entry for entry in entries}
        return [found[pair] for pair in pairs if pair in found]

    def suggest(self, text: str, model_names: Iterable[str]) -> list[models.Model]:
        """Return entries whose title or name matches a text that a user is typing, nearest first."""
        return self._nearest(text, query.prefix_query(text), model_names, sample=20)

    def find_names(self, text: str, limit: int) -> list[models.Model]:
        """Return participants and places whose names match a search text, nearest first."""
        return self._nearest(query.included_words(text), query.search_query(text), NAMED_MODELS, sample=200)[:limit]

    def _nearest(self, text: str, tsquery: SearchQuery, model_names: Iterable[str], sample: int) -> list[models.Model]:
        """Return entries whose titles match a query, sorted by how near the titles are to a text.

        Only ``sample`` entries per record type are compared, in no order: sorting all results of a common word takes
        seconds. A participant or place whose name equals the text is always among them.
        """
        branches = []
        for name in model_names:
            found = self.vectors().filter(noun=name).in_titles(tsquery).order_by()
            branches.append(found.values_list("noun", "key")[:sample])
            if name in NAMED_MODELS:
                rows = NAMED_MODELS[name].objects.alias(low=Lower("name")).filter(low=Lower(models.Value(text)))
                branches.append(rows.order_by().values_list(models.Value(name), "pk")[:sample])
        with index_scans():
            nearest = list(union_all(branches))
        found = self.fetch(nearest)
        return sorted(found, key=lambda entry: (*query.title_distance(entry.title, text), entry.key))

    def find_similar_names(self, word: str, limit: int) -> list[models.Model]:
        """Return participants and places with a name similar to a word, most similar first.

        Only names with the same beginning are compared. To find others fast, PostgreSQL needs an extension.
        """
        for length in PREFIX_LENGTHS:
            if len(word) > length:
                found = self._nearest(word, query.prefix_query(word[:length]), NAMED_MODELS, sample=200)
                rated = sorted(((query.similarity(entry.title, word), entry) for entry in found), key=lambda it: -it[0])
                if similar := [entry for degree, entry in rated if degree >= MIN_SIMILARITY]:
                    return similar[:limit]
        return []

    def with_some_words(self, text: str, limit: int) -> tuple[list[tuple[models.Model, list[str]]], list[str]]:
        """Return entries with most words of a text, each with the words that it misses, and the words that none has."""
        found = partial_matches(self.vectors(), text, limit)
        return [(entry, found.missing[entry.noun, entry.key]) for entry in self.fetch(found.missing)], found.unknown

    def for_lines(self) -> Self:
        """Read only the columns that a line of a list shows."""
        return self.only(*self.model.LINE_FIELDS)


def ids_of_each(*queries: tuple[models.QuerySet, list[str]]) -> list[tuple[str, int]]:
    """Return record type and id of the rows of several querysets, in their order, with one query.

    Each queryset comes with the record types that it runs for, and filters by ANY_TYPE. It is compiled once for all of
    them, because that takes Django longer than PostgreSQL needs to run it.
    """
    selects, parameters = [], []
    for queryset, model_names in queries:
        if model_names:
            sql, values = queryset.values("noun", "key").query.sql_with_params()
            selects += [f"({sql})"] * len(model_names)
            parameters += [name if value == ANY_TYPE else value for name in model_names for value in values]
    if not selects:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(selects), parameters)
        return cursor.fetchall()


def union_all(querysets: list[models.QuerySet]) -> models.QuerySet | list:
    """Return the rows of several querysets, one after the other, as one query."""
    if len(querysets) < 2:
        return querysets[0] if querysets else []
    return querysets[0].union(*querysets[1:], all=True)

"""Partial matches: entries with some of the words of a search text, if none has all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from itertools import combinations
from operator import or_

from django.contrib.postgres.search import SearchRank
from django.db import connection, models

from cooperation.models.keys import Among
from cooperation.models.search.query import TextQuery, word_queries
from cooperation.models.search.spellings import or_alike
from cooperation.models.search.vectors import EntryWordsQuerySet

MAX_PARTIAL_WORDS = 6  # of a text; others are ignored. There are up to 20 ways to leave out some of six.
MAX_PARTIAL_ROWS = 100  # to rank, for each way to leave out words


@dataclass
class PartialMatches:
    """Record type and id of the best partial matches -> the words that each misses, and words that no entry has."""

    missing: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def partial_matches(vectors: EntryWordsQuerySet, text: str, limit: int) -> PartialMatches:
    """Return the entries with most words of a text, best first; none for a text of one word.

    Args:
        vectors: the search vectors that the user may search.
        text: the search text. Excluded words are ignored.
        limit: the number of entries.
    """
    words = list(word_queries(text).items())[:MAX_PARTIAL_WORDS]
    queries = {word: or_alike(word, query) for word, query in words}
    known = _known(vectors, queries)
    found = PartialMatches(unknown=[word for word, is_known in known.items() if not is_known])
    queries = {word: queries[word] for word in known}  # without those that are too common to be searched
    if len(queries) < 2:
        return found
    pairs = _best(vectors, [queries[word] for word, is_known in known.items() if is_known], limit)
    if pairs:
        found.missing = _missing_words(vectors, pairs, queries)
    return found


def _known(vectors: EntryWordsQuerySet, queries: dict[str, TextQuery]) -> dict[str, bool]:
    """Return whether any entry has a word, for each word that is not too common to be searched."""
    if not queries:
        return {}
    columns, values = [], []
    for word, query in queries.items():
        sql, parameters = vectors.filter(search=query).order_by().values("key")[:1].query.sql_with_params()
        columns += ["numnode(plainto_tsquery('russian', %s)) > 0", f"EXISTS ({sql})"]
        values += [word, *parameters]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(columns)}", values)
        row = cursor.fetchone()
    return {word: exists for word, counts, exists in zip(queries, row[::2], row[1::2], strict=True) if counts}


def _best(vectors: EntryWordsQuerySet, queries: list[TextQuery], limit: int) -> list[tuple[str, int]]:
    """Return record type and id of the entries that match most of the queries, best first."""
    if not queries:
        return []
    rank = SearchRank(models.F("search"), reduce(lambda one, other: one.combined("||", other), queries))
    for size in range(len(queries), 0, -1):
        branches = []
        for some in combinations(queries, size):
            all_of_them = reduce(lambda one, other: one.combined("&&", other), some)
            ranked = vectors.filter(search=all_of_them).order_by().annotate(rank=rank)
            branches.append(ranked.values_list("rank", "key", "noun")[:MAX_PARTIAL_ROWS])
        rows = branches[0].union(*branches[1:]) if len(branches) > 1 else branches[0]
        if pairs := [(noun, key) for _, key, noun in sorted(rows, reverse=True)]:
            return pairs[:limit]
    return []


def _missing_words(
    vectors: EntryWordsQuerySet, pairs: Iterable[tuple[str, int]], queries: dict[str, TextQuery]
) -> dict[tuple[str, int], list[str]]:
    """Return the words that each entry misses, by record type and id."""
    ids = {}
    for noun, key in pairs:
        ids.setdefault(noun, []).append(key)
    of_pairs = reduce(or_, (models.Q(Among("key", keys), noun=noun) for noun, keys in ids.items()))
    matches = [
        models.Func(
            "search", query, template="(%(expressions)s)", arg_joiner=" @@ ", output_field=models.BooleanField()
        )
        for query in queries.values()
    ]
    rows = vectors.filter(of_pairs).order_by().values_list("noun", "key", *matches)
    missing = {
        (noun, key): [word for word, matched in zip(queries, flags, strict=True) if not matched]
        for noun, key, *flags in rows
    }
    return {pair: missing[pair] for pair in pairs}

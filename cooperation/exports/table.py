"""Reads what an export says of its rows, some thousands at a time, from one state of the database."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet

from cooperation.exports.columns import Column

AT_ONCE = 2000  # rows that are read at a time; twice as many are held

LOOK_UP = "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off"
"""For a few thousand keys PostgreSQL would rather read whole tables of names than look each up, time after time."""

Answers = list[tuple[list, ...]]
"""For each column a list for each thing that it asked, with an answer for each row."""


class Table:
    """The columns of a noun's rows.

    Args:
        model: the noun.
        columns: what is said of a row.
    """

    def __init__(self, model: type[Model], columns: Sequence[Column]) -> None:
        self.columns = columns
        asked = list(dict.fromkeys(asked for column in columns for asked in column.asked))
        self._own = [it for it in asked if not isinstance(it, tuple)]
        self._of_linked = [it for it in asked if isinstance(it, tuple)]
        self._rows = _Query(model.objects.order_by().values_list("pk", *self._own))
        self._linked = {linked: _Query(linked.rows) for linked, _ in self._of_linked}

    def read(self, keys: Iterable) -> Iterator[Answers]:
        """The answers for rows with these keys, in their order, some rows at a time; keys of no row are left out."""
        keys = iter(keys)
        first = list(islice(keys, AT_ONCE))
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            # Only now, for the query that finds the keys may well want other plans.
            cursor.execute(LOOK_UP)
        # While some rows are written, the database looks for the next: each takes about as long as the other.
        with _shared(connection), ThreadPoolExecutor(1) as ahead:
            following = ahead.submit(self._answers, connection, first)
            while answers := following.result():
                following = ahead.submit(self._answers, connection, list(islice(keys, AT_ONCE)))
                yield answers

    def _answers(self, connection: BaseDatabaseWrapper, keys: list) -> Answers:
        """The answers for some rows; an empty list where there are no keys."""
        if not keys:
            return []
        rows = {row[0]: row for row in self._rows.of(keys, connection)}
        found = [key for key in keys if key in rows]
        linked = {it: {row[0]: row for row in query.of(found, connection)} for it, query in self._linked.items()}
        own = list(zip(*map(rows.__getitem__, found), strict=True))[1:] if found else [[]] * len(self._own)
        answers = dict(zip(self._own, own, strict=True)) | {
            (it, place): [row and row[place] for row in map(linked[it].get, found)] for it, place in self._of_linked
        }
        return [tuple(answers[asked] for asked in column.asked) for column in self.columns]


class _Query:
    """A queryset of tuples that begin with a key, as SQL that takes the keys.

    Django takes longer to write such a query than PostgreSQL to answer it, so it is written once.
    """

    def __init__(self, rows: QuerySet) -> None:
        sql, self._params = rows.query.sql_with_params()
        self._sql = f"SELECT * FROM ({sql}) AS asked(key) WHERE key = ANY(%s)"  # noqa: S608 (Django wrote it)

    def of(self, keys: list, connection: BaseDatabaseWrapper) -> list[tuple]:
        """The tuples with these keys, in any order."""
        with connection.cursor() as cursor:
            # As one text, for the driver adapts an array value by value.
            cursor.execute(self._sql, [*self._params, f"{{{','.join(map(str, keys))}}}"])
            return cursor.fetchall()


@contextmanager
def _shared(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Lets another thread use a connection; the driver sees to it that they take turns."""
    connection.inc_thread_sharing()
    try:
        yield
    finally:
        connection.dec_thread_sharing()


@contextmanager
def snapshot() -> Iterator[None]:
    """One state of the database for all that is read meanwhile, whatever others write."""
    connection = connections[DEFAULT_DB_ALIAS]
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def keys_of(keys: QuerySet) -> Iterator:
    """The keys of a list in its order, by a cursor on the server; to be read within one transaction."""
    return keys.iterator(chunk_size=AT_ONCE)

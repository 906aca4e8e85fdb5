"""Read the values of columns, a few thousand rows at a time, from one snapshot of the database."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Self

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Model, QuerySet
from psycopg.pq.abc import PGconn

from cooperation.columns.kinds import Answers, Column, ListColumns, Question

CHUNK_SIZE = 3000  # rows read at a time; twice as many are in memory

SETTINGS = (
    # Tables of names are soon in memory. With the default cost of disk reads, PostgreSQL would scan them for each
    # query.
    "random_page_cost = 1",
    # Compiling these short queries takes longer than running them.
    "jit = off",
    "max_parallel_workers_per_gather = 0",
    # Columns parse dates from this format.
    "datestyle = ISO",
)

KEYS = "export.keys"
"""A setting of the transaction with the keys of the rows to read."""


class Table:
    """Read columns of a model's rows.

    Args:
        model: the model.
        columns: the columns, bound to a user.
    """

    @classmethod
    def for_user(cls, columns: ListColumns, user, list_url: str) -> Self:
        """Return the columns of a list that a user may see; see ``ListColumns.for_file``."""
        return cls(columns.model, columns.for_file(user, list_url))

    def __init__(self, model: type[Model], columns: Sequence[Column]) -> None:
        self.columns = columns
        asked = list(dict.fromkeys(question for column in columns for question in column.asks))
        self._own = [it for it in asked if not isinstance(it, tuple)]
        self._of_linked = [it for it in asked if isinstance(it, tuple)]
        key_type = model._meta.pk.rel_db_type(connections[DEFAULT_DB_ALIAS])
        self._rows = _Query(model.objects.order_by().values_list("pk", *self._own), key_type)
        self._linked = {linked: _Query(linked.rows, key_type) for linked, _ in self._of_linked}

    def read(self, keys: Iterable) -> Iterator[Iterator[tuple[Column, tuple[Answers, ...]]]]:
        """Yield the rows with these keys, in their order, in chunks; unknown keys are left out.

        A chunk yields each column with its query results: one sequence per expression, one item per row.
        """
        keys = iter(keys)
        asked = list(islice(keys, CHUNK_SIZE))
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            # Only now: the query that finds the keys may need other plans.
            cursor.execute("; ".join(f"SET LOCAL {setting}" for setting in SETTINGS))
        waiting = None
        while asked or waiting:
            # In a pipeline, the database reads the next rows while these are written.
            with connection.connection.pipeline():
                following = (asked, self._ask(asked, connection)) if asked else None
                if waiting:
                    yield self._by_column(self._answers(*waiting), connection.connection.pgconn)
            waiting, asked = following, list(islice(keys, CHUNK_SIZE))

    def _ask(self, keys: list, connection: BaseDatabaseWrapper) -> dict["_Query", CursorWrapper]:
        """Send all queries of the columns for rows with these keys. Return a cursor for each query."""
        with connection.cursor() as cursor:
            # Once for all queries, because sending waits while the database is reading. As one text, because the driver
            # would convert an array value by value.
            cursor.execute("SELECT set_config(%s, %s, true)", [KEYS, f"{{{','.join(map(str, keys))}}}"])
        return {query: query.ask(connection) for query in (*self._linked.values(), self._rows)}

    def _answers(self, keys: list, asked: dict["_Query", CursorWrapper]) -> dict[Question, Answers]:
        """Return the results for each expression, one per row, in the order of the keys."""
        told = {query: cursor.fetchall() for query, cursor in asked.items()}
        rows = {row[0]: row for row in told[self._rows]}
        found = [key for key in keys if key in rows]
        own = list(zip(*map(rows.__getitem__, found), strict=True))[1:] if found else [()] * len(self._own)
        answers = dict(zip(self._own, own, strict=True))
        for linked, place in self._of_linked:
            texts = {row[0]: row[place] for row in told[self._linked[linked]]}
            answers[linked, place] = list(map(texts.get, found))
        return answers

    def _by_column(
        self, answers: dict[Question, Answers], link: PGconn
    ) -> Iterator[tuple[Column, tuple[Answers, ...]]]:
        for column in self.columns:
            yield column, tuple(answers[question] for question in column.asks)
            # The database stops sending until its results are read.
            link.consume_input()


class _Query:
    """A queryset of tuples that begin with a key, as SQL for the rows of KEYS.

    Django takes longer to compile such a query than PostgreSQL to run it, so it is compiled once.

    Args:
        rows: the tuples of all rows.
        key_type: the type of their keys.
    """

    def __init__(self, rows: QuerySet, key_type: str) -> None:
        sql, self._params = rows.query.sql_with_params()
        keys = f"current_setting('{KEYS}')::{key_type}[]"
        self._sql = f"SELECT * FROM ({sql}) AS asked(key) WHERE key = ANY({keys})"  # noqa: S608 (Django wrote it)

    def ask(self, connection: BaseDatabaseWrapper) -> CursorWrapper:
        """Return a cursor for the tuples, which come in any order."""
        cursor = connection.cursor()
        cursor.execute(self._sql, self._params)
        return cursor


@contextmanager
def snapshot() -> Iterator[None]:
    """Read from one snapshot of the database in this block, without changes that others commit meanwhile."""
    connection = connections[DEFAULT_DB_ALIAS]
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def stream_ids(keys: QuerySet) -> Generator:
    """Yield the keys of a list in its order, from a server-side cursor. Read and close it within one transaction."""
    return keys.iterator(chunk_size=CHUNK_SIZE)

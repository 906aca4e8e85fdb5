"""Reads the values of columns, some thousands of rows at a time, from one state of the database."""

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

CHUNK_SIZE = 3000  # rows that are read at a time; twice as many are held

SETTINGS = (
    # What is looked up lies in memory sooner or later. PostgreSQL would rather read whole tables of names each time, if
    # it believed that each look-up goes to the disk.
    "random_page_cost = 1",
    # To compile a query of some milliseconds takes longer than to run it, and so does to start other processes for it.
    "jit = off",
    "max_parallel_workers_per_gather = 0",
    # Columns read dates from text.
    "datestyle = ISO",
)

KEYS = "export.keys"
"""A setting of the transaction that says which rows its queries are about."""


class Table:
    """Reads columns of a model's rows.

    Args:
        model: the model.
        columns: bound to the user who reads them.
    """

    @classmethod
    def for_user(cls, columns: ListColumns, user, list_url: str) -> Self:
        """The columns of a list, as far as a user may see them; see ``ListColumns.for_file``."""
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
        """The rows with these keys, in their order, some at a time; unknown keys are left out.

        It gives each column with the answers of which the column makes values or texts, one for each row.
        """
        keys = iter(keys)
        asked = list(islice(keys, CHUNK_SIZE))
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            # Only now, for the query that finds the keys may well want other plans.
            cursor.execute("; ".join(f"SET LOCAL {setting}" for setting in SETTINGS))
        waiting = None
        while asked or waiting:
            # In a pipeline nobody waits for an answer: the database looks for some rows while those before are written.
            with connection.connection.pipeline():
                following = (asked, self._ask(asked, connection)) if asked else None
                if waiting:
                    yield self._by_column(self._answers(*waiting), connection.connection.pgconn)
            waiting, asked = following, list(islice(keys, CHUNK_SIZE))

    def _ask(self, keys: list, connection: BaseDatabaseWrapper) -> dict["_Query", CursorWrapper]:
        """Asks all that the columns ask of rows with these keys; gives a cursor for the answer to each query."""
        with connection.cursor() as cursor:
            # Once for all queries, for sending waits where the database has much to read. As one text, for the driver
            # adapts an array value by value.
            cursor.execute("SELECT set_config(%s, %s, true)", [KEYS, f"{{{','.join(map(str, keys))}}}"])
        return {query: query.ask(connection) for query in (*self._linked.values(), self._rows)}

    def _answers(self, keys: list, asked: dict["_Query", CursorWrapper]) -> dict[Question, Answers]:
        """To each thing asked an answer for each row that there is, in the order of the keys."""
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
            # The database stops where nobody takes what it has to say.
            link.consume_input()


class _Query:
    """A queryset of tuples that begin with a key, as SQL about the rows of KEYS.

    Django takes longer to write such a query than PostgreSQL to answer it, so it is written once.

    Args:
        rows: the tuples of all rows.
        key_type: the type of their keys.
    """

    def __init__(self, rows: QuerySet, key_type: str) -> None:
        sql, self._params = rows.query.sql_with_params()
        keys = f"current_setting('{KEYS}')::{key_type}[]"
        self._sql = f"SELECT * FROM ({sql}) AS asked(key) WHERE key = ANY({keys})"  # noqa: S608 (Django wrote it)

    def ask(self, connection: BaseDatabaseWrapper) -> CursorWrapper:
        """A cursor for the tuples, which come in any order."""
        cursor = connection.cursor()
        cursor.execute(self._sql, self._params)
        return cursor


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


def keys_of(keys: QuerySet) -> Generator:
    """The keys of a list in its order, by a cursor on the server; to be read and closed within one transaction."""
    return keys.iterator(chunk_size=CHUNK_SIZE)

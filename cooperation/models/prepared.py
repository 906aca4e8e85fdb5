"""Queries that pages ask again and again: Django writes each once a process, PostgreSQL plans it once a connection.

The page of an agreement asks a dozen, most of which are answered by a row or two or by none. To write and to plan them
takes ten times as long as to answer them.
"""

from collections.abc import Sequence
from copy import copy
from typing import Self

from django.db import connections, models
from django.db.backends.postgresql.compiler import SQLCompiler

from cooperation.models.keys import Among, keys_as_text

KEY = -1
"""Stands in a query for the key that it will be asked for, as in ``Agreement(pk=KEY).actions.all()``."""

PlaceholderValue = str | int | Sequence[int | str]
"""What a query is asked for: an address, a key, or some keys for ``Among``."""


class Prepared:
    """A queryset of models that is asked for other values each time.

    Args:
        rows: the queryset, filtered, sorted and joined as any, but with no value in it that is another on another day:
            it stays as long as the process. What it prefetches is asked for as ever.
        stand_ins: the values in its conditions in whose place others will be asked for.
    """

    def __init__(self, rows: models.QuerySet, *stand_ins: PlaceholderValue) -> None:
        self._model, self._prefetched = rows.model, rows._prefetch_related_lookups
        self._compiler = _Written(rows.query, connections[rows.db], rows.db)
        self._sql, self._values = self._compiler.as_sql()
        texts = [_as_text(value) for value in stand_ins]
        self._places = [
            (place, texts.index(str(value))) for place, value in enumerate(self._values) if str(value) in texts
        ]

    @classmethod
    def by_keys(cls, rows: models.QuerySet) -> Self:
        """Rows that are asked for by their keys, some at a time."""
        kind = rows.model._meta.pk.rel_db_type(connections[rows.db])
        return cls(rows.filter(Among("pk", [KEY], kind)), [KEY])

    def of(self, *values: PlaceholderValue) -> list[models.Model]:
        """The rows for these values, of which each takes the place of the stand-in at the same position."""
        written, given = copy(self._compiler), list(self._values)
        texts = [_as_text(value) for value in values]
        for place, position in self._places:
            given[place] = texts[position]
        written.ask(self._sql, given)
        rows = models.QuerySet(self._model, written, written.using)
        rows._prefetch_related_lookups = self._prefetched
        return list(rows) if written.answer else []


def _as_text(value: PlaceholderValue) -> str:
    # Numbers would be of one type up to 32,767, of others beyond, and each would need a plan of its own.
    return str(value) if isinstance(value, str | int) else keys_as_text(value)


class _Written(SQLCompiler):
    """What Django knows of a query once it has written it, standing where the query did."""

    def ask(self, sql: str, values: list) -> None:
        self.connection = connections[self.using]  # each thread has its own
        with self.connection.planned_once() as cursor:
            cursor.execute(sql, values)
            self.answer = cursor.fetchall()

    def get_compiler(self, using: str) -> "_Written":
        return self

    def execute_sql(self, *args, **options) -> list[list[tuple]]:
        return [self.answer]

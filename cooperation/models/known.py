"""The register as it was known at one moment, or on a past day: the same queries, on views of the past.

The views are in a schema of their own, with the names of the tables: see ``cooperation/sql/95_known.sql``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils.timezone import localdate

from cooperation.fields.times import count_from, midnight

# The cast raises an error without the views, or without the right to use them. PostgreSQL would ignore the schema, and
# show the present as the past.
_LOOK_BACK = """
    SELECT 'known.cooperation_entry'::regclass,
           set_config('search_path', 'known, ' || current_setting('search_path'), true),
           set_config('register.known_on', %s, true),
           set_config('register.known_at', %s, true),
           set_config('register.sees_drafts', %s, true),
           set_config('statement_timeout', %s, true),
           register.first_known(%s)
"""

MAX_QUERY_SECONDS = 10
"""How long a query of the past may take. Numbers take longer the more has changed since."""


@contextmanager
def at_one_moment() -> Iterator[None]:
    """Read the register at one moment in this block, whatever is saved meanwhile. Nothing can be written in it.

    In an open transaction it does nothing.
    """
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        _fix_moment()
        yield


def _fix_moment() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


@contextmanager
def as_known_on(day: date, *, sees_drafts: bool) -> Iterator[date | None]:
    """Read the register as it was at the end of a day, in this block. Nothing can be written in it.

    Yield the first day of the register: that of the first record that the reader may see; None if there is none.

    Args:
        day: a past day, in the time zone of the register.
        sees_drafts: whether the reader sees drafts, and what has been withdrawn or deleted since.
    """
    outermost = not connection.in_atomic_block
    with count_from(day), transaction.atomic():
        if outermost:
            _fix_moment()
        with connection.cursor() as cursor:
            end = midnight(day + timedelta(days=1)).isoformat()
            drafts = "yes" if sees_drafts else ""
            cursor.execute(_LOOK_BACK, [day.isoformat(), end, drafts, f"{MAX_QUERY_SECONDS}s", sees_drafts])
            *_, first = cursor.fetchone()
        yield first and localdate(first)
        # There is nothing to commit, and a surrounding transaction, such as that of a test, reads the present again.
        transaction.set_rollback(True)

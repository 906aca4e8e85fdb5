"""How PostgreSQL reads tables for a search."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def index_scans() -> Iterator[None]:
    """Let PostgreSQL read by indexes alone in this block. Run the queries in it: a queryset is lazy.

    For queries that want a few rows, whichever, with some words. PostgreSQL knows how many rows have each word, not how
    many have two of them. If it expects many, it reads the table from its beginning until it has found enough; if there
    are none, it reads millions of rows to the end. The index takes milliseconds either way.
    """
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on")

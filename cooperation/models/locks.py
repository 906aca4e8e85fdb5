"""Locks by name, for what two requests must not add at once."""

from django.db import connection


def lock_name(name: str) -> None:
    """Wait until no other transaction has locked this name, and let others wait until the current one ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])

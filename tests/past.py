"""Put what the register knows into the past, for tests of pages of a past day."""

from datetime import date, timedelta

from django.db import connection
from django.utils.timezone import localdate

from cooperation.fields.times import midnight

KEPT = ("cooperation_entry", "cooperation_entrywords", "cooperation_standing")

EVENTS = """
    SELECT relname FROM pg_class
    WHERE relname LIKE 'cooperation\\_%event' AND relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


def days_ago(days: int) -> date:
    return localdate() - timedelta(days=days)


def known_since(days: int) -> None:
    """Make what the test has entered and changed so far known since the noon of a day, so many days ago."""
    noon = midnight(days_ago(days)) + timedelta(hours=12)
    with connection.cursor() as cursor:
        for table in KEPT:
            cursor.execute(f"UPDATE {table} SET known_since = %s WHERE known_since = now()", [noon])
            former = table.replace("cooperation_", "cooperation_former")
            cursor.execute(f"UPDATE {former} SET known_until = %s WHERE known_until = now()", [noon])
        cursor.execute(EVENTS)
        for (table,) in cursor.fetchall():
            cursor.execute(f"UPDATE {table} SET pgh_created_at = %s WHERE pgh_created_at = now()", [noon])


def all_known_since(days: int) -> None:
    """The same for all that the register knows, with the fixtures."""
    noon = midnight(days_ago(days)) + timedelta(hours=12)
    with connection.cursor() as cursor:
        cursor.execute(EVENTS)
        for table, column in [
            *((name, "known_since") for name in KEPT),
            *((name, "pgh_created_at") for (name,) in cursor.fetchall()),
        ]:
            cursor.execute(f"UPDATE {table} SET {column} = %s", [noon])

"""The time of writes, with and without triggers."""

import statistics
import time
from contextlib import contextmanager

import psycopg

from bench.measure import example
from cooperation.models import ENTRY_MODELS

SINGLE, BULK = 40, 1000  # records written one by one, and at once
ENTRY_TRIGGERS = "entries_on_%"
TRIGGERS = {"all triggers": None, "without those of entries": ENTRY_TRIGGERS, "no triggers": "%"}


def measure_writes(address, report):
    """Return milliseconds per record: {(step, single or bulk, which triggers): milliseconds}."""
    found = {}
    with psycopg.connect(address, autocommit=True) as connection:
        for which, pattern in TRIGGERS.items():
            with triggers_off(connection, pattern):
                for step, single, bulk in measured_writes(connection):
                    found[step, "single", which], found[step, "bulk", which] = single, bulk
                    report(f"{step:<8}{which:<28}{single:8.2f} ms alone {bulk:8.2f} ms in a thousand")
    return found


def measured_writes(connection):
    """Write records one by one and at once; yield the name of each step and the milliseconds per record of both."""
    first = connection.execute("SELECT max(id) + 1 FROM cooperation_agreement").fetchone()[0]
    named = example.named(connection)
    for step, statements in example.WRITES.items():
        alone = [
            execute(connection, statements, named | {"first": key, "last": key}) for key in range(first, first + SINGLE)
        ]
        at_once = execute(connection, statements, named | {"first": first + SINGLE, "last": first + SINGLE + BULK - 1})
        yield step, statistics.median(alone) * 1000, at_once * 1000 / BULK


def execute(connection, statements, given):
    """Execute statements with these parameters in one transaction; return the seconds it took."""
    begun = time.perf_counter()
    with connection.transaction():
        for statement in statements:
            connection.execute(statement, given)
    return time.perf_counter() - begun


@contextmanager
def triggers_off(connection, pattern):
    """Disable the triggers of record tables whose names match `pattern`; None leaves all on."""
    triggers = connection.execute(
        """
        SELECT tgrelid::regclass::text, tgname FROM pg_trigger
        WHERE NOT tgisinternal AND tgname LIKE %s AND tgrelid::regclass::text LIKE 'cooperation_%%'
        """,
        [pattern],
    ).fetchall()
    for table, name in triggers:
        connection.execute(f'ALTER TABLE {table} DISABLE TRIGGER "{name}"')
    yield
    for table, name in triggers:
        connection.execute(f'ALTER TABLE {table} ENABLE TRIGGER "{name}"')
    if pattern:
        # These records are deleted again, but without triggers their entries may remain.
        for noun, model in ENTRY_MODELS.items():
            connection.execute(
                f"DELETE FROM cooperation_entry e WHERE e.noun = '{noun}' AND e.slug LIKE 'bench-%%' "
                f"AND NOT EXISTS (SELECT FROM {model._meta.db_table} r WHERE r.id = e.key)"
            )

"""What writing costs, and what of it the triggers cost."""

import statistics
import time
from contextlib import contextmanager

import psycopg

from cooperation.models import Entry

SINGLE, BULK = 40, 1000  # records that are written one by one, and at once
ENTRY_TRIGGERS = "entries_on_%"
# Ordinary ones: sources and participants with low keys are named by very many records.
SOURCE = "SELECT id FROM cooperation_source ORDER BY id OFFSET (SELECT count(*) / 2 FROM cooperation_source) LIMIT 1"
PARTIES = """
    SELECT id FROM cooperation_participant WHERE kind = 'ministry'
    ORDER BY id OFFSET (SELECT count(*) / 2 FROM cooperation_participant WHERE kind = 'ministry') LIMIT 2
"""
# What a form writes: a published agreement between two, signed on a day, with its source.
INSERTS = [
    """
    INSERT INTO cooperation_agreement (id, slug, title, other_titles, summary, publication, form, binding, valid_stated,
        valid_inferred, renewal, "references", status)
    SELECT k, 'bench-' || k, 'Agreement ' || k || ' on trade and transport', '{}', 'It simplifies procedures.',
           'published', 'agreement', 'unknown', '', false, 'unknown', '{}', 'under_negotiation'
    FROM generate_series(%(first)s::bigint, %(last)s) k
    """,
    """
    INSERT INTO cooperation_party (agreement_id, participant_id, role, with_members)
    SELECT k, p, 'party', false
    FROM generate_series(%(first)s::bigint, %(last)s) k, unnest(%(parties)s::bigint[]) p
    """,
    """
    INSERT INTO cooperation_agreementaction (agreement_id, kind, date, date_stated, date_inferred,
        effective_date_stated, effective_date_inferred, note)
    SELECT k, 'signed', '[2025-02-25,2025-02-26)', '', false, '', false, ''
    FROM generate_series(%(first)s::bigint, %(last)s) k
    """,
    """
    INSERT INTO cooperation_citation (source_id, quote, locator, differs, agreement_id)
    SELECT %(source)s, 'they signed it', '', '', k
    FROM generate_series(%(first)s::bigint, %(last)s) k
    """,
]
CHANGES = ["UPDATE cooperation_agreement SET summary = summary || ' Again.' WHERE id BETWEEN %(first)s AND %(last)s"]
DELETIONS = [
    f"DELETE FROM cooperation_{table} WHERE {column} BETWEEN %(first)s AND %(last)s"
    for table, column in (
        ("citation", "agreement_id"),
        ("agreementaction", "agreement_id"),
        ("party", "agreement_id"),
        ("agreement", "id"),
    )
]
STEPS = {"insert": INSERTS, "change": CHANGES, "delete": DELETIONS}
TRIGGERS = {"all triggers": None, "without those of entries": ENTRY_TRIGGERS, "no triggers": "%"}


def measure_writes(address, report):
    """Return milliseconds a record: {(step, single or bulk, which triggers): milliseconds}."""
    found = {}
    with psycopg.connect(address, autocommit=True) as connection:
        for which, pattern in TRIGGERS.items():
            with triggers_off(connection, pattern):
                for step, single, bulk in written(connection):
                    found[step, "single", which], found[step, "bulk", which] = single, bulk
                    report(f"{step:<8}{which:<28}{single:8.2f} ms alone {bulk:8.2f} ms in a thousand")
    return found


def written(connection):
    """Write records one by one and at once; yield for each step its name and the milliseconds a record of both."""
    first = connection.execute("SELECT max(id) + 1 FROM cooperation_agreement").fetchone()[0]
    named = {
        "source": connection.execute(SOURCE).fetchone()[0],
        "parties": [key for (key,) in connection.execute(PARTIES)],
    }
    for step, statements in STEPS.items():
        alone = [
            run(connection, statements, named | {"first": key, "last": key}) for key in range(first, first + SINGLE)
        ]
        at_once = run(connection, statements, named | {"first": first + SINGLE, "last": first + SINGLE + BULK - 1})
        yield step, statistics.median(alone) * 1000, at_once * 1000 / BULK


def run(connection, statements, given):
    """Execute statements with what is given to them in one transaction; return the seconds it took."""
    begun = time.perf_counter()
    with connection.transaction():
        for statement in statements:
            connection.execute(statement, given)
    return time.perf_counter() - begun


@contextmanager
def triggers_off(connection, pattern):
    """Switch the triggers off whose names are like `pattern`, on the tables of records; None leaves all on."""
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
        # What was written without them is gone again, but its entries may have been left.
        for noun in Entry.Noun:
            connection.execute(
                f"DELETE FROM cooperation_entry e WHERE e.noun = '{noun}' AND e.slug LIKE 'bench-%%' "
                f"AND NOT EXISTS (SELECT FROM {noun.model._meta.db_table} r WHERE r.id = e.key)"
            )

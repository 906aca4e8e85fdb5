"""Fill the tables of a seeded database: without triggers and indexes, two processes at a time."""

import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

import psycopg

from bench.register import actors
from bench.register.agreements import agreements
from bench.register.figures import figures
from bench.register.initiatives import initiatives
from bench.register.meetings import meetings
from bench.register.rows import COPIED_COLUMNS
from bench.register.world import World

WORKERS = 2
TABLES = [f"cooperation_{table}" for table in COPIED_COLUMNS]
MAKERS = {"agreements": agreements, "initiatives": initiatives, "meetings": meetings, "figures": figures}
FAST = {
    "session_replication_role": "replica",  # no triggers, not even for foreign keys
    "synchronous_commit": "off",
    "work_mem": "128MB",
    "maintenance_work_mem": "512MB",
    "max_parallel_maintenance_workers": "0",  # as many indexes are built at once as there are workers
    # The views of entries look rows up by key. Estimates of their many branches are far too high, and lead to compiled
    # queries, and to hashes of whole tables for a row.
    "jit": "off",
    "plan_cache_mode": "force_generic_plan",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
}
NAMES_OF_TABLES_AND_INDEXES = "pg_class_relname_nsp_index"  # the unique index of PostgreSQL itself
EMPTY = {"boolean": "false", "ARRAY": "'{}'"}  # defaults of columns without a value; else ''


def fill(address, scale, report, workers=WORKERS):
    """Fill the register at `address` with rows of the `scale`; `report` is called with progress messages.

    Args:
        workers: number of processes that create rows; 0 uses this process.
    """
    with connected(address) as connection:
        world = World.read(connection, scale)
        with given_defaults(connection), without_indexes(connection, address, report), unattended(connection):
            for make in (actors.participants, actors.places, actors.sources):
                make(world).write(connection)
            report(f"{scale.participants:,} participants, {scale.sources:,} sources, {scale.places:,} places")
            write_slices(address, world, workers, report)
        for table in TABLES:
            set_sequence(connection, table)
    at_once(address, [f"VACUUM (ANALYZE) {table}" for table in TABLES])
    report("Tables vacuumed and analysed")


@contextmanager
def connected(address):
    """Connect with triggers off."""
    with psycopg.connect(address, autocommit=True) as connection:
        for name, value in FAST.items():
            connection.execute("SELECT set_config(%s, %s, false)", [name, value])
        yield connection


def write_slices(address, world, workers, report):
    """Create and copy all slices, several at a time."""
    slices = list(world.scale.slices())
    begun, reported, done, total = time.monotonic(), 0.0, 0, 0
    for count in written_slices(address, world, slices, workers):
        done, total = done + 1, total + count
        if time.monotonic() - reported > 5 or done == len(slices):
            reported = time.monotonic()
            report(f"{done * 100 // len(slices):>3} % of the records: {total:,} rows in {reported - begun:.0f} s")


def written_slices(address, world, slices, workers):
    """Yield the number of rows of each slice after it was written."""
    if not workers:
        begin(address, world)
        yield from map(write_slice, slices)
        WriterState.connection.close()
        return
    with ProcessPoolExecutor(workers, get_context("fork"), begin, (address, world)) as pool:
        yield from pool.map(write_slice, slices)


class WriterState:
    """The state of a process that creates rows."""

    connection = None
    world = None


def begin(address, world):
    """Connect this process."""
    WriterState.world = world
    WriterState.connection = psycopg.connect(address)
    for name, value in FAST.items():
        WriterState.connection.execute("SELECT set_config(%s, %s, false)", [name, value])


def write_slice(piece):
    """Create the rows of a slice and copy them; return their number."""
    noun, keys = piece
    count = MAKERS[noun](WriterState.world, keys).write(WriterState.connection)
    WriterState.connection.commit()
    return count


@contextmanager
def given_defaults(connection):
    """Give columns a default, as Django does for missing values. COPY has no defaults of its own."""
    query = """
        SELECT table_name, column_name, data_type FROM information_schema.columns
        WHERE table_name = ANY (%s) AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'
    """
    columns = [
        (table, column, kind)
        for table, column, kind in connection.execute(query, [TABLES]).fetchall()
        if column not in COPIED_COLUMNS[table.removeprefix("cooperation_")].replace('"', "").split(", ")
    ]
    for table, column, kind in columns:
        connection.execute(f'ALTER TABLE {table} ALTER "{column}" SET DEFAULT {EMPTY.get(kind, chr(39) * 2)}')
    yield
    for table, column, _ in columns:
        connection.execute(f'ALTER TABLE {table} ALTER "{column}" DROP DEFAULT')


@contextmanager
def unattended(connection, tables=TABLES):
    """Turn autovacuum off for tables while they are filled; they are vacuumed afterwards."""
    parts = "SELECT p.relid::regclass::text FROM unnest(%s::text[]) t, pg_partition_tree(t::regclass) p WHERE p.isleaf"
    found = [part for (part,) in connection.execute(parts, [tables])]
    for table in found:
        connection.execute(f"ALTER TABLE {table} SET (autovacuum_enabled = false)")
    yield
    for table in found:
        connection.execute(f"ALTER TABLE {table} RESET (autovacuum_enabled)")


@contextmanager
def without_indexes(connection, address, report, tables=TABLES):
    """Drop the indexes that no foreign key needs, and create them again at the end, which is much faster."""
    constraints = connection.execute(
        """
        SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
               format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE contype = 'u' AND conrelid::regclass::text = ANY (%s)
        """,
        [tables],
    ).fetchall()
    indexes = connection.execute(
        """
        SELECT format('DROP INDEX %%s', indexrelid::regclass), replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')
        FROM pg_index JOIN pg_class i ON i.oid = indexrelid
        WHERE indrelid::regclass::text = ANY (%s)
          AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
        ORDER BY indexprs IS NULL, i.relam DESC  -- the slowest first: of expressions, then GIN, GiST, B-tree
        """,
        [tables],
    ).fetchall()
    for drop, _ in [*constraints, *indexes]:
        connection.execute(drop)
    yield
    begun = time.monotonic()
    at_once(address, [create for _, create in indexes])
    # Each of these locks its whole table.
    for _, create in constraints:
        connection.execute(create)
    report(f"{len(indexes) + len(constraints)} indexes built in {time.monotonic() - begun:.0f} s")


def at_once(address, statements):
    """Execute statements in as many connections as there are workers.

    PostgreSQL may give the indexes of a partition the same name in two connections: then the second one tries again.
    Any other error ends it.
    """
    waiting = deque(statements)

    def work(_):
        with connected(address) as connection:
            while waiting:
                statement = waiting.popleft()
                try:
                    connection.execute(statement)
                except psycopg.errors.UniqueViolation as error:
                    if error.diag.constraint_name != NAMES_OF_TABLES_AND_INDEXES:
                        raise
                    waiting.append(statement)

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(work, range(WORKERS)))


def set_sequence(connection, table):
    """Set the sequence of a table's ids after the existing ids."""
    identity = "SELECT FROM information_schema.columns WHERE table_name = %s AND is_identity = 'YES'"
    if connection.execute(identity, [table]).fetchone() is not None:
        connection.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")

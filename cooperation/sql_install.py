"""Install the SQL files of `cooperation/sql/`, and check whether the database has the current version.

The views, functions and triggers are in a schema of their own, ``register``, and views of the past in another one,
``known``. If a file changed, one transaction drops both with all triggers that call their functions, and creates them
again. So a changed function needs no migration. Views of the past have every column of every table, which no
migration could change: they are dropped before migrations.
The comment on the schema is the SHA-256 of the files. That on the table of entries is the SHA-256 of the files that its
rows were made with: after a change, ``rebuild_entries`` brings them up to date.
"""

import hashlib
from pathlib import Path

from django.core import checks
from django.db import connections, transaction

FOLDER = Path(__file__).parent / "sql"
SCHEMA = "register"
PAST = "known"
ENTRIES = "cooperation_entry"


def source() -> str:
    """Return the SQL of all files, sorted by file name."""
    return "\n".join(path.read_text() for path in sorted(FOLDER.glob("*.sql")))


def digest() -> str:
    """Return the SHA-256 of the files."""
    return hashlib.sha256(source().encode()).hexdigest()


def installed(using: str) -> str | None:
    """Return the digest of the installed SQL, None if none is installed."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regnamespace(%s), 'pg_namespace')", [SCHEMA])
        return cursor.fetchone()[0]


def has_past(using: str) -> bool:
    """Whether the views of the past are installed."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT to_regnamespace(%s) IS NOT NULL", [PAST])
        return cursor.fetchone()[0]


def entries_are_current(using: str = "default") -> bool:
    """Whether all entries were made with the current files."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regclass(%s), 'pg_class')", [ENTRIES])
        return cursor.fetchone()[0] == digest()


def mark_entries_as_current(using: str = "default") -> None:
    """Note that all entries were made with the current files."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE {ENTRIES} IS '{digest()}'")


def install(using: str = "default", *, force: bool = False, **options) -> None:
    """Install the SQL files if they have changed. Django calls this after ``migrate``.

    Args:
        using: the alias of the database.
        force: install them even if they have not changed.
    """
    if not force and installed(using) == digest() and has_past(using):
        return
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        # A second process waits here, and then finds the files installed.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [SCHEMA])
        before = installed(using)
        if force or before != digest() or not has_past(using):
            cursor.execute("SET LOCAL client_min_messages = warning")
            cursor.execute(f"DROP SCHEMA IF EXISTS {PAST}, {SCHEMA} CASCADE")
            cursor.execute(f"CREATE SCHEMA {SCHEMA}")
            cursor.execute(source())
            cursor.execute(f"COMMENT ON SCHEMA {SCHEMA} IS '{digest()}'")
            cursor.execute(f"SELECT EXISTS (SELECT FROM {ENTRIES})")  # noqa: S608 (a name from this module)
            if before is None and not cursor.fetchone()[0]:
                mark_entries_as_current(using)


def drop_past(using: str = "default", plan: list | None = None, **options) -> None:
    """Drop the views of the past if there is something to migrate. Django calls this before ``migrate``."""
    if plan:
        with connections[using].cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {PAST} CASCADE")


@checks.register(checks.Tags.database)
def check_installed(databases=None, **options) -> list[checks.CheckMessage]:
    """Warn if a database has an older version of the SQL files: ``manage.py check --database default``."""
    return [
        checks.Warning(
            f"The SQL objects of the database “{using}” are not those of cooperation/sql/.",
            hint="Run manage.py migrate.",
            id="cooperation.W001",
        )
        for using in databases or []
        if installed(using) not in (None, digest()) or (installed(using) and not has_past(using))
    ]

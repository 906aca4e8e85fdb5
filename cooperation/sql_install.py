"""Install the SQL files of `cooperation/sql/`, and check whether the database has the current version.

The views, functions and triggers are in a schema of their own, ``register``. If a file changed, one transaction drops
the schema with all triggers that call its functions, and creates it again. So a changed function needs no migration.
The comment on the schema is the SHA-256 of the files. That on the table of entries is the SHA-256 of the files that its
rows were made with: after a change, ``rebuild_entries`` brings them up to date.
"""

import hashlib
from pathlib import Path

from django.core import checks
from django.db import connections, transaction

FOLDER = Path(__file__).parent / "sql"
SCHEMA = "register"
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
    if not force and installed(using) == digest():
        return
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        # A second process waits here, and then finds the files installed.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [SCHEMA])
        before = installed(using)
        if force or before != digest():
            cursor.execute("SET LOCAL client_min_messages = warning")
            cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
            cursor.execute(f"CREATE SCHEMA {SCHEMA}")
            cursor.execute(source())
            cursor.execute(f"COMMENT ON SCHEMA {SCHEMA} IS '{digest()}'")
            cursor.execute(f"SELECT EXISTS (SELECT FROM {ENTRIES})")  # noqa: S608 (a name from this module)
            if before is None and not cursor.fetchone()[0]:
                mark_entries_as_current(using)


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
        if installed(using) not in (None, digest())
    ]

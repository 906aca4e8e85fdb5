"""A migrated and seeded template database, which each test run and each of its processes copies."""

import hashlib
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from urllib.parse import quote

from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
SOURCES = (
    "requirements.txt",
    "cooperation/fields",
    "cooperation/management",
    "cooperation/migrations",
    "cooperation/models",
    "cooperation/sql",
    "cooperation/sql_install.py",
)
LOCK = 0x7E57


def ensure_template():
    """Return the name of a database that is migrated and seeded with the current code. Create it if it is missing.

    Creating it takes a while, copying it a moment. So it is reused until a migration or fixture changes.
    """
    name = f"{connection.settings_dict['TEST']['NAME']}_template"
    digest = source_digest()
    with connection._nodb_cursor() as cursor:
        # The processes of a parallel run do this at the same time.
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() != (digest,):
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{name}"')
            with connected_to(name):
                call_command("migrate", interactive=False, verbosity=0)
                call_command("seed", stdout=StringIO())
            cursor.execute(f"COMMENT ON DATABASE \"{name}\" IS '{digest}'")
    return name


def source_digest():
    """Return the SHA-256 of everything that determines the content of a migrated and seeded database."""
    digest = hashlib.sha256()
    files = [path for source in (*SOURCES, "fixtures") for path in [ROOT / source, *(ROOT / source).rglob("*")]]
    for path in sorted(path for path in files if path.suffix in (".py", ".sql", ".yaml", ".txt")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@contextmanager
def connected_to(name):
    """Connect Django to the database `name` in this block."""
    usual = connection.settings_dict["NAME"]
    disconnect()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        disconnect()
        connection.settings_dict["NAME"] = usual


def disconnect():
    """Close Django's connection and its pool. A database can't be copied while someone is connected."""
    connection.close()
    connection.close_pool()


@contextmanager
def seeded_copy(suffix):
    """Create a seeded database, connect Django to it, and drop it at the end.

    Yield its name: that of the test database with `suffix`.
    """
    test = connection.settings_dict["TEST"]
    name = f"{test['NAME']}_{suffix}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{test["TEMPLATE"]}"')
    with connected_to(name):
        yield name
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def database_url(name):
    """Return the URL with which another process reaches the database `name` on the test server."""
    parameters = connection.settings_dict
    user = quote(parameters["USER"] or "", safe="")
    password = f":{quote(parameters['PASSWORD'], safe='')}" if parameters.get("PASSWORD") else ""
    options = {key: value for key, value in parameters["OPTIONS"].items() if key.startswith("ssl")}
    options |= {"host": parameters["HOST"], "port": parameters["PORT"]}
    query = "&".join(f"{key}={quote(str(value), safe='')}" for key, value in options.items() if value)
    return f"postgres://{user}{password}@/{name}?{query}"

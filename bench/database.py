"""Databases of the benchmark, on the same server as the register's."""

import os
from io import StringIO
from pathlib import Path
from urllib.parse import urlencode

import django
import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from config.environment import database_from_url
from config.postgres.server import DATABASE, SUPERUSER, Server

ROOT = Path(__file__).resolve().parent.parent


class Database:
    """A database named after the register's and its `purpose`, on the embedded server or that of DATABASE_URL.

    Create it before Django is set up: then Django connects to it.
    """

    def __init__(self, purpose):
        self._server = server()
        self.name = f"{self._server.pop('dbname', None) or DATABASE}_bench_{purpose}"
        self.address = f"postgres:///{self.name}?{urlencode(self._server)}"
        os.environ["DATABASE_URL"] = self.address
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()

    def connect(self, **options):
        """Return a new psycopg connection with autocommit."""
        return psycopg.connect(self.address, autocommit=True, **options)

    def made_of(self):
        """Return what `finish` recorded, or None if the database does not exist or is not complete."""
        query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
        with self._beside() as other:
            found = other.execute(query, [self.name]).fetchone()
        return found and found[0]

    def make(self):
        """Create the database again, migrated and seeded."""
        self.drop()
        with self._beside() as other:
            other.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(self.name)))
        call_command("migrate", interactive=False, verbosity=0)
        call_command("seed", stdout=StringIO())

    def finish(self, made_of):
        """Record that it is complete, and what it was made of. If this changes, the next run creates it again."""
        with self.connect() as own:
            note = sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(self.name), sql.Literal(made_of))
            own.execute(note)

    def drop(self):
        """Drop the database if it exists."""
        connection.close()
        connection.close_pool()
        with self._beside() as other:
            other.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.name)))

    def _beside(self):
        return psycopg.connect(**self._server, dbname="postgres", autocommit=True)


def server():
    """Return libpq's parameters for the register's server, started if needed."""
    url = os.environ.get("DATABASE_URL")
    if url:
        database_from_url(url)  # rejects an invalid URL with a message
        return {key: str(value) for key, value in conninfo_to_dict(url).items()}
    embedded = Server(ROOT / "var" / "postgres")
    embedded.ensure_running()
    return {"host": str(embedded.data), "user": SUPERUSER}

"""The database engine of settings.DATABASES: Django's own, with the embedded server and clear errors."""

import psycopg
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import NotSupportedError
from django.db.backends.postgresql import base, features, operations

from config.postgres.client import DatabaseClient
from config.postgres.server import Server


class DatabaseUnavailableError(ImproperlyConfigured):
    """The database can't be reached; the message is one sentence for the administrator."""


class DatabaseFeatures(features.DatabaseFeatures):
    """The requirements on PostgreSQL."""

    minimum_database_version = (15,)


class DatabaseOperations(operations.DatabaseOperations):
    """Django's operations, for connections with client-side and server-side parameters."""

    def last_executed_query(self, cursor, sql, params):
        """Return a query with its parameters, for logs and tests. `planned_once` sends parameters separately."""
        if isinstance(cursor, base.ServerBindingCursor):
            return self.compose_sql(sql, params)
        return super().last_executed_query(cursor, sql, params)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded PostgreSQL, or to the server of DATABASE_URL."""

    client_class = DatabaseClient
    features_class = DatabaseFeatures
    ops_class = DatabaseOperations
    _reached = set()

    def get_connection_params(self):
        """Return connection parameters. Queries of `planned_once` are prepared on first use, others never."""
        return super().get_connection_params() | {"prepare_threshold": 0}

    def planned_once(self):
        """Return a cursor whose queries PostgreSQL plans once per connection. Planning is most of their time."""
        self.ensure_connection()
        with self.wrap_database_errors:
            return self._prepare_cursor(base.ServerBindingCursor(self.connection))

    def ensure_server(self):
        """Start the embedded server if it is used and not running."""
        if settings.EMBEDDED_POSTGRES:
            Server(settings.EMBEDDED_POSTGRES).ensure_running()

    def get_new_connection(self, conn_params):
        """Connect, after starting the embedded server if needed.

        Raise DatabaseUnavailableError at once, with the reason, if the first connection of this process fails. The pool
        would retry until its timeout, without a reason.
        """
        self.ensure_server()
        address = tuple(str(conn_params.get(key)) for key in ("host", "port", "dbname", "user"))
        if address not in self._reached:
            self._reach(conn_params)
            self._reached.add(address)
        return super().get_new_connection(conn_params)

    def check_database_version_supported(self):
        """Reject a server that is too old or supports only English letters, on the first connection of a process.

        Raise NotSupportedError.
        """
        super().check_database_version_supported()
        with self.temporary_connection() as cursor:
            # Search needs this to ignore case in names.
            cursor.execute("SELECT lower('Ж')")
            if cursor.fetchone() != ("ж",):
                raise NotSupportedError(
                    "The database’s locale supports only English letters, so search would miss other names. "
                    "Create the database with LOCALE 'C.UTF-8': see docs/deployment.md."
                )

    def _reach(self, conn_params):
        try:
            psycopg.connect(**{"connect_timeout": 10, **conn_params}).close()
        except psycopg.OperationalError as error:
            reason = str(error).strip().splitlines()[0]
            database = "The embedded database" if settings.EMBEDDED_POSTGRES else "The database that DATABASE_URL names"
            raise DatabaseUnavailableError(f"{database} can't be reached: {reason}") from error

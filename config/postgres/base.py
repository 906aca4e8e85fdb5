"""The engine that settings.DATABASES names: Django's own, which starts the embedded server and speaks in sentences."""

import psycopg
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import NotSupportedError
from django.db.backends.postgresql import base, features, operations

from config.postgres.client import DatabaseClient
from config.postgres.server import Server


class DatabaseUnavailableError(ImproperlyConfigured):
    """The database can't be reached; the text is one sentence for the person who starts the register."""


class DatabaseFeatures(features.DatabaseFeatures):
    """What the register asks of a PostgreSQL."""

    minimum_database_version = (15,)


class DatabaseOperations(operations.DatabaseOperations):
    """Django's, which know the queries of both sorts of cursors."""

    def last_executed_query(self, cursor, sql, params):
        """Return a query with its values, for logs and tests; PostgreSQL gets those of `planned_once` apart."""
        if isinstance(cursor, base.ServerBindingCursor):
            return self.compose_sql(sql, params)
        return super().last_executed_query(cursor, sql, params)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded PostgreSQL, or to the one that DATABASE_URL names."""

    client_class = DatabaseClient
    features_class = DatabaseFeatures
    ops_class = DatabaseOperations
    _reached = set()

    def get_connection_params(self):
        """Return what to connect with: queries of `planned_once` are kept from the first time on, others never."""
        return super().get_connection_params() | {"prepare_threshold": 0}

    def planned_once(self):
        """Return a cursor whose queries PostgreSQL plans once for this connection, which is most of their time."""
        self.ensure_connection()
        with self.wrap_database_errors:
            return self._prepare_cursor(base.ServerBindingCursor(self.connection))

    def ensure_server(self):
        """Start the embedded server where it is used and does not run yet."""
        if settings.EMBEDDED_POSTGRES:
            Server(settings.EMBEDDED_POSTGRES).ensure_running()

    def get_new_connection(self, conn_params):
        """Connect, after the embedded server was started where needed.

        Errors: DatabaseUnavailableError when the first connection of this process fails, at once and with the reason;
        the pool would try for its whole time limit and then not say why.
        """
        self.ensure_server()
        address = tuple(str(conn_params.get(key)) for key in ("host", "port", "dbname", "user"))
        if address not in self._reached:
            self._reach(conn_params)
            self._reached.add(address)
        return super().get_new_connection(conn_params)

    def check_database_version_supported(self):
        """Refuse, with the first connection of a process, a server too old or a database of the English letters only.

        Errors: NotSupportedError.
        """
        super().check_database_version_supported()
        with self.temporary_connection() as cursor:
            # By this the search finds a name whatever its capitals.
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

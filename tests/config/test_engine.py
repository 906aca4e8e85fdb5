"""The database engine of the settings."""

import psycopg
import pytest
from django.core.management import call_command
from django.db import NotSupportedError, connection, connections
from django.db.backends.base.base import DEFAULT_DB_ALIAS

from config.postgres.base import DatabaseUnavailableError, DatabaseWrapper


def test_check_opens_no_connection():
    # Tests without a database can't connect. The server would start with the first connection.
    call_command("check")


def test_an_unreachable_database_is_reported_at_once_in_one_sentence(settings):
    settings.EMBEDDED_POSTGRES = None
    elsewhere = connection.settings_dict | {"HOST": "127.0.0.1", "PORT": "1", "PASSWORD": "secret"}
    with pytest.raises(DatabaseUnavailableError) as refused:
        DatabaseWrapper(elsewhere, DEFAULT_DB_ALIAS).connect()
    assert str(refused.value).startswith("The database that DATABASE_URL names can't be reached: ")
    assert "Connection refused" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_postgresql_older_than_15_is_refused_in_one_sentence(monkeypatch):
    monkeypatch.setitem(connections["default"].__dict__, "pg_version", 140009)
    with pytest.raises(NotSupportedError, match=r"^PostgreSQL 15 or later is required \(found 14\.9\)\.$"):
        connection.check_database_version_supported()


def test_a_database_of_the_english_letters_only_is_refused_in_one_sentence(own_database):
    with psycopg.connect(**maintenance(), autocommit=True) as other:
        name = f"{connection.settings_dict['NAME']}_english"
        other.execute(f"CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'UTF8'")
        try:
            english = DatabaseWrapper(connection.settings_dict | {"NAME": name}, "english")
            with pytest.raises(NotSupportedError, match="supports only English letters"):
                english.connect()
            english.close_pool()
        finally:
            other.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_killed_backend_is_replaced_without_an_error(own_database):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    connection.close()
    with psycopg.connect(**maintenance()) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        assert cursor.fetchone() != (pid,)


def test_dbshell_opens_psql_on_the_database(own_database, capfd):
    connection.client.runshell(["-Atc", "SELECT current_database()"])
    assert capfd.readouterr().out.strip() == own_database


def maintenance():
    parameters = connection.get_connection_params()
    return {key: parameters[key] for key in ("host", "port", "user", "password") if key in parameters} | {
        "dbname": "postgres"
    }

"""An empty register: the reference data of the fixtures, without the records of the article."""

from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from cooperation.models import SeedFile
from tests.e2e.conftest import PASSWORD, ROOT
from tests.template_database import connected_to, source_digest

ANALYST = "analyst"
FIRST_RECORDS = "100"
"""Fixtures from this number on are not reference data."""


def pytest_collection_modifyitems(items):
    """Mark the tests in this folder that use a browser, so the quick run leaves them out."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and "chromium" in item.fixturenames:
            item.add_marker("e2e")


@pytest.fixture(scope="session")
def reference_data(django_db_modify_db_settings, django_db_blocker):
    """The name of a database with reference data and one account. It is created if the code of the database changed."""
    name = f"{connection.settings_dict['TEST']['NAME']}_effort_template"
    with django_db_blocker.unblock():
        made_of = source_digest()
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name])
            exists = cursor.fetchone() == (made_of,)
        if not exists:
            _create(name)
            with connected_to(name):
                call_command("migrate", interactive=False, verbosity=0)
                records = (path.stem for path in (ROOT / "fixtures").glob("*.yaml") if path.stem > FIRST_RECORDS)
                SeedFile.objects.bulk_create(SeedFile(name=stem) for stem in records)
                call_command("seed", stdout=StringIO())
                get_user_model().objects.create_superuser(ANALYST, password=PASSWORD)
            with connection._nodb_cursor() as cursor:
                cursor.execute(f"COMMENT ON DATABASE \"{name}\" IS '{made_of}'")
    return name


@contextmanager
def copied_database(original):
    """Connect to a copy of a database in this block."""
    name = f"{original}_copy"
    _create(name, template=original)
    try:
        with connected_to(name):
            yield name
    finally:
        _drop(name)


def _create(name, template="template1"):
    _drop(name)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _drop(name):
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

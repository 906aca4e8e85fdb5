"""An empty register: the reference data of the fixtures, without the records of the article."""

import os
import subprocess
import sys
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from cooperation.models import SeedFile
from tests.e2e.conftest import PASSWORD, PATIENCE, ROOT, STRICT, free_port, wait_for
from tests.template_database import connected_to, database_url, source_digest

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


@pytest.fixture
def empty_register(reference_data, django_db_blocker):
    """Connect to a database without records, and return its name."""
    name = f"{connection.settings_dict['TEST']['NAME']}_effort"
    with django_db_blocker.unblock():
        _create(name, template=reference_data)
        with connected_to(name):
            yield name
        _drop(name)


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


@pytest.fixture
def serve(empty_register):
    """Return a function that serves the empty register by a WSGI application, and returns the URL."""
    servers = []

    def start(application, ready):
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        environment = {"PORT": str(port), "DATABASE_URL": database_url(empty_register), "HTTPS": "off"}
        servers.append(
            subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", application],
                cwd=ROOT,
                env=os.environ | environment | STRICT,
            )
        )
        wait_for(f"{address}{ready}", servers[-1])
        return address

    yield start
    for server in servers:
        server.terminate()
        server.wait()


@pytest.fixture
def stock_admin(serve, chromium):
    """A page on the index of the stock admin, signed in, with an empty register."""
    address = serve("tests.effort.stock.wsgi", "/admin/login/")
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto("/admin/")
    page.get_by_label("Username").fill(ANALYST)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")
    yield page
    context.close()

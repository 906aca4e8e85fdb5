"""Fixtures of all tests: a database with the real fixtures, plain HTTP, static files that need no collecting."""

import gc
import sys

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from django.urls import get_resolver
from django.utils.timezone import localdate

from cooperation.views.middleware import RefreshStatuses
from tests import builders
from tests.browser import chromium  # noqa: F401 (a fixture)
from tests.template_database import ensure_template, seeded_copy


def pytest_collection_finish():
    """Collect garbage less often, and skip what was imported and collected, as the workers of the web server do."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def settings_for_tests(tmp_path_factory):
    """Use plain HTTP, and allow templates to name static files that were not collected."""
    storages = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    static_root = tmp_path_factory.mktemp("static")
    # As if this were not the first request of the day, which runs more queries.
    RefreshStatuses.day = localdate()
    with override_settings(STORAGES=storages, STATIC_ROOT=static_root, SECURE_SSL_REDIRECT=False):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(settings_for_tests, django_db_blocker, request):
    """Use a copy of the seeded template as the test database. Each test's changes are rolled back."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = ensure_template()
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture(autouse=True)
def entries_follow_each_statement(request):
    """Refresh entries after each statement: the transaction of a test is rolled back, so it never commits."""
    if "db" not in request.fixturenames and not request.node.get_closest_marker("django_db"):
        yield
        return
    request.getfixturevalue("db")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS register.refresh_entries IMMEDIATE")
    builders.refreshes_at_once = True
    yield
    builders.refreshes_at_once = False


@pytest.fixture
def own_database(django_db_modify_db_settings, django_db_blocker):
    """Connect to a seeded database in which a test may commit. It is dropped afterwards. Don't use it with `db`."""
    with django_db_blocker.unblock(), seeded_copy("own") as name:
        yield name


@pytest.fixture
def limits(monkeypatch):
    """Return a function that changes limits for this test, in each module that imports them: ``limits(COUNT_LIMIT=2)``.

    No two modules give one name to different limits (`tests/test_names.py`). For limits that are class attributes, the
    class and its subclasses are changed: ``limits(RegisterList, list_per_page=2)``.
    """

    def change(owner=None, **values):
        if owner:
            for name, value in values.items():
                monkeypatch.setattr(owner, name, value)
            return
        assert get_resolver().url_patterns, "All modules are read, so that none takes over a changed limit later."
        modules = [module for name, module in sys.modules.items() if name.startswith("cooperation.")]
        for name, value in values.items():
            readers = [module for module in modules if name in vars(module)]
            assert readers, f"There is no limit {name}."
            for module in readers:
                monkeypatch.setattr(module, name, value)

    return change


@pytest.fixture(autouse=True)
def forget_countries_and_sectors():
    """Clear the cache after a test, because its rows are gone."""
    yield
    cache.clear()

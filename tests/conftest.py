"""What all tests share: a database with the real fixtures in it, plain HTTP, static files that need no collecting."""

import pytest
from django.core.management import call_command, get_commands
from django.test import override_settings


@pytest.fixture(scope="session", autouse=True)
def settings_for_tests(tmp_path_factory):
    """Speak plain HTTP, and let templates name static files that were never collected."""
    storages = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    static_root = tmp_path_factory.mktemp("static")
    with override_settings(STORAGES=storages, STATIC_ROOT=static_root, SECURE_SSL_REDIRECT=False):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Load the real fixtures once into the test database; each test's changes are rolled back."""
    with django_db_blocker.unblock():
        if "seed" in get_commands():
            call_command("seed", verbosity=0)

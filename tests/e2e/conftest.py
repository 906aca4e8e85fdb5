"""A served register, and a browser that reports errors, blocked content and requests to other servers."""

import fcntl
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from playwright.sync_api import expect

from tests.e2e.serving import WebServer
from tests.template_database import database_url, seeded_copy

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "correct horse battery staple"
DATABASE = "e2e"
"""What follows the name of the test database in that of a module."""

PATIENCE = 30_000
"""Milliseconds to wait for an expected state, enough for a busy machine."""

STRICT = {"PYTHONWARNINGS": "error"}
"""For the processes that tests start: a warning is an error there too, which fails the page and the test."""

AXE = {"resultTypes": ["violations"], "preload": False}
"""Without this, axe requests imported style sheets by relative URLs that the page does not have."""

expect.set_options(timeout=PATIENCE)


FOLDER = Path(__file__).parent
LONGEST = [FOLDER / "test_installation.py", FOLDER / "test_examples.py"]
"""The modules that take minutes. They come first: in a parallel run, the last one would keep one process busy alone."""


def pytest_collection_modifyitems(items):
    """Mark the tests in this folder, so the quick run leaves them out."""
    for item in items:
        if item.path.is_relative_to(FOLDER):
            item.add_marker("e2e")
    items.sort(key=lambda item: LONGEST.index(item.path) if item.path in LONGEST else len(LONGEST))


@pytest.fixture(scope="module")
def database(django_db_modify_db_settings, django_db_blocker):
    """Connect to a seeded database of the test module; what its tests write stays until the module ends."""
    with django_db_blocker.unblock(), seeded_copy(DATABASE) as name:
        yield name


@pytest.fixture(scope="session")
def static_files():
    """Collect the static files as a served register has them. In a parallel run, the first process does it for all."""
    with open(ROOT / "var" / "static.lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        subprocess.run([sys.executable, "-m", "config.static"], cwd=ROOT, env=os.environ | STRICT, check=True)


@pytest.fixture(scope="session")
def web_server(django_db_modify_db_settings, static_files):
    """The web server of all test modules. Their databases have the same name, one after the other."""
    url = database_url(f"{connection.settings_dict['TEST']['NAME']}_{DATABASE}")
    server = WebServer(ROOT, os.environ | {"DATABASE_URL": url, "HTTPS": "off"} | STRICT)
    yield server
    server.close()


@pytest.fixture(scope="module")
def register(database, web_server):
    """Serve the module's database with gunicorn, static files and headers as in production; return the URL."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    wait_for(f"{address}/healthz", web_server.start(port))
    yield address
    web_server.stop()


@pytest.fixture
def page(register, chromium):
    """Return an empty page with the register as base URL; errors on it fail the test."""
    context = chromium.new_context(base_url=register)
    context.set_default_timeout(PATIENCE)
    complaints = watch(context, register)
    yield context.new_page()
    context.close()
    assert complaints == []


@pytest.fixture
def without_scripts(register, chromium):
    """Return a page with scripts turned off."""
    context = chromium.new_context(base_url=register, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def administrator(database):
    """Return an administrator, with the password PASSWORD."""
    users = get_user_model().objects
    return users.filter(username="administrator").first() or users.create_superuser("administrator", password=PASSWORD)


@pytest.fixture
def signed_in(page, register, administrator):
    """Return an empty page, signed in as administrator with a session cookie: the form costs three page loads."""
    visitor = Client()
    visitor.force_login(administrator)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": visitor.cookies[name].value, "url": register}])
    return page


@pytest.fixture(scope="session")
def serious_problems():
    """Return a function that lists the serious or critical violations that axe finds on a page, one line each."""

    def find(page):
        violations = Axe().run(page, options=AXE).response["violations"]
        return [
            f"{violation['id']}: {violation['help']}: {[node['target'] for node in violation['nodes']]}"
            for violation in violations
            if violation["impact"] in ("serious", "critical")
        ]

    return find


def watch(context, address):
    """Return a list that collects errors of the pages in `context`."""
    complaints = []

    def note_message(message):
        # A failed request has no URL here; note_response has it. Messages without any URL come from the tests' own
        # scripts, such as axe, which adds styles.
        ours = not message.location["url"]
        if message.type == "error" and not ours and not message.text.startswith("Failed to load resource"):
            complaints.append(f"console: {message.text}")

    def note_request(request):
        if not request.url.startswith((f"{address}/", "data:", "blob:")):
            complaints.append(f"request to another machine: {request.url}")

    def note_response(response):
        # A page may return 404 to a visitor; no page may return a server error.
        if response.status >= (500 if response.request.resource_type == "document" else 400):
            complaints.append(f"status {response.status}: {response.url}")

    context.on("console", note_message)
    context.on("weberror", lambda error: complaints.append(f"script: {error.error}"))
    context.on("request", note_request)
    context.on("response", note_response)
    return complaints


def intercept(page):
    """Intercept the requests of a page from now on, for tests that stop some of them later or hold them back.

    Turned on or off while a page sends a request, Chromium may send it to the server all the same, or lose it
    (Playwright's issue 41802). It stays on while there is any route.

    Args:
        page: An empty page.
    """
    page.route("**/requested-by-no-page", lambda route: route.fallback())


def free_port():
    """Return a port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_for(url, process, limit=60):
    """Wait until `url` returns status 200; fail if `process` ends or after `limit` seconds."""
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer; the process's exit status is {process.poll()}.")

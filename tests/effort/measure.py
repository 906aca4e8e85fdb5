"""Enter the plan of a text in one of the two systems, from an empty register, and count the effort."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest

from tests.e2e.conftest import PASSWORD, PATIENCE, ROOT, STRICT, free_port, wait_for
from tests.effort.check import differences
from tests.effort.conftest import ANALYST, copied_database
from tests.effort.hands import Effort, Hands
from tests.effort.page import TextPage
from tests.effort.plan import read_plan
from tests.effort.stock_driver import StockAdmin
from tests.template_database import database_url

PAGE, STOCK = "page of a text", "stock admin"
SYSTEMS = {
    PAGE: ("config.wsgi", "/healthz", "Sign in", TextPage, {"typing_opens": True}),
    STOCK: ("tests.effort.stock.wsgi", "/admin/login/", "Log in", StockAdmin, {}),
}
"""System -> WSGI application, a URL that answers, the button that signs in, the driver, and options of the hands."""


class Measured(NamedTuple):
    """What entering a text took, by kind of step, and how the database then differs from the plan."""

    effort: Effort
    by_step: dict[str, Effort]
    differences: list[str]


@pytest.fixture(scope="session")
def measure(reference_data, django_db_blocker, chromium) -> Callable[[str, str], Measured]:
    """A function that measures a system with a text: ``measure(PAGE, "english")``. Each pair is measured once."""
    subprocess.run([sys.executable, "-m", "config.static"], cwd=ROOT, env=os.environ | STRICT, check=True)
    found = {}

    def measured(system, name):
        if (system, name) not in found:
            with django_db_blocker.unblock(), copied_database(reference_data) as database:
                found[system, name] = _measure(system, name, database, chromium)
        return found[system, name]

    return measured


def _measure(system, name, database, chromium) -> Measured:
    application, ready, sign_in, driver, options = SYSTEMS[system]
    with _served(application, ready, database) as address, _page(chromium, address, sign_in) as page:
        hands, plan = Hands(page, **options), read_plan(name)
        driver(hands, plan).enter()
        return Measured(hands.effort, hands.by_step, differences(plan))


@contextmanager
def _served(application: str, ready: str, database: str) -> Iterator[str]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {"PORT": str(port), "DATABASE_URL": database_url(database), "HTTPS": "off"}
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", application]
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment | STRICT)
    try:
        wait_for(f"{address}{ready}", server)
        yield address
    finally:
        server.terminate()
        server.wait()


@contextmanager
def _page(chromium, address: str, sign_in: str) -> Iterator:
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto("/admin/")
    page.get_by_label("Username").fill(ANALYST)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name=sign_in).click()
    page.wait_for_url("**/admin/")
    yield page
    context.close()

"""Scripts come late on a slow connection: what is typed before stays in its field, and is looked up all the same."""

import re

import pytest
from playwright.sync_api import expect

from tests import builders as make
from tests.e2e.conftest import intercept

PLACE = "/admin/cooperation/place/add/"
FIGURE = "/admin/cooperation/figure/add/"
LATE = re.compile(r"/static/(cooperation/|admin/js/change_form)[^/]*\.js$")
"""The scripts that the browser does not wait for before it shows a page."""


@pytest.fixture
def open_early(signed_in):
    """Return a function that opens a page without its scripts; it returns the page, and a function that brings them."""
    held = []
    intercept(signed_in)

    def open_page(url):
        signed_in.route(LATE, lambda route: held.append(route))
        signed_in.goto(url, wait_until="commit")

        def bring_scripts():
            signed_in.unroute(LATE)
            while held:
                held.pop(0).continue_()
            signed_in.wait_for_load_state("load")

        return signed_in, bring_scripts

    yield open_page
    signed_in.unroute_all(behavior="ignoreErrors")


def test_the_first_field_of_a_new_record_has_the_focus(signed_in):
    for url, field in ((PLACE, "#id_kind"), ("/admin/auth/user/add/", "#id_username")):
        signed_in.goto(url)
        expect(signed_in.locator(field)).to_be_focused()


def test_letters_stay_in_the_field_that_has_the_focus(open_early):
    page, bring_scripts = open_early(PLACE)
    name = page.locator("#id_name")
    name.press_sequentially("Port of")
    bring_scripts()
    page.wait_for_timeout(100)
    expect(name).to_be_focused()
    page.keyboard.type(" Lateness")
    expect(name).to_have_value("Port of Lateness")


def test_a_name_that_is_recorded_is_shown_though_it_was_typed_before(open_early, database):
    make.place("Port of Slowdale", kind="port")
    page, bring_scripts = open_early(PLACE)
    page.locator("#id_name").press_sequentially("Slowdale port")
    bring_scripts()
    expect(page.get_by_role("status").filter(has_text="Perhaps recorded already")).to_contain_text("Port of Slowdale")


def test_a_date_and_an_amount_are_understood_though_they_were_typed_before(open_early):
    page, bring_scripts = open_early(FIGURE)
    page.locator("#id_period").press_sequentially("Feb 2025")
    page.locator("#id_value_low").press_sequentially("over 1.7 billion tenge")
    bring_scripts()
    expect(page.locator("#id_period ~ output")).to_contain_text("February 2025")
    expect(page.locator("#id_value_low ~ output")).to_contain_text("1,700,000,000")
    expect(page.locator("#id_bound")).to_have_value("more_than")

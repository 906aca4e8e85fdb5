"""The drawer with the filters of a list on a phone: its focus, and errors that open it."""

import pytest
from playwright.sync_api import expect

from tests.e2e.test_lists import PHONE, found, option


@pytest.fixture
def phone(page):
    """Return a page as wide as a phone, with the list of initiatives."""
    page.set_viewport_size(PHONE)
    page.goto("/initiatives/")
    return page


def drawer(page):
    return page.locator("#panel:popover-open")


def opener(page):
    return page.locator("#filters-open")


def close(page):
    return page.get_by_role("button", name="Close the filters")


def test_the_drawer_takes_the_focus_and_gives_it_back(phone):
    opener(phone).press("Enter")
    expect(close(phone)).to_be_focused()
    phone.keyboard.press("Escape")
    expect(drawer(phone)).to_have_count(0)
    expect(opener(phone)).to_be_focused()


def test_the_drawer_gives_the_focus_back_after_the_list_has_changed_behind_it(phone):
    opener(phone).click()
    option(phone, "Russia").check()
    found(phone, "6 initiatives")
    expect(option(phone, "Russia")).to_be_focused()
    phone.keyboard.press("Escape")
    expect(opener(phone)).to_be_focused()


def test_the_drawer_closes_when_the_focus_leaves_it(phone):
    opener(phone).click()
    expect(close(phone)).to_be_focused()
    phone.keyboard.press("Shift+Tab")
    expect(drawer(phone)).to_have_count(0)
    expect(opener(phone)).to_be_focused()


def test_clearing_all_filters_leaves_the_focus_in_the_drawer(phone):
    phone.goto("/initiatives/?country=RU")
    opener(phone).click()
    phone.get_by_role("link", name="Clear all filters").click()
    found(phone, "18 initiatives")
    expect(drawer(phone)).to_have_count(1)
    expect(close(phone)).to_be_focused()


def test_the_button_of_the_drawer_says_how_much_it_shows(phone):
    opener(phone).click()
    option(phone, "Russia").check()
    button = phone.get_by_role("button", name="Show 6 initiatives")
    button.click()
    expect(drawer(phone)).to_have_count(0)
    expect(opener(phone)).to_be_focused()


def test_an_invalid_filter_opens_the_drawer_again_at_its_field(phone):
    opener(phone).click()
    field = phone.get_by_label("Status since", exact=True)
    field.fill("32 Feb 2025")
    phone.keyboard.press("Escape")
    found(phone, "No results shown")
    expect(drawer(phone)).to_have_count(1)
    expect(field).to_be_focused()
    expect(phone.locator("#list-said")).to_have_text("Status since: February 2025 has no day 32.")


def test_an_invalid_filter_in_the_address_opens_the_drawer_from_its_message(phone):
    phone.goto("/initiatives/?date=32+Feb+2025")
    field = phone.get_by_label("Status since", exact=True)
    expect(field).to_be_focused()
    phone.keyboard.press("Escape")
    expect(field).to_be_hidden()
    phone.get_by_role("link", name="February 2025 has no day 32.").click()
    expect(field).to_be_focused()


def test_without_scripts_an_invalid_filter_is_explained_on_the_page(without_scripts):
    without_scripts.set_viewport_size(PHONE)
    without_scripts.goto("/initiatives/?date=32+Feb+2025")
    expect(without_scripts.get_by_label("Status since", exact=True)).to_be_visible()
    expect(without_scripts.get_by_role("button", name="Show initiatives")).to_be_visible()

"""Saved searches with mouse and keyboard, wide and narrow, with scripts and without."""

from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from playwright.sync_api import expect

from tests import builders as make
from tests.e2e.conftest import PASSWORD
from tests.e2e.test_lists import DESK, PHONE, found, option, stays, was_not_reloaded
from tests.e2e.test_pages import scrolls_sideways

each_size = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


@pytest.fixture
def reader(database):
    """Return a user without permission to enter records and without saved searches."""
    User.objects.filter(username="reader").delete()
    return User.objects.create_user("reader", password=PASSWORD)


def sign_in(page, to):
    """Sign in as this user, and open a URL."""
    page.goto(f"/admin/login/?next={quote(to)}")
    page.get_by_label("Username").fill("reader")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**{to}")


def save(page, name):
    page.get_by_text("Save this search").click()
    page.get_by_label("Name of this search").fill(name)
    page.get_by_role("button", name="Save search").click()
    expect(page.get_by_role("status").filter(has_text="Search saved.")).to_be_visible()
    shows_saved(page, name)


def kept(page):
    return page.get_by_role("navigation", name="Saved searches")


def shows_saved(page, name):
    """Wait until the list shows under which name it is saved."""
    expect(page.locator(".kept-as b")).to_have_text(f"“{name}”")


def clear_of_barriers(page, serious_problems):
    """Check the accessibility of a page, light and dark."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert serious_problems(page) == []
    assert not scrolls_sideways(page)


@each_size
def test_a_search_is_saved_found_renamed_deleted_and_brought_back(page, reader, serious_problems, size):
    page.set_viewport_size(size)
    sign_in(page, "/initiatives/?country=RU")
    save(page, "Russia")
    expect(page).to_have_url("/initiatives/?country=RU")
    shows_saved(page, "Russia")
    expect(kept(page).get_by_role("link", name="Russia")).to_have_attribute("aria-current", "true")
    clear_of_barriers(page, serious_problems)

    page.get_by_role("link", name="Rename or delete this search").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your saved searches")
    expect(page.get_by_text("Country: Russia")).to_be_visible()
    clear_of_barriers(page, serious_problems)
    page.get_by_role("link", name="Rename “Russia”").click()
    page.get_by_label("Name of this search").fill("With Russia")
    clear_of_barriers(page, serious_problems)
    page.get_by_role("button", name="Rename search").click()

    page.get_by_role("button", name="Delete “With Russia”").click()
    expect(page.get_by_role("heading", name="You have no saved searches.")).to_be_visible()
    clear_of_barriers(page, serious_problems)
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("link", name="With Russia", exact=True).click()
    expect(page).to_have_url("/initiatives/?country=RU")
    page.goto("/")
    page.get_by_role("link", name="With Russia").click()
    expect(page).to_have_url("/initiatives/?country=RU")


@pytest.mark.parametrize("address", ["/", "/initiatives/?country=RU", "/saved-searches/"])
def test_a_name_of_one_long_word_fits_a_phone(page, reader, address):
    make.saved_search(reader, "W" * 100)
    page.set_viewport_size(PHONE)
    sign_in(page, address)
    expect(page.get_by_role("link", name="W" * 100).first).to_be_visible()
    assert not scrolls_sideways(page)


def test_a_search_is_saved_by_keyboard(page, reader):
    sign_in(page, "/initiatives/?country=RU")
    page.locator("#save-summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Russia")
    page.keyboard.press("Enter")
    shows_saved(page, "Russia")
    page.goto("/initiatives/")
    kept(page).get_by_role("link", name="Russia").focus()
    page.keyboard.press("Enter")
    found(page, "6 initiatives")
    expect(kept(page).get_by_role("link", name="Russia")).to_be_focused()


@each_size
def test_a_search_is_saved_without_scripts(without_scripts, reader, size):
    page = without_scripts
    page.set_viewport_size(size)
    sign_in(page, "/initiatives/?country=RU")
    save(page, "Russia")
    page.goto("/initiatives/?country=KG")
    page.get_by_text("Save this search").click()
    page.get_by_label("Name of this search").fill("russia")
    page.get_by_role("button", name="Save search").click()
    expect(page.get_by_label("Name of this search")).to_have_value("russia")
    expect(page.get_by_text("You already have a saved search with this name in this list.")).to_be_visible()
    page.get_by_role("button", name="Replace “Russia”").click()
    expect(page).to_have_url("/initiatives/?country=KG")
    shows_saved(page, "russia")


def test_an_existing_name_gets_an_error_beside_the_field(page, reader, serious_problems):
    sign_in(page, "/initiatives/?country=RU")
    save(page, "Russia")
    page.goto("/initiatives/?country=KG")
    page.get_by_text("Save this search").click()
    page.get_by_label("Name of this search").fill("Russia")
    page.get_by_role("button", name="Save search").click()
    expect(page.get_by_label("Name of this search")).to_have_attribute("aria-invalid", "true")
    clear_of_barriers(page, serious_problems)
    page.set_viewport_size(PHONE)
    clear_of_barriers(page, serious_problems)
    page.go_back()
    expect(page.get_by_role("link", name="Country: Kyrgyzstan")).to_be_visible()


def test_names_are_offered_however_often_the_list_has_changed(page, reader):
    make.saved_search(reader, "Water", query="q=dam")
    sign_in(page, "/initiatives/?country=RU")
    page.get_by_text("Save this search").click()
    option(page, "under discussion", "Status").check()
    expect(page.locator(".chip")).to_have_count(2)
    names = page.get_by_label("Name of this search").evaluate("field => [...field.list.options].map(one => one.value)")
    assert names == ["Water"]


def test_the_save_form_follows_the_list_and_goes_back_with_it(page, reader):
    sign_in(page, "/initiatives/?country=RU")
    save(page, "Russia")
    page.goto("/initiatives/")
    expect(page.get_by_text("Save this search")).to_have_count(0)
    stays(page)
    option(page, "Russia").check()
    shows_saved(page, "Russia")
    expect(kept(page).get_by_role("link", name="Russia")).to_have_attribute("aria-current", "true")
    option(page, "under discussion", "Status").check()
    expect(page.get_by_text("Save this search")).to_be_visible()
    expect(kept(page).locator("[aria-current]")).to_have_count(0)
    page.go_back()
    shows_saved(page, "Russia")
    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)
    kept(page).get_by_role("link", name="Russia").click()
    found(page, "6 initiatives")
    expect(option(page, "Russia")).to_be_checked()
    assert was_not_reloaded(page)


def test_signing_out_comes_back_to_what_the_list_shows_by_now(page, reader):
    sign_in(page, "/initiatives/")
    option(page, "Russia").check()
    page.wait_for_url("**/?country=RU")
    found(page, "6 initiatives")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    assert page.url.endswith("/initiatives/?country=RU")
    expect(option(page, "Russia")).to_be_checked()


def test_a_name_that_is_typed_outlives_a_change_of_the_list(page, reader):
    sign_in(page, "/initiatives/?country=RU")
    page.get_by_text("Save this search").click()
    page.get_by_label("Name of this search").fill("Russia, talked of")
    option(page, "under discussion", "Status").check()
    page.wait_for_url("**status=under_discussion*")
    expect(page.locator(".chip")).to_have_count(2)
    expect(page.get_by_label("Name of this search")).to_have_value("Russia, talked of")
    page.get_by_role("button", name="Save search").click()
    shows_saved(page, "Russia, talked of")
    expect(page.locator(".chip")).to_have_count(2)


def test_typing_a_name_leaves_the_list_where_it_is(page, reader):
    with transaction.atomic():
        for number in range(26):
            make.meeting(title=f"Talks {number}", date="2025", published=True)
    sign_in(page, "/meetings/?date=2025&rows=25")
    page.get_by_role("link", name="Next page").click()
    page.wait_for_url("**after=*")
    address = page.url
    asked = []
    page.on("request", lambda request: request.resource_type == "xhr" and asked.append(request.url))
    page.get_by_text("Save this search").click()
    page.get_by_label("Name of this search").fill("Talks of 2025")
    page.get_by_role("button", name="Save search").focus()
    assert (page.url, asked) == (address, [])


def test_signing_in_again_restores_what_was_typed(page, reader):
    sign_in(page, "/initiatives/?country=RU")
    page.get_by_text("Save this search").click()
    page.get_by_label("Name of this search").fill("Russia")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save search").click()
    page.get_by_label("Username").fill("reader")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Name of this search")).to_have_value("Russia")
    page.get_by_role("button", name="Save search").click()
    expect(page).to_have_url("/initiatives/?country=RU")
    shows_saved(page, "Russia")

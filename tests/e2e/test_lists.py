"""Lists with mouse and keyboard, wide and narrow: updates with the filters, back and forward."""

import re

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests import builders as make
from tests.e2e.test_pages import scrolls_sideways

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def on_a_phone(page):
    """Return the page as wide as a phone."""
    page.set_viewport_size(PHONE)
    return page


def option(page, name, group="Country"):
    return page.get_by_role("group", name=group, exact=True).get_by_role("checkbox", name=name)


def found(page, words):
    """Wait until the list shows its number of rows."""
    expect(page.locator("#results-count")).to_have_text(words)


def stays(page):
    """Mark the page, so `was_not_reloaded` can check that it is still the same."""
    page.evaluate("window.same = true")


def was_not_reloaded(page):
    return page.evaluate("window.same === true")


def test_a_list_follows_a_filter_without_a_new_page(page):
    page.goto("/initiatives/")
    stays(page)
    option(page, "Russia").check()
    page.wait_for_url("**/initiatives/?country=RU")
    found(page, "6 initiatives")
    expect(page.get_by_role("link", name="Country: Russia")).to_be_visible()
    expect(page.locator("#list-said")).to_have_text("6 initiatives found")
    expect(option(page, "Russia")).to_be_checked()
    expect(option(page, "Russia")).to_be_focused()
    expect(page.locator(".filters-show")).to_be_hidden()
    assert was_not_reloaded(page)


def test_filters_work_by_keyboard(page):
    page.goto("/initiatives/")
    option(page, "Russia").focus()
    page.keyboard.press("Space")
    page.wait_for_url("**/?country=RU")
    expect(option(page, "Russia")).to_be_focused()
    page.get_by_role("link", name="Country: Russia").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/initiatives/*")
    expect(page.locator(".chip")).to_have_count(0)
    expect(page.locator("#results-count")).to_be_focused()
    expect(option(page, "Russia")).not_to_be_checked()


def test_a_list_follows_words_while_they_are_typed(page):
    page.goto("/initiatives/")
    stays(page)
    words = page.get_by_label("Words")
    words.press_sequentially("tourism", delay=20)
    page.wait_for_url("**/?q=tourism")
    expect(page.get_by_role("link", name="Words: “tourism”")).to_be_visible()
    expect(words).to_be_focused()
    expect(words).to_have_value("tourism")
    page.keyboard.type(" zzz")
    page.wait_for_url("**/?q=tourism%20zzz")
    expect(words).to_have_value("tourism zzz")
    assert was_not_reloaded(page)


def test_back_and_forward_restore_what_was_chosen(page):
    page.goto("/initiatives/")
    whole = page.title()
    option(page, "Russia").check()
    found(page, "6 initiatives")
    narrowed = page.title()
    assert narrowed == "Initiatives – Country: Russia – Register of cooperation"
    option(page, "under discussion", "Status").check()
    page.wait_for_url("**status=under_discussion*")
    expect(page.locator(".chip")).to_have_count(2)
    page.go_back()
    expect(page.locator(".chip")).to_have_count(1)
    expect(page).to_have_title(narrowed)
    expect(option(page, "Russia")).to_be_checked()
    expect(option(page, "under discussion", "Status")).not_to_be_checked()
    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)
    expect(page).to_have_title(whole)
    expect(option(page, "Russia")).not_to_be_checked()
    page.go_forward()
    expect(option(page, "Russia")).to_be_checked()
    found(page, "6 initiatives")
    expect(page).to_have_title(narrowed)


def test_links_that_return_to_the_list_follow_its_address(page):
    page.goto("/initiatives/")
    sign_in = page.get_by_role("link", name="Sign in")
    feed = page.locator("head link[type='application/atom+xml']")
    option(page, "Russia").check()
    page.wait_for_url("**/?country=RU")
    expect(sign_in).to_have_attribute("href", re.compile(r"/admin/login/\?next=%2Finitiatives%2F%3Fcountry%3DRU$"))
    expect(feed).to_have_attribute("href", re.compile(r"/initiatives/feed\.atom\?country=RU$"))
    page.go_back()
    expect(sign_in).to_have_attribute("href", re.compile(r"/admin/login/\?next=%2Finitiatives%2F$"))
    expect(feed).to_have_attribute("href", re.compile(r"/initiatives/feed\.atom$"))


def test_a_list_follows_its_order_and_page_without_a_new_page(page):
    with transaction.atomic():
        for number in range(26):
            make.meeting(title=f"Talks {number}", published=True)
    page.goto("/meetings/")
    stays(page)
    page.get_by_label("Rows per page").select_option("25 rows")
    page.wait_for_url("**/?rows=25")
    page.get_by_role("link", name="Next page").click()
    page.wait_for_url("**after=*")
    expect(page.locator("#results-count")).to_be_focused()
    expect(page.locator("#results-count")).to_be_in_viewport()
    expect(page.locator("#list-said")).to_have_text(re.compile(r"^26–\d+ of \d+ meetings found$"))
    page.get_by_role("columnheader", name="Meeting").get_by_role("link").click()
    page.wait_for_url("**sort=title*")
    expect(page.get_by_role("columnheader", name="Meeting")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_label("Order", exact=True)).to_have_value("title")
    assert was_not_reloaded(page)


def test_filters_are_a_drawer_on_a_phone(on_a_phone, serious_problems):
    page = on_a_phone
    page.goto("/initiatives/")
    expect(option(page, "Russia")).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    option(page, "Russia").check()
    page.wait_for_url("**/?country=RU")
    expect(option(page, "Russia")).to_be_visible()
    assert serious_problems(page) == []
    # Wait for no transitions, whose colours would be measured otherwise.
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert serious_problems(page) == []
    page.get_by_role("button", name="Show 6 initiatives").click()
    expect(option(page, "Russia")).to_be_hidden()
    expect(page.get_by_role("button", name="Filters (1 in use)")).to_be_visible()
    assert not scrolls_sideways(page)


def test_names_are_parted_by_commas_and_labels_of_states_are_not(page):
    with transaction.atomic():
        who = [make.state("XN"), make.state("XS"), *(make.participant(f"Body {n}") for n in range(6))]
        make.agreement(title="Of eight", parties=who, published=True)
    page.goto("/agreements/?q=%22of+eight%22")
    marks = page.locator(".rows li").evaluate_all("all => all.map(one => getComputedStyle(one, '::after').content)")
    assert marks == ["none", '","', '","', '","', '","', "none", "none"]


@pytest.mark.parametrize("width", [320, 390, 780, 1000, 1280])
def test_a_list_fits_its_window_whatever_is_chosen_and_shown(page, width):
    page.set_viewport_size({"width": width, "height": 700})
    with transaction.atomic():
        make.agreement(title="W" * 120, parties=[make.participant("V" * 120)], published=True)
    for address in (f"/agreements/?q={'W' * 120}", f"/agreements/?q={'V' * 120}", "/meetings/", "/commitments/"):
        page.goto(address)
        assert not scrolls_sideways(page)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_without_scripts_the_filter_form_has_a_button(without_scripts, size):
    page = without_scripts
    page.set_viewport_size(size)
    page.goto("/initiatives/")
    if size == PHONE:
        page.get_by_role("button", name="Filters").click()
    option(page, "Russia").check()
    page.get_by_role("button", name="Show initiatives").click()
    expect(page).to_have_url("/initiatives/?country=RU")
    found(page, "6 initiatives")


def test_a_pasted_paragraph_is_cut_to_what_an_address_may_hold(page):
    page.goto("/initiatives/")
    page.get_by_label("Words").fill("Переговоры о торговле и транзите " * 30)
    found(page, "No initiatives match these filters")


def test_screen_readers_get_the_name_of_a_state_with_a_label(page):
    page.goto("/initiatives/?country=RU")
    state = page.locator(".rows li").get_by_role("link", name="KZ", exact=True).first
    expect(state).to_have_accessible_description("Kazakhstan")


def test_the_keyboard_can_skip_the_filters(page):
    page.goto("/initiatives/")
    page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip the filters")).to_be_focused()
    expect(page.get_by_role("link", name="Skip the filters")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#results-count")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Order", exact=True)).to_be_focused()

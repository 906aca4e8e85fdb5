"""The search box with mouse and keyboard, wide and narrow: suggestions, and links to results."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import intercept
from tests.e2e.test_pages import scrolls_sideways

WIDTHS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}

pytestmark = pytest.mark.usefixtures("register")


@pytest.fixture(params=WIDTHS)
def narrow_and_wide(page, request):
    """Return the page at the width of a desktop, then of a phone."""
    page.set_viewport_size(WIDTHS[request.param])
    return page


def box(page):
    return page.get_by_role("combobox", name="Search the register")


def suggestions(page):
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def type_and_wait(page, text, first):
    """Type into the focused box, and wait for the first suggestion."""
    page.keyboard.type(text)
    expect(suggestions(page).first).to_contain_text(first)


def lies_below(list_, field):
    """Whether a list is directly below a field and at least as wide."""
    above, below = field.bounding_box(), list_.bounding_box()
    gap = below["y"] - above["y"] - above["height"]
    return 0 <= gap < 10 and abs(below["x"] - above["x"]) < 1 and below["width"] >= above["width"]


def test_a_slash_focuses_the_box_and_enter_opens_the_suggestion(narrow_and_wide):
    page = narrow_and_wide
    page.goto("/meetings/")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    type_and_wait(page, "kasymal", "Adylbek Kasymaliev")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    assert lies_below(page.get_by_role("listbox", name="Suggestions"), box(page))
    page.keyboard.press("ArrowDown")
    current = suggestions(page).first
    expect(current).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_have_attribute("aria-activedescendant", current.get_attribute("id"))
    assert not scrolls_sideways(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Adylbek Kasymaliev")


def test_a_suggestion_is_chosen_by_mouse(narrow_and_wide):
    page = narrow_and_wide
    page.goto("/")
    box(page).click()
    type_and_wait(page, "Касым", "Adylbek Kasymaliev, also Адылбек Касымалиев")
    assert lies_below(page.get_by_role("listbox", name="Suggestions"), box(page))
    assert not scrolls_sideways(page)
    suggestions(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Adylbek Kasymaliev")


def test_enter_without_a_choice_searches(narrow_and_wide):
    page = narrow_and_wide
    page.goto("/agreements/")
    box(page).click()
    type_and_wait(page, "kirov", "Kirov Reservoir")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=kirov")
    expect(page.locator("main mark").first).to_have_text("Kirov")
    page.get_by_role("link", name="Initiatives 1").click()
    expect(page.locator("main")).to_contain_text("1 initiative, latest first")
    page.get_by_role("link", name="Filter these results in the list of initiatives").click()
    page.wait_for_url("**/initiatives/?q=kirov")
    expect(page.locator(".count")).to_contain_text("1 initiative")


def test_the_arrows_go_round_through_the_box(page):
    page.goto("/meetings/")
    page.keyboard.press("/")
    type_and_wait(page, "kir", "Kiribati")
    page.keyboard.press("ArrowUp")
    expect(suggestions(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(box(page)).not_to_have_attribute("aria-activedescendant", re.compile("."))
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(suggestions(page).first).to_have_attribute("aria-selected", "true")


def test_escape_closes_the_list_and_keeps_the_text(page):
    page.goto("/meetings/")
    page.keyboard.press("/")
    type_and_wait(page, "kazakh", "Kazakhstan")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(suggestions(page)).to_have_count(0)
    expect(box(page)).to_have_value("kazakh")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(suggestions(page).first).to_be_visible()


def test_tab_leaves_the_box_and_closes_the_list(page):
    page.goto("/meetings/")
    page.keyboard.press("/")
    type_and_wait(page, "kazakh", "Kazakhstan")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search", exact=True)).to_be_focused()
    expect(suggestions(page)).to_have_count(0)


def test_a_slash_typed_in_a_field_stays_a_slash(page):
    page.goto("/meetings/")
    field = page.get_by_label("Words", exact=True)
    field.focus()
    page.keyboard.type("2024/25")
    expect(field).to_have_value("2024/25")


def test_suggestions_that_come_late_are_dropped(page):
    def answer(route):
        text = route.request.url.split("q=")[1]
        if text == "kazakh":
            page.wait_for_timeout(600)
        route.continue_()

    intercept(page)
    page.goto("/meetings/")
    page.route("**/search/suggestions/*", answer)
    page.keyboard.press("/")
    with page.expect_request("**/search/suggestions/?q=kazakh"):
        page.keyboard.type("kazakh")
    box(page).fill("talas")
    expect(suggestions(page).first).to_contain_text("Talas")
    page.wait_for_timeout(800)
    expect(suggestions(page).first).to_contain_text("Talas")


def test_a_register_that_does_not_answer_leaves_the_box_as_it_is(page):
    intercept(page)
    page.goto("/meetings/")
    page.route("**/search/suggestions/*", lambda route: route.abort())
    page.keyboard.press("/")
    with page.expect_request("**/search/suggestions/*"):
        page.keyboard.type("kirov")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=kirov")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_list_of_suggestions_has_no_accessibility_problem(narrow_and_wide, serious_problems, scheme):
    page = narrow_and_wide
    page.emulate_media(color_scheme=scheme)
    page.goto("/meetings/")
    page.keyboard.press("/")
    type_and_wait(page, "kaz", "Kazakhstan")
    page.keyboard.press("ArrowDown")
    assert serious_problems(page) == []
    page.goto("/search/?q=kazakhstan")
    assert serious_problems(page) == []
    assert not scrolls_sideways(page)


def test_the_box_is_on_the_pages_of_the_admin_too(signed_in, serious_problems):
    signed_in.goto("/admin/")
    signed_in.keyboard.press("/")
    type_and_wait(signed_in, "kirov", "Kirov Reservoir")
    assert lies_below(signed_in.get_by_role("listbox", name="Suggestions"), box(signed_in))
    signed_in.keyboard.press("ArrowDown")
    assert serious_problems(signed_in) == []
    signed_in.keyboard.press("Enter")
    expect(signed_in.get_by_role("heading", level=1)).to_have_text("Kirov Reservoir")


def test_without_scripts_the_box_is_a_form(register, chromium):
    context = chromium.new_context(base_url=register, java_script_enabled=False)
    page = context.new_page()
    page.goto("/meetings/")
    page.get_by_role("searchbox", name="Search the register").fill("kirov")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.locator("main mark").first).to_have_text("Kirov")
    context.close()


def test_a_long_word_without_results_does_not_widen_the_page(narrow_and_wide):
    narrow_and_wide.goto(f"/search/?q={'x' * 100}")
    expect(narrow_and_wide.get_by_role("heading", name="No results for")).to_be_visible()
    assert not scrolls_sideways(narrow_and_wide)

"""Citations on a record's page: copied by keyboard, by mouse and without scripts; wide, narrow and on paper."""

import pytest
from playwright.sync_api import expect

from tests.e2e.test_lists import DESK, PHONE

MEETING = "/meetings/visit-of-adylbek-kasymaliev-to-astana-2025/"


def opened(page, address=MEETING):
    page.goto(address)
    page.get_by_text("Cite this").focus()
    page.keyboard.press("Enter")
    return page


def pasted(page):
    """Return the content of the clipboard, as a paste into the search box shows it."""
    page.locator("#frame-search").focus()
    page.keyboard.press("Control+V")
    return page.locator("#frame-search").input_value()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_citation_is_copied_by_keyboard(page, size):
    page.set_viewport_size(size)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page)
    page.keyboard.press("Tab")
    expect(page.get_by_label("Text", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy Text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copied Text")).to_be_visible()
    assert pasted(page) == page.locator("#cite-text").input_value()


def test_a_citation_is_copied_on_a_page_without_a_clipboard(page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    opened(page)
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_role("button", name="Copied BibTeX")).to_be_visible()
    assert pasted(page).startswith("@misc{meeting-")


def test_a_user_whose_browser_does_not_copy_is_told_what_to_do(page):
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    opened(page)
    page.get_by_role("button", name="Copy Text").click()
    expect(page.locator(".cite [role=status]")).to_contain_text("copy it with Ctrl+C")
    expect(page.get_by_label("Text", exact=True)).to_be_focused()


def test_a_citation_is_selected_without_scripts(without_scripts):
    page = without_scripts
    page.goto(MEETING)
    page.get_by_text("Cite this").click()
    field = page.get_by_label("BibTeX", exact=True)
    expect(field).to_be_visible()
    assert not field.is_editable()
    assert page.get_by_role("button", name="Copy").count() == 0


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_an_open_citation_has_no_accessibility_problem(page, size, serious_problems):
    page.set_viewport_size(size)
    opened(page)
    assert serious_problems(page) == []
    page.emulate_media(color_scheme="dark")
    assert serious_problems(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_the_control_is_not_printed(page):
    opened(page)
    page.emulate_media(media="print")
    expect(page.locator(".cite")).to_be_hidden()

"""Records from a text: words are selected by mouse or keyboard, and a letter opens the form that they fill in."""

import pytest
from playwright.sync_api import expect

from cooperation.models import Anchor
from tests.e2e.conftest import PASSWORD
from tests.e2e.texts import add_text

TEXT = "Kazakhstan and Russia met on February 25. “Trade grew 😀 to $29.5 billion last year,” the officials said."


@pytest.fixture
def text_page(database):
    """The URL of the page of a text."""
    return add_text("Talks on trade", TEXT)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_sentence_becomes_a_meeting_by_keyboard_alone(signed_in, text_page, width, serious_problems):
    page = signed_in
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(text_page)
    assert serious_problems(page) == []

    page.locator("a.record-from").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#words")).to_be_focused()
    expect(page.locator("#words blockquote")).to_have_text("Kazakhstan and Russia met on February 25.")
    assert serious_problems(page) == []
    page.keyboard.press("m")

    expect(page.locator("#short-form").get_by_label("Date", exact=True)).to_have_value("25 February 2025")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.locator(".sentence-recorded")).to_have_count(1)
    assert Anchor.objects.latest("pk").exact == "Kazakhstan and Russia met on February 25."


def test_words_selected_by_mouse_are_counted_as_the_register_counts_them(signed_in, text_page):
    page = signed_in
    page.goto(text_page)
    page.evaluate(
        """() => {
            const text = document.getElementById("text");
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            while (walker.nextNode()) {
                if (!walker.currentNode.parentElement.dataset.start) continue;
                if (walker.currentNode.data.includes("Trade grew")) {
                    range.setStart(walker.currentNode, walker.currentNode.data.indexOf("Trade"));
                }
                if (walker.currentNode.data.startsWith("last year")) range.setEnd(walker.currentNode, 9);
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            document.dispatchEvent(new MouseEvent("mouseup"));
        }"""
    )

    expect(page.locator("#words blockquote")).to_have_text("Trade grew 😀 to $29.5 billion last year")
    page.locator("#text").click(position={"x": 2, "y": 2})
    page.keyboard.press("f")  # away from the list of forms, a letter does nothing
    expect(page.locator("#words blockquote")).to_be_visible()
    page.locator("#words").focus()
    page.keyboard.press("f")
    expect(page.locator("#id_value_low")).to_have_value("$29.5 billion")
    expect(page.locator("#id_period")).to_have_value("2024")


def test_without_scripts_the_same_links_are_there(without_scripts, administrator, text_page):
    page = without_scripts
    page.goto(f"/admin/login/?next={text_page}")
    page.get_by_label("Username").fill(administrator.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()

    page.locator("a.record-from").first.click()
    page.get_by_role("link", name="Development").last.click()

    expect(page.locator("#id_citations-0-quote")).to_have_value("Kazakhstan and Russia met on February 25.")

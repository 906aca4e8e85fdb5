"""The page of a text stays while one works on it: letters work after each button, also without a connection."""

import pytest
from playwright.sync_api import expect

from cooperation.models import NothingToRecord
from tests.e2e.conftest import PASSWORD, intercept
from tests.e2e.texts import add_text

SENTENCES = [f"Kazakhstan and Russia will build dam number {number} in the mountains." for number in range(1, 31)]


@pytest.fixture
def text(signed_in, database):
    """The page of a text with thirty sentences, which notes whether it was loaded again."""
    intercept(signed_in)
    signed_in.goto(add_text(f"Dams, report {NothingToRecord.objects.count()}", " ".join(SENTENCES)))
    signed_in.evaluate("window.same = true")
    yield signed_in
    signed_in.unroute_all(behavior="ignoreErrors")


def select_first(page):
    page.locator("a.record-from").first.press("Enter")
    expect(page.locator("#words")).to_be_focused()


def quote(page):
    return page.locator("#words blockquote")


def test_after_each_button_of_a_text_letters_work_and_the_page_stays(text, serious_problems):
    page = text
    page.get_by_role("button", name="Pin these").click()
    expect(page.locator("#words .messagelist")).to_contain_text("Pinned.")
    expect(page.locator(".pins")).to_contain_text("Pinned: 26 February 2025")
    page.keyboard.press("j")
    expect(quote(page)).to_have_text(SENTENCES[0])
    page.keyboard.press("m")
    page.locator("#id_title").press("Enter")
    page.keyboard.press("p")  # it waits until the meeting is saved
    expect(page.locator(".pins")).to_contain_text("Talks")
    for _ in range(4):
        page.keyboard.press("n")  # the first does nothing: its sentence has a record
        page.keyboard.press("j")
    expect(quote(page)).to_have_text(SENTENCES[7])
    expect(page.locator(".no-record")).to_have_count(3)
    expect(page.locator("#words .messagelist")).to_have_count(0)
    page.locator(".no-record button").first.click()
    expect(page.locator(".no-record")).to_have_count(2)
    page.get_by_text("Change what is pinned").click()
    page.locator("#id_pin_date").fill("nonsense")
    page.locator("#id_pin_date").press("Enter")
    expect(page.locator("#pinned .errornote")).to_be_focused()
    assert serious_problems(page) == []
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".pins")).to_contain_text("Nothing is pinned yet.")
    page.locator(".field-sectors .select2-selection").wait_for(state="attached")
    page.keyboard.press("n")
    expect(page.locator("#words .messagelist")).to_contain_text("1 sentence has nothing to record.")
    assert page.evaluate("window.same")


def test_each_quick_press_decides_the_next_sentence_and_a_long_selection_is_undone_at_once(text, serious_problems):
    page = text
    select_first(page)
    for _ in range(6):
        page.keyboard.press("n")
    expect(quote(page)).to_have_text(SENTENCES[6])
    expect(page.locator(".no-record")).to_have_count(6)
    page.locator("#sentence-0").evaluate(
        """() => {
            getSelection().selectAllChildren(document.getElementById("text"));
            document.dispatchEvent(new MouseEvent("mouseup"));
        }"""
    )
    expect(quote(page)).to_contain_text(SENTENCES[29])
    page.keyboard.press("n")
    expect(page.locator(".no-record")).to_have_count(30)
    expect(page.locator("#words .messagelist")).to_contain_text("24 sentences have nothing to record.")
    assert serious_problems(page) == []
    page.locator("#words .messagelist button").click()
    expect(page.locator(".no-record")).to_have_count(6)
    assert page.evaluate("window.same")


def test_without_a_connection_or_a_session_the_text_stays_and_the_panel_says_why(text, administrator, serious_problems):
    page = text
    select_first(page)
    page.keyboard.press("d")
    page.locator("#id_text").press("Enter")
    expect(page.locator("#batch-now .batch")).to_be_visible()
    page.keyboard.press("j")
    expect(quote(page)).to_have_text(SENTENCES[1])
    page.route("**/*", lambda route: route.abort())
    for act in (
        lambda: page.keyboard.press("j"),
        lambda: page.keyboard.press("n"),
        lambda: page.get_by_role("button", name="Pin these").click(),
        lambda: page.get_by_role("link", name="Publish the batch…").click(),
    ):
        act()
        expect(page.locator("#words .reminder")).to_contain_text("can’t be reached")
        page.locator("#words .reminder").evaluate("(note) => note.remove()")
        page.locator("#words").focus()
    assert page.locator("#words").get_attribute("aria-busy") is None
    page.unroute("**/*")

    page.context.clear_cookies(name="sessionid")
    page.keyboard.press("n")
    expect(page.locator("#words .reminder")).to_contain_text("You are signed out.")
    assert serious_problems(page) == []
    with page.expect_popup() as opened:
        page.locator("#words .reminder a").click()
    other = opened.value
    other.get_by_label("Username").fill(administrator.username)
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_role("button", name="Sign in").click()
    expect(other.locator("#text")).to_be_visible()
    other.close()
    page.locator("#words").focus()
    page.keyboard.press("n")  # with the token of the session that has ended
    expect(page.locator("#words .messagelist")).to_contain_text("Not saved: you signed in again")
    page.keyboard.press("n")
    expect(quote(page)).to_have_text(SENTENCES[2])
    expect(page.locator(".no-record")).to_have_count(1)
    assert page.evaluate("window.same")


def test_a_letter_waits_for_the_panel_before_it_has_the_focus(text):
    page = text
    held = []
    page.route("**/*start=*", lambda route: route.continue_() if held else held.append(route))
    page.locator("a.record-from").nth(3).click()
    page.keyboard.press("f")
    page.wait_for_timeout(100)
    assert page.locator("#words").get_attribute("aria-busy") == "true"
    held[0].continue_()
    expect(page.locator("#words #short-form-title")).to_contain_text("New figure")


def test_on_a_phone_the_selected_sentence_is_above_the_panel(text):
    page = text
    page.set_viewport_size({"width": 390, "height": 844})
    link = page.locator("a.record-from").nth(12)
    link.evaluate("(link) => scrollBy(0, link.getBoundingClientRect().bottom - innerHeight * 0.95)")
    for _ in range(2):
        link.dispatch_event("click")
        expect(quote(page)).to_have_text(SENTENCES[12])
        sentence, panel = page.locator(".sentence-selected").bounding_box(), page.locator("#words").bounding_box()
        assert sentence["y"] >= -1
        assert sentence["y"] + sentence["height"] <= panel["y"] + 1

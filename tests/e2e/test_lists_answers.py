"""What a list does until an answer is there: it keeps what is typed, waits for the latest, and tells that none came."""

import pytest
from playwright.sync_api import expect

from tests.e2e.test_lists import PHONE, found, option


@pytest.fixture
def unwatched(register, chromium):
    """Return a page whose complaints are expected."""
    context = chromium.new_context(base_url=register)
    yield context.new_page()
    context.close()


def test_what_is_typed_while_an_answer_is_awaited_is_kept(page):
    page.goto("/initiatives/")
    held, answer = [], page.request.get("/initiatives/?q=tourism")
    page.route("**/initiatives/?q=tourism", lambda route: held.append(route))
    words = page.get_by_label("Words")
    words.press_sequentially("tourism")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    page.keyboard.type("x")
    # At once: an answer that took longer than a pause in typing would be given up for the next.
    held[0].fulfill(response=answer)
    page.wait_for_url("**/?q=tourismx")
    found(page, "No initiatives")
    expect(words).to_have_value("tourismx")
    expect(words).to_be_focused()


def test_a_later_choice_overtakes_an_earlier_one(page):
    page.goto("/initiatives/")
    held, given_up = [], []
    page.on("requestfailed", lambda request: given_up.append(request.url.partition("?")[2]))
    page.route("**/initiatives/?country=RU", lambda route: held.append(route))
    option(page, "Russia").check()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    option(page, "planned", "Status").check()
    page.wait_for_url("**/?country=RU&status=planned")
    found(page, "1 initiative")
    assert given_up == ["country=RU"]
    expect(page.locator("#list-failed")).to_be_hidden()
    expect(page.get_by_role("link", name="Status: planned")).to_be_visible()


def test_pressing_the_button_right_after_typing_asks_once(page):
    page.set_viewport_size(PHONE)
    page.goto("/initiatives/")
    held, answer = [], page.request.get("/initiatives/?q=tourism")
    page.route("**/initiatives/?q=tourism", lambda route: held.append(route))
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Words").press_sequentially("tourism")
    page.get_by_role("button", name="Show 18 initiatives").click()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    page.wait_for_timeout(600)  # longer than a pause in typing, which asks too
    assert len(held) == 1
    held[0].fulfill(response=answer)
    page.wait_for_url("**/?q=tourism")
    expect(page.get_by_role("link", name="Words: “tourism”")).to_be_visible()


def test_an_answer_that_fails_is_told_and_asked_for_again(unwatched):
    page = unwatched
    page.goto("/initiatives/")
    page.route("**/?country=RU", lambda route: route.abort())
    option(page, "Russia").check()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("could not be brought up to date")
    expect(option(page, "Russia")).to_be_checked()
    page.unroute("**/?country=RU")
    alert.get_by_role("button", name="Try again").click()
    found(page, "7 initiatives")
    expect(alert).to_be_hidden()
    expect(page.locator("#results-count")).to_be_focused()
    expect(page).to_have_url("/initiatives/?country=RU")


@pytest.mark.parametrize("status", [404, 500])
def test_an_answer_that_is_no_list_is_told_and_what_was_chosen_stays(unwatched, status):
    page = unwatched
    page.goto("/initiatives/")
    page.route("**/?country=RU", lambda route: route.fulfill(status=status, body="<h1>No list</h1>"))
    option(page, "Russia").check()
    expect(page.get_by_role("alert")).to_contain_text("could not be brought up to date")
    expect(option(page, "Russia")).to_be_checked()
    found(page, "18 initiatives")
    expect(page).to_have_url("/initiatives/")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false")

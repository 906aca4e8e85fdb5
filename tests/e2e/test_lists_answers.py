"""Slow and failed responses: a list keeps what is typed, shows the latest response, and reports errors."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests import builders as make
from tests.e2e.conftest import intercept
from tests.e2e.test_lists import PHONE, found, option


@pytest.fixture
def unwatched(register, chromium):
    """Return a page whose errors are expected."""
    context = chromium.new_context(base_url=register)
    page = context.new_page()
    intercept(page)
    yield page
    context.close()


def test_text_typed_while_a_list_is_awaited_stays(page):
    intercept(page)
    page.goto("/initiatives/")
    held, answer = [], page.request.get("/initiatives/?q=tourism")
    page.route("**/initiatives/?q=tourism", lambda route: held.append(route))
    words = page.get_by_label("Words")
    words.press_sequentially("tourism")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    page.keyboard.type("x")
    # At once: after a pause in typing, a new request would replace this one.
    held[0].fulfill(response=answer)
    page.wait_for_url("**/?q=tourismx")
    found(page, "No initiatives match these filters")
    expect(words).to_have_value("tourismx")
    expect(words).to_be_focused()


def test_a_later_filter_overtakes_an_earlier_one(page):
    intercept(page)
    page.goto("/initiatives/")
    held, given_up = [], []
    page.on("requestfailed", lambda request: given_up.append(request.url.partition("?")[2]))
    page.route("**/initiatives/?country=KG", lambda route: held.append(route))
    option(page, "Kyrgyzstan").check()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    option(page, "planned", "Status").check()
    page.wait_for_url("**/?country=KG&status=planned")
    found(page, "2 initiatives")
    assert given_up == ["country=KG"]
    expect(page.locator("#list-failed")).to_be_hidden()
    expect(page.get_by_role("link", name="Status: planned")).to_be_visible()


def test_pressing_the_button_right_after_typing_asks_once(page):
    intercept(page)
    page.set_viewport_size(PHONE)
    page.goto("/initiatives/")
    held, answer = [], page.request.get("/initiatives/?q=tourism")
    page.route("**/initiatives/?q=tourism", lambda route: held.append(route))
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Words").press_sequentially("tourism")
    page.get_by_role("button", name="Show 18 initiatives").click()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    page.wait_for_timeout(600)  # longer than a pause in typing, which also sends a request
    assert len(held) == 1
    held[0].fulfill(response=answer)
    page.wait_for_url("**/?q=tourism")
    expect(page.get_by_role("link", name="Words: “tourism”")).to_be_visible()


def test_a_failed_request_for_a_list_is_announced_and_can_be_repeated(unwatched):
    page = unwatched
    page.goto("/initiatives/")
    page.route("**/?country=RU", lambda route: route.abort())
    option(page, "Russia").check()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("could not be updated")
    expect(option(page, "Russia")).to_be_checked()
    page.unroute("**/?country=RU")
    alert.get_by_role("button", name="Try again").click()
    found(page, "6 initiatives")
    expect(alert).to_be_hidden()
    expect(page.locator("#results-count")).to_be_focused()
    expect(page).to_have_url("/initiatives/?country=RU")


@pytest.mark.parametrize("status", [404, 500])
def test_an_answer_that_is_no_list_is_announced_and_the_filters_stay(unwatched, status):
    page = unwatched
    page.goto("/initiatives/")
    page.route("**/?country=RU", lambda route: route.fulfill(status=status, body="<h1>No list</h1>"))
    option(page, "Russia").check()
    expect(page.get_by_role("alert")).to_contain_text("could not be updated")
    expect(option(page, "Russia")).to_be_checked()
    found(page, "18 initiatives")
    expect(page).to_have_url("/initiatives/")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false")


def holds(page, address):
    """Hold back responses to a URL; return the requests."""
    held = []
    page.route(f"**{address}", lambda route: held.append(route))
    return held


def test_a_failed_request_for_a_list_is_announced_in_view(unwatched):
    page = unwatched
    with transaction.atomic():
        for number in range(26):
            make.meeting(title=f"Talks {number}", kind="session", published=True)
    page.goto("/meetings/?kind=session&rows=25")
    page.route("**/*after=*", lambda route: route.abort())
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_role("alert")).to_be_in_viewport()
    page.unroute("**/*after=*")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("link", name="Previous page")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_hidden()


def test_a_failed_request_for_a_list_is_announced_above_the_drawer(unwatched):
    page = unwatched
    page.set_viewport_size(PHONE)
    page.goto("/initiatives/")
    page.get_by_role("button", name="Filters").click()
    page.route("**/?country=RU", lambda route: route.abort())
    option(page, "Russia").check()
    page.unroute("**/?country=RU")
    page.get_by_role("button", name="Try again").click()
    found(page, "6 initiatives")


def test_going_back_before_a_list_arrives_shows_what_the_address_says(unwatched):
    page = unwatched
    page.goto("/initiatives/")
    option(page, "Kyrgyzstan").check()
    found(page, "11 initiatives")
    address = "/initiatives/?country=KG&status=planned"
    answer, before = page.request.get(address), page.request.get("/initiatives/")
    held, back = holds(page, address), holds(page, "/initiatives/")
    option(page, "planned", "Status").check()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    with page.expect_request("**/initiatives/"):
        page.evaluate("history.back()")
    held[0].fulfill(response=answer)
    page.wait_for_timeout(300)
    back[0].fulfill(response=before)
    found(page, "18 initiatives")
    expect(page).to_have_url("/initiatives/")
    expect(page.locator(".chip")).to_have_count(0)


def test_a_late_list_does_not_replace_the_page_gone_back_to(unwatched):
    page = unwatched
    page.goto("/initiatives/")
    option(page, "Kyrgyzstan").check()
    found(page, "11 initiatives")
    option(page, "planned", "Status").check()
    found(page, "2 initiatives")
    held, answer = holds(page, "/initiatives/?country=KG"), page.request.get("/initiatives/?country=KG")
    page.evaluate("history.back()")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    page.evaluate("history.back()")
    found(page, "18 initiatives")
    held[0].fulfill(response=answer)
    page.wait_for_timeout(300)
    found(page, "18 initiatives")
    expect(page).to_have_url("/initiatives/")


def test_a_failed_way_back_to_a_list_is_announced_and_can_be_repeated(unwatched):
    page = unwatched
    page.goto("/initiatives/")
    option(page, "Russia").check()
    found(page, "6 initiatives")
    page.route("**/initiatives/", lambda route: route.abort())
    page.evaluate("history.back()")
    expect(page.get_by_role("alert")).to_contain_text("could not be updated")
    page.unroute("**/initiatives/")
    page.get_by_role("button", name="Try again").click()
    found(page, "18 initiatives")
    expect(page).to_have_url("/initiatives/")
    page.go_forward()
    found(page, "6 initiatives")


def test_a_user_signed_out_meanwhile_gets_a_page_that_says_so(signed_in):
    page = signed_in
    page.goto("/initiatives/")
    page.context.clear_cookies()
    option(page, "Russia").check()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    expect(page.get_by_role("button", name="Sign out")).to_have_count(0)
    expect(page).to_have_url("/initiatives/?country=RU")
    found(page, "6 initiatives")


def test_the_focus_on_an_option_that_a_new_list_lacks_stays_in_its_group(unwatched):
    page = unwatched
    page.goto("/initiatives/")
    held, answer = holds(page, "/initiatives/?q=tourism"), page.request.get("/initiatives/?q=tourism")
    page.get_by_label("Words").fill("tourism")
    option(page, "Russia").focus()  # which sends a request for the typed text, unless it was sent before
    page.wait_for_timeout(600)
    for request in held:
        request.fulfill(response=answer)
    page.wait_for_url("**/?q=tourism")
    expect(option(page, "Russia")).to_have_count(0)
    expect(option(page, "Kazakhstan")).to_be_focused()

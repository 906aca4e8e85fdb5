"""The network of a participant: circles and lines as the tables have rows, opened by click and by key."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests import builders as make
from tests.e2e.test_pages import scrolls_sideways

HUB = "/participants/hub/network/"


@pytest.fixture(scope="module", autouse=True)
def busy(database, django_db_blocker):
    """Hub of Northland met fifty people of Southland, the first of them three times; these met another thirty."""
    with django_db_blocker.unblock(), transaction.atomic():
        north, south, east = (make.country(code) for code in ("XN", "XS", "XE"))
        hub = make.person("Hub Person", slug="hub", country=north)
        others = [make.person(f"Guest Number {n:02}", slug=f"guest-{n}", country=south) for n in range(50)]
        first, second = others[:2]
        for participants in (others, [first], [first, second]):
            make.meeting(date="2025", status="held", participants=[hub, *participants], published=True)
        far = [make.person(f"Far Person {n}", country=east) for n in range(30)]
        make.meeting(date="2024", status="held", participants=[first, *far], published=True)


def test_a_network_is_drawn_opened_and_walked(page, serious_problems):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(HUB)
    circles = page.locator("#network svg a[aria-label]")
    expect(page.locator("#network[data-drawn='41'][data-lines='40']")).to_be_visible()
    assert circles.count() == 41 == page.locator(".network-rows tbody tr").count() + 1
    assert serious_problems(page) == []
    # The same data, the same picture.
    where = "els => els.map(it => it.querySelector('circle').getAttribute('transform') + it.innerHTML)"
    drawn = circles.evaluate_all(where)
    page.reload()
    expect(page.locator("#network[data-drawn='41']")).to_be_visible()
    assert circles.evaluate_all(where) == drawn
    # The keyboard: the number is told before, Enter opens.
    page.locator("#network svg a[tabindex='0']").focus()
    expect(page.locator("#network-now")).to_contain_text("Page of Hub Person")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#network-now")).to_contain_text("Guest Number 00, XS: 3 meetings with Hub Person.")
    add = page.locator("#network-now").get_by_role("link", name="Add the 30 who met Guest Number 00")
    expect(add).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/network/?open=guest-0#picture")
    expect(page.locator("#network[data-drawn='71'][data-lines='70']")).to_be_visible()
    expect(page.locator("#network-now")).to_contain_text("Guest Number 00")
    # The list of a line, by key and by its number in the picture.
    page.keyboard.press("l")
    page.wait_for_url("**/meetings/?status=held&participant=hub&participant=guest-0&once=yes&themselves=yes")
    expect(page.locator("#results-count")).to_have_text("3 meetings")
    page.go_back()
    page.locator("#network svg a[aria-hidden]").filter(has_text="3").first.click(force=True)
    page.wait_for_url("**/meetings/?**")
    expect(page.locator("#results-count")).to_have_text("3 meetings")


def test_on_a_phone_it_fits_and_the_second_touch_opens_a_circle(page, serious_problems):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{HUB}?open=guest-0")
    expect(page.locator("#network[data-drawn='71']")).to_be_visible()
    assert not scrolls_sideways(page)
    names = page.locator("#network svg > g text").evaluate_all(
        "els => els.map(it => it.getBoundingClientRect().toJSON())"
    )
    assert len(names) > 20
    assert all(it["left"] >= 0 and it["right"] <= 390 for it in names)
    assert serious_problems(page) == []
    circle = page.locator("#network svg a[aria-label^='Guest Number 00']")
    touch = {"pointerType": "touch", "cancelable": True, "bubbles": True}
    circle.evaluate(
        "(it, touch) => ['pointerenter', 'click'].forEach((name) => it.dispatchEvent(new PointerEvent(name, touch)))",
        touch,
    )
    expect(page.locator("#network-now")).to_contain_text("Page of Guest Number 00")
    assert page.url.endswith("?open=guest-0")
    circle.click()
    page.wait_for_url("**/participants/guest-0/")


def test_a_number_that_the_page_does_not_have_is_fetched_for_the_chosen_circle(page):
    """Numbers of very many records are not in the page; here one is taken from it."""

    def without_number(route):
        if "node=" in route.request.url:
            return route.continue_()
        response = route.fetch()
        text = response.text().replace("Add the 30 who met Guest Number 00", "Count those")
        text = text.replace("?open=guest-0#", "?node=guest-0#").replace(
            '"guest-0" data-count', '"guest-0" data-uncounted data-count'
        )
        return route.fulfill(response=response, body=text)

    page.route(f"**{HUB}*", without_number)
    page.goto(HUB)
    expect(page.locator("#network[data-drawn]")).to_be_visible()
    page.locator("#network svg a[aria-label^='Guest Number 00']").focus()
    expect(page.locator("#network-now")).to_contain_text("Add the 30 who met Guest Number 00")
    page.keyboard.press("Enter")
    page.wait_for_url("**/network/?open=guest-0#picture")


def test_without_scripts_the_tables_open_circles(without_scripts):
    without_scripts.goto(HUB)
    expect(without_scripts.locator("#network")).to_be_hidden()
    without_scripts.get_by_role("link", name="Add the 30 who met Guest Number 00").click()
    expect(without_scripts.get_by_role("heading", name="Who met Guest Number 00")).to_be_visible()
    without_scripts.get_by_role("link", name="Close Guest Number 00").click()
    expect(without_scripts.get_by_role("heading", name="Who met Guest Number 00")).to_have_count(0)

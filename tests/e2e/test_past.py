"""A past day in the browser: chosen at the foot of a page, kept by links and filters, left by a link."""

from playwright.sync_api import expect

from tests.e2e.test_lists import found, option
from tests.e2e.test_pages import scrolls_sideways
from tests.past import all_known_since, days_ago


def test_a_day_chosen_at_the_foot_is_kept_by_links_and_filters_until_it_is_left(page, serious_problems):
    all_known_since(20)
    day = days_ago(10)
    page.goto("/initiatives/")
    page.get_by_label("This page as known on").fill(f"{day.day} {day:%B %Y}")
    page.get_by_role("button", name="Show", exact=True).click()
    note = page.get_by_role("status").filter(has_text=f"As known on {day.day} {day:%B %Y}.")
    expect(note).to_be_visible()
    option(page, "Russia").check()
    found(page, "6 initiatives")
    assert "as_of=" in page.url
    page.locator("#results tbody th a").first.click()
    expect(note).to_be_visible()
    assert serious_problems(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert not scrolls_sideways(page)
    page.get_by_role("link", name="Show what is known today").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(note).to_be_hidden()
    assert "as_of" not in page.url


def test_search_suggests_pages_of_the_same_day(page):
    all_known_since(20)
    page.goto(f"/?as_of={days_ago(10).isoformat()}")
    page.get_by_label("Search the register").first.fill("Kasymaliev")
    page.get_by_role("option", name="Adylbek Kasymaliev").first.click()
    page.wait_for_url("**/participants/adylbek-kasymaliev/?as_of=*")
    page.goto(f"/?as_of={days_ago(10).isoformat()}")
    page.get_by_label("Search the register").first.fill("Kasymaliev")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?*as_of=*")
    expect(page.get_by_role("link", name="Adylbek Kasymaliev").first).to_be_visible()
    page.goto(f"/search/?q=Kasymaliev&as_of={days_ago(40).isoformat()}")
    expect(page.get_by_role("heading", name="The register begins on")).to_be_visible()
    expect(page.get_by_role("link", name="Adylbek Kasymaliev")).to_have_count(0)

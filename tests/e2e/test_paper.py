"""A printed list: title, filters and table, on a page of A4."""

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

NARROWED = "/initiatives/?country=KZ&country=RU&status=under_discussion"
A4 = {"width": 718, "height": 1047}
"""CSS pixels within margins of one centimetre."""


@pytest.fixture
def printed(page):
    """Return the filtered list as it is printed."""
    page.set_viewport_size(A4)
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(NARROWED)
    return page


def test_the_title_what_was_chosen_and_the_rows_are_printed(printed):
    expect(printed.get_by_role("heading", level=1)).to_have_text("Initiatives")
    expect(printed.locator("#results-count")).to_be_visible()
    words = " ".join(printed.locator(".chips").inner_text().split())
    assert words == "Country: Kazakhstan Country: Russia Status: under discussion"
    assert printed.locator(".rows tbody tr").count() == 6
    expect(printed.get_by_role("columnheader", name="Status", exact=True)).to_be_visible()


def test_where_and_when_the_list_was_found_is_printed(printed):
    words = printed.locator(".on-paper").inner_text()
    assert words.split(", ") == [printed.url, f"{localdate():%-d %B %Y}"]


def test_what_was_chosen_is_parted_by_semicolons(printed):
    marks = "all => all.map(chip => getComputedStyle(chip, '::after').content)"
    assert printed.locator(".chip").evaluate_all(marks) == ['";"', '";"', "none"]


@pytest.mark.parametrize(
    "part",
    [".frame-search", ".frame-menu", ".crumbs", "#panel", ".filters-open", ".list-order", ".chips-clear", ".take"],
)
def test_what_can_only_be_pressed_is_not_printed(printed, part):
    expect(printed.locator(part)).to_have_count(1)
    expect(printed.locator(part)).to_be_hidden()


def test_rows_stay_a_table_and_fit_the_page(printed):
    row = printed.locator(".rows tbody tr").first
    assert row.evaluate("row => getComputedStyle(row).display") == "table-row"
    assert printed.evaluate("document.documentElement.scrollWidth") <= A4["width"]


def test_titles_are_printed_to_their_end(printed):
    cut = "all => all.map(title => getComputedStyle(title).display)"
    assert set(printed.locator(".rows tbody th > a:first-child").evaluate_all(cut)) == {"inline"}


def test_paper_is_white_at_night_too(printed):
    assert printed.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"

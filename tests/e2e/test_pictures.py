"""Pictures of lists: marks drawn as the table has rows, keyboard, width, and no blocked content."""

import pytest
from django.db import transaction
from playwright.sync_api import expect

from cooperation.models import Citation, Meeting
from tests import builders as make
from tests.e2e.test_pages import scrolls_sideways

TIMELINE, MAP = "/developments/pictures/timeline/", "/initiatives/pictures/map/"
SERIES, STATUSES = "/figures/pictures/series/", "/agreements/pictures/statuses/"


@pytest.fixture(scope="module", autouse=True)
def many_meetings(database, django_db_blocker):
    """Meetings of 500 days, more than a timeline draws one by one."""
    with django_db_blocker.unblock(), transaction.atomic():
        source = make.source()
        meetings = Meeting.objects.bulk_create(
            Meeting(
                title=f"Session {number}",
                slug=f"session-{number}",
                date=f"{1 + number % 28} {('Jan', 'May', 'Oct')[number % 3]} {1990 + number // 20}",
                publication=Meeting.Publication.PUBLISHED,
            )
            for number in range(500)
        )
        Citation.objects.bulk_create(Citation(source=source, quote="a session", meeting=each) for each in meetings)
        make.meeting(title="Long session", date="1990s", published=True)
        make.meeting(title="Sessions", date="about 1997", published=True)
        trade = {"indicator": "trade", "of": [make.state("XN"), make.state("XS")], "published": True}
        for period, low, high, bound, nature in (
            ("2019", None, None, "exactly", "actual"),  # words alone
            ("2020", 5, None, "about", "actual"),
            ("2021", 6, 7, "exactly", "actual"),
            ("2022", 8, None, "at_least", "actual"),
            ("2023", 9, None, "exactly", "actual"),
            ("2023", 90, None, "exactly", "actual"),
            ("by 2030", 20, None, "less_than", "target"),
            ("2027", 12, None, "exactly", "forecast"),
        ):
            make.figure(
                **trade, period=period, value_low=low, value_high=high, bound=bound, nature=nature, printed=f"{low}"
            )
        for number in range(3):
            treaty = make.agreement(title=f"Treaty {number}", valid="2001-2009", renewal="none", published=True)
            make.action(treaty, "signed", "1999")
            make.action(treaty, "entered_into_force", "2001")
            if number:
                make.action(treaty, "suspended", f"200{number + 2}")


def drawn(page, selector):
    """Wait for the picture, and return the number of its marks."""
    expect(page.locator(f"{selector}[data-drawn]")).to_be_visible()
    return page.locator(f"{selector} svg a").count()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("url", "selector"),
    [
        (TIMELINE, "#timeline"),
        (MAP, "#map"),
        (f"{MAP}?show=countries", "#map"),
        ("/meetings/pictures/timeline/", "#timeline"),
    ],
)
def test_a_picture_draws_the_rows_of_its_table_and_fits_the_window(page, serious_problems, url, selector, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(url)
    rows = page.locator(".picture-rows tbody tr").filter(has=page.locator("th a"))
    assert drawn(page, selector) == rows.count() > 0
    assert not scrolls_sideways(page)
    assert serious_problems(page) == []


def test_the_arrow_keys_move_along_the_marks_and_enter_opens_one(page):
    page.goto(TIMELINE)
    drawn(page, "#timeline")
    marks = page.locator("#timeline svg a")
    page.locator("#timeline svg a[tabindex='0']").focus()
    expect(page.locator("#timeline-now")).to_contain_text("early 1990s")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#timeline-now")).to_contain_text("early 2000s (2000–2003, a range of years)")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("25 February 2025")
    page.keyboard.press("Home")
    assert page.locator("#timeline svg a[tabindex='0']").count() == 1 < marks.count()
    page.keyboard.press("Enter")
    page.wait_for_url("**/developments/beginning-of-energy-relationship/")


def test_a_mark_is_as_wide_as_its_date_is_long(page):
    page.goto(TIMELINE)
    drawn(page, "#timeline")

    def width_of(label):
        return page.locator(f"#timeline svg a[aria-label^='{label}']").first.bounding_box()["width"]

    four_years, day = width_of("early 1990s"), width_of("25 February 2025")
    assert abs(four_years - width_of("early 2000s")) < 2
    assert four_years > 5 * day


def test_a_point_of_the_map_opens_the_list_of_its_place(page):
    page.goto(MAP)
    drawn(page, "#map")
    page.locator("#map svg a[aria-label^='Semey: 2']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/initiatives/?place=semey")
    expect(page.locator("#results-count")).to_have_text("2 initiatives")


def test_a_bar_opens_the_list_of_its_year(page):
    page.goto("/meetings/pictures/timeline/")
    drawn(page, "#timeline")
    page.locator("#timeline svg a[aria-label='2000: 20']").click()
    page.wait_for_url("**/meetings/?date=2000&date_within=yes")
    expect(page.locator("#results-count")).to_have_text("20 meetings")


def test_a_list_keeps_its_filters_when_it_becomes_a_timeline(page):
    page.goto("/developments/")
    page.get_by_role("group", name="Country", exact=True).get_by_role("checkbox", name="Russia").check()
    page.wait_for_url("**/developments/?country=RU")
    page.get_by_role("navigation", name="Show as").get_by_role("link", name="Timeline").click()
    page.wait_for_url("**/developments/pictures/timeline/?country=RU")
    drawn(page, "#timeline")


def test_series_draw_the_values_of_their_tables(page, serious_problems):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(SERIES)
    expect(page.locator(".series-chart[data-drawn]")).to_have_count(2)  # a series, and the figure of the article
    marks = page.locator(".series-chart").first.locator("svg a")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert marks.count() == page.locator("#series-1-rows tr[data-low]").count() == 7
        assert not scrolls_sideways(page)
        assert serious_problems(page) == []
    heights = [marks.nth(index).bounding_box()["y"] for index in (3, 4)]
    assert heights[0] > heights[1] + 100  # 9 and 90 of the same year
    marks.first.focus()
    page.keyboard.press("End")
    now = page.locator(".picture-now").first
    expect(now).to_have_text("by the end of 2030: less than 20, target")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/trade-2020-about-5/")


def test_bands_between_statuses_lead_to_their_moves_and_bars_to_the_list(page, serious_problems):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(STATUSES)
    rows, bands = page.locator("#moves-rows tbody tr"), page.locator("#flow svg a")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert drawn(page, "#flow") == rows.count() == 4
        assert not scrolls_sideways(page)
        assert serious_problems(page) == []
    bands.first.focus()
    expect(page.locator("#flow-now")).to_have_text("signed to in force: 3, median time 2 years, by an act")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Treaty 2")).to_be_visible()
    page.locator("#now svg a[aria-label='expired: 3']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/agreements/?status=expired")
    expect(page.locator("#results-count")).to_have_text("3 agreements")


def test_without_scripts_the_table_is_shown_alone(without_scripts):
    without_scripts.goto(TIMELINE)
    expect(without_scripts.get_by_role("heading", name="With a date")).to_be_visible()
    expect(without_scripts.locator("#timeline")).to_be_hidden()
    expect(without_scripts.locator(".picture-key")).to_be_hidden()

"""Dates in the browser: the preview while typing, the box beside a date filter, and the time of a meeting."""

import pytest
from playwright.sync_api import expect

from cooperation.models import Meeting
from tests import builders as make

ADD = "/admin/cooperation/meeting/add/"


@pytest.fixture
def summits(database):
    """Two meetings of which one is wholly within 2025."""
    if not Meeting.objects.filter(kind="summit").exists():
        for date in ("late 2025", "2024–2026"):
            make.meeting(title=f"Summit of {date}", date=date, kind="summit", published=True)


def test_a_form_shows_the_days_of_a_word_while_it_is_typed(signed_in):
    signed_in.goto(ADD)
    signed_in.locator("#id_date").fill("late October 2022")
    expect(signed_in.locator("output.understood")).to_have_text(
        "late October 2022 (21–31 October 2022), a range of days"
    )


def test_a_form_shows_until_for_what_lasts(signed_in):
    signed_in.goto("/admin/cooperation/agreement/add/")
    signed_in.locator("#id_valid").fill("until 2030")
    expect(signed_in.locator("output.understood")).to_contain_text("until the end of 2030")


def test_a_meeting_gets_its_time_and_a_zone_from_the_list(signed_in, serious_problems):
    signed_in.goto(ADD)
    signed_in.locator("#id_date").fill("25 Feb 2025")
    signed_in.locator("#id_time").fill("10:00")
    signed_in.locator("#id_time_zone").fill("Almaty")
    assert signed_in.locator("#id_time_zone-zones option[value='Asia/Almaty']").count() == 1
    assert serious_problems(signed_in) == []
    signed_in.locator("#id_title").fill("Timed talks")
    signed_in.get_by_role("button", name="Save", exact=True).click()
    signed_in.wait_for_url("**/admin/cooperation/meeting/")
    assert Meeting.objects.get(title="Timed talks").clock == "10:00 (Asia/Almaty)"


@pytest.mark.parametrize("width", [1280, 390])
def test_the_box_beside_a_date_filter_updates_the_list(page, summits, width, serious_problems):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/meetings/?kind=summit&date=2025")
    expect(page.locator("tbody tr")).to_have_count(2)
    if width == 390:
        page.get_by_role("button", name="Filters").click()
    page.get_by_label("Only dates wholly within it").check()
    page.wait_for_url("**date_within=yes**")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert serious_problems(page) == []

"""The article's lists in narrow windows: words are not broken, and columns stay visible."""

import pytest
from django.db import transaction

from tests import builders as make
from tests.e2e.test_pages import scrolls_sideways

BROKEN = r"""rows => {
    const broken = [];
    const texts = document.createTreeWalker(rows, NodeFilter.SHOW_TEXT);
    const part = document.createRange();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const { 0: word, index } of text.data.matchAll(/[^\s–-]+/g)) {
            part.setStart(text, index);
            part.setEnd(text, index + word.length);
            if (new Set([...part.getClientRects()].map(line => Math.round(line.top))).size > 1) {
                broken.push(word);
            }
        }
    }
    return broken;
}"""
"""Find words in a table that are broken over two lines."""


@pytest.mark.parametrize("width", [770, 992, 1000, 1024, 1030])
@pytest.mark.parametrize("noun", ["agreements", "meetings", "commitments", "initiatives", "developments"])
def test_words_of_a_narrow_list_stay_whole_with_the_columns_of_editors(signed_in, noun, width):
    page = signed_in
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/{noun}/")
    assert page.locator(".rows").evaluate(BROKEN) == []
    assert page.locator(".rows").evaluate("rows => rows.scrollWidth <= rows.parentElement.clientWidth")


LINES = """cell => {
    const content = document.createRange();
    content.selectNodeContents(cell);
    return new Set([...content.getClientRects()].map(line => Math.round(line.top))).size;
}"""
"""Count the lines of a cell."""

LONG = "Hydroelectricity" * 8
BODY = "Interstate Commission for Water Coordination of Central Asia and its basin organisations"
SPAN = "25 September 2024 – 28 February 2025"


@pytest.fixture
def long_values(database):
    """Store one row of each record type with values that are as long as values get."""
    with transaction.atomic():
        who = [make.state("KZ"), make.state("KG"), make.participant(BODY, kind="joint_body")]
        place = make.place(f"{LONG} reservoir")
        make.meeting(title=LONG, date=SPAN, kind="official_visit", venue=place, participants=who, published=True)
        agreement = make.agreement(title=LONG, form="exchange_of_notes", parties=who, published=True)
        make.action(agreement, "provisionally_applied", SPAN)
        make.initiative(title=LONG, planned=SPAN, places=[place], published=True)
        make.development(text=LONG, date=SPAN, participants=who, to=who, published=True)
        first = make.commitment(what="Report", by=who, to=who, due="by 1 February 2027", published=True)
        make.commitment(what=LONG, by=who, to=who, due="by 1 September 2027", restates=first, published=True)
        make.commitment(what=LONG, by=who, to=who, due=SPAN, status="partly_met", kind="expectation", published=True)
        printed = "between one billion two hundred million and one billion seven hundred million dollars"
        make.figure(printed=printed, indicator=LONG, period=SPAN, of=who, to=who, published=True)
        make.source(LONG, publisher=who[-1])


@pytest.mark.parametrize("width", [390, 1200, 1280, 1440])
def test_lists_of_long_values_fit_the_window_with_the_columns_of_editors(signed_in, long_values, width):
    page = signed_in
    page.set_viewport_size({"width": width, "height": 900})
    nouns = ("meetings", "agreements", "initiatives", "developments", "commitments", "figures")
    for noun in (*nouns, "participants", "places", "sources"):
        page.goto(f"/{noun}/")
        edit = page.locator(".cell-edit a").first.bounding_box()
        assert edit["x"] + edit["width"] <= width, noun
        assert not scrolls_sideways(page), noun


def test_how_far_a_deadline_moved_is_one_line_beside_long_values(signed_in, long_values):
    page = signed_in
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/commitments/")
    moved = page.get_by_role("cell", name="7 months later", exact=True).first
    assert moved.evaluate(LINES) == 1

"""Texts of lists: title, print, filters, and empty lists."""

import pytest

from tests import builders as make
from tests.html import one, text
from tests.pages.reading import main
from tests.pages.test_keyset import link

pytestmark = pytest.mark.django_db

ADVICE = (
    "Remove more than one filter.",
    "Use fewer search words.",
    "Try another spelling.",
    "Show countries without records",
)


def tab(response) -> str:
    return text(one(response, "title"))


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("/meetings/?country=KZ&date=1950", ""),
        ("/meetings/?date=1950", ""),
        ("/meetings/?q=unheardofwords", ""),
        ("/meetings/?q=unheardof+words", "Use fewer search words."),
        ("/meetings/?country=QA&date=1950", "Remove more than one filter."),
        ("/participants/?q=unheardof", "Try another spelling."),
        ("/countries/?q=vanuatu", "Show countries without records"),
        ("/countries/?q=unheardof&all=yes", ""),
    ],
)
def test_an_empty_list_advises_what_can_help(client, address, advice):
    found = [it for it in ADVICE if it in main(client.get(address))]
    assert found == ([advice] if advice else [])


def test_a_box_that_is_ticked_is_said_by_its_label(client):
    make.commitment(what="Long past.", due="by 2001", published=True)
    text = main(client.get("/commitments/?overdue=yes"))
    assert "Only overdue commitments – remove" in text


def test_words_in_quotation_marks_get_no_others(client):
    assert 'Words: "law of the sea" – remove' in main(client.get("/meetings/?q=%22law+of+the+sea%22"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "Meetings"),
        ("?country=KZ&status=held&status=scheduled", "Meetings – Country: Kazakhstan; Status: held or scheduled"),
        ("?sort=title", "Meetings – Title, A to Z"),
        ("?before=end", "Meetings"),
        ("?after=~1", "Meetings – later page"),
    ],
)
def test_the_title_says_what_is_chosen(client, query, expected):
    assert tab(client.get(f"/meetings/{query}")) == f"{expected} – Register of cooperation"


def test_a_title_stays_short(client):
    assert len(tab(client.get(f"/meetings/?q={'word+' * 50}"))) < 150


def test_paper_says_which_part_of_the_list_it_has(client):
    for number in range(60):
        make.meeting(title=f"Talks {number:02}", held="by_video", published=True)
    address = "/meetings/?held=by_video&sort=title"
    first = client.get(address)
    assert "The first 50 of 60 meetings, sorted by: Title, A to Z." in main(first)
    assert "The last 10 of 60 meetings" in main(client.get(f"/meetings/{link(first, 'next')}"))
    assert "http://testserver/meetings/?held=by_video&sort=title, " in main(first)
    whole = main(client.get(f"{address}&rows=100"))
    assert "The first" not in whole


def test_a_filter_that_leaves_nothing_is_left_out(client):
    make.commitment(what="Build it.", due="by 2001", published=True)
    page = client.get("/commitments/?overdue=yes&due=1950").text
    assert "<legend>Sector</legend>" not in page
    assert "None here" not in page


def test_two_countries_are_said_to_be_meant_together_and_two_statuses_are_not(client):
    hint = "Shows only results with all of these."
    assert hint not in main(client.get("/meetings/?country=KZ&status=held&status=scheduled"))
    assert hint in main(client.get("/meetings/?country=KZ&country=KG"))


def test_the_button_on_a_phone_counts_what_is_chosen(client):
    assert "Filters (3 in use)" in main(client.get("/meetings/?country=KZ&country=KG&status=held"))


def test_a_development_says_whose_status_it_changes(client):
    plant = make.initiative(title="Plant", published=True)
    make.development(text="Talked of.", initiatives=[plant], status_becomes="under_discussion", published=True)
    assert "initiative status becomes under discussion" in main(client.get(f"/developments/?initiative={plant.slug}"))


def test_overdue_commitments_are_marked(client):
    make.commitment(what="Long past.", due="by 2001", published=True)
    assert '<strong class="overdue">' in client.get("/commitments/?due=2001").text

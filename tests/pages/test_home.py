"""The home page."""

import pytest

from tests import builders as make
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db


def test_the_home_page_counts_what_a_visitor_may_see(client):
    before = main(client.get("/"))
    make.meeting(title="Quiet talks")
    assert main(client.get("/")) == before


def test_the_home_page_says_how_many_meetings_there_are(client):
    make.meeting(title="One more", published=True)
    assert "4 meetings Who met whom" in main(client.get("/"))


def test_the_home_page_counts_to_a_limit(client, limits):
    limits(COUNT_LIMIT=10)
    assert "more than 10 developments" in main(client.get("/"))


def test_the_latest_change_comes_first_on_the_home_page(client):
    make.meeting(title="Just now", published=True)
    assert titles(client.get("/"))[0] == "Just now"


def test_a_visitor_is_not_shown_a_draft(client):
    make.meeting(title="Quiet talks")
    assert "Quiet talks" not in titles(client.get("/"))


def test_an_editor_is_shown_a_draft_marked_by_a_word(editor):
    make.meeting(title="Quiet talks")
    assert "Quiet talks draft" in main(editor.get("/"))


def test_the_home_page_links_to_pairs_of_countries(client):
    talks = make.meeting(date="26 Feb 2025", published=True)
    for code in ("XN", "XS"):
        make.participation(talks, make.state(code))
    text = client.get("/").text
    assert '<a href="/countries/XN/XS/">Northland and Southland</a>' in text


def test_a_pair_that_meets_in_the_future_has_not_met_yet(client):
    talks = make.meeting(date="2999", status="scheduled", published=True)
    for code in ("XN", "XS"):
        make.participation(talks, make.state(code))
    assert "Northland and Southland" not in client.get("/").text

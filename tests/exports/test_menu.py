"""The menu of downloads, feeds and calendars on a list."""

import pytest

from tests import builders as make
from tests.exports.reading import content
from tests.html import one, select
from tests.pages.reading import main

pytestmark = pytest.mark.django_db


def menu(response) -> list[str]:
    """Return the URLs in the menu of a list."""
    return [link.get("href") for link in select(one(response, "details.take"), "a")]


def test_the_menu_links_to_the_filtered_list(client):
    assert menu(client.get("/meetings/?country=KZ&q=a+b")) == [
        f"/meetings/{form}?country=KZ&q=a+b"
        for form in ("export.xlsx", "export.csv", "export.json", "feed.atom", "calendar.ics")
    ]


@pytest.mark.parametrize(
    "noun",
    ["agreements", "initiatives", "developments", "figures", "countries", "participants", "places", "sources"],
)
def test_what_has_no_deadline_is_offered_without_a_calendar(client, noun):
    forms = ("export.xlsx", "export.csv", "export.json", "feed.atom")
    assert menu(client.get(f"/{noun}/")) == [f"/{noun}/{form}" for form in forms]


def test_a_later_page_links_to_files_of_the_whole_list(client):
    for number in range(51):
        make.meeting(title=f"Talks {number}", kind="summit", published=True)
    assert menu(client.get("/meetings/?kind=summit&before=end"))[0] == "/meetings/export.xlsx?kind=summit"


@pytest.mark.parametrize("query", ["colour=red", "date=32+Feb+2025"])
def test_a_list_with_an_invalid_filter_offers_no_files(client, query):
    assert "Download or follow" not in main(client.get(f"/meetings/?{query}"))


@pytest.mark.parametrize("noun", ["meetings", "sources"])
def test_every_link_of_the_menu_works(client, noun):
    for address in menu(client.get(f"/{noun}/")):
        assert content(client.get(address))


def test_readers_of_feeds_find_the_feed_by_the_page(client):
    link = '<link rel="alternate" type="application/atom+xml" title="Meetings: additions and changes"'
    assert f'{link} href="/meetings/feed.atom?kind=summit">' in client.get("/meetings/?kind=summit").text

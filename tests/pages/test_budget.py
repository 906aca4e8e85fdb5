"""Number of queries per page: few, and the same for three times the rows."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders as make

pytestmark = pytest.mark.django_db


def a_meeting(number):
    venue = make.place(f"Hall {number}")
    talks = make.meeting(title=f"Talks {number}", date="2025", venue=venue, published=True)
    make.participation(talks, make.person(f"Ann {number}", country=make.country("XN")), on_behalf_of=make.state("XS"))


def an_agreement(number):
    make.agreement(title=f"Agreement {number}", parties=[make.state("XN"), make.state("XS")], published=True)


def an_initiative(number):
    plant = make.initiative(title=f"Plant {number}", places=[make.place(f"Site {number}")], published=True)
    make.involvement(plant, make.state("XN"))


def a_development(number):
    plant = make.initiative(title=f"Plant {number}", published=True)
    who = [make.person(f"Ann {number}", country=make.country("XN"))]
    make.development(text=f"Step {number}.", initiatives=[plant], participants=who, published=True)


def a_commitment(number):
    make.commitment(what=f"Thing {number}.", by=[make.state("XN")], to=[make.state("XS")], due="2025", published=True)


def a_figure(number):
    make.figure(title=f"Trade {number}", of=[make.state("XN")], to=[make.state("XS")], period="2024", published=True)


def a_source(number):
    make.meeting(title=f"Talks {number}", published=True)
    make.source(f"Article {number}")


LISTS = {
    "/meetings/": (a_meeting, 8),
    "/agreements/": (an_agreement, 8),
    "/initiatives/": (an_initiative, 9),
    "/developments/": (a_development, 10),
    "/commitments/": (a_commitment, 8),
    "/figures/": (a_figure, 9),
    "/participants/": (a_meeting, 5),
    "/places/": (a_meeting, 6),
    "/sources/": (a_source, 7),
    "/countries/": (a_meeting, 8),
    "/search/?q=talks": (a_meeting, 13),
    "/": (a_meeting, 11),
    "/new/": (a_meeting, 7),
}
"""URL -> a function that creates a row, and the queries for a visitor, including those for filters."""


def queries(client, address):
    """Return the queries of a page in a process that has not cached countries and sectors."""
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("address", LISTS)
def test_three_times_the_rows_take_the_same_queries(client, address):
    make = LISTS[address][0]
    for number in range(2):
        make(number)
    few = queries(client, address)
    for number in range(2, 6):
        make(number)
    assert len(queries(client, address)) == len(few), "\n".join(few)


@pytest.mark.parametrize(("address", "budget"), [(address, budget) for address, (_, budget) in LISTS.items()])
def test_a_page_keeps_to_its_budget(client, address, budget):
    LISTS[address][0](1)
    made = queries(client, address)
    assert len(made) == budget, "\n".join(made)


def test_an_editor_costs_five_queries_more_than_a_visitor(editor, client):
    a_meeting(1)
    assert len(queries(editor, "/meetings/")) <= len(queries(client, "/meetings/")) + 5


@pytest.mark.parametrize("address", ["/", "/meetings/?date=2025", "/countries/?region=Central+Asia"])
def test_a_signed_in_user_costs_their_session_and_one_query_for_their_saved_searches(reader, client, address):
    for number in range(3):
        make.saved_search(reader.user, f"Search {number}", noun="meeting", query=f"date={number + 2024}")
    who = 2  # session and user
    saved = [query for query in queries(reader, address) if "cooperation_savedsearch" in query]
    assert len(saved) == 1
    assert len(queries(reader, address)) == len(queries(client, address)) + who + 1


@pytest.mark.parametrize("address", ["/", "/meetings/?date=2025"])
def test_a_visitor_is_asked_for_no_saved_searches(client, address):
    assert [query for query in queries(client, address) if "cooperation_savedsearch" in query] == []


def test_the_page_of_saved_searches_takes_the_same_queries_for_three_times_as_many(reader):
    make.saved_search(reader.user, "First")
    few = queries(reader, "/saved-searches/")
    for number in range(3):
        make.saved_search(reader.user, f"Search {number}")
    assert len(queries(reader, "/saved-searches/")) == len(few)

"""Facet counts are the numbers of rows that the list shows with each value."""

import itertools
from collections import defaultdict
from functools import cache

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection
from django.http import QueryDict
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from cooperation import filters
from cooperation.filters import facets
from tests import builders as make
from tests.html import one, select, text, texts

pytestmark = pytest.mark.django_db

LISTS = {
    "meetings": filters.MeetingFilters,
    "agreements": filters.AgreementFilters,
    "initiatives": filters.InitiativeFilters,
    "developments": filters.DevelopmentFilters,
    "commitments": filters.CommitmentFilters,
    "figures": filters.FigureFilters,
    "participants": filters.ParticipantFilters,
    "places": filters.PlaceFilters,
    "sources": filters.SourceFilters,
}


WAYS = {
    "by counting": {"TALLIED": ()},
    "by counting to a nearer bound": {"TALLIED": (), "ESTIMATE_LIMIT": -1},
    "by the tallies": {"COUNT_LIMIT": 0, "QUICK_COUNT_LIMIT": 0, "ESTIMATE_LIMIT": 10**9},
}
"""All ways of counting: up to a limit, up to a lower limit for long estimates, and tallies beyond."""


@pytest.fixture
def varied():
    """Create records of each type that differ in their filter values, besides those of the article."""
    states = [make.state(code) for code in ("XN", "XS", "XE", "XW")]
    water = make.sector("Waters")
    river = make.sector("Rivers of the example", parent=water)
    trade = make.sector("Trade of the example")
    sources = [make.source(f"Paper {n}", language=code) for n, code in enumerate(("en", "ru", "ru"))]
    numbers = itertools.count()
    for who in ([0, 1], [0, 1, 2], [0, 1, 2, 3], [1]):
        for said in ([water], [river, trade], []):
            n = next(numbers)
            taking, more = [states[i] for i in who], {"sectors": said, "published": n % 4 != 0}
            talks = make.meeting(
                title=f"Talks {n}", kind=("talks", "session")[n % 2], participants=taking, date=f"{2000 + n}", **more
            )
            pact = make.agreement(title=f"Pact {n}", form=("treaty", "protocol")[n % 2], parties=taking, **more)
            if n % 4:
                make.action(pact, ("signed", "ratified", "entered_into_force")[n % 3], f"{2000 + n}")
            plan = make.initiative(title=f"Plan {n}", participants=taking, **more)
            make.development(text=f"Step {n}.", initiatives=[plan], participants=taking, date=f"{2000 + n}", **more)
            make.commitment(
                what=f"Thing {n}.", by=taking, status=("open", "met")[n % 2], kind=("pledge", "request")[n % 2], **more
            )
            make.figure(title=f"Trade {n}", of=taking, nature=("actual", "target")[n % 2], **more)
            make.cite(talks, sources[n % 3])


def found(noun, query, *, reader=None):
    request = RequestFactory().get("/")
    request.user = reader or AnonymousUser()
    return LISTS[noun](QueryDict(query), request=request)


QUERIES = ["", "country=XN", "country=XN&country=XS", "sector=waters", "q=example", "date=2005"]
OWN = {
    "agreements": ["status=signed", "form=treaty&status=signed&country=XN", "sides=2", "sides=2&sides=3&form=protocol"],
    "meetings": ["kind=talks", "kind=talks&kind=session&sector=trade-of-the-example", "status=held&country=XS"],
    "participants": ["kind=state", "kind=person&country=KZ", "q=kaz"],
    "places": ["kind=settlement", "kind=settlement&country=KZ"],
    "sources": ["language=ru", "language=ru&language=en"],
    "commitments": ["status=open", "overdue=yes", "kind=pledge&country=XN"],
    "initiatives": ["status=idea", "sector=waters&sector=trade-of-the-example"],
    "figures": ["nature=target"],
    "developments": ["kind=statement", "participant=kazakhstan"],
}


def queries(noun) -> list[str]:
    """Return combinations of filters that a list has."""
    known = set(LISTS[noun].base_filters)
    return [
        query for query in [*QUERIES, *OWN[noun]] if {part.split("=")[0] for part in query.split("&") if part} <= known
    ]


@pytest.mark.parametrize("noun", LISTS)
@pytest.mark.parametrize("who", ["visitor", "editor"])
def test_each_number_is_that_of_the_list_with_its_value(noun, who, varied, monkeypatch):
    reader = AnonymousUser() if who == "visitor" else User.objects.create_user("e", is_staff=True)
    shown = cache(lambda query: found(noun, query, reader=reader).matching().count())
    for (way, bounds), query in itertools.product(WAYS.items(), queries(noun)):
        with monkeypatch.context() as patch:
            for name, bound in bounds.items():
                patch.setattr(facets, name, bound)
            list_ = found(noun, query, reader=reader)
            assert list_.is_readable, list_.errors
            assert list_.total in (None, shown(query)), (way, query)
            numbers = list(numbers_of(list_, query))
        assert numbers or way != "by counting"
        for name, option, address in numbers:
            assert option.count == shown(address), f"{way}: {query} with {name}={option.value}"


def numbers_of(list_, query):
    """Yield each count of a list: filter, option, and the URL of the list that it counts."""
    for name in list_.facets.counts:
        match_all = list_.filters[name].match_all
        numbered = [option for option in list_.options(name) if option.count is not None]
        # Most countries have no rows here; two of them represent the rest.
        for option in [option for option in numbered if option.count] + [it for it in numbered if not it.count][:2]:
            parts = [part for part in query.split("&") if part]
            if not match_all:
                # Any value matches, so other chosen values of the filter are left out.
                parts = [part for part in parts if not part.startswith(f"{name}=")]
            if not (option.chosen and match_all):
                parts.append(f"{name}={option.value}")
            yield name, option, "&".join(parts)


def test_beyond_what_is_counted_no_number_is_shown(client, varied, limits):
    limits(COUNT_LIMIT=3)
    response = client.get("/meetings/?date=2000-2030")
    assert "More than 3 meetings" in response.text
    assert not select(response, "#filters small")


def test_where_nobody_counted_the_most_frequent_values_come_first_and_those_of_no_row_are_left_out(
    client, varied, limits
):
    counted = values_offered(client.get("/meetings/"))
    limits(COUNT_LIMIT=3)
    assert values_offered(client.get("/meetings/?date=2000-2030")) == counted


def test_where_something_is_to_be_put_right_the_same_values_are_offered(client, varied):
    counted = values_offered(client.get("/meetings/"))
    response = client.get("/meetings/?date=32+Feb+2025")
    assert values_offered(response) == counted
    assert not select(response, "#filters small")


def values_offered(response) -> dict[str, list[str]]:
    """Return the values that the panel offers for each filter, in order."""
    offered = defaultdict(list)
    for box in select(response, '#filters input[type="checkbox"]'):
        if box.get("name") in ("country", "status", "kind", "sector"):
            offered[box.get("name")].append(box.get("value"))
    return offered


def test_a_long_list_is_not_counted_to_its_end(client, varied, limits):
    limits(ESTIMATE_LIMIT=0, QUICK_COUNT_LIMIT=2)
    assert "More than 2 meetings" in client.get("/meetings/?date=2000-2030").text


def test_all_values_of_a_filter_have_counts_if_those_in_the_panel_have(client, limits):
    for number in range(26):
        make.meeting(date=f"{number + 1} May 2025", published=True)
    for estimate in (100_000, 0):
        limits(ESTIMATE_LIMIT=estimate)
        query = "?date=2000-2030&rows=25"
        panel = select(client.get(f"/meetings/{query}"), "#filter-kind")[0]
        counts = texts(panel, "small")
        assert bool(counts) == bool(estimate)
        assert texts(client.get(f"/meetings/values/kind/{query}"), "#filter-kind small") == counts


def test_a_list_is_counted_to_its_end_where_only_its_words_let_many_rows_be_expected(varied, limits, monkeypatch):
    expected = {"q=pact&form=treaty": 1_000_000, "form=treaty": 10}
    asked = {str(found("agreements", query).matching().order_by().query): rows for query, rows in expected.items()}
    monkeypatch.setattr(facets, "estimate_count", lambda rows: asked[str(rows.order_by().query)])
    limits(QUICK_COUNT_LIMIT=2)
    list_ = found("agreements", "q=pact&form=treaty")
    assert list_.is_readable
    assert (list_.facets.count_limit, list_.total) == (facets.COUNT_LIMIT, list_.matching().count())
    assert list_.total > 2


@pytest.mark.parametrize(
    ("query", "counts"), [("q=unheardof", 0), ("q=unheardof+talks", 1), ("date=2031", 0), ("date=2031&status=held", 1)]
)
def test_nobody_counts_what_one_frequent_thing_finds(client, limits, query, counts):
    limits(ESTIMATE_LIMIT=0, QUICK_COUNT_LIMIT=10)
    for _ in range(26):
        make.meeting(title="Unheardof talks", date="2031", status="held", published=True)
    with CaptureQueriesContext(connection) as captured:
        assert "More than 10 meetings" in client.get(f"/meetings/?{query}&rows=25").text
    assert sum("count(*) FROM found" in query["sql"] for query in captured) == counts


def test_what_fits_on_a_page_is_counted_whatever_postgresql_expects(client, limits):
    limits(ESTIMATE_LIMIT=0)
    make.meeting(title="Unheardof talks", published=True)
    assert text(one(client.get("/meetings/?q=unheardof"), "#results-count")) == "1 meeting"


def test_nobody_looks_for_rows_that_the_tallies_know_not_to_exist(client, varied):
    with CaptureQueriesContext(connection) as captured:
        page = client.get("/agreements/?form=decision&country=XN")
    assert "No agreements match these filters" in page.text
    assert not [query["sql"] for query in captured if "ORDER BY" in query["sql"] and "_entry" in query["sql"]]


def test_a_sector_counts_what_is_part_of_it(client, varied):
    page = client.get("/meetings/")
    assert (
        found("meetings", "sector=waters").matching().count()
        > found("meetings", "sector=rivers-of-the-example").matching().count()
    )
    (waters,) = [option for option in select(page, "#filters label") if select(option, 'input[value="waters"]')]
    assert text(waters, without="small") == "Waters"

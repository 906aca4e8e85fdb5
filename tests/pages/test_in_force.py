"""Agreements in force for some countries on a day: the filter of their list, its chips, and links to it."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from cooperation.filters import AgreementFilters
from cooperation.filters.queries import canonical_query, summary
from tests import builders as make
from tests.exports.reading import json_rows
from tests.html import one, select, text, texts
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def treaty():
    """A treaty in force since 2010 for Northland, from 2012 to 2015 for Southland, never for Eastland."""
    parties = [make.state("XN"), make.state("XS"), make.state("XE")]
    treaty = make.agreement(title="Water treaty", parties=parties, published=True)
    make.action(treaty, "signed", "2009")
    make.action(treaty, "entered_into_force", "1 Mar 2010")
    make.action(treaty, "ratified", "2009", participant=make.state("XN"))
    make.action(treaty, "acceded", "2012", participant=make.state("XS"))
    make.action(treaty, "withdrawn", "10 May 2015", participant=make.state("XS"))
    return treaty


class TestList:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("country=XN&in_force=28+Feb+2010", False),
            ("country=XN&in_force=1+Mar+2010", True),
            ("country=XN&in_force=2010", True),
            ("country=XN&in_force=2009", False),
            ("country=XN&in_force=today", True),
            ("country=XN&in_force=+Today+", True),
            ("country=XN&in_force=since+2030", True),
            ("country=XN&in_force=by+2009", False),
            ("country=XS&in_force=9+May+2015", True),
            ("country=XS&in_force=10+May+2015", False),
            ("country=XS&in_force=2011", False),
            ("country=XN&country=XS&in_force=2013", True),
            ("country=XN&country=XS&in_force=2016", False),
            ("country=XN&country=XE&in_force=2013", False),
            ("country=XE&in_force=2013", False),
            ("in_force=2013", True),
            ("in_force=2008", False),
            ("country=XE", True),
        ],
    )
    def test_a_treaty_is_found_if_it_is_in_force_for_all_the_countries(self, query, found, client, treaty):
        assert titles(client.get(f"/agreements/?{query}")) == (["Water treaty"] if found else [])

    def test_both_countries_must_be_bound_on_the_same_day_of_a_year(self, client):
        treaty = make.agreement(title="Relay", parties=[make.state("XN"), make.state("XS")], published=True)
        for code, start, end in (("XN", "Jan 2010", "Mar 2010"), ("XS", "Jun 2010", "Sep 2010")):
            make.action(treaty, "entered_into_force", start, participant=make.state(code))
            make.action(treaty, "withdrawn", end, participant=make.state(code))
        for query, found in (("country=XN", 1), ("country=XS", 1), ("country=XN&country=XS", 0)):
            assert len(titles(client.get(f"/agreements/?{query}&in_force=2010"))) == found, query

    def test_a_state_that_joined_a_union_later_finds_what_binds_it_through_the_union(self, client):
        union = make.participant("Union of Lands", kind="intergovernmental")
        make.affiliation(make.state("XW"), union, kind="member", during="since 2015")
        treaty = make.agreement(title="Union treaty", parties=[make.state("XN")], published=True)
        make.party(treaty, union, with_members=True)
        make.action(treaty, "entered_into_force", "2005")
        assert titles(client.get("/agreements/?country=XW&in_force=2014")) == []
        assert titles(client.get("/agreements/?country=XW&country=XN&in_force=2016")) == ["Union treaty"]

    def test_visitors_do_not_find_drafts(self, client, admin_client):
        draft = make.agreement(title="Draft treaty", parties=[make.state("XN")])
        make.action(draft, "entered_into_force", "2010")
        assert titles(client.get("/agreements/?country=XN&in_force=2011")) == []
        assert titles(admin_client.get("/agreements/?country=XN&in_force=2011")) == ["Draft treaty"]

    @pytest.mark.parametrize("typed", ["31 Feb 2020", "soon", "%00", "' OR 1=1", "9" * 400, "yesterday"])
    def test_an_unreadable_day_gets_a_message_that_says_what_to_type(self, typed, client, treaty):
        page = client.get("/agreements/", {"country": "XN", "in_force": typed})
        assert page.status_code == 200
        assert titles(page) == []
        assert "Or type today." in text(one(page, "#filter-in_force-error"))
        assert client.get("/agreements/export.json", {"in_force": typed}).status_code == 400

    def test_other_lists_do_not_have_the_filter(self, client):
        assert "This list has no filter “in_force”" in client.get("/meetings/?in_force=2020").text


class TestWords:
    @pytest.mark.parametrize(
        ("query", "chip"),
        [
            ("country=XN&country=XS&in_force=2020-01-01", "In force for Northland and Southland on 1 January 2020"),
            ("country=XN&in_force=today", "In force for Northland today"),
            ("country=XN&in_force=2013", "In force for Northland in 2013"),
            ("country=XN&in_force=since+2013", "In force for Northland since 2013"),
            ("in_force=1+Jan+2020", "In force on 1 January 2020"),
        ],
    )
    def test_the_chip_reads_as_a_sentence(self, query, chip, client, treaty):
        assert chip in texts(client.get(f"/agreements/?{query}"), ".chip span:first-child")

    def test_the_summary_of_a_saved_search_names_the_countries_once(self, rf, admin_user, treaty):
        request = rf.get("/")
        request.user = admin_user
        filters = AgreementFilters(QueryDict("country=XN&country=XS&in_force=today&status=in_force"), request=request)
        assert summary(filters) == "In force for Northland and Southland today; Status: in force"
        assert "in_force=today" in canonical_query(filters)

    def test_countries_have_no_counts_that_would_mean_something_else(self, client, treaty):
        counted = lambda query: texts(client.get(f"/agreements/?{query}"), "#filter-country small")  # noqa: E731
        assert counted("form=agreement")
        assert counted("in_force=2013") == []

    def test_the_page_with_all_countries_keeps_the_day(self, client, treaty):
        page = client.get("/agreements/values/country/?in_force=2013")
        assert page.status_code == 200
        assert "in_force" in page.text

    def test_an_empty_list_offers_to_remove_the_day_or_the_country(self, client, treaty):
        page = client.get("/agreements/?country=XE&in_force=2013")
        offered = [link.get("href") for link in select(page, "main li a") if "?" in (link.get("href") or "")]
        assert any("in_force" not in href and "country=XE" in href for href in offered)


class TestElsewhere:
    def test_files_and_feeds_have_the_same_agreements(self, client, treaty):
        for query, count in (("country=XN&in_force=2013", 1), ("country=XE&in_force=2013", 0)):
            assert len(json_rows(client.get(f"/agreements/export.json?{query}"))) == count
            assert ("Water treaty" in client.get(f"/agreements/feed.atom?{query}").text) == bool(count)

    @pytest.mark.parametrize(
        ("path", "query"),
        [
            ("/countries/XN/", "country=XN&in_force=today"),
            ("/countries/XN/XS/", "country=XN&country=XS&in_force=today"),
        ],
    )
    def test_the_pages_of_countries_link_to_what_is_in_force_today(self, path, query, client, treaty):
        if path.endswith("XS/"):
            treaty.actions.filter(kind="withdrawn").delete()
        page = client.get(path)
        assert "today 1 Only those that bind " in main(page)
        (link,) = [
            link.get("href") for link in select(page, "aside a") if text(link).startswith("Agreements in force for")
        ]
        assert link == f"/agreements/?{query}"
        assert titles(client.get(link)) == ["Water treaty"]

    def test_the_page_of_a_pair_has_no_link_if_nothing_is_in_force(self, client, treaty):
        assert "Agreements in force for" not in main(client.get("/countries/XN/XS/"))

    def test_the_list_takes_the_same_number_of_queries_for_more_agreements(self, client):
        def queries() -> int:
            client.get(path)
            with CaptureQueriesContext(
                connection,
            ) as captured:
                client.get(path)
            return len(captured)

        def add(number):
            treaty = make.agreement(title=f"Treaty {number}", published=True)
            make.action(treaty, "entered_into_force", "2010")

        path = "/agreements/?country=XN&country=XS&in_force=2013"
        add(0)
        once = queries()
        for number in (1, 2, 3):
            add(number)
        assert queries() == once <= 9

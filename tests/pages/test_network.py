"""Networks: each number is that of its list, each step says before how many it adds, and adds no more."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders as make
from tests.html import one, select, text, texts
from tests.pages.reading import headings, main
from tests.pages.test_numbers import listed

pytestmark = pytest.mark.django_db

ANN, NORTH = "/participants/ann/network/", "/countries/XN/network/"


@pytest.fixture
def world():
    """Ann of Northland met Bob twice and Carl once; Bob met Dora and Emil without her, Carl met Ada; one is a draft."""
    north, south, east, west = (make.state(code) for code in ("XN", "XS", "XE", "XW"))
    people = {
        name: make.person(f"{name.capitalize()} {state.name}", slug=name, country=state.country)
        for name, state in (
            ("ann", north),
            ("ada", north),
            ("bob", south),
            ("carl", east),
            ("dora", east),
            ("emil", west),
        )
    }
    ann, ada, bob, carl, dora, emil = people.values()
    hall, power = make.place("Hall", slug="hall"), make.sector("Power", slug="power")
    for date, present, fields in (
        ("12 May 2024", [(ann, north), (ada, north), (bob, south)], {"kind": "summit", "places": [hall]}),
        ("3 Mar 2025", [(ann, north), (bob, south), (carl, None)], {"sectors": [power]}),
        ("4 Mar 2025", [(bob, south), (dora, None), (emil, west)], {}),
        ("5 Mar 2025", [(bob, south), (dora, None)], {}),
        ("8 Mar 2025", [(carl, None), (ada, north)], {}),
        ("6 Mar 2025", [(ann, north), (dora, None)], {"published": False}),
        ("7 Mar 2025", [(ann, north), (emil, west)], {"status": "cancelled"}),
    ):
        talks = make.meeting(date=date, **{"status": "held", "published": True, **fields})
        for person, behalf in present:
            make.participation(talks, person, on_behalf_of=behalf)
    treaty = make.agreement(title="Treaty", published=True, parties=[south, east])
    make.party(treaty, ann, role="signatory", on_behalf_of=north)
    make.action(treaty, "signed", "2025")
    make.initiative(title="Dam", participants=[ann, ada, emil, west], sectors=[power], published=True)
    return people


def lines(response, slug="ann"):
    """Return the lines of an opened node: name of the other -> number, URL of its list, and what opens it."""
    return {
        text(select(row, "th a")[0]): (
            int(row.get("data-count")),
            next((link.get("href") for link in select(row, ".number a")), ""),
            text(select(row, ".network-add")[0]),
        )
        for row in select(response, f'.network-rows[data-node="{slug}"] tbody tr')
    }


def numbers(response, slug="ann"):
    return {name: number for name, (number, _, _) in lines(response, slug).items()}


def test_it_shows_whom_a_participant_met_as_the_pages_of_numbers_count(client, world):
    response = client.get(ANN)
    assert headings(response) == ["Network of Ann Northland"]
    assert numbers(response) == {"Bob Southland": 2, "Carl Eastland": 1}
    assert "2 participants around Ann Northland." in text(one(response, "#counts"))


def test_a_visit_counts_once_with_its_talks_and_no_state_stands_beside_its_president(client, world):
    ann, bob = world["ann"], world["bob"]
    north, south = make.state("XN"), make.state("XS")
    visit = make.meeting(date="1 Apr 2025", participants=[ann, bob, south], published=True)
    talks = make.meeting(date="1 Apr 2025", part_of=visit, published=True)
    for person, behalf in ((ann, north), (bob, south)):
        make.participation(talks, person, on_behalf_of=behalf)
    assert numbers(client.get(ANN)) == {"Bob Southland": 3, "Carl Eastland": 1}
    assert numbers(client.get(NORTH), "XN") == {"Southland": 3, "Eastland": 2}
    assert numbers(client.get("/participants/northland/network/"), "northland")["Southland"] == 3
    for url, slug in ((ANN, "ann"), (NORTH, "XN"), ("/participants/northland/network/", "northland")):
        for number, list_url, _ in lines(client.get(url), slug).values():
            assert listed(client, list_url) == number


def test_each_step_says_before_how_many_it_adds(client, world):
    response = client.get(ANN)
    found = {name: told for name, (_, _, told) in lines(response).items()}
    assert found == {
        "Bob Southland": "Add the 3 who met Bob Southland",
        "Carl Eastland": "Add the one who met Carl Eastland",
    }
    for name, told in found.items():
        url = next(link.get("href") for link in select(response, ".network-add a") if text(link) == told)
        opened = client.get(url.partition("#")[0])
        promised = int(told.split()[2].replace("one", "1"))
        around = int(text(one(opened, "#counts b")).split()[0])
        assert around == 2 + promised, name


def test_an_opened_node_has_lines_to_new_nodes_and_to_those_in_the_picture(client, world):
    response = client.get(f"{ANN}?open=bob")
    assert numbers(response, "bob") == {
        "Dora Eastland": 2,
        "Ada Northland": 1,
        "Carl Eastland": 1,
        "Emil Westland": 1,
    }
    assert texts(response, "h2") == ["Who met Ann Northland", "Who met Bob Southland"]
    assert "3 more participants, and 1 that is in the picture already." in main(response)
    assert lines(response)["Bob Southland"][2] == "Opened below"
    assert one(response, 'a[href="/participants/ann/network/#picture"]').text == "Close Bob Southland"


@pytest.mark.parametrize(
    ("url", "slugs"),
    [
        (f"{ANN}?open=bob&open=carl", ["ann", "bob", "carl"]),
        ("/participants/northland/network/", ["northland"]),
        (f"{ANN}?by=agreements&open=southland", ["ann"]),
        (f"{ANN}?by=initiatives", ["ann"]),
        (f"{ANN}?date=2025&date_within=yes", ["ann"]),
        (f"{ANN}?sector=power&participant=carl", ["ann"]),
        (f"{ANN}?status=cancelled", ["ann"]),
        (f"{NORTH}?open=XS", ["XN", "XS"]),
        (f"{NORTH}?by=agreements", ["XN"]),
        (f"{NORTH}?by=initiatives&sector=power", ["XN"]),
        ("/countries/KZ/network/", ["KZ"]),
        ("/participants/kazakhstan/network/", ["kazakhstan"]),
        ("/participants/kazakhstan/network/?by=initiatives", ["kazakhstan"]),
    ],
)
def test_each_number_is_that_of_its_list(client, editor, world, url, slugs):
    for user in (client, editor):
        response = user.get(url)
        for slug in slugs:
            assert lines(response, slug)
            for number, list_url, _ in lines(response, slug).values():
                assert listed(user, list_url) == number


def test_drafts_count_for_editors_alone(client, editor, world):
    assert "Dora Eastland" not in numbers(client.get(ANN))
    assert numbers(editor.get(ANN))["Dora Eastland"] == 1
    hidden = make.participant("Hidden bank", slug="hidden")
    make.meeting(participants=[hidden, make.state("XS")])
    assert client.get("/participants/hidden/network/").status_code == 404
    assert editor.get("/participants/hidden/network/").status_code == 200
    assert "Hidden bank" not in client.get("/participants/southland/network/?open=northland").text


def test_meetings_count_if_they_took_place_or_have_the_chosen_status(client, world):
    assert "Meetings count if they took place." in main(client.get(ANN))
    response = client.get(f"{ANN}?status=cancelled")
    assert numbers(response) == {"Emil Westland": 1}
    assert "took place" not in text(one(response, "#counts"))


def test_countries_of_a_country(client, world):
    response = client.get(NORTH)
    assert numbers(response, "XN") == {"Southland": 2, "Eastland": 2}
    assert lines(response, "XN")["Southland"][2] == "Add the one who met Southland"
    assert client.get("/countries/xn/network/?by=agreements")["Location"] == f"{NORTH}?by=agreements"
    assert client.get("/countries/QQ/network/").status_code == 404


class TestManyPartners:
    @pytest.fixture(autouse=True)
    def few(self, limits):
        limits(MAX_ADDED_NODES=1)

    def test_one_step_adds_the_most_frequent_and_says_of_how_many(self, client, world):
        response = client.get(ANN)
        assert numbers(response) == {"Bob Southland": 2}
        assert "1 participant around Ann Northland, and 1 other that is not drawn." in text(one(response, "#counts"))
        assert lines(response)["Bob Southland"][2] == "Add 1 of the 4 who met Bob Southland"
        opened = client.get(f"{ANN}?open=bob")
        assert numbers(opened, "bob") == {"Dora Eastland": 2}
        assert "Those with the most meetings are here; 3 others are not." in main(opened)

    def test_a_line_is_drawn_to_a_node_that_a_later_step_adds(self, client, world):
        day = f"{ANN}?date=3 Mar 2025"
        assert numbers(client.get(day)) == {"Bob Southland": 1}
        assert numbers(client.get(f"{day}&open=bob")) == {"Bob Southland": 1, "Carl Eastland": 1}


class TestManyRecords:
    def test_of_too_many_records_the_latest_count_and_the_list_has_just_these(self, client, world, limits):
        limits(MAX_STEP_RECORDS=1)
        response = client.get(ANN)
        assert numbers(response) == {"Bob Southland": 1, "Carl Eastland": 1}
        assert "There are more meetings than can be counted: these are the latest 1, since 13 May 2024." in main(
            response
        )
        for number, url, _ in lines(response).values():
            assert "date=2024-05-13" in url
            assert listed(client, url) == number
        within = client.get(f"{ANN}?date=2020-2025&date_within=yes")
        assert {listed(client, url) for _, url, _ in lines(within).values()} == {1}
        overlapping = client.get(f"{ANN}?date=2020-2025")
        assert {url for _, url, _ in lines(overlapping).values()} == {""}, "no list has just these"

    @pytest.mark.parametrize("limit", ["MAX_TOLD_RECORDS", "MAX_TOLD_PAIRS"])
    def test_numbers_that_take_long_to_count_are_counted_one_at_a_time(self, client, world, limits, limit):
        limits(**{limit: 2})
        response = client.get(ANN)
        assert lines(response)["Carl Eastland"][2] == "Count those who met Carl Eastland"
        url = next(link.get("href") for link in select(response, ".network-add a") if "Carl" in text(link))
        counted = client.get(url.partition("#")[0])
        assert lines(counted)["Carl Eastland"][2] == "Add the one who met Carl Eastland"
        assert lines(counted)["Bob Southland"][2] == "Count those who met Bob Southland"


def test_only_some_can_be_opened(client, world, limits):
    limits(MAX_OPENED_NODES=1)
    response = client.get(f"{ANN}?open=bob&open=carl")
    assert "At most 1 can be opened, so “carl” was not." in text(one(response, ".note-warning"))
    assert "At most 1 can be opened. Close one to open another." in main(response)
    assert not [link for link in select(response, ".network-add a") if "Add" in text(link)]


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("?by=friends", "“by” in the web address: write one of “meetings”, “agreements”, “initiatives”"),
        ("?date=nonsense", "Date:"),
        ("?country=QQ", "Country:"),
        ("?role=host", "“Role of a participant”: a network can’t be limited by this."),
        ("?participant=%00", "Participant:"),
        ("?by=%00&node=%00", "“by” in the web address"),
    ],
)
def test_a_wrong_parameter_is_named_and_nothing_is_drawn(client, world, query, problem):
    response = client.get(ANN + query)
    assert response.status_code == 200
    assert problem in text(one(response, ".note-warning"))
    assert not select(response, ".network-rows")


@pytest.mark.parametrize("query", ["?open=nobody", "?open=emil", "?open=%00", "?colour=red"])
def test_what_the_picture_does_not_have_is_named_and_ignored(client, world, query):
    response = client.get(ANN + query)
    assert "ignored" in text(one(response, ".note-warning"))
    assert len(numbers(response)) == 2


def test_pages_link_to_it_and_it_keeps_what_it_can_when_the_lines_change(client, world):
    for url in ("/participants/ann/", "/countries/XN/"):
        assert select(client.get(url), f'a[href="{url}network/"]'), url
    response = client.get(f"{ANN}?sector=power&kind=talks&open=bob")
    urls = [link.get("href") for link in select(response, ".network-by a")]
    assert urls[1:] == [f"{ANN}?by=agreements&sector=power", f"{ANN}?by=initiatives&sector=power"]
    hidden = {it.get("name"): it.get("value") for it in select(response, ".network-filters input[type]")}
    assert hidden == {"open": "bob"}
    assert re.search(r"status=held", one(response, ".chips-clear").get("href"))


@pytest.mark.parametrize(
    ("listed_at", "network"),
    [
        ("/meetings/?participant=ann&kind=talks&sort=title", f"{ANN}?kind=talks"),
        ("/agreements/?participant=Ann Northland", f"{ANN}?by=agreements"),
        ("/meetings/pictures/timeline/?country=XN&country=XS", f"{NORTH}?country=XS"),
        ("/meetings/?country=XN&role=host", None),
        ("/meetings/", None),
        ("/figures/?country=XN", None),
    ],
)
def test_a_list_of_a_participant_or_country_links_to_its_network(client, world, listed_at, network):
    links = select(client.get(listed_at), '.switch a[href*="network"]')
    assert [link.get("href") for link in links] == ([network] if network else [])


def test_an_empty_network_says_so(client, world):
    response = client.get(f"{ANN}?date=1066")
    assert "No meetings of Ann Northland match these filters." in main(response)
    assert not select(response, "figure")


def test_three_times_the_records_take_the_same_queries(client, world):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{ANN}?open=bob").status_code == 200
        return [query["sql"] for query in captured]

    few = queries()
    for number in range(6):
        others = [make.person(f"P {number} {code}", country=make.country(code)) for code in ("XS", "XE")]
        make.meeting(date="2025", status="held", participants=[world["ann"], *others], published=True)
    assert len(queries()) == len(few) <= 12, "\n".join(few)

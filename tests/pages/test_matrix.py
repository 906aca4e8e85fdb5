"""The list of countries: the numbers of their records, and the matrix of pairs."""

import pytest

from cooperation.models import AgreementAction, Meeting
from tests import builders as make
from tests.exports.reading import json_rows
from tests.html import one, select, text, texts
from tests.models.world_of_entries import wrong_tallies
from tests.pages.reading import main

pytestmark = pytest.mark.django_db

OURS = "country=XE&country=XN&country=XS"


@pytest.fixture
def north():
    return make.state("XN")


@pytest.fixture
def south():
    return make.state("XS")


@pytest.fixture
def east():
    return make.state("XE")


def matrix(response) -> dict[tuple[str, str], str]:
    """Return the numbers in the matrix: codes of row and column -> text; empty cells are left out."""
    if not select(response, "table.matrix"):
        return {}
    columns = texts(response, "table.matrix thead abbr")
    found = {}
    for row in select(response, "table.matrix tbody tr"):
        code = text(one(row, "th abbr"))
        found |= {(code, column): text(cell) for column, cell in zip(columns, select(row, "td"), strict=True)}
    return {pair: number for pair, number in found.items() if number}


def test_it_counts_the_records_of_each_pair_as_their_page_does(client, editor, north, south, east):
    make.meeting(participants=[north, south], published=True)
    make.meeting(participants=[north, south, east], published=True)
    make.figure(of=[north], to=[south], published=True)
    make.agreement(parties=[north, east])
    for user, expected in (
        (client, {"XN XS": 3, "XE XN": 1, "XE XS": 1}),
        (editor, {"XN XS": 3, "XE XN": 2, "XE XS": 1}),
    ):
        page = user.get(f"/countries/?{OURS}")
        numbers = matrix(page)
        assert numbers == {
            pair: str(number)
            for both, number in expected.items()
            for pair in (tuple(both.split()), tuple(both.split())[::-1])
        }
        for link in select(page, "table.matrix td a"):
            pair = user.get(link.get("href"))
            assert pair.status_code == 200, "The link needs no redirect."
            of_type = one(pair, 'aside[aria-label="Numbers"]')
            assert int(text(link)) == sum(map(int, texts(select(of_type, "ul.counts")[0], ".number")))


def test_the_list_counts_the_records_of_each_country_by_type_and_sorts_by_them(client, editor, north, south):
    make.meeting(participants=[north, south], published=True)
    make.figure(of=[south], published=True)
    make.figure(of=[south])
    page = client.get("/countries/?country=XN&country=XS&sort=-records")
    assert countries_of(page) == ["Southland", "Northland"]
    assert text(select(page, "table.rows tbody tr")[0]).endswith("1 0 0 0 0 1 2")
    assert countries_of(client.get("/countries/?country=XN&country=XS&sort=records")) == ["Northland", "Southland"]
    assert 'href="/figures/?country=XS"' in page.text
    assert "Figures 2 All records 3" in " ".join(
        f"{it.get('data-number')} {text(it)}" for it in numbers_of(editor, "XS")
    )
    for user, number in ((client, 1), (editor, 2)):
        (row,) = json_rows(user.get("/countries/export.json?country=XS"))
        assert (row["meetings"], row["figures"], row["records"]) == (1, number, number + 1)


def countries_of(page) -> list[str]:
    """Return the names in the list, in its order."""
    return texts(page, "table.rows tbody th")


def numbers_of(user, code):
    """Return the cells with the numbers of a country."""
    return select(user.get(f"/countries/?country={code}"), "table.rows tbody td[data-number]")


def test_filters_choose_the_countries_of_the_matrix(client, north, south, east):
    for other in (south, east):
        make.meeting(participants=[north, other], published=True)
    union = make.participant("Union of Rivers", kind="intergovernmental", slug="rivers")
    make.meeting(participants=[union], published=True)
    for state in (north, east):
        make.affiliation(state, union, kind="member")
    assert matrix(client.get("/countries/?country=XN&country=XS")).keys() == {("XN", "XS"), ("XS", "XN")}
    page = client.get("/countries/?member_of=rivers")
    assert countries_of(page) == ["Eastland", "Northland"]
    assert matrix(page).keys() == {("XN", "XE"), ("XE", "XN")}
    assert "Member of: Union of Rivers" in main(page)
    assert matrix(client.get("/countries/?country=XS&country=XE")) == {}
    assert "XN" not in {code for pair in matrix(client.get("/countries/?region=Central+Asia")) for code in pair}


def test_of_more_countries_than_fit_it_has_those_with_the_most_records_and_says_so(client, limits, north, south, east):
    limits(MATRIX_COUNTRIES=2)
    for _ in range(2):
        make.meeting(participants=[north, south], published=True)
    make.meeting(participants=[north, east], published=True)
    page = client.get(f"/countries/?{OURS}")
    assert matrix(page).keys() == {("XN", "XS"), ("XS", "XN")}
    assert "These are the 2 of 3 countries with the most records." in main(page)


def test_a_damaged_filter_shows_no_matrix(client):
    assert matrix(client.get("/countries/?region=Atlantis")) == {}
    assert "No participant matches “nobody”" in main(client.get("/countries/?member_of=nobody"))


def test_the_tallies_of_pairs_follow_each_change(north, south, east):
    meeting = make.meeting(participants=[north, south], published=True)
    treaty = make.agreement(parties=[north, south, east], published=True)
    make.participation(meeting, east)
    assert wrong_tallies() == []
    Meeting.objects.filter(pk=meeting.pk).update(publication="withdrawn")
    meeting.participations.filter(participant=south).delete()
    make.action(treaty, "acceded", "2024", participant=make.state("XW"))
    assert wrong_tallies() == []
    AgreementAction.objects.all().delete()
    meeting.delete()
    assert wrong_tallies() == []

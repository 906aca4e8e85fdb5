"""Sort orders: each column has one, and rows are sorted as their visible text."""

from urllib.parse import parse_qs, urlsplit

import pytest

from cooperation.models.alphabet import MARKED
from cooperation.register import RECORD_TYPES
from tests import builders as make
from tests.html import select, text, texts
from tests.pages.reading import columns, titles

pytestmark = pytest.mark.django_db

LISTS = {it.many: it for it in RECORD_TYPES}
lists = pytest.mark.parametrize("name", LISTS)
NAMES = [
    ("meetings", "who", "Participants"),
    ("agreements", "parties", "Parties"),
    ("initiatives", "who", "Participants"),
    ("initiatives", "where", "Places"),
    ("developments", "who", "Participants"),
    ("commitments", "by", "By"),
    ("commitments", "to", "To"),
    ("figures", "of", "Participants"),
    ("participants", "country", "Country"),
    ("participants", "part_of", "Part of"),
    ("places", "countries", "Countries"),
    ("places", "within", "Within"),
    ("sources", "publisher", "Publisher"),
]
"""Columns of names in lists: list, name of the order, label of the cells."""


def orders(name: str) -> list[str]:
    return [value for value, _ in LISTS[name].filterset.base_filters["sort"].extra["choices"]]


def names(response, label: str) -> list[str]:
    """Return the names in a column, row by row, in lower case, joined by two spaces.

    Capacities, the number of other names, and codes of countries that are named in full are left out.
    """
    shown = []
    position = columns(response).index(label)
    for row in select(response, "table.rows tbody tr"):
        cell = list(row)[position]
        people = [item for item in select(cell, "li") if item.get("class") != "more"]
        parts = people or select(cell, "a") or [cell]
        shown.append("  ".join(text(part, without="span") for part in parts).lower())
    return shown


def as_sorted(text: str) -> str:
    return "".join(MARKED.get(letter, letter) for letter in text)


def leads(response) -> list[str]:
    """Return the target of the first link in each row."""
    return [select(row, "a")[0].get("href") for row in select(response, "table.rows tbody tr")]


@lists
def test_each_column_can_be_sorted_by(client, editor, name):
    for reader in (client, editor):
        columns = {
            text(column): select(column, "a") for column in select(reader.get(f"/{name}/"), "table.rows thead th")
        }
        fixed = [column for column, links in columns.items() if not links]
        assert fixed == (["Edit"] if reader is editor and name != "countries" else [])
        queries = [parse_qs(urlsplit(link.get("href")).query) for links in columns.values() for link in links]
        assert {order for query in queries for order in query.get("sort", [])} <= set(orders(name))


@lists
def test_both_directions_of_each_order_have_the_same_rows(client, name):
    whole = sorted(leads(client.get(f"/{name}/?rows=200")))
    assert whole
    for order in orders(name):
        assert sorted(leads(client.get(f"/{name}/?rows=200&sort={order}"))) == whole, order


@pytest.mark.parametrize(("name", "order", "label"), NAMES)
def test_rows_stand_in_the_order_of_the_names_that_they_show(client, name, order, label):
    for sign in ("", "-"):
        shown = names(client.get(f"/{name}/?rows=200&sort={sign}{order}"), label)
        filled = [text for text in shown if text]
        assert filled
        assert shown[: len(filled)] == filled, "What has no name comes last."
        assert filled == sorted(filled, key=as_sorted, reverse=bool(sign))


def test_figures_are_sorted_by_their_number_whatever_was_printed(client):
    for value, printed in [("9.5", "nine and a half"), ("10", ""), ("-3", "")]:
        make.figure(value_low=value, printed=printed, unit="examples", title=f"Figure of {value}", published=True)
    for sort, expected in [("value", ["-3", "9.5", "10"]), ("-value", ["10", "9.5", "-3"])]:
        assert titles(client.get(f"/figures/?unit=examples&sort={sort}")) == [f"Figure of {it}" for it in expected]


@pytest.mark.parametrize("place", ["ten~1", "NaN~1", "1e99~1", "10~one"])
def test_a_place_among_numbers_that_is_none_is_refused(client, place):
    assert client.get(f"/figures/?sort=value&after={place}").status_code == 404


def test_a_name_that_changes_takes_its_rows_along(client):
    bank, fund = make.participant("Aaa Bank"), make.participant("Bbb Fund")
    for title, party in [("With the bank", bank), ("With the fund", fund)]:
        make.agreement(title=title, form="exchange_of_notes", parties=[party], published=True)
    address = "/agreements/?form=exchange_of_notes&sort=parties"
    assert titles(client.get(address)) == ["With the bank", "With the fund"]
    bank.name = "Ccc Bank"
    bank.save()
    assert titles(client.get(address)) == ["With the fund", "With the bank"]


def test_hundreds_of_parties_can_be_sorted_by(client):
    many = [make.participant(f"Ministry of a very long example {number:03}") for number in range(120)]
    for title in ("First of all", "Second of all"):
        make.agreement(title=title, form="exchange_of_notes", parties=many, published=True)
    found = titles(client.get("/agreements/?form=exchange_of_notes&sort=-parties"))
    assert found == ["Second of all", "First of all"]


def test_letters_with_marks_stand_among_those_without(client):
    found = leads(client.get("/countries/?all=yes&rows=200"))
    assert found.index("/countries/AF/") < found.index("/countries/AX/") < found.index("/countries/AL/")
    assert found.index("/countries/CR/") < found.index("/countries/CI/") < found.index("/countries/HR/")


def test_sources_are_sorted_by_the_names_of_languages_as_they_read(client):
    for language in ("hy", "en-GB", "de", ""):
        make.cite(make.meeting(published=True), make.source(f"In {language}", language=language))
    shown = names(client.get("/sources/?rows=200&sort=language"), "Language")
    filled = [text for text in shown if text]
    assert {"armenian", "english", "german"} <= set(filled)
    assert shown[: len(filled)] == sorted(filled)
    assert len(shown) > len(filled)


def test_a_country_without_a_region_comes_last(client):
    shown = names(client.get("/countries/?all=yes&rows=200&sort=-region"), "Region")
    assert "" not in shown[:200]


@pytest.mark.parametrize(
    ("name", "order"), [("initiatives", "Status since, latest first"), ("sources", "Published, latest first")]
)
def test_an_order_is_called_like_its_column(client, name, order):
    page = client.get(f"/{name}/")
    assert order in texts(page, "option[selected]")
    assert texts(page, 'thead th[aria-sort="descending"] a') == [order.split(",")[0]]

"""A list's page, files, feed and count have the same rows."""

import pytest

from cooperation.models import Source
from tests import builders as make
from tests.exports.reading import csv_rows, feed_titles, json_rows, xlsx_rows
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db


def a_participant(name, **fields):
    make.participation(make.meeting(published=True), make.person(name, **fields))


def a_place(name, **fields):
    make.meeting(venue=make.place(name, **fields), published=True)


def a_source(title, **fields):
    make.cite(make.meeting(published=True), make.source(title, **fields))


CASES = {
    "meetings": (lambda title, **f: make.meeting(title=title, published=True, **f), "kind=summit", {"kind": "summit"}),
    "agreements": (
        lambda title, **f: make.agreement(title=title, published=True, **f),
        "form=roadmap",
        {"form": "roadmap"},
    ),
    "initiatives": (
        lambda title, **f: make.initiative(title=title, published=True, **f),
        "place=exampleton",
        {"place": "Exampleton"},
    ),
    "developments": (
        lambda title, **f: make.development(title=title, published=True, **f),
        "kind=setback",
        {"kind": "setback"},
    ),
    "commitments": (
        lambda title, **f: make.commitment(title=title, published=True, **f),
        "status=missed",
        {"status": "missed"},
    ),
    "figures": (
        lambda title, **f: make.figure(title=title, published=True, **f),
        "nature=forecast",
        {"nature": "forecast"},
    ),
    "participants": (a_participant, "country=XN", {"country": "XN"}),
    "places": (a_place, "kind=port", {"kind": "port"}),
    "sources": (a_source, "language=tk", {"language": "tk"}),
}
"""Model -> a function that creates a row by its title, a filter, and the field that matches it."""

nouns = pytest.mark.parametrize("noun", CASES)


def fill(noun):
    """Create three rows that match the filter of a model, one that does not, and one that visitors don't see."""
    build, _, fits = CASES[noun]
    if fits == {"place": "Exampleton"}:
        fits = {"places": [make.place("Exampleton")]}
    if fits == {"country": "XN"}:
        fits = {"country": make.country("XN")}
    for title in ("Bravo", "Alpha", "Чарли"):
        build(title, **fits)
    build("Other")


def rows_of(client, noun):
    """Return the titles in each form of a filtered list, in order."""
    query = f"{CASES[noun][1]}&sort={'name' if noun in ('participants', 'places') else '-title'}"
    label = "Name" if noun in ("participants", "places") else "Title"
    return {
        "csv": [row[label] for row in csv_rows(client.get(f"/{noun}/export.csv?{query}"))],
        "xlsx": [row[label] for row in xlsx_rows(client.get(f"/{noun}/export.xlsx?{query}"))],
        "json": [row[label.lower()] for row in json_rows(client.get(f"/{noun}/export.json?{query}"))],
        "feed": sorted(feed_titles(client.get(f"/{noun}/feed.atom?{query}")), reverse=label == "Title"),
    }, query


@nouns
def test_all_forms_of_a_filtered_list_have_its_rows_in_its_order(client, noun):
    fill(noun)
    forms, query = rows_of(client, noun)
    expected = ["Alpha", "Bravo", "Чарли"]
    assert forms == dict.fromkeys(forms, expected if "sort=name" in query else expected[::-1])


@nouns
def test_the_page_of_a_list_shows_and_counts_the_rows_of_its_files(client, noun):
    fill(noun)
    forms, query = rows_of(client, noun)
    page = client.get(f"/{noun}/?{query}")
    assert f"3 {noun}" in main(page)
    if noun not in ("participants", "places", "sources"):
        assert titles(page) == forms["csv"]


@nouns
def test_each_row_says_where_its_page_is(client, noun):
    fill(noun)
    for row in json_rows(client.get(f"/{noun}/export.json?{CASES[noun][1]}")):
        assert client.get(row["address"].removeprefix("http://testserver")).status_code == 200


def test_countries_can_be_exported_too(client):
    make.agreement(parties=[make.state("XN"), make.state("XS")], published=True)
    rows = csv_rows(client.get("/countries/export.csv?sort=-code"))
    assert [row["Name"] for row in rows][:2] == ["Southland", "Northland"]


def test_a_list_of_nothing_is_a_file_of_nothing(client):
    assert json_rows(client.get("/agreements/export.json?status=signed")) == []
    assert csv_rows(client.get("/agreements/export.csv?status=signed")) == []
    assert xlsx_rows(client.get("/agreements/export.xlsx?status=signed")) == []
    assert feed_titles(client.get("/agreements/feed.atom?status=signed")) == []


def test_a_list_longer_than_a_page_is_given_whole(client, limits):
    limits(CHUNK_SIZE=7)
    source = make.source("The Daily Example")
    for number in range(60):
        make.meeting(title=f"Talks {number:02}", published=True).citations.update(source=source)
    rows = csv_rows(client.get(f"/meetings/export.csv?source={source.slug}&sort=title"))
    assert [row["Title"] for row in rows] == [f"Talks {number:02}" for number in range(60)]
    assert Source.objects.get(pk=source.pk).citations.count() == 60

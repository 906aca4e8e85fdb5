"""Queries of detail pages: the same number for three times the rows, and limits of long lists."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders as make
from tests.html import select
from tests.pages.reading import section

pytestmark = pytest.mark.django_db


def person_with_country():
    return make.person(country=make.state("XN").country)


def place_with_country():
    return make.place(countries=[make.state("XN").country])


def fill_meeting(meeting):
    make.participation(meeting, person_with_country(), on_behalf_of=make.participant(country=make.state("XS").country))
    meeting.places.add(place_with_country())
    meeting.sectors.add(make.sector(f"Sector {meeting.sectors.count()}"))
    make.meeting(part_of=meeting, published=True)
    make.initiative(meetings=[meeting], published=True)
    fill_told(meeting=meeting)
    make.agreement(meeting=meeting, published=True)


def fill_agreement(agreement):
    agreement.parties.create(participant=person_with_country())
    make.cite(make.action(agreement, participant=person_with_country()), speaker=person_with_country())
    make.link(make.agreement(published=True), "amends", agreement)
    make.initiative(agreements=[agreement], published=True)
    make.development(agreements=[agreement], participants=[person_with_country()], published=True)
    make.commitment(agreement=agreement, by=[person_with_country()], published=True)
    make.figure(agreement=agreement, published=True)


def fill_initiative(initiative):
    make.cite(make.involvement(initiative, person_with_country()))
    make.initiative(part_of=initiative, published=True)
    make.development(initiatives=[initiative], meeting=make.meeting(published=True), published=True)
    make.commitment(about_initiatives=[initiative], by=[person_with_country()], to=[make.state("XS")], published=True)
    make.figure(initiative=initiative, published=True)
    initiative.meetings.add(make.meeting(published=True))
    initiative.editions.add(make.meeting(published=True))
    initiative.agreements.add(make.agreement(published=True))


def fill_told(**of):
    make.development(participants=[person_with_country()], published=True, **of)
    make.commitment(by=[person_with_country()], to=[make.state("XS")], published=True, **of)
    make.figure(of=[person_with_country()], published=True, **of)


def fill_development(development):
    development.participants.add(person_with_country())
    initiative, agreement = make.initiative(published=True), make.agreement(published=True)
    type(development).objects.filter(pk=development.pk).update(date="2024")
    development.initiatives.add(initiative)
    development.agreements.add(agreement)
    make.action(agreement, date="2025", participant=person_with_country())
    make.development(date="2023", initiatives=[initiative], participants=[person_with_country()], published=True)
    development.places.add(place_with_country())


def fill_commitment(commitment):
    commitment.by.add(person_with_country())
    commitment.about_initiatives.add(make.initiative(published=True))
    latest = commitment
    while later := latest.restated_by.first():
        latest = later
    make.commitment(restates=latest, due="2030", meeting=make.meeting(published=True), published=True)


def fill_figure(figure):
    make.figure(value_low=figure.value_low + figure._meta.model.objects.count(), published=True)


def fill_participant(participant):
    meeting = make.meeting(participants=[participant], venue=place_with_country(), published=True)
    make.agreement(parties=[participant], published=True)
    make.initiative(participants=[participant], published=True)
    make.development(participants=[participant], meeting=meeting, published=True)
    make.commitment(by=[participant], published=True)
    make.figure(of=[participant], published=True)
    make.cite(make.affiliation(participant, make.participant(country=make.state("XS").country)))
    make.affiliation(person_with_country(), participant)
    make.participant(part_of=participant, country=make.state("XS").country)


def fill_place(place):
    make.place(within=place, countries=[make.state("XS").country])
    make.meeting(venue=place, participants=[person_with_country()], published=True)
    make.initiative(places=[place], published=True)


def fill_source(source):
    agreement = make.agreement(published=True)
    make.cite(agreement, source, speaker=person_with_country(), relies_on=make.source())
    make.cite(make.action(agreement, participant=person_with_country()), source)
    make.cite(make.involvement(make.initiative(published=True), person_with_country()), source)
    make.cite(make.affiliation(person_with_country(), make.participant(country=make.state("XS").country)), source)
    make.cite(place_with_country(), source)


PAGES = {
    "meetings": (make.meeting, fill_meeting),
    "agreements": (make.agreement, fill_agreement),
    "initiatives": (make.initiative, fill_initiative),
    "developments": (make.development, fill_development),
    "commitments": (make.commitment, fill_commitment),
    "figures": (make.figure, fill_figure),
    "participants": (make.participant, fill_participant),
    "places": (make.place, fill_place),
    "sources": (make.source, fill_source),
}


BUDGET = {
    "meetings": 27,
    "agreements": 27,
    "initiatives": 24,
    "developments": 20,
    "commitments": 22,
    "figures": 16,
    "participants": 27,
    "places": 20,
    "sources": 20,
}
"""Queries for the page of a row with everything: user, permissions, the row, each list, which have rows, the notes."""


def queries_of(client, path):
    cache.clear()  # of sectors
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("noun", PAGES)
def test_three_times_the_rows_take_the_same_number_of_queries(editor, noun):
    build, fill = PAGES[noun]
    row = build(slug="row")
    fill(row)
    once = queries_of(editor, f"/{noun}/row/")
    fill(row)
    fill(row)
    assert queries_of(editor, f"/{noun}/row/") == once


@pytest.mark.parametrize(("noun", "budget"), BUDGET.items())
def test_a_page_keeps_to_its_budget(editor, noun, budget):
    make, fill = PAGES[noun]
    fill(make(slug="row"))
    assert queries_of(editor, f"/{noun}/row/") == budget


@pytest.mark.parametrize("path", ["/countries/XN/", "/countries/XN/XS/"])
def test_country_pages_take_the_same_number_of_queries_for_more_rows(editor, path):
    fill = lambda: fill_agreement(make.agreement(published=True))  # noqa: E731
    make.meeting(participants=[make.state("XN"), make.state("XS")], published=True)
    fill()
    once = queries_of(editor, path)
    fill()
    fill()
    assert queries_of(editor, path) == once


def test_a_page_shows_fifty_of_a_kind_and_links_to_the_rest(client):
    plant = make.initiative(slug="plant", published=True)
    for number in range(51):
        make.development(title=f"Step {number}", date=f"{1900 + number}", initiatives=[plant], published=True)
    page = client.get("/initiatives/plant/")
    text = section(page, "Chronicle")
    assert text.count("Step ") == 50
    assert "Step 49" in text
    assert "Step 50" not in text
    assert 'href="/developments/?initiative=plant"' in page.text
    assert [link.get("rel") for link in select(page, ".chronicle-pages a")] == ["next"]

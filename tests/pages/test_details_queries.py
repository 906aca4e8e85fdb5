"""What a page costs: three times the rows take the same number of queries, and what has no bound is cut."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import (
    cite,
    make_action,
    make_affiliation,
    make_agreement,
    make_commitment,
    make_development,
    make_figure,
    make_initiative,
    make_involvement,
    make_link,
    make_meeting,
    make_participant,
    make_participation,
    make_person,
    make_place,
    make_sector,
    make_source,
    make_state,
)
from tests.pages.reading import section

pytestmark = pytest.mark.django_db


def person_with_country():
    return make_person(country=make_state("XN").country)


def place_with_country():
    return make_place(countries=[make_state("XN").country])


def fill_meeting(meeting):
    make_participation(meeting, person_with_country(), on_behalf_of=make_participant(country=make_state("XS").country))
    meeting.places.add(place_with_country())
    meeting.sectors.add(make_sector(f"Sector {meeting.sectors.count()}"))
    make_meeting(part_of=meeting, published=True)
    make_initiative(meetings=[meeting], published=True)
    fill_told(meeting=meeting)
    make_agreement(meeting=meeting, published=True)


def fill_agreement(agreement):
    agreement.parties.create(participant=person_with_country())
    cite(make_action(agreement, participant=person_with_country()), speaker=person_with_country())
    make_link(make_agreement(published=True), "amends", agreement)
    make_initiative(agreements=[agreement], published=True)
    make_development(agreements=[agreement], participants=[person_with_country()], published=True)
    make_commitment(agreement=agreement, by=[person_with_country()], published=True)
    make_figure(agreement=agreement, published=True)


def fill_initiative(initiative):
    cite(make_involvement(initiative, person_with_country()))
    make_initiative(part_of=initiative, published=True)
    make_development(initiatives=[initiative], meeting=make_meeting(published=True), published=True)
    make_commitment(about_initiatives=[initiative], by=[person_with_country()], to=[make_state("XS")], published=True)
    make_figure(initiative=initiative, published=True)
    initiative.meetings.add(make_meeting(published=True))
    initiative.editions.add(make_meeting(published=True))
    initiative.agreements.add(make_agreement(published=True))


def fill_told(**of):
    make_development(participants=[person_with_country()], published=True, **of)
    make_commitment(by=[person_with_country()], to=[make_state("XS")], published=True, **of)
    make_figure(of=[person_with_country()], published=True, **of)


def fill_development(development):
    development.participants.add(person_with_country())
    development.initiatives.add(make_initiative(published=True))
    development.agreements.add(make_agreement(published=True))
    development.places.add(place_with_country())


def fill_commitment(commitment):
    commitment.by.add(person_with_country())
    commitment.about_initiatives.add(make_initiative(published=True))
    make_commitment(restates=commitment, due="2030", meeting=make_meeting(published=True), published=True)


def fill_figure(figure):
    make_figure(value_low=figure.value_low + figure._meta.model.objects.count(), published=True)


def fill_participant(participant):
    meeting = make_meeting(participants=[participant], venue=place_with_country(), published=True)
    make_agreement(parties=[participant], published=True)
    make_initiative(participants=[participant], published=True)
    make_development(participants=[participant], meeting=meeting, published=True)
    make_commitment(by=[participant], published=True)
    make_figure(of=[participant], published=True)
    cite(make_affiliation(participant, make_participant(country=make_state("XS").country)))
    make_affiliation(person_with_country(), participant)
    make_participant(part_of=participant, country=make_state("XS").country)


def fill_place(place):
    make_place(within=place, countries=[make_state("XS").country])
    make_meeting(venue=place, participants=[person_with_country()], published=True)
    make_initiative(places=[place], published=True)


def fill_source(source):
    agreement = make_agreement(published=True)
    cite(agreement, source, speaker=person_with_country(), relies_on=make_source())
    cite(make_action(agreement, participant=person_with_country()), source)
    cite(make_involvement(make_initiative(published=True), person_with_country()), source)
    cite(make_affiliation(person_with_country(), make_participant(country=make_state("XS").country)), source)
    cite(place_with_country(), source)


PAGES = {
    "meetings": (make_meeting, fill_meeting),
    "agreements": (make_agreement, fill_agreement),
    "initiatives": (make_initiative, fill_initiative),
    "developments": (make_development, fill_development),
    "commitments": (make_commitment, fill_commitment),
    "figures": (make_figure, fill_figure),
    "participants": (make_participant, fill_participant),
    "places": (make_place, fill_place),
    "sources": (make_source, fill_source),
}


BUDGET = {
    "meetings": 17,
    "agreements": 16,
    "initiatives": 16,
    "developments": 10,
    "commitments": 12,
    "figures": 13,
    "participants": 16,
    "places": 11,
    "sources": 20,
}
"""What the page of a filled row asks: who reads it, what they may, the row, each list of it, the notes."""


def queries_of(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("noun", PAGES)
def test_three_times_the_rows_take_the_same_number_of_queries(editor, noun):
    make, fill = PAGES[noun]
    row = make(slug="row")
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
def test_country_pages_do_too(editor, path):
    fill = lambda: fill_agreement(make_agreement(published=True))  # noqa: E731
    make_meeting(participants=[make_state("XN"), make_state("XS")], published=True)
    fill()
    once = queries_of(editor, path)
    fill()
    fill()
    assert queries_of(editor, path) == once


def test_a_page_shows_fifty_of_a_kind_and_leads_to_the_rest(client):
    plant = make_initiative(slug="plant", published=True)
    for number in range(51):
        make_development(title=f"Step {number}", date=f"{1900 + number}", initiatives=[plant], published=True)
    page = client.get("/initiatives/plant/")
    text = section(page, "What happened")
    assert text.count("Step ") == 50
    assert "Step 50" in text
    assert 'href="/developments/?initiative=plant"' in page.text

"""Notes: reference numbers at the facts, quotes below, and links back."""

import pytest

from tests import builders as make
from tests.html import select, texts
from tests.pages.reading import section

pytestmark = pytest.mark.django_db


def notes(page):
    return section(page, "Notes")


def test_a_fact_leads_to_its_note_and_the_note_back_to_the_fact(client):
    make.meeting(slug="talks", published=True)
    page = client.get("/meetings/talks/")
    assert texts(page, 'a#mark-1[href="#note-1"][role="doc-noteref"]') == ["1"]
    assert select(page, 'li#note-1 a[href="#mark-1"][role="doc-backlink"]')


def test_a_note_gives_quote_speaker_source_locator_and_what_it_rests_on(client):
    meeting = make.meeting(slug="talks", published=True)
    meeting.citations.all().delete()
    make.cite(
        meeting,
        make.source("Example Times", slug="times", publisher=make.participant("Times Ltd", kind="media")),
        "we will meet again",
        speaker=make.person("Ann Example"),
        locator="page 3",
        relies_on=make.source("Agency report"),
    )
    page = client.get("/meetings/talks/")
    assert notes(page) == (
        "“we will meet again”, said by Ann Example, in Example Times, Times Ltd, page 3. Relies on Agency report. ↩"
    )
    assert '<a href="/sources/times/">Example Times</a>' in page.text


def test_a_note_says_where_its_source_differs(client):
    meeting = make.meeting(slug="talks", published=True)
    make.cite(meeting, make.source("Other paper"), "on 26 February", differs="26 February")
    assert "“on 26 February”, Other paper. Differs: 26 February" in notes(client.get("/meetings/talks/"))


def test_acts_and_involvements_have_their_own_numbers(client):
    agreement = make.agreement(slug="treaty", published=True)
    make.cite(make.action(agreement, "signed", "2025"), quote="was signed")
    assert "2025 Signed2" in section(client.get("/agreements/treaty/"), "Chronicle")
    plant = make.initiative(slug="plant", published=True)
    make.cite(make.involvement(plant, make.participant("Example Power")), quote="takes part")
    assert section(client.get("/initiatives/plant/"), "Participants") == "Example Power2 partner"


def test_facts_of_related_records_have_notes_on_the_page_too(client):
    plant = make.initiative(slug="plant", published=True)
    development = make.development(initiatives=[plant], published=True)
    make.cite(development, quote="ground was broken")
    assert "“ground was broken”" in notes(client.get("/initiatives/plant/"))


def test_the_same_words_have_one_note_with_a_way_back_to_each_fact(client):
    source = make.source("Example Times")
    plant = make.initiative(slug="plant", published=True)
    development = make.development(initiatives=[plant], published=True)
    plant.citations.update(source=source, quote="ground was broken")
    development.citations.update(source=source, quote="ground was broken")
    text = client.get("/initiatives/plant/").text
    assert text.count('<li id="note-') == 1
    assert 'href="#mark-1"' in text
    assert 'href="#mark-1-2"' in text


def test_a_source_is_named_in_full_once(client):
    source = make.source("Example Times", publisher=make.participant("Times Ltd", kind="media"))
    meeting = make.meeting(slug="talks", published=True)
    meeting.citations.all().delete()
    make.cite(meeting, source, "first words")
    make.cite(meeting, source, "second words")
    assert notes(client.get("/meetings/talks/")).count("Times Ltd") == 1


def test_every_number_leads_to_a_note_and_every_note_back_to_a_number(client):
    page = client.get("/meetings/talks-of-kassym-jomart-tokayev-and-adylbek-kasymaliev-2025-02-25/")
    ids = {element.get("id") for element in select(page, "[id]")}
    links = [link.get("href").removeprefix("#") for link in select(page, 'a[href^="#"]')]
    assert len(links) > 10
    assert set(links) <= ids

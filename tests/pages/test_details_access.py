"""Permissions: only editors see drafts and their related objects."""

import pytest

from tests import builders as make
from tests.pages.reading import main

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("noun", make.LISTED_RECORDS)
def test_a_visitor_does_not_find_a_draft(client, noun):
    make.LISTED_RECORDS[noun](slug="draft")
    assert client.get(f"/{noun}/draft/").status_code == 404


@pytest.mark.parametrize("noun", make.LISTED_RECORDS)
def test_an_editor_sees_a_draft_marked_by_the_word(editor, noun):
    make.LISTED_RECORDS[noun](slug="secret", title="A title")
    text = main(editor.get(f"/{noun}/secret/"))
    assert "A title" in text
    assert " draft" in text


@pytest.mark.parametrize("noun", [*make.LISTED_RECORDS, "participants", "places", "sources"])
def test_an_unknown_address_is_not_found(client, noun):
    assert client.get(f"/{noun}/nothing-here/").status_code == 404


def drafts_around_a_meeting():
    meeting = make.meeting(slug="talks", published=True)
    make.meeting(title="Hidden part", part_of=meeting)
    make.initiative(title="Hidden initiative", meetings=[meeting])
    make.development(title="Hidden development", meeting=meeting)
    make.agreement(title="Hidden agreement", meeting=meeting)
    make.commitment(title="Hidden commitment", meeting=meeting)
    make.figure(title="Hidden figure", meeting=meeting)
    return "/meetings/talks/"


def drafts_around_an_agreement():
    agreement = make.agreement(slug="treaty", meeting=make.meeting(title="Hidden meeting"), published=True)
    make.link(make.agreement(title="Hidden protocol"), "amends", agreement)
    make.commitment(title="Hidden commitment", about_agreements=[agreement])
    make.initiative(title="Hidden initiative", agreements=[agreement])
    return "/agreements/treaty/"


def drafts_around_an_initiative():
    make.initiative(
        slug="plant",
        part_of=make.initiative(title="Hidden programme"),
        meetings=[make.meeting(title="Hidden meeting")],
        editions=[make.meeting(title="Hidden holding")],
        agreements=[make.agreement(title="Hidden agreement")],
        published=True,
    )
    return "/initiatives/plant/"


def drafts_around_a_development():
    make.development(
        slug="ground",
        meeting=make.meeting(title="Hidden meeting"),
        initiatives=[make.initiative(title="Hidden initiative")],
        agreements=[make.agreement(title="Hidden agreement")],
        published=True,
    )
    return "/developments/ground/"


def drafts_around_a_commitment():
    make.commitment(
        slug="promise",
        restates=make.commitment(title="Hidden wording", due="by 2020"),
        due="by 2030",
        meeting=make.meeting(title="Hidden meeting"),
        agreement=make.agreement(title="Hidden agreement"),
        published=True,
    )
    return "/commitments/promise/"


def drafts_around_a_figure():
    initiative = make.initiative(title="Hidden initiative")
    make.figure(slug="trade", initiative=initiative, published=True)
    make.figure(title="Hidden figure", initiative=initiative, value_low=1)
    return "/figures/trade/"


SCENES = [
    drafts_around_a_meeting,
    drafts_around_an_agreement,
    drafts_around_an_initiative,
    drafts_around_a_development,
    drafts_around_a_commitment,
    drafts_around_a_figure,
]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_a_visitor_reads_nothing_of_drafts_that_belong_to_a_record(client, scene):
    page = client.get(scene())
    assert page.status_code == 200
    assert "hidden" not in main(page).lower()
    assert "than before" not in main(page)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_an_editor_reads_drafts_that_belong_to_a_record(editor, scene):
    assert "Hidden" in main(editor.get(scene()))


def test_a_person_whom_only_a_draft_names_is_hidden(client, editor):
    make.meeting(participants=[make.person("Ann Example", slug="ann-example")])
    assert client.get("/participants/ann-example/").status_code == 404
    assert editor.get("/participants/ann-example/").status_code == 200


def test_a_person_whom_a_published_record_names_is_shown(client):
    make.meeting(participants=[make.person("Ann Example", slug="ann-example")], published=True)
    assert client.get("/participants/ann-example/").status_code == 200


def test_holders_of_posts_whom_nothing_published_names_are_hidden(client):
    ministry = make.participant("Ministry of Rivers", slug="rivers")
    make.meeting(participants=[ministry], published=True)
    make.affiliation(make.person("Hidden Person"), ministry, role="Minister")
    assert "Hidden Person" not in main(client.get("/participants/rivers/"))


def test_places_within_that_nothing_published_names_are_hidden(client):
    region = make.place("A region", slug="region")
    make.meeting(places=[region], published=True)
    make.place("Hidden village", within=region)
    assert "Hidden village" not in main(client.get("/places/region/"))


def test_what_a_source_says_of_drafts_is_hidden(client):
    source = make.source("Example Times", slug="times")
    make.cite(make.meeting(title="Known talks", published=True), source, "they met")
    make.cite(make.meeting(title="Hidden talks"), source, "they met in secret")
    make.cite(make.person("Hidden Person"), source, "a quiet woman")
    text = main(client.get("/sources/times/"))
    assert "they met" in text
    assert "secret" not in text
    assert "Hidden" not in text


@pytest.mark.parametrize("path", ["/countries/XN/", "/countries/XN/XS/"])
def test_country_pages_hide_drafts_from_visitors(client, editor, path):
    make.meeting(title="Hidden talks", participants=[make.state("XN"), make.state("XS")])
    assert "Hidden talks" not in main(client.get(path))
    assert "Hidden talks" in main(editor.get(path))


def test_a_visitor_is_offered_nothing_to_change(client):
    make.meeting(slug="talks", published=True)
    assert "/admin/cooperation/" not in client.get("/meetings/talks/").text


def test_an_editor_edits_a_record_and_comes_back(editor):
    meeting = make.meeting(slug="talks")
    address = f"/admin/cooperation/meeting/{meeting.pk}/change/?_return=%2Fmeetings%2Ftalks%2F"
    assert f'href="{address}"' in editor.get("/meetings/talks/").text


def test_an_editor_adds_a_development_to_an_initiative(editor):
    plant = make.initiative(slug="plant")
    address = f"/admin/cooperation/development/add/?initiatives={plant.pk}&amp;_return=%2Finitiatives%2Fplant%2F"
    assert f'href="{address}">Add development</a>' in editor.get("/initiatives/plant/").text

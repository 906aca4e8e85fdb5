"""Who sees what: drafts, and what belongs to them, are for people who enter records."""

import pytest

from tests.builders import (
    cite,
    make_affiliation,
    make_agreement,
    make_commitment,
    make_development,
    make_figure,
    make_initiative,
    make_link,
    make_meeting,
    make_participant,
    make_person,
    make_place,
    make_source,
    make_state,
)
from tests.pages.reading import main

pytestmark = pytest.mark.django_db

MAKERS = {
    "meetings": make_meeting,
    "agreements": make_agreement,
    "initiatives": make_initiative,
    "developments": make_development,
    "commitments": make_commitment,
    "figures": make_figure,
}


@pytest.mark.parametrize("noun", MAKERS)
def test_a_visitor_does_not_find_a_draft(client, noun):
    MAKERS[noun](slug="draft")
    assert client.get(f"/{noun}/draft/").status_code == 404


@pytest.mark.parametrize("noun", MAKERS)
def test_an_editor_sees_a_draft_marked_by_the_word(editor, noun):
    MAKERS[noun](slug="secret", title="A title")
    text = main(editor.get(f"/{noun}/secret/"))
    assert "A title" in text
    assert " draft" in text


@pytest.mark.parametrize("noun", [*MAKERS, "participants", "places", "sources"])
def test_an_unknown_address_is_not_found(client, noun):
    assert client.get(f"/{noun}/nothing-here/").status_code == 404


def drafts_around_a_meeting():
    meeting = make_meeting(slug="talks", published=True)
    make_meeting(title="Hidden part", part_of=meeting)
    make_initiative(title="Hidden initiative", meetings=[meeting])
    make_development(title="Hidden development", meeting=meeting)
    make_agreement(title="Hidden agreement", meeting=meeting)
    make_commitment(title="Hidden commitment", meeting=meeting)
    make_figure(title="Hidden figure", meeting=meeting)
    return "/meetings/talks/"


def drafts_around_an_agreement():
    agreement = make_agreement(slug="treaty", meeting=make_meeting(title="Hidden meeting"), published=True)
    make_link(make_agreement(title="Hidden protocol"), "amends", agreement)
    make_commitment(title="Hidden commitment", about_agreements=[agreement])
    make_initiative(title="Hidden initiative", agreements=[agreement])
    return "/agreements/treaty/"


def drafts_around_an_initiative():
    make_initiative(
        slug="plant",
        part_of=make_initiative(title="Hidden programme"),
        meetings=[make_meeting(title="Hidden meeting")],
        editions=[make_meeting(title="Hidden holding")],
        agreements=[make_agreement(title="Hidden agreement")],
        published=True,
    )
    return "/initiatives/plant/"


def drafts_around_a_development():
    make_development(
        slug="ground",
        meeting=make_meeting(title="Hidden meeting"),
        initiatives=[make_initiative(title="Hidden initiative")],
        agreements=[make_agreement(title="Hidden agreement")],
        published=True,
    )
    return "/developments/ground/"


def drafts_around_a_commitment():
    make_commitment(
        slug="promise",
        restates=make_commitment(title="Hidden wording", due="by 2020"),
        due="by 2030",
        meeting=make_meeting(title="Hidden meeting"),
        agreement=make_agreement(title="Hidden agreement"),
        published=True,
    )
    return "/commitments/promise/"


def drafts_around_a_figure():
    initiative = make_initiative(title="Hidden initiative")
    make_figure(slug="trade", initiative=initiative, published=True)
    make_figure(title="Hidden figure", initiative=initiative, value_low=1)
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
def test_an_editor_reads_all_of_them(editor, scene):
    assert "Hidden" in main(editor.get(scene()))


def test_a_person_whom_only_a_draft_names_is_hidden(client, editor):
    make_meeting(participants=[make_person("Ann Example", slug="ann-example")])
    assert client.get("/participants/ann-example/").status_code == 404
    assert editor.get("/participants/ann-example/").status_code == 200


def test_a_person_whom_a_published_record_names_is_shown(client):
    make_meeting(participants=[make_person("Ann Example", slug="ann-example")], published=True)
    assert client.get("/participants/ann-example/").status_code == 200


def test_holders_of_posts_whom_nothing_published_names_are_hidden(client):
    ministry = make_participant("Ministry of Rivers", slug="rivers")
    make_meeting(participants=[ministry], published=True)
    make_affiliation(make_person("Hidden Person"), ministry, role="Minister")
    assert "Hidden Person" not in main(client.get("/participants/rivers/"))


def test_places_within_that_nothing_published_names_are_hidden(client):
    region = make_place("A region", slug="region")
    make_meeting(places=[region], published=True)
    make_place("Hidden village", within=region)
    assert "Hidden village" not in main(client.get("/places/region/"))


def test_what_a_source_says_of_drafts_is_hidden(client):
    source = make_source("Example Times", slug="times")
    cite(make_meeting(title="Known talks", published=True), source, "they met")
    cite(make_meeting(title="Hidden talks"), source, "they met in secret")
    cite(make_person("Hidden Person"), source, "a quiet woman")
    text = main(client.get("/sources/times/"))
    assert "they met" in text
    assert "secret" not in text
    assert "Hidden" not in text


@pytest.mark.parametrize("path", ["/countries/XN/", "/countries/XN/XS/"])
def test_country_pages_hide_drafts_from_visitors(client, editor, path):
    make_meeting(title="Hidden talks", participants=[make_state("XN"), make_state("XS")])
    assert "Hidden talks" not in main(client.get(path))
    assert "Hidden talks" in main(editor.get(path))


def test_a_visitor_is_offered_nothing_to_change(client):
    make_meeting(slug="talks", published=True)
    assert "/admin/cooperation/" not in client.get("/meetings/talks/").text


def test_an_editor_edits_a_record_and_comes_back(editor):
    meeting = make_meeting(slug="talks")
    address = f"/admin/cooperation/meeting/{meeting.pk}/change/?_return=%2Fmeetings%2Ftalks%2F"
    assert f'href="{address}"' in editor.get("/meetings/talks/").text


def test_an_editor_adds_a_development_to_an_initiative(editor):
    plant = make_initiative(slug="plant")
    address = f"/admin/cooperation/development/add/?initiatives={plant.pk}&amp;_return=%2Finitiatives%2Fplant%2F"
    assert f'href="{address}">Add development</a>' in editor.get("/initiatives/plant/").text

"""Permissions: visitors get published records only, editors their drafts too."""

import pytest

from tests import builders as make
from tests.exports.reading import content, csv_rows, events, feed_titles, json_rows, xlsx_rows

pytestmark = pytest.mark.django_db

nouns = pytest.mark.parametrize("noun", make.LISTED_RECORDS)
FORMS = ["export.csv", "export.xlsx", "export.json", "feed.atom"]


@nouns
@pytest.mark.parametrize("form", ["export.csv", "export.json", "feed.atom"])
def test_a_visitor_is_not_given_a_draft(client, noun, form):
    make.LISTED_RECORDS[noun](title="Quiet one")
    assert b"Quiet one" not in content(client.get(f"/{noun}/{form}"))


@nouns
def test_a_visitor_has_no_draft_in_a_workbook(client, noun):
    make.LISTED_RECORDS[noun](title="Quiet one")
    assert "Quiet one" not in [row["Title"] for row in xlsx_rows(client.get(f"/{noun}/export.xlsx"))]


@nouns
def test_an_editor_gets_drafts_marked_as_drafts(editor, noun):
    make.LISTED_RECORDS[noun](title="Quiet one")
    (row,) = [row for row in csv_rows(editor.get(f"/{noun}/export.csv")) if row["Title"] == "Quiet one"]
    assert row["Publication"] == "draft"
    assert "Quiet one" in feed_titles(editor.get(f"/{noun}/feed.atom"))


@nouns
def test_a_visitor_has_no_column_of_publication(client, noun):
    make.LISTED_RECORDS[noun](published=True)
    assert "publication" not in json_rows(client.get(f"/{noun}/export.json"))[0]


def test_no_calendar_of_a_visitor_has_a_draft(client, editor):
    make.meeting(title="Quiet talks", date="2 May 2025")
    assert "Quiet talks" not in [event["SUMMARY"] for event in events(client.get("/meetings/calendar.ics"))]
    assert "Quiet talks" in [event["SUMMARY"] for event in events(editor.get("/meetings/calendar.ics"))]


def test_a_visitor_gets_no_title_of_a_related_draft(client, editor):
    talks, plant = make.meeting(title="Quiet talks"), make.initiative(title="Quiet plant")
    make.agreement(title="Deal", meeting=talks, form="roadmap", published=True)
    make.development(title="Step", initiatives=[plant], meeting=talks, kind="setback", published=True)
    make.commitment(title="Pledge", about_initiatives=[plant], meeting=talks, status="missed", published=True)
    make.figure(title="Amount", initiative=plant, meeting=talks, nature="forecast", published=True)
    make.initiative(title="Part", part_of=plant, published=True)
    make.meeting(title="Part of talks", part_of=talks, published=True)
    for noun in make.LISTED_RECORDS:
        assert b"Quiet" not in content(client.get(f"/{noun}/export.json"))
        assert b"Quiet" in content(editor.get(f"/{noun}/export.json"))


def test_a_visitor_gets_the_title_of_a_related_published_record(client):
    plant = make.initiative(title="Known plant", published=True)
    make.development(initiatives=[plant], kind="setback", published=True)
    (row,) = json_rows(client.get("/developments/export.json?kind=setback"))
    assert row["initiatives"] == ["Known plant"]


def test_a_visitor_is_not_given_a_participant_whom_nothing_published_names(client, editor):
    make.participation(make.meeting(), make.person("Ann Quiet"))
    assert b"Ann Quiet" not in content(client.get("/participants/export.csv"))
    assert b"Ann Quiet" in content(editor.get("/participants/export.csv"))


def test_posts_are_listed_with_their_holder(client):
    ann = make.person("Ann Example")
    make.participation(make.meeting(published=True), ann)
    make.affiliation(ann, make.participant("Ministry of Examples"), role="Minister")
    (row,) = json_rows(client.get("/participants/export.json?q=Ann+Example"))
    assert row["posts"] == ["Ministry of Examples, Minister"]


@pytest.mark.parametrize("form", FORMS)
def test_files_for_editors_are_cached_by_their_browser_only(editor, form):
    response = editor.get(f"/meetings/{form}")
    content(response)
    assert "private" in response.headers["Cache-Control"]

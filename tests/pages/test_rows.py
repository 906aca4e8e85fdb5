"""Rows of lists say what a reader would open the record for, as far as the row and what is read with it know it."""

import pytest

from tests import builders as make
from tests.html import one, select, text

pytestmark = pytest.mark.django_db


def row(client, path, title):
    """Return the text of the row of a list with a title."""
    rows = {text(select(it, "th a")[0]): text(it) for it in select(client.get(path), ".rows tbody tr")}
    return rows[title]


def test_an_agreement_says_since_when_it_has_its_status_unless_that_is_its_date(client):
    treaty, memo = (make.agreement(title=title, published=True) for title in ("Treaty", "Memorandum"))
    make.action(treaty, "signed", "5 March 2014")
    make.action(treaty, "entered_into_force", "1 May 2020")
    make.action(memo, "signed", "2015")
    ended = make.agreement(title="Ended", published=True)
    make.action(ended, "entered_into_force", "2001")
    make.action(ended, "terminated", "by 13 March 2021")
    assert "5 March 2014" in row(client, "/agreements/", "Treaty")
    assert "in force since 1 May 2020" in row(client, "/agreements/", "Treaty")
    assert "since" not in row(client, "/agreements/", "Memorandum")
    assert "terminated by 13 March 2021 at the latest" in row(client, "/agreements/", "Ended")


def test_a_meeting_says_that_it_was_a_call(client):
    make.meeting(title="Call", held="by_call", published=True)
    make.meeting(title="Both ways", held="mixed", venue=make.place(), published=True)
    assert "Call by call" in row(client, "/meetings/", "Call")
    assert "Exampleton, in person and by video" in row(client, "/meetings/", "Both ways")


def test_an_initiative_says_of_what_it_is_part_if_that_is_published(client, editor):
    make.initiative(title="First plant", part_of=make.initiative(title="Three plants", published=True), published=True)
    make.initiative(title="Second plant", part_of=make.initiative(title="Secret plants"), published=True)
    assert "Part of Three plants" in row(client, "/initiatives/", "First plant")
    assert "Secret plants" not in row(client, "/initiatives/", "Second plant")
    assert "Part of Secret plants" in row(editor, "/initiatives/", "Second plant")


def test_a_development_about_nothing_says_where_it_was_said_and_without_a_date_when_it_was_reported(client):
    talks = make.meeting(title="Talks", published=True)
    make.development(title="A remark", meeting=talks, reported_on="2025-02-26", published=True)
    assert "Said at Talks Reported on 26 February 2025" in row(client, "/developments/", "A remark")


def test_a_commitment_says_on_which_condition_and_where_it_was_made_and_that_it_has_no_deadline(client):
    talks, treaty = make.meeting(title="Talks", published=True), make.agreement(title="Treaty", published=True)
    make.commitment(title="Build it", condition="once the loan is agreed", meeting=talks, published=True)
    make.commitment(title="Keep it", agreement=treaty, meeting=make.meeting(title="Secret"), due="2030", published=True)
    build, keep = row(client, "/commitments/", "Build it"), row(client, "/commitments/", "Keep it")
    assert "no deadline" in build
    assert "Condition: once the loan is agreed Made at Talks" in build
    assert "Made in Treaty" in keep
    assert "Secret" not in keep


def test_a_figure_says_of_which_day_its_value_is(client):
    make.figure(title="Students", as_of="1 Sept 2025", published=True)
    assert "as of 1 September 2025" in row(client, "/figures/", "Students")


def test_the_register_has_the_name_that_its_settings_give(client, settings):
    settings.REGISTER_NAME = "Treaties & promises"
    home, page = client.get("/"), client.get("/meetings/")
    assert text(one(home, "h1")) == "Treaties & promises"
    assert text(one(page, "title")) == "Meetings – Treaties & promises"
    assert text(one(page, ".frame-name")) == "Treaties & promises"
    assert "Treaties &amp; promises</title>" in client.get("/nowhere/").content.decode()
    assert "Treaties &amp; promises" in client.get("/meetings/feed.atom").getvalue().decode()
    assert select(home, 'main a[href="/numbers/"]')

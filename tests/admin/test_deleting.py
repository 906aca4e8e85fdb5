"""The confirmation page of a deletion: what is deleted too, and what prevents it."""

import pytest

from cooperation.models import Sector
from tests import builders as make
from tests.html import one, select, text


@pytest.fixture
def listed(as_editor):
    """Return the lines that the confirmation page lists for a row."""

    def lines(row):
        page = as_editor.get(f"/admin/cooperation/{row._meta.model_name}/{row.pk}/delete/")
        return [text(line, without="ul") for line in select(one(page, "ul#deleted-objects"), "li")]

    return lines


def test_records_that_name_a_participant_are_listed_with_links_before_its_deletion(as_editor, listed):
    ann, talks = make.person("Ann Example"), make.meeting(title="Talks")
    make.participation(talks, ann)

    assert listed(ann) == ["Meeting: Talks"]
    page = as_editor.get(f"/admin/cooperation/participant/{ann.pk}/delete/").content.decode()
    assert f'<a href="/admin/cooperation/meeting/{talks.pk}/change/">Talks</a>' in page


def test_a_record_that_links_to_a_row_is_named_instead_of_the_link(listed):
    initiative = make.initiative(title="Plant")
    make.development(title="Work has begun").initiatives.add(initiative)

    assert listed(initiative) == ["Development: Work has begun"]


def test_a_record_that_refers_to_a_row_twice_is_named_once(listed):
    ann, talks = make.person("Ann Example"), make.meeting(title="Talks")
    make.participation(talks, ann)
    make.participation(talks, make.person("Ben Example")).__class__.objects.filter(
        participant__name="Ben Example"
    ).update(on_behalf_of=ann)

    assert listed(ann) == ["Meeting: Talks"]


def test_rows_deleted_with_a_record_are_named(listed):
    talks = make.meeting(title="Talks")
    make.participation(talks, make.person("Ann Example"))
    talks.sectors.add(Sector.objects.get(slug="water"))
    make.cite(talks, quote="they met")

    lines = listed(talks)

    assert lines[0] == "Meeting: Talks"
    assert "Link to: Sector: Water and river basins" in lines
    assert any(line.startswith("Participation: Ann Example") for line in lines)
    assert not any(" object (" in line for line in lines)


def test_the_first_of_very_many_protecting_rows_are_named(listed, limits):
    limits(MAX_PROTECTING=2)
    ann = make.person("Ann Example")
    for title in ("First", "Second", "Third"):
        make.participation(make.meeting(title=title), ann)

    assert listed(ann) == ["Meeting: First", "Meeting: Second", "… and 1 more"]

"""The form of a meeting: participants with capacity, without duplicates, and the visit that contains it."""

import pytest

from cooperation.models import Meeting
from tests import builders as make
from tests.admin.filling import errors, opened, save

ADD = "/admin/cooperation/meeting/add/"


def change(meeting) -> str:
    return f"/admin/cooperation/meeting/{meeting.pk}/change/"


def participations(*rows) -> dict:
    """Return the submitted rows of participants."""
    typed = {"participations-TOTAL_FORMS": str(len(rows))}
    for number, row in enumerate(rows):
        typed |= {f"participations-{number}-{name}": value for name, value in row.items()}
    return typed


def test_a_meeting_with_two_participants_and_a_citation(as_editor):
    host, guest, source = make.person("Ann Host"), make.person("Ben Guest"), make.source()
    rows = participations(
        {"participant": host.pk, "role": "host", "capacity": "President", "on_behalf_of": make.state("XN").pk},
        {"participant": guest.pk, "role": "guest", "capacity": "Prime Minister"},
    )
    citation = {"citations-0-source": source.pk, "citations-0-quote": "held talks", "citations-0-speaker": host.pk}
    typed = {"date": "25 Feb 2025", "date_stated": "on Tuesday", "venue": make.place().pk}

    save(as_editor, ADD, opened(as_editor, ADD), **typed, **rows, **citation)

    meeting = Meeting.objects.get(title="Talks: Ann Host and Ben Guest, 25 February 2025")
    assert [str(row) for row in meeting.participations.all()] == ["Ann Host, host", "Ben Guest, guest"]
    assert meeting.participations.get(participant=host).on_behalf_of == make.state("XN")
    assert (str(meeting.date), meeting.date_stated, str(meeting.venue)) == (
        "25 February 2025",
        "on Tuesday",
        "Exampleton",
    )
    assert meeting.citations.get().speaker == host


def test_a_new_meeting_is_talks_that_were_held_and_a_draft(as_editor):
    form = opened(as_editor, ADD)

    assert [form[name] for name in ("kind", "status", "held", "publication")] == ["talks", "held", "unknown", "draft"]


def test_the_same_participant_twice_is_refused(as_editor):
    ann = make.person()
    twice = participations({"participant": ann.pk}, {"participant": ann.pk})

    response = save(as_editor, ADD, opened(as_editor, ADD), **twice)

    assert "This participant is already in the list." in errors(response)
    assert not Meeting.objects.filter(participants=ann).exists()


def test_a_participant_who_is_in_the_list_already_is_refused(as_editor):
    ann = make.person()
    meeting = make.meeting(participants=[ann])
    again = {"participations-TOTAL_FORMS": "2", "participations-1-participant": ann.pk}

    response = save(as_editor, change(meeting), opened(as_editor, change(meeting)), **again)

    assert "This participant is already in the list." in errors(response)


def test_a_meeting_is_not_part_of_itself(as_editor):
    meeting = make.meeting()

    response = save(as_editor, change(meeting), opened(as_editor, change(meeting)), part_of=meeting.pk)

    assert errors(response) == "This meeting cannot be part of itself, directly or through others."


def test_a_ring_of_meetings_is_refused_at_its_field(as_editor):
    visit = make.meeting(title="Visit")
    talks = make.meeting(title="Talks", part_of=visit)

    response = save(as_editor, change(visit), opened(as_editor, change(visit)), part_of=talks.pk)

    assert [error.anchor for error in response.context["form_errors"]] == ["id_part_of"]


def test_a_session_number_needs_the_body_whose_session_it_is(as_editor):
    response = save(as_editor, ADD, opened(as_editor, ADD), kind="session", session_number="13")

    assert errors(response) == "Choose the convening body: a session number needs one."


def test_a_session_is_named_after_its_body(as_editor):
    council = make.participant("Council of Examples", kind="joint_body")

    save(as_editor, ADD, opened(as_editor, ADD), kind="session", session_number="13", convening_body=council.pk)

    assert Meeting.objects.filter(title="Council of Examples, session 13").exists()


@pytest.mark.parametrize("field", ["participations-0-participant", "venue", "citations-0-source"])
def test_a_deleted_row_gets_an_error_message(as_editor, field):
    response = save(as_editor, ADD, opened(as_editor, ADD), **{field: "999999"})

    assert "That choice is not one of the available choices." in errors(response)


def test_other_titles_are_typed_one_a_line(as_editor):
    save(as_editor, ADD, opened(as_editor, ADD), title="Talks", other_titles="Переговоры\r\n\r\n Talks, on trade ")

    assert Meeting.objects.latest("pk").other_titles == ["Переговоры", "Talks, on trade"]

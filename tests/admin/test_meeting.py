"""The form of a meeting: participants with capacity, without duplicates, and the visit that contains it."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from cooperation.models import Meeting
from tests import builders as make
from tests.admin.filling import errors, opened, save
from tests.html import texts

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


class TestDayToCome:
    REFUSAL = "This day is still to come: choose scheduled, or correct the date."

    @pytest.mark.parametrize("later", [{"days": 1}, {"days": 400}])
    def test_a_meeting_that_was_held_cannot_be_in_the_future(self, as_editor, later):
        day = localdate() + timedelta(**later)
        response = save(as_editor, ADD, opened(as_editor, ADD), date=day.isoformat(), title="Talks")
        assert response.context["adminform"].form.errors["date"] == [self.REFUSAL]
        assert response.context["adminform"].form["date"].value() == day.isoformat()

    @pytest.mark.parametrize("status", ["scheduled", "postponed", "cancelled"])
    def test_others_can(self, as_editor, status):
        save(
            as_editor, ADD, opened(as_editor, ADD), date=str(localdate().year + 2), title="Talks to come", status=status
        )
        assert Meeting.objects.get(title="Talks to come").status == status

    @pytest.mark.parametrize("typed", ["today", "by {}", "since 2020"])
    def test_a_date_that_is_not_wholly_in_the_future_is_possible(self, as_editor, typed):
        typed = localdate().isoformat() if typed == "today" else typed.format(localdate().year + 2)
        save(as_editor, ADD, opened(as_editor, ADD), date=typed, title="Talks of these days")
        assert Meeting.objects.get(title="Talks of these days").status == "held"

    def test_a_meeting_that_becomes_held_before_its_day_is_refused(self, as_editor):
        meeting = make.meeting(status="scheduled", date=str(localdate().year + 2))
        response = save(as_editor, change(meeting), opened(as_editor, change(meeting)), status="held")
        assert self.REFUSAL in errors(response)

    def test_the_database_takes_it(self, db):
        assert make.meeting(status="held", date=str(localdate().year + 2)).pk


class TestDayThatIsPast:
    @pytest.mark.parametrize(
        ("status", "days", "listed"),
        [("scheduled", 1, True), ("scheduled", 0, False), ("postponed", 1, False), ("held", 1, False)],
    )
    def test_the_desk_lists_scheduled_meetings_whose_day_is_past(self, as_editor, status, days, listed):
        make.meeting(title="Talks in doubt", status=status, date=(localdate() - timedelta(days=days)).isoformat())
        desk = as_editor.get("/admin/")
        assert [item.row.title for item in desk.context["unconfirmed"]] == ["Talks in doubt"] * listed
        assert ("Was it held?" in desk.text) == listed

    def test_withdrawn_ones_are_not_on_the_desk(self, as_editor):
        make.meeting(status="scheduled", date="2020", publication="withdrawn")
        assert as_editor.get("/admin/").context["unconfirmed"] == []

    @pytest.mark.parametrize("url", ["/meetings/", "/meetings/doubt/", "/countries/XN/", "/countries/XN/XS/"])
    def test_lists_and_pages_mark_it(self, client, db, url):
        both = [make.state("XN"), make.state("XS")]
        make.meeting(
            title="Talks", slug="doubt", status="scheduled", date="2 May 2020", participants=both, published=True
        )
        year = str(localdate().year + 2)
        make.meeting(title="Next", status="scheduled", date=year, participants=both, published=True)
        assert set(texts(client.get(url), ".overdue")) == {"was it held?"}
        assert len(texts(client.get(url), ".overdue")) == 1


def test_the_time_and_the_zone_are_read_as_people_write_them(as_editor, client):
    url = "/admin/cooperation/meeting/add/"
    typed = opened(as_editor, url) | {"title": "Talks at ten", "date": "Tuesday, 25 February 2025"}

    assert save(as_editor, url, typed, time="10 am", time_zone="UTC+5").status_code == 302

    meeting = Meeting.objects.get(title="Talks at ten")
    assert (meeting.clock, str(meeting.date)) == ("10:00 (UTC+5)", "25 February 2025")
    calendar = b"".join(as_editor.get("/meetings/calendar.ics?q=talks+at+ten").streaming_content).decode()
    assert "DTSTART:20250225T050000Z" in calendar

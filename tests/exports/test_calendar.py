"""The calendar of a list: events of whole days, as exact as the dates."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests import builders as make
from tests.exports.reading import content, events

pytestmark = pytest.mark.django_db


def the_event(client, **fields):
    """Create a meeting with these fields and return its event."""
    make.meeting(kind="summit", published=True, **fields)
    (event,) = events(client.get("/meetings/calendar.ics?kind=summit"))
    return event


@pytest.mark.parametrize(
    ("typed", "first", "after"),
    [
        ("25 Feb 2025", date(2025, 2, 25), date(2025, 2, 26)),
        ("12–13 November 2025", date(2025, 11, 12), date(2025, 11, 14)),
        ("Feb 2025", date(2025, 2, 1), date(2025, 3, 1)),
        ("2025", date(2025, 1, 1), date(2026, 1, 1)),
        ("since 2023", date(2023, 1, 1), date(2023, 1, 2)),
        ("by 20 Dec 2025", date(2025, 12, 20), date(2025, 12, 21)),
    ],
)
def test_an_event_has_the_days_of_its_date_and_ends_on_the_day_after(client, typed, first, after):
    event = the_event(client, date=typed)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (first, after)


def test_events_in_a_calendar_are_whole_days(client):
    make.meeting(kind="summit", date="25 Feb 2025", published=True)
    text = content(client.get("/meetings/calendar.ics?kind=summit"))
    assert b"DTSTART;VALUE=DATE:20250225\r\n" in text
    assert b"DTEND;VALUE=DATE:20250226\r\n" in text


def test_a_meeting_with_a_time_begins_then_in_its_zone(client):
    fields = {"date": "25 Feb 2025", "time": "10:00", "time_zone": "Europe/Berlin"}
    event = the_event(client, **fields)
    assert event["DTSTART"].dt == datetime(2025, 2, 25, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    assert "DTEND" not in event
    text = content(client.get("/meetings/calendar.ics?kind=summit"))
    assert b"DTSTART;TZID=Europe/Berlin:20250225T100000\r\n" in text


def test_a_calendar_describes_each_time_zone_once_before_its_events(client):
    for hour in (9, 10):
        make.meeting(date="25 Feb 2025", time=f"{hour}:00", time_zone="Asia/Almaty", kind="summit", published=True)
    text = content(client.get("/meetings/calendar.ics?kind=summit"))
    assert text.count(b"BEGIN:VTIMEZONE\r\nTZID:Asia/Almaty") == 1
    assert text.index(b"BEGIN:VTIMEZONE") < text.index(b"BEGIN:VEVENT")


def test_a_time_without_a_zone_is_local_time(client):
    make.meeting(date="25 Feb 2025", time="10:00", kind="summit", published=True)
    assert b"DTSTART:20250225T100000\r\n" in content(client.get("/meetings/calendar.ics?kind=summit"))


def test_a_time_in_utc_needs_no_description(client):
    make.meeting(date="25 Feb 2025", time="10:00", time_zone="UTC", kind="summit", published=True)
    text = content(client.get("/meetings/calendar.ics?kind=summit"))
    assert b"DTSTART:20250225T100000Z\r\n" in text
    assert b"VTIMEZONE" not in text


def test_a_meeting_without_a_date_is_in_no_calendar(client):
    make.meeting(kind="summit", published=True)
    assert events(client.get("/meetings/calendar.ics?kind=summit")) == []


@pytest.mark.parametrize(
    ("status", "shown", "title"),
    [
        ("held", "CONFIRMED", "Talks"),
        ("scheduled", "CONFIRMED", "Talks"),
        ("cancelled", "CANCELLED", "Talks (cancelled)"),
        ("postponed", "CANCELLED", "Talks (postponed)"),
    ],
)
def test_a_cancelled_or_postponed_meeting_is_called_off_in_a_calendar(client, status, shown, title):
    event = the_event(client, title="Talks", date="25 Feb 2025", status=status)
    assert (event["STATUS"], event["SUMMARY"]) == (shown, title)


def test_an_event_stays_the_same_through_changes_and_counts_them(client):
    talks = make.meeting(title="Talks", kind="summit", date="25 Feb 2025", published=True)
    (before,) = events(client.get("/meetings/calendar.ics?kind=summit"))
    talks.title, talks.date = "Other talks", "26 Feb 2025"
    talks.save()
    (after,) = events(client.get("/meetings/calendar.ics?kind=summit"))
    assert before["UID"] == after["UID"] == f"meeting-{talks.pk}@testserver"
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_texts_are_escaped_and_long_lines_folded(client):
    title = "Переговоры; о торговле, транзите\\энергетике и о многом другом, что не помещается в одну строку"
    talks = make.meeting(title=title, kind="summit", date="25 Feb 2025", published=True)
    make.participation(talks, make.state("XN"))
    response = client.get("/meetings/calendar.ics?kind=summit")
    raw = content(response)
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert b"\n" not in raw.replace(b"\r\n", b"")
    (event,) = events(client.get("/meetings/calendar.ics?kind=summit"))
    assert event["SUMMARY"] == title
    assert "Participants: Northland\nCountries: Northland" in event["DESCRIPTION"]


def test_a_meeting_is_where_it_takes_place(client):
    event = the_event(client, title="Talks", date="25 Feb 2025", venue=make.place("Exampleton"))
    assert event["LOCATION"] == "Exampleton"
    assert event["URL"] == "http://testserver/meetings/talks/"


@pytest.mark.parametrize(("due", "day"), [("by 20 Dec 2025", 20), ("20 Dec 2025", 20), ("2025", 31), ("Q4 2025", 31)])
def test_deadlines_are_in_a_calendar_by_their_last_day(client, due, day):
    make.commitment(title="Repair", due=due, status="missed", published=True)
    (event,) = events(client.get("/commitments/calendar.ics?status=missed"))
    assert (event["SUMMARY"], event["DTSTART"].dt) == ("Due: Repair", date(2025, 12, day))
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)


def test_a_commitment_without_a_last_day_is_in_no_calendar(client):
    make.commitment(title="Repair", due="since 2030", status="missed", published=True)
    assert events(client.get("/commitments/calendar.ics?status=missed")) == []


def test_a_commitment_that_was_dropped_is_called_off(client):
    make.commitment(title="Repair", due="2025", status="dropped", published=True)
    (event,) = events(client.get("/commitments/calendar.ics?status=dropped"))
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "Due: Repair (dropped)")


def test_a_calendar_has_a_name_and_says_how_often_to_ask(client):
    raw = content(client.get("/commitments/calendar.ics?status=open"))
    assert b"X-WR-CALNAME:Commitments \xe2\x80\x93 Status: open\r\n" in raw
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in raw

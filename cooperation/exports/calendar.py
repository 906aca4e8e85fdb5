"""iCalendar files (RFC 5545) of meetings, at their time of day if that is known, and of deadlines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timezone
from functools import cache
from urllib.parse import urlsplit

from django.db.models import F, TextChoices
from icalendar import Calendar, Event, Timezone, vDuration

from cooperation.columns.kinds import Column, ListColumns
from cooperation.exports.facts import facts, printable
from cooperation.exports.table import Table
from cooperation.fields import LowerBound, UpperBound, zone_info
from cooperation.fields.spans import ONE_DAY
from cooperation.models import Commitment, Meeting

MAX_CALENDAR_EVENTS = 10_000  # calendar programs accept no more, or take minutes


def all_days(lower: date | None, upper: date | None) -> tuple[date, date] | None:
    """Return the days of a period; for a period with an open end, the day at the other end.

    >>> all_days(None, date(2031, 1, 1))
    (datetime.date(2030, 12, 31), datetime.date(2031, 1, 1))
    """
    return (lower or upper - ONE_DAY, upper or lower + ONE_DAY) if lower or upper else None


def last_day(lower: date | None, upper: date | None) -> tuple[date, date] | None:
    """Return the last day of a deadline; None if its end is open.

    >>> last_day(date(2031, 1, 1), date(2032, 1, 1))
    (datetime.date(2031, 12, 31), datetime.date(2032, 1, 1))
    """
    return (upper - ONE_DAY, upper) if upper else None


@dataclass(frozen=True)
class CalendarEvents:
    """How the rows of a list become events.

    Attributes:
        label: the label in the menu of downloads.
        date: the name of the Period field.
        days: converts its bounds to the days of the event, the last one excluded, or None for no event.
        title: the title of an event, with ``{}`` for the row's title.
        statuses: the statuses of the model.
        called_off: statuses of events that will not take place.
        time: the name of the field with the time of day, if there is one.
        zone: the name of the field with its time zone.
    """

    label: str
    date: str
    days: Callable[[date | None, date | None], tuple[date, date] | None]
    title: str
    statuses: type[TextChoices]
    called_off: frozenset[str]
    time: str = ""
    zone: str = ""


# The date of a postponed meeting is the original one, on which it does not take place.
MEETING_DAYS = CalendarEvents(
    label="Meeting dates",
    date="date",
    days=all_days,
    title="{}",
    statuses=Meeting.Status,
    called_off=frozenset({Meeting.Status.CANCELLED, Meeting.Status.POSTPONED}),
    time="time",
    zone="time_zone",
)
DEADLINES = CalendarEvents(
    label="Deadlines",
    date="due",
    days=last_day,
    title="Due: {}",
    statuses=Commitment.Status,
    called_off=frozenset({Commitment.Status.DROPPED}),
)


def calendar_file(
    columns: ListColumns, kind: CalendarEvents, ids: Iterable, user, list_url: str, name: str
) -> Iterator[bytes]:
    """Yield the rows with these ids as events: of whole days, or from a time of day. Rows without a date are left out.

    Each time zone is described before the first event that needs it.

    Args:
        columns: the columns of the list.
        kind: how its rows become events.
        ids: in their order.
        user: limits related records to those that this user may see.
        list_url: the URL of the list, with scheme and host.
        name: the name of the calendar.
    """
    opening, closing = _calendar(name).to_ical().split(b"END:VCALENDAR")
    yield opening
    described = {"UTC"}
    for event in _events(columns, kind, ids, user, list_url):
        zone = event["dtstart"].params.get("tzid", "UTC")
        if zone not in described:
            described.add(zone)
            yield _timezone(zone)
        yield event.to_ical()
    yield b"END:VCALENDAR" + closing


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Register of cooperation//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(ONE_DAY), {"VALUE": "DURATION"})
    return calendar


@cache
def _timezone(name: str) -> bytes:
    return Timezone.from_tzid(name).to_ical()


def _events(columns: ListColumns, kind: CalendarEvents, ids: Iterable, user, list_url: str) -> Iterator[Event]:
    model, shown = columns.model, columns.for_file(user, list_url)
    bounds = LowerBound(kind.date), UpperBound(kind.date)
    raw = [
        Column(name, "", (question,))
        for name, question in {
            "key": F("pk"),
            "lower": bounds[0],
            "upper": bounds[1],
            "version": F("version"),
            "created": F("created_at"),
            "changed": F("updated_at"),
            **({"starts_at": F(kind.time), "zone": F(kind.zone)} if kind.time else {}),
        }.items()
    ]
    table = Table(model, [*shown, *raw])
    model_name, host = model._meta.model_name, urlsplit(list_url).hostname
    for read in table.read(ids):
        values = [column.values(*answers) for column, answers in read]
        for row in zip(*values, strict=True):
            it = {column.name: value for column, value in zip(table.columns, row, strict=True)}
            if on := kind.days(it["lower"], it["upper"]):
                text = facts(zip(shown, row[: len(shown)], strict=True))
                yield _event(it, kind, on, f"{model_name}-{it['key']}@{host}", text)


def _moment(day: date, at: time, zone: str) -> datetime:
    """Return when an event begins: in its zone, in UTC if only the offset is known, or as local time without a zone."""
    moment = datetime.combine(day, at, zone_info(zone) if zone else None)
    return moment.astimezone(UTC) if isinstance(moment.tzinfo, timezone) else moment


def _event(it: dict, kind: CalendarEvents, on: tuple[date, date], uid: str, text: str) -> Event:
    called_off = it["status"] in kind.called_off
    title = kind.title.format(printable(it["title"]))
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", it["changed"])
    event.add("created", it["created"])
    event.add("last-modified", it["changed"])
    event.add("sequence", it["version"] - 1)
    # Some programs do not mark cancelled events, and most have an exact day for each event.
    certainty, inferred = it[f"{kind.date}_certainty"], it[f"{kind.date}_inferred"]
    notes = [called_off and kind.statuses(it["status"]).label]
    notes += [certainty and (f"{certainty} this date" if certainty.endswith("about") else f"{certainty} on this date")]
    notes += [inferred and f"{inferred} inferred"]
    shown = ", ".join(filter(None, notes))
    event.add("summary", f"{title} ({shown})" if shown else title)
    if starts_at := it.get("starts_at"):
        # Without a zone it is local time. The end is not known: the event ends when it begins.
        event.add("dtstart", _moment(on[0], starts_at, it["zone"]))
    else:
        event.add("dtstart", on[0])
        event.add("dtend", on[1])
    event.add("status", "CANCELLED" if called_off else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # it does not make anyone busy
    if it.get("venue"):
        event.add("location", printable(it["venue"]))
    # Many programs do not show the URL of an event.
    event.add("description", f"{text}\n{it['address']}".strip())
    event.add("url", it["address"])
    return event

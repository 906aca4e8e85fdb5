"""iCalendar (RFC 5545), for the calendars of those who go to meetings and keep deadlines in view."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.db.models import F, Model, TextChoices
from icalendar import Calendar, Event, vDuration

from cooperation.columns.kinds import Column
from cooperation.columns.nouns import COLUMNS
from cooperation.exports.facts import facts, printable
from cooperation.exports.table import Table
from cooperation.fields import LowerBound, UpperBound
from cooperation.fields.spans import ONE_DAY
from cooperation.models import Commitment, Meeting

MAX_CALENDAR_EVENTS = 10_000  # programs that show calendars take no more, or take minutes


def all_days(lower: date | None, upper: date | None) -> tuple[date, date] | None:
    """The days of a period; of one that is open at one end, the day at the other.

    >>> all_days(None, date(2031, 1, 1))
    (datetime.date(2030, 12, 31), datetime.date(2031, 1, 1))
    """
    return (lower or upper - ONE_DAY, upper or lower + ONE_DAY) if lower or upper else None


def last_day(lower: date | None, upper: date | None) -> tuple[date, date] | None:
    """The last day of a deadline; None where the end is open, for that is none.

    >>> last_day(date(2031, 1, 1), date(2032, 1, 1))
    (datetime.date(2031, 12, 31), datetime.date(2032, 1, 1))
    """
    return (upper - ONE_DAY, upper) if upper else None


@dataclass(frozen=True)
class _Kind:
    """How a noun's rows stand in a calendar.

    Args:
        date: the Period that says when.
        days: what makes of its bounds the days of the event, the last one excluded; None if it is in no calendar.
        title: the words for an event, with the row's title in their midst.
        statuses: the statuses of the model.
        called_off: those of what will not take place.
    """

    date: str
    days: Callable[[date | None, date | None], tuple[date, date] | None]
    title: str
    statuses: type[TextChoices]
    called_off: frozenset[str]


# The date of a postponed meeting is the one that fell: it is not held then.
KINDS = {
    Meeting: _Kind(
        "date", all_days, "{}", Meeting.Status, frozenset({Meeting.Status.CANCELLED, Meeting.Status.POSTPONED})
    ),
    Commitment: _Kind("due", last_day, "Due: {}", Commitment.Status, frozenset({Commitment.Status.DROPPED})),
}


def calendar_file(model: type[Model], keys: Iterable, user, list_url: str, name: str) -> Iterator[bytes]:
    """The rows with these keys as events of whole days; those without a date are in no calendar.

    Args:
        model: one of ``KINDS``.
        keys: in their order.
        user: limits what is told of related records.
        list_url: that of the noun's list, with scheme and host.
        name: what the calendar is called.
    """
    opening, closing = _calendar(name).to_ical().split(b"END:VCALENDAR")
    yield opening
    for event in _events(model, keys, user, list_url):
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


def _events(model: type[Model], keys: Iterable, user, list_url: str) -> Iterator[Event]:
    kind, columns = KINDS[model], COLUMNS[model].for_file(user, list_url)
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
        }.items()
    ]
    table = Table(model, [*columns, *raw])
    noun, host = model._meta.model_name, urlsplit(list_url).hostname
    for read in table.read(keys):
        values = [column.values(*answers) for column, answers in read]
        for row in zip(*values, strict=True):
            it = {column.name: value for column, value in zip(table.columns, row, strict=True)}
            if on := kind.days(it["lower"], it["upper"]):
                text = facts(zip(columns, row[: len(columns)], strict=True))
                yield _event(it, kind, on, f"{noun}-{it['key']}@{host}", text)


def _event(it: dict, kind: _Kind, on: tuple[date, date], uid: str, text: str) -> Event:
    called_off = it["status"] in kind.called_off
    title = kind.title.format(printable(it["title"]))
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", it["changed"])
    event.add("created", it["created"])
    event.add("last-modified", it["changed"])
    event.add("sequence", it["version"] - 1)
    # Not every program strikes out what is cancelled.
    event.add("summary", f"{title} ({kind.statuses(it['status']).label})" if called_off else title)
    event.add("dtstart", on[0])
    event.add("dtend", on[1])
    event.add("status", "CANCELLED" if called_off else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # nobody who looks on is busy
    if it.get("venue"):
        event.add("location", printable(it["venue"]))
    event.add("description", text)
    event.add("url", it["address"])
    return event

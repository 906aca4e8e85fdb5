"""Meetings that were held, those to come, and those planned or postponed of which nothing more is known."""

from datetime import date

from cooperation.fields import LowerBound, Period
from cooperation.models import Meeting
from cooperation.models.base import shorten
from cooperation.models.entries import EntryQuerySet
from cooperation.views.briefings.phrases import ComposedSentence, as_sentence, capitalized, date_of, titled, unpublished

PLANNED = (Meeting.Status.SCHEDULED, Meeting.Status.POSTPONED)


def planned_meetings(entries: EntryQuerySet, within: Period | None) -> EntryQuerySet:
    """Return scheduled and postponed meetings among entries, in a period if there is one."""
    rows = entries.for_model(Meeting).filter(status__in=PLANNED)
    return rows if within is None else rows.filter(period__overlap=within)


def compose_meetings(rows: EntryQuerySet, today: date, limit: int) -> list[ComposedSentence]:
    """Return sentences about up to ``limit`` planned meetings: those to come, the soonest first, then the others."""
    ahead = Period(today, None)
    to_come = rows.filter(period__overlap=ahead).order_by(LowerBound("period").asc(nulls_first=True), "key")
    keys = list(to_come.values_list("key", flat=True)[:limit])
    if len(keys) < limit:
        past = rows.exclude(period__overlap=ahead)
        keys += past.by_date().values_list("key", flat=True)[: limit - len(keys)]
    told = Meeting.objects.for_list().in_bulk(keys)
    found = [told[key] for key in keys if key in told]
    return [
        ComposedSentence(as_sentence(*_compose(row, today)), (row,), place=(place,)) for place, row in enumerate(found)
    ]


def held_meetings(entries: EntryQuerySet, within: Period | None) -> EntryQuerySet:
    """Return meetings among entries that took place, in a period if there is one: not a visit beside its talks."""
    rows = entries.for_model(Meeting).filter(status=Meeting.Status.HELD)
    rows = rows if within is None else rows.filter(period__overlap=within)
    return rows.without_wholes(rows)


def compose_held(rows: EntryQuerySet, limit: int) -> list[ComposedSentence]:
    """Return sentences about up to ``limit`` meetings that took place, the latest first."""
    keys = list(rows.by_date().values_list("key", flat=True)[:limit])
    told = Meeting.objects.for_list().in_bulk(keys)
    found = [told[key] for key in keys if key in told]
    return [ComposedSentence(as_sentence(*_held(row)), (row,), place=(place,)) for place, row in enumerate(found)]


def _held(row: Meeting) -> list:
    where = f", in {shorten(row.venue_name)}" if row.venue_name else ""
    when = date_of(row, "date") or ", date not known"
    return [f"{capitalized(row.get_kind_display())}{when}: ", titled(row), where, unpublished(row)]


def _compose(row: Meeting, today: date) -> list:
    where = f", in {shorten(row.venue_name)}" if row.venue_name else ""
    when = date_of(row, "date")
    is_over = row.date is not None and row.date.upper is not None and row.date.upper <= today
    was = "was" if is_over else "is"
    clock = f" at {row.clock}" if row.clock else ""
    kind = capitalized(row.get_kind_display())
    if row.status == Meeting.Status.POSTPONED:
        begins = f"{kind} postponed{f', which {was} planned{when}' if when else ''}; no new date is known: "
    elif is_over:
        begins = f"{kind} planned{when}, not known whether held: "
    else:
        begins = f"{kind} planned{when or ', without a date'}{clock}: "
    return [begins, titled(row), where, unpublished(row)]

"""The last statements, and what is new or changed since a day."""

from collections import defaultdict
from datetime import date

from django.db import models
from django.utils.timezone import localdate

from cooperation.fields import Period, PeriodField, date_after, display_period, midnight, sourced_period
from cooperation.models import AgreementAction, Development, Entry
from cooperation.models.chronicle import changed_since
from cooperation.models.entries import EntryQuerySet
from cooperation.models.records import ENTRY_MODELS
from cooperation.views.briefings.phrases import (
    ComposedSentence,
    as_sentence,
    capitalized,
    linked_text,
    names,
    titled,
    unpublished,
)

TOLD_CHANGES = ("status", "date", "due", "period", "planned", "actual", "publication")
"""The fields of which a briefing says what they were."""


def statements(entries: EntryQuerySet, within: Period | None) -> EntryQuerySet:
    """Return the statements among entries, in a period if there is one."""
    rows = entries.for_model(Development).filter(kind=Development.Kind.STATEMENT)
    return rows if within is None else rows.filter(period__overlap=within)


def compose_statements(rows: EntryQuerySet, limit: int) -> list[ComposedSentence]:
    """Return sentences about up to ``limit`` statements, the latest first."""
    entries = {entry.key: entry for entry in rows.by_date().only("noun", "key", "period", "period_phrase")[:limit]}
    told = Development.objects.for_dossier().in_bulk(entries)
    return [
        ComposedSentence(as_sentence(*_statement(told[key], entry.when)), (told[key],), place=(place,))
        for place, (key, entry) in enumerate(entries.items())
        if key in told
    ]


def _statement(row: Development, when: str) -> list:
    when = display_period(row.date, row.date_stated, row.date_inferred, brief=True) or when
    said = row.text.casefold()
    by = [label.name for label in row.all_participants if label.name.casefold() not in said]
    who = f", {names(by)}" if by and len(by) == len(row.all_participants) else ""
    to = f", to {names(row.all_to)}" if row.all_to else ""
    return [f"{capitalized(when) or 'Undated'}{who}{to}: ", linked_text(row, row.text), unpublished(row)]


def changed_records(entries: EntryQuerySet, since: date) -> EntryQuerySet:
    """Return the records among entries that were entered or changed on a day or later."""
    return entries.records().filter(updated_at__gte=midnight(since))


def changed_acts(entries: EntryQuerySet, since: date) -> EntryQuerySet:
    """Return the same of acts of agreements."""
    return entries.filter(changed_since(since), noun=Entry.Noun.ACTION)


def compose_changes(records: EntryQuerySet, acts: EntryQuerySet, since: date, limit: int) -> list[ComposedSentence]:
    """Return sentences about up to ``limit`` new or changed records, the last changed first, then of acts."""
    fields = *Entry.LINE_FIELDS, "updated_at"
    found = list(records.recent().only(*fields)[:limit])
    if len(found) < limit:
        found += acts.by_date().only(*fields)[: limit - len(found)]
    keys = defaultdict(list)
    for entry in found:
        keys[entry.noun].append(entry.key)
    told = {
        (noun, key): row for noun, ids in keys.items() for key, row in _rows(ENTRY_MODELS[noun], ids, since).items()
    }
    pairs = [(entry, told[entry.noun, entry.key]) for entry in found if (entry.noun, entry.key) in told]
    return [
        ComposedSentence(as_sentence(*_change(entry, row, since)), _evidence(row), place=(place,))
        for place, (entry, row) in enumerate(pairs)
    ]


def _rows(model: type[models.Model], keys: list[int], since: date) -> dict[int, models.Model]:
    """Return rows; those of records have ``was``, the TOLD_CHANGES before a day with texts, if they existed then."""
    if model is AgreementAction:
        return model.objects.select_related("agreement", "kind", "participant").in_bulk(keys)
    rows = model.objects.in_bulk(keys)
    fields = _told_fields(model)
    events = model.pgh_event_model.objects.filter(pgh_obj_id__in=keys, pgh_created_at__lt=midnight(since))
    before = events.order_by("pgh_obj_id", "-pgh_created_at", "-pgh_id").distinct("pgh_obj_id")
    was = {event.pgh_obj_id: event for event in before}
    for key, row in rows.items():
        row.was = {name: (getattr(was[key], name), _shown(was[key], name)) for name in fields} if key in was else {}
    return rows


def _told_fields(model: type[models.Model]) -> list[str]:
    known = {field.name for field in model.pgh_event_model._meta.fields} & {field.name for field in model._meta.fields}
    return [name for name in TOLD_CHANGES if name in known]


def _evidence(row: models.Model) -> tuple[models.Model, ...]:
    return (row, row.agreement) if isinstance(row, AgreementAction) else (row,)


def _change(entry: Entry, row: models.Model, since: date) -> list:
    title = titled(entry)
    if isinstance(row, AgreementAction):
        title = titled(row.agreement, entry.get_absolute_url())
        when = date_after("", row.date, row.date_stated, row.date_inferred)
        who = f" by {row.participant}" if row.participant else ""
        return [f"New or changed act, {row.kind.name}{who}{when}: ", title, unpublished(row.agreement)]
    day = localdate(entry.updated_at)
    on = f"{day.day} {day:%B %Y}"
    if localdate(row.created_at) >= since:
        return [f"New on {on}, {entry.get_noun_display()}: ", title, _dated(entry), unpublished(row)]
    shifts = "; ".join(_shifts(row))
    return [f"Changed on {on}, {entry.get_noun_display()}: ", title, f" ({shifts})" if shifts else "", unpublished(row)]


def _dated(entry: Entry) -> str:
    """Return the date of an entry, unless its title has it."""
    return f" ({entry.when})" if entry.when and entry.when not in entry.title else ""


def _shifts(row: models.Model) -> list[str]:
    """Return what became of the fields of a row: "status: open, now met"."""
    shifts = []
    for name, (before, shown_before) in row.was.items():
        if getattr(row, name) == before:
            continue
        rule = getattr(row, "status_rule", "") if name == "status" else ""
        label = row._meta.get_field(name).verbose_name
        shifts.append(f"{label}: {shown_before}, now {_shown(row, name)}{rule and f' {rule}'}")
    return shifts


def _shown(row: models.Model, name: str) -> str:
    """Return the value of a field in words, with what of a date was inferred."""
    field = row._meta.get_field(name)
    if isinstance(field, PeriodField):
        return str(sourced_period(row, name) or "not known")
    value = getattr(row, name)
    return str(dict(field.flatchoices).get(value, value) or "none")

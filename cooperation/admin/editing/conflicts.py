"""Changes saved by others while a form was open, and conflicts between them and the form."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django import forms
from django.db import models
from django.forms.models import BaseInlineFormSet
from pghistory.models import Event

from cooperation.admin.editing.events import (
    ChangeLine,
    RowChange,
    TrackedTable,
    describe_contexts,
    row_changes,
    tracked_tables,
)
from cooperation.admin.formatting import format_moment, format_value
from cooperation.fields import Period

MICROSECOND = timedelta(microseconds=1)  # the resolution of the database's clock
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Primary key, version and time in microseconds. Drafts that a browser stored in earlier releases have no time.
FORM_VERSION = re.compile(r"[^:]*:(\d{1,10})(?::(\d{1,17}))?")
ROW_REMOVED = "row removed"
ROW_READDED = "your text is kept as a new row"

Inlines = Collection[tuple[type[models.Model], str | None]]


@dataclass
class ConcurrentEdits:
    """The changes of an object, of the rows it owns and of its links while a form was open, and their events.

    ``merged`` are the lines that were merged into the form, because the user had not changed the same.
    """

    changes: list[RowChange]
    events: list[Event]
    merged: list[ChangeLine] = field(default_factory=list)

    def of_object(self) -> list[RowChange]:
        """The change of the object itself, if there is one."""
        return [change for change in self.changes if change.table.owner is None]

    def of_links(self) -> list[RowChange]:
        """The links that were added or removed."""
        return [change for change in self.changes if change.table.link]

    def of_rows(self, model: type[models.Model], owner: models.Field) -> dict[int, RowChange]:
        """The changes of the rows of ``model`` that the object owns by the foreign key ``owner``, by primary key."""
        return {
            change.pk: change for change in self.changes if (change.table.model, change.table.owner) == (model, owner)
        }


@dataclass(frozen=True)
class MergedChange:
    """A change by another user that was merged into the form, and by whom and when."""

    line: ChangeLine
    by: str

    @property
    def verb(self) -> str:
        """What was done: "changed", "added", "removed" or "deleted"."""
        if self.line.field:
            return "changed"
        if self.line.new:
            return "added"
        return "removed" if self.line.change.table.link else "deleted"


@dataclass(frozen=True)
class Conflict:
    """A change by another user, by whom and when, and what the form has instead, at the element ``anchor``."""

    line: ChangeLine
    by: str
    yours: str
    anchor: str


def form_version(obj: models.Model) -> str:
    """The state of ``obj`` in which a form is opened: primary key, version, and time of the last event."""
    return form_versions([obj])[0]


def form_versions(objects: Sequence[models.Model]) -> list[str]:
    """The states of objects of one model, with as many queries as for one object."""
    last, versions = defaultdict(lambda: EPOCH), _versions_of(objects)
    times = [
        table.events.order_by()
        .values_list(table.owner.attname if table.owner else "pgh_obj_id")
        .annotate(models.Max("pgh_created_at"))
        for table in _editable_tables(*objects)
    ]
    for pk, at in times[0].union(*times[1:]):
        last[pk] = max(last[pk], at)
    return [f"{obj.pk}:{versions[obj.pk]}:{(last[obj.pk] - EPOCH) // MICROSECOND}" for obj in objects]


def edits_since(obj: models.Model, version: str, inlines: Inlines | None) -> ConcurrentEdits | None:
    """Return what was saved into ``obj`` since the form with ``version`` was opened; None if nothing was.

    ``inlines`` are the formsets of the form: pairs of a model and the name of its foreign key to ``obj``. The name may
    be None if there is only one. Without ``inlines``, the rows of all models that it owns count.
    """
    if version == form_version(obj):
        return None
    match = FORM_VERSION.fullmatch(version)
    number, microseconds = match.groups() if match else ("", None)
    opened, later = _event_of(obj, number), []
    if opened is None:
        return None
    if number != str(_versions_of([obj])[obj.pk]):
        later = [*type(opened).objects.filter(pgh_obj_id=obj.pk, pgh_id__gt=opened.pgh_id).order_by("pgh_id")]
    since = EPOCH + int(microseconds) * MICROSECOND if microseconds else opened.pgh_created_at
    # The transaction that began first may have committed last: its events have the earlier time.
    since = min([since + MICROSECOND, *(event.pgh_created_at for event in later)])
    # If the version is the same, only triggers changed the object's own row, in its derived columns.
    tables = [
        table for table in _editable_tables(obj) if (later if table.owner is None else _is_in_form(table, inlines))
    ]
    changes = row_changes(tables, since=since).get(None, [])
    events = [*later, *(event for change in changes for event in change.events)]
    return ConcurrentEdits(changes, events) if events else None


def describe_editors(events: Iterable[Event]) -> list[str]:
    """Who made ``events`` and when, each transaction once: ["Ada on 3 May 2025, 14:03"]."""
    transactions = sorted({(event.pgh_created_at, event.pgh_context_id) for event in events}, key=lambda one: one[0])
    contexts = describe_contexts(context for _, context in transactions)
    return [f"{contexts[context][0] or 'somebody'} {format_moment(at)}" for at, context in transactions]


def merged_changes(edits: ConcurrentEdits) -> list[MergedChange]:
    """The changes that were merged into the form, those of its own fields first."""
    lines = sorted(edits.merged, key=lambda line: line.change.table.owner is not None)
    return [MergedChange(line, _editor_of(line)) for line in lines]


def conflicts(form: forms.ModelForm, formsets: Sequence[BaseInlineFormSet], edits: ConcurrentEdits) -> list[Conflict]:
    """The changes that the form contradicts."""
    found = []
    for change in edits.changes:
        for line in change.lines():
            yours, anchor = _value_in_form(line, form, formsets)
            if yours is not None and yours != line.new:
                found.append(Conflict(line, _editor_of(line), yours, anchor))
    return found


def _editor_of(line: ChangeLine) -> str:
    return describe_editors([line.change.event_of(line.field)])[0]


def _value_in_form(
    line: ChangeLine, form: forms.ModelForm, formsets: Sequence[BaseInlineFormSet]
) -> tuple[str | None, str]:
    """What the form has in place of ``line``, and the id of the element; None if it was merged or isn't in the form."""
    table = line.change.table
    if table.owner is None:
        return _field_value(form, line.field)
    for formset in formsets:
        if formset.model is table.model and formset.fk == table.owner:
            return _value_in_formset(line, formset)
    return None, ""


def _value_in_formset(line: ChangeLine, formset: BaseInlineFormSet) -> tuple[str | None, str]:
    change = line.change
    if change.new is None:
        return (ROW_READDED if change.pk in formset.readded else None), f"{formset.prefix}-group"
    form = next((form for form in formset.forms if form.instance.pk == change.pk), None)
    if change.old is None or form is None:
        return None, ""
    return (ROW_REMOVED, form.prefix) if formset.is_marked(form) else _field_value(form, line.field)


def _field_value(form: forms.ModelForm, column: models.Field) -> tuple[str | None, str]:
    """The cleaned value of ``column`` in the form, or else what was typed, and the id of its field."""
    if column.name not in form.fields:
        return None, ""
    value = form.cleaned_data.get(column.name, form[column.name].value())
    if isinstance(form.fields[column.name], forms.TypedChoiceField):
        value = dict(column.flatchoices).get(value, value)
    if isinstance(value, Period):
        value = column.write(value)
    return format_value(value), form[column.name].id_for_label


def _editable_tables(*objects: models.Model) -> list[TrackedTable]:
    """The objects, their links and what they own, but not what that owns in turn: no form shows it."""
    model = type(objects[0])
    return [
        table
        for table in tracked_tables(*objects)
        if table.owner is None or table.link or table.owner.related_model is model
    ]


def _is_in_form(table: TrackedTable, inlines: Inlines | None) -> bool:
    if inlines is None or table.link:
        return True
    return any(table.model is model and fk in (None, table.owner.name) for model, fk in inlines)


def _versions_of(objects: Sequence[models.Model]) -> dict[object, int]:
    """The versions of objects by primary key: a record's own, or the id of the last event of an object without one."""
    if hasattr(objects[0], "version"):
        return {obj.pk: obj.version for obj in objects}
    events = objects[0].pgh_event_model.objects.filter(pgh_obj_id__in=[obj.pk for obj in objects]).order_by()
    last = dict(events.values_list("pgh_obj_id").annotate(models.Max("pgh_id")))
    return {obj.pk: last.get(obj.pk, 0) for obj in objects}


def _event_of(obj: models.Model, version: str) -> Event | None:
    """The event that made ``version`` of ``obj``; its first event if there is no such, None if it has no events."""
    events = obj.pgh_event_model.objects.filter(pgh_obj_id=obj.pk).order_by("pgh_id")
    if version:
        lookup = {"version" if hasattr(obj, "version") else "pgh_id": int(version)}
        return events.filter(**lookup).last() or events.first()
    return events.first()

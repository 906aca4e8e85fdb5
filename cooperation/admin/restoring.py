"""Bringing back what was deleted, from the events of the deletion: the row, what went with it, and its links."""

import re
from dataclasses import dataclass
from datetime import datetime
from graphlib import TopologicalSorter
from uuid import UUID

import pghistory
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from pghistory.models import Event

from cooperation.admin.past import last_known, tell
from cooperation.admin.refusals import check_at_once, sentence

MOST = 50  # deletions that are listed
TAKEN, MISSING = "23505", "23503"  # SQLSTATE of a value that another row has, and of a row that is referred to in vain


class CannotRestoreError(Exception):
    """Something stands in the way; the text says what."""


@dataclass(frozen=True)
class Deletion:
    """What somebody deleted at one time: the rows that had pages of their own, as they were, and the key to all."""

    context: UUID
    at: datetime
    who: str
    why: str
    rows: list[models.Model]

    def names(self) -> list[str]:
        """The rows in words: ["meeting “Talks”"]."""
        return [named(row) for row in self.rows]


def named(row: models.Model) -> str:
    """A row by its noun and name."""
    return f"{row._meta.verbose_name} “{row}”"


def deletions() -> list[Deletion]:
    """The latest deletions of nouns that have not been taken back, newest first."""
    found = {}
    for noun in _nouns():
        events = list(_deleted(noun).filter(pgh_context__isnull=False).order_by("-pgh_id")[:MOST])
        if not events:
            continue
        rows = last_known(noun, {event.pgh_obj_id for event in events})
        back = set(noun._base_manager.filter(pk__in=rows).values_list("pk", flat=True))
        for event in events:
            if event.pgh_obj_id not in back:
                _, listed = found.setdefault(event.pgh_context_id, (event.pgh_created_at, []))
                listed.append(rows[event.pgh_obj_id])
    told = tell(found)
    latest = [Deletion(context, at, *told[context], rows) for context, (at, rows) in found.items()]
    return sorted(latest, key=lambda deletion: deletion.at, reverse=True)[:MOST]


def deleted_nouns(context: UUID) -> list[type[models.Model]]:
    """The nouns of which rows were deleted in a context."""
    return [noun for noun in _nouns() if _deleted(noun).filter(pgh_context=context).exists()]


@transaction.atomic
def restore(context: UUID) -> list[models.Model]:
    """Brings back all rows that were deleted in a context, as they were, and returns those that are nouns.

    Raises CannotRestoreError if there are none, or if what happened since stands in the way; then nothing is changed.
    """
    gone = {noun: _deleted(noun).filter(pgh_context=context) for noun in _nouns()}
    keys = {noun: list(events.values_list("pgh_obj_id", flat=True)) for noun, events in gone.items()}
    if not any(keys.values()):
        raise CannotRestoreError("Nothing is known of this deletion.")
    if any(noun._base_manager.filter(pk__in=some).exists() for noun, some in keys.items() if some):
        raise CannotRestoreError("It has been restored already.")
    pghistory.context(reason="Restored after a deletion.")
    try:
        with transaction.atomic():
            for model in _in_order():
                _bring_back(model, context)
            check_at_once()
    except IntegrityError as error:
        raise CannotRestoreError(_why_not(error)) from error
    return [row for noun, some in keys.items() for row in noun._base_manager.filter(pk__in=some)]


def _nouns() -> list[type[models.Model]]:
    """The tracked models whose rows are deleted by themselves, and do not go with another row."""
    return [
        model
        for model in _tracked()
        if not any(f.is_relation and f.remote_field.on_delete is models.CASCADE for f in model._meta.concrete_fields)
    ]


def _tracked() -> list[type[models.Model]]:
    return [
        event.pgh_tracked_model
        for event in apps.get_models()
        if issubclass(event, Event) and event.pgh_tracked_model is not None
    ]


def _in_order() -> list[type[models.Model]]:
    """The tracked models, each after those that it refers to."""
    by_table = {model._meta.db_table: model for model in _tracked()}
    needs = {
        table: {f.related_model._meta.db_table for f in model._meta.concrete_fields if f.is_relation} - {table}
        for table, model in by_table.items()
    }
    return [by_table[table] for table in TopologicalSorter(needs).static_order() if table in by_table]


def _deleted(model: type[models.Model]) -> models.QuerySet:
    return model.pgh_event_model.objects.filter(pgh_label="delete")


def _bring_back(model: type[models.Model], context: UUID) -> None:
    """Inserts the rows of ``model`` as their events keep them; what is derived, the triggers fill in."""
    event = model.pgh_event_model._meta
    kept = {column.column for column in event.concrete_fields}
    columns = {_quoted(f.column): _value(f) for f in model._meta.concrete_fields if f.column in kept}
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) "  # noqa: S608  names in the code, no input
            f"SELECT {', '.join(columns.values())} FROM {event.db_table} event "
            "WHERE pgh_context_id = %s AND pgh_label = 'delete' ORDER BY pgh_id",
            [context],
        )


def _value(column: models.Field) -> str:
    """SQL: the value of a column in an event; nothing for a user whose account was deleted since."""
    if column.is_relation and column.remote_field.on_delete is models.SET_NULL:
        other = column.related_model._meta
        return f"(SELECT {other.pk.column} FROM {other.db_table} WHERE {other.pk.column} = event.{column.column})"  # noqa: S608
    return f"event.{_quoted(column.column)}"


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _why_not(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    # Whatever language the server speaks, it writes: Key (slug)=(talks) already exists.
    found = re.search(r"\((\w+)\)=\((.+?)\)", getattr(diagnosis, "message_detail", None) or "")
    model = next((m for m in _tracked() if found and m._meta.db_table == diagnosis.table_name), None)
    if model is None:
        return sentence(error)
    column = next(f for f in model._meta.concrete_fields if f.column == found[1])
    if diagnosis.sqlstate == TAKEN:
        noun, what = model._meta.verbose_name, column.verbose_name
        return f"Another {noun} has taken its {what} “{found[2]}” since. Change that one’s {what}, then restore."
    other = column.related_model
    row = last_known(other, [column.related_model._meta.pk.to_python(found[2])])
    name = next(map(str, row.values()), found[2])
    return f"It refers to the {other._meta.verbose_name} “{name}”, which was deleted too. Restore that first."

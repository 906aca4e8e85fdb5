"""Which rows of a change can be taken back, and why not the others: nothing is overwritten that came later."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from pghistory.models import Event

from cooperation.admin.editing.events import HIDDEN_FIELDS, RowChange
from cooperation.admin.undo.changes import HOW_RECORDED
from cooperation.fields import PhraseField

RowKey = tuple[str, Any]
"""A table and the primary key of a row."""

ACCOUNT = "Accounts are not taken back here: change the account itself."
CHANGED_SINCE = "Changed since."
DELETED_SINCE = "Deleted since."
USED_SINCE = "Something that was added since refers to it."
STAYS_WITH_OWNER = "It belongs to a row that stays."


@dataclass(eq=False)
class UndoStep:
    """One row of a change, and what taking it back does with it.

    Attributes:
        change: the row before and after the change.
        current: the row as it is now; None if it does not exist.
        values: column -> value, for a row that gets back the values from before.
        kept: columns that were changed again since; they stay as they are.
        reason: why the row stays as it is; "" if it is taken back.
        used_by: the rows because of which it stays.
    """

    change: RowChange
    current: models.Model | None
    values: dict[str, Any] = field(default_factory=dict)
    kept: list[models.Field] = field(default_factory=list)
    reason: str = ""
    used_by: list[models.Model] = field(default_factory=list)

    @property
    def model(self) -> type[models.Model]:
        """The model of the row; for links, that of their table."""
        return self.change.table.model

    @property
    def key(self) -> RowKey:
        """The table and the primary key."""
        return self.model._meta.db_table, self.change.pk

    @property
    def is_deleted(self) -> bool:
        """Whether taking back deletes the row, because the change added it."""
        return not self.reason and self.change.old is None and self.current is not None

    @property
    def is_added(self) -> bool:
        """Whether taking back adds the row again, because the change deleted it."""
        return not self.reason and self.change.new is None and self.current is None

    @property
    def is_updated(self) -> bool:
        """Whether taking back changes the row."""
        return not self.reason and bool(self.values)

    @property
    def is_taken_back(self) -> bool:
        """Whether taking back does anything with the row."""
        return self.is_deleted or self.is_added or self.is_updated

    @property
    def as_change(self) -> RowChange:
        """What taking back does, as a change of the row."""
        back = None if self.is_deleted else self.change.old
        if self.is_updated:
            back = copy(self.current)
            for name, value in self.values.items():
                setattr(back, name, value)
        return RowChange(self.change.table, self.change.pk, self.current, back, [])

    @property
    def later_change(self) -> RowChange:
        """What was changed since, in the columns that stay."""
        return RowChange(self.change.table, self.change.pk, self.change.new, self.current, [])

    def stay(self, reason: str, used_by: Iterable[models.Model] = ()) -> None:
        """Leave the row as it is."""
        self.reason, self.used_by = reason, [*used_by]


def content_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the columns of a model that say something and that no trigger fills. A date includes its phrase."""
    derived = {*HIDDEN_FIELDS, *getattr(model, "DERIVED", ())}
    tracked = {column.attname for column in model.pgh_event_model._meta.concrete_fields}
    return [
        column
        for column in model._meta.concrete_fields
        if not column.primary_key
        and column.name not in derived
        and column.attname in tracked
        and not isinstance(column, PhraseField)
    ]


class Plan:
    """What taking back some rows would do, row by row.

    Args:
        changes: the rows before and after what is taken back.
        lock: whether nobody may change the rows until the transaction ends.
    """

    def __init__(self, changes: Iterable[RowChange], *, lock: bool = False) -> None:
        changes = [change for change in changes if not issubclass(change.table.model, HOW_RECORDED)]
        current = _current_rows(changes, lock=lock)
        self.steps = [UndoStep(change, current.get(_key(change))) for change in changes]
        self._by_key = {step.key: step for step in self.steps}
        for step in self.steps:
            _decide(step)
        self._follow_references()

    def only(self, steps: Iterable[UndoStep]) -> "Plan":
        """Return a plan of some of the steps."""
        part = copy(self)
        part.steps = list(steps)
        return part

    def keep(self, steps: Iterable[UndoStep], reason: str) -> None:
        """Leave rows as they are, and those that depend on them."""
        for step in steps:
            step.stay(reason)
        self._follow_references()

    @property
    def taken_back(self) -> list[UndoStep]:
        """The rows that are taken back, whole or in part."""
        return [step for step in self.steps if step.is_taken_back]

    @property
    def kept(self) -> list[UndoStep]:
        """The rows that were changed since, whole or in part."""
        return [step for step in self.steps if step.kept or step.reason in (CHANGED_SINCE, DELETED_SINCE)]

    @property
    def refused(self) -> list[UndoStep]:
        """The rows that can't be taken back for another reason."""
        return [step for step in self.steps if step.reason not in ("", CHANGED_SINCE, DELETED_SINCE)]

    @property
    def digest(self) -> str:
        """A text that changes if something else would be done."""
        done = sorted(
            (
                *map(str, step.key),
                step.reason,
                step.is_deleted,
                step.is_added,
                sorted((name, repr(value)) for name, value in step.values.items()),
                sorted((column.name, repr(getattr(step.current, column.attname))) for column in step.kept),
            )
            for step in self.steps
        )
        return hashlib.sha256(repr(done).encode()).hexdigest()

    # --- What follows from other rows ---------------------------------------------------------------------------------
    def _follow_references(self) -> None:
        while self._keep_what_is_referred_to() or self._keep_with_owners() or self._keep_what_refers_to_nothing():
            pass

    def _keep_what_is_referred_to(self) -> bool:
        """Keep rows that would be deleted, but to which others refer. Return whether there are any."""
        deleted = defaultdict(dict)
        for step in self.steps:
            if step.is_deleted:
                deleted[step.model._meta.concrete_model][step.change.pk] = step
        found = False
        for model, steps in deleted.items():
            for relation in referring_relations(model):
                used_by = defaultdict(list)
                for row in _rows_that_refer(relation, steps):
                    if not self._will_refer_no_more(row, relation.field):
                        used_by[getattr(row, relation.field.attname)].append(row)
                for pk, rows in used_by.items():
                    steps[pk].stay(USED_SINCE, [*steps[pk].used_by, *rows])
                    found = True
        return found

    def _will_refer_no_more(self, row: models.Model, column: models.Field) -> bool:
        step = self._by_key.get((row._meta.db_table, row.pk))
        return step is not None and (step.is_deleted or (not step.reason and column.attname in step.values))

    def _keep_with_owners(self) -> bool:
        """Keep rows that were added with a row they belong to, if that stays. Return whether there are any."""
        found = False
        for step in self.steps:
            if step.is_deleted and any(map(self._was_added_and_stays, _owner_keys(step.current))):
                step.stay(STAYS_WITH_OWNER)
                found = True
        return found

    def _was_added_and_stays(self, key: RowKey) -> bool:
        owner = self._by_key.get(key)
        return owner is not None and owner.change.old is None and owner.current is not None and not owner.is_deleted

    def _keep_what_refers_to_nothing(self) -> bool:
        """Keep rows that would refer to a row that does not exist. Return whether there are any."""
        wanted = defaultdict(list)
        for step in self.steps:
            for column in step.model._meta.concrete_fields:
                if column.is_relation and (pk := _will_refer_to(step, column)) is not None:
                    wanted[column.related_model].append((step, column, pk))
        found = False
        for model, references in wanted.items():
            pks = {pk for _, _, pk in references}
            existing = set(model._base_manager.filter(pk__in=pks).values_list("pk", flat=True))
            for step, column, pk in references:
                other = self._by_key.get((model._meta.db_table, pk))
                exists = other.is_added if other and other.current is None else pk in existing
                if exists or column.remote_field.on_delete is models.SET_NULL:
                    continue
                step.stay(f"It refers to the {model._meta.verbose_name} that was deleted: {_name_of(step, column)}.")
                found = True
        return found


def referring_relations(model: type[models.Model]) -> list[models.ManyToOneRel]:
    """Return the foreign keys by which rows refer to rows of a model, without those that may become empty."""
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created
        and (relation.one_to_many or relation.one_to_one)
        and relation.on_delete is not models.SET_NULL
        and not issubclass(relation.related_model, HOW_RECORDED)
        and not issubclass(relation.related_model, Event)
    ]


def _key(change: RowChange) -> RowKey:
    return change.table.model._meta.db_table, change.pk


def _current_rows(changes: Iterable[RowChange], *, lock: bool) -> dict[RowKey, models.Model]:
    """Return the rows that exist, by key. They are locked in the order of their keys."""
    pks = defaultdict(list)
    for change in changes:
        pks[change.table.model].append(change.pk)
    found = {}
    for model in sorted(pks, key=lambda model: model._meta.db_table):
        rows = model._base_manager.filter(pk__in=pks[model]).order_by("pk")
        for row in rows.select_for_update(no_key=True) if lock else rows:
            found[model._meta.db_table, row.pk] = row
    return found


def _decide(step: UndoStep) -> None:
    """Decide what becomes of a row by itself: changed since, deleted since, or taken back."""
    change, current = step.change, step.current
    if not step.model._meta.db_table.startswith("cooperation_"):
        step.stay(ACCOUNT)
    elif change.old is None:
        if current is not None and (kept := _changed_since(change, current)):
            step.kept = kept
            step.stay(CHANGED_SINCE)
    elif change.new is not None:
        if current is None:
            step.stay(DELETED_SINCE)
        else:
            _decide_fields(step)


def _changed_since(change: RowChange, current: models.Model) -> list[models.Field]:
    columns = content_fields(change.table.model)
    return [column for column in columns if _value(current, column) != _value(change.new, column)]


def _decide_fields(step: UndoStep) -> None:
    for column in content_fields(step.model):
        before, after, now = (_value(row, column) for row in (step.change.old, step.change.new, step.current))
        if before == after or now == before:
            continue
        if now == after:
            step.values[column.attname] = before
        else:
            step.kept.append(column)
    if step.kept and not step.values:
        step.stay(CHANGED_SINCE)


def _owner_keys(row: models.Model) -> Iterator[RowKey]:
    """Yield the rows that a row belongs to, so that it can't exist without them."""
    for column in row._meta.concrete_fields:
        if column.is_relation and column.remote_field.on_delete is models.CASCADE:
            yield column.related_model._meta.db_table, _value(row, column)


def _value(row: models.Model, column: models.Field) -> Any:
    return getattr(row, column.attname)


def _rows_that_refer(relation: models.ManyToOneRel, pks: Iterable) -> models.QuerySet:
    return relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": list(pks)}).order_by("pk")


def _will_refer_to(step: UndoStep, column: models.Field) -> Any:
    """Return the id of the row that a row refers to after it was taken back; None if to none, or as it does now."""
    if step.is_added:
        return getattr(step.change.old, column.attname)
    return step.values.get(column.attname) if step.is_updated else None


def _name_of(step: UndoStep, column: models.Field) -> str:
    return str(getattr(step.change.old, column.name) or "")

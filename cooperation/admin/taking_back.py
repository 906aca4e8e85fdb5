"""Taking a batch back: what is deleted, in which order, and what is kept because it is somebody else's by now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import models
from django.urls import reverse

from cooperation.admin.batch_rows import BatchRow, content_of, count_by_type, digest_of
from cooperation.admin.editing.events import tracked_tables
from cooperation.admin.made_from_text import owner_of_citation
from cooperation.models import Batch, Citation
from cooperation.models.base import join_names, owner_field
from cooperation.models.batches import MEMBERS, MODEL_NAMES, RECORDS_OF_BATCHES

Key = tuple[str, int]
"""The name of a model and the id of a row."""

MAX_REFERRING = 5  # rows that are named as using a row that is kept
EDITOR = "pgh_context__metadata__user"
OWNED_BY_RECORDS = ("action", "involvement", "affiliation")  # rows that have citations of their own


@dataclass(frozen=True)
class Referring:
    """Something that refers to a row: its name, and the URL of its form."""

    title: str
    url: str


@dataclass(frozen=True)
class Kept:
    """A row of a batch that is not deleted, and why not; what refers to it, if that is the reason."""

    row: BatchRow
    reason: str
    used_by: tuple[Referring, ...] = ()


class TakingBack:
    """The plan to delete what a batch has created and nobody else has touched.

    Kept is what was published or withdrawn, what somebody else changed, and what is referred to from outside the batch.

    Attributes:
        deleted: ids by names in ``MEMBERS``.
        kept: the other rows.
    """

    def __init__(self, batch: Batch, site: admin.AdminSite, *, lock: bool = False) -> None:
        """Plan it; with ``lock``, nobody can change the rows until the transaction ends."""
        self.batch, self.site = batch, site
        if lock:
            for name, keys in batch.open_keys().items():
                list(MEMBERS[name].objects.filter(pk__in=keys).order_by("pk").select_for_update().values_list("pk"))
        self._rows = {(row.member, row.key): row for row in content_of(batch).rows}
        self._keys: dict[str, list[int]] = defaultdict(list)
        for name, key in self._rows:
            self._keys[name].append(key)
        self._versions: dict[Key, int] = {}
        reasons = {
            key: f"It is {row.publication}."
            for key, row in self._rows.items()
            if row.publication and not row.is_unpublished
        }
        reasons |= {key: reason for key, reason in self._changed_by_others() if key not in reasons}
        self._referring = self._references()
        free = self._without_references(set(self._rows) - set(reasons))
        self._order = self._ordered(free)
        free = {key for keys in self._order for key in keys}
        self.kept = [
            Kept(row, reasons.get(key, "It is used by:"), () if key in reasons else self._used_by(key, free))
            for key, row in self._rows.items()
            if key not in free
        ]
        self.deleted: dict[str, list[int]] = {}
        for name, key in self._rows:
            if (name, key) in free:
                self.deleted.setdefault(name, []).append(key)

    @property
    def rows(self) -> list[BatchRow]:
        """What is deleted."""
        return [row for key, row in self._rows.items() if row.key in self.deleted.get(key[0], ())]

    @property
    def counts(self) -> str:
        """What is deleted, by type: "2 meetings and 1 citation"."""
        return count_by_type(self.rows)

    @cached_property
    def digest(self) -> str:
        """A text that changes if what is deleted changes, or was changed by anybody."""
        return digest_of((*key, self._versions.get(key, 0)) for keys in self._order for key in keys)

    def delete(self) -> None:
        """Delete the rows, first those that refer to others."""
        for keys in self._order:
            for name in {name for name, _ in keys}:
                MEMBERS[name].objects.filter(pk__in=[key for other, key in keys if other == name]).delete()

    # --- What somebody else changed -----------------------------------------------------------------------------------
    def _changed_by_others(self) -> Iterator[tuple[Key, str]]:
        """Yield the rows that somebody else changed. The history has who made each change of a row and of its parts."""
        changed = {key: users for name, keys in self._keys.items() for key, users in self._editors(name, keys).items()}
        found = get_user_model().objects.in_bulk({user for users in changed.values() for user in users if user})
        names = {pk: user.get_full_name() or user.get_username() for pk, user in found.items()}
        for key, users in changed.items():
            by = join_names(sorted({names.get(user, "somebody else") for user in users}))
            yield key, f"Changed by {by}."

    def _editors(self, name: str, keys: list[int]) -> dict[Key, set[int | None]]:
        """Return the ids of the other users who changed rows of a model, by row; None for changes outside of pages."""
        editors: dict[Key, set[int | None]] = defaultdict(set)
        own, *parts = tracked_tables(*(MEMBERS[name](pk=key) for key in keys))
        has_version, versions = name in RECORDS_OF_BATCHES, {}
        columns = ["pgh_obj_id", EDITOR, "version" if has_version else "pgh_id"]
        for key, user, version in own.events.order_by("pgh_id").values_list(*columns):
            # An event of the same version is a trigger's: derived columns followed from a change elsewhere.
            is_derived = has_version and versions.get(key) == version
            versions[key] = version
            if user != self.batch.owner_id and not is_derived:
                editors[name, key].add(user)
        self._versions |= {(name, key): version for key, version in versions.items()}
        for table in parts:
            # Not by exclude(): in SQL, an unknown user is not another one.
            by_anybody = table.events.order_by().values_list(table.owner.attname, EDITOR).distinct()
            changed = {(key, user) for key, user in by_anybody if user != self.batch.owner_id}
            owners = self._owners_of(table.owner.related_model, {key for key, _ in changed}) if changed else {}
            for key, user in changed:
                if key in owners:
                    editors[owners[key]].add(user)
        return {key: users for key, users in editors.items() if key in self._rows}

    def _owners_of(self, model: type[models.Model], keys: set[int]) -> dict[int, Key]:
        """Return the rows in whose forms rows of a model are, by id: for an action, its agreement."""
        if model in MODEL_NAMES and model is not Citation:
            return {key: (MODEL_NAMES[model], key) for key in keys}
        rows = model._base_manager.filter(pk__in=keys)
        if model is Citation:
            rows = rows.select_related(*OWNED_BY_RECORDS)
        return {row.pk: self._owner(row) for row in rows}

    # --- What refers to it --------------------------------------------------------------------------------------------
    def _references(self) -> dict[Key, set[Key]]:
        """Return the rows outside of a row itself that refer to it, by row."""
        referring: dict[Key, set[Key]] = defaultdict(set)
        for name, keys in self._keys.items():
            for relation in MEMBERS[name]._meta.get_fields(include_hidden=True):
                if getattr(relation, "on_delete", None) is models.PROTECT and relation.auto_created:
                    for key, other in _rows_of(relation, keys):
                        owner = self._owner(other)
                        if owner != (name, key):
                            referring[name, key].add(owner)
        return dict(referring)

    def _owner(self, row: models.Model) -> Key:
        """Return the row in whose form another row is edited."""
        if isinstance(row, Citation):
            key = ("citation", row.pk)
            return key if key in self._rows else owner_of_citation(row)
        model = type(row)
        if model._meta.auto_created:
            owner = next(field for field in model._meta.concrete_fields if field.name == _source_field(model))
        else:
            owner = owner_field(model)
        if owner is None or model in MODEL_NAMES:
            return model._meta.model_name, row.pk
        return owner.related_model._meta.model_name, getattr(row, owner.attname)

    def _without_references(self, free: set[Key]) -> set[Key]:
        """Return those to which only others of them refer."""
        while used := {key for key in free if not self._referring.get(key, set()) <= free}:
            free -= used
        return free

    def _ordered(self, free: set[Key]) -> list[list[Key]]:
        """Return rows in steps: no row refers to one of an earlier step. What refers to one another is left out."""
        while True:
            sorter = TopologicalSorter({key: self._referring.get(key, set()) for key in sorted(free)})
            try:
                sorter.prepare()
            except CycleError as error:
                free = self._without_references(free - set(error.args[1]))
                continue
            steps = []
            while sorter.is_active():
                steps.append(list(sorter.get_ready()))
                sorter.done(*steps[-1])
            return steps

    def _used_by(self, key: Key, free: set[Key]) -> tuple[Referring, ...]:
        found = []
        for name, pk in sorted(self._referring.get(key, set()) - free)[:MAX_REFERRING]:
            model = next(model for model in self.site._registry if model._meta.model_name == name)
            row = model._base_manager.filter(pk=pk).first()
            found.append(Referring(str(row), reverse(f"admin:{model._meta.app_label}_{name}_change", args=[pk])))
        return tuple(found)


def _rows_of(relation: models.ManyToOneRel, keys: Iterable[int]) -> Iterator[tuple[int, models.Model]]:
    """Yield the rows that refer to rows of these ids by a relation, each with the id."""
    column = relation.field
    rows = relation.related_model._base_manager.filter(**{f"{column.name}__in": keys}).order_by("pk")
    if relation.related_model is Citation:
        rows = rows.select_related(*OWNED_BY_RECORDS)
    for row in rows:
        yield getattr(row, column.attname), row


def _source_field(through: type[models.Model]) -> str:
    """Return the name of the foreign key of a table of links to the row that has the field."""
    link = next(f for f in through._meta.auto_created._meta.local_many_to_many if f.remote_field.through is through)
    return link.m2m_field_name()

"""The records that a change is about: each with the rows and links that belong to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib import admin
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst

from cooperation.admin.editing.events import ChangeLine, RowChange, fetch_related, last_versions
from cooperation.admin.undo.changes import HOW_RECORDED

Owner = tuple[type[models.Model], object]
"""A model and the primary key of a row that has a form of its own."""


@dataclass
class Group:
    """A record, or another row with a form of its own, with what a change did to it and to what belongs to it.

    Attributes:
        label: its type: "Meeting".
        name: its name, as it is now or was last.
        url: that of its form; "" if it was deleted, or has no form.
        changes: the rows.
    """

    model: type[models.Model]
    pk: object
    label: str
    name: str
    url: str
    changes: list[RowChange] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[ChangeLine]:
        """The changes as text, one line per field, row or link."""
        return [line for change in self.changes for line in change.lines()]


def groups_of(changes: Iterable[RowChange], site: admin.AdminSite) -> list[Group]:
    """Return the records that rows belong to, in the order of the rows."""
    changes = list(changes)
    fetch_related(row for change in changes for row in (change.old, change.new) if row is not None)
    owners = owners_of(changes)
    names = _names(set(owners.values()))
    found: dict[Owner, Group] = {}
    for change in changes:
        owner = owners[_key(change)]
        if owner not in found:
            model, pk = owner
            name, exists = names.get(owner, (str(pk), False))
            label = capfirst(str(model._meta.verbose_name))
            found[owner] = Group(model, pk, label, name, _form_url(site, model, pk) if exists else "")
        found[owner].changes.append(change)
    return list(found.values())


def owners_of(changes: Iterable[RowChange]) -> dict[Owner, Owner]:
    """Return the row with a form of its own that each row belongs to: for a citation of an action, the agreement."""
    rows = {_key(change): change.new or change.old for change in changes}
    above: dict[Owner, Owner | None] = {}
    pending = dict(rows)
    while pending:
        for key, row in pending.items():
            above[key] = _owner_of(row)
        missing = {owner for owner in above.values() if owner and owner not in above}
        pending = _rows(missing)
        above |= dict.fromkeys(missing - set(pending))
    return {key: _top(key, above) for key in rows}


def _top(key: Owner, above: dict[Owner, Owner | None]) -> Owner:
    while (owner := above[key]) is not None:
        key = owner
    return key


def _key(change: RowChange) -> Owner:
    return change.table.model._meta.concrete_model, change.pk


def _owner_of(row: models.Model) -> Owner | None:
    for column in row._meta.concrete_fields:
        if column.is_relation and column.remote_field.on_delete is models.CASCADE:
            pk = getattr(row, column.attname)
            if pk is not None and not issubclass(column.related_model, HOW_RECORDED):
                return column.related_model, pk
    return None


def _rows(owners: Iterable[Owner]) -> dict[Owner, models.Model]:
    """Return rows by model and primary key, as they are now or were before their deletion."""
    by_model: dict[type[models.Model], set] = {}
    for model, pk in owners:
        by_model.setdefault(model, set()).add(pk)
    found = {}
    for model, pks in by_model.items():
        rows = model._base_manager.in_bulk(pks)
        if hasattr(model, "pgh_event_models"):
            rows |= last_versions(model, pks - set(rows))
        found |= {(model, pk): row for pk, row in rows.items()}
    return found


def _names(owners: Iterable[Owner]) -> dict[Owner, tuple[str, bool]]:
    """Return the name of each row, and whether it exists."""
    return {owner: (str(row), not hasattr(row, "event_id")) for owner, row in _rows(owners).items()}


def _form_url(site: admin.AdminSite, model: type[models.Model], pk: object) -> str:
    if model not in site._registry:
        return ""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[pk])

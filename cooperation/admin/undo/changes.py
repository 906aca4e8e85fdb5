"""What one change did: all rows that were added, changed or deleted in one context of the history.

A context is one request, one action on a list, one text that was recorded, or one command.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from uuid import UUID

from django.apps import apps
from django.db import models
from pghistory.models import Context, Event

from cooperation.admin.editing.events import RowChange, TrackedTable, describe_contexts, row_changes
from cooperation.models import ACCOUNT_LINK_MODELS, LINK_MODELS, Batch, BatchItem, Citation
from cooperation.models.base import owner_field

HOW_RECORDED = (Batch, BatchItem)
"""Models that say how rows came into the register. They are written with the rows, and are no change of their own."""

UNDOES = "undoes"
"""The key in the metadata of a context that took another one back: the id of that one."""

MAX_ROWS = 20_000
"""How many rows a change may have to be shown and taken back on a page."""


class TooManyRowsError(Exception):
    """A change has more rows than ``MAX_ROWS``."""


class Change:
    """One change of the register, by its context.

    Attributes:
        context: the id of the context.
        at: when it began; None if it changed nothing that the history has.
        user: the name of the user, "" if it was made outside of pages.
        reason: as typed, or that of a command.
        rows: the rows that it changed, in the order of the tables; without those of ``HOW_RECORDED``.

    Raise TooManyRowsError if it has too many rows.
    """

    def __init__(self, context: UUID) -> None:
        self.context = context
        self.user, self.reason = describe_contexts([context])[context]
        self.at, self.rows = _read(context)

    @property
    def undone(self) -> UUID | None:
        """The context that this one took back, if it is an undo."""
        return Context.objects.filter(pk=self.context).values_list(f"metadata__{UNDOES}", flat=True).first()

    @property
    def undone_by(self) -> list[UUID]:
        """The contexts that took this one back, the latest first."""
        return undone_by([self.context]).get(self.context, [])


def undone_by(contexts: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Return the contexts that took others back, the latest first, by the context that they took back."""
    wanted = [str(context) for context in contexts]
    found: dict[UUID, list[UUID]] = {}
    undos = Context.objects.filter(**{f"metadata__{UNDOES}__in": wanted}).order_by("-created_at")
    for pk, undone in undos.values_list("pk", f"metadata__{UNDOES}"):
        found.setdefault(UUID(undone), []).append(pk)
    return found


@cache
def all_tables() -> list[TrackedTable]:
    """Return all tables with a history, with all their events: first those of models, then those of links."""
    links = {proxy: key for key, proxy in (LINK_MODELS | ACCOUNT_LINK_MODELS).items()}
    tables = []
    for event in apps.get_models():
        model = issubclass(event, Event) and event.pgh_tracked_model
        if not model or issubclass(model, HOW_RECORDED):
            continue
        if model in links:
            owner_model, name = links[model]
            link = owner_model._meta.get_field(name)
            owner = model._meta.get_field(link.m2m_field_name())
            tables.append(TrackedTable(model, event.objects.all(), owner, link))
        else:
            tables.append(TrackedTable(model, event.objects.all(), _owner_of(model)))
    return sorted(tables, key=lambda table: table.link is not None)


def _owner_of(model: type[models.Model]) -> models.Field | None:
    """Return the foreign key to the row in whose form rows of a model are; that of a citation differs by row."""
    if model is Citation or not model._meta.db_table.startswith("cooperation_"):
        return None
    return owner_field(model)


def _read(context: UUID) -> tuple[datetime | None, list[RowChange]]:
    found = _tables_of(context)
    if sum(number for _, number, _ in found) > MAX_ROWS:
        raise TooManyRowsError
    if not found:
        return None, []
    at = min(first for _, _, first in found)
    tables = [
        TrackedTable(table.model, table.events.filter(pgh_context=context), table.owner, table.link)
        for table, _, _ in found
    ]
    return at, row_changes(tables, since=at).get(None, [])


def _tables_of(context: UUID) -> list[tuple[TrackedTable, int, datetime]]:
    """Return the tables with events of a context, each with their number and the time of the first."""
    tables = all_tables()
    counts = [
        table.events.order_by()
        .filter(pgh_context=context)
        .values(n=models.Value(number, models.IntegerField()))
        .annotate(rows=models.Count("*"), first=models.Min("pgh_created_at"))
        for number, table in enumerate(tables)
    ]
    found = counts[0].union(*counts[1:], all=True)
    return [(tables[row["n"]], row["rows"], row["first"]) for row in found if row["rows"]]

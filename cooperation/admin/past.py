"""What changed in a record: its columns, the rows that it owns, and its links, read from the events of the database.

An event keeps a row as it was after an insert or update, and before a delete. Events of one row in one transaction are
read as one step from the row before to the row after.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import models
from pghistory.models import Context, Event

from cooperation.admin.words import in_words
from cooperation.models import LINK_MODELS

# What the register keeps about a row rather than what the row says.
UNSAID = {"version", "created_at", "created_by", "updated_at", "updated_by", "status_changes_on"}


@dataclass(frozen=True)
class Part:
    """Rows of one table that belong to a record: itself, what it owns, or one sort of its links.

    ``owner`` is the foreign key to the record, ``link`` the many-to-many field that the rows stand for.
    """

    model: type[models.Model]
    events: models.QuerySet
    owner: models.Field | None = None
    link: models.ManyToManyField | None = None

    def columns(self) -> list[models.Field]:
        """The columns that say something about the record."""
        return [
            column
            for column in self.model._meta.concrete_fields
            if not column.primary_key and column != self.owner and column.name not in UNSAID
        ]


@dataclass
class Step:
    """One row as it was before and as it was after, None where it did not exist, and the events in between."""

    part: Part
    key: int
    old: models.Model | None
    new: models.Model | None
    run: list[Event]

    def event_of(self, column: models.Field | None) -> Event:
        """The event that gave ``column`` its value, or without one the last event of all."""
        for before, event in zip([*self.run[-2::-1], self.old], self.run[::-1], strict=True):
            if not (column and before) or getattr(before, column.attname) != getattr(event, column.attname):
                return event
        return self.run[-1]

    def lines(self) -> list["Line"]:
        """What changed, in words."""
        if self.part.owner is None and self.new is not None:
            return self._changed_columns("")
        row = self.new or self.old
        if self.part.link:
            text = str(getattr(row, self.part.link.m2m_reverse_field_name()))
            label = str(self.part.link.verbose_name)
        elif self.old is not None and self.new is not None:
            return self._changed_columns(f"{self.part.model._meta.verbose_name} “{row}”: ")
        else:
            text, label = str(row), str(self.part.model._meta.verbose_name)
        return [Line(label, text if self.new is None else "", text if self.old is None else "", self)]

    def _changed_columns(self, prefix: str) -> list["Line"]:
        lines = []
        for column in self.part.columns():
            old, new = (in_words(row, column) if row is not None else "" for row in (self.old, self.new))
            if old != new and not (self.old is None and getattr(self.new, column.attname) is False):
                lines.append(Line(f"{prefix}{column.verbose_name}", old, new, self, column))
        return lines


@dataclass(frozen=True)
class Line:
    """A change in words: of one column, or of a whole row or link that came or went."""

    label: str
    old: str
    new: str
    step: Step
    column: models.Field | None = None


@dataclass
class Moment:
    """All that one transaction changed in a record: when, who, why, and what."""

    at: datetime
    who: str
    why: str
    lines: list[Line] = field(default_factory=list)


def parts_of(row: models.Model) -> list[Part]:
    """The tables whose events tell of ``row``: its own, those of the rows that go with it, and its links."""
    model = type(row)
    own = Part(model, model.pgh_event_model.objects.filter(pgh_obj_id=row.pk))
    return [own, *_owned(model, [row.pk]), *_links(row)]


def moments(row: models.Model, *, before: datetime | None = None, most: int = 25) -> list[Moment]:
    """The latest transactions that changed ``row``, newest first, at most ``most``; ``before`` goes on from there."""
    parts = parts_of(row)
    times = [part.events.order_by().values_list("pgh_created_at") for part in parts]
    if before:
        times = [part.filter(pgh_created_at__lt=before) for part in times]
    latest = [at for (at,) in times[0].union(*times[1:]).order_by("-pgh_created_at")[:most]]
    if not latest:
        return []
    found = steps(
        parts, since=latest[-1], until=latest[0], group=lambda event: (event.pgh_created_at, event.pgh_context_id)
    )
    told = tell(context for _, context in found)
    return [
        Moment(at, *told[context], [line for step in found[at, context] for line in step.lines()])
        for at, context in sorted(found, key=lambda key: key[0], reverse=True)
    ]


def steps(
    parts: Iterable[Part],
    *,
    since: datetime,
    until: datetime | None = None,
    group: Callable[[Event], Hashable] = lambda event: None,
) -> dict[Hashable, list[Step]]:
    """The steps that rows of ``parts`` made from ``since`` to ``until``, both included.

    Steps are keyed by ``group``; events of one row and one group are one step. What came and went within it is none.
    """
    found = defaultdict(list)
    for part in parts:
        events = part.events.filter(pgh_created_at__gte=since).order_by("pgh_id")
        if until:
            events = events.filter(pgh_created_at__lte=until)
        runs = defaultdict(list)
        for event in events:
            runs[group(event), event.pgh_obj_id].append(event)
        last = _last_before(part, since, {key for (_, key), (first, *_) in runs.items() if first.pgh_label == "update"})
        for (name, key), run in runs.items():
            old = {"insert": None, "update": last.get(key), "delete": run[0]}[run[0].pgh_label]
            new = None if run[-1].pgh_label == "delete" else run[-1]
            last[key] = run[-1]
            if old is not None or new is not None:
                found[name].append(Step(part, key, *(_row(part.model, event) for event in (old, new)), run))
    _fill_in_names(row for group in found.values() for step in group for row in (step.old, step.new) if row)
    return found


def tell(contexts: Iterable) -> dict:
    """Who made the change and why, by the id of its context, as a pair of texts."""
    known = Context.objects.in_bulk([key for key in contexts if key])
    said = {key: context.metadata for key, context in known.items()}
    users = get_user_model().objects.in_bulk({data["user"] for data in said.values() if data.get("user")})
    names = {key: user.get_full_name() or user.get_username() for key, user in users.items()}
    who = {key: names.get(data.get("user"), "") for key, data in said.items()}
    return defaultdict(lambda: ("", ""), {key: (who[key], data.get("reason", "")) for key, data in said.items()})


def last_known(model: type[models.Model], keys: Iterable) -> dict:
    """Rows of ``model`` by key, as they were when last heard of, deleted ones included."""
    rows = _last_known(model, keys)
    _fill_in_names(rows.values())
    return rows


def _owned(model: type[models.Model], keys) -> list[Part]:
    parts = []
    for relation in model._meta.related_objects:
        if relation.on_delete is models.CASCADE and hasattr(relation.related_model, "pgh_event_models"):
            events = relation.related_model.pgh_event_model.objects.filter(**{f"{relation.field.name}__in": keys})
            parts.append(Part(relation.related_model, events, relation.field))
            # What an owned row owns in turn, such as the citations of an action.
            parts += _owned(relation.related_model, events.order_by().values("pgh_obj_id"))
    return parts


def _links(row: models.Model) -> list[Part]:
    parts = []
    for link in row._meta.local_many_to_many:
        if (proxy := LINK_MODELS.get((type(row), link.name))) is not None:
            owner = proxy._meta.get_field(link.m2m_field_name())
            events = proxy.pgh_event_model.objects.filter(**{owner.name: row.pk})
            parts.append(Part(proxy, events, owner, link))
    return parts


def _last_known(model: type[models.Model], keys: Iterable) -> dict:
    if not keys:
        return {}
    events = model.pgh_event_model.objects.filter(pgh_obj_id__in=keys).order_by("pgh_obj_id", "-pgh_id")
    return {event.pgh_obj_id: _row(model, event) for event in events.distinct("pgh_obj_id")}


def _last_before(part: Part, moment: datetime, keys: set) -> dict[int, Event]:
    """The last event before ``moment`` of each row in ``keys``."""
    if not keys:
        return {}
    earlier = part.model.pgh_event_model.objects.filter(pgh_obj_id__in=keys, pgh_created_at__lt=moment)
    return {event.pgh_obj_id: event for event in earlier.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")}


def _row(model: type[models.Model], event: Event | None) -> models.Model | None:
    """The row of ``model`` as the event keeps it."""
    if event is None:
        return None
    kept = {column.attname for column in event._meta.concrete_fields}
    columns = [column.attname for column in model._meta.concrete_fields if column.attname in kept]
    return model(**{name: getattr(event, name) for name in columns})


def _fill_in_names(rows: Iterable[models.Model]) -> None:
    """Gives ``rows`` the rows that they refer to, deleted ones included, with a query or two a table."""
    wanted = defaultdict(list)
    for row in rows:
        for column in row._meta.concrete_fields:
            if column.is_relation and column.name not in UNSAID and getattr(row, column.attname) is not None:
                wanted[column.related_model].append((row, column))
    for model, places in wanted.items():
        keys = {getattr(row, column.attname) for row, column in places}
        found = model._base_manager.in_bulk(keys)
        found |= _last_known(model, keys - set(found))
        for row, column in places:
            setattr(row, column.name, found.get(getattr(row, column.attname)))

"""What others saved between the opening of a form and its saving."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import models
from pghistory.models import Event

from cooperation.admin.past import Line, Part, Step, parts_of, steps, tell
from cooperation.admin.words import moment_in_words

INSTANT = timedelta(microseconds=1)  # the database's clock knows no shorter one
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# The key, the version and the moment in microseconds; the browser keeps forms of earlier days without a moment.
MARK = re.compile(r"[^:]*:(\d{1,10})(?::(\d{1,17}))?")

Owned = Collection[tuple[type[models.Model], str | None]]


@dataclass
class Meanwhile:
    """The steps that a row, the rows it owns and its links made while a form was open, and the events behind them.

    ``taken`` are the changes that the form took over, since nobody had typed against them.
    """

    steps: list[Step]
    events: list[Event]
    taken: list[Line] = field(default_factory=list)

    def own(self) -> list[Step]:
        """The step of the row itself, if it made one."""
        return [step for step in self.steps if step.part.owner is None]

    def links(self) -> list[Step]:
        """The links that came and went."""
        return [step for step in self.steps if step.part.link]

    def rows(self, model: type[models.Model], owner: models.Field) -> dict[int, Step]:
        """The steps of the rows of ``model`` that belong to the row by the foreign key ``owner``, by their keys."""
        return {step.key: step for step in self.steps if (step.part.model, step.part.owner) == (model, owner)}


def mark_of(row: models.Model) -> str:
    """What a form keeps of the state in which it was opened: key, version, and moment of the last event."""
    times = [part.events.order_by().values_list("pgh_created_at") for part in _parts(row)]
    (last,) = times[0].union(*times[1:]).order_by("-pgh_created_at").first() or (EPOCH,)
    return f"{row.pk}:{_version_of(row)}:{(last - EPOCH) // INSTANT}"


def saved_since(row: models.Model, mark: str, owned: Owned) -> Meanwhile | None:
    """What was saved into ``row`` since the form with ``mark`` was opened; None if that is nothing.

    ``owned`` are the rows that the form holds beside its own, as pairs of a model and the name of its foreign key to
    ``row``, where it has more than one such.
    """
    if mark == mark_of(row):
        return None
    match = MARK.fullmatch(mark)
    version, moment = match.groups() if match else ("", None)
    opened, later = _event_of(row, version), []
    if version != str(_version_of(row)):
        later = [*type(opened).objects.filter(pgh_obj_id=row.pk, pgh_id__gt=opened.pgh_id).order_by("pgh_id")]
    begin = EPOCH + int(moment) * INSTANT if moment else opened.pgh_created_at
    # Of two transactions, the one that began first may have saved last: its events bear the earlier moment.
    begin = min([begin + INSTANT, *(event.pgh_created_at for event in later)])
    # Without a new version, the database alone changed the row itself, in what it derives.
    held = [part for part in _parts(row) if (later if part.owner is None else _is_held(part, owned))]
    found = steps(held, since=begin).get(None, [])
    events = [*later, *(event for step in found for event in step.run)]
    return Meanwhile(found, events) if events else None


def savers(events: Iterable[Event]) -> list[str]:
    """Who made ``events``, and when, each transaction once: ["Ada on 3 May 2025, 14:03"]."""
    made = sorted({(event.pgh_created_at, event.pgh_context_id) for event in events}, key=lambda one: one[0])
    told = tell(context for _, context in made)
    return [f"{told[context][0] or 'somebody'} {moment_in_words(at)}" for at, context in made]


def _parts(row: models.Model) -> list[Part]:
    """The row itself, its links and what it owns, but not what that owns in turn: no form holds it."""
    return [part for part in parts_of(row) if part.owner is None or part.owner.related_model is type(row)]


def _is_held(part: Part, owned: Owned) -> bool:
    return bool(part.link) or any(part.model is model and name in (None, part.owner.name) for model, name in owned)


def _version_of(row: models.Model) -> int:
    """The number of the version of ``row``: the record's own, or that of the last event of a row without one."""
    if hasattr(row, "version"):
        return row.version
    return row.pgh_event_model.objects.filter(pgh_obj_id=row.pk).aggregate(last=models.Max("pgh_id"))["last"] or 0


def _event_of(row: models.Model, version: str) -> Event:
    """The event that made ``version`` of ``row``; its first one if there is none such."""
    events = row.pgh_event_model.objects.filter(pgh_obj_id=row.pk).order_by("pgh_id")
    if version:
        number = {"version" if hasattr(row, "version") else "pgh_id": int(version)}
        return events.filter(**number).last() or events.first()
    return events.first()

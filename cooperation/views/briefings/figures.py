"""Figures against their targets: the latest actual value of what a target is for."""

from decimal import Decimal

from django.db import models
from django.db.models.lookups import IsNull

from cooperation.exports.sourced_text import TextRun
from cooperation.fields import Period, UpperBound
from cooperation.models import Figure
from cooperation.models.base import shorten
from cooperation.models.entries import EntryQuerySet
from cooperation.views.briefings.phrases import (
    ComposedSentence,
    as_sentence,
    capitalized,
    date_of,
    names,
    told_to,
    unpublished,
)

UPWARDS = (Figure.Bound.EXACTLY, Figure.Bound.ABOUT, Figure.Bound.MORE_THAN, Figure.Bound.AT_LEAST)
"""Bounds of a target of which an actual value is a share."""


def figures_of(entries: EntryQuerySet, nature: str, within: Period | None) -> EntryQuerySet:
    """Return the figures of a nature among entries, in a period if there is one."""
    rows = entries.for_model(Figure).filter(kind=nature)
    return rows if within is None else rows.filter(period__overlap=within)


def compose_targets(rows: EntryQuerySet, user, limit: int) -> list[ComposedSentence]:
    """Return sentences about up to ``limit`` targets and their latest actual values, the latest period first."""
    targets = _told(rows, _latest_actual(user), limit)
    actual = Figure.objects.for_detail().in_bulk([row.other for row in targets if row.other])
    return [_target(row, actual.get(row.other), place) for place, row in enumerate(targets)]


def compose_actual(rows: EntryQuerySet, user, limit: int) -> list[ComposedSentence]:
    """Return sentences about up to ``limit`` actual figures, of the latest period first."""
    targets = told_to(user, Figure).filter(_same_subject(), nature=Figure.Nature.TARGET)
    found = _told(rows, targets.order_by("-pk").values("pk")[:1], limit)
    return [_actual(row, place) for place, row in enumerate(found)]


def _actual(row: Figure, place: int) -> ComposedSentence:
    value = f" {row.shown_value()}{date_of(row, 'period')}"
    runs = as_sentence(*_what(row), value, "" if row.other else "; no target is recorded", unpublished(row))
    return ComposedSentence(runs, (row,), place=(place,))


def _told(rows: EntryQuerySet, other: models.QuerySet, limit: int) -> list[Figure]:
    """Return figures with ``other``: the id of the target or of the actual value."""
    keys = list(rows.by_date().values_list("key", flat=True)[:limit])
    told = Figure.objects.for_detail().annotate(other=models.Subquery(other)).in_bulk(keys)
    return [told[key] for key in keys if key in told]


def _latest_actual(user) -> models.QuerySet:
    rows = told_to(user, Figure).filter(_same_subject(), nature=Figure.Nature.ACTUAL)
    latest = UpperBound("period").desc(nulls_last=True)
    return rows.order_by(latest, UpperBound("as_of").desc(nulls_last=True), "-preferred", "-pk").values("pk")[:1]


def _same_subject() -> models.Q:
    """Return the condition that a figure measures the same as the figure around it; as ``Figure.in_series_of``."""
    same = models.Q(series=models.OuterRef("series")) & ~models.Q(series="")
    for name in ("initiative", "agreement"):
        own = models.OuterRef(name)
        same &= models.Q(**{name: own}) | models.Q(**{f"{name}__isnull": True}) | models.Q(IsNull(own, True))
    return same


def _target(row: Figure, actual: Figure | None, place: int) -> ComposedSentence:
    goal = f"the target is {row.shown_value()}{date_of(row, 'period')}"
    if actual is None:
        runs = as_sentence(*_what(row), f" {goal}; no actual value is recorded", unpublished(row))
        return ComposedSentence(runs, (row,), place=(place,))
    share = share_of_target(actual, row)
    runs = as_sentence(
        *_what(row),
        " ",
        TextRun.of(actual.shown_value(), actual.get_absolute_url()),
        f"{date_of(actual, 'period')}; {goal}{f' ({share} percent of it)' if share else ''}",
        unpublished(row) or unpublished(actual),
    )
    return ComposedSentence(runs, (actual, row), place=(place,))


def _what(row: Figure) -> list:
    """Return what a figure measures, of whom, with a colon."""
    of, to = names(row.all_of), names(row.all_to)
    about = row.initiative or row.agreement
    whose = f" of {of}" if of else f", {shorten(about.title, limit=60)}" if about and about.is_published else ""
    what = f"{capitalized(shorten(row.indicator))}{whose}{f' to {to}' if to else ''}"
    return [TextRun.of(what, row.get_absolute_url()), ":"]


def share_of_target(actual: Figure, target: Figure) -> str:
    """Return how many percent of a target an actual value is, such as "57"; "" if that can't be said.

    It needs two numbers, not ranges, in the same unit or in units that convert into one another.
    """
    numbers = actual.value_low, target.value_low
    if None in numbers or actual.value_high or target.value_high or not numbers[1] > 0 or target.bound not in UPWARDS:
        return ""
    ours, theirs = actual.unit, target.unit
    if ours != theirs and (ours.dimension != theirs.dimension or None in (ours.factor, theirs.factor)):
        return ""
    factor = Decimal(1) if ours == theirs else ours.factor / theirs.factor
    return f"{100 * numbers[0] * factor / numbers[1]:,.0f}"

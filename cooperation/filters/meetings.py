"""Filters of meetings as who met whom counts them: each occasion once, with those named there themselves."""

from django.db.models import Exists, Model, OuterRef, QuerySet

from cooperation.filters.kinds import Tick
from cooperation.filters.records import RecordFilters
from cooperation.models import Participation

ONCE, THEMSELVES = "once", "themselves"
"""The names of the filters."""


class OnceFilter(Tick):
    """Leave out a meeting if one that is part of it is in the list too: a visit beside the talks during it.

    Which meetings are in the list depends on all other filters, so ``OccasionFilters`` does it.
    """

    def __init__(self) -> None:
        super().__init__(label="Leave out visits whose talks are in the list")

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs


class ThemselvesFilter(Tick):
    """Leave out meetings at which the chosen participants were represented by somebody who is named."""

    beside = "participant"

    def __init__(self) -> None:
        super().__init__(label="Only where they are named themselves, not through somebody")

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        named: dict[str, list[Model]] = self.parent.beside(self.beside) or {}
        if not value:
            return qs
        listed = Participation.objects.order_by()
        by_somebody = listed.filter(meeting=OuterRef("meeting"), on_behalf_of=OuterRef("participant"))
        for rows in named.values():
            there = listed.filter(~Exists(by_somebody), participant__in=rows)
            qs = qs.filter(key__in=there.values("meeting"))
        return qs


class OccasionFilters(RecordFilters):
    """Filters of meetings with ``OnceFilter``."""

    @property
    def has_counts(self) -> bool:
        return not self.active.get(ONCE)  # with one more value, a visit may be in the list instead of its talks

    def matching(self, *without: str) -> QuerySet:
        rows = super().matching(*without)
        if not self.active.get(ONCE) or ONCE in without:
            return rows
        # Talks count for all that take part in them, also for those who are represented there.
        return rows.without_wholes(super().matching(*without, THEMSELVES))

    @property
    def scan_queryset(self) -> QuerySet:
        return self.matching() if self.active.get(ONCE) else super().scan_queryset

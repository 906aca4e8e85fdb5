"""Previews: the first rows of a list on the page of a related object."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Self

from django.db.models import QuerySet

from cooperation.models import Initiative
from cooperation.models.entries import EntryQuerySet
from cooperation.models.prepared import Prepared

MAX_PREVIEW_ROWS = 50  # per list; a link leads to all
MAX_LATEST_ROWS = 10  # initiatives beside a chronicle


@dataclass(frozen=True)
class Preview:
    """The first rows of a list, and whether there are more."""

    rows: list
    more: bool = False

    @classmethod
    def from_queryset(cls, rows: QuerySet, limit: int = MAX_PREVIEW_ROWS) -> Self:
        """Return the first ``limit`` rows, with one query."""
        return cls.from_rows(list(rows[: limit + 1]), limit)

    @classmethod
    def from_rows(cls, rows: list, limit: int = MAX_PREVIEW_ROWS) -> Self:
        """Return the first ``limit`` of some rows, which must include the next one if there is one."""
        return cls(rows[:limit], len(rows) > limit)

    def oldest_first(self) -> list:
        """Return the rows by date, undated ones last."""
        dated = sorted((row for row in self.rows if row.date), key=lambda row: (row.date, row.pk))
        return dated + [row for row in self.rows if not row.date]

    def soonest_first(self) -> list:
        """Return commitments by the last day of their deadline, those without one last, else in order of entry."""
        return sorted(self.rows, key=lambda row: ((row.due and row.due.upper) or date.max, row.pk))

    def __iter__(self) -> Iterator:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def latest_initiatives(entries: EntryQuerySet) -> list[Initiative]:
    """Return the latest initiatives among entries, which decide which are the latest."""
    ids = entries.for_model(Initiative).by_date().values_list("key", flat=True)[:MAX_LATEST_ROWS]
    return _initiatives().fetch(list(ids))


@cache
def _initiatives() -> Prepared:
    return Prepared.by_ids(Initiative.objects.for_dossier())

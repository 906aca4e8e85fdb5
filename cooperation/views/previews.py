"""Previews: the first rows of a list on the page of a related object."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Self

from django.db.models import QuerySet

from cooperation.models import Record
from cooperation.models.entries import EntryQuerySet
from cooperation.models.prepared import Prepared

MAX_PREVIEW_ROWS = 50  # per list; a link leads to all
MAX_LATEST_ROWS = 10  # per record type


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

    @classmethod
    def from_ids(cls, model: type[Record], ids: list[int], limit: int = MAX_PREVIEW_ROWS) -> Self:
        """Return the records with the first ``limit`` of these ids, as detail pages show them, in their usual order."""
        return cls(_records(model).fetch(ids[:limit]), more=len(ids) > limit)

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


@cache
def _records(model: type[Record]) -> Prepared:
    return Prepared.by_ids(model.objects.for_dossier())


@dataclass(frozen=True)
class LatestOfModel:
    """The latest records of one type, and the filters of the list with all of them."""

    model: type[Record]
    rows: Preview
    filters: dict[str, object] = field(default_factory=dict)

    @property
    def model_name(self) -> str:
        return self.model._meta.model_name

    @property
    def title(self) -> str:
        return str(self.model._meta.verbose_name_plural).capitalize()


def latest_records(entries: EntryQuerySet, models: Sequence[type[Record]], **filters) -> list[LatestOfModel]:
    """Return the latest records among entries, one list per record type; types without any are left out.

    Args:
        entries: the entries about the page's object that the user may see.
        models: the models of these record types.
        filters: the parameters of lists with the same records.
    """
    ids = entries.latest_of_each([model._meta.model_name for model in models], MAX_LATEST_ROWS + 1)
    # The entries decide which are the latest. Their own order only sorts these.
    return [
        LatestOfModel(model, Preview.from_ids(model, found, MAX_LATEST_ROWS), filters)
        for model, found in zip(models, ids.values(), strict=True)
        if found
    ]

"""As much of a list as a page shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db.models import QuerySet

MOST = 50  # rows of one kind that a page shows of what belongs to it; the rest is in the noun's list


@dataclass(frozen=True)
class Shown:
    """The first rows of a list, and whether there are more."""

    rows: list
    more: bool = False

    @classmethod
    def of(cls, rows: QuerySet, most: int = MOST) -> Self:
        """The first ``most`` rows, by one query."""
        found = list(rows[: most + 1])
        return cls(found[:most], len(found) > most)

    def oldest_first(self) -> list:
        """The rows by their date, undated ones last."""
        dated = sorted((row for row in self.rows if row.date), key=lambda row: (row.date, row.pk))
        return dated + [row for row in self.rows if not row.date]

    def soonest_first(self) -> list:
        """Commitments by the last day of their deadline, those without one last, each in the order of entry."""
        return sorted(self.rows, key=lambda row: ((row.due and row.due.upper) or date.max, row.pk))

    def __iter__(self) -> Iterator:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

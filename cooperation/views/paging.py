"""One page of a list, whatever its length: nothing is counted further than people read."""

import math
from functools import cached_property

from django.db.models import Model, QuerySet
from django.http import Http404

SIZE = 50  # rows on a page
COUNTED = 1000  # rows beyond which a list is only said to have more


def counted(rows: QuerySet, most: int) -> int | None:
    """How many rows there are; None if more than ``most``, beyond which nobody looks."""
    count = rows.order_by().values("pk")[: most + 1].count()
    return count if count <= most else None


class Slice:
    """A page of a queryset.

    Only keys are looked up in the list's order; the page's rows are then read by their keys, so that what a row shows
    is worked out for them and not for all rows before.

    Args:
        rows: the list, filtered and in its order.
        number: the page, from 1 on.
        shown: a queryset of the same model with what a page shows of a row.
        size: rows on a page.
        most: rows beyond which they are not counted.

    Raises:
        Http404: the list has no such page.
    """

    def __init__(self, rows: QuerySet, number: int, shown: QuerySet, *, size: int = SIZE, most: int = COUNTED) -> None:
        self._all, self._shown = rows, shown
        self.number, self.size, self.most = number, size, most
        before = (number - 1) * size
        keys = list(rows.values_list("pk", flat=True)[before : before + size + 1])
        if not keys and number > 1:
            raise Http404(f"This list has no page {number}.")
        self.has_next = len(keys) > size
        self._keys = keys[:size]
        self.first, self.last = before + 1, before + len(self._keys)

    @cached_property
    def rows(self) -> list[Model]:
        """The page's rows, in the list's order."""
        found = {row.pk: row for row in self._shown.filter(pk__in=self._keys).order_by()}
        # A row may have been deleted since its key was read.
        return [found[key] for key in self._keys if key in found]

    @cached_property
    def count(self) -> int | None:
        """How many rows the list has; None if it has more than ``most``."""
        if not self.has_next:
            return self.last
        return None if self.last >= self.most else counted(self._all, self.most)

    @property
    def pages(self) -> int | None:
        """How many pages the list has; None where its rows are not counted to the end."""
        return self.count and math.ceil(self.count / self.size)

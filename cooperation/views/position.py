"""Which rows of a list a page has, in numbers.

Nobody counts the rows before a page. One at either end of the list knows its place by itself; any other has the number
of its first row from the link that led to it, which is a help to readers and no more: rows may have come or gone since.
"""

import re
from dataclasses import dataclass
from typing import Self

from cooperation.filters import Filters
from cooperation.views.keyset import KeysetPage

FROM = "from"
"""The parameter of an address with the number of the page's first row."""


@dataclass(frozen=True)
class Position:
    """The numbers of a page's rows.

    Attributes:
        first: that of the first one; None where it is not known.
        last: that of the last one, likewise.
        size: how many rows stand on a page.
    """

    first: int | None
    last: int | None
    size: int

    @classmethod
    def of(cls, page: KeysetPage, filters: Filters, said: str) -> Self:
        """Where a page is in the list that filters found.

        Args:
            said: the number of the page's first row as the address has it; what can't be is not believed.
        """
        rows = len(page.rows)
        first = _first(page, filters, rows, said) if rows else None
        last = first and first + rows - 1
        fits = first and (first > 1) == bool(page.previous)
        if fits and filters.total is not None:
            fits = (last < filters.total) == bool(page.next)
        return cls(first, last, filters.size) if fits else cls(None, None, filters.size)

    @property
    def next(self) -> int | None:
        """The number with which the next page begins."""
        return self.last and self.last + 1

    @property
    def previous(self) -> int | None:
        """The same of the page before; the first page needs none."""
        return self.first - self.size if self.first and self.first > self.size + 1 else None


def _first(page: KeysetPage, filters: Filters, rows: int, said: str) -> int | None:
    if not page.previous:
        return 1
    if not page.next and filters.total is not None:
        return filters.total - rows + 1
    return int(said) if re.fullmatch(r"[1-9]\d{0,8}", said, re.ASCII) else None

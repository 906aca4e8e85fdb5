"""Pages of a list: by cursor for lists of any length, by number for search results.

With page numbers, late pages are slow, and rows are skipped or repeated if others are added meanwhile. A cursor names
the row before or after a page, and avoids both.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.core.exceptions import ValidationError
from django.db.models import F, Field, Model, Q, QuerySet
from django.http import Http404

from cooperation.filters import Filters
from cooperation.filters.sorting import Order

LAST_PAGE = "end"
"""The value of ``before`` in the URL that asks for the last page."""

FROM = "from"
"""The parameter of the URL with the number of the page's first row."""


@dataclass(frozen=True)
class Cursor:
    """The position of a row in a list: its sort value, None if it has none, and its ids."""

    value: object
    ids: tuple

    def __str__(self) -> str:
        return "~".join(["" if self.value is None else str(self.value), *map(str, self.ids)])

    @classmethod
    def parse(cls, text: str, order: Order, fields: Sequence[Field]) -> Self:
        """Parse the text that ``str`` makes of a cursor; ``fields`` are the fields of its ids.

        Raise ValueError or ValidationError if it is invalid.
        """
        value, *ids = text.rsplit("~", len(fields))
        if len(ids) != len(fields) or "\0" in text:  # PostgreSQL does not accept NUL in text
            raise ValueError(f"“{text}” has no id.")
        # An empty sort value means NULL if the column is nullable, else an empty name.
        parsed = None if order.nullable and not value else order.parse(value)
        return cls(parsed, tuple(field.clean(text, None) for field, text in zip(fields, ids, strict=True)))


class CursorPage:
    """A page of a queryset in an order.

    The first query reads only the ids in that order. The second reads the page's rows by id, so values shown in a row
    are computed for this page only.

    Args:
        rows: the list, in any order.
        order: its order.
        size: rows per page.
        after: the cursor of the row before the page, as text; "" for the first page.
        before: the cursor of the row after the page, as text, or LAST_PAGE.
        id_fields: the columns that make rows unique: one, or for rows of several models the model and the id.
        fetch: ids -> the rows with them, in any order; an id is a tuple if there are several ``id_fields``.
        scan: a faster query for the rows of the list that have a sort value, if there is one.

    Raises:
        Http404: a cursor is invalid.
    """

    def __init__(
        self,
        rows: QuerySet,
        order: Order,
        size: int,
        *,
        after: str = "",
        before: str = "",
        id_fields: Sequence[str] = ("key",),
        fetch: Callable[[list], list[Model]],
        scan: QuerySet | None = None,
    ) -> None:
        self._all = rows.annotate(at=order.value)
        self._scan = self._all if scan is None else scan.annotate(at=order.value)
        self._order, self._id_fields, self._fetch = order, tuple(id_fields), fetch
        backwards = bool(before)
        cursor = None if before == LAST_PAGE else self._cursor(before or after)
        cursors = self._cursors(cursor, backwards, size + 1)
        more = len(cursors) > size
        cursors = cursors[:size]
        if backwards:
            cursors.reverse()
        self._ids = [cursor.ids if len(cursor.ids) > 1 else cursor.ids[0] for cursor in cursors]
        has_next, has_previous = (before != LAST_PAGE, more) if backwards else (more, bool(after))
        self.next = str(cursors[-1]) if has_next and cursors else ""
        self.previous = str(cursors[0]) if has_previous and cursors else ""

        self.is_beyond = bool(cursor and not cursors)

    @property
    def is_whole(self) -> bool:
        """Whether this page is the whole list."""
        return not (self.next or self.previous or self.is_beyond)

    @cached_property
    def rows(self) -> list[Model]:
        """The page's rows, in the list's order."""
        found = {row.pk: row for row in self._fetch(self._ids)} if self._ids else {}
        # A row may have been deleted since its id was read.
        return [found[key] for key in self._ids if key in found]

    def _cursor(self, text: str) -> Cursor | None:
        if not text:
            return None
        fields = [self._all.model._meta.get_field(name) for name in self._id_fields]
        try:
            return Cursor.parse(text, self._order, fields)
        except (ValueError, ValidationError) as error:
            raise Http404(f"“{text}” is not a position in this list.") from error

    def _cursors(self, start: Cursor | None, backwards: bool, limit: int) -> list[Cursor]:
        """Return the cursors that follow one: rows with a sort value, then rows without, or in reverse."""
        parts = [self._with_value, self._without_value] if self._order.nullable else [self._with_value]
        if backwards:
            parts.reverse()
        if start and self._order.nullable and (start.value is None) != backwards:
            parts = parts[1:]
        found = []
        for number, part in enumerate(parts):
            rows = part(start if number == 0 else None, backwards)
            found += [Cursor(value, tuple(ids)) for value, *ids in rows[: limit - len(found)]]
            if len(found) == limit:
                break
        return found

    def _with_value(self, start: Cursor | None, backwards: bool) -> QuerySet:
        rows = self._scan
        if self._order.nullable:
            rows = rows.filter(at__isnull=False)
        descending = self._order.descending != backwards
        if start:
            side = "lt" if descending else "gt"
            # The first condition is redundant, but PostgreSQL uses it to start in the index.
            rows = rows.filter(**{f"at__{side}e": start.value}).filter(
                Q(**{f"at__{side}": start.value}) | self._past(start, side)
            )
        at = F("at")
        # The indexes declare where NULLs come, so the query must too, even without any.
        nulls = True if self._order.nullable else None
        first = at.desc(nulls_last=nulls) if descending else at.asc(nulls_first=nulls)
        return rows.order_by(first, *self._by_id(descending)).values_list("at", *self._id_fields)

    def _without_value(self, start: Cursor | None, backwards: bool) -> QuerySet:
        rows = self._all.filter(at__isnull=True)
        descending = self._order.descending != backwards
        if start:
            rows = rows.filter(self._past(start, "lt" if descending else "gt"))
        return rows.order_by(*self._by_id(descending)).values_list("at", *self._id_fields)

    def _past(self, start: Cursor, side: str) -> Q:
        """Return the condition that a row's ids come after those of a cursor, compared one after the other."""
        name, value = self._id_fields[-1], start.ids[-1]
        condition = Q(**{f"{name}__{side}": value})
        for name, value in reversed(list(zip(self._id_fields, start.ids, strict=True))[:-1]):
            condition = Q(**{f"{name}__{side}": value}) | Q(**{name: value}) & condition
        return condition

    def _by_id(self, descending: bool) -> list:
        return [F(name).desc() if descending else F(name).asc() for name in self._id_fields]


@dataclass(frozen=True)
class Position:
    """The numbers of a page's rows in the list.

    The rows before a page are not counted. The first and the last page know their numbers. Other pages get the number
    of their first row from the link, which may be out of date.

    Attributes:
        first: the number of the first row; None if unknown.
        last: the number of the last row; None if unknown.
        size: rows per page.
    """

    first: int | None
    last: int | None
    size: int

    @classmethod
    def of_page(cls, page: CursorPage, filters: Filters, claimed: str) -> Self:
        """Return the position of a page in the filtered list.

        Args:
            claimed: the number of the page's first row in the URL; an impossible one is ignored.
        """
        rows = len(page.rows)
        first = _first(page, filters, rows, claimed) if rows else None
        last = first and first + rows - 1
        is_possible = first and (first > 1) == bool(page.previous)
        if is_possible and filters.total is not None:
            is_possible = (last < filters.total) == bool(page.next)
        return cls(first, last, filters.page_size) if is_possible else cls(None, None, filters.page_size)

    @property
    def next(self) -> int | None:
        """The number of the next page's first row."""
        return self.last and self.last + 1

    @property
    def previous(self) -> int | None:
        """The number of the previous page's first row; the first page needs none."""
        return self.first - self.size if self.first and self.first > self.size + 1 else None


def _first(page: CursorPage, filters: Filters, rows: int, claimed: str) -> int | None:
    if not page.previous:
        return 1
    if not page.next and filters.total is not None:
        return filters.total - rows + 1
    return int(claimed) if re.fullmatch(r"[1-9]\d{0,8}", claimed, re.ASCII) else None


def count_up_to(rows: QuerySet, limit: int) -> int | None:
    """Return the number of rows; None if there are more than ``limit``."""
    count = rows.order_by().values("pk")[: limit + 1].count()
    return count if count <= limit else None


class NumberedPage:
    """A page of a queryset, by its number.

    The first query reads only the ids. The second reads the page's rows by id, so values shown in a row are computed
    for this page only.

    Args:
        rows: the list, filtered and sorted.
        number: the page number, from 1.
        shown: a queryset of the same model with what a page shows of a row.
        size: rows per page.
        limit: maximum number of rows to count.

    Raises:
        Http404: the list has no such page.
    """

    def __init__(self, rows: QuerySet, number: int, shown: QuerySet, *, size: int, limit: int) -> None:
        self._all, self._shown = rows, shown
        self.number, self.size, self.limit = number, size, limit
        before = (number - 1) * size
        ids = list(rows.values_list("pk", flat=True)[before : before + size + 1])
        if not ids and number > 1:
            raise Http404(f"This list has no page {number}.")
        self.has_next = len(ids) > size
        self._ids = ids[:size]
        self.first, self.last = before + 1, before + len(self._ids)

    @cached_property
    def rows(self) -> list[Model]:
        """The page's rows, in the list's order."""
        found = {row.pk: row for row in self._shown.filter(pk__in=self._ids).order_by()}
        # A row may have been deleted since its id was read.
        return [found[key] for key in self._ids if key in found]

    @cached_property
    def count(self) -> int | None:
        """The number of rows in the list; None if it is more than ``limit``."""
        if not self.has_next:
            return self.last
        return None if self.last >= self.limit else count_up_to(self._all, self.limit)

    @property
    def pages(self) -> int | None:
        """The number of pages of the list; None if its rows were not all counted."""
        return self.count and math.ceil(self.count / self.size)

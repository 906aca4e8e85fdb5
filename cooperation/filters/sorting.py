"""The sort order of a list, and its page size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from django.db.models import Expression, F, Func, QuerySet

from cooperation.columns.kinds import ListColumns
from cooperation.filters.kinds import SingleChoice

PAGE_SIZES = (25, 50, 100, 200)
DEFAULT_PAGE_SIZE = 50


@dataclass(frozen=True)
class Order:
    """One sort order of a list: by a value, then by id. Rows without a value come last.

    Attributes:
        value: the expression to sort by.
        descending: whether the greatest comes first.
        nullable: whether rows may have no value.
        parse: converts the value back from the text that ``str`` makes.
    """

    value: Expression
    descending: bool
    nullable: bool
    parse: Callable[[str], object] = str

    def apply(self, rows: QuerySet, *id_fields: str) -> QuerySet:
        """Sort rows in this order; ``id_fields`` are the columns that make a row unique."""
        nulls = {"nulls_last": True} if self.nullable else {}
        if self.descending:
            return rows.order_by(self.value.desc(**nulls), *(F(name).desc() for name in id_fields))
        return rows.order_by(self.value.asc(**nulls), *(F(name).asc() for name in id_fields))

    def without_index(self) -> Self:
        """Return the same order by day, for rows that are few and far from its beginning."""
        return replace(self, value=Unindexed(self.value))


class Unindexed(Func):
    """The same day, as an expression that no index has: PostgreSQL finds the rows first, and then sorts them."""

    template = "(%(expressions)s + 0)"
    arity = 1


class SortFilter(SingleChoice):
    """The sort order of a list, by the sortable columns of its page.

    A column's name means ascending order, with "-" before it descending. The default comes first.
    """

    control = "sort"

    def __init__(self, columns: ListColumns) -> None:
        self.keys = {name: key for name, _, key in columns.sort_keys()}
        super().__init__(list(_orders(columns)), label="Order", empty_label=None)

    @property
    def default(self) -> str:
        """The name of the sort order if the URL names none."""
        return self.extra["choices"][0][0]

    def order(self, value: str) -> Order:
        """Return the sort order that a value in the URL names."""
        key = self.keys[value.removeprefix("-")]
        return Order(key.value, value.startswith("-"), key.nullable, key.parse)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs  # the list's paginator sorts


class SizeFilter(SingleChoice):
    """The number of rows per page."""

    control = "size"

    def __init__(self) -> None:
        choices = [(str(size), f"{size} rows") for size in PAGE_SIZES]
        super().__init__(choices, label="Rows per page", empty_label=None)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs


def _orders(columns: ListColumns) -> Iterator[tuple[str, str]]:
    for name, label, key in columns.sort_keys():
        upwards, downwards = key.directions
        both = [(name, f"{label}, {upwards}"), (f"-{name}", f"{label}, {downwards}")]
        yield from reversed(both) if columns.default_sort == f"-{name}" else both

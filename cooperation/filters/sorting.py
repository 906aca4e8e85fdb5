"""The order of a list, and how many rows a page has."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Expression, F, QuerySet

from cooperation.columns.kinds import ListColumns
from cooperation.filters.kinds import SingleChoice

PAGE_SIZES = (25, 50, 100, 200)
DEFAULT_PAGE_SIZE = 50


@dataclass(frozen=True)
class Order:
    """One order of a list: by a value, then by id. Rows without a value come last.

    Attributes:
        value: what the rows are ordered by.
        descending: whether the greatest comes first.
        nullable: whether rows may be without a value.
        parse: reads the value from the text that ``str`` makes of it.
    """

    value: Expression
    descending: bool
    nullable: bool
    parse: Callable[[str], object] = str

    def apply(self, rows: QuerySet, *id_fields: str) -> QuerySet:
        """Sort rows in this order; ``id_fields`` are the columns that tell them apart."""
        nulls = {"nulls_last": True} if self.nullable else {}
        if self.descending:
            return rows.order_by(self.value.desc(**nulls), *(F(name).desc() for name in id_fields))
        return rows.order_by(self.value.asc(**nulls), *(F(name).asc() for name in id_fields))


class SortFilter(SingleChoice):
    """The order of a list, by the columns of its page that can be sorted by.

    A column's name stands for ascending order, with "-" before it for descending. The default comes first.
    """

    control = "sort"

    def __init__(self, columns: ListColumns) -> None:
        self.keys = {name: key for name, _, key in columns.sort_keys()}
        super().__init__(list(_orders(columns)), label="Order", empty_label=None)

    @property
    def default(self) -> str:
        """The order of the list if the URL names none."""
        return self.extra["choices"][0][0]

    def order(self, value: str) -> Order:
        """The order that a value in the URL names."""
        key = self.keys[value.removeprefix("-")]
        return Order(key.value, value.startswith("-"), key.nullable, key.parse)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs  # the pages of a list order it


class SizeFilter(SingleChoice):
    """How many rows a page has."""

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

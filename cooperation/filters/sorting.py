"""The order of a list, and how many rows a page has."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from json import dumps

from django.db.models import Expression, F, Func, IntegerField, QuerySet, Value
from django.db.models.functions import NullIf

from cooperation.fields import LowerBound
from cooperation.filters.kinds import SingleChoice
from cooperation.models import Entry
from cooperation.models.alphabet import Alphabetical

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


@dataclass(frozen=True)
class SortKey:
    """A value that a list can be ordered by.

    Attributes:
        directions: what ascending and descending order are called.
        label: what the menu of orders calls it, if that is not its name in the URL.
    """

    value: Expression
    directions: tuple[str, str]
    nullable: bool = False
    parse: Callable[[str], object] = str
    label: str = ""


def by_day(path: Expression) -> SortKey:
    """An order by days; a row may have none."""
    return SortKey(path, ("earliest first", "latest first"), nullable=True, parse=date.fromisoformat)


def by_name(path: str) -> SortKey:
    """An order by names."""
    return SortKey(Alphabetical(path), ("A to Z", "Z to A"))


def by_word(path: str) -> SortKey:
    """An order by stored values; a row may have none."""
    return SortKey(NullIf(path, Value("")), ("A to Z", "Z to A"), nullable=True)


def by_position(path: str, values: list[str]) -> SortKey:
    """An order by stored values in the sequence of ``values``; other values, and none, come last."""
    positions = Value(dumps({value: position for position, value in enumerate(values)}))
    # In an array PostgreSQL would compare one value after the other, for each row.
    position = Func(
        positions, F(path), template="(%(expressions)s)::int", arg_joiner="::jsonb ->> ", output_field=IntegerField()
    )
    return SortKey(position, ("A to Z", "Z to A"), nullable=True, parse=int)


def by_number(path: str) -> SortKey:
    """An order by numbers."""
    return SortKey(F(path), ("fewest first", "most first"), parse=int)


def by_names(path: str) -> SortKey:
    """An order by the names in a column of the list; a row may have none."""
    return SortKey(F(path), ("A to Z", "Z to A"), nullable=True)


BY_DATE = by_day(LowerBound("period"))
BY_TITLE = by_name("title")
BY_NAMED = by_names("named")
BY_SECOND_NAMED = by_names("named_beside")
BY_VALUE = SortKey(
    F("value"),
    ("least first", "greatest first"),
    nullable=True,
    parse=lambda text: Entry._meta.get_field("value").clean(text, None),
)


class SortFilter(SingleChoice):
    """The order of the list, by keys: name in the URL -> key.

    A name stands for ascending order, with "-" before it for descending. The first one is the default.
    """

    control = "sort"

    def __init__(self, **keys: SortKey) -> None:
        self.keys = keys
        super().__init__(list(_orders(keys)), label="Order", empty_label=None)

    def reversed(self) -> "SortFilter":
        """Make the descending order of the first key the default; return the filter."""
        first, second, *others = self.extra["choices"]
        self.extra["choices"] = [second, first, *others]
        return self

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
        super().__init__(choices, label="Rows on a page", empty_label=None)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs


def _orders(keys: dict[str, SortKey]) -> Iterator[tuple[str, str]]:
    for name, key in keys.items():
        upwards, downwards = key.directions
        label = key.label or name.capitalize().replace("_", " ")
        yield name, f"{label}, {upwards}"
        yield f"-{name}", f"{label}, {downwards}"

"""The order of a list, and how many of its rows stand on a page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from json import dumps

from django.db.models import Expression, F, Func, IntegerField, QuerySet, Value
from django.db.models.functions import NullIf

from cooperation.fields import LowerBound
from cooperation.filters.kinds import OneOf
from cooperation.models import Entry
from cooperation.models.alphabet import Alphabetical

SIZES = (25, 50, 100, 200)
USUAL_SIZE = 50


@dataclass(frozen=True)
class Order:
    """One order of a list: rows by a value, and by their keys where it is equal; those without a value come last.

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

    def of(self, rows: QuerySet, key: str) -> QuerySet:
        """Rows in this order; ``key`` is the column that tells them apart."""
        nulls = {"nulls_last": True} if self.nullable else {}
        if self.descending:
            return rows.order_by(self.value.desc(**nulls), F(key).desc())
        return rows.order_by(self.value.asc(**nulls), F(key).asc())


@dataclass(frozen=True)
class Column:
    """What a list can be ordered by, with the words for both directions.

    Attributes:
        label: what the list calls it, where that is not its name in the address.
    """

    value: Expression
    words: tuple[str, str]
    nullable: bool = False
    parse: Callable[[str], object] = str
    label: str = ""


def by_day(path: Expression) -> Column:
    """An order by days, of which a row may have none."""
    return Column(path, ("earliest first", "latest first"), nullable=True, parse=date.fromisoformat)


def by_name(path: str) -> Column:
    """An order by names."""
    return Column(Alphabetical(path), ("A to Z", "Z to A"))


def by_word(path: str) -> Column:
    """An order by stored words, of which a row may have none."""
    return Column(NullIf(path, Value("")), ("A to Z", "Z to A"), nullable=True)


def by_position(path: str, values: list[str]) -> Column:
    """An order by stored values as they stand in a list; with others, or none, a row counts as without a value."""
    positions = Value(dumps({value: position for position, value in enumerate(values)}))
    # In an array PostgreSQL would compare one value after the other, for each row.
    position = Func(
        positions, F(path), template="(%(expressions)s)::int", arg_joiner="::jsonb ->> ", output_field=IntegerField()
    )
    return Column(position, ("A to Z", "Z to A"), nullable=True, parse=int)


def by_number(path: str) -> Column:
    """An order by numbers."""
    return Column(F(path), ("fewest first", "most first"), parse=int)


def by_names(path: str) -> Column:
    """An order by the names in a column of the list, of which a row may have none."""
    return Column(F(path), ("A to Z", "Z to A"), nullable=True)


BY_DATE = by_day(LowerBound("period"))
BY_TITLE = by_name("title")
BY_NAMED = by_names("named")
BY_NAMED_BESIDE = by_names("named_beside")
BY_VALUE = Column(
    F("value"),
    ("least first", "greatest first"),
    nullable=True,
    parse=lambda text: Entry._meta.get_field("value").clean(text, None),
)


class SortFilter(OneOf):
    """The order of the list, by columns: name in the address -> column.

    A name stands for ascending order, with "-" before it for descending. The first one is the list's usual order, in
    the direction in which it is given.
    """

    control = "sort"

    def __init__(self, **columns: Column) -> None:
        self.columns = columns
        super().__init__(list(_orders(columns)), label="Order", empty_label=None)

    def backwards(self) -> "SortFilter":
        """The same, with the descending order of the first column as the usual one."""
        first, second, *others = self.extra["choices"]
        self.extra["choices"] = [second, first, *others]
        return self

    @property
    def usual(self) -> str:
        """The order of a list for which nobody chose one."""
        return self.extra["choices"][0][0]

    def order(self, value: str) -> Order:
        """The order that a value of the address names."""
        column = self.columns[value.removeprefix("-")]
        return Order(column.value, value.startswith("-"), column.nullable, column.parse)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs  # the pages of a list order it


class SizeFilter(OneOf):
    """How many rows stand on a page."""

    control = "size"

    def __init__(self) -> None:
        choices = [(str(size), f"{size} rows") for size in SIZES]
        super().__init__(choices, label="Rows on a page", empty_label=None)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs


def _orders(columns: dict[str, Column]) -> Iterator[tuple[str, str]]:
    for name, column in columns.items():
        upwards, downwards = column.words
        label = column.label or name.capitalize().replace("_", " ")
        yield name, f"{label}, {upwards}"
        yield f"-{name}", f"{label}, {downwards}"

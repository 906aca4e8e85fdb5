"""Sort orders of lists."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from json import dumps

from django.db.models import Expression, F, Func, IntegerField, Value
from django.db.models.functions import NullIf

from cooperation.fields import LowerBound
from cooperation.models import Entry
from cooperation.models.alphabet import Alphabetical


@dataclass(frozen=True)
class SortKey:
    """A value to sort a list by.

    Attributes:
        directions: the labels of ascending and descending order.
        nullable: whether rows may have no value.
        parse: converts the value back from the text that ``str`` makes.
    """

    value: Expression
    directions: tuple[str, str]
    nullable: bool = False
    parse: Callable[[str], object] = str


def by_day(path: Expression) -> SortKey:
    """Sort by day; a row may have none."""
    return SortKey(path, ("earliest first", "latest first"), nullable=True, parse=date.fromisoformat)


def by_name(path: str) -> SortKey:
    """Sort by name."""
    return SortKey(Alphabetical(path), ("A to Z", "Z to A"))


def by_word(path: str) -> SortKey:
    """Sort by stored value; a row may have none."""
    return SortKey(NullIf(path, Value("")), ("A to Z", "Z to A"), nullable=True)


def by_position(path: str, values: list[str]) -> SortKey:
    """Sort by stored value in the sequence of ``values``; other values and NULL come last."""
    positions = Value(dumps({value: position for position, value in enumerate(values)}))
    # With an array, PostgreSQL would compare one value after the other for each row.
    position = Func(
        positions, F(path), template="(%(expressions)s)::int", arg_joiner="::jsonb ->> ", output_field=IntegerField()
    )
    return SortKey(position, ("A to Z", "Z to A"), nullable=True, parse=int)


def by_number(path: str) -> SortKey:
    """Sort by number."""
    return SortKey(F(path), ("fewest first", "most first"), parse=int)


def by_names(path: str) -> SortKey:
    """Sort by the names in a column of the list; a row may have none."""
    return SortKey(F(path), ("A to Z", "Z to A"), nullable=True)


BY_DATE = by_day(LowerBound("period"))
BY_TITLE = by_name("title")
BY_NAMES = by_names("sort_names")
BY_SECOND_NAMES = by_names("second_sort_names")
BY_SOURCES = by_number("source_count")
BY_VALUE = SortKey(
    F("value"),
    ("least first", "greatest first"),
    nullable=True,
    parse=lambda text: Entry._meta.get_field("value").clean(text, None),
)
BY_SLIPPAGE = replace(BY_VALUE, directions=("least first", "most first"))

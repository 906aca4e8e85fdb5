"""Column classes: the expressions to query, the Python values made of the results, and their text."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import starmap
from operator import attrgetter
from typing import ClassVar, Self
from urllib.parse import quote

from django.db.models import Expression, F, Model, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cooperation.columns.sorting import SortKey
from cooperation.fields import amounts
from cooperation.models import Country

NAME_SEPARATOR = "\x1f"
"""Separates names that PostgreSQL joins into one text.

Forms do not accept this character in names. If SQL has stored one, it becomes a space, or in an array a separator.
"""

UNQUOTED = re.compile(r"[\w.~-]*", re.ASCII).fullmatch
"""Whether a text needs no percent-encoding in a URL."""


@dataclass(frozen=True, eq=False)
class LinkedRows:
    """A query for linked rows of other tables, with one result row per owner.

    ``rows`` yields tuples: the owner's id, then texts that each join the names of all linked rows.
    """

    rows: QuerySet


Question = Expression | F | tuple[LinkedRows, int]
"""What a column queries: an expression on the listed row, or the n-th text (from 1) of its linked rows."""

Answers = Sequence
"""The results of one expression, for some rows."""


@dataclass(frozen=True, eq=False)
class Column:
    """A column of plain text. Subclasses convert the results to other values.

    Args:
        name: its key in JSON.
        label: its heading in a spreadsheet.
        asks: the expressions to query for files.
        width: its width in a spreadsheet, in characters.
        cell: the macro of ``cells.html`` that writes it on a page.
        attr: the attribute of a row that the macro reads, if that is not ``name``.
        heading: its heading on a page, if that is not ``page_label``.
        page_label: its label on a page, if that is not ``label``.
        css: the classes of its heading on a page, which set its width. Cells of the class ``number`` are aligned too.
        sort: the sort key of this column; None if the list can't be sorted by it.
        sort_name: the name of that order in URLs, if that is not ``name``.
        phone_label: whether phones show its label before a value. Dates, statuses and participants need none.
        for_editors: whether only editors see it.
    """

    name: str
    label: str
    asks: tuple[Question, ...] = ()
    width: int = field(default=18, kw_only=True)
    cell: str = field(default="text", kw_only=True)
    attr: str = field(default="", kw_only=True)
    heading: str = field(default="", kw_only=True)
    page_label: str = field(default="", kw_only=True)
    css: str = field(default="", kw_only=True)
    sort: SortKey | None = field(default=None, kw_only=True)
    sort_name: str = field(default="", kw_only=True)
    phone_label: bool = field(default=True, kw_only=True)
    for_editors: bool = field(default=False, kw_only=True)

    is_plain: ClassVar[bool] = False
    """Whether its texts never need quoting in CSV and can't be mistaken for formulas."""

    is_native: ClassVar[bool] = False
    """Whether a workbook stores its values natively, not as text."""

    def values(self, *answers: Answers) -> Sequence:
        """Return the values of some rows from the results of each expression."""
        return answers[0]

    def texts(self, values: Sequence) -> Sequence[str | None]:
        """Return values as readable text."""
        return values

    def read_texts(self, *answers: Answers) -> Sequence[str | None]:
        """Return the texts for these results. Some subclasses do this faster, without making values first."""
        return self.texts(self.values(*answers))

    def bind(self, user, list_url: str) -> Self:
        """Return the column with all that depends on the user and on the URL of the list."""
        return self

    # --- On a page ----------------------------------------------------------------------------------------------------
    @cached_property
    def read(self) -> Callable[[Model], object]:
        """The function that reads its value from a row."""
        return attrgetter(self.attr or self.name)

    def count(self, row: Model) -> int:
        """How many items the value has in total: the total of ``first_parties`` is ``parties_count``."""
        return getattr(row, f"{self.attr.removeprefix('first_')}_count")

    @property
    def short_label(self) -> str:
        """Its label in the menu of sort orders and beside a value on a phone."""
        return self.page_label or self.label

    @property
    def order_name(self) -> str:
        """The name of its sort order in URLs."""
        return self.sort_name or self.name

    @cached_property
    def is_title(self) -> bool:
        """Whether its cells are the headings of their rows."""
        return self.css == "cell-title"

    @cached_property
    def attributes(self) -> SafeString:
        """The attribute of its cells: the label for phones, ``data-number`` for numbers. A page has hundreds."""
        name = "data-number" if "number" in self.css.split() else "data-label"
        return format_html(' {}="{}"', name, self.short_label) if self.phone_label else SafeString()


class NumberColumn(Column):
    """A number with its stored precision."""

    is_plain = True
    is_native = True

    def values(self, *answers):
        return [None if value is None else shortest(value) for value in answers[0]]

    def texts(self, values):
        return [None if value is None else digits(value) for value in values]


def shortest(value: Decimal | int) -> Decimal | int:
    """Return the same number without trailing zeros."""
    return int(value) if value == int(value) else Decimal(amounts.plain_number(value))


def digits(value: Decimal | int) -> str:
    """Format a number without trailing zeros or exponent.

    >>> digits(Decimal("1.7E+9")), digits(Decimal("12.500000"))
    ('1700000000', '12.5')
    """
    return format(shortest(value), "d" if value == int(value) else "f")


class BooleanColumn(Column):
    """A boolean; NULL counts as false."""

    is_plain = True

    def values(self, *answers):
        return list(map(bool, answers[0]))

    def texts(self, values):
        return ["yes" if value else "no" for value in values]


class KnownBooleanColumn(BooleanColumn):
    """A boolean; NULL stays empty."""

    def values(self, *answers):
        return answers[0]

    def texts(self, values):
        return [None if value is None else "yes" if value else "no" for value in values]


@dataclass(frozen=True, eq=False)
class ChoiceColumn(Column):
    """A field with choices: the stored value, with its label as text."""

    labels: dict[str, str] = field(default_factory=dict, kw_only=True)

    def texts(self, values):
        return [self.labels.get(value, value) for value in values]


class NamesColumn(Column):
    """A list of names of related objects; as text separated by semicolons."""

    def values(self, *answers):
        return [value.split(NAME_SEPARATOR) if value else [] for value in answers[0]]

    def texts(self, values):
        return ["; ".join(names) for names in values]

    def read_texts(self, *answers):
        # A CSV file of 10,000 agreements takes 190 ms this way, and 340 ms if lists are made first.
        return [value and value.replace(NAME_SEPARATOR, "; ") for value in self._joined(*answers)]

    def _joined(self, *answers: Answers) -> Sequence[str | None]:
        """The names of each row, joined into one text."""
        return answers[0]


class MatchingNamesColumn(NamesColumn):
    """Texts that match the names in another column by their positions, some blank; nothing if all are."""

    def values(self, *answers):
        return super().values(self._joined(*answers))

    def _joined(self, texts):
        return [value and (value if value.strip(NAME_SEPARATOR) else "") for value in texts]


class DistinctNamesColumn(NamesColumn):
    """Distinct names of related objects. The query returns ids before names."""

    def values(self, *answers):
        return super().values(self._joined(*answers))

    def _joined(self, ids, names):
        return [
            _distinct(of, named) if of and NAME_SEPARATOR in of else named for of, named in zip(ids, names, strict=True)
        ]


def _distinct(ids: str, names: str) -> str:
    # A dictionary preserves the position of the first occurrence.
    return NAME_SEPARATOR.join(dict(zip(ids.split(NAME_SEPARATOR), names.split(NAME_SEPARATOR), strict=True)).values())


@dataclass(frozen=True, eq=False)
class WrittenNamesColumn(NamesColumn):
    """Texts that are made from several values of each related object.

    Attributes:
        write: returns the text from the values, which are texts; "" leaves the object out.
    """

    write: Callable[..., str] = field(kw_only=True)

    def values(self, *answers):
        return super().values(self._joined(*answers))

    def _joined(self, *answers):
        return [parts[0] if parts[0] is None else self._write_all(parts) for parts in zip(*answers, strict=True)]

    def _write_all(self, parts: Sequence[str]) -> str:
        objects = zip(*(part.split(NAME_SEPARATOR) for part in parts), strict=True)
        return NAME_SEPARATOR.join(filter(None, starmap(self.write, objects)))


@dataclass(frozen=True, eq=False)
class CountryNamesColumn(NamesColumn):
    """Names of countries, for rows that store only the codes."""

    names: dict[str, str] = field(default_factory=dict, kw_only=True)

    def bind(self, user, list_url):
        return replace(self, names=dict(Country.objects.order_by().values_list("code", "name")))

    def values(self, *answers):
        return super().values(self._joined(*answers))

    def _joined(self, codes):
        # Most rows share a few combinations of codes.
        named = {of: of and NAME_SEPARATOR.join(self._named(of.split(NAME_SEPARATOR))) for of in set(codes)}
        return [named[of] for of in codes]

    def _named(self, codes: list[str]) -> Iterator[str]:
        return (self.names.get(code, code) for code in codes)


class UrlColumn(Column):
    """A web address."""

    is_native = True

    def values(self, *answers):
        return [value and Link(value) for value in answers[0]]


class Link(str):
    """A web address that becomes a hyperlink in a workbook."""


@dataclass(frozen=True, eq=False)
class OwnUrlColumn(UrlColumn):
    """The URL of the row's own page: the list's URL, then the row's slug, and the list's past day if it is of one."""

    base: str = field(default="", kw_only=True)
    query: str = field(default="", kw_only=True)

    is_plain = True

    def bind(self, user, list_url):
        base, mark, query = list_url.partition("?")
        return replace(self, base=base, query=mark + query)

    def values(self, *answers):
        # Quoting takes ten times as long as checking whether it is needed.
        return [Link(f"{self.base}{value if UNQUOTED(value) else quote(value)}/{self.query}") for value in answers[0]]


@dataclass(frozen=True)
class ListColumns:
    """The columns of one record type.

    Attributes:
        model: the model whose rows are listed.
        columns: all columns, in the order of files.
        page: names of the columns on the list's page, in its order.
        default_sort: the order of the list if the URL names none, with "-" before it for descending.
        facts: names of those that the page of a row lists among its facts, besides what its template says.
    """

    model: type[Model]
    columns: tuple[Column, ...]
    page: tuple[str, ...]
    default_sort: str
    facts: tuple[str, ...] = ()

    @cached_property
    def shown(self) -> list[Column]:
        """The columns of the list's page."""
        return self._named(self.page)

    @cached_property
    def shown_as_facts(self) -> list[Column]:
        """The columns that are facts on the page of a row."""
        return self._named(self.facts)

    def _named(self, names: Iterable[str]) -> list[Column]:
        columns = {column.name: column for column in self.columns}
        return [columns[name] for name in names]

    def for_file(self, user, list_url: str) -> list[Column]:
        """Return the columns of a file for a user.

        Args:
            user: limits related records to those that this user may see.
            list_url: the URL of the list, with scheme and host.
        """
        return [column.bind(user, list_url) for column in self.columns if user.is_staff or not column.for_editors]

    def sort_keys(self) -> Iterator[tuple[str, str, SortKey]]:
        """Yield the sort orders of the page: name in the URL, label, key; the default first."""
        sortable = [column for column in self.shown if column.sort]
        sortable.sort(key=lambda column: column.order_name != self.default_sort.removeprefix("-"))
        for column in sortable:
            yield column.order_name, column.short_label, column.sort

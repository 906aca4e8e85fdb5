"""The kinds of column: what each asks the database for, the Python values it makes of the answers, and their text."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import ClassVar, Self
from urllib.parse import quote

from django.db.models import CharField, Expression, F, Model, QuerySet
from django.db.models.functions import Cast, TruncSecond
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone

from cooperation.columns.sorting import SortKey
from cooperation.fields import Period, display_period
from cooperation.models import Country

NAME_SEPARATOR = "\x1f"
"""Stands between the names that PostgreSQL puts into one text.

No form takes it in a name. Where SQL has put it into one, it reads as a space, or in an array of texts as an end.
"""

UNQUOTED = re.compile(r"[\w.~-]*", re.ASCII).fullmatch
"""Whether a text needs no quoting in a URL."""

CELL_CLASSES = ("cell-date", "number")
"""Classes that the cells of a column need too; each costs a page a kilobyte."""

CACHED_PERIODS = 20_000  # dates repeat, and reading or writing one costs more than looking it up


@dataclass(frozen=True, eq=False)
class LinkedRows:
    """Rows of other tables that belong to the listed ones: the owner's id, then a text of all that it has.

    ``rows`` gives these as tuples, at most one an owner.
    """

    rows: QuerySet


Question = Expression | F | tuple[LinkedRows, int]
"""What a column asks for: an expression on the listed row, or one of the texts of its linked rows, counted from 1."""

Answers = Sequence
"""What the database answered to one question, for some rows."""


@dataclass(frozen=True, eq=False)
class Column:
    """A column with free text, as it is stored. Other kinds make other values of the answers.

    Args:
        name: its key in JSON.
        label: its heading in a spreadsheet.
        asks: what it asks the database for, to write files.
        width: characters that a spreadsheet shows of it.
        cell: the macro of ``cells.html`` that writes it on a page.
        attr: the attribute of a row that the macro reads, if that is not ``name``.
        heading: its heading on a page, if that is not ``page_label``.
        page_label: what a page calls it, if that is not ``label``.
        css: the class of its heading on a page, which makes it as wide as it should be; cells have it in CELL_CLASSES.
        sort: what a list is ordered by in this column; None if it can't be.
        sort_name: what the URL calls that order, if that is not ``name``.
        for_editors: whether only people who enter records see it.
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
    for_editors: bool = field(default=False, kw_only=True)

    is_plain: ClassVar[bool] = False
    """Whether none of its texts needs quotation marks in CSV, or could be taken for a formula."""

    is_native: ClassVar[bool] = False
    """Whether a workbook takes its values as they are, not as text."""

    def values(self, *answers: Answers) -> Sequence:
        """The values of some rows, given the answers to each question."""
        return answers[0]

    def texts(self, values: Sequence) -> Sequence[str | None]:
        """Values as a person reads them."""
        return values

    def read_texts(self, *answers: Answers) -> Sequence[str | None]:
        """The texts for these answers. Some kinds find them without making values first, which is quicker."""
        return self.texts(self.values(*answers))

    def bind(self, user, list_url: str) -> Self:
        """The column with all that depends on who reads it, and on the URL of the list."""
        return self

    # --- On a page ----------------------------------------------------------------------------------------------------
    @cached_property
    def read(self) -> Callable[[Model], object]:
        """What reads its value from a row."""
        return attrgetter(self.attr or self.name)

    def count(self, row: Model) -> int:
        """Of how many the value has the first: ``first_parties`` has its total in ``parties_count``."""
        return getattr(row, f"{self.attr.removeprefix('first_')}_count")

    @property
    def short_label(self) -> str:
        """What a page calls it, in the menu of orders and beside a value on a phone."""
        return self.page_label or self.label

    @property
    def order_name(self) -> str:
        """What the URL calls the order by it."""
        return self.sort_name or self.name

    @cached_property
    def attributes(self) -> SafeString:
        """The HTML attributes of its cells: a class if they need it, and the label for phones."""
        css = format_html(' class="{}"', self.css) if self.css in CELL_CLASSES else ""
        # A title needs no label.
        label = "" if self.css == "cell-title" else format_html(' data-label="{}"', self.short_label)
        return format_html("{}{}", css, label)


class NumberColumn(Column):
    """A number, as exact as it is stored."""

    is_plain = True
    is_native = True

    def values(self, *answers):
        return [None if value is None else shortest(value) for value in answers[0]]

    def texts(self, values):
        return [None if value is None else digits(value) for value in values]


def shortest(value: Decimal | int) -> Decimal | int:
    """The same number without trailing zeros."""
    return int(value) if value == int(value) else Decimal(value).normalize()


def digits(value: Decimal | int) -> str:
    """A number in digits, with neither trailing zeros nor an exponent.

    >>> digits(Decimal("1.7E+9")), digits(Decimal("12.500000"))
    ('1700000000', '12.5')
    """
    return format(shortest(value), "d" if value == int(value) else "f")


class BooleanColumn(Column):
    """A boolean; null counts as false."""

    is_plain = True

    def values(self, *answers):
        return list(map(bool, answers[0]))

    def texts(self, values):
        return ["yes" if value else "no" for value in values]


@dataclass(frozen=True, eq=False)
class ChoiceColumn(Column):
    """One of a closed list: the stored value, with its label as text."""

    labels: dict[str, str] = field(default_factory=dict, kw_only=True)

    def texts(self, values):
        return [self.labels.get(value, value) for value in values]


class NamesColumn(Column):
    """A list of names of what belongs to a row; as text with semicolons between them."""

    def values(self, *answers):
        return [value.split(NAME_SEPARATOR) if value else [] for value in answers[0]]

    def texts(self, values):
        return ["; ".join(names) for names in values]

    def read_texts(self, *answers):
        # A CSV file of 10,000 agreements takes 190 ms so, and 340 ms by way of lists.
        return [value and value.replace(NAME_SEPARATOR, "; ") for value in self._joined(*answers)]

    def _joined(self, *answers: Answers) -> Sequence[str | None]:
        """The names of each row in one text."""
        return answers[0]


class DistinctNamesColumn(NamesColumn):
    """Names of what may belong to a row several times, each once; it asks for ids before names."""

    def values(self, *answers):
        return super().values(self._joined(*answers))

    def _joined(self, ids, names):
        return [
            _distinct(of, named) if of and NAME_SEPARATOR in of else named for of, named in zip(ids, names, strict=True)
        ]


def _distinct(ids: str, names: str) -> str:
    # A dictionary keeps the place of what comes first.
    return NAME_SEPARATOR.join(dict(zip(ids.split(NAME_SEPARATOR), names.split(NAME_SEPARATOR), strict=True)).values())


@dataclass(frozen=True, eq=False)
class CountryNamesColumn(NamesColumn):
    """Names of countries of which a row has only the codes."""

    names: dict[str, str] = field(default_factory=dict, kw_only=True)

    def bind(self, user, list_url):
        return replace(self, names=dict(Country.objects.order_by().values_list("code", "name")))

    def values(self, *answers):
        return super().values(self._joined(*answers))

    def _joined(self, codes):
        # Few combinations of codes make up most rows.
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
    """A web address that can be followed from a cell of a workbook."""


@dataclass(frozen=True, eq=False)
class OwnUrlColumn(UrlColumn):
    """The URL of the row's own page: the list's, then the row's slug."""

    base: str = field(default="", kw_only=True)

    is_plain = True

    def bind(self, user, list_url):
        return replace(self, base=list_url)

    def values(self, *answers):
        # Quoting takes ten times as long as to see that there is nothing to quote.
        return [Link(f"{self.base}{value if UNQUOTED(value) else quote(value)}/") for value in answers[0]]


class MomentColumn(Column):
    """A time, in the time zone of the register."""

    is_plain = True
    is_native = True

    def values(self, *answers):
        # The database gives local time as text, which is quicker than a datetime that is to be converted.
        zone = get_current_timezone()
        return [value and datetime.fromisoformat(value).replace(tzinfo=zone) for value in answers[0]]

    def texts(self, values):
        return [value and value.replace(tzinfo=None).isoformat(" ") for value in values]

    def read_texts(self, *answers):
        return answers[0]


def moment(name: str, label: str) -> MomentColumn:
    """The column of a field that holds a time."""
    return MomentColumn(name, label, (Cast(TruncSecond(name), CharField()),))


class DateColumn(Column):
    """A Period; as text in EDTF."""

    is_plain = True

    def values(self, *answers):
        return list(map(_period, answers[0]))

    def texts(self, values):
        return [value and edtf(value) for value in values]


class PrintedDateColumn(Column):
    """A period as pages print it, with the words of the source if they say more."""

    def values(self, *answers):
        return list(map(_printed, *answers))


class FirstDayColumn(Column):
    """The first day of a period."""

    is_plain = True
    is_native = True

    def values(self, *answers):
        return list(map(_first_day, answers[0]))

    def texts(self, values):
        return [day and day.isoformat() for day in values]


class LastDayColumn(FirstDayColumn):
    """The last day of a period."""

    def values(self, *answers):
        return list(map(_last_day, answers[0]))


@lru_cache(CACHED_PERIODS)
def _period(stored: str | None) -> Period | None:
    """The period that PostgreSQL writes as ``[2025-02-01,2025-03-01)``, with nothing where an end is open."""
    if not stored:
        return None
    return Period(*(date.fromisoformat(day) if day else None for day in stored[1:-1].split(",")))


@lru_cache(CACHED_PERIODS)
def edtf(period: Period) -> str:
    """A period in EDTF."""
    return period.edtf


@lru_cache(CACHED_PERIODS)
def _printed(stored: str | None, stated: str = "", inferred: bool = False) -> str | None:
    return display_period(_period(stored), stated, inferred) or None


@lru_cache(CACHED_PERIODS)
def _first_day(stored: str | None) -> date | None:
    return stored and _period(stored).lower


@lru_cache(CACHED_PERIODS)
def _last_day(stored: str | None) -> date | None:
    return stored and _period(stored).last_day


def period(of: str, label: str, *, name: str = "", stated: bool = True, days: bool = False, **options) -> list[Column]:
    """The columns of a Period: the date itself, and as printed.

    Args:
        of: the field.
        label: its heading.
        name: its key in JSON, if that is not the field.
        stated: whether the field has its companions that say what the source said.
        days: whether to add its first and last day, as dates that a spreadsheet sorts and counts with.
        options: of the first column, for pages.
    """
    name = name or of
    stored = Cast(of, CharField())
    wording = (F(f"{of}_stated"), F(f"{of}_inferred")) if stated else ()
    columns = [
        DateColumn(name, label, (stored,), cell="date", attr=of, css="cell-date", **options),
        PrintedDateColumn(f"{name}_as_printed", f"{label}, as printed", (stored, *wording), width=24),
    ]
    if days:
        columns += [
            FirstDayColumn(f"{name}_first_day", f"{label}, first day", (stored,), width=12),
            LastDayColumn(f"{name}_last_day", f"{label}, last day", (stored,), width=12),
        ]
    return columns


@dataclass(frozen=True)
class ListColumns:
    """The columns of one record type.

    Attributes:
        model: the model whose rows are listed.
        columns: all of them, in the order of files.
        page: names of those that the list's page shows, in its order.
        default_sort: the order of the list if the URL names none, with "-" before it for descending.
    """

    model: type[Model]
    columns: tuple[Column, ...]
    page: tuple[str, ...]
    default_sort: str

    @cached_property
    def shown(self) -> list[Column]:
        """The columns of the page."""
        named = {column.name: column for column in self.columns}
        return [named[name] for name in self.page]

    def for_file(self, user, list_url: str) -> list[Column]:
        """The columns of a file for a user.

        Args:
            user: limits what is told of related records.
            list_url: the URL of the list, with scheme and host.
        """
        return [column.bind(user, list_url) for column in self.columns if user.is_staff or not column.for_editors]

    def sort_keys(self) -> Iterator[tuple[str, str, SortKey]]:
        """What the page can be ordered by: name in the URL, label, key; the default first."""
        sortable = [column for column in self.shown if column.sort]
        sortable.sort(key=lambda column: column.order_name != self.default_sort.removeprefix("-"))
        for column in sortable:
            yield column.order_name, column.short_label, column.sort

"""What the filters of all lists share: who reads, what could not be read, what is chosen, and how much that leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.forms import Form
from django.http import QueryDict
from django_filters import FilterSet

from cooperation.fields import Period
from cooperation.filters.groups import Control, Option
from cooperation.filters.rows import RowsFilter
from cooperation.filters.sorting import BY_DATE, USUAL_SIZE, Order
from cooperation.models import Record

PLACE = ("after", "before", "from")
"""The parameters of a list's address that are no filters: where in it a page begins or ends, and with which number."""

NARROWS_NOTHING = ("sort", "rows")

DATES = ("date", "period")
"""The filters by the date that lists are ordered by."""


@dataclass(frozen=True)
class Problem:
    """What an address or a person asked for and the list can't do; ``field`` is the id of the place to correct it."""

    text: str
    field: str = ""


@dataclass(frozen=True)
class Chip:
    """One thing that is chosen: the filter, its value in the address, and both in words; of a box only its label."""

    name: str
    value: str
    label: str
    text: str

    def __str__(self) -> str:
        return f"{self.label}: {self.text}" if self.text else self.label


def seen_publications(reader) -> list[str]:
    """The publications of the records that a reader sees."""
    return Record.Publication.values if reader.is_staff else [Record.Publication.PUBLISHED]


class Filters(FilterSet):
    """The filters of a list, for one reader.

    Args:
        data: the parameters of the address.
        queryset: the rows that this reader may see.
        reader: the user.
    """

    for_editors: tuple[str, ...] = ()
    """Filters that only people who enter records have."""

    panel: tuple[str, ...] = ()
    """Names of the filters in the order in which the panel shows them."""

    behind: tuple[str, ...] = ()
    """The same for those that are asked for less often."""

    key = "pk"
    """The column of what is filtered that holds the keys of the noun's rows."""

    place_parameters: tuple[str, ...] = PLACE
    """The parameters of the address that say where in the list a page is."""

    add_as: dict[str, str] = {}
    """Filter -> field of the form for a new row, where it has another name there; "" where it has none."""

    goes_on = False
    """Whether the list is known to have more rows than a page."""

    def __init__(self, data: QueryDict, queryset: QuerySet, *, reader) -> None:
        self.reader = reader
        super().__init__(data, queryset)
        if not reader.is_staff:
            for name in self.for_editors:
                self.filters.pop(name, None)

    @cached_property
    def form(self) -> Form:
        """The form that reads the address, of the filters' own fields: each request has filters of its own, so nothing
        need be copied for it as a form of declared fields would.
        """
        form = Form(self.data)
        form.fields = {name: filter_.field for name, filter_ in self.filters.items()}
        return form

    # --- What the address says ----------------------------------------------------------------------------------------
    @property
    def is_readable(self) -> bool:
        """Whether each value that narrows fits its filter; a list that leaves one out would answer another question."""
        return not self.errors.keys() - set(NARROWS_NOTHING)

    @property
    def problems(self) -> list[Problem]:
        """Parameters that no filter knows, values that don't fit, and values of which only the last could count."""
        found = [
            Problem(f"{self.form[name].label}: {message}", f"filter-{name}")
            for name, messages in self.errors.items()
            for message in messages
        ]
        for name in self.data:
            if name in self.for_editors and name not in self.filters:
                found.append(Problem(f"“{name}” is a filter for people who sign in to enter records; it was left out."))
            elif name not in self.filters and name not in self.place_parameters:
                found.append(Problem(f"This list has no filter “{name}”, so it was left out."))
            elif len(self.data.getlist(name)) > 1 and not getattr(self.filters.get(name), "several", False):
                found.append(Problem(f"“{name}” stands in the address more than once; only the last one counts."))
        return found

    @cached_property
    def active(self) -> dict[str, object]:
        """What narrows the list: filter -> value. Its order narrows nothing."""
        return {name: value for name, value in self.form.cleaned_data.items() if value and name not in NARROWS_NOTHING}

    @property
    def chips(self) -> Iterator[Chip]:
        """What is chosen, value by value."""
        for name in self.active:
            for text in self.counting(name):
                yield Chip(name, text, self.form.fields[name].label, self.filters[name].says(self.active[name], text))

    def counting(self, name: str) -> list[str]:
        """The values in the address that count for a filter: each once, or the last one of what takes one."""
        values = [text for text in dict.fromkeys(self.data.getlist(name)) if text.strip()]
        return values if getattr(self.filters[name], "several", False) else values[-1:]

    def unread(self, name: str) -> str:
        """The first of the texts of a filter that could not be read, to be put right where it was typed."""
        errors = self.errors.as_data().get(name, [])
        return next((error.params["text"] for error in errors if error.params and "text" in error.params), "")

    @property
    def sort(self) -> str:
        """The order of the list, as the address would name it."""
        return self.form.cleaned_data.get("sort") or self.filters["sort"].usual

    @property
    def usual_sort(self) -> str:
        """The order when the address names none."""
        return self.filters["sort"].usual

    @property
    def order(self) -> Order:
        """The order of the list."""
        return self.filters["sort"].order(self.sort)

    @property
    def size(self) -> int:
        """How many rows stand on a page."""
        return int(self.form.cleaned_data.get("rows") or USUAL_SIZE)

    @cached_property
    def total(self) -> int | None:
        """How many rows the list has; None where it has too many to be counted."""
        return self.qs.count()

    @property
    def is_empty(self) -> bool:
        """Whether the list is known to have no row without looking for any."""
        return not self.is_readable

    def found(self, *without: str) -> QuerySet:
        """The rows that are found, in no order; ``without`` names filters to be left out."""
        rows = self.queryset
        for name, value in self.form.cleaned_data.items():
            if name not in without:
                rows = self.filters[name].filter(rows, value)
        return rows

    def keys(self) -> QuerySet:
        """The keys of the noun's rows that are found, in the order of the list."""
        return self.order.of(self.found(), self.key).values_list(self.key, flat=True)

    def loosened(self) -> list[Chip]:
        """What is chosen and, each filter left out alone, would let the list have rows again."""
        names = [name for name in self.active if self.found(name)[:1].exists()]
        return [chip for chip in self.chips if chip.name in names]

    @property
    def walked(self) -> QuerySet:
        """The rows that are found, as far as they have a value in the list's order.

        From the latest of a year backwards, PostgreSQL is to go through the index of dates until a page is full. Asked
        for what overlaps the year, it would look all of that up first, and sort it.
        """
        name, chosen = next(((name, value) for name, value in self.active.items() if name in DATES), ("", None))
        if not isinstance(chosen, Period) or self.order.value != BY_DATE.value:
            return self.qs
        rows = self.found(name).exclude(period__fully_lt=chosen) if self.order.descending else self.qs
        return rows.alias(begins=self.order.value).filter(begins__lt=chosen.upper) if chosen.upper else rows

    # --- What the panel shows -----------------------------------------------------------------------------------------
    def controls(self, names: tuple[str, ...]) -> Iterator[Control]:
        """The panel's controls of these filters, as far as this reader has them."""
        for name in names:
            if name in self.filters:
                filter_, form_field = self.filters[name], self.form.fields[name]
                yield Control(
                    name=name,
                    kind=filter_.control,
                    label=form_field.label,
                    values=self.data.getlist(name),
                    hint=form_field.help_text,
                    errors=self.errors.get(name, []),
                    understood=self._understood(name),
                    unread=self.unread(name),
                    often=self.often(name),
                    options=list(self.options(name)),
                )

    def often(self, name: str) -> dict[str, int]:
        """By how many rows of all the values of a filter come first, where nobody counted those that are found."""
        return {}

    def options(self, name: str) -> Iterator[Option]:
        """The values of a filter that the panel offers."""
        return self._choices(name)

    def _choices(self, name: str, counts: dict[str, int] | None = None) -> Iterator[Option]:
        chosen, form_field = self.data.getlist(name), self.form.fields[name]
        under = getattr(form_field, "under", {})
        for value, label in getattr(form_field, "choices", []):
            count = None if counts is None else counts.get(value, 0)
            yield Option(value, label, count, value in chosen, under.get(value, ""))

    def _understood(self, name: str) -> str:
        """How a value was read, where that says more than what was typed."""
        value, typed = self.form.cleaned_data.get(name), self.data.get(name, "")
        if isinstance(value, Period):
            meant = str(value)
        elif isinstance(self.filters[name], RowsFilter) and value:
            meant = self.filters[name].says(value, self.data.getlist(name)[-1])
        else:
            return ""
        return "" if meant == typed.strip() else meant

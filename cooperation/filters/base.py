"""What the filters of all lists share: who reads, what could not be read, and what a filter panel shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.http import QueryDict
from django_filters import FilterSet

from cooperation.fields import Period
from cooperation.filters.kinds import CountriesFilter, EntryRowsFilter, OneOf, RowsFilter, SectorFilter, TextFilter
from cooperation.models import Participant, Place, Record, Source
from cooperation.models.base import names_in_line

PAGE = "page"  # the one parameter of a list's address that is not a filter


@dataclass(frozen=True)
class Problem:
    """What an address or a person asked for and the list can't do; ``field`` is the id of the place to correct it."""

    text: str
    field: str = ""


@dataclass(frozen=True)
class Control:
    """One filter as the panel shows it, with what was typed."""

    name: str
    kind: str
    label: str
    values: list[str]
    choices: list[tuple[str, str]]
    hint: str
    errors: list[str]
    understood: str

    @property
    def field(self) -> str:
        """The id of its field on the page."""
        return f"filter-{self.name}"


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

    add_as: dict[str, str] = {}
    """Filter -> field of the form for a new row, where it has another name there."""

    def __init__(self, data: QueryDict, queryset: QuerySet, *, reader) -> None:
        self.reader = reader
        super().__init__(data, queryset)
        if not reader.is_staff:
            for name in self.for_editors:
                del self.filters[name]

    @property
    def is_readable(self) -> bool:
        """Whether each value fits its filter; a list that leaves one out would answer another question."""
        return not self.errors

    @property
    def problems(self) -> list[Problem]:
        """Parameters that no filter knows, values that don't fit, and values of which only the last could count."""
        found = [
            Problem(f"{self.form[name].label}: {message}", f"filter-{name}")
            for name, messages in self.errors.items()
            for message in messages
        ]
        for name in self.data:
            if name not in self.filters and name != PAGE:
                found.append(Problem(f"This list has no filter “{name}”, so it was left out."))
            elif len(self.data.getlist(name)) > 1 and not isinstance(self.filters.get(name), CountriesFilter):
                found.append(Problem(f"“{name}” stands in the address more than once; only the last one counts."))
        return found

    @property
    def active(self) -> dict[str, object]:
        """What narrows the list: filter -> value. Its order narrows nothing."""
        return {name: value for name, value in self.form.cleaned_data.items() if value and name != "sort"}

    @property
    def sort(self) -> str:
        """The order of the list, as the address would name it."""
        return self.form.cleaned_data.get("sort") or self.filters["sort"].usual

    @property
    def usual_sort(self) -> str:
        """The order when the address names none."""
        return self.filters["sort"].usual

    def controls(self, names: tuple[str, ...]) -> Iterator[Control]:
        """The panel's controls of these filters, as far as this reader has them."""
        for name in names:
            if name in self.filters:
                filter_, field = self.filters[name], self.form.fields[name]
                yield Control(
                    name=name,
                    kind=filter_.control,
                    label=field.label,
                    values=self.data.getlist(name),
                    choices=list(getattr(field, "choices", [])),
                    hint=field.help_text,
                    errors=self.errors.get(name, []),
                    understood=self._understood(name),
                )

    def _understood(self, name: str) -> str:
        """How a value was read, where that says more than what was typed."""
        value, typed = self.form.cleaned_data.get(name), self.data.get(name, "")
        if isinstance(value, Period):
            meant = str(value)
        elif isinstance(self.filters[name], RowsFilter) and value:
            meant = names_in_line([str(row) for row in value])
        else:
            return ""
        return "" if meant == typed.strip() else meant

    def beginnings(self) -> dict[str, str]:
        """What a row that is added from this list begins with: field of its form -> value.

        Rows are given by key, several of them not at all, since nobody can mean them all.
        """
        begun = {}
        for name, value in self.active.items():
            if isinstance(value, list):
                value = value[0] if len(value) == 1 or isinstance(self.filters[name], SectorFilter) else None
            if value is not None and name not in ("q", "publication"):
                begun[self.add_as.get(name, name)] = str(value.pk if isinstance(value, Model) else value)
        return begun


class RecordFilters(Filters):
    """What meetings, agreements, initiatives, developments, commitments and figures can all be narrowed by."""

    for_editors = ("publication",)
    behind = ("source", "publication")
    add_as = {"sector": "sectors", "place": "places"}

    q = TextFilter(label="Words")
    country = CountriesFilter(label="Country")
    sector = SectorFilter(label="Sector")
    participant = EntryRowsFilter(Participant, "participants", label="Participant")
    place = EntryRowsFilter(Place, "places", label="Place")
    source = RowsFilter(Source, "citations__source", label="Source")
    publication = OneOf(Record.Publication.choices, field_name="publication", label="Publication")

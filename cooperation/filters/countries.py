"""Filters of the list of countries."""

from collections.abc import Iterator
from functools import cached_property

from django import forms
from django.db.models import QuerySet

from cooperation.columns import reference
from cooperation.fields import Period
from cooperation.fields.times import today
from cooperation.filters.base import Filters, visible_publications
from cooperation.filters.controls import Option
from cooperation.filters.kinds import ListFilter, SingleChoice, Tick
from cooperation.filters.reference import CountriesFilter
from cooperation.filters.rows import RowsFilter
from cooperation.filters.sorting import SizeFilter, SortFilter
from cooperation.models import Affiliation, Country, Participant, Tally
from cooperation.models.counts.tallies import SIDES_PREFIX, sum_tallies
from cooperation.models.keys import Among
from cooperation.models.records import RECORD_NAMES
from cooperation.models.search.vectors import search_countries


class NameFilter(ListFilter):
    """Countries by code or part of a name."""

    field_class = forms.CharField
    is_form_field = False

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return search_countries(qs, value) if value else qs

    def value_label(self, value: str, text: str) -> str:
        return f"“{text}”"


class RegionFilter(SingleChoice):
    """Countries of a region, as the United Nations define it."""

    @property
    def field(self) -> forms.ChoiceField:
        regions = Country.objects.order_by("subregion").exclude(subregion="").values_list("subregion", "subregion")
        self.extra["choices"] = self.extra["choices"] or list(regions.distinct())
        return super().field


class MemberFilter(RowsFilter):
    """Countries that are members of a union today, as far as the register knows."""

    is_form_field = False

    def __init__(self) -> None:
        super().__init__(Participant, "code", label="Member of", help_text="The name of a union or organisation")

    def filter(self, qs: QuerySet, value: dict[str, list[Participant]]) -> QuerySet:
        day = Period.of_day(today())
        for unions in value.values():
            members = Affiliation.objects.visible_to(self.parent.user).filter(
                organisation__in=unions, kind=Affiliation.Kind.MEMBER, participant__kind=Participant.Kind.STATE
            )
            qs = qs.filter(pk__in=members.held_on(day).order_by().values("participant__country"))
        return qs


class AnyOfCountries(CountriesFilter):
    """The chosen countries alone."""

    facet = None
    match_all = False
    is_form_field = False

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        return qs.filter(pk__in=value) if value else qs


class IncludeWithoutRecords(Tick):
    """Leave out countries without records, unless the box is ticked."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if value:
            return qs
        # The tallies have counted them. Finding each country among millions of entries takes a second.
        return qs.filter(Among("code", self.parent.record_counts, "varchar"))


class CountryFilters(Filters):
    """Countries by name and region. By default, those without a record are left out."""

    class Meta(Filters.Meta):
        model = Country

    id_field = "code"
    panel = ("q", "region", "member_of", "country", "all", "sort")
    more_filters = ("rows",)

    q = NameFilter(label="Name or code")
    region = RegionFilter([], field_name="subregion", label="Region")
    member_of = MemberFilter()
    country = AnyOfCountries(label="Only these countries")
    all = IncludeWithoutRecords(label="Include countries without records")
    sort = SortFilter(reference.COUNTRY_COLUMNS)
    rows = SizeFilter()

    @cached_property
    def unfiltered(self) -> QuerySet:
        # The numbers that the list can be sorted by. PostgreSQL computes only the one that it is sorted by.
        seen = visible_publications(self.user)
        numbers = {
            f"{column.name}_number": Tally.objects.number_of_country(column.model_names, seen)
            for column in reference.RECORD_COUNTS
        }
        return Country.objects.annotate(**numbers)

    @cached_property
    def record_counts(self) -> dict[str, dict[str, int]]:
        """The number of records that the user may see: country code -> record type -> number."""
        counts = {}
        seen = visible_publications(self.user)
        for code, name, number in sum_tallies(
            "who", "noun", whole=True, noun=RECORD_NAMES, publication=seen, sector=[0]
        ):
            if code and not code.startswith(SIDES_PREFIX):
                counts.setdefault(code, {})[name] = number
        return counts

    def totals(self, name: str) -> dict[str, int]:
        return {code: sum(n.values()) for code, n in self.record_counts.items()} if name == "country" else {}

    def options(self, name: str) -> Iterator[Option]:
        if name == "country":
            return (it for it in super().options(name) if it.chosen or it.value in self.record_counts)
        if self.filters[name].control != "rows":
            return super().options(name)
        invalid, named = self.invalid_text(name), self.active.get(name, {})
        typed = [text for text in dict.fromkeys(self.data.getlist(name)) if text.strip() and text != invalid]
        return (Option(text, self.filters[name].value_label(named, text), chosen=True) for text in typed)

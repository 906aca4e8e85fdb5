"""The filters of the list of countries."""

from django import forms
from django.db.models import QuerySet

from cooperation.filters.base import Filters, seen_publications
from cooperation.filters.kinds import Narrowing, OneOf, Tick
from cooperation.filters.sorting import SizeFilter, SortFilter, by_name, by_word
from cooperation.models import Country, Tally
from cooperation.models.citations import RECORDS


class NameFilter(Narrowing):
    """Countries by their code or a part of one of their names."""

    field_class = forms.CharField
    is_entered = False

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.called(value) if value else qs

    def says(self, value: str, text: str) -> str:
        return f"“{text}”"


class RegionFilter(OneOf):
    """Countries of a region of the United Nations' list."""

    has_own_field = True

    @property
    def field(self) -> forms.ChoiceField:
        regions = Country.objects.order_by("subregion").exclude(subregion="").values_list("subregion", "subregion")
        self.extra["choices"] = self.extra["choices"] or list(regions.distinct())
        return super().field


class WithoutRecordsToo(Tick):
    """Leaves out the countries that take part in nothing, unless it is ticked."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if value:
            return qs
        # Counted already: to look for each country among the entries takes a second where there are millions.
        return qs.filter(pk__in=Tally.objects.countries_in(RECORDS, seen_publications(self.parent.reader)))


class CountryFilters(Filters):
    """Countries by name and region; those without a record are left out unless asked for."""

    key = "code"
    panel = ("q", "region", "all", "sort")
    behind = ("rows",)

    q = NameFilter(label="Name or code")
    region = RegionFilter([], field_name="subregion", label="Region")
    all = WithoutRecordsToo(label="Also those without a record")
    sort = SortFilter(name=by_name("name"), code=by_word("code"), region=by_word("subregion"))
    rows = SizeFilter()

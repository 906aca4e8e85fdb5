"""Filters of the list of countries."""

from django import forms
from django.db.models import QuerySet

from cooperation.filters.base import visible_publications
from cooperation.filters.kinds import ListFilter, SingleChoice, Tick
from cooperation.models import Country, Tally
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


class IncludeWithoutRecords(Tick):
    """Leave out countries without records, unless the box is ticked."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if value:
            return qs
        # The tallies have counted them. Finding each country among millions of entries takes a second.
        return qs.filter(pk__in=Tally.objects.countries_in(RECORD_NAMES, visible_publications(self.parent.user)))

"""The filters of the list of countries."""

from django import forms
from django.db.models import QuerySet
from django_filters import CharFilter

from cooperation.filters.base import Filters
from cooperation.filters.kinds import OneOf, SortFilter, WithoutRecordsToo
from cooperation.models import Country


class NameFilter(CharFilter):
    """Countries by their code or a part of one of their names."""

    control = "text"

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.called(value) if value else qs


class RegionFilter(OneOf):
    """Countries of a region of the United Nations' list."""

    @property
    def field(self) -> forms.ChoiceField:
        regions = Country.objects.order_by("subregion").exclude(subregion="").values_list("subregion", "subregion")
        self.extra["choices"] = self.extra["choices"] or list(regions.distinct())
        return super().field


class CountryFilters(Filters):
    """Countries by name and region; those without a record are left out unless asked for."""

    panel = ("q", "region", "all", "sort")

    q = NameFilter(label="Name or code")
    region = RegionFilter([], field_name="subregion", label="Region")
    all = WithoutRecordsToo("countries", label="Also those without a record")
    sort = SortFilter(name="name", code="code", region="subregion")

"""The filters of the list of places."""

from cooperation.filters.base import Filters
from cooperation.filters.kinds import CountryFilter, OneOf, RowsFilter, SortFilter, TextFilter, WithoutRecordsToo
from cooperation.models import Place


class PlaceFilters(Filters):
    """Places by name, kind and country; those without a record are left out unless asked for."""

    for_editors = ("all",)
    panel = ("q", "kind", "country", "within", "all", "sort")
    add_as = {"country": "countries"}

    q = TextFilter(label="Name")
    kind = OneOf(Place.Kind.choices, field_name="kind", label="Kind")
    country = CountryFilter("countries", label="Country")
    within = RowsFilter(Place, "within", label="Within")
    all = WithoutRecordsToo("places", label="Also those without a record")
    sort = SortFilter(name="name", kind="kind")

"""The filters of the list of places."""

from cooperation.filters.kinds import AnyOf, TextFilter
from cooperation.filters.records import NounFilters
from cooperation.filters.reference import CountriesFilter
from cooperation.filters.rows import RowsFilter, WithoutRecordsToo
from cooperation.filters.sorting import BY_NAMED, BY_NAMED_BESIDE, SizeFilter, SortFilter, by_name, by_word
from cooperation.models import Place


class PlaceFilters(NounFilters):
    """Places by name, kind and country; those without a record are left out unless asked for."""

    model = Place
    for_editors = ("all",)
    panel = ("q", "kind", "country", "within", "all", "sort")
    behind = ("rows",)
    add_as = {"country": "countries"}

    q = TextFilter(label="Name")
    kind = AnyOf(Place.Kind.choices, "kind", label="Kind")
    country = CountriesFilter(label="Country")
    within = RowsFilter(Place, "within", label="Within")
    all = WithoutRecordsToo(label="Also those without a record")
    sort = SortFilter(name=by_name("title"), kind=by_word("kind"), countries=BY_NAMED, within=BY_NAMED_BESIDE)
    rows = SizeFilter()

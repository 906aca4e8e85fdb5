"""The filters of the list of participants."""

from cooperation.filters.kinds import AnyOf, TextFilter
from cooperation.filters.records import NounFilters
from cooperation.filters.reference import CountriesFilter
from cooperation.filters.rows import RowsFilter, TookPartWith, WithoutRecordsToo
from cooperation.filters.sorting import BY_NAMED, BY_NAMED_BESIDE, SizeFilter, SortFilter, by_name, by_word
from cooperation.models import Participant


class ParticipantFilters(NounFilters):
    """Participants by name, kind, country and company; those without a record are left out unless asked for."""

    model = Participant
    for_editors = ("all",)
    panel = ("q", "kind", "country", "part_of", "together_with", "all", "sort")
    behind = ("rows",)

    q = TextFilter(label="Name")
    kind = AnyOf(Participant.Kind.choices, "kind", label="Kind")
    country = CountriesFilter(label="Country")
    part_of = RowsFilter(Participant, "part_of", label="Part of")
    together_with = TookPartWith(Participant, label="Took part with")
    all = WithoutRecordsToo(label="Also those without a record")
    sort = SortFilter(name=by_name("title"), kind=by_word("kind"), country=BY_NAMED, part_of=BY_NAMED_BESIDE)
    rows = SizeFilter()

"""The filters of the list of participants."""

from cooperation.filters.base import Filters
from cooperation.filters.kinds import CountryFilter, OneOf, RowsFilter, SortFilter, TextFilter, WithoutRecordsToo
from cooperation.models import Participant


class ParticipantFilters(Filters):
    """Participants by name, kind and country; those without a record are left out unless asked for."""

    for_editors = ("all",)
    panel = ("q", "kind", "country", "part_of", "all", "sort")

    q = TextFilter(label="Name")
    kind = OneOf(Participant.Kind.choices, field_name="kind", label="Kind")
    country = CountryFilter("country", label="Country")
    part_of = RowsFilter(Participant, "part_of", label="Part of")
    all = WithoutRecordsToo("participants", label="Also those without a record")
    sort = SortFilter(name="name", kind="kind")

"""The filters of the list of meetings."""

from cooperation.filters.base import RecordFilters
from cooperation.filters.kinds import OneOf, PeriodFilter, RowsFilter, SortFilter
from cooperation.models import Initiative, Meeting


class MeetingFilters(RecordFilters):
    """Meetings by when and where they were held, who took part, and what they were about."""

    panel = ("q", "date", "country", "participant", "place", "sector", "kind", "status", "sort")
    behind = ("held", "initiative", "part_of", *RecordFilters.behind)

    date = PeriodFilter("date", label="Date")
    kind = OneOf(Meeting.Kind.choices, field_name="kind", label="Kind")
    status = OneOf(Meeting.Status.choices, field_name="status", label="Status")
    held = OneOf(Meeting.Held.choices, field_name="held", label="Held")
    initiative = RowsFilter(Initiative, "initiatives", label="Initiative discussed")
    part_of = RowsFilter(Meeting, "part_of", label="Part of the meeting")
    sort = SortFilter(date="date__startswith", title="title", status="status").backwards()

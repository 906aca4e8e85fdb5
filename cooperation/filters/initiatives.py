"""The filters of the list of initiatives."""

from cooperation.filters.base import RecordFilters
from cooperation.filters.kinds import OneOf, PeriodFilter, RowsFilter, SortFilter
from cooperation.models import Agreement, Initiative, Meeting


class InitiativeFilters(RecordFilters):
    """Initiatives by where they stand and since when, who is involved, where they are and what for."""

    panel = ("q", "country", "participant", "place", "sector", "status", "date", "planned", "sort")
    behind = ("part_of", "agreement", "meeting", *RecordFilters.behind)

    status = OneOf(Initiative.Status.choices, field_name="status", label="Status")
    date = PeriodFilter("status_since", label="Status since")
    planned = PeriodFilter("planned", label="Planned for")
    part_of = RowsFilter(Initiative, "part_of", label="Part of the initiative")
    agreement = RowsFilter(Agreement, "agreements", label="Under the agreement")
    meeting = RowsFilter(Meeting, "meetings", label="Discussed at")
    sort = SortFilter(date="status_since__startswith", title="title", status="status").backwards()

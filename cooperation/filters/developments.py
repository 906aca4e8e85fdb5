"""The filters of the list of developments."""

from cooperation.filters.base import RecordFilters
from cooperation.filters.kinds import OneOf, PeriodFilter, RowsFilter, SortFilter
from cooperation.models import Agreement, Development, Initiative, Meeting


class DevelopmentFilters(RecordFilters):
    """Developments by when they happened, what they are about and who did or said it."""

    panel = ("q", "date", "country", "participant", "place", "sector", "kind", "initiative", "agreement", "sort")
    behind = ("meeting", "status_becomes", *RecordFilters.behind)

    date = PeriodFilter("date", label="Date")
    kind = OneOf(Development.Kind.choices, field_name="kind", label="Kind")
    initiative = RowsFilter(Initiative, "initiatives", label="About the initiative")
    agreement = RowsFilter(Agreement, "agreements", label="About the agreement")
    meeting = RowsFilter(Meeting, "meeting", label="Said at")
    status_becomes = OneOf(Initiative.Status.choices, field_name="status_becomes", label="Initiative becomes")
    sort = SortFilter(date="date__startswith", title="title").backwards()
    add_as = RecordFilters.add_as | {
        "initiative": "initiatives",
        "agreement": "agreements",
        "participant": "participants",
    }

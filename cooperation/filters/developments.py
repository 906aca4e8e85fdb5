"""The filters of the list of developments."""

from cooperation.filters.dates import PeriodFilter
from cooperation.filters.kinds import AnyOf
from cooperation.filters.records import RecordFilters
from cooperation.filters.rows import RowsFilter
from cooperation.filters.sorting import BY_DATE, BY_NAMED, BY_TITLE, SortFilter, by_number, by_word
from cooperation.models import Agreement, Development, Initiative, Meeting


class DevelopmentFilters(RecordFilters):
    """Developments by when they happened, what they are about and who did or said it."""

    model = Development
    panel = ("q", "date", "country", "kind", "sector", "participant", "place", "initiative", "agreement", "sort")
    behind = ("meeting", "status_becomes", *RecordFilters.behind)

    date = PeriodFilter(label="Date")
    kind = AnyOf(Development.Kind.choices, "kind", label="Kind")
    initiative = RowsFilter(Initiative, "initiatives", label="About the initiative")
    agreement = RowsFilter(Agreement, "agreements", label="About the agreement")
    meeting = RowsFilter(Meeting, "meeting", label="Said at")
    status_becomes = AnyOf(Initiative.Status.choices, "status", label="Initiative becomes")
    sort = SortFilter(
        date=BY_DATE, title=BY_TITLE, who=BY_NAMED, kind=by_word("kind"), sources=by_number("source_count")
    ).backwards()
    add_as = RecordFilters.add_as | {
        "initiative": "initiatives",
        "agreement": "agreements",
        "participant": "participants",
    }

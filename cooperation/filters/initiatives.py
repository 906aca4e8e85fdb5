"""The filters of the list of initiatives."""

from dataclasses import replace

from cooperation.filters.dates import PeriodFilter
from cooperation.filters.kinds import AnyOf
from cooperation.filters.records import RecordFilters
from cooperation.filters.rows import RowsFilter
from cooperation.filters.sorting import BY_DATE, BY_NAMED, BY_NAMED_BESIDE, BY_TITLE, SortFilter, by_number, by_word
from cooperation.models import Agreement, Initiative, Meeting


class InitiativeFilters(RecordFilters):
    """Initiatives by where they stand and since when, who is involved, where they are and what for."""

    model = Initiative
    panel = ("q", "country", "status", "sector", "participant", "place", "date", "planned", "sort")
    behind = ("part_of", "agreement", "meeting", *RecordFilters.behind)

    status = AnyOf(Initiative.Status.choices, "status", label="Status")
    date = PeriodFilter(label="Status since")
    planned = PeriodFilter("planned", own=True, label="Planned for")
    part_of = RowsFilter(Initiative, "part_of", label="Part of the initiative")
    agreement = RowsFilter(Agreement, "agreements", label="Under the agreement")
    meeting = RowsFilter(Meeting, "meetings", label="Discussed at")
    sort = SortFilter(
        date=replace(BY_DATE, label="Status since"),
        title=BY_TITLE,
        who=BY_NAMED,
        where=BY_NAMED_BESIDE,
        status=by_word("status"),
        sources=by_number("source_count"),
    ).backwards()
    add_as = RecordFilters.add_as | {
        "country": "country",
        "status": "new_status",
        "date": "since",
        "agreement": "agreements",
        "meeting": "meetings",
    }

"""The filters of the list of meetings."""

from cooperation.filters.dates import PeriodFilter
from cooperation.filters.kinds import AnyOf
from cooperation.filters.records import RecordFilters
from cooperation.filters.rows import RowsFilter
from cooperation.filters.sorting import BY_DATE, BY_NAMED, BY_TITLE, SortFilter, by_number, by_word
from cooperation.models import Initiative, Meeting


class MeetingFilters(RecordFilters):
    """Meetings by when and where they were held, who took part, and what they were about."""

    model = Meeting
    panel = ("q", "date", "country", "kind", "status", "sector", "participant", "place", "sort")
    behind = ("held", "initiative", "part_of", *RecordFilters.behind)

    date = PeriodFilter(label="Date")
    kind = AnyOf(Meeting.Kind.choices, "kind", label="Kind")
    status = AnyOf(Meeting.Status.choices, "status", label="Status")
    held = AnyOf(Meeting.Held.choices, "held", own=True, label="Held")
    initiative = RowsFilter(Initiative, "initiatives", label="Initiative discussed")
    part_of = RowsFilter(Meeting, "part_of", label="Part of the meeting")
    sort = SortFilter(
        date=BY_DATE,
        title=BY_TITLE,
        who=BY_NAMED,
        kind=by_word("kind"),
        status=by_word("status"),
        sources=by_number("source_count"),
    ).backwards()
    add_as = RecordFilters.add_as | {"country": "country", "initiative": ""}

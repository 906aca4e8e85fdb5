"""The filters of the list of commitments."""

from django.db.models import QuerySet

from cooperation.filters.base import RecordFilters
from cooperation.filters.kinds import DeadlineFilter, OneOf, RowsFilter, SortFilter, Tick
from cooperation.models import Agreement, Commitment, Initiative, Meeting, Participant


class CommitmentFilters(RecordFilters):
    """Commitments by their deadline, by who made them to whom, and by what has come of them."""

    panel = ("q", "due", "overdue", "country", "by", "to", "status", "kind", "sector", "sort")
    behind = ("participant", "place", "meeting", "agreement", "initiative", *RecordFilters.behind)

    due = DeadlineFilter("due", label="Due")
    overdue = Tick(method="only_overdue", label="Only what is overdue")
    by = RowsFilter(Participant, "by", label="By")
    to = RowsFilter(Participant, "to", label="To")
    status = OneOf(Commitment.Status.choices, field_name="status", label="Status")
    kind = OneOf(Commitment.Kind.choices, field_name="kind", label="Kind")
    meeting = RowsFilter(Meeting, "meeting", label="Made at")
    agreement = RowsFilter(Agreement, "agreement", label="Made in")
    initiative = RowsFilter(Initiative, "about_initiatives", label="About the initiative")
    sort = SortFilter(due="due__endswith", title="title", status="status")
    add_as = RecordFilters.add_as | {"initiative": "about_initiatives", "participant": "by"}

    def only_overdue(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.overdue()

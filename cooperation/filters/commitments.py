"""The filters of the list of commitments."""

from django import forms
from django.db.models import F, QuerySet

from cooperation.filters.dates import DeadlineFilter
from cooperation.filters.kinds import AnyOf, Narrowing, Tick
from cooperation.filters.records import RecordFilters
from cooperation.filters.rows import RowsFilter
from cooperation.filters.sorting import BY_NAMED, BY_NAMED_BESIDE, BY_TITLE, SortFilter, by_day, by_number, by_word
from cooperation.models import Agreement, Commitment, Initiative, Meeting, Participant


class OverdueFilter(Tick):
    """Commitments that are neither met nor dropped though the last day of their deadline is past."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.overdue() if value else qs


class DueWithin(Narrowing):
    """Commitments, neither met nor dropped, whose deadline ends today or in the days to come that are typed."""

    field_class = forms.IntegerField
    is_entered = False

    def __init__(self, **kwargs) -> None:
        wrong = "Write a number of days from 1 to 3650, e.g. 30."
        messages = {"error_messages": {"invalid": wrong, "min_value": wrong, "max_value": wrong}}
        super().__init__(min_value=1, max_value=3650, help_text="Days from today, e.g. 30", **messages, **kwargs)

    def filter(self, qs: QuerySet, value: int | None) -> QuerySet:
        return qs.due_within(value) if value else qs

    def says(self, value: int, text: str) -> str:
        return f"{value} days"


class CommitmentFilters(RecordFilters):
    """Commitments by their deadline, by who made them to whom, and by what has come of them."""

    model = Commitment
    panel = ("q", "due", "overdue", "due_within", "country", "status", "kind", "by", "to", "sector", "sort")
    behind = ("participant", "place", "meeting", "agreement", "initiative", *RecordFilters.behind)

    due = DeadlineFilter("due", label="Due")
    overdue = OverdueFilter(label="Only what is overdue")
    due_within = DueWithin(label="Due within")
    by = RowsFilter(Participant, "by", label="By")
    to = RowsFilter(Participant, "to", label="To")
    status = AnyOf(Commitment.Status.choices, "status", label="Status")
    kind = AnyOf(Commitment.Kind.choices, "kind", label="Kind")
    meeting = RowsFilter(Meeting, "meeting", label="Made at")
    agreement = RowsFilter(Agreement, "agreement", label="Made in")
    initiative = RowsFilter(Initiative, "about_initiatives", label="About the initiative")
    sort = SortFilter(
        due=by_day(F("due")),
        title=BY_TITLE,
        by=BY_NAMED,
        to=BY_NAMED_BESIDE,
        kind=by_word("kind"),
        status=by_word("status"),
        sources=by_number("source_count"),
    )
    add_as = RecordFilters.add_as | {"initiative": "about_initiatives", "participant": "by"}

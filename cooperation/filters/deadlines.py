"""Filters of commitments by their deadlines."""

from django import forms
from django.db.models import QuerySet

from cooperation.filters.kinds import ListFilter, SingleChoice, Tick


class OverdueFilter(Tick):
    """Commitments without a verdict, and not restated, whose deadline has passed."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.overdue() if value else qs


class WithoutDeadline(Tick):
    """Commitments without a deadline."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(due__isnull=True) if value else qs


class MovedFilter(SingleChoice):
    """Restatements by how their deadline moved since the first wording."""

    is_form_field = False
    conditions = {"later": {"value__gt": 0}, "earlier": {"value__lt": 0}, "unmoved": {"value": 0}}

    def __init__(self, **kwargs) -> None:
        super().__init__([("later", "later"), ("earlier", "earlier"), ("unmoved", "restated, not moved")], **kwargs)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(**self.conditions[value]) if value else qs


class DueWithin(ListFilter):
    """Commitments without a verdict, not restated, whose deadline ends within the typed number of days from today."""

    field_class = forms.IntegerField
    is_form_field = False

    def __init__(self, **kwargs) -> None:
        wrong = "Enter a number of days from 1 to 3650, e.g. 30."
        messages = {"error_messages": {"invalid": wrong, "min_value": wrong, "max_value": wrong}}
        super().__init__(min_value=1, max_value=3650, help_text="Days from today, e.g. 30", **messages, **kwargs)

    def filter(self, qs: QuerySet, value: int | None) -> QuerySet:
        return qs.due_within(value) if value else qs

    def value_label(self, value: int, text: str) -> str:
        return f"{value} days"

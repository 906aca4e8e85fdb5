"""Filters of lists by dates as people type them."""

from django.db.models import Q, QuerySet

from cooperation.fields import PeriodFormField
from cooperation.filters.kinds import ListFilter, Tick


class PeriodFilter(ListFilter):
    """Entries whose date may be within the typed date: it overlaps. A ``WithinFilter`` beside it asks for more.

    Args:
        own: whether ``field_name`` is a column of the model's own table, not of entries.
    """

    field_class = PeriodFormField
    control = "period"

    def __init__(self, field_name: str = "period", *, own: bool = False, **kwargs) -> None:
        self.own = own
        super().__init__(field_name, help_text="E.g. 25 Feb 2025, Feb 2025, 2025, since 2023", **kwargs)

    def filter(self, qs: QuerySet, value) -> QuerySet:
        if value is None:
            return qs
        within = {f"{self.field_name}__overlap": value}
        return self.filter_rows(qs, **within) if self.own else qs.filter(**within)

    def is_estimable(self, value) -> bool:
        return not self.own

    def value_label(self, value, text: str) -> str:
        return str(value)


class WithinFilter(Tick):
    """Of the entries whose date overlaps the typed date, those whose date is wholly within it.

    Args:
        beside: the name of the PeriodFilter; the panel shows the box beside it.
    """

    def __init__(self, beside: str, *, label: str = "Only dates wholly within it", **kwargs) -> None:
        self.beside = beside
        super().__init__(label=label, **kwargs)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        typed = self.parent.values.get(self.beside)
        if not (value and typed):
            return qs
        date = self.parent.filters[self.beside]
        within = {f"{date.field_name}__contained_by": typed}
        return date.filter_rows(qs, **within) if date.own else qs.filter(**within)


class DueFilter(PeriodFilter):
    """Commitments whose deadline ends within the typed date.

    Overlap would be wrong: "by 2030" has no first day, so it overlaps every earlier year.
    """

    def filter(self, qs: QuerySet, value) -> QuerySet:
        if value is None:
            return qs
        # The upper bound is the day after the last day.
        within = Q(due__isnull=False)
        if value.lower:
            within &= Q(due__gt=value.lower)
        if value.upper:
            within &= Q(due__lte=value.upper)
        return qs.filter(within)


class NotCheckedSince(PeriodFilter):
    """Records not checked for news since the day before the typed date, or never checked."""

    is_form_field = False

    def __init__(self, **kwargs) -> None:
        super().__init__("checked_on", **kwargs)
        self.extra["help_text"] = "E.g. 1 Jan 2025. Finds records checked before that day, or never"

    def filter(self, qs: QuerySet, value) -> QuerySet:
        if value is None:
            return qs
        return qs.filter(Q(checked_on__isnull=True) | Q(checked_on__lt=value.lower or value.upper))

"""Filters of lists by dates as people type them."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from cooperation.columns.sorting import BY_DATE
from cooperation.fields import Period, PeriodFormField
from cooperation.fields.times import today
from cooperation.filters.kinds import ListFilter, Tick
from cooperation.filters.sorting import Order
from cooperation.models import AgreementAction, Entry
from cooperation.models.counts.values import YearOf

RECENT = timedelta(days=2 * 365)
"""How far back the index of dates is the fastest way to the agreements of a date."""


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

    def filter_within(self, qs: QuerySet, value) -> QuerySet:
        """Return the rows whose date is wholly within the typed date."""
        within = {f"{self.field_name}__contained_by": value}
        return self.filter_rows(qs, **within) if self.own else qs.filter(**within)

    def is_estimable(self, value) -> bool:
        return not self.own

    def value_label(self, value, text: str) -> str:
        return str(value)


class ActsFilter(PeriodFilter):
    """Agreements with an action whose date may be within the typed date."""

    def __init__(self, **kwargs) -> None:
        super().__init__("acts", **kwargs)

    def filter_within(self, qs: QuerySet, value) -> QuerySet:
        # The days of the actions are merged in "acts", so it can't say whether one action is wholly within.
        acts = Entry.objects.filter(noun=Entry.Noun.ACTION, period__contained_by=value)
        agreements = AgreementAction.objects.filter(pk__in=acts.values("key")).order_by().values("agreement")
        return qs.filter(key__in=agreements)

    def fastest(self, order: Order, value: Period | None) -> Order:
        """Return the same order, but without the index of dates if it would be slow.

        An agreement may be found by an action long before or after its date. So the index has no place where those
        found begin: PostgreSQL would read all agreements that are later.
        """
        if value is None or order.value != BY_DATE.value:
            return order
        is_far = value.upper and value.upper < today() - RECENT if order.descending else value.lower
        return order.without_index() if is_far else order


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
        return self.parent.filters[self.beside].filter_within(qs, typed)


class YearUnknown(Tick):
    """Records without a date, or whose date is not wholly within one year."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.alias(year=YearOf("period")).filter(year__isnull=True) if value else qs


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

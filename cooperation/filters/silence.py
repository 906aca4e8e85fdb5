"""Filters of lists by silence: no news, nothing reported, sources that nobody opened again."""

from calendar import monthrange
from datetime import date

from django import forms
from django.db.models import QuerySet

from cooperation.fields.times import today
from cooperation.filters.dates import PeriodFilter
from cooperation.filters.kinds import ListFilter, Tick
from cooperation.models import Commitment, Source

MAX_SILENT_MONTHS = 1200


def months_before(day: date, months: int) -> date:
    """Return the same day some months earlier, or the last day of that month if it is shorter.

    >>> months_before(date(2026, 3, 31), 1)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(12 * day.year + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


class SilentFor(ListFilter):
    """Open, published agreements or initiatives without news for the typed number of months. A check is no news."""

    field_class = forms.IntegerField
    is_form_field = False

    def __init__(self, **kwargs) -> None:
        wrong = f"Enter a number of months from 1 to {MAX_SILENT_MONTHS}, e.g. 12."
        messages = {"error_messages": {"invalid": wrong, "min_value": wrong, "max_value": wrong}}
        hint = "Months, e.g. 12. Finds open items only"
        super().__init__(min_value=1, max_value=MAX_SILENT_MONTHS, help_text=hint, **messages, **kwargs)

    def filter(self, qs: QuerySet, value: int | None) -> QuerySet:
        if not value:
            return qs
        silent = self.parent.model.objects.without_news_since(months_before(today(), value))
        return qs.filter(key__in=silent.order_by().values("pk"))

    def value_label(self, value: int, text: str) -> str:
        return f"{value} month{'' if value == 1 else 's'}"


class UnreportedFilter(Tick):
    """Commitments that nothing was reported about since they were made."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(key__in=Commitment.objects.order_by().unreported().values("pk")) if value else qs


class NotOpenedSince(PeriodFilter):
    """Sources that nobody has opened since the day before the typed date, or whose reading is not recorded."""

    is_form_field = False

    def __init__(self, **kwargs) -> None:
        super().__init__("published", **kwargs)
        self.extra["help_text"] = "E.g. 1 Jan 2025. Finds sources read or checked before that day, or never"

    def filter(self, qs: QuerySet, value) -> QuerySet:
        if value is None:
            return qs
        day = value.lower or value.upper
        found = Source.objects.order_by().not_opened_since(day, self.parent.user)
        return qs.filter(key__in=found.values("pk"))

    def is_estimable(self, value) -> bool:
        return False

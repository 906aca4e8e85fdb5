"""The filter of agreements that are in force on a day, for all the countries that the list is filtered by."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from cooperation.columns.sorting import BY_DATE
from cooperation.fields import Period, PeriodFormField
from cooperation.fields.times import today
from cooperation.filters.dates import RECENT, PeriodFilter
from cooperation.filters.sorting import Order
from cooperation.models.base import join_names

TODAY = "today"

MAX_NAMED_COUNTRIES = 20  # of countries in a phrase


class DayField(PeriodFormField):
    """Parse a date, or the word "today", which a saved search reads again each day."""

    def to_python(self, value):
        if isinstance(value, str) and value.strip().casefold() == TODAY:
            return Period.of_day(today())
        try:
            return super().to_python(value)
        except ValidationError as error:
            raise ValidationError(f"{error.message} Or type {TODAY}.", code=error.code) from error


class InForceFilter(PeriodFilter):
    """Agreements that are in force on a day within the typed date, for all countries of the filter by country.

    ``AgreementFilters.matching`` applies it, together with that filter.
    """

    field_class = DayField
    is_form_field = False

    def __init__(self, **kwargs) -> None:
        super().__init__("bound", **kwargs)
        self.extra["help_text"] = (
            "E.g. today or 1 Jan 2020. With countries chosen: in force for all of them. 2020 means some day of it"
        )

    def filter(self, qs: QuerySet, value) -> QuerySet:
        return qs

    def is_estimable(self, value) -> bool:
        return False

    def fastest(self, order: Order, value: Period | None) -> Order:
        """Return the same order, but without the index of dates if it would be slow.

        Few of the latest agreements were in force long ago. PostgreSQL would read all that are later.
        """
        if value is None or order.value != BY_DATE.value or not order.descending:
            return order
        is_long_ago = value.upper and value.upper < today() - RECENT
        return order.without_index() if is_long_ago else order


def in_force_phrase(countries: Iterable[str], period: Period, text: str) -> str:
    """Return what the filter finds, such as "In force for Kazakhstan and Russia on 1 January 2020".

    Args:
        countries: the names of the countries.
        period: the parsed value.
        text: the value as typed.
    """
    names = join_names(countries, limit=MAX_NAMED_COUNTRIES)
    for_whom = f" for {names}" if names else ""
    if text.strip().casefold() == TODAY:
        return f"In force{for_whom} today"
    if period.is_day:
        return f"In force{for_whom} on {period}"
    has_own_word = period.lower is None or period.upper is None  # "since 2020"
    return f"In force{for_whom} {period}" if has_own_word else f"In force{for_whom} in {period}"

"""The model field for a Period, a PostgreSQL daterange, and what queries and constraints need beside it."""

from datetime import date, datetime

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange, Range
from django.utils.deconstruct import deconstructible

from .checks import ColumnCheck
from .form_field import PeriodFormField
from .period import Period
from .spans import FIRST_DAY, LAST_UPPER, ONE_DAY


class PeriodField(DateRangeField):
    """A Period, stored as a daterange.

    The lookups are those of Django's DateRangeField (`overlap`, `contains`, `startswith` for the first day, `endswith`
    for the day after the last), and take whatever `to_python` takes: `date__overlap="2025"`, `date__contains=today`.
    """

    form_field = PeriodFormField
    description = "A date as far as it is known"

    def deconstruct(self):
        """Named by the package, so that migrations don't depend on the module inside it."""
        name, _, args, kwargs = super().deconstruct()
        return name, "cooperation.fields.PeriodField", args, kwargs

    def from_db_value(self, value, expression, connection):
        """The Period of a column's value; None where it is empty."""
        return None if value is None else _of_range(value)

    def to_python(self, value):
        """The Period of a Period, text, day, year or range of days; None of None and of blank text.

        YAML reads `2025-02-25` as a day and `2025` as a number. Raises ValidationError for anything else.
        """
        try:
            return _to_period(value)
        except (TypeError, ValueError) as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_prep_value(self, value):
        """The driver's range of days. Raises ValidationError as `to_python` does."""
        period = self.to_python(value)
        return None if period is None else DateRange(*period.bounds)

    def value_to_string(self, obj):
        """EDTF, which fixtures keep."""
        period = self.to_python(self.value_from_object(obj))
        return None if period is None else period.edtf


@deconstructible(path="cooperation.fields.LowerBound")
class LowerBound(models.Func):
    """The first day of a period, for ordering and indexes: `LowerBound("date").desc(nulls_last=True)`."""

    function = "lower"
    arity = 1
    output_field = models.DateField()


@deconstructible(path="cooperation.fields.UpperBound")
class UpperBound(models.Func):
    """The day after the last of a period, by which deadlines are filtered and ordered."""

    function = "upper"
    arity = 1
    output_field = models.DateField()


class PeriodCheck(ColumnCheck):
    """The check of ``period_not_empty``."""

    def holds(self, value) -> bool:
        return True  # a Period that is empty or too long can't be made


def period_not_empty(field: str) -> PeriodCheck:
    """A constraint that a column holds what a Period can: some day, one bound at least, and only the years 1 to 9998.

    PostgreSQL refuses bounds that are upside down, but makes `[2025-01-01,2025-01-01)` the range "empty", which has no
    bounds; it also takes infinite dates, and years that Python has no dates for.

    Args:
        field: the name of a PeriodField of the model.
    """
    return PeriodCheck(
        # An open bound and an empty column make their comparisons NULL, which a CHECK lets pass.
        condition=models.Q(
            models.Q(**{f"{field}__lower_inf": False}) | models.Q(**{f"{field}__upper_inf": False}),
            **{
                f"{field}__overlap": str(Period(FIRST_DAY, LAST_UPPER)),
                f"{field}__startswith__gte": FIRST_DAY,
                f"{field}__endswith__lte": LAST_UPPER,
            },
        ),
        name=f"%(class)s_{field}_not_empty",
        violation_error_message="A date needs a beginning, an end, or both, within the years 1 to 9998.",
    )


def _to_period(value) -> Period | None:
    match value:
        case None | Period():
            return value
        case str():
            return Period.parse(value) if value.strip() else None
        case int() if not isinstance(value, bool):
            return Period.parse(str(value))
        case date() if not isinstance(value, datetime):
            return Period.of_day(value)
        case Range():
            return _of_range(value)
    raise TypeError(f"A date is written as text, a day or a year, not as {value!r}.")


def _of_range(value: Range) -> Period:
    """The Period of a range with any sort of bounds. Raises ValueError for an empty range."""
    if value.isempty:
        raise ValueError("An empty range of days is not a date.")
    lower, upper = value.lower, value.upper
    return Period(
        lower + ONE_DAY if lower and not value.lower_inc else lower,
        upper + ONE_DAY if upper and value.upper_inc else upper,
    )

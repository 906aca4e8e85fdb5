"""Model field for a Period, stored as a PostgreSQL daterange; its expressions and constraint."""

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

    It has the lookups of Django's DateRangeField: `overlap`, `contains`, `startswith` for the first day, `endswith` for
    the
    day after the last. They accept anything that `to_python` accepts: `date__overlap="2025"`, `date__contains=today`.
    """

    form_field = PeriodFormField
    description = "A date that may be known only to the month or year"

    def deconstruct(self):
        """Name the field by its package, so migrations do not depend on this module's name."""
        name, _, args, kwargs = super().deconstruct()
        return name, "cooperation.fields.PeriodField", args, kwargs

    def from_db_value(self, value, expression, connection):
        """Return the Period of a database value; None for NULL."""
        return None if value is None else _of_range(value)

    def to_python(self, value):
        """Convert a Period, text, day, year or range of days to a Period. Return None for None and blank text.

        YAML reads `2025-02-25` as a day and `2025` as a number. Raise ValidationError for anything else.
        """
        try:
            return _to_period(value)
        except (TypeError, ValueError) as error:
            raise ValidationError(str(error), code="invalid") from error

    def get_prep_value(self, value):
        """Return the driver's DateRange. Raise ValidationError as `to_python` does."""
        period = self.to_python(value)
        return None if period is None else DateRange(*period.bounds)

    def value_to_string(self, obj):
        """Return EDTF text, for fixtures."""
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
    """The day after the last day of a period, for filtering and ordering deadlines."""

    function = "upper"
    arity = 1
    output_field = models.DateField()


class PeriodCheck(ColumnCheck):
    """The check of ``period_not_empty``."""

    def accepts(self, value) -> bool:
        return True  # a Period can't be empty or too long


def period_not_empty(field: str) -> PeriodCheck:
    """Return a constraint that a column contains a valid Period: at least one day, at least one bound, years 1 to 9998.

    PostgreSQL rejects reversed bounds, but turns `[2025-01-01,2025-01-01)` into the range "empty", which has no bounds.
    It
    also accepts infinite dates, and years that Python's dates don't have.

    Args:
        field: the name of a PeriodField of the model.
    """
    return PeriodCheck(
        # Comparisons with an open bound or an empty column are NULL, which a CHECK accepts.
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
    """Return the Period of a range with any kind of bounds. Raise ValueError for an empty range."""
    if value.isempty:
        raise ValueError("An empty range of days is not a date.")
    lower, upper = value.lower, value.upper
    return Period(
        lower + ONE_DAY if lower and not value.lower_inc else lower,
        upper + ONE_DAY if upper and value.upper_inc else upper,
    )

"""Model field for a Period, stored as a PostgreSQL daterange and a phrase; its expressions and constraint."""

from datetime import date, datetime
from functools import lru_cache

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange, Range
from django.db.models.query_utils import DeferredAttribute
from django.utils.deconstruct import deconstructible

from .checks import ColumnCheck
from .form_field import PeriodFormField
from .period import Period
from .spans import FIRST_DAY, LAST_UPPER, ONE_DAY

CACHED_PERIODS = 20_000  # dates repeat, and parsing or formatting one costs more than a cache hit


class PeriodAttribute(DeferredAttribute):
    """The attribute of a PeriodField. A new date replaces the phrase too, so both are saved."""

    def __set__(self, instance: models.Model, value) -> None:
        instance.__dict__[self.field.attname] = value
        if isinstance(self.field.phrase_field, PhraseField):
            instance.__dict__[self.field.phrase_field.attname] = ""


class PeriodField(DateRangeField):
    """A Period, stored as a daterange, and as a phrase in the PhraseField beside it.

    Whatever selects the column gets the phrase with it: objects, `only()`, `values_list()`. Lookups compare the days
    alone. The field has those of Django's DateRangeField: `overlap`, `contains`, `startswith` for the first day,
    `endswith` for the day after the last. They accept anything that `to_python` accepts: `date__overlap="2025"`.
    """

    form_field = PeriodFormField
    descriptor_class = PeriodAttribute
    description = "A date that may be known only to the month or year"

    def __init__(self, *args, lasting: bool = False, **kwargs):
        """Create the field; ``lasting`` if it says how long something lasts, and is written as "until 2030"."""
        self.lasting = lasting
        super().__init__(*args, **kwargs)

    def clone(self):
        field = super().clone()
        field.lasting = self.lasting
        return field

    def formfield(self, **kwargs):
        return super().formfield(**{"lasting": self.lasting, **kwargs})

    def write(self, period: Period) -> str:
        """Return a period of this field in English."""
        return period.lasting if self.lasting else str(period)

    def deconstruct(self):
        """Name the field by its package, so migrations do not depend on this module's name."""
        name, _, args, kwargs = super().deconstruct()
        return name, "cooperation.fields.PeriodField", args, kwargs

    @property
    def phrase_field(self) -> models.Field | None:
        """The field with the phrase; None for a model that has none, and for a field without a model."""
        try:
            return self.model._meta.get_field(phrase_name(self.name))
        except (AttributeError, FieldDoesNotExist):
            return None

    def select_format(self, compiler, sql, params):
        """Select the phrase with the days."""
        quote = compiler.connection.ops.quote_name
        column, phrase = quote(self.column), self.phrase_field
        if phrase is None or not sql.endswith(f".{column}"):
            return sql, params
        return f"({sql}::text || ' ' || {sql.removesuffix(column)}{quote(phrase.column)})", params

    def from_db_value(self, value, expression, connection):
        """Return the Period of a database value: days and phrase as text, or days alone; None for NULL."""
        match value:
            case None:
                return None
            case str():
                return stored_period(value)
        return _of_range(value)

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
        """Return EDTF text, for fixtures; or its phrase, if EDTF has no such date."""
        period = self.to_python(self.value_from_object(obj))
        return None if period is None else period.text


class PhraseAttribute(DeferredAttribute):
    """The attribute of a PhraseField: the phrase of the Period beside it."""

    def __get__(self, instance: models.Model | None, cls=None):
        if instance is None:
            return self
        field = instance._meta.get_field(self.field.period_name)
        try:
            period = field.to_python(getattr(instance, field.attname))
        except ValidationError:
            return ""  # that field has the error
        return period.phrase if period else ""

    def __set__(self, instance: models.Model, value) -> None:
        instance.__dict__[self.field.attname] = value


class PhraseField(models.CharField):
    """What the bounds of the Period beside it do not say, such as "about 2024" or "late 2025".

    It is always the phrase of that Period. No form and no fixture has it. Migrations and history tables see Django's
    own field.
    """

    descriptor_class = PhraseAttribute

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"blank": True, "default": "", "db_default": "", "serialize": False, **kwargs})

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    @property
    def period_name(self) -> str:
        """The name of the PeriodField."""
        return self.name.removesuffix(phrase_name(""))

    def formfield(self, **kwargs) -> None:
        return None


def phrase_name(field: str) -> str:
    """Return the name of the field with the phrase of a PeriodField."""
    return f"{field}_phrase"


def with_phrases(model: type[models.Model], values: dict) -> dict:
    """Return the values of an update, with the phrase of each Period among them."""
    phrases = {}
    for name, value in values.items():
        field = model._meta.get_field(name) if name != "pk" else None
        if isinstance(field, PeriodField) and field.phrase_field and field.phrase_field.name not in values:
            phrases[field.phrase_field.name] = _phrase_of(field, value)
    return values | phrases


def with_phrase_names(model: type[models.Model], names) -> set[str]:
    """Return names of fields to save, with that of the phrase of each Period among them."""
    return {*names, *with_phrases(model, dict.fromkeys(names))}


def _phrase_of(field: PeriodField, value):
    if isinstance(value, models.F):
        return models.F(phrase_name(value.name))
    if hasattr(value, "resolve_expression"):
        return ""
    period = field.to_python(value)
    return period.phrase if period else ""


@lru_cache(CACHED_PERIODS)
def stored_period(text: str) -> Period:
    """Return the Period of PostgreSQL's range text and a phrase.

    >>> str(stored_period("[2025-02-01,2025-03-01) "))
    'February 2025'
    >>> str(stored_period("[2024-01-01,2025-01-01) about 2024"))
    'about 2024'
    """
    days, _, phrase = text.partition(" ")
    return Period.of_columns(*(date.fromisoformat(day) if day else None for day in days[1:-1].split(",")), phrase)


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


@deconstructible(path="cooperation.fields.IsOneDay")
class IsOneDay(models.Func):
    """Whether a period is a single day; false if there is none."""

    template = "COALESCE(upper(%(expressions)s) - lower(%(expressions)s) = 1, false)"
    arity = 1
    output_field = models.BooleanField()


@deconstructible(path="cooperation.fields.SortDay")
class SortDay(models.Func):
    """The day by which lists are sorted: the first day of a period, or the last if the beginning is not known."""

    template = "COALESCE(lower(%(expressions)s), upper(%(expressions)s) - 1)"
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

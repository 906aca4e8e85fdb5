"""Model and form fields: Period, a date that may be known only to the month or year, Amount, and text fields."""

from . import amounts
from .amounts import Amount
from .checks import ColumnCheck, RowCheck
from .form_field import PeriodFormField, PeriodInput
from .gaps import time_later
from .model_field import (
    CACHED_PERIODS,
    IsOneDay,
    LowerBound,
    PeriodField,
    PhraseField,
    SortDay,
    UpperBound,
    period_not_empty,
    phrase_name,
    stored_period,
    with_phrase_names,
    with_phrases,
)
from .multirange import PeriodsField
from .period import Period, date_after, describe_typed_period, display_period
from .texts import INVISIBLE_CHARACTERS, LineField, ProseField, QuoteField
from .zones import ZoneField

__all__ = [
    "CACHED_PERIODS",
    "INVISIBLE_CHARACTERS",
    "Amount",
    "ColumnCheck",
    "IsOneDay",
    "LineField",
    "LowerBound",
    "Period",
    "PeriodField",
    "PeriodFormField",
    "PeriodInput",
    "PeriodsField",
    "PhraseField",
    "ProseField",
    "QuoteField",
    "RowCheck",
    "SortDay",
    "UpperBound",
    "ZoneField",
    "amounts",
    "date_after",
    "describe_typed_period",
    "display_period",
    "period_not_empty",
    "phrase_name",
    "stored_period",
    "time_later",
    "with_phrase_names",
    "with_phrases",
]

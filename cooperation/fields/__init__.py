"""Model and form fields: Period, a date that may be known only to the month or year, Amount, and text fields."""

from . import amounts
from .amounts import Amount
from .checks import ColumnCheck, RowCheck
from .form_field import PeriodFormField, PeriodInput
from .model_field import LowerBound, PeriodField, UpperBound, period_not_empty
from .period import Period, describe_typed_period, display_period
from .texts import INVISIBLE_CHARACTERS, LineField, ProseField, QuoteField

__all__ = [
    "INVISIBLE_CHARACTERS",
    "Amount",
    "ColumnCheck",
    "LineField",
    "LowerBound",
    "Period",
    "PeriodField",
    "PeriodFormField",
    "PeriodInput",
    "ProseField",
    "QuoteField",
    "RowCheck",
    "UpperBound",
    "amounts",
    "describe_typed_period",
    "display_period",
    "period_not_empty",
]

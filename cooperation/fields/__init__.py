"""Model and form fields: Period, a date that may be known only to the month or year, and text fields."""

from .checks import ColumnCheck
from .form_field import PeriodFormField, PeriodInput
from .model_field import LowerBound, PeriodField, UpperBound, period_not_empty
from .period import Period, display_period, understood
from .texts import UNSEEN, LineField, ProseField, QuoteField

__all__ = [
    "UNSEEN",
    "ColumnCheck",
    "LineField",
    "LowerBound",
    "Period",
    "PeriodField",
    "PeriodFormField",
    "PeriodInput",
    "ProseField",
    "QuoteField",
    "UpperBound",
    "display_period",
    "period_not_empty",
    "understood",
]

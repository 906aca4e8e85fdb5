"""Period, a date as far as it is known: the value, the model field and the form field."""

from .checks import ColumnCheck
from .form_field import PeriodFormField, PeriodInput
from .model_field import LowerBound, PeriodField, UpperBound, period_not_empty
from .period import Period, display_period, understood

__all__ = [
    "ColumnCheck",
    "LowerBound",
    "Period",
    "PeriodField",
    "PeriodFormField",
    "PeriodInput",
    "UpperBound",
    "display_period",
    "period_not_empty",
    "understood",
]

"""Period, a date as far as it is known: the value, the model field and the form field; and the columns of texts."""

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

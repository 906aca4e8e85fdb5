"""Model and form fields: Period, a date that may be known only to the month or year, Amount, and text fields."""

from . import amounts
from .amounts import Amount
from .checks import ColumnCheck, RowCheck
from .durations import EXPECTED_DURATION, INDEFINITE, DurationLine, is_duration, read_duration
from .form_field import PeriodFormField, PeriodInput
from .gaps import time_later
from .inference import inferred_part
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
from .period import (
    Period,
    date_after,
    date_of_end,
    date_on,
    describe_typed_period,
    display_period,
    sourced_period,
)
from .publication import PUBLISHED, PublicationFormField, with_full_year
from .texts import INVISIBLE_CHARACTERS, ArchivedTextField, LineField, ProseField, QuoteField, plain_text
from .times import ClockField, midnight
from .zones import ZoneField, zone_info

__all__ = [
    "CACHED_PERIODS",
    "EXPECTED_DURATION",
    "INDEFINITE",
    "INVISIBLE_CHARACTERS",
    "PUBLISHED",
    "Amount",
    "ArchivedTextField",
    "ClockField",
    "ColumnCheck",
    "DurationLine",
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
    "PublicationFormField",
    "QuoteField",
    "RowCheck",
    "SortDay",
    "UpperBound",
    "ZoneField",
    "amounts",
    "date_after",
    "date_of_end",
    "date_on",
    "describe_typed_period",
    "display_period",
    "inferred_part",
    "is_duration",
    "midnight",
    "period_not_empty",
    "phrase_name",
    "plain_text",
    "read_duration",
    "sourced_period",
    "stored_period",
    "time_later",
    "with_full_year",
    "with_phrase_names",
    "with_phrases",
    "zone_info",
]

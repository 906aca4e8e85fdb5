"""Durations as texts of treaties have them: "25 years", "six months", "1 year and 6 months".

They are stored in one spelling, and never counted from a date: a treaty says itself from when they run.
"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from .checks import ColumnCheck
from .texts import LineField

INDEFINITE = "indefinite"
EXPECTED_DURATION = "Enter a duration, such as 25 years, 6 months, 90 days, or 1 year 6 months."
_INDEFINITE = re.compile(
    r"(?:valid )?(?:indefinite(?:ly)?|without (?:a )?time limit"
    r"|(?:for |of )?(?:an? )?(?:indefinite|unlimited|undetermined)(?: (?:period|term|duration)(?: of time)?)?)"
)
_STORED = r"^[1-9][0-9]{0,3} (year|month|week|day)s?( [1-9][0-9]{0,3} (year|month|week|day)s?)*$"
"""How durations are stored. PostgreSQL can cast each to an interval."""

_UNITS = {"year": "years?|yrs?", "month": "months?|mos?|mths?", "week": "weeks?|wks?", "day": "days?"}
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: number for number, word in enumerate([*_ONES, *_TEENS], start=1)} | {"a": 1, "an": 1}
for _number, _word in enumerate(_TENS, start=2):
    NUMBERS |= {_word: 10 * _number} | {f"{_word} {one}": 10 * _number + n for n, one in enumerate(_ONES, start=1)}

_NUMBER = "|".join(["[1-9][0-9]{0,3}", *sorted(NUMBERS, key=len, reverse=True)])
# Texts repeat numbers: "twenty-five (25) years".
_PART = re.compile(rf"({_NUMBER})(?: \((\d+)\))? ?({'|'.join(_UNITS.values())})\b[’']?(?: and(?= ))? ?", re.ASCII)


def read_duration(text: str) -> str:
    """Return a duration as it is stored. Raise ValueError with a message for the user if the text is none.

    >>> read_duration("Twenty-five (25) years"), read_duration("1 yr, 6 mos"), read_duration("90 days’")
    ('25 years', '1 year 6 months', '90 days')
    """
    plain = " ".join(re.sub(r",|(?<=\w)[‐‑–-](?=\w)|\bcalendar\b", " ", text.casefold()).strip(" .").split())
    amounts, position = {}, 0
    while match := _PART.match(plain, position):
        number, repeated, spelling = match.groups()
        unit = next(unit for unit, spellings in _UNITS.items() if re.fullmatch(spellings, spelling))
        amount = NUMBERS.get(number) or int(number)
        if repeated not in (None, str(amount)) or unit in amounts:
            break
        amounts[unit], position = amount, match.end()
    if not amounts or position < len(plain) or list(amounts) != [unit for unit in _UNITS if unit in amounts]:
        raise ValueError(EXPECTED_DURATION)
    return " ".join(f"{amount} {unit}{'s' if amount > 1 else ''}" for unit, amount in amounts.items())


def read_term(text: str) -> str:
    """Return a duration as it is stored, or "indefinite". Raise ValueError with a message for the user.

    >>> read_term("for an indefinite period"), read_term("ten years")
    ('indefinite', '10 years')
    """
    is_indefinite = _INDEFINITE.fullmatch(" ".join(text.casefold().strip(" .").split()))
    return INDEFINITE if is_indefinite else read_duration(text)


class DurationFormField(forms.CharField):
    """A duration as people write it, or that there is none if it may be indefinite. Its value is what is stored."""

    def __init__(self, *, indefinite: bool = False, **kwargs):
        self.read = read_term if indefinite else read_duration
        super().__init__(**kwargs)

    def to_python(self, value) -> str:
        text = super().to_python(value)
        try:
            return self.read(text) if text else text
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def has_changed(self, initial, data) -> bool:
        try:
            data = self.to_python(data)
        except ValidationError:
            return True
        return super().has_changed(initial, data)


class DurationLine(LineField):
    """A duration, such as "25 years"; the column is a text. Add ``is_duration`` to the constraints of the model.

    ``indefinite`` is for one that may be indefinite. Migrations and history tables see a CharField.
    """

    def __init__(self, *args, indefinite: bool = False, **kwargs):
        self.indefinite = indefinite
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": DurationFormField, "indefinite": self.indefinite, **kwargs})


class _IsDuration(ColumnCheck):
    """A check that a text is a duration as it is stored, or empty."""

    def accepts(self, value) -> bool:
        return not value or re.fullmatch(_STORED, value) is not None


class _IsTerm(_IsDuration):
    """The same of a duration that may be indefinite."""

    def accepts(self, value) -> bool:
        return value == INDEFINITE or super().accepts(value)


def is_duration(field: str, *, indefinite: bool = False) -> ColumnCheck:
    """Return the check that a column has a duration, or is empty; with ``indefinite``, that too."""
    check, words = (_IsTerm, ["", INDEFINITE]) if indefinite else (_IsDuration, [""])
    empty = models.Q(**{f"{field}__in": words}) if indefinite else models.Q(**{field: ""})
    return check(
        condition=empty | models.Q(**{f"{field}__regex": _STORED}),
        name=f"%(class)s_{field}_is_duration",
        violation_error_message=EXPECTED_DURATION,
    )

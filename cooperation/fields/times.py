"""Times of day as people write them, such as 10:30, 10.30 or 10 am: model field and form field."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import localdate, make_aware

EXPECTED_TIME = "Enter a time of day, such as 10:30, 10.30 or 10 am."

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d)(?:[:.](\d\d))?)? ?(am|pm)?", re.ASCII)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}


_known_on: ContextVar[date | None] = ContextVar("known_on", default=None)


def known_on() -> date | None:
    """Return the past day that a page shows the register of, None for today."""
    return _known_on.get()


def today() -> date:
    """Return the day that pages count from, in the time zone of the register: today, or the past day that they show."""
    return _known_on.get() or localdate()


@contextmanager
def count_from(day: date) -> Iterator[None]:
    """Make a past day the one that pages count from in this block."""
    token = _known_on.set(day)
    try:
        yield
    finally:
        _known_on.reset(token)


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins, in the time zone of the register."""
    return make_aware(datetime.combine(day, time.min))


def read_time(text: str) -> time:
    """Return the time of day that a text names. Raise ValueError with a message for the user.

    >>> read_time("10.30"), read_time("2 p.m.")
    (datetime.time(10, 30), datetime.time(14, 0))
    """
    plain = re.sub(r"\b([ap])\. ?m\b\.?", r"\1m", " ".join(text.lower().split()))
    if plain in _NAMED:
        return _NAMED[plain]
    match = _TIME.fullmatch(plain)
    if not match or not (match[2] or match[4]):  # "10" alone could be a day
        raise ValueError(EXPECTED_TIME)
    hour = int(match[1])
    if match[4]:
        if not 1 <= hour <= 12:
            raise ValueError(EXPECTED_TIME)
        hour = hour % 12 + (12 if match[4] == "pm" else 0)
    try:
        return time(hour, int(match[2] or 0), int(match[3] or 0))
    except ValueError as error:
        raise ValueError(EXPECTED_TIME) from error


class ClockFormField(forms.TimeField):
    """A time of day as people write it."""

    default_error_messages = {"invalid": EXPECTED_TIME}

    def to_python(self, value) -> time | None:
        if isinstance(value, str) and value.strip():
            try:
                return read_time(value)
            except ValueError as error:
                raise ValidationError(str(error), code="invalid") from error
        return super().to_python(value)


class ClockField(models.TimeField):
    """A time of day. Migrations and history tables see Django's own field."""

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TimeField", args, kwargs

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": ClockFormField, **kwargs})

"""Time zones of the tz database, such as Asia/Almaty, and offsets, such as UTC+5: model field and form field."""

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.core.exceptions import ValidationError

from .texts import LineField

NAMES_WITHOUT_PLACE = ("Etc/", "SystemV/", "US/")
"""Beginnings of names that are no place: offsets, and old names of zones."""

MAX_OFFSET_HOURS = 14
_OFFSET = re.compile(r"(?:UTC|GMT)? ?([+-])(\d{1,2})(?::?(00|15|30|45))?", re.ASCII | re.IGNORECASE)
_MINUS = str.maketrans("−–‐", "---")


def offset_of(text: str) -> timedelta | None:
    """Return the difference from UTC that a text names, such as "UTC+5" or "GMT-03:30"; None if it names none."""
    match = _OFFSET.fullmatch(text.strip().translate(_MINUS))
    if not match or int(match[2]) > MAX_OFFSET_HOURS:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return -offset if match[1] == "-" else offset


def zone_by_offset(offset: timedelta) -> str:
    """Return the name under which an offset is stored.

    >>> zone_by_offset(timedelta(hours=5)), zone_by_offset(-timedelta(hours=3, minutes=30))
    ('UTC+5', 'UTC-3:30')
    """
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    if not offset:
        return "UTC"
    return f"UTC{'-' if offset < timedelta(0) else '+'}{hours}{f':{minutes:02}' if minutes else ''}"


def zone_info(name: str) -> tzinfo:
    """Return the zone of a stored name. Raise ZoneInfoNotFoundError if there is none."""
    offset = offset_of(name)
    return ZoneInfo(name) if offset is None else timezone(offset) if offset else UTC


@cache
def time_zones() -> tuple[str, ...]:
    """Return the names of zones by place, in alphabetical order, and UTC."""
    by_place = (name for name in available_timezones() if "/" in name and not name.startswith(NAMES_WITHOUT_PLACE))
    return (*sorted(by_place), "UTC")


def validate_time_zone(name: str) -> None:
    """Raise ValidationError if the tz database has no zone of this name, and it is no offset as it is stored."""
    offset = offset_of(name)
    if name not in time_zones() and (offset is None or name != zone_by_offset(offset)):
        raise ValidationError(
            f"“{name}” is no time zone. Choose one from the list, such as Asia/Almaty, or write an offset, such as "
            "UTC+5.",
            code="zone",
        )


class ZoneInput(forms.TextInput):
    """A text input that suggests the zones whose names contain what is typed. It needs no script."""

    template_name = "cooperation/zone_input.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["zones"] = time_zones()
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}-zones"
        return context


class ZoneFormField(forms.CharField):
    """Convert a typed zone to its name in the tz database: "almaty" to "Asia/Almaty"; "GMT+05:00" to "UTC+5"."""

    widget = ZoneInput

    def to_python(self, value):
        text = super().to_python(value)
        if (offset := offset_of(text)) is not None:
            return zone_by_offset(offset)
        wanted = text.replace(" ", "_").lower()
        found = [zone for zone in time_zones() if wanted in (zone.lower(), zone.lower().rpartition("/")[2])]
        return found[0] if len(found) == 1 else text


class ZoneField(LineField):
    """The name of a time zone, or nothing. Migrations and history tables see Django's own field."""

    default_validators = [validate_time_zone]

    def formfield(self, **kwargs):
        # The admin has a widget for all texts of one line.
        return super().formfield(**{**kwargs, "form_class": ZoneFormField, "widget": ZoneInput})

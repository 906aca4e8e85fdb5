"""Time zones of the tz database, such as Asia/Almaty: model field and form field."""

from functools import cache
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError

from .texts import LineField

NAMES_WITHOUT_PLACE = ("Etc/", "SystemV/", "US/")
"""Beginnings of names that are no place: offsets, and old names of zones."""


@cache
def time_zones() -> tuple[str, ...]:
    """Return the names of zones by place, in alphabetical order, and UTC."""
    by_place = (name for name in available_timezones() if "/" in name and not name.startswith(NAMES_WITHOUT_PLACE))
    return (*sorted(by_place), "UTC")


def validate_time_zone(name: str) -> None:
    """Raise ValidationError if the tz database has no zone of this name."""
    if name not in time_zones():
        raise ValidationError(f"“{name}” is no time zone. Choose one from the list, such as Asia/Almaty.", code="zone")


class ZoneInput(forms.TextInput):
    """A text input that suggests the zones whose names contain what is typed. It needs no script."""

    template_name = "cooperation/zone_input.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["zones"] = time_zones()
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}-zones"
        return context


class ZoneFormField(forms.CharField):
    """Convert a typed zone to its name in the tz database: "almaty" to "Asia/Almaty"."""

    widget = ZoneInput

    def to_python(self, value):
        text = super().to_python(value)
        wanted = text.replace(" ", "_").lower()
        found = [zone for zone in time_zones() if wanted in (zone.lower(), zone.lower().rpartition("/")[2])]
        return found[0] if len(found) == 1 else text


class ZoneField(LineField):
    """The name of a time zone, or nothing. Migrations and history tables see Django's own field."""

    default_validators = [validate_time_zone]

    def formfield(self, **kwargs):
        # The admin has a widget for all texts of one line.
        return super().formfield(**{**kwargs, "form_class": ZoneFormField, "widget": ZoneInput})

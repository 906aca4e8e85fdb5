"""The form field for a Period: one line of text, as people write dates."""

from django import forms
from django.core.exceptions import ValidationError

from .period import Period

HELP_TEXT = "For example 25 Feb 2025, Feb 2025, 2025, early 1990s, 12–13 Nov 2025, 2035–2036, by 2030 or since 2023."


class PeriodInput(forms.TextInput):
    """A text input; `data-period` marks it for the script that shows how the text is understood."""

    def __init__(self, attrs=None):
        super().__init__({"data-period": True, "autocomplete": "off", "placeholder": "25 Feb 2025", **(attrs or {})})


class PeriodFormField(forms.CharField):
    """Reads a Period from what a person types, and None from nothing; what can't be read is kept, with the reason."""

    widget = PeriodInput

    def __init__(self, **kwargs):
        super().__init__(**{**kwargs, "help_text": kwargs.get("help_text") or HELP_TEXT, "empty_value": None})

    def prepare_value(self, value):
        """The Period as text that reads back; a text that could not be read as it was typed."""
        return str(value) if isinstance(value, Period) else value

    def to_python(self, value):
        """The Period, or None for an empty text. Raises ValidationError that says what is accepted."""
        if isinstance(value, Period):
            return value
        text = super().to_python(value)
        if text is None:
            return None
        try:
            return Period.parse(text)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def has_changed(self, initial, data):
        """Whether the text means another period; another spelling of the same one is no change."""
        try:
            initial = self.to_python(initial)
        except ValidationError:
            return True
        return super().has_changed(initial, data)

"""Form field for a Period: a text input for dates as people write them."""

from django import forms
from django.core.exceptions import ValidationError

from .period import Period

HELP_TEXT = (
    "For example 25 Feb 2025, Feb 2025, 2025, late 2025, mid-October 2022, spring 2025, Q1 2026, early 1990s, "
    "12–13 Nov 2025, 2035–2036, about 2024, by 2030 or since 2023."
)


class PeriodInput(forms.TextInput):
    """A text input. The script that previews dates finds it by `data-period`."""

    def __init__(self, attrs=None):
        super().__init__({"data-period": True, "autocomplete": "off", "placeholder": "25 Feb 2025", **(attrs or {})})


class PeriodFormField(forms.CharField):
    """Convert typed text to a Period, and empty text to None. Invalid text stays in the field, with an error."""

    widget = PeriodInput

    def __init__(self, *, lasting: bool = False, **kwargs):
        """Create the field; ``lasting`` as of a PeriodField."""
        self.lasting = lasting
        super().__init__(**{**kwargs, "help_text": kwargs.get("help_text") or HELP_TEXT, "empty_value": None})

    def prepare_value(self, value):
        """Return a Period as text that can be parsed again. Text that was not valid is returned as typed."""
        if not isinstance(value, Period):
            return value
        return value.lasting if self.lasting else str(value)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | ({"data-period": "lasting"} if self.lasting else {})

    def to_python(self, value):
        """Return the Period, or None for empty text. Raise ValidationError with a message that lists valid formats."""
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
        """Whether the text means a different period. Another spelling of the same period is no change."""
        try:
            initial = self.to_python(initial)
        except ValidationError:
            return True
        return super().has_changed(initial, data)

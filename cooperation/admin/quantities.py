"""Forms of values: the number is typed as people write it, with or without what bounds it and its unit."""

from collections.abc import Mapping
from decimal import Decimal

from django import forms
from django.db import models

from cooperation.fields import Amount, amounts
from cooperation.models import Figure
from cooperation.models.units import unit_spelt

VALUE, UP_TO = Figure._meta.get_field("value_low"), Figure._meta.get_field("value_high")
WORDS_AS_PRINTED = "Leave the value empty, and enter these words as printed."
VALUE_FIELDS = ("value_low", "value_high", "bound", "unit")


class AmountField(forms.CharField):
    """A number as people write it: ``1.7 billion``, ``over 280 km``. Its value is an ``Amount``, or None.

    ``without_number`` says what to do with words that name no number.
    """

    widget = forms.TextInput(attrs={"class": "vTextField number", "data-amount": True, "autocomplete": "off"})

    def __init__(self, *, without_number: str = WORDS_AS_PRINTED, **kwargs):
        self.without_number = without_number
        super().__init__(**{"required": False, **kwargs, "empty_value": None})

    def prepare_value(self, value):
        return amounts.plain_number(value) if isinstance(value, Decimal) else value

    def to_python(self, value) -> Amount | None:
        text = super().to_python(value)
        if text is None:
            return None
        try:
            return Amount.parse(text)
        except amounts.NoNumberError as error:
            raise forms.ValidationError(f"{error} {self.without_number}", code="invalid") from error
        except ValueError as error:
            raise forms.ValidationError(str(error), code="invalid") from error

    def has_changed(self, initial, data) -> bool:
        """Whether the text says more or something else than the number that the field had."""
        try:
            amount = self.to_python(data)
        except forms.ValidationError:
            return True
        if amount is None or initial is None:
            return (amount is None) != (initial is None)
        return (amount.low, amount.high, amount.bound, amount.unit) != (initial, None, amounts.EXACTLY, "")


def understood_amount(text: str) -> Figure:
    """Return a figure, not stored, with what a typed amount says; without a unit if it names none.

    Raise ValidationError if the amount can't be understood.
    """
    try:
        amount = Amount.parse(text)
    except ValueError as error:
        raise forms.ValidationError(str(error)) from error
    figure = Figure(bound=amount.bound, value_low=amount.low, value_high=amount.high)
    if amount.unit:
        figure.unit = unit_spelt(amount.unit)
    return figure


class QuantityForm(forms.ModelForm):
    """A form of a row with a value. What was typed in the field of the value fills the others.

    Without a value, the printed words are read instead.
    """

    value_low = AmountField(label="Value", help_text=VALUE.help_text)
    value_high = AmountField(
        label="Up to", help_text=UP_TO.help_text, without_number="Leave this empty, and enter these words as printed."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].required = False  # it may be typed after the value

    def clean(self):
        # First, because a form that is held up, for a twin or another user's change, raises an error in super().
        self._fill_from_amount()
        super().clean()

    def _fill_from_amount(self) -> None:
        """Replace the amount that was typed by its number, and fill the other fields with the rest of it."""
        amount, high = self._typed_amount(), self.cleaned_data.get("value_high")
        if isinstance(high, Amount):
            self.cleaned_data["value_high"] = high.low
            self._take_end(high, amount)
        if amount is not None:
            self._fill(amount)
        if isinstance(self.cleaned_data.get("value_low"), Amount):
            self.cleaned_data["value_low"] = self.cleaned_data["value_low"].low
        if not self.cleaned_data.get("unit") and not self.errors.keys() & set(VALUE_FIELDS):
            self.add_error("unit", "Choose a unit, or write it after the value: 1.7 billion USD.")

    def _typed_amount(self) -> Amount | None:
        """What was typed as the value if it was changed, else the printed words if there is no value."""
        if "value_low" in self.errors:
            return None
        if typed := self.cleaned_data.get("value_low"):
            return typed if "value_low" in self.changed_data else None
        try:
            own, _ = amounts.split_conversion(self.cleaned_data.get("printed", ""))
            return Amount.parse(own)
        except ValueError:
            return None  # "dozens of documents"

    def _take_end(self, high: Amount, amount: Amount | None) -> None:
        """Read the end of a range, which may have a unit of its own: that of the value, or else the one of both."""
        if high.high is not None or high.bound != amounts.EXACTLY:
            self.add_error("value_high", "Enter one number, or write the whole range as the value: 10–12 km.")
        elif high.unit:
            try:
                unit = unit_spelt(high.unit)
                if amount is not None and amount.unit and unit_spelt(amount.unit) != unit:
                    raise forms.ValidationError(f"The value has another unit: {amount.unit}. Write both in one unit.")
                self._fill_one("unit", unit, "value_high")
            except forms.ValidationError as error:
                self.add_error("value_high", error)

    def _fill(self, amount: Amount) -> None:
        typed_in = "value_low" if self.cleaned_data.get("value_low") else "printed"
        self.cleaned_data["value_low"] = amount.low
        self.instance.step = amount.step
        self._fill_one("value_high", amount.high, typed_in)
        if amount.bound != amounts.EXACTLY:
            self._fill_one("bound", amount.bound, typed_in, blank=amounts.EXACTLY)
        elif typed_in == "value_low" and "bound" not in self.changed_data:
            self.cleaned_data["bound"] = amounts.EXACTLY  # that of the former value says nothing of this one
        if amount.unit:
            try:
                self._fill_one("unit", unit_spelt(amount.unit), typed_in)
            except forms.ValidationError as error:
                if typed_in == "value_low" or not self.cleaned_data.get("unit"):
                    self.add_error(typed_in, error)

    def _fill_one(self, name: str, value, typed_in: str, blank=None) -> None:
        """Set a field to what was typed elsewhere, unless the user has just set it to something else."""
        current = self.cleaned_data.get(name)
        if value is None or name in self.errors:
            return
        if name in self.changed_data and current not in (None, blank, value):
            where = self.fields[typed_in].label.lower()
            self.add_error(
                name, f"This differs from what the field “{where}” says ({_shown(value)}). Correct one of them."
            )
            return
        self.cleaned_data[name] = value


def _shown(value) -> str:
    labels: Mapping = dict(Figure.Bound.choices)
    return str(labels.get(value, value)) if isinstance(value, str | models.Model) else f"{value:,f}"

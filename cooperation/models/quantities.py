"""Quantities: a number or a range, what bounds it, and a unit; the abstract base of figures and their conversions."""

from decimal import Decimal

from django.db import models

from cooperation.fields import Amount, amounts
from cooperation.models.base import line
from cooperation.models.choices import Choice


class Quantity(models.Model):
    """The abstract base of rows with a value: a number or a range, what bounds it, and a unit."""

    class Bound(models.TextChoices):
        EXACTLY = amounts.EXACTLY, "exactly"
        ABOUT = amounts.ABOUT, "about"
        MORE_THAN = amounts.MORE_THAN, "more than"
        AT_LEAST = amounts.AT_LEAST, "at least"
        LESS_THAN = amounts.LESS_THAN, "less than"
        AT_MOST = amounts.AT_MOST, "at most"

    bound = Choice(
        Bound,
        "exactly or about",
        default=Bound.EXACTLY,
        help_text="“Over 280 km” is more than 280, “nearly 300” about 300.",
    )
    value_low = models.DecimalField(
        "value",
        max_digits=30,
        decimal_places=6,
        null=True,
        blank=True,
        help_text="As a number or in words, with or without the unit: 1.7 billion, over 280 km, 10–12%. Leave it blank "
        "if the source names no number, as in “dozens of documents”.",
    )
    value_high = models.DecimalField(
        "up to", max_digits=30, decimal_places=6, null=True, blank=True, help_text="Only for a range."
    )
    step = models.DecimalField(
        max_digits=30,
        decimal_places=6,
        null=True,
        blank=True,
        editable=False,
        help_text="The value of the last digit that was given: 100000000 for 1.7 billion. It may be rounded to this.",
    )
    unit = models.ForeignKey("cooperation.Unit", models.PROTECT, related_name="%(class)ss")
    printed = line("as printed", blank=True, help_text="The words of the source, e.g. $1.7 billion.")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value_high__isnull=True) | models.Q(value_high__gt=models.F("value_low")),
                name="%(class)s_range_upwards",
                violation_error_message="The upper value of a range must be more than the lower one.",
            ),
            models.CheckConstraint(
                condition=models.Q(value_high__isnull=True) | models.Q(bound__in=[amounts.EXACTLY, amounts.ABOUT]),
                name="%(class)s_range_bounded_once",
                violation_error_message="A range has two ends: it can’t be “at least”, “at most” or the like as well.",
            ),
            models.CheckConstraint(
                condition=models.Q(value_low__isnull=False)
                | ~models.Q(printed="") & models.Q(value_high__isnull=True, bound=amounts.EXACTLY),
                name="%(class)s_value_or_words",
                violation_error_message="Enter the value, or the words of the source if they name no number.",
            ),
        ]

    def __str__(self) -> str:
        return self.shown_value()

    def shown_value(self) -> str:
        """The value as printed in the source, or the number with its unit.

        What bounds it stands before the printed words unless they say so themselves.
        """
        if not self.printed:
            return self.measured()
        if self.bound == self.Bound.EXACTLY or self._bound_as_printed() in (None, self.bound):
            return self.printed
        return f"{self.get_bound_display()} {self.printed}"

    def measured(self) -> str:
        """The number with its unit; "" if there is no number."""
        if self.value_low is None:
            return ""
        return f"{self.number()} {self.unit.after(self.value_high or self.value_low)}"

    def number(self) -> str:
        """The numeric value with thousands separators, without trailing zeros; "" if there is none.

        >>> Figure(value_low=Decimal("1.7E+9"), bound="about").number()
        'about 1,700,000,000'
        >>> Figure(value_low=Decimal("-2.50"), value_high=Decimal("3")).number()
        '−2.5 to 3'
        """
        values = [value for value in (self.value_low, self.value_high) if value is not None]
        # Between negative numbers a dash would look like a minus sign.
        text = (" to " if any(value < 0 for value in values) else "–").join(map(_plain, values))
        return text if self.bound == self.Bound.EXACTLY or not text else f"{self.get_bound_display()} {text}"

    def _bound_as_printed(self) -> str | None:
        try:
            return Amount.parse(self.printed).bound
        except ValueError:
            return None


def _plain(value: Decimal | int) -> str:
    """Format a number with thousands separators, without trailing zeros."""
    text = f"{Decimal(value):,f}".replace("-", "−")
    return text.rstrip("0").rstrip(".") if "." in text else text

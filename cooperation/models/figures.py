"""Figures: amounts and counts with unit, period and scope. Contradicting figures are stored side by side."""

from decimal import Decimal
from typing import Self

from django.contrib.postgres.indexes import GistIndex
from django.db import models

from cooperation.fields import PeriodField, period_not_empty
from cooperation.models.base import Record, RecordQuerySet, inferred, join_names, line, required, stated
from cooperation.models.choices import Choice
from cooperation.models.rules import PublishedNeeds
from cooperation.models.tracking import tracked


class FigureQuerySet(RecordQuerySet):
    """Figures by period and scope."""

    def by_period(self) -> Self:
        """Sort by period, latest first, undated last."""
        return self.order_by(models.F("period__startswith").desc(nulls_last=True), "-pk")

    def for_list(self) -> Self:
        rows = self.by_period().select_related("initiative", "agreement", "meeting")
        return rows.with_participants("of", "to").with_source_count()

    def for_dossier(self) -> Self:
        return self.by_period()

    def for_detail(self) -> Self:
        return self.select_related("initiative", "agreement", "meeting").with_all_participants("of", "to")

    def in_conflict_with(self, figure: "Figure") -> list["Figure"]:
        """Return figures of the same indicator, unit, nature, period and scope but other values, preferred first."""
        alike = self.exclude(pk=figure.pk).filter(
            indicator__iexact=figure.indicator,
            unit=figure.unit,
            nature=figure.nature,
            initiative=figure.initiative_id,
            agreement=figure.agreement_id,
            meeting=figure.meeting_id,
        )
        alike = alike.filter(period=figure.period) if figure.period else alike.filter(period__isnull=True)
        value = (figure.value_low, figure.value_high)
        rows = alike.prefetch_related("of", "to").order_by("-preferred", "pk")
        others = [row for row in rows if (row.value_low, row.value_high) != value]
        scope = figure.scope() if others else None
        return [row for row in others if row.scope() == scope]


@tracked()
class Figure(Record):
    """A value with its unit, nature and period, and the participants or places that it describes."""

    search_fields = ("printed", "indicator", "unit", "preferred_reason", *Record.search_fields)

    class Nature(models.TextChoices):
        ACTUAL = "actual", "actual"
        PLANNED = "planned", "planned"
        TARGET = "target", "target"
        FORECAST = "forecast", "forecast"

    indicator = line(help_text="What is measured, e.g. mutual trade, installed capacity, documents signed.")
    value_low = models.DecimalField("value", max_digits=30, decimal_places=6, help_text="In full, e.g. 1700000000.")
    value_high = models.DecimalField(
        "up to", max_digits=30, decimal_places=6, null=True, blank=True, help_text="Only for a range."
    )
    unit = line(help_text="E.g. USD, MW, m3, percent, documents.")
    approximate = models.BooleanField(default=False, help_text="The source says “about”, “nearly” or “more than”.")
    printed = line("as printed", blank=True, help_text="E.g. $1.7 billion.")
    nature = Choice(Nature, default=Nature.ACTUAL)
    period = PeriodField(null=True, blank=True, help_text="The period of the value, e.g. 2024.")
    period_stated = stated("last year")
    period_inferred = inferred()
    of = models.ManyToManyField(
        "cooperation.Participant",
        blank=True,
        related_name="figures",
        verbose_name="participants",
        help_text="Participants that the value describes, e.g. both states.",
    )
    to = models.ManyToManyField(
        "cooperation.Participant",
        blank=True,
        related_name="figures_received",
        verbose_name="recipients",
        help_text="Who receives it, e.g. exports.",
    )
    initiative = models.ForeignKey(
        "cooperation.Initiative", models.PROTECT, null=True, blank=True, related_name="figures"
    )
    agreement = models.ForeignKey(
        "cooperation.Agreement", models.PROTECT, null=True, blank=True, related_name="figures"
    )
    meeting = models.ForeignKey("cooperation.Meeting", models.PROTECT, null=True, blank=True, related_name="figures")
    preferred = models.BooleanField(default=False, help_text="This value is preferred to conflicting ones.")
    preferred_reason = line("why preferred", blank=True)

    objects = FigureQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            *Record.Meta.constraints,
            period_not_empty("period"),
            required("indicator", "Enter what is measured."),
            models.CheckConstraint(
                condition=models.Q(value_high__isnull=True) | models.Q(value_high__gt=models.F("value_low")),
                name="figure_range_upwards",
                violation_error_message="The upper value of a range must be more than the lower one.",
            ),
            models.CheckConstraint(
                condition=models.Q(preferred=False) | ~models.Q(preferred_reason=""),
                name="figure_preferred_with_reason",
                violation_error_message="Explain why this value is preferred.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            GistIndex("period", name="figure_period"),
            models.Index(
                models.F("period__startswith").desc(nulls_last=True), models.F("id").desc(), name="figure_by_period"
            ),
            models.Index(models.functions.Upper("indicator"), "unit", name="figure_by_indicator"),
        ]
        triggers = [*Record.Meta.triggers, PublishedNeeds("citation", "cooperation_citation")]

    def generated_title(self) -> str:
        of = f", {join_names(str(p) for p in self.of.all())}" if self.pk and self.of.all() else ""
        when = f", {self.period}" if self.period else ""
        return f"{self.indicator[:1].upper()}{self.indicator[1:]}{of}{when}: {self.shown_value()}"

    def shown_value(self) -> str:
        """The value as printed in the source, or the number with its unit.

        >>> Figure(value_low=Decimal("12.500000"), unit="MW").shown_value()
        '12.5 MW'
        """
        return self.printed or f"{self.number()} {self.unit}"

    def number(self) -> str:
        """The numeric value with thousands separators, without trailing zeros.

        >>> Figure(value_low=Decimal("1.7E+9"), approximate=True).number()
        'about 1,700,000,000'
        >>> Figure(value_low=Decimal("-2.50"), value_high=Decimal("3")).number()
        '−2.5 to 3'
        """
        values = [value for value in (self.value_low, self.value_high) if value is not None]
        # Between negative numbers a dash would look like a minus sign.
        text = (" to " if any(value < 0 for value in values) else "–").join(map(_plain, values))
        return f"about {text}" if self.approximate else text

    def scope(self) -> tuple[frozenset, frozenset]:
        """The ids of the participants that the value describes, and of the recipients."""
        return frozenset(p.pk for p in self.of.all()), frozenset(p.pk for p in self.to.all())


def _plain(value: Decimal | int) -> str:
    """Format a number with thousands separators, without trailing zeros."""
    text = f"{Decimal(value):,f}".replace("-", "−")
    return text.rstrip("0").rstrip(".") if "." in text else text

"""Figures: quantities with period and subject. Contradicting figures are stored side by side."""

from copy import copy
from decimal import Decimal
from typing import Self

from django.conf import settings
from django.contrib.postgres.aggregates import JSONBAgg
from django.contrib.postgres.fields import DecimalRangeField
from django.contrib.postgres.indexes import GistIndex
from django.core.exceptions import ValidationError
from django.db import connections, models
from django.db.models.functions import Cast, JSONObject

from cooperation.fields import PeriodField, SortDay, period_not_empty
from cooperation.models.base import (
    Record,
    RecordQuerySet,
    inferred,
    join_names,
    line,
    phrase,
    required,
    shorten,
    stated,
)
from cooperation.models.choices import Choice
from cooperation.models.keys import Named, RegisterQuerySet
from cooperation.models.quantities import Quantity
from cooperation.models.rules import PublishedNeeds
from cooperation.models.tracking import tracked
from cooperation.models.units import Unit

CONTRADICTING = """
    SELECT f.id, other.key
    FROM cooperation_figure f CROSS JOIN LATERAL register.contradicting_figures(f) other WHERE f.id = ANY (%s)
"""
AGREEING = "SELECT register.agreeing_figures(%s, %s, %s, %s, %s)"
NEEDS_REASON = "Explain why this value is preferred."
MAX_TITLE_PART = 60  # characters of a record's title in the title of a figure about it


class Verdict(models.Func):
    """Which of contradicting figures is preferred, seen from the figure with an id; see ``37_figures.sql``."""

    function = "register.verdict_on"
    output_field = models.CharField()


class FigureQuerySet(RecordQuerySet):
    """Figures by period and subject."""

    def by_period(self) -> Self:
        """Sort by period, latest first, undated last."""
        return self.order_by(SortDay("period").desc(nulls_last=True), "-pk")

    def for_list(self) -> Self:
        rows = self.by_period().select_related("unit", "initiative", "agreement", "commitment", "meeting")
        rows = rows.prefetch_related("places").with_conversions().with_participants("of", "to").with_source_count()
        return rows.with_verdict()

    def for_dossier(self) -> Self:
        return self.by_period().select_related("unit").with_conversions().with_verdict()

    def for_detail(self) -> Self:
        rows = self.select_related("unit", "initiative", "agreement", "commitment", "meeting", "preferred_by")
        return rows.with_conversions().with_all_participants("of", "to").with_verdict()

    def for_contradictions(self) -> Self:
        """Return figures with what a comparison of their values shows, the preferred first."""
        rows = self.select_related("unit", "initiative", "agreement", "commitment", "meeting", "preferred_by")
        return rows.order_by("-preferred", "pk")

    def with_verdict(self) -> Self:
        """Add ``verdict``: "preferred", "passed_over" if a contradicting figure is, "open" if none is; None without."""
        return self.annotate(verdict=Verdict("pk"))

    def with_conversions(self) -> Self:
        """Add ``converted``: the values in other units, as JSON for ``FigureConversion.from_json``."""
        columns = {name: Cast(name, models.TextField()) for name in ("value_low", "value_high")}
        columns |= {name: models.F(name) for name in ("bound", "printed")}
        columns |= {"unit": JSONObject(symbol="unit__symbol", singular="unit__singular")}
        rows = FigureConversion.objects.filter(figure=models.OuterRef("pk")).order_by().values("figure")
        found = rows.annotate(found=JSONBAgg(JSONObject(**columns), order_by="pk")).values("found")
        return self.annotate(converted=models.Subquery(found))

    def in_series_of(self, figure: "Figure") -> Self:
        """Return the figures that measure the same as ``figure``, and ``figure`` itself, in order of time.

        They have the same ``series``, and no two of them are about different initiatives or agreements.
        """
        subject = models.Q()
        for name in ("initiative", "agreement"):
            if (key := getattr(figure, f"{name}_id")) is not None:
                subject &= models.Q(**{name: key}) | models.Q(**{f"{name}__isnull": True})
        rows = self.filter(subject, series=figure.series).exclude(series="").select_related("unit")
        return rows.order_by(
            SortDay("period").asc(nulls_last=True),
            SortDay("as_of").asc(nulls_first=True),
            "nature",
            "pk",
        )

    def agreeing_with(self, ids: list[int], low: Decimal, high: Decimal | None, bound: str, unit: Unit) -> list[int]:
        """Return which of some figures have a value that agrees with an amount: either may be rounded, or bounded.

        Args:
            ids: of the figures.
            low: the number, or the lower one of a range.
            high: the upper number of a range.
            bound: one of ``Quantity.Bound``.
            unit: the unit of the amount.
        """
        with connections[self.db].cursor() as cursor:
            cursor.execute(AGREEING, [ids, low, high, bound, unit.pk])
            return [pk for (pk,) in cursor.fetchall()]

    def contradicting(self, figure: "Figure") -> Self:
        """Return the figures that give other values for the same as a stored ``figure``: preferred ones first."""
        return (
            self.filter(pk__in=[other for _, other in self.contradicting_pairs([figure.pk])])
            .select_related("unit")
            .order_by("-preferred", "pk")
        )

    def contradicting_pairs(self, ids: list[int]) -> list[tuple[int, int]]:
        """Return pairs of ids: one of these figures, and one that contradicts it."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(CONTRADICTING, [ids])
            return cursor.fetchall()


@tracked(found_by=["series"])
class Figure(Record, Quantity):
    """A value with its unit, nature and period, and the participants, places or records that it describes."""

    search_fields = ("printed", "indicator", "unit_id", "preferred_reason", *Record.search_fields)

    class Nature(models.TextChoices):
        ACTUAL = "actual", "actual"
        PLANNED = "planned", "planned"
        TARGET = "target", "target"
        FORECAST = "forecast", "forecast"

    DERIVED = ("series", "agrees_with")

    indicator = line(help_text="What is measured, e.g. mutual trade, installed capacity, documents signed.")
    nature = Choice(Nature, default=Nature.ACTUAL)
    period = PeriodField(null=True, blank=True, help_text="The period of the value, e.g. 2024.")
    period_stated = stated("last year")
    period_inferred = inferred()
    period_phrase = phrase()
    as_of = PeriodField(
        "as of",
        null=True,
        blank=True,
        help_text="Only if the value changes over time: the day on which it was stated or revised. Another day is a "
        "revision, not a contradiction.",
    )
    as_of_stated = stated("by now", "day stated")
    as_of_inferred = inferred("day inferred")
    as_of_phrase = phrase()
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
    commitment = models.ForeignKey(
        "cooperation.Commitment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
        help_text="The commitment that names it, e.g. to reach $3 billion by 2030.",
    )
    meeting = models.ForeignKey(
        "cooperation.Meeting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name="given at",
    )
    preferred = models.BooleanField(default=False, help_text="This value is preferred to contradicting ones.")
    preferred_reason = line("why preferred", blank=True)
    preferred_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    preferred_at = models.DateTimeField(null=True, blank=True, editable=False)
    series = models.CharField(
        default="",
        blank=True,
        editable=False,
        help_text="The same for figures that measure the same: indicator, unit, participants, recipients and places.",
    )
    agrees_with = DecimalRangeField(
        null=True,
        blank=True,
        editable=False,
        help_text="The values that agree with this one, which may be rounded or bounded, in the smallest unit.",
    )

    objects = FigureQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            *Record.Meta.constraints,
            *Quantity.Meta.constraints,
            period_not_empty("period"),
            period_not_empty("as_of"),
            required("indicator", "Enter what is measured."),
            models.CheckConstraint(
                condition=models.Q(preferred=False) | ~models.Q(preferred_reason=""),
                name="figure_preferred_with_reason",
                violation_error_message=NEEDS_REASON,
            ),
            models.UniqueConstraint(
                fields=["series", "nature", "period", "as_of", "initiative", "agreement"],
                condition=models.Q(preferred=True) & ~models.Q(series=""),
                nulls_distinct=False,
                name="figure_preferred_once",
                violation_error_message="Another value of the same is preferred. Clear its box first.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            GistIndex("period", name="figure_period"),
            models.Index(SortDay("period").desc(nulls_last=True), models.F("id").desc(), name="figure_by_period"),
            models.Index(models.functions.Upper("indicator"), "unit", name="figure_by_indicator"),
            models.Index("series", name="figure_series", condition=~models.Q(series="")),
        ]
        triggers = [*Record.Meta.triggers, PublishedNeeds("citation", "cooperation_citation")]

    def clean(self) -> None:
        super().clean()
        if self.preferred and not self.preferred_reason:
            raise ValidationError({"preferred_reason": NEEDS_REASON})

    @property
    def shown_conversions(self) -> list[str]:
        """The values in other units, of a figure that was read ``with_conversions``."""
        return [str(FigureConversion.from_json(row)) for row in self.converted or ()]

    def generated_title(self) -> str:
        return f"{self.generated_name()}: {self.shown_value()}"

    def generated_name(self) -> str:
        """What is measured, of whom and when, without the value."""
        indicator = f"{self.indicator[:1].upper()}{self.indicator[1:]}"
        if self.nature != self.Nature.ACTUAL:
            indicator += f" ({self.get_nature_display()})"
        as_of = f"as of {self.as_of}" if self.as_of else ""
        parts = [indicator, self._subject(), self._whose(), str(self.period or ""), as_of]
        return ", ".join(filter(None, parts))

    def _subject(self) -> str:
        """What it is about: an initiative or agreement; else, if it has no participants and places, a meeting.

        Only if that is published: a title is read by everybody who sees the figure.
        """
        about = self.initiative or self.agreement
        if about is None and not self._linked("of", "places"):
            about = self.commitment or self.meeting
        return shorten(about.title, limit=MAX_TITLE_PART) if about and about.is_published else ""

    def follow_publication(self, about: Record) -> None:
        """Make the title again if it was generated, and what it is about was published or withdrawn since."""
        before = copy(about)
        before.publication = Record.Publication.DRAFT if about.is_published else Record.Publication.PUBLISHED
        setattr(self, about._meta.model_name, before)
        title_before = self.generated_title()
        setattr(self, about._meta.model_name, about)
        if self.title == title_before:
            self.retitle()

    def _whose(self) -> str:
        """The participants, the recipients, and the places."""
        of, to, places = (join_names(self._linked(name)) for name in ("of", "to", "places"))
        return ", ".join(filter(None, [f"{of} to {to}".strip() if to else of, places]))

    def _linked(self, *relations: str) -> list[str]:
        return [str(row) for name in relations for row in getattr(self, name).all()] if self.pk else []


@tracked()
class FigureConversion(Quantity, Named):
    """A value that the source printed beside a figure, in another unit: $655 million for 356 billion tenge."""

    natural_key_fields = ("figure__slug", "unit__symbol")
    search_fields = ("printed",)

    # The index of figureconversion_once begins with it.
    figure = models.ForeignKey(Figure, models.CASCADE, related_name="conversions", db_index=False)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        ordering = ["figure", "pk"]
        verbose_name = "conversion"
        constraints = [
            *Quantity.Meta.constraints,
            models.UniqueConstraint(
                fields=["figure", "unit"],
                name="figureconversion_once",
                violation_error_message="This figure already has a conversion into this unit.",
            ),
        ]

    @classmethod
    def from_json(cls, row: dict) -> Self:
        """Return the conversion that ``with_conversions`` wrote as JSON."""
        numbers = {name: row[name] and Decimal(row[name]) for name in ("value_low", "value_high")}
        return cls(**row | numbers | {"unit": Unit(**row["unit"])})

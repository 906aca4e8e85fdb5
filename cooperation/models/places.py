"""Places: what a record is about, or where it took place."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from cooperation.models.base import BY_NAME, ReferenceQuerySet, check_cycle, line, lines, required
from cooperation.models.choices import Choice
from cooperation.models.keys import WithPage
from cooperation.models.labels import country_labels
from cooperation.models.rules import NoCycle
from cooperation.models.tracking import tracked


class PlaceQuerySet(ReferenceQuerySet):
    """Places with their countries."""

    def for_list(self) -> Self:
        return self.select_related("within").prefetch_related("countries")

    def by_name(self) -> Self:
        return self.order_by(*BY_NAME)

    def for_dossier(self) -> Self:
        """Add ``country_labels``."""
        return self.annotate(country_labels=country_labels(self.model.countries.field))

    def for_detail(self) -> Self:
        return self.for_dossier()


@tracked()
class Place(WithPage):
    """A country, city, border, river, plant or other location; a river can have several countries."""

    class Kind(models.TextChoices):
        COUNTRY = "country", "country"
        REGION = "region", "region"
        DISTRICT = "district", "district"
        SETTLEMENT = "settlement", "settlement"
        BORDER = "border", "border"
        BORDER_CROSSING = "border_crossing", "border crossing"
        RIVER = "river", "river"
        RESERVOIR = "reservoir", "reservoir"
        POWER_PLANT = "power_plant", "power plant"
        PORT = "port", "port"
        ZONE = "zone", "zone"
        BUILDING = "building", "building"
        OTHER = "other", "other"

    name = line()
    other_names = lines(help_text="Other spellings and scripts, e.g. Oskemen for Ust-Kamenogorsk.")
    kind = Choice(Kind)
    countries = models.ManyToManyField("cooperation.Country", blank=True, related_name="places")
    within = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="contains")
    latitude = models.DecimalField(
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text="Degrees north, e.g. 51.12940; negative is south.",
    )
    longitude = models.DecimalField(
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text="Degrees east, e.g. 71.44910; negative is west.",
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = BY_NAME
        constraints = [
            *WithPage.Meta.constraints,
            required("name", "Enter a name."),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    # A comparison with NULL is NULL, which a CHECK accepts, so the other bound is required explicitly.
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="place_position_on_earth",
                violation_error_message="Enter both latitude (-90 to 90) and longitude (-180 to 180), or neither.",
            ),
        ]
        indexes = [models.Index(models.functions.Lower("name"), "id", name="place_by_name")]
        triggers = [NoCycle("within")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        check_cycle(self, "within")

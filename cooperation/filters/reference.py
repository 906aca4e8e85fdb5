"""Filters by countries and by sectors, whose choices are rows of the register."""

from collections.abc import Iterable
from time import monotonic
from typing import Self

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from cooperation.filters.kinds import FacetColumn, ListFilter, ValuesField
from cooperation.models import Country, Sector

CACHE_SECONDS = 10.0
"""Seconds for which a process keeps the choices: they change a few times a year, and each list shows them."""


class RowsAsChoices(ValuesField):
    """Reads values of a list that is in the register.

    Whoever names one that is not in the list has it read anew: it may have been entered a moment ago.
    """

    forgotten = 0.0
    """When all such lists were found to be out of date."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**kwargs)
        self._read_at = float("-inf")

    def of_now(self) -> Self:
        """This field with its choices up to date."""
        if self._read_at < max(monotonic() - CACHE_SECONDS, RowsAsChoices.forgotten):
            self._read()
        return self

    def valid_value(self, value: str) -> bool:
        if super().valid_value(value):
            return True
        self._read()
        return super().valid_value(value)

    def rows(self) -> Iterable[tuple[str, str]]:
        """The choices: value in the URL and label."""
        raise NotImplementedError

    def _read(self) -> None:
        now = monotonic()
        self.choices = list(self.rows())
        self._read_at = now


class CountriesField(RowsAsChoices):
    """Reads country codes."""

    default_error_messages = {"invalid_choice": "“%(value)s” is not the code of a country. Choose one from the list."}

    def rows(self) -> Iterable[tuple[str, str]]:
        return Country.objects.values_list("code", "name")


class CountriesFilter(ListFilter):
    """Entries that all the chosen countries take part in: one, both of a pair, three."""

    field_class = CountriesField
    control = "values"
    facet = FacetColumn("countries", is_array=True)
    multiple = True
    match_all = True

    @property
    def field(self) -> CountriesField:
        return super().field.of_now()

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        return qs.with_all("countries", value) if value else qs

    def value_label(self, value: list[str], text: str) -> str:
        return dict(self.field.choices).get(text, text)


class SectorField(RowsAsChoices):
    """Reads slugs of sectors; ``parents`` says which is part of which."""

    default_error_messages = {"invalid_choice": "“%(value)s” is not a sector. Choose one from the list."}

    def rows(self) -> Iterable[tuple[str, str]]:
        self.sectors = list(Sector.objects.only("slug", "name", "parent_id"))
        slugs = {sector.pk: sector.slug for sector in self.sectors}
        self.parents = {sector.slug: slugs[sector.parent_id] for sector in self.sectors if sector.parent_id in slugs}
        return [(sector.slug, sector.name) for sector in self.sectors]

    def clean(self, value) -> list[Sector]:
        slugs = super().clean(value)
        return [sector for sector in self.sectors if sector.slug in slugs]


class SectorFilter(ListFilter):
    """Entries of any of the chosen sectors, or of one that is part of it."""

    field_class = SectorField
    control = "values"
    multiple = True
    facet = FacetColumn("sectors", is_array=True)

    @property
    def field(self) -> SectorField:
        return super().field.of_now()

    def filter(self, qs: QuerySet, value: list[Sector]) -> QuerySet:
        # An entry names the sectors above its own too.
        return qs.with_any("sectors", [sector.pk for sector in value]) if value else qs

    def value_label(self, value: list[Sector], text: str) -> str:
        return next((sector.name for sector in value if sector.slug == text), text)

    def ids_to_values(self, ids: list) -> dict:
        slugs = {sector.pk: sector.slug for sector in self.field.sectors}
        return {key: slugs[key] for key in ids if key in slugs}


@receiver([post_save, post_delete], sender=Country)
@receiver([post_save, post_delete], sender=Sector)
def forget(**_) -> None:
    """Have countries and sectors read anew by whoever asks next in this process; others follow within CACHE_SECONDS."""
    RowsAsChoices.forgotten = monotonic()

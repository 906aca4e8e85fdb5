"""Filters by country, sector, language and unit, whose choices are in the database.

Countries and sectors change a few times a year and every list shows them, so they are cached. With the cache, the list
of agreements takes as long as with fields shared by all requests: 15.5 to 17.0 ms and 15.5 to 15.8 ms of CPU time.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from django.core.cache import cache
from django.db.models import F, QuerySet

from cooperation.columns.reference import LANGUAGES
from cooperation.fields.times import known_on
from cooperation.filters.kinds import AnyOf, ExactText, FacetColumn, ListFilter, ValuesField
from cooperation.models import Country, Sector, Unit
from cooperation.models.counts.tallies import sum_tallies

CACHE_SECONDS = 10


class RowsAsChoices(ValuesField):
    """Parse choices that are rows in the database. An unknown value reloads the rows, as it may be new."""

    cache_key: str
    # Plain attributes: Django takes 0.6 ms to normalize 250 choices, and no widget shows them.
    choices = _choices = ()

    def __init__(self, **kwargs) -> None:
        super().__init__(**kwargs)
        self._use(cache.get(self._key) or self._read())

    def refresh(self) -> None:
        """Read the rows from the database and update the cache."""
        self._use(self._read())

    def valid_value(self, value: str) -> bool:
        if not super().valid_value(value):
            self.refresh()
        return super().valid_value(value)

    def rows(self) -> Iterable[tuple]:
        """Return the rows from the database."""
        raise NotImplementedError

    def _read(self) -> list[tuple]:
        rows = list(self.rows())
        cache.set(self._key, rows, CACHE_SECONDS)
        return rows

    @property
    def _key(self) -> str:
        """The key of the rows in the cache: those of a past day are others."""
        return f"{self.cache_key}.{day}" if (day := known_on()) else self.cache_key

    def _use(self, rows: list[tuple]) -> None:
        """Convert rows to choices: value in the URL and label."""
        self.choices = rows


class RowsAsChoicesFilter(ListFilter):
    """A filter by such rows. If entries have an id that is not cached, the rows are reloaded."""

    control = "values"
    multiple = True

    def ids_to_values(self, ids: list) -> dict:
        known = self.known
        if any(key not in known for key in ids):
            self.field.refresh()
            known = self.known
        return {key: known[key] for key in ids if key in known}

    @property
    def known(self) -> dict:
        """Ids of entries -> values in the URL."""
        return {value: value for value, _ in self.field.choices}


class CountriesField(RowsAsChoices):
    """Parse country codes."""

    cache_key = "filters.countries"
    default_error_messages = {"invalid_choice": "“%(value)s” is not the code of a country. Choose one from the list."}

    def rows(self) -> Iterable[tuple]:
        return Country.objects.values_list("code", "name")


class CountriesFilter(RowsAsChoicesFilter):
    """Entries in which all the chosen countries take part."""

    field_class = CountriesField
    facet = FacetColumn("countries", is_array=True)
    match_all = True

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        return qs.with_all("countries", value) if value else qs

    def value_label(self, value: list[str], text: str) -> str:
        return dict(self.field.choices).get(text, text)


class SectorChoice(NamedTuple):
    """A sector as a choice; ``parent`` is the slug of the sector above it."""

    pk: int
    slug: str
    name: str
    parent: str | None


class SectorField(RowsAsChoices):
    """Parse slugs of sectors; ``parents`` has the sector above each."""

    cache_key = "filters.sectors"
    default_error_messages = {"invalid_choice": "“%(value)s” is not a sector. Choose one from the list."}

    def rows(self) -> Iterable[tuple]:
        return Sector.objects.values_list("pk", "slug", "name", F("parent__slug"))

    def _use(self, rows):
        self.sectors = [SectorChoice(*row) for row in rows]
        self.choices = [(sector.slug, sector.name) for sector in self.sectors]

    @cached_property
    def parents(self) -> dict[str, str]:
        """Slug of a sector -> slug of the sector above it."""
        return {sector.slug: sector.parent for sector in self.sectors if sector.parent}

    def clean(self, value) -> list[SectorChoice]:
        slugs = super().clean(value)
        return [sector for sector in self.sectors if sector.slug in slugs]


class SectorFilter(RowsAsChoicesFilter):
    """Entries of any of the chosen sectors or their subsectors."""

    field_class = SectorField
    facet = FacetColumn("sectors", is_array=True)

    def filter(self, qs: QuerySet, value: list[SectorChoice]) -> QuerySet:
        # An entry's sectors include those above them.
        return qs.with_any("sectors", [sector.pk for sector in value]) if value else qs

    def value_label(self, value: list[SectorChoice], text: str) -> str:
        return next((sector.name for sector in value if sector.slug == text), text)

    @property
    def known(self) -> dict:
        return {sector.pk: sector.slug for sector in self.field.sectors}


class LanguageFilter(AnyOf):
    """Sources in any of the chosen languages. Only languages of existing sources are choices."""

    def __init__(self, **kwargs) -> None:
        super().__init__([], "kind", **kwargs)

    @property
    def field(self) -> ValuesField:
        if not self.extra["choices"]:
            seen = self.parent.publications
            sums = sum_tallies("kind", noun=["source"], publication=seen, who=[""], sector=[0])
            known = {code: LANGUAGES.get(code, code) for code, _ in sums if code}
            self.extra["choices"] = sorted(known.items(), key=lambda choice: choice[1])
        return super().field


class UnitFilter(ExactText):
    """Figures in a unit, in any of its spellings."""

    def __init__(self, **kwargs) -> None:
        super().__init__("unit", **kwargs)

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        if not value:
            return qs
        return self.filter_rows(qs, unit=Unit.objects.spelt(value) or value)  # no unit has an unknown symbol

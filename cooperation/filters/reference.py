"""Filters by countries and by sectors, whose choices are rows of the register."""

from django.db.models import QuerySet

from cooperation.filters.kinds import AnyOf, Counted, Narrowing, ValuesField
from cooperation.models import Country, Sector


class CountriesField(ValuesField):
    """Reads country codes."""

    default_error_messages = {"invalid_choice": "“%(value)s” is not the code of a country. Choose one from the list."}


class CountriesFilter(AnyOf):
    """Entries that all the chosen countries take part in: one, both of a pair, three."""

    field_class = CountriesField
    has_own_field = True
    all_of = True

    def __init__(self, **kwargs) -> None:
        super().__init__([], "countries", **kwargs)
        self.counted = Counted("countries", each=True)

    @property
    def field(self) -> CountriesField:
        self.extra["choices"] = self.extra["choices"] or list(Country.objects.values_list("code", "name"))
        return super().field

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        return qs.filter(countries__contains=value) if value else qs


class SectorField(ValuesField):
    """Reads the addresses of sectors; ``under`` says which is part of which."""

    default_error_messages = {"invalid_choice": "“%(value)s” is not a sector. Choose one from the list."}

    def __init__(self, *, sectors: list[Sector], **kwargs) -> None:
        self.sectors = sectors
        slugs = {sector.pk: sector.slug for sector in sectors}
        self.under = {sector.slug: slugs[sector.parent_id] for sector in sectors if sector.parent_id in slugs}
        choices = [(sector.slug, sector.name) for sector in sectors]
        super().__init__(choices=choices, **kwargs)

    def clean(self, value) -> list[Sector]:
        slugs = super().clean(value)
        return [sector for sector in self.sectors if sector.slug in slugs]


class SectorFilter(Narrowing):
    """Entries of any of the chosen sectors, or of one that is part of it."""

    field_class = SectorField
    has_own_field = True
    control = "values"
    several = True
    counted = Counted("sectors", each=True)

    @property
    def field(self) -> SectorField:
        if "sectors" not in self.extra:
            self.extra["sectors"] = list(Sector.objects.only("slug", "name", "parent_id"))
        return super().field

    def filter(self, qs: QuerySet, value: list[Sector]) -> QuerySet:
        # An entry names the sectors above its own too.
        return qs.filter(sectors__overlap=[sector.pk for sector in value]) if value else qs

    def says(self, value: list[Sector], text: str) -> str:
        return next((sector.name for sector in value if sector.slug == text), text)

    def values_of(self, keys: list) -> dict:
        slugs = {sector.pk: sector.slug for sector in self.field.sectors}
        return {key: slugs[key] for key in keys if key in slugs}

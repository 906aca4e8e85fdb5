"""Sectors that a search text names, with the numbers of their records."""

from collections import defaultdict
from dataclasses import dataclass

from cooperation.filters.base import visible_publications
from cooperation.models import Sector, search_sectors
from cooperation.models.counts.tallies import sum_tallies
from cooperation.models.records import RECORD_NAMES
from cooperation.models.search.query import title_distance, words_of


@dataclass(frozen=True)
class SectorResult:
    """A sector, and how many records of each type it and its subsectors have: types without any are left out."""

    sector: Sector
    numbers: dict[str, int]


def find_sectors(text: str) -> list[Sector]:
    """Return sectors by name or DAC code, best match first; none for a text without letters and digits."""
    found = search_sectors(Sector.objects.select_related("parent"), text) if words_of(text) else []
    return sorted(found, key=lambda sector: title_distance(sector.name, text))


def sector_results(sectors: list[Sector], user) -> list[SectorResult]:
    """Return sectors with the numbers of their records that a user may see; those without any only if all are."""
    numbers = defaultdict(dict)
    if sectors:
        given = {"noun": RECORD_NAMES, "publication": visible_publications(user), "who": [""]}
        keys = [sector.pk for sector in sectors]
        for key, noun, number in sum_tallies("sector", "noun", whole=True, **given, sector=keys):
            numbers[key][noun] = number
    results = [SectorResult(sector, numbers[sector.pk]) for sector in sectors]
    return [result for result in results if result.numbers] or results

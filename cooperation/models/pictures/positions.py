"""Entries on a map: where their places are, as exactly as the register knows it."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple, Self

from django.core.exceptions import EmptyResultSet
from django.db import connections, models

from cooperation.fields import LowerBound
from cooperation.models.countries import Country
from cooperation.models.keys import Among
from cooperation.models.places import Place

MAX_MAPPED_ENTRIES = 10_000
"""Number of entries of which a map finds the places. Of more, it takes the latest."""

MAX_POINTS = 80
"""Number of points that a map draws, before it draws those near each other as one."""

CELLS_ACROSS = 20
"""Number of cells from west to east of a map with too many points. The points of a cell are drawn as one."""


class Coordinates(NamedTuple):
    """Degrees north and east."""

    latitude: float
    longitude: float


@cache
def country_points() -> dict[str, Coordinates]:
    """Return a point within each country, by its code. The file says where they come from."""
    lines = (Path(__file__).parent / "country_points.csv").read_text().splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["code"]: Coordinates(float(row["latitude"]), float(row["longitude"])) for row in rows}


@dataclass
class PlaceOnMap:
    """A place with a position, and the entries that are drawn there.

    Attributes:
        place: the place, or the country on a map of participants.
        position: its own, or the point of a whole country.
        is_country: whether it is the point of a whole country.
        here: the number of entries whose most exact position this is.
        inexact: the number of these with a place in it that has no position of its own.
        all: the number of entries with this place, or with one within it: those of the list with this place.
    """

    place: Place | Country
    position: Coordinates
    is_country: bool
    here: int = 0
    inexact: int = 0
    all: int = 0


@dataclass
class MapPoint:
    """A point of a map: one place, or places near each other.

    Attributes:
        position: of the place, or the middle of the places.
        places: the places.
    """

    position: Coordinates
    places: list[PlaceOnMap] = field(default_factory=list)

    @property
    def count(self) -> int:
        """The number of entries at its places; an entry at two of them counts twice."""
        return sum(it.here for it in self.places)


@dataclass(frozen=True)
class PlacesOnMap:
    """The entries of a list on a map.

    Attributes:
        places: the places with entries, those with most first.
        unplaced_places: the places without a position that entries have, with the number of these entries.
        placed: the number of entries with at least one position.
        unplaced: the number of those without.
        placeless: the number of these that have no place at all.
        is_whole: whether these are all entries of the list, or the latest of a list that is too long.
    """

    places: list[PlaceOnMap]
    unplaced_places: list[tuple[Place | Country, int]]
    placed: int
    unplaced: int
    placeless: int
    is_whole: bool

    @property
    def total(self) -> int:
        """The number of entries of which the places were found."""
        return self.placed + self.unplaced

    @classmethod
    def of_entries(cls, entries: models.QuerySet) -> Self:
        """Find the places of a queryset of entries in any order, with two queries, or three if they are very many."""
        sets, is_whole = _sets_of(entries, "places")
        ids = {key for places in sets for key in places}
        rows = Place.objects.filter(Among("pk", ids)).prefetch_related("countries") if ids else []
        places = {place.pk: place for place in rows}
        on_map = {key: found for key, place in places.items() if (found := _on_map(place))}
        unplaced_at, placed = Counter(), 0
        for keys, n in sets.items():
            known = [key for key in keys if key in places]
            inner = _innermost(known, places)
            at = _innermost([key for key in known if key in on_map], places)
            placed += n if at else 0
            for key in at:
                on_map[key].here += n
                on_map[key].inexact += n if key not in inner else 0
            for key in known:
                if key in on_map:
                    on_map[key].all += n
            if not at:
                unplaced_at.update(dict.fromkeys(inner, n))
        return cls(
            places=sorted((it for it in on_map.values() if it.here), key=lambda it: (-it.here, it.place.name)),
            unplaced_places=_most_first((places[key], n) for key, n in unplaced_at.items()),
            placed=placed,
            unplaced=sum(sets.values()) - placed,
            placeless=sets.get((), 0),
            is_whole=is_whole,
        )

    @classmethod
    def of_countries(cls, entries: models.QuerySet) -> Self:
        """The same for the countries of the participants, each at its point."""
        sets, is_whole = _sets_of(entries, "countries")
        numbers = Counter()
        for codes, n in sets.items():
            numbers.update(dict.fromkeys(codes, n))
        named, points = Country.objects.in_bulk(list(numbers)), country_points()
        placed = sum(n for codes, n in sets.items() if any(code in points for code in codes))
        found = _most_first((named[code], n) for code, n in numbers.items() if code in named)
        return cls(
            places=[
                PlaceOnMap(it, points[it.code], is_country=True, here=n, all=n) for it, n in found if it.code in points
            ],
            unplaced_places=[(it, n) for it, n in found if it.code not in points],
            placed=placed,
            unplaced=sum(sets.values()) - placed,
            placeless=sets.get((), 0),
            is_whole=is_whole,
        )

    def points(self) -> list[MapPoint]:
        """Return the points to draw: one per place, or if there are too many, one per cell of a grid.

        Countries of participants have a point each: they are far enough from each other.
        """
        if len(self.places) <= MAX_POINTS or isinstance(self.places[0].place, Country):
            return [MapPoint(it.position, [it]) for it in self.places]
        west, east = (end(it.position.longitude for it in self.places) for end in (min, max))
        size = max((east - west) / CELLS_ACROSS, 0.001)
        cells = defaultdict(list)
        for it in self.places:
            cells[it.position.latitude // size, (it.position.longitude - west) // size].append(it)
        points = [MapPoint(_middle(places), places) for places in cells.values()]
        return sorted(points, key=lambda point: (-point.count, point.places[0].place.name))


def _most_first(numbers: Iterable[tuple[Place | Country, int]]) -> list[tuple[Place | Country, int]]:
    """Sort places with numbers, those with most first, then by name."""
    return sorted(numbers, key=lambda it: (-it[1], it[0].name))


def _sets_of(entries: models.QuerySet, column: str) -> tuple[dict[tuple, int], bool]:
    """Return how many entries have each set of values of an array column, and whether these are all entries.

    Of more than MAX_MAPPED_ENTRIES, these are the latest.
    """
    entries = entries.order_by()
    sets = _count_sets(entries[: MAX_MAPPED_ENTRIES + 1], column)
    if sum(sets.values()) <= MAX_MAPPED_ENTRIES:
        return sets, True
    latest = entries.order_by(LowerBound("period").desc(nulls_last=True), "-key")
    return _count_sets(latest[:MAX_MAPPED_ENTRIES], column), False


def _count_sets(entries: models.QuerySet, column: str) -> dict[tuple, int]:
    try:
        found, parameters = entries.values_list(column).query.sql_with_params()
    except EmptyResultSet:
        return {}
    with connections[entries.db].cursor() as cursor:
        cursor.execute(f"SELECT found.*, count(*) FROM ({found}) found GROUP BY 1", parameters)
        return {tuple(values): n for values, n in cursor.fetchall()}


def _on_map(place: Place) -> PlaceOnMap | None:
    if place.latitude is not None:
        return PlaceOnMap(place, Coordinates(float(place.latitude), float(place.longitude)), is_country=False)
    if place.kind == Place.Kind.COUNTRY:
        codes = [country.code for country in place.countries.all()]
        if len(codes) == 1 and codes[0] in country_points():
            return PlaceOnMap(place, country_points()[codes[0]], is_country=True)
    return None


def _innermost(keys: Iterable[int], places: dict[int, Place]) -> set[int]:
    """Return the places that contain none of the others. An entry has all that contain its places."""
    keys = set(keys)
    containing = set()
    for key in keys:
        above = places[key].within_id
        while above in places and above not in containing:
            containing.add(above)
            above = places[above].within_id
    return keys - containing


def _middle(places: list[PlaceOnMap]) -> Coordinates:
    """Return the mean position, weighted by the number of entries."""
    weight = sum(it.here for it in places)
    return Coordinates(
        sum(it.position.latitude * it.here for it in places) / weight,
        sum(it.position.longitude * it.here for it in places) / weight,
    )

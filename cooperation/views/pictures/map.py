"""The map of a list: where the places of the listed records are."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.generic import View

from cooperation.models import Country, Place
from cooperation.models.pictures.positions import PlacesOnMap, country_points
from cooperation.register import RecordType
from cooperation.views.base import Page
from cooperation.views.pictures.base import Picture

PLACE_FILTER = "place"
"""The filter of lists by place."""

SHOW, COUNTRIES = "show", "countries"
"""The parameter of the URL for what the points are, and its value for the countries of the participants."""

BORDERS_FILE = "map/borders.json"
"""The URL of the borders, below that of the home page."""

BORDERS_CACHE_SECONDS = 24 * 3600


class MapPage(Picture):
    """The places of the records of a list, each as a point with the number of its records."""

    picture = "map"
    own_parameters = (SHOW,)

    @classmethod
    def can_show(cls, record_type: RecordType) -> bool:
        return record_type.is_record

    @property
    def shows_countries(self) -> bool:
        """Whether the points are the countries of the participants, not places."""
        return self.request.GET.get(SHOW) == COUNTRIES

    @property
    def problems(self) -> Iterator[str]:
        if self.request.GET.get(SHOW, COUNTRIES) != COUNTRIES:
            yield f"“{SHOW}” in the web address: write “{SHOW}={COUNTRIES}”, or remove it to see places."

    def get_context_data(self, **kwargs):
        entries = self.chosen.matching() if self.chosen.is_readable else self.chosen.unfiltered.none()
        found = PlacesOnMap.of_countries(entries) if self.shows_countries else PlacesOnMap.of_entries(entries)
        return super().get_context_data(
            map=found,
            points=found.points(),
            listed={it.place: self._listed(it.place) for it in found.places},
            unplaced_listed={place: self._listed(place) for place, _ in found.unplaced_places},
            shows_countries=self.shows_countries,
            places_url=f"{self.request.path}{self.list_query()}",
            countries_url=f"{self.request.path}{self.list_query(**{SHOW: COUNTRIES})}",
            countries=country_points(),
            borders=f"{reverse('cooperation:home')}{BORDERS_FILE}" if settings.MAP_BORDERS else "",
            borders_view=settings.MAP_BORDERS_VIEW,
            **kwargs,
        )

    def _listed(self, place: Place | Country) -> str:
        """The URL of the list with the records of a place and of places within it, or of a country."""
        name, value = ("country", place.code) if isinstance(place, Country) else (PLACE_FILTER, place.slug)
        if value in self.list_parameters.getlist(name):
            return self.list_url()
        parameters = self.list_parameters.copy()
        parameters.appendlist(name, value)
        return f"{self.list_url().partition('?')[0]}?{parameters.urlencode()}"


class Borders(Page, View):
    """The file with borders that the owner of the register chose, as TopoJSON or GeoJSON."""

    def get(self, request):
        path = Path(settings.MAP_BORDERS)
        if not settings.MAP_BORDERS or not path.is_file():
            raise Http404("This register draws no borders.")
        response = FileResponse(path.open("rb"), content_type="application/json")
        patch_cache_control(response, public=True, max_age=BORDERS_CACHE_SECONDS)
        return response

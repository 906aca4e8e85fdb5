"""The map of a list: where the places of the listed records are."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.generic import View

from cooperation.models.pictures.positions import PlacesOnMap, country_points
from cooperation.register import RecordType
from cooperation.views.base import Page
from cooperation.views.pictures.base import Picture

PLACE_FILTER = "place"
"""The filter of lists by place."""

BORDERS_FILE = "map/borders.json"
"""The URL of the borders, below that of the home page."""

BORDERS_CACHE_SECONDS = 24 * 3600


class MapPage(Picture):
    """The places of the records of a list, each as a point with the number of its records."""

    picture = "map"

    @classmethod
    def can_show(cls, record_type: RecordType) -> bool:
        return record_type.is_record

    def get_context_data(self, **kwargs):
        entries = self.chosen.matching() if self.chosen.is_readable else self.chosen.unfiltered.none()
        places = PlacesOnMap.of_entries(entries)
        return super().get_context_data(
            map=places,
            points=places.points(),
            listed={it.place.pk: self._listed(it.place) for it in places.places},
            unplaced_listed={place.pk: self._listed(place) for place, _ in places.unplaced_places},
            countries=country_points(),
            borders=f"{reverse('cooperation:home')}{BORDERS_FILE}" if settings.MAP_BORDERS else "",
            borders_view=settings.MAP_BORDERS_VIEW,
            **kwargs,
        )

    def _listed(self, place) -> str:
        """The URL of the list with the records of a place, and of places within it."""
        if place.slug in self.list_parameters.getlist(PLACE_FILTER):
            return self.list_url()
        parameters = self.list_parameters.copy()
        parameters.appendlist(PLACE_FILTER, place.slug)
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

"""Pictures of a list, with its filters: each at a URL below the list's, with a table of the same numbers."""

from collections.abc import Iterator

from django.urls import URLPattern, path

from cooperation.register import RecordType
from cooperation.views.pictures.map import BORDERS_FILE, Borders, MapPage
from cooperation.views.pictures.series import SeriesPage
from cooperation.views.pictures.statuses import StatusesPage
from cooperation.views.pictures.timeline import TimelinePage

PICTURE_VIEWS = (TimelinePage, MapPage, SeriesPage, StatusesPage)

BORDERS_PAGE = path(BORDERS_FILE, Borders.as_view())
"""The URL of the borders of all maps."""


def picture_pages(record_type: RecordType) -> Iterator[URLPattern]:
    """Yield the URLs of a record type's pictures. They have a part more than that of a record, whatever its slug."""
    for view in PICTURE_VIEWS:
        if view.can_show(record_type):
            name = view.picture
            yield path(
                f"{record_type.many}/pictures/{name}/",
                view.as_view(record_type=record_type),
                name=f"{record_type.name}-{name}",
            )

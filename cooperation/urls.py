"""URLs of the public pages."""

from collections.abc import Iterator

from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from cooperation.register import RECORD_TYPES, RecordType
from cooperation.views import (
    base,
    citing,
    contradictions,
    countries,
    exports,
    home,
    lists,
    numbers_pages,
    saved_searches,
)
from cooperation.views.briefings.pages import BriefingFile, BriefingPage
from cooperation.views.details import detail_view
from cooperation.views.pictures import BORDERS_PAGE, picture_pages
from cooperation.views.pictures.network import CountryNetwork, ParticipantNetwork
from cooperation.views.search import pages as search

FILES = {
    "export.csv": exports.CsvFile,
    "export.xlsx": exports.XlsxFile,
    "export.json": exports.JsonFile,
    "feed.atom": exports.Feed,
}


class TextConverter(StringConverter):
    """A part of a URL without NUL, which PostgreSQL does not accept in text."""

    regex = r"[^/\0]+"


class CodesConverter(StringConverter):
    """Two or more codes of countries, each a part of the URL."""

    regex = r"[^/\0]+(?:/[^/\0]+)+"

    def to_python(self, value: str) -> list[str]:
        """Return the codes in a URL."""
        return value.split("/")

    def to_url(self, value: list[str]) -> str:
        """Return the part of a URL with these codes."""
        return "/".join(value)


register_converter(TextConverter, "text")
register_converter(CodesConverter, "codes")


def pages(record_type: RecordType) -> Iterator[URLPattern]:
    """Yield the URLs of a record type's list, files and detail pages. Slugs contain no dots."""
    name, many, options = record_type.name, record_type.many, {"record_type": record_type}
    list_view = countries.CountryList if name == "country" else lists.ListPage
    yield path(f"{many}/", list_view.as_view(**options), name=f"{name}-list")
    for file, view in FILES.items():
        yield path(f"{many}/{file}", view.as_view(**options))
    yield path(f"{many}/values/<text:name>/", lists.FilterValues.as_view(**options))
    yield from picture_pages(record_type)
    if record_type.events:
        yield path(f"{many}/calendar.ics", exports.CalendarFile.as_view(**options))
    if view := detail_view(record_type):
        yield path(f"{many}/<text:slug>/", view.as_view(**options), name=f"{name}-detail")
        yield path(f"{many}/<text:slug>/cite.bib", citing.BibtexFile.as_view(**options))
        yield path(f"{many}/<text:slug>/cite.json", citing.CslFile.as_view(**options))


app_name = "cooperation"
urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("about/", base.About.as_view(), name="about"),
    path("contradictions/", contradictions.Contradictions.as_view(), name="contradictions"),
    path("new/", home.NewRecords.as_view(), name="new-records"),
    path("search/", search.Search.as_view(), name="search"),
    path("search/suggestions/", search.Suggestions.as_view(), name="suggestions"),
    path("saved-searches/", saved_searches.SavedSearches.as_view(), name="saved-searches"),
    path("saved-searches/new/<text:noun>/", saved_searches.SaveSearch.as_view(), name="save-search"),
    path("saved-searches/<int:pk>/", saved_searches.RenameSearch.as_view(), name="rename-search"),
    path("saved-searches/<int:pk>/delete/", saved_searches.DeleteSearch.as_view(), name="delete-search"),
    path("saved-searches/restore/", saved_searches.RestoreSearch.as_view(), name="restore-search"),
    *(page for record_type in RECORD_TYPES for page in pages(record_type)),
    BORDERS_PAGE,
    path("participants/<text:slug>/network/", ParticipantNetwork.as_view(), name="participant-network"),
    path("countries/<text:code>/network/", CountryNetwork.as_view(), name="country-network"),
    path("participants/<text:slug>/briefing/", BriefingPage.as_view(), name="participant-briefing"),
    path("participants/<text:slug>/briefing.docx", BriefingFile.as_view()),
    path("countries/<text:code>/briefing/", BriefingPage.as_view(), name="country-briefing"),
    path("countries/<text:code>/briefing.docx", BriefingFile.as_view()),
    path("countries/<codes:codes>/briefing/", BriefingPage.as_view(), name="country-set-briefing"),
    path("countries/<codes:codes>/briefing.docx", BriefingFile.as_view()),
    path("numbers/", numbers_pages.NumbersPage.as_view(), name="numbers"),
    path("participants/<text:slug>/numbers/", numbers_pages.ParticipantNumbers.as_view(), name="participant-numbers"),
    path("places/<text:slug>/numbers/", numbers_pages.PlaceNumbers.as_view(), name="place-numbers"),
    path("sectors/<text:slug>/numbers/", numbers_pages.SectorNumbers.as_view(), name="sector-numbers"),
    path("countries/<text:code>/numbers/", numbers_pages.CountryNumbers.as_view(), name="country-numbers"),
    path("countries/<codes:codes>/numbers/", numbers_pages.CountryNumbers.as_view(), name="country-set-numbers"),
    path("countries/<text:code>/", countries.CountryDetail.as_view(), name="country-detail"),
    path("countries/<codes:codes>/", countries.CountrySet.as_view(), name="country-set"),
]

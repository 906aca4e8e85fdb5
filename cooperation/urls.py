"""Addresses of the register's own pages."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from cooperation.views import base, countries, details, exports, home, lists, saved_searches
from cooperation.views.search import pages as search

FILES = {"export.csv": exports.CsvFile, "export.xlsx": exports.XlsxFile, "export.json": exports.JsonFile}
DATED = {"meetings": lists.MeetingList, "commitments": lists.CommitmentList}


class AddressConverter(StringConverter):
    """A part of an address, without the character that PostgreSQL takes in no text."""

    regex = r"[^/\0]+"


register_converter(AddressConverter, "address")

app_name = "cooperation"
urlpatterns = [
    path("", home.Home.as_view(), name="home"),
    path("about/", base.About.as_view(), name="about"),
    path("search/", search.Search.as_view(), name="search"),
    # No slug has a dot.
    *(
        path(f"{folder}/{name}", view.as_view(of=of))
        for folder, of in lists.LISTS.items()
        for name, view in FILES.items()
    ),
    *(path(f"{folder}/feed.atom", exports.Feed.as_view(of=of)) for folder, of in lists.LISTS.items()),
    *(path(f"{folder}/calendar.ics", exports.CalendarFile.as_view(of=of)) for folder, of in DATED.items()),
    path("saved-searches/", saved_searches.SavedSearches.as_view(), name="saved-searches"),
    path("saved-searches/new/<address:noun>/", saved_searches.SaveSearch.as_view(), name="save-search"),
    path("saved-searches/<int:pk>/", saved_searches.RenameSearch.as_view(), name="rename-search"),
    path("saved-searches/<int:pk>/delete/", saved_searches.DeleteSearch.as_view(), name="delete-search"),
    path("saved-searches/restore/", saved_searches.RestoreSearch.as_view(), name="restore-search"),
    path("search/suggestions/", search.Suggestions.as_view(), name="suggestions"),
    path("meetings/", lists.MeetingList.as_view(), name="meeting-list"),
    path("meetings/<address:slug>/", details.MeetingDetail.as_view(), name="meeting-detail"),
    path("agreements/", lists.AgreementList.as_view(), name="agreement-list"),
    path("agreements/<address:slug>/", details.AgreementDetail.as_view(), name="agreement-detail"),
    path("initiatives/", lists.InitiativeList.as_view(), name="initiative-list"),
    path("initiatives/<address:slug>/", details.InitiativeDetail.as_view(), name="initiative-detail"),
    path("developments/", lists.DevelopmentList.as_view(), name="development-list"),
    path("developments/<address:slug>/", details.DevelopmentDetail.as_view(), name="development-detail"),
    path("commitments/", lists.CommitmentList.as_view(), name="commitment-list"),
    path("commitments/<address:slug>/", details.CommitmentDetail.as_view(), name="commitment-detail"),
    path("figures/", lists.FigureList.as_view(), name="figure-list"),
    path("figures/<address:slug>/", details.FigureDetail.as_view(), name="figure-detail"),
    path("countries/", lists.CountryList.as_view(), name="country-list"),
    path("countries/<address:code>/", countries.CountryDetail.as_view(), name="country-detail"),
    path("countries/<address:code>/<address:other>/", countries.CountryPair.as_view(), name="country-pair"),
    path("participants/", lists.ParticipantList.as_view(), name="participant-list"),
    path("participants/<address:slug>/", details.ParticipantDetail.as_view(), name="participant-detail"),
    path("places/", lists.PlaceList.as_view(), name="place-list"),
    path("places/<address:slug>/", details.PlaceDetail.as_view(), name="place-detail"),
    path("sources/", lists.SourceList.as_view(), name="source-list"),
    path("sources/<address:slug>/", details.SourceDetail.as_view(), name="source-detail"),
]

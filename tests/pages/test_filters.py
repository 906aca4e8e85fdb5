"""Filters match the columns of their lists."""

from urllib.parse import unquote

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.http import QueryDict
from django.test import RequestFactory

from cooperation import filters
from cooperation.filters import Filters
from cooperation.models import Meeting
from tests import builders as make
from tests.html import one, text
from tests.pages.reading import columns

pytestmark = pytest.mark.django_db

FILTERED_BY = {
    "Date": "date",
    "Status since": "date",
    "Due": "due",
    "Moved": "moved",
    "Period": "period",
    "Published": "date",
    "Meeting": "q",
    "Agreement": "q",
    "Initiative": "q",
    "Development": "q",
    "Commitment": "q",
    "Figure": "q",
    "Participant": "q",
    "Place": "q",
    "Source": "q",
    "Country": "country",
    "Participants": "participant",
    "Parties": "participant",
    "By": "by",
    "To": "to",
    "Places": "place",
    "Countries": "country",
    "Status": "status",
    "Kind": "kind",
    "Form": "form",
    "Nature": "nature",
    "Value": "unit",
    "Part of": "part_of",
    "Within": "within",
    "Publisher": "publisher",
    "Language": "language",
    "Sources": "source",
    "Code": "q",
    "Region": "region",
    "Meetings": "all",
    "Agreements": "all",
    "Initiatives": "all",
    "Developments": "all",
    "Commitments": "all",
    "Figures": "all",
    "All records": "all",
    "Edit": "sort",
}
"""Column of a list -> the filter by its content. Add each new column here."""

LISTS = {
    "meetings": filters.MeetingFilters,
    "agreements": filters.AgreementFilters,
    "initiatives": filters.InitiativeFilters,
    "developments": filters.DevelopmentFilters,
    "commitments": filters.CommitmentFilters,
    "figures": filters.FigureFilters,
    "countries": filters.CountryFilters,
    "participants": filters.ParticipantFilters,
    "places": filters.PlaceFilters,
    "sources": filters.SourceFilters,
}


@pytest.fixture(autouse=True)
def rows():
    for build in (make.meeting, make.agreement, make.initiative, make.development, make.commitment, make.figure):
        build()


@pytest.mark.parametrize("noun", LISTS)
def test_every_column_has_a_filter(editor, noun):
    named = "q" if noun == "countries" else None
    shown = columns(editor.get(f"/{noun}/?all=yes" if "all" in LISTS[noun].base_filters else f"/{noun}/"))
    assert shown
    for column in shown:
        filter_ = named if named and column == "Country" else FILTERED_BY[column]
        assert filter_ in LISTS[noun].base_filters, f"{column} of {noun} can't be filtered"


@pytest.mark.parametrize("filterset", LISTS.values(), ids=LISTS)
def test_every_filter_is_in_the_panel_once(filterset):
    assert sorted(filterset.panel + filterset.more_filters) == sorted(filterset.base_filters)


@pytest.mark.parametrize("filterset", LISTS.values(), ids=LISTS)
def test_every_filter_has_words_for_its_field(filterset):
    for filter_ in filterset.base_filters.values():
        assert filter_._label


def test_an_address_without_filters_has_no_problem():
    chosen = Filters(QueryDict(""), User.objects.all(), request=request_of(AnonymousUser()))
    assert chosen.problems == []


def request_of(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


@pytest.mark.parametrize("filterset", LISTS.values(), ids=LISTS)
def test_a_filterset_takes_what_an_api_passes_and_narrows_rows_of_its_model(filterset):
    # DjangoFilterBackend passes a queryset of the filter set's model.
    queryset = filterset.Meta.model.objects.all()
    chosen = filterset(QueryDict(""), queryset=queryset, request=request_of(User(is_staff=True)))
    assert chosen.is_valid()
    assert chosen.qs.model is filterset.Meta.model
    assert set(chosen.qs) <= set(queryset)


def test_the_rows_of_an_api_are_filtered_as_the_list_is_and_drafts_are_left_out_for_visitors():
    make.meeting(title="Talks on rail", kind="summit", published=True)
    make.meeting(title="Draft talks on rail", kind="summit")
    make.meeting(title="Other talks", kind="session", published=True)

    def titles(user, queryset):
        chosen = filters.MeetingFilters(QueryDict("kind=summit"), queryset=queryset, request=request_of(user))
        return sorted(meeting.title for meeting in chosen.qs)

    assert titles(AnonymousUser(), Meeting.objects.all()) == ["Talks on rail"]
    assert titles(User(is_staff=True), Meeting.objects.all()) == ["Draft talks on rail", "Talks on rail"]
    assert titles(User(is_staff=True), Meeting.objects.filter(title__startswith="Draft")) == ["Draft talks on rail"]


def test_a_value_that_no_filter_takes_is_an_error_for_an_api():
    chosen = filters.MeetingFilters(QueryDict("kind=nonsense"), request=request_of(AnonymousUser()))
    assert not chosen.is_valid()
    assert set(chosen.errors) == {"kind"}


@pytest.mark.parametrize(
    "url",
    [
        "/meetings/?participant=100%25",
        "/agreements/?place=a%25b",
        "/initiatives/?meeting=%25s",
        "/commitments/?by=%25(text)s",
        "/participants/?part_of=%25",
        "/sources/?publisher=%25d",
    ],
)
def test_a_name_with_a_percent_sign_is_an_invalid_value_like_others(client, url):
    response = client.get(url)

    assert response.status_code == 200
    name, typed = url.partition("?")[2].split("=")
    assert unquote(typed) in text(one(response, f"#filter-{name}-error"))

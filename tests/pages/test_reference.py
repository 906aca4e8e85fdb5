"""Countries and sectors in filters: cached by each process, and never out of date for users."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Country, Sector
from tests import builders as make
from tests.pages.reading import titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(client):
    """A process that has cached countries and sectors."""
    client.get("/meetings/")


def entered_elsewhere(model, **fields):
    """Create a row as another process would, without a signal in this one."""
    return model.objects.bulk_create([model(**fields)])[0]


def test_a_list_does_not_read_countries_and_sectors_again(client, kept, limits):
    limits(CACHE_SECONDS=10**6)
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/meetings/").status_code == 200
    assert [query["sql"] for query in captured if re.search("FROM .cooperation_(country|sector).", query["sql"])] == []


def test_a_country_entered_in_this_process_is_in_the_filter_at_once(client, kept):
    talks = make.meeting(sectors=[make.sector("Spaceports")], published=True)
    make.participation(talks, make.state("XN"))
    page = client.get("/meetings/").text
    assert "Northland" in page
    assert "Spaceports" in client.get("/meetings/values/sector/").text


def test_a_country_that_was_entered_elsewhere_is_found_by_its_code_at_once(client, kept):
    entered_elsewhere(Country, code="XQ", name="Quarterland")
    page = client.get("/agreements/?country=XQ").text
    assert "Country: Quarterland" in page
    assert "is not the code of a country" not in page


def test_a_country_renamed_elsewhere_has_its_new_name_after_a_while(client):
    make.agreement(title="Of the north", published=True)
    client.get("/agreements/?country=XN")
    Country.objects.filter(pk=make.country("XN").pk).update(name="New Northland")
    assert "Country: Northland" in client.get("/agreements/?country=XN").text
    cache.touch("filters.countries", 0)  # as if it had expired
    response = client.get("/agreements/?country=XN")
    assert "Country: New Northland" in response.text
    assert titles(response) == ["Of the north"]


def test_the_cache_keeps_choices_for_so_many_seconds(client, limits):
    limits(CACHE_SECONDS=0)
    client.get("/agreements/?country=XN")
    make.agreement(title="Of the north", parties=[make.state("XN")], published=True)
    Country.objects.filter(pk="XN").update(name="New Northland")
    assert "Country: New Northland" in client.get("/agreements/?country=XN").text


def test_a_sector_entered_elsewhere_is_in_the_filter_once_a_record_has_it(client, kept):
    sector = entered_elsewhere(Sector, name="Spaceports", slug="spaceports")
    make.meeting(sectors=[sector], published=True)
    assert "Spaceports" in client.get("/meetings/values/sector/").text


def test_an_unknown_country_code_in_a_filter_is_refused(client, kept):
    assert "“XX” is not the code of a country." in client.get("/agreements/?country=XX").text

"""An agreement done at several places: on its page, in files, in the filter by place, in the form and its history."""

import pytest

from cooperation.models import Agreement, Entry
from tests import builders as make
from tests.admin.filling import opened, save
from tests.exports.reading import json_rows
from tests.pages.reading import main, side, titles

pytestmark = pytest.mark.django_db

CITIES = ("London", "Moscow", "Washington")


@pytest.fixture
def treaty():
    """A treaty done at three cities."""
    places = [make.place(f"{city} of examples", slug=f"{city.lower()}-of-examples") for city in CITIES]
    return make.agreement(title="Treaty", slug="treaty", venues=places, published=True)


def test_the_page_names_all_venues(client, treaty):
    venues = side(client.get("/agreements/treaty/"))["Venues"]
    assert venues == "London of examples, Moscow of examples, Washington of examples"


def test_the_page_of_an_agreement_with_one_venue_says_venue(client):
    make.agreement(slug="treaty", venues=[make.place("Exampleton")], published=True)
    assert side(client.get("/agreements/treaty/"))["Venue"] == "Exampleton"


@pytest.mark.parametrize("city", [city.lower() for city in CITIES])
def test_the_list_finds_it_by_each_venue(client, treaty, city):
    assert titles(client.get(f"/agreements/?place={city}-of-examples")) == ["Treaty"]
    assert "Treaty" in main(client.get(f"/places/{city}-of-examples/"))


def test_files_list_all_venues(client, treaty):
    (row,) = json_rows(client.get("/agreements/export.json?q=Treaty"))
    assert row["venues"] == [f"{city} of examples" for city in CITIES]


def test_a_removed_venue_no_longer_finds_it(treaty):
    place = treaty.venues.get(slug="moscow-of-examples")
    treaty.venues.remove(place)
    entry = Entry.objects.get(noun="agreement", key=treaty.pk)
    assert {*entry.places} == {other.pk for other in treaty.venues.all()}


def test_the_form_takes_several_and_the_history_shows_them(admin_client):
    places = [make.place(city) for city in ("Exampleton", "Otherton")]
    url = "/admin/cooperation/agreement/add/"

    save(admin_client, url, opened(admin_client, url), title="Treaty", venues=[place.pk for place in places])

    agreement = Agreement.objects.get(title="Treaty")
    assert {*agreement.venues.all()} == {*places}
    page = main(admin_client.get(f"/admin/cooperation/agreement/{agreement.pk}/history/"))
    assert [city in page for city in ("Exampleton", "Otherton")] == [True, True]

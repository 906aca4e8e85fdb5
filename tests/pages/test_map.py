"""The map of a list: each record at its most exact places, the others counted beside it."""

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Country
from cooperation.models.pictures.positions import country_points
from tests import builders as make
from tests.html import one, select, text, texts
from tests.pages.reading import main
from tests.pages.test_timeline import RECORD_LISTS, listed

pytestmark = pytest.mark.django_db


def map_of(many, query=""):
    return f"/{many}/pictures/map/{query}"


def drawn(response):
    """Return the places on the map: name -> number of records there, and with places within it."""
    return {
        text(select(row, "th a")[0]): (int(row.get("data-count")), int(row.get("data-all")))
        for row in select(response, "tbody tr[data-at]")
    }


def link_of(response, name):
    return next(link.get("href") for link in select(response, "tbody th a") if text(link) == name)


@pytest.fixture
def site():
    """A site in a district of an invented country, as for Exampleton: only it has coordinates."""
    northland = make.place("Northland", kind="country", countries=[make.country("XN")])
    district = make.place("Far District", kind="district", within=northland)
    return make.place("Exampleton", within=district, latitude="10.5", longitude="20.25")


def test_the_three_cities_of_the_stations_are_on_the_map(client):
    response = client.get(map_of("initiatives", "?country=RU"))
    shown = drawn(response)
    assert [shown[name] for name in ("Kokshetau", "Semey", "Ust-Kamenogorsk")] == [(2, 2)] * 3
    at = {text(select(row, "th a")[0]): row.get("data-at") for row in select(response, "tbody tr[data-at]")}
    assert at["Kokshetau"] == "69.3833,53.2833"


@pytest.mark.parametrize("many", RECORD_LISTS)
@pytest.mark.parametrize("query", ["", "?country=RU"])
def test_placed_and_unplaced_records_are_those_of_the_list(client, many, query):
    response = client.get(map_of(many, query))
    total = len(listed(client, f"/{many}/{query}"))
    count = text(one(response, "#counts"))
    if not total:
        assert "No " in count
        return
    rest = int((texts(response, "#counts a") or ["0"])[0].split()[0])
    assert count.startswith(f"{total} ")
    assert f"{total - rest} on the map" in count


@pytest.mark.parametrize("many", ["initiatives", "meetings"])
def test_the_number_with_places_within_is_that_of_the_list(client, many):
    response = client.get(map_of(many))
    assert drawn(response)
    for name, (_, all_within) in drawn(response).items():
        assert len(listed(client, link_of(response, name))) == all_within


@pytest.mark.parametrize("many", RECORD_LISTS)
def test_the_number_of_a_country_is_that_of_its_list(client, many):
    response = client.get(map_of(many, "?show=countries"))
    assert drawn(response)["Kazakhstan"][0] == len(listed(client, f"/{many}/?country=KZ"))
    for name, (n, _) in drawn(response).items():
        assert len(listed(client, link_of(response, name))) == n


def test_a_record_is_at_each_country_of_its_participants(client):
    make.agreement(title="Pact", parties=[make.state("FR"), make.state("XN")], published=True)
    response = client.get(map_of("agreements", "?q=pact&show=countries"))
    assert drawn(response) == {"France": (1, 1)}
    assert "1 agreement: 1 on the map" in text(one(response, "#counts"))
    response = client.get(map_of("agreements", "?q=pact&country=XN&show=countries"))
    assert link_of(response, "France") == "/agreements/?q=pact&country=XN&country=FR"


def test_a_country_without_a_point_is_named_beside_the_map(client):
    make.agreement(title="Pact", parties=[make.state("XN"), make.state("XS")], published=True)
    response = client.get(map_of("agreements", "?q=pact&show=countries"))
    assert not drawn(response)
    assert len(select(response, ".picture-undated a")) == 2


def test_a_record_is_at_its_innermost_place_with_coordinates(client, site):
    make.meeting(title="There", places=[site], published=True)
    assert drawn(client.get(map_of("meetings")))["Exampleton"] == (1, 1)
    assert "Northland" not in drawn(client.get(map_of("meetings")))


def test_a_record_with_two_places_is_at_both_and_counts_once(client, site):
    other = make.place("Otherton", latitude="11", longitude="21")
    make.development(text="Both.", places=[site, other], published=True)
    response = client.get(map_of("developments", "?place=otherton"))
    assert drawn(response) == {"Exampleton": (1, 1), "Otherton": (1, 1)}
    assert "1 development: 1 on the map" in text(one(response, "#counts"))


def test_a_place_without_coordinates_is_drawn_at_its_country_and_said_to_be(client):
    response = client.get(map_of("initiatives", "?place=kirov-reservoir"))
    assert drawn(response) == {"Kyrgyzstan": (1, 1)}
    assert "1 at a place in it without coordinates" in main(response)
    assert one(response, "tr[data-country]").get("data-at") == "74.5,41.5"


def test_a_place_nowhere_on_the_map_is_named_beside_it(client):
    response = client.get(map_of("initiatives", "?place=talas"))
    assert not drawn(response)
    assert texts(response, ".picture-undated a") == ["Shu", "Talas"]
    assert "1 initiative: 0 without a place, 1 only with places that have no coordinates" in main(response)


def test_an_invented_country_has_no_point(client, site):
    make.meeting(title="Somewhere", places=[site.within.within], published=True)
    response = client.get(map_of("meetings", "?place=northland"))
    assert not drawn(response)
    assert texts(response, ".picture-undated a") == ["Northland"]


def test_a_visitor_does_not_see_the_places_of_drafts(client, editor, site):
    make.meeting(title="Secret talks", places=[site])
    assert "Exampleton" not in main(client.get(map_of("meetings")))
    assert drawn(editor.get(map_of("meetings")))["Exampleton"] == (1, 1)


def test_near_places_are_drawn_as_one_point_if_there_are_too_many(client, limits):
    limits(MAX_POINTS=3, CELLS_ACROSS=2)
    for number in range(6):
        place = make.place(f"Site {number}", latitude="10", longitude=str(20 + 0.1 * number + 9 * (number > 3)))
        make.initiative(title=f"Plant {number}", places=[place], published=True, summary="gridded")
    response = client.get(map_of("initiatives", "?q=gridded"))
    middles = {row.get("data-middle") for row in select(response, "tbody tr[data-at]")}
    assert len(middles) == 2
    assert len(drawn(response)) == 6


def test_a_list_that_is_too_long_says_how_much_of_it_is_shown(client, limits):
    limits(MAX_MAPPED_ENTRIES=3)
    assert "This list has more than 3 initiatives." in text(one(client.get(map_of("initiatives")), "#counts"))


def test_the_map_says_that_it_draws_no_borders(client):
    assert "No borders are drawn." in main(client.get(map_of("initiatives")))
    assert client.get("/map/borders.json").status_code == 404


def test_the_borders_are_the_file_of_the_owner_and_the_map_says_whose_view_it_is(client, settings, tmp_path):
    file = tmp_path / "borders.json"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": []}))
    settings.MAP_BORDERS, settings.MAP_BORDERS_VIEW = str(file), "United Nations, 2024"
    response = client.get(map_of("initiatives"))
    assert "Borders: United Nations, 2024." in main(response)
    assert one(response, "#map").get("data-borders") == "/map/borders.json"
    assert b"".join(client.get("/map/borders.json").streaming_content) == file.read_bytes()


def test_a_missing_file_of_borders_is_not_found(client, settings, tmp_path):
    settings.MAP_BORDERS = str(tmp_path / "gone.json")
    assert client.get("/map/borders.json").status_code == 404


def test_each_point_of_a_country_is_on_earth_and_of_a_country_of_the_register(db):
    points = country_points()
    assert points["KZ"] == (48.4, 67.2)
    assert not points.keys() - set(Country.objects.values_list("code", flat=True))
    assert all(abs(at.latitude) <= 90 and abs(at.longitude) <= 180 for at in points.values())


@pytest.mark.parametrize(
    ("query", "problem"), [("?place=nowhere", "Place:"), ("?q=%00", "Words:"), ("?date=x", ""), ("?show=x", "show")]
)
def test_a_wrong_parameter_is_named_and_nothing_is_drawn(client, query, problem):
    response = client.get(map_of("initiatives", query))
    assert response.status_code == 200
    assert problem in text(one(response, ".note-warning"))
    assert not drawn(response)


def test_three_times_the_records_take_the_same_queries(client):
    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(map_of("meetings")).status_code == 200
        return len(captured)

    make.meeting(title="Talks", places=[make.place("Site", latitude=1, longitude=1)], published=True)
    few = queries()
    for number in range(4):
        place = make.place(f"Site {number}", latitude=number, longitude=1)
        make.meeting(title=f"Talks {number}", places=[place], published=True)
    assert queries() == few
    assert few <= 6

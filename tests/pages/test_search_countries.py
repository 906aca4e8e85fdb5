"""Countries are found by their names in any form and any letters: in search, suggestions, their list and the admin."""

import json

import pytest

from tests import builders as make

pytestmark = pytest.mark.django_db


def autocomplete(client, text):
    query = {"app_label": "cooperation", "model_name": "participant", "field_name": "country", "term": text}
    return json.dumps(client.get("/admin/autocomplete/", query).json(), ensure_ascii=False)


DOORS = {
    "search": lambda client, text: client.get("/search/", {"q": text}).text,
    "suggestions": lambda client, text: client.get("/search/suggestions/", {"q": text}).text,
    "list": lambda client, text: client.get("/countries/", {"q": text, "all": "yes"}).text,
    "admin": lambda client, text: client.get("/admin/cooperation/country/", {"q": text}).text,
    "autocomplete": autocomplete,
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    ("asked", "code", "name"),
    [
        ("sao tome", "ST", "São Tomé"),
        ("cote d’ivoire", "CI", "Ivoire"),
        ("guinea bissau", "GW", "Guinea-Bissau"),
        ("aland", "AX", "Åland"),
        ("Нордландии", "XN", "Northland"),
        ("xn", "XN", "Northland"),
    ],
)
def test_a_country_is_found_by_what_is_typed(admin_client, door, asked, code, name):
    make.country("XN", other_names=["Нордландия"])
    assert name in DOORS[door](admin_client, asked)
    assert "Kenya" not in DOORS[door](admin_client, asked)

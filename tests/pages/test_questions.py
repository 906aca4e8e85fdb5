"""Questions about the article that a list and its filters answer."""

import pytest

from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db


def test_who_met_whom_on_25_february_2025_in_which_capacity(client):
    text = main(client.get("/meetings/?date=25+Feb+2025&kind=talks"))
    assert "KZ Kassym-Jomart Tokayev, President" in text
    assert "KG Adylbek Kasymaliev, chairman of the Kyrgyz Cabinet of Ministers" in text
    assert "KZ Olzhas Bektenov, Prime Minister" in text
    assert "RU Alexander Novak, Deputy Chairman of the Government of the Russian Federation" in text


@pytest.mark.parametrize("query", ["q=water", "sector=water"])
def test_which_initiatives_concern_water(client, query):
    assert "Water supply along the Shu and Talas rivers" in titles(client.get(f"/initiatives/?{query}"))


def test_in_which_cities_chp_stations_are_under_discussion_and_between_which_states(client):
    response = client.get("/initiatives/?q=CHP+station&status=under_discussion")
    assert {"CHP station in Kokshetau", "CHP station in Semey", "CHP station in Ust-Kamenogorsk"} <= set(
        titles(response)
    )
    assert "CHP station in Semey KZ RU Semey under discussion" in main(response)


def test_what_kazakh_kyrgyz_trade_was_in_2024(client):
    text = main(client.get("/figures/?country=KZ&country=KG&period=2024"))
    assert "$1.7 billion 1,700,000,000 USD" in text


def test_a_pair_of_countries_leaves_out_what_one_of_them_does_with_others(client):
    assert titles(client.get("/meetings/?country=KZ&country=RU")) == ["Talks of Olzhas Bektenov and Alexander Novak"]


def test_what_takes_place_within_a_country_is_found_by_it(client):
    assert "CHP station in Semey" in titles(client.get("/initiatives/?place=kazakhstan"))

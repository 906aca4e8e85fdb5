"""Autocomplete offers the best match first, so that Enter selects it."""

import pytest

from tests import builders as make


def first_offered(client, term, model="participation", field="participant"):
    query = {"app_label": "cooperation", "model_name": model, "field_name": field, "term": term}
    return client.get("/admin/autocomplete/", query).json()["results"][0]["text"]


@pytest.mark.parametrize("term", ["Kazakhstan", "kazakhstan", "Republic of Kazakhstan"])
def test_what_is_called_so_comes_before_what_mentions_it(as_editor, term):
    make.participant("Academy of Kazakhstan", kind="university", country=make.country("KZ"))
    assert first_offered(as_editor, term) == "Kazakhstan (state, KZ)"


def test_what_begins_so_comes_before_what_mentions_it(as_editor):
    make.place("Bank of the Examplewater", kind="district")
    make.place("Examplewater Dam", kind="reservoir")
    assert first_offered(as_editor, "Examplewater", "meeting", "venue") == "Examplewater Dam (reservoir)"


def test_a_country_is_offered_by_the_name_typed(as_editor):
    assert first_offered(as_editor, "Niger", "participant", "country") == "Niger (NE)"


def test_nothing_typed_offers_names_in_their_order(as_editor):
    make.participant("Aachen Example", kind="company")
    assert first_offered(as_editor, "") == "Aachen Example (company)"

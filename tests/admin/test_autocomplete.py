"""Autocomplete results: found by any spelling, distinguished by kind and country."""

import pytest

from tests import builders as make


def offered(client, term, model="participation", field="participant") -> list[str]:
    query = {"app_label": "cooperation", "model_name": model, "field_name": field, "term": term}
    response = client.get("/admin/autocomplete/", query)
    assert response.status_code == 200, response.content
    return [row["text"] for row in response.json()["results"]]


def test_two_people_with_one_surname_have_distinct_labels(as_editor):
    make.person("Ann Zhumabek", country=make.country("XN"))
    make.participant("Zhumabek and Sons", kind="company", country=make.country("XS"))

    assert offered(as_editor, "Zhumabek") == ["Zhumabek and Sons (company, XS)", "Ann Zhumabek (person, XN)"]


@pytest.mark.parametrize("spelling", ["Jumabek", "Жумабек", "Жұмабек"])
def test_a_person_is_found_by_every_spelling(as_editor, spelling):
    make.person("Ann Zhumabek", other_names=["Jumabek", "Жумабек"], native_name="Жұмабек")

    assert offered(as_editor, spelling) == ["Ann Zhumabek (person)"]


def test_a_place_is_labelled_by_its_kind_and_countries(as_editor):
    make.place("Long Examplewater", kind="river", countries=[make.country("XS"), make.country("XN")])

    assert offered(as_editor, "Examplewater", "meeting", "venue") == ["Long Examplewater (river, XN, XS)"]


def test_a_source_is_labelled_by_its_publisher_and_date(as_editor):
    source = make.source("Examplenews", publisher=make.participant("The Example", kind="media"))
    source.published = "26 Feb 2025"
    source.save()

    assert offered(as_editor, "Examplenews", "citation", "source") == ["Examplenews (The Example, 26 February 2025)"]


def test_a_country_is_found_by_its_code(as_editor):
    make.country("XN")

    assert offered(as_editor, "XN", "participant", "country") == ["Northland (XN)"]


def test_records_that_are_not_public_say_so(as_editor):
    make.meeting(title="Exampletalks")
    make.agreement(title="Exampletreaty", published=True)

    assert offered(as_editor, "Exampletalks", "commitment", "meeting") == ["Exampletalks (draft)"]
    assert offered(as_editor, "Exampletreaty", "commitment", "agreement") == ["Exampletreaty"]


def test_a_meeting_is_labelled_by_its_date(as_editor):
    make.meeting(title="Exampletalks", date="25 Feb 2025", published=True)

    assert offered(as_editor, "Exampletalks", "commitment", "meeting") == ["Exampletalks (25 February 2025)"]


def test_a_commitment_is_labelled_by_its_deadline(as_editor):
    make.commitment(title="Examplepledge", due="by 2030", published=True)

    assert offered(as_editor, "Examplepledge", "commitment", "restates") == ["Examplepledge (due by the end of 2030)"]


def test_users_are_offered_to_nobody(as_editor):
    query = {"app_label": "cooperation", "model_name": "meeting", "field_name": "created_by", "term": "ed"}

    assert as_editor.get("/admin/autocomplete/", query).status_code in (403, 404)


def test_nothing_is_offered_to_a_visitor(client, db):
    query = {"app_label": "cooperation", "model_name": "meeting", "field_name": "venue", "term": "a"}

    assert client.get("/admin/autocomplete/", query).status_code == 302

"""The forms of participants, places and sources; used objects are not deleted; only administrators edit countries."""

from cooperation.models import Country, Participant, Place, Source
from tests import builders as make
from tests.admin.filling import errors, opened, save


def add(client, noun, **typed):
    url = f"/admin/cooperation/{noun}/add/"
    return save(client, url, opened(client, url) | typed)


def change(client, row, **typed):
    url = f"/admin/cooperation/{row._meta.model_name}/{row.pk}/change/"
    return save(client, url, opened(client, url), **typed)


def test_a_person_with_a_post_and_other_spellings(as_editor):
    post = {"kind": "post", "organisation": make.participant().pk, "role": "Minister", "during": "since 2024"}
    rows = {"affiliations-TOTAL_FORMS": "1"} | {f"affiliations-0-{name}": value for name, value in post.items()}

    add(as_editor, "participant", kind="person", name="Ann Zhumabek", other_names="Jumabek\nЖумабек", **rows)

    ann = Participant.objects.get(name="Ann Zhumabek")
    assert ann.other_names == ["Jumabek", "Жумабек"]
    assert [str(row) for row in ann.affiliations.all()] == ["Ann Zhumabek: Minister, Ministry of Examples"]


def test_a_participant_needs_a_name(as_editor):
    assert errors(add(as_editor, "participant", kind="company")) == "Enter a name."


def test_a_country_has_one_state(as_editor):
    state = make.state("XN")

    response = add(as_editor, "participant", kind="state", country=state.country_id)

    assert "This country already has a state participant." in errors(response)


def test_nobody_holds_a_post_in_themselves(as_editor):
    ministry = make.participant()
    rows = {"affiliations-TOTAL_FORMS": "1", "affiliations-0-kind": "post", "affiliations-0-organisation": ministry.pk}

    assert errors(change(as_editor, ministry, **rows)) == "A participant cannot hold a post in itself."


def test_a_company_owned_fifty_to_fifty(as_editor):
    company, owner = make.participant("Joint Company", kind="company"), make.state("XN")
    rows = {
        "affiliations-TOTAL_FORMS": "1",
        "affiliations-0-kind": "owner",
        "affiliations-0-organisation": company.pk,
        "affiliations-0-share": "50",
    }

    change(as_editor, owner, **rows)

    assert owner.affiliations.get().share == 50


def test_a_river_of_two_countries(as_editor):
    countries = [make.country("XN").pk, make.country("XS").pk]

    add(as_editor, "place", name="Examplewater", kind="river", countries=countries)

    assert Place.objects.get(name="Examplewater").countries.count() == 2


def test_a_place_is_not_within_itself(as_editor):
    place = make.place()

    assert errors(change(as_editor, place, within=place.pk)) == (
        "This place cannot be part of itself, directly or through others."
    )


def test_latitude_and_longitude_come_together(as_editor):
    response = add(as_editor, "place", name="Spot", kind="other", latitude="51.1")

    assert errors(response) == "Enter both latitude (-90 to 90) and longitude (-180 to 180), or neither."


def test_a_source_of_which_little_is_known(as_editor):
    add(as_editor, "source", title="A clipping")

    assert Source.objects.get(title="A clipping").published is None


def test_a_web_address_is_recorded_once(as_editor):
    make.source("First", url="https://example.org/1")

    response = add(as_editor, "source", title="Second", url="https://example.org/1")

    assert errors(response) == "A source with this web address is already recorded."


def test_a_participant_who_is_used_is_not_deleted(as_editor):
    ann = make.person("Ann Example")
    make.participation(make.meeting(title="Talks"), ann)
    make.affiliation(ann, make.participant())

    page = as_editor.get(f"/admin/cooperation/participant/{ann.pk}/delete/").content.decode()

    assert "other records use it" in page
    as_editor.post(f"/admin/cooperation/participant/{ann.pk}/delete/", {"post": "yes"})
    assert Participant.objects.filter(pk=ann.pk).exists()


def test_an_administrator_adds_a_country(as_admin):
    add(as_admin, "country", code="XQ", name="Questland")

    assert Country.objects.get(pk="XQ").name == "Questland"


def test_what_is_no_country_code_is_refused(as_admin):
    response = add(as_admin, "country", code="x1", name="Questland")

    assert errors(response) == "A country code is two capital letters, or four for a former state."


def test_an_unknown_country_is_refused(as_editor):
    response = add(as_editor, "participant", kind="company", name="Example", country="QQ")

    assert "That choice is not one of the available choices." in errors(response)

"""Names of a text that the register lacks are added at once, with kinds and countries that the text says."""

import pytest

from cooperation.models import Batch, Participant, Place
from tests import builders as make
from tests.html import one, select

TEXT = (
    "BISHKEK – Kazakh Minister Ivan Testov met Petra Probova of Russia. Testov spoke of the Naryn Reservoir and of "
    "Karakol. “The Ministry of Examples agrees,” said I. Testov."
)


@pytest.fixture
def snapshot(db):
    return make.snapshot(make.source("Talks on names"), text=TEXT)


@pytest.fixture
def url(snapshot):
    return f"/admin/cooperation/source/{snapshot.source_id}/texts/{snapshot.pk}/names/"


def rows(page):
    """Return what the rows with names have: name, kind, countries, and whether they are ticked."""
    found = {}
    for number, row in enumerate(select(page, ".names-of-text tbody tr")):
        name = one(row, f'input[name="names-{number}-name"]').get("value")
        if name:
            kind = [option.get("value") for option in select(row, "option[selected]")]
            countries = one(row, f'input[name="names-{number}-countries"]').get("value") or ""
            is_ticked = bool(select(row, f'input[name="names-{number}-add"][checked]'))
            found[name] = (*kind, countries, is_ticked)
    return found


def sent(page, **changed):
    """Return what a browser sends: the form as it is, with changed fields."""
    fields = select(page, "#names-form input[name]")
    unticked = [field for field in fields if field.get("type") == "checkbox" and field.get("checked") is None]
    data = {
        field.get("name"): field.get("value") or ("on" if field.get("type") == "checkbox" else "")
        for field in fields
        if field not in unticked
    }
    for field in select(page, "#names-form select"):
        data[field.get("name")] = next((option.get("value") for option in select(field, "option[selected]")), "")
    return data | changed


def test_each_name_is_listed_once_with_what_the_text_says_of_it(as_editor, url):
    found = rows(as_editor.get(url))
    assert found["Ivan Testov"] == ("participant:person", "KZ", True)
    assert found["Petra Probova"] == ("participant:person", "RU", True)
    assert found["Naryn Reservoir"] == ("place:reservoir", "", True)
    assert found["Ministry of Examples"] == ("participant:ministry", "", True)
    assert not {"Testov", "I. Testov"} & found.keys()


def test_what_is_ticked_is_added_with_its_countries_and_belongs_to_the_batch(as_editor, url, snapshot):
    page = as_editor.get(url)
    number = [*rows(page)].index("Naryn Reservoir")
    response = as_editor.post(url, sent(page, **{f"names-{number}-countries": "kg kz"}))
    assert response.status_code == 302
    person = Participant.objects.get(name="Ivan Testov")
    assert (person.kind, person.country_id) == ("person", "KZ")
    place = Place.objects.get(name="Naryn Reservoir")
    assert sorted(place.countries.values_list("pk", flat=True)) == ["KG", "KZ"]
    items = Batch.objects.get(snapshot=snapshot).items
    assert items.filter(participant=person).exists()
    assert items.filter(place=place).exists()


def test_an_unticked_name_is_not_added_and_an_empty_row_adds_another(as_editor, url):
    page = as_editor.get(url)
    found = [*rows(page)]
    data = sent(page)
    del data[f"names-{found.index('Ivan Testov')}-add"]
    new = {"name": "Test border", "kind": "place:border", "countries": "Kazakhstan and Kyrgyzstan"}
    data |= {f"names-{len(found)}-{name}": value for name, value in new.items()}
    as_editor.post(url, data)
    assert not Participant.objects.filter(name="Ivan Testov").exists()
    assert Place.objects.get(name="Test border").countries.count() == 2


@pytest.mark.parametrize(
    ("name", "changed", "message"),
    [
        ("Petra Probova", {"countries": "Atlantis"}, "No country is called “Atlantis”"),
        ("Petra Probova", {"countries": "KZ, RU"}, "Enter one country"),
        ("Petra Probova", {"kind": ""}, "Choose what it is"),
    ],
)
def test_with_an_error_nothing_is_added_and_the_row_says_why(as_editor, url, name, changed, message):
    page = as_editor.get(url)
    number = [*rows(page)].index(name)
    response = as_editor.post(url, sent(page, **{f"names-{number}-{key}": value for key, value in changed.items()}))
    assert response.status_code == 200
    assert message in response.content.decode()
    assert not Participant.objects.filter(name="Ivan Testov").exists()


def test_names_that_others_added_meanwhile_change_nothing_in_the_other_rows(as_editor, url):
    page = as_editor.get(url)
    found = [*rows(page)]
    data = sent(page)
    del data[f"names-{found.index('Ivan Testov')}-add"]
    data |= {f"names-{len(found)}-{name}": value for name, value in {"name": "Test X", "kind": "place:border"}.items()}
    for name in found:
        if name != "Ivan Testov":
            make.participant(name, kind="agency")
    response = as_editor.post(url, data, follow=True)
    assert not Participant.objects.filter(name="Ivan Testov").exists()
    assert Place.objects.filter(name="Test X").count() == 1
    (message,) = response.context["messages"]
    assert "in the register already." in str(message)


def test_sent_twice_each_name_is_added_once(as_editor, url):
    data = sent(as_editor.get(url))
    for _ in range(2):
        assert as_editor.post(url, data).status_code == 302
    assert Participant.objects.filter(name="Ivan Testov").count() == 1


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Bosnia and Herzegovina", ["BA"]),
        ("Bosnia and Herzegovina and Serbia, KZ", ["BA", "KZ", "RS"]),
        ("kz, kz", ["KZ"]),
        ("Казахстан, Россия", ["KZ", "RU"]),
        ("", []),
    ],
)
def test_countries_are_typed_as_names_or_codes(as_editor, url, typed, codes):
    page = as_editor.get(url)
    number = [*rows(page)].index("Naryn Reservoir")
    as_editor.post(url, sent(page, **{f"names-{number}-countries": typed}))
    place = Place.objects.get(name="Naryn Reservoir")
    assert sorted(place.countries.values_list("pk", flat=True)) == codes


def test_the_draft_of_the_form_is_deleted_when_it_is_saved(as_editor, url):
    response = as_editor.post(url, sent(as_editor.get(url), draft="abc123"))
    assert "abc123" in response.cookies["saved_forms"].value


def test_the_page_of_the_text_links_to_it(as_editor, url):
    page = as_editor.get(url.removesuffix("names/"))
    assert one(page, f'#text-legend a[href="{url}"]').get("href") == url

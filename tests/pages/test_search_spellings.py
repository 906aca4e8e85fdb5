"""Names in another Latin spelling are found through every door, and the page says so."""

import pytest

from tests import builders as make
from tests.html import texts
from tests.pages.reading import main, titles
from tests.pages.test_search_doors import DOORS

pytestmark = pytest.mark.django_db
NOTE = "Nothing has these words as you typed them. These results have other spellings of them."


@pytest.fixture
def visit(db):
    meeting = make.meeting(title="Official visit", slug="the-one", published=True)
    make.participation(meeting, make.person("Adylbek Zekrymaliyev"))
    return meeting


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("asked", ["Zeqrimaliev", "zeqrymaliev visit"])
def test_a_record_is_found_by_another_spelling_of_a_name(admin_client, visit, door, asked):
    shown = DOORS[door](admin_client, asked)
    at = {"admin": f"/meeting/{visit.pk}/change/", "autocomplete": f'"id": "{visit.pk}"'}.get(door, "/the-one/")
    assert at in shown


def test_search_says_that_names_sound_alike_and_marks_them(client, visit):
    response = client.get("/search/?q=Zeqrimaliev")
    assert NOTE in main(response)
    assert titles(response) == ["Adylbek Zekrymaliyev", "Official visit"]
    assert set(texts(response, "mark")) == {"Zekrymaliyev"}


def test_what_is_found_as_typed_is_shown_without_a_note(client, visit):
    assert NOTE not in main(client.get("/search/?q=Zekrymaliyev"))


def test_a_text_that_finds_nothing_in_any_spelling_says_so(client, visit):
    assert NOTE not in main(client.get("/search/?q=Zyzzyvaliev"))
    assert "No results" in main(client.get("/search/?q=Zyzzyvaliev"))


def test_names_are_suggested_by_another_spelling(client, visit):
    response = client.get("/search/suggestions/?q=Zeqrimaliev")
    assert texts(response, "a.suggestion") == ["Adylbek Zekrymaliyev participant"]
    assert texts(response, "mark") == ["Zekrymaliyev"]


def test_a_place_in_another_spelling_is_a_filter_too(client):
    zone = make.place("Zhebraltau")
    make.meeting(title="Talks", venue=zone, published=True)
    assert titles(client.get("/meetings/?place=Jebraltau")) == ["Talks"]


def test_a_country_is_found_by_another_spelling(client):
    make.country("XN", other_names=["Zheqraland"])
    assert "Northland" in main(client.get("/search/?q=Jekraland"))

"""The search over all nouns."""

import pytest

from tests.builders import make_initiative, make_meeting, make_participation, make_person
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db


def test_a_record_is_found_by_the_words_of_its_title(client):
    make_initiative(title="Dredging of the example canal", published=True)
    assert titles(client.get("/search/?q=canal+dredged")) == ["Dredging of the example canal"]


def test_a_name_stands_above_what_it_occurs_in(client):
    talks = make_meeting(title="Talks", published=True)
    make_participation(talks, make_person("Zebulon Example"))
    assert titles(client.get("/search/?q=zebulon")) == ["Zebulon Example", "Talks"]


def test_another_spelling_of_a_name_finds_it(client):
    talks = make_meeting(title="Talks", published=True)
    make_participation(talks, make_person("Zebulon Example", other_names=["Завулон"]))
    assert titles(client.get("/search/?q=завулон")) == ["Zebulon Example", "Talks"]


def test_a_country_is_found_by_its_code(client):
    assert "Country Kazakhstan KZ" in main(client.get("/search/?q=kz"))


def test_results_are_narrowed_to_a_noun(client):
    make_initiative(title="The example canal", published=True)
    make_meeting(title="Talks on the example canal", published=True)
    assert titles(client.get("/search/?q=canal&noun=meeting")) == ["Talks on the example canal"]


def test_a_visitor_finds_no_draft(client):
    make_meeting(title="Quiet talks of zebras")
    assert "Nothing is found by “zebras”" in main(client.get("/search/?q=zebras"))


def test_an_editor_finds_a_draft_marked_by_a_word(editor):
    make_meeting(title="Quiet talks of zebras")
    assert "Quiet talks of zebras draft" in main(editor.get("/search/?q=zebras"))


def test_nothing_found_says_what_to_try(client):
    text = main(client.get("/search/?q=qqqq"))
    assert "Try fewer words" in text
    assert "Go through a list" in text


def test_nothing_asked_says_how_to_ask(client):
    assert "All words must occur" in main(client.get("/search/"))


def test_a_noun_that_does_not_exist_is_reported(client):
    assert "“dragon” is not one of the choices" in main(client.get("/search/?q=water&noun=dragon"))


@pytest.mark.parametrize("text", ["'", '"', "a & !", "()", "%", "x" * 5000, "\0", "<script>"])
def test_whatever_is_typed_is_answered(client, text):
    assert client.get("/search/", {"q": text}).status_code == 200


def test_what_was_typed_is_shown_as_text(client):
    assert "<script>alert" not in client.get("/search/", {"q": "<script>alert(1)</script>"}).text

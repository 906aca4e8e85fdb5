"""Suggestions of the search box."""

from unicodedata import normalize

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.views.search.suggestions import MAX_SUGGESTED_NAMES, MAX_SUGGESTED_TITLES
from tests import builders as make
from tests.html import texts

pytestmark = pytest.mark.django_db


def suggested(client, text):
    """Return the suggestions for a text, each with its type."""
    response = client.get("/search/suggestions/", {"q": text})
    assert response.status_code == 200
    return texts(response, "a.suggestion")


def make_known(*names, **fields):
    """Create people whom visitors see, because they took part in something published."""
    talks = make.meeting(title="Talks", published=True)
    return [make.participation(talks, make.person(name, **fields)).participant for name in names]


def test_countries_come_before_names_and_names_before_titles(client):
    kinds = [row.split()[-1] for row in suggested(client, "kyrgyz")]
    assert kinds[0] == "country"
    assert kinds == sorted(kinds, key=lambda kind: {"country": 0, "participant": 1, "place": 1}.get(kind, 2))


def test_a_country_is_suggested_by_its_code(client):
    assert suggested(client, "kz")[0].endswith("country")
    assert suggested(client, "kz")[0].startswith("Kazakhstan")


def test_a_person_is_suggested_by_the_beginning_of_the_surname(client):
    make_known("Zebulon Examplovich")
    assert suggested(client, "exampl") == ["Zebulon Examplovich participant"]


@pytest.mark.parametrize("typed", ["Gieß", "gießen", "İzm", normalize("NFD", "İzm")])
def test_letters_that_grow_when_they_are_made_small_are_suggested(client, typed):
    make_known("Gießen Council", "İzmir Council")
    assert len(suggested(client, typed)) == 1


def test_of_several_words_typed_the_last_may_be_unfinished(client):
    make_known("Zebulon Examplovich")
    assert suggested(client, "zebulon exam") == ["Zebulon Examplovich participant"]


def test_whole_words_typed_are_inflected_for_suggestions(client):
    make.initiative(title="The example canal of zebras", published=True)
    assert suggested(client, "canals of zeb") == ["The example canal of zebras initiative"]


def test_a_suggestion_says_by_which_other_spelling_it_was_found(client):
    make_known("Zebulon Example", other_names=["Завулон Пример"])
    assert suggested(client, "заву") == ["Zebulon Example, also Завулон Пример participant"]


def test_the_suggestion_of_exactly_that_name_comes_first_among_many(client):
    make_known(*(f"Zebra {number}" for number in range(30)), "Zebra")
    assert suggested(client, "zebra")[0] == "Zebra participant"


def test_of_many_matches_a_few_are_suggested(client):
    make_known(*(f"Zebra {number}" for number in range(30)))
    for number in range(10):
        make.initiative(title=f"Zebra crossing {number}", published=True)
    assert len(suggested(client, "zebra")) == MAX_SUGGESTED_NAMES + MAX_SUGGESTED_TITLES


def test_a_suggestion_links_to_its_page_and_is_highlighted(client):
    make.initiative(title="Zebra <crossing>", slug="zebra-crossing", published=True)
    text = client.get("/search/suggestions/?q=zeb").text
    assert 'href="/initiatives/zebra-crossing/"' in text
    assert "<mark>Zebra</mark> &lt;crossing&gt;" in text


def test_a_word_in_a_text_alone_suggests_nothing(client):
    make.meeting(title="Talks", summary="On zebras.", published=True)
    assert suggested(client, "zebras") == []


def test_whom_no_record_names_is_in_no_state_of_publication(editor):
    make.person("Zebulon Example")
    make.place("Zebuton")
    assert sorted(suggested(editor, "zebu")) == ["Zebulon Example participant", "Zebuton place"]


def test_a_visitor_is_suggested_no_draft(client, editor):
    make.meeting(title="Quiet zebras")
    assert suggested(client, "zebras") == []
    assert suggested(editor, "zebras") == ["Quiet zebras meeting, draft"]


@pytest.mark.parametrize("text", ["z", " ", "'", "''", ":*", "& |", "%", "\\", "\0\0", "x" * 5000, "_ _", "-- "])
def test_any_text_typed_gets_suggestions_or_none(client, text):
    assert suggested(client, text) == []


def test_what_an_editor_is_suggested_is_kept_by_no_shared_cache(editor):
    assert "private" in editor.get("/search/suggestions/?q=kaz")["Cache-Control"]


def test_suggestions_take_few_queries(client):
    make_known(*(f"Zebra {number}" for number in range(5)))
    with CaptureQueriesContext(connection) as captured:
        suggested(client, "zebra")
    assert len(captured) == 6, [query["sql"] for query in captured]

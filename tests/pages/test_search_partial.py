"""If nothing has all words, search shows what has some of them, and says which are missing."""

import pytest

from tests import builders as make
from tests.html import select, text
from tests.pages.reading import main, titles

pytestmark = pytest.mark.django_db
NOTHING = "Nothing has all of these words. These have some of them:"


def missing(response) -> dict[str, str]:
    """Return what each result says that it misses."""
    found = {}
    for row in select(response, "li.entry"):
        said = [text(part) for part in select(row, ".entry-said") if text(part).startswith("Missing: ")]
        found[text(select(row, "a.title")[0])] = "".join(said).removeprefix("Missing: ")
    return found


@pytest.fixture
def animals(db):
    make.meeting(title="Zebra and giraffe on the savanna", published=True)
    make.meeting(title="Zebra alone", published=True)
    make.agreement(title="Agreement on giraffes", published=True)


def test_the_results_with_most_words_are_shown_with_the_missing_ones(client, animals):
    response = client.get("/search/?q=zebra+giraffe+okapi")
    assert NOTHING in main(response)
    assert missing(response) == {"Zebra and giraffe on the savanna": "okapi"}


def test_results_with_different_words_each_say_what_they_miss(client, animals):
    response = client.get("/search/?q=giraffes+alone")
    assert missing(response) == {
        "Zebra alone": "giraffes",
        "Zebra and giraffe on the savanna": "alone",
        "Agreement on giraffes": "alone",
    }


def test_words_of_partial_results_are_highlighted(client, animals):
    marks = {text(mark).lower() for mark in select(client.get("/search/?q=giraffes+alone"), "mark")}
    assert marks == {"giraffe", "giraffes", "alone"}


def test_words_that_are_not_together_as_typed_are_found_apart(client, animals):
    response = client.get('/search/?q="giraffe+zebra"')
    assert NOTHING in main(response)
    assert missing(response)["Zebra and giraffe on the savanna"] == ""


def test_words_in_other_forms_count_as_present(client):
    make.meeting(title="Зебра в Астане", published=True)
    assert missing(client.get("/search/?q=Астана+зебры+окапи")) == {"Зебра в Астане": "окапи"}


def test_names_that_sound_alike_count_as_present(client):
    make.participation(make.meeting(title="Talks", published=True), make.person("Zekrymaliyev"))
    response = client.get("/search/?q=Zeqrimaliev+talks+okapi")
    assert missing(response) == {"Talks": "okapi"}


def test_common_words_are_never_missing(client, animals):
    assert missing(client.get("/search/?q=the+zebra+of+okapi")).keys() >= {"Zebra alone"}
    assert "the" not in missing(client.get("/search/?q=the+zebra+of+okapi")).values()


def test_a_misspelt_word_is_offered_as_it_is_in_the_register(client):
    make.participation(make.meeting(title="Talks", published=True), make.person("Zebulon Example"))
    response = client.get("/search/?q=talks+zebullon")
    assert "Did you mean talks Zebulon?" in main(response)
    assert titles(client.get("/search/", {"q": "talks Zebulon"})) == ["Talks"]


def test_one_word_has_no_partial_results(client, animals):
    assert NOTHING not in main(client.get("/search/?q=okapi"))


def test_words_that_nothing_has_find_nothing(client):
    response = client.get("/search/?q=okapi+quagga")
    assert NOTHING not in main(response)
    assert titles(response) == []


def test_a_visitor_sees_no_draft_that_has_some_of_the_words(client, editor):
    make.meeting(title="Quiet zebra")
    assert titles(client.get("/search/?q=quiet+okapi")) == []
    assert titles(editor.get("/search/?q=quiet+okapi")) == ["Quiet zebra"]


def test_results_with_all_words_are_shown_alone(client, animals):
    assert titles(client.get("/search/?q=zebra+giraffe")) == ["Zebra and giraffe on the savanna"]


@pytest.mark.parametrize(
    "text", ["a b c d e f g h i j", '"a b" -c "d', "x or y z", "' & !", "-a b", "\0 a b", "и в на", "of the"]
)
def test_any_words_get_an_answer(client, text):
    assert client.get("/search/", {"q": text}).status_code == 200


def test_an_empty_list_links_to_the_search_over_everything(client, animals):
    response = client.get("/meetings/?q=zebra+okapi")
    assert any(link.get("href") == "/search/?q=zebra+okapi" for link in select(response, "a"))
    assert "Search everything for records with some of the words." in main(response)


def test_many_words_take_few_queries(client, animals, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        client.get("/search/?q=zebra+okapi+quagga+gnu+eland+alone+kudu")

"""Search finds texts in any spelling and inflection, whatever the punctuation."""

from unicodedata import normalize

import pytest

from cooperation.models import Entry, EntryWords, Initiative, Participant
from cooperation.models.search.vectors import search_rows
from tests import builders as make

pytestmark = pytest.mark.django_db


def found(text):
    """Return the titles of the entries that a text finds."""
    return set(Entry.objects.search(text).values_list("title", flat=True))


@pytest.mark.parametrize("text", ["Kasymaliev", "kasymaliyev", "Касымалиев", "Adylbek Kasymaliev", "kasymal"])
def test_a_person_is_found_by_every_spelling_and_by_the_beginning(text):
    assert "Adylbek Kasymaliev" in found(text)
    assert "Official visit of Adylbek Kasymaliev to Astana" in found(text)


@pytest.mark.parametrize("text", ["reservoirs", "Kirov res", '"Kirov Reservoir"', "Кировское", "reservoir kirov"])
def test_a_record_is_found_by_inflection_beginning_phrase_and_names_of_its_places(text):
    assert "Maintenance of the Kirov Reservoir" in found(text)


@pytest.mark.parametrize("mark", ["“{}”", "{}’s", "«{}»", "Example–{}", "{}—example", "{}…", "№{}"])
def test_a_word_is_found_beside_any_mark(mark):
    make.meeting(title=f"Talks on {mark.format('Hydrowords')}")
    assert f"Talks on {mark.format('Hydrowords')}" in found("hydrowords")
    assert f"Talks on {mark.format('Hydrowords')}" in found(mark.format("Hydrowords"))


def test_a_phrase_may_stand_in_any_quotes():
    assert "Maintenance of the Kirov Reservoir" in found("“Kirov Reservoir”")
    assert found("«Reservoir Maintenance»") == set()


def test_a_word_can_be_left_out():
    assert "CHP station in Semey" in found("CHP station")
    assert "CHP station in Semey" not in found("CHP station -Semey")


@pytest.mark.parametrize("text", ["zebra -reservoirs", "zebra -reservoir", "zebra -giraffe -reservoirs"])
def test_a_word_is_left_out_in_any_inflection(text):
    make.meeting(title="Zebra on one reservoir")
    make.meeting(title="Zebra on many reservoirs")
    make.meeting(title="Zebra alone")
    assert found(text) == {"Zebra alone"}


def test_a_russian_word_is_left_out_in_any_inflection():
    make.meeting(title="Зебра, документ")
    make.meeting(title="Зебра одна")
    assert found("зебра -документы") == {"Зебра одна"}


def test_a_phrase_can_be_left_out_and_the_rest_ends_with_a_beginning():
    make.meeting(title="Zebra of the old reservoir")
    make.meeting(title="Zebra of the reservoir, old")
    assert found('-"old reservoir" zeb') == {"Zebra of the reservoir, old"}


def test_what_is_left_out_is_left_out_of_its_alternative_alone():
    make.meeting(title="Zebra on one reservoir")
    make.meeting(title="Giraffe on one reservoir")
    assert found("zebra -reservoirs or giraffe") == {"Giraffe on one reservoir"}


@pytest.mark.parametrize("text", ["zebra - giraffe", "- zebra", "zebra -- giraffe", "--zebra", "zebra !-giraffe"])
def test_a_hyphen_leaves_out_only_right_before_a_word(text):
    make.meeting(title="Zebra - giraffe talks")
    make.meeting(title="Water talks")
    assert found(text) == {"Zebra - giraffe talks"}


@pytest.mark.parametrize("word", ["Gießen", "İzmir", "Ελλάς"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("asked", ["NFC", "NFD"])
def test_a_word_is_found_in_whatever_letters_it_is_written(word, form, asked):
    make.meeting(title=normalize(form, f"{word} talks"))
    assert normalize(form, f"{word} talks") in found(normalize(asked, word))


def test_names_are_looked_for_by_the_words_that_are_asked():
    names = Entry.objects.find_names('"kirov reservoir" -zebra', 3)
    assert [entry.title for entry in names] == ["Kirov Reservoir"]


@pytest.mark.parametrize(
    "text",
    ["", "   ", "\0", '"', "'", "':*", "& | !", "-", "or", "()", "a:*", "\\", "'; --", "x" * 9_000]
    + [
        sign * 300
        for sign in ("-", "- ", " -", '"', '-"', '-"a" ', "-a ", "(", "a or ", "or ", "a -", "!", "a1 !-", "\U0001d160")
    ],
)
def test_signs_and_oddities_raise_nothing(text):
    assert isinstance(found(text), set)


def test_one_or_two_letters_are_no_beginning():
    assert found("ka") == set()


@pytest.mark.parametrize("text", ["reservoirs kir", "kirov OR zebra res", "Касымалиев адыл"])
def test_before_an_unfinished_word_words_are_inflected(text):
    assert found(text)


def test_what_is_found_is_counted_by_noun_up_to_a_bound():
    numbers = EntryWords.objects.count_by_type("Kazakhstan", ["development", "meeting", "figure"], 10)
    assert numbers == {"development": 11, "meeting": 3, "figure": 1}


def test_few_matches_are_returned_and_many_are_not(limits):
    initiatives = EntryWords.objects.filter(noun="initiative")
    assert len(initiatives.ids_if_few("CHP station")) == len(initiatives.search("CHP station"))
    assert initiatives.ids_if_few("Kazakhstan", limit=3) is None
    limits(MAX_ESTIMATE_RATIO=-1)
    assert initiatives.ids_if_few("Kazakhstan", limit=1000) is None
    assert len(initiatives.ids_if_few("CHP station")) == 4, "PostgreSQL cannot estimate two words together"
    assert "CHP station in Semey" in {row.title for row in search_rows(Initiative.objects.all(), "CHP station")}


def test_a_nouns_own_rows_are_found():
    assert [row.name for row in search_rows(Participant.objects.filter(kind="person"), "tokay")] == [
        "Kassym-Jomart Tokayev"
    ]
    assert search_rows(Initiative.objects.all(), "Talas").get().title == "Water supply along the Shu and Talas rivers"


def test_rows_without_entries_are_refused():
    with pytest.raises(ValueError, match="country"):
        search_rows(Participant.objects.get(slug="kazakhstan").country._meta.model.objects.all(), "x")

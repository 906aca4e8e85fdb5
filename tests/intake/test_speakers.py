"""Who says what a sentence says."""

import pytest

from cooperation.intake.mentions import mentions_in
from cooperation.intake.speakers import speaker_of
from tests import builders as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people(db):
    for name in ("Olzhas Bektenov", "Alexander Novak"):
        make.person(name)
    for name, russian in (("Adylbek Kasymaliev", "Адылбек Касымалиев"), ("Sergei Lavrov", "Сергей Лавров")):
        person = make.person(name)
        person.other_names = [*person.other_names, russian]
        person.save()


def speaker(sentence: str, words: str = "") -> str | None:
    start = sentence.index(words)
    found = speaker_of(sentence, start, start + len(words or sentence), mentions_in(sentence))
    return found and found.name


@pytest.mark.parametrize(
    "sentence",
    [
        "Olzhas Bektenov said that trade grew.",
        "Olzhas Bektenov also stated that trade grew.",
        "Olzhas Bektenov, the Prime Minister of Kazakhstan, noted that trade grew.",
        "Olzhas Bektenov (Kazakhstan) noted that trade grew.",
        "Olzhas Bektenov told Alexander Novak that trade grew.",
        "At talks with Alexander Novak, Olzhas Bektenov said that trade grew.",
        "Olzhas Bektenov, after talks with Alexander Novak, said that trade grew.",
        "“Trade grew,” said Olzhas Bektenov.",
        "“Trade grew,” said Prime Minister Olzhas Bektenov.",
        "“Trade grew,” Olzhas Bektenov said.",
        "Trade grew, according to Olzhas Bektenov.",
        "According to Prime Minister Olzhas Bektenov, trade grew with Alexander Novak’s help.",
    ],
)
def test_the_person_beside_the_verb_speaks(sentence):
    assert speaker(sentence) == "Olzhas Bektenov"


@pytest.mark.parametrize(
    "sentence",
    [
        "Адылбек Касымалиев сказал, что торговля выросла.",
        "Адылбек Касымалиев также отметил, что торговля выросла.",
        "«Торговля выросла», — заявил Адылбек Касымалиев.",
        "Об этом сообщил председатель кабинета министров Адылбек Касымалиев.",
        "По словам Адылбека Касымалиева, торговля выросла.",
    ],
)
def test_the_person_beside_a_russian_verb_speaks(sentence):
    assert speaker(sentence) == "Adylbek Kasymaliev"


@pytest.mark.parametrize(
    "sentence",
    [
        "Olzhas Bektenov met Alexander Novak.",
        "Olzhas Bektenov met Alexander Novak, and the officials said that trade grew.",
        "After meeting Olzhas Bektenov he said that trade grew.",
        "The officials said that Olzhas Bektenov would visit Moscow.",
        "It was announced that Olzhas Bektenov would visit Moscow.",
        "The ministry reported to Olzhas Bektenov.",
        "Сообщается, что Адылбек Касымалиев посетит Москву.",
    ],
)
def test_nobody_speaks_if_the_verb_has_another_subject(sentence):
    assert speaker(sentence) is None


def test_the_speaker_of_the_sentence_speaks_its_words_too():
    text = "Alexander Novak arrived. Olzhas Bektenov said that trade grew by 5%. Nothing else happened."
    assert speaker(text, "trade grew") == "Olzhas Bektenov"
    assert speaker(text, "arrived") is None
    assert speaker(text, "Nothing else") is None

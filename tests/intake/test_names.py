"""The register's own names are found in a text, in all their spellings and forms."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from cooperation.intake.names import names_in
from tests import builders as make

pytestmark = pytest.mark.django_db


PIECES = ["Astana", "Токаевым", "О.", "B.", ",", "’s", "–", "May", "U.S.", "\n", "«", "“", "и\u0306", "№", "Kyrgyz"]


def found(text):
    """Return what is found: the words of the text, and the name of the first candidate."""
    return [(text[start:end], candidates[0].name) for start, end, candidates in names_in(text)]


def printed(text):
    """Return the words of a text that are names."""
    return [words for words, _ in found(text)]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # Russian cases
        ("Он говорил с Касым-Жомартом Токаевым.", "Касым-Жомартом Токаевым", "Kassym-Jomart Tokayev"),
        ("С Токаевым встретился премьер.", "Токаевым", "Kassym-Jomart Tokayev"),
        ("О Токаеве писали.", "Токаеве", "Kassym-Jomart Tokayev"),
        ("У Токаева гости.", "Токаева", "Kassym-Jomart Tokayev"),
        ("К. Токаев уехал.", "К. Токаев", "Kassym-Jomart Tokayev"),
        ("Встреча Адылбека Касымалиева состоялась.", "Адылбека Касымалиева", "Adylbek Kasymaliev"),
        ("Он прибыл в Астану.", "Астану", "Astana"),
        ("Послу Кыргызской Республики вручили ноту.", "Кыргызской Республики", "Kyrgyzstan"),
        ("Границу с Россией открыли.", "Россией", "Russia"),
        ("Он из правительства Российской Федерации.", "правительства Российской Федерации", None),
        ("Станция Экибастузской ГРЭС-2 стоит.", "Экибастузской ГРЭС-2", "Ekibastuz state district power plant - 2"),
        ("Сотрудничество с США растёт.", "США", "United States"),
        # Kazakh and Kyrgyz suffixes
        ("Астанада кездесу өтті.", "Астанада", "Astana"),
        ("Ол Қасым-Жомарт Тоқаевпен кездесті.", "Қасым-Жомарт Тоқаевпен", "Kassym-Jomart Tokayev"),
        ("Бұл Қазақстан Республикасының шекарасы.", "Қазақстан Республикасының", "Kazakhstan"),
        ("Кыргызстандын чек арасы.", "Кыргызстандын", "Kyrgyzstan"),
        # English possessives and other spellings
        ("It is Kazakhstan's border.", "Kazakhstan", "Kazakhstan"),
        ("He read Tokayev’s letter.", "Tokayev", "Kassym-Jomart Tokayev"),
        ("It was Qasym-Jomart Toqayev.", "Qasym-Jomart Toqayev", "Kassym-Jomart Tokayev"),
        ("The USSR ended in 1991.", "USSR", "Soviet Union"),
        ("They met in the U.S. in spring.", "U.S.", "United States"),
        ("ASTANA – The sides met.", "ASTANA", "Astana"),
        # A decomposed letter, a soft hyphen, another hyphen, two blanks
        ("Он в Семе\u0438\u0306.", "Семе\u0438\u0306", "Semey"),
        ("It is Ust\u2011Kameno\u00adgorsk.", "Ust\u2011Kameno\u00adgorsk", "Ust-Kamenogorsk"),
        ("It is in Central  Asia now.", "Central  Asia", "Central Asia"),
    ],
)
def test_a_name_is_found_in_the_form_that_the_text_has(text, words, name):
    assert found(text) == [(words, name or "Government of the Russian Federation")]


@pytest.mark.parametrize(
    "text",
    [
        "They need us and them.",
        "The chad and the turkey are birds of the kitchen.",
        "Семь стран и три семьи.",
        "Казахстанский и российский рынки.",
        "The Kazakh and the Kyrgyz side met.",
        "Talk of the presidential administration in general.",
        "Шутка о чуде.",
        "",
        " \n ",
    ],
)
def test_common_words_are_no_names(text):
    assert found(text) == []


def test_the_longest_name_wins():
    assert printed(
        "Novak of the Government of the Russian Federation met Kyrgyz officials in the Russian Federation."
    ) == [
        "Novak",
        "Government of the Russian Federation",
        "Russian Federation",
    ]


def test_a_name_does_not_begin_in_one_sentence_and_end_in_the_next():
    make.place("Exampleton Heights")
    make.place("Heights")
    assert printed("He left Exampleton. Heights are there.") == ["Heights"]
    assert printed("He left Exampleton\nHeights are there.") == ["Heights"]
    assert printed("He left Exampleton, Heights and others.") == ["Heights"]


def test_a_surname_alone_is_that_of_the_only_person_who_has_it():
    assert found("Kasymaliev assured them, and Касымалиевым это подтверждено.") == [
        ("Kasymaliev", "Adylbek Kasymaliev"),
        ("Касымалиевым", "Adylbek Kasymaliev"),
    ]


def test_a_surname_of_two_persons_is_that_of_whom_the_text_names_in_full():
    make.person("Zamira Kasymaliev")
    assert found("Kasymaliev assured them.") == []
    assert found("Zamira Kasymaliev came. Kasymaliev assured them.") == [
        ("Zamira Kasymaliev", "Zamira Kasymaliev"),
        ("Kasymaliev", "Zamira Kasymaliev"),
    ]


def test_initials_say_which_person_is_meant():
    make.person("Zamira Kasymaliev", other_names=["Замира Касымалиев"])
    assert found("A. Kasymaliev and Z. Kasymaliev") == [
        ("A. Kasymaliev", "Adylbek Kasymaliev"),
        ("Z. Kasymaliev", "Zamira Kasymaliev"),
    ]
    assert found("О том Касымалиеву А. и О. Бектенову сообщили.") == [
        ("Касымалиеву А", "Adylbek Kasymaliev"),
        ("О. Бектенову", "Olzhas Bektenov"),
    ]


def test_another_given_name_is_another_person():
    assert found("They met Ivan Tokayev there.") == []
    assert found("They met Kanat Bektenov. Bektenov spoke.") == []
    assert found("Yesterday Bektenov spoke.") == [("Bektenov", "Olzhas Bektenov")]
    assert found("They met President Tokayev there.") == [("Tokayev", "Kassym-Jomart Tokayev")]
    assert found("They met Prime Minister Olzhas A. Bektenov there.") == [("Olzhas A. Bektenov", "Olzhas Bektenov")]
    assert found("Они приняли Токаева Касым-Жомарта Кемелевича.") == [
        ("Токаева Касым-Жомарта", "Kassym-Jomart Tokayev")
    ]


def test_a_surname_that_stands_first_is_found_alone():
    make.person("Xi Jinping", other_names=["Си Цзиньпин"], country=make.country("CN"))
    assert printed("Xi Jinping came, and Xi spoke.") == ["Xi Jinping", "Xi"]
    assert printed("Xi spoke.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Progress was made in May. May the talks go on.", []),
        ("Officials praised progress, and Progress Energy paid.", []),
        ("The ship of Progress left on 5 May 2025.", ["Progress"]),
        ("Prime Minister Theresa May left, and so May resigned.", ["Theresa May", "May"]),
    ],
)
def test_months_and_common_words_give_no_noise(text, words):
    make.participant("Progress", kind="company")
    make.person("Theresa May")
    assert printed(text) == words


def test_an_ambiguous_name_has_all_candidates_with_the_country_of_the_text_first():
    russia, kazakhstan = (make.participant("Ministry of Energy", country=make.country(code)) for code in ("RU", "KZ"))
    for text, first in [
        ("Kazakhstan and its Ministry of Energy", kazakhstan),
        ("Russia and its Ministry of Energy", russia),
        ("Russia, then the Ministry of Energy, then Kazakhstan", russia),
    ]:
        candidates = next(one.candidates for one in names_in(text) if len(one.candidates[0].name) > 12)
        assert {candidate.pk for candidate in candidates} == {russia.pk, kazakhstan.pk}
        assert candidates[0].pk == first.pk, text


def test_a_name_means_the_state_before_the_place():
    (mention,) = names_in("Kazakhstan")
    assert [(one.noun, one.kind) for one in mention.candidates] == [("participant", "state"), ("place", "country")]


def test_a_title_of_any_length_is_found():
    subject = "trade, transport, transit, water, energy, culture, education, science, health and the environment"
    title = f"Agreement between the Government of Northland and the Government of Southland on {subject}"
    agreement = make.agreement(title=title)
    other = make.agreement(title=f"{title} of mountains")
    initiative = make.initiative(title="CASA-1000")
    text = f"Under CASA-1000 the {title[0].lower()}{title[1:]} of mountains was signed, not the {title}."
    mentions = names_in(text)
    assert [one.candidates[0].pk for one in mentions] == [initiative.pk, other.pk, agreement.pk]
    assert [one.candidates[0].noun for one in mentions] == ["initiative", "agreement", "agreement"]


def test_a_title_is_found_within_a_sentence_by_its_small_letter():
    make.initiative(title="Repair of the Northern canal")
    assert printed("They spoke of repair of the Northern canal.") == ["repair of the Northern canal"]
    assert printed("They spoke of repair of the northern canal.") == []


def test_names_follow_each_change():
    place = make.place("Exampleton", other_names=["Примерск"])
    assert printed("He left Exampleton for Примерска.") == ["Exampleton", "Примерска"]
    place.name = "Sampleton"
    place.save()
    assert printed("He left Exampleton for Sampleton.") == ["Sampleton"]
    place.delete()
    assert printed("He left Sampleton.") == []
    person = make.person("Ann Zeqrimaliev")
    person.kind, person.name = "group", "Ann Zeqrimaliev and sons"
    person.save()
    assert printed("So said Zeqrimaliev.") == []


def test_stored_keys_are_those_of_the_names():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), (SELECT count(*) FROM register.wrong_name_key) FROM register.name_key")
        keys, wrong = cursor.fetchone()
    assert keys > 900
    assert wrong == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(some.text(max_size=80) | some.lists(some.sampled_from(PIECES)).map(" ".join))
def test_any_text_can_be_read(text):
    ends = 0
    for start, end, candidates in names_in(text):
        assert ends <= start < end <= len(text)
        assert text[start].isalnum()
        assert candidates
        ends = end

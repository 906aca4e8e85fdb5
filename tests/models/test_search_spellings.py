"""A name is found by another spelling, in Latin or Cyrillic letters, if nothing has the words as they are typed."""

import pytest
from django.db import connection

from cooperation.models import Participant, Place
from cooperation.models.alphabet import folded
from cooperation.models.search.spellings import respelled, spelling
from cooperation.models.search.vectors import search_rows
from tests import builders as make

SPELLINGS = [
    "Qasymaliev Kasymaliev Kasymaliyev Qasımaliev Касымалиев",
    "Tokayev Toqaev Tokaev Tokajev Токаев Тоқаев",
    "Zhaparov Japarov Dzhaparov Djaparov Жапаров Джапаров",
    "Kirgiz Kyrgyz Qırğız",
    "Jeenbekov Zheenbekov Zhenbekov",
    "Nazarbayev Nazarbaev Nazarbajev",
    "Akhmetov Ahmetov Axmetov Ахметов",
    "Alexey Aleksey Aleksei Alexei",
    "Yevgeny Evgeniy Evgenii",
    "Evgeniy Евгений",
    "Ilyas Ильяс",
    "Yuri Юрий",
    "Shcherbakov Щербаков",
    "Oskemen Өскемен",
    "Chuykov Çüykov Tchuikov Чуйков",
    "Shamshiev Şamşiyev Shamsiyev",
    "Tsarnaev Carnaev Tzarnaev Царнаев",
    "Karabagh Karabag Qarabağ",
    "Sooronbay Soronbai Sooronbaj",
    "Wali Vali",
]
NAMES = " ".join(SPELLINGS).split()


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_spellings_of_one_name_sound_alike(spellings):
    sounds = {spelling(folded(name).lower()) for name in spellings.split()}
    assert len(sounds) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Almaty", "Alma-Ata"),
        ("Tokayev", "Tokarev"),
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("Niger", "Nigeria"),
        ("Karimov", "Kasimov"),
        ("Osh", "Os"),
    ],
)
def test_other_names_do_not(one, other):
    assert spelling(one.lower()) != spelling(other.lower()) or min(len(one), len(other)) < 4


@pytest.mark.django_db
def test_postgres_spells_as_python_does():
    words = sorted(
        {folded(name).lower() for name in NAMES}
        | {"абвгдежзийклмнопрстуфхцчшщъыьэюя", "ajxj", "aaj", "shchiye", "jij", "kkhh", "y", ""}
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT register.spelling(word) FROM unnest(%s::text[]) WITH ORDINALITY w(word, n) ORDER BY n", [words]
        )
        assert [sound for (sound,) in cursor.fetchall()] == list(map(spelling, words))


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["Zeqrimaliyev", "zekrimaliev", "Zeqrimaliev visit", "visit zekrymalijev"])
def test_rows_are_found_by_another_spelling(asked):
    person = make.person("Zekrymaliyev")
    meeting = make.meeting(title="Visit")
    make.participation(meeting, person)
    assert list(search_rows(type(meeting).objects.all(), asked)) == [meeting]
    if " " not in asked:
        assert list(search_rows(Participant.objects.all(), asked)) == [person]


@pytest.mark.django_db
def test_joined_names_are_found_in_one_piece():
    place = make.place("Zhebral-Abad")
    assert list(search_rows(Place.objects.all(), "Jebralabad")) == [place]
    assert list(search_rows(Place.objects.all(), "Jebral-Abad")) == [place]


@pytest.mark.django_db
def test_other_spellings_are_found_only_if_the_typed_one_is_not():
    typed, other = make.person("Zekrymaliev"), make.person("Zeqrimaliyev")
    assert list(search_rows(Participant.objects.all(), "Zekrymaliev")) == [typed]
    typed.delete()
    assert list(search_rows(Participant.objects.all(), "Zekrymaliev")) == [other]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Zekrymaliyev", "Зекрымалиев"),
        ("Zekrymaliyev", "Зекрымалиеву"),
        ("Зекрымалиев", "Zekrymaliev"),
        ("Зекрымалиев", "Zeqrimaliyev"),
        ("Zebrana", "Зебране"),
        ("Zebran", "Зебраном"),
        ("Зебран", "Zebran"),
    ],
)
def test_a_name_in_latin_letters_is_found_in_cyrillic_ones_and_the_other_way_round(name, asked):
    person = make.person(name)
    assert list(search_rows(Participant.objects.all(), asked)) == [person]


@pytest.mark.parametrize("text", ["", "2030", "visit", '"Qasymaliev"', "-Qasymaliev", "abc", "or"])
def test_a_text_without_another_spelling_has_none(text):
    assert respelled(text) == ""


def test_a_respelled_text_stays_short():
    assert len(respelled("Qasymaliev " * 25).split(" or ")) <= 8

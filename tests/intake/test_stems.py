"""Words of names lose their endings alike in Python, for texts, and in PostgreSQL, for the register."""

import re

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as some

from cooperation.intake.country_names import country_names
from cooperation.intake.stems import name_keys, name_words, stem_of_name, without_suffix, words_with_positions
from cooperation.models import Agreement, Initiative, Participant, Place

FORMS = [
    "токаев токаева токаеву токаевым токаеве",
    "астана астаны астане астану астаной",
    "россия россии россию россией",
    "кыргызская кыргызской кыргызскую кыргызскому кыргызских",
    "министерство министерства министерству министерством министерстве",
    "крым крыма крымом крыму",
    "рахим рахима рахимом",
    "вьетнам вьетнама вьетнамом",
    "ош оша ошу ошем оше",
    "сергей сергея сергею сергеем сергее",
    "соглашение соглашения соглашением соглашений",
    "китай китая китаю китаем",
    "рим рима римом",
]
SUFFIXED = [
    ("астана", "Астананың Астанаға Астананы Астанада Астанадан Астанадағы"),
    ("бишкек", "Бишкектин Бишкекке Бишкекти Бишкекте Бишкектен Бишкектеги"),
    ("токаев", "Тоқаевтың Тоқаевқа Тоқаевты Тоқаевпен"),
    ("республикасы", "Республикасының Республикасына Республикасында Республикасынан Республикасынын"),
    ("ош", "Оштун Ошко Ошто Оштон"),
]


@pytest.mark.parametrize("forms", FORMS, ids=lambda forms: forms.split()[0])
def test_the_cases_of_a_russian_word_have_one_stem(forms):
    assert len({stem_of_name(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("name", "forms"), SUFFIXED)
def test_a_kazakh_or_kyrgyz_word_loses_its_suffix(name, forms):
    for word in words_with_positions(forms):
        assert stem_of_name(name) in without_suffix(word.letters), word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kazakhstan’s People's U.S. CASA-1000", ["kazakhstan", "people", "u", "s", "casa", "1000"]),
        ("мои\u0306 Қырғыз №5 ﬁve", ["мой", "кырг", "no", "5", "five"]),
        ("½ ×", ["1", "2"]),
        ("", []),
    ],
)
def test_words_have_their_letters_and_their_positions(text, words):
    found = words_with_positions(text)
    assert name_words(text)[: len(words)] == [word.stem for word in found]
    assert all(word.start < word.end <= len(text) for word in found)


@given(some.text(max_size=200) | some.text(alphabet="amи\u0306'’s .-Ёё№½ﬁÅa\u030a", max_size=60))
@example("ﬁ’s")
@example("и\u0306’s мои\u0306")
def test_words_of_any_text_are_those_of_names(text):
    found = words_with_positions(text)
    assert [word.stem for word in found] == name_words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert [word.start for word in found] == sorted(word.start for word in found)


@pytest.mark.django_db
def test_postgres_has_the_same_keys():
    names = [
        *(name for row in Participant.objects.all() for name in [row.name, row.native_name, *row.other_names]),
        *(name for row in Place.objects.all() for name in [row.name, *row.other_names]),
        *(row.title for model in (Agreement, Initiative) for row in model.objects.all()),
        *(name for spellings in country_names().values() for name, _ in spellings),
        *(word for forms in FORMS for word in forms.split()),
        *("KASYMALIEV, Adylbek", ", Adylbek", "Ο Οδυσσεύς", "İzmir", "мои\u0306", "½ №12", "a’s ’s", "амиамиами" * 50),
        *("".join(map(chr, range(first, first + 300))) for first in (32, 0x300, 0x400, 0x1E00, 0x2000, 0x3000)),
    ]
    names = sorted({re.sub("[\0\ud800-\udfff]", "", name) for name in names})
    assert len(names) > 1500
    with connection.cursor() as cursor:
        sql = "SELECT name, register.name_keys(ARRAY[name], TRUE) FROM unnest(%s::text[]) name"
        cursor.execute(sql, [names])
        wrong = {name: keys for name, keys in cursor.fetchall() if set(keys) != name_keys([name], is_person=True)}
    assert wrong == {}

"""Names that the register does not have are offered with a guess of what they are."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from cooperation.fields import Period
from cooperation.intake.mentions import mentions_in
from tests import builders as make

pytestmark = pytest.mark.django_db


def offered(text):
    return [(one.text, one.noun, one.kind) for one in mentions_in(text).unknown]


@pytest.mark.parametrize(
    ("text", "name", "noun", "kind"),
    [
        ("They met President Sadyr Zhekrabov there.", "Sadyr Zhekrabov", "participant", "person"),
        ("Then Kazakh Foreign Minister Murat Zhekrabov spoke.", "Murat Zhekrabov", "participant", "person"),
        ("They met S. Zhekrabov there.", "S. Zhekrabov", "participant", "person"),
        ("The Ministry of Energy and Mines met.", "Ministry of Energy and Mines", "participant", "ministry"),
        ("A deal with Zhekra Trade LLP was made.", "Zhekra Trade LLP", "participant", "company"),
        ("A deal with JSC Zhekra was made.", "JSC Zhekra", "participant", "company"),
        ("They met Deputy PM Serik Zhekrabov.", "Serik Zhekrabov", "participant", "person"),
        ("It is in the city of Zhekra-Abad.", "Zhekra-Abad", "place", "settlement"),
        ("It is in Zhekra-Abad.", "Zhekra-Abad", "place", "settlement"),
        ("It is on the Zhekra River.", "Zhekra River", "place", "river"),
        ("It is at the Zhekra Checkpoint.", "Zhekra Checkpoint", "place", "border_crossing"),
        ("It is the Zhekra HPP.", "Zhekra HPP", "place", "power_plant"),
        ("Он говорил с министром Нурланом Жекрабовым.", "Нурланом Жекрабовым", "participant", "person"),
        ("Это в городе Жекраабаде.", "Жекраабаде", "place", "settlement"),
        ("Это у реки Жекра.", "Жекра", "place", "river"),
        ("Это договор с ТОО «Жекра».", "ТОО «Жекра»", "participant", "company"),
        ("They met in ZHKR.", "ZHKR", "participant", ""),
        ("Страна вступила в ЖЕКР и ушла.", "ЖЕКР", "participant", ""),
        ("Он назвал Страны ЖЕКР.", "Страны ЖЕКР", "participant", ""),
        ("Then Minister Murat ZHEKRABOV spoke.", "Murat ZHEKRABOV", "participant", "person"),
    ],
)
def test_a_name_is_offered_with_a_guess(text, name, noun, kind):
    assert offered(text) == [(name, noun, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Experts agreed. Meanwhile nothing happened. However, They left.",
        "On Tuesday in February the Kazakh and the Central Asian sides met.",
        "Astana and Kazakhstan; President Tokayev; Prime Minister Olzhas Bektenov.",
        "Kazakhstan And Russia Agree On More Trade And Transit Links Soon",
        "I think so, and Chapter XIV is long.",
        "Президент принял гостя. Сегодня Токаев уехал.",
        "Указом Президента утверждена Стратегия. Under the Zhekra Agreement it is so.",
        "5 million US dollars and 110 MW.",
        "",
    ],
)
def test_titles_demonyms_days_and_first_words_are_not_offered(text):
    assert [name for name, _, _ in offered(text) if name != "Chapter"] == []


def test_bodies_beside_each_other_are_two():
    assert [name for name, _, _ in offered("Then the World Bank and the Asian Development Bank joined.")] == [
        "World Bank",
        "Asian Development Bank",
    ]


def test_the_longest_words_win():
    make.initiative(title="Strategy 2030")
    text = "Under Strategy 2030 it cost 5 million US dollars by May 2025, as the US said in 2024."
    found = mentions_in(text, Period.parse("2025"))
    assert [text[one.start : one.end] for one in found.names] == ["Strategy 2030", "US"]
    assert [one.stated for one in found.dates] == ["by May 2025", "2024"]
    assert [one.text for one in found.amounts] == ["5 million US dollars"]


PIECES = [
    *(
        "Astana",
        "Zhekra",
        "Токаевым",
        "President",
        "in",
        "on",
        "of",
        "the",
        "and",
        "February",
        "25",
        "2025",
        "году",
        "$5",
    ),
    *(
        "млрд",
        "долларов",
        "last",
        "year",
        ".",
        ",",
        "–",
        "«",
        "»",
        "\n",
        "О.",
        "U.S.",
        "CASA-1000",
        "Ministry",
        "и\u0306",
    ),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(some.text(max_size=80) | some.lists(some.sampled_from(PIECES), max_size=20).map(" ".join))
def test_nothing_overlaps_in_any_text(text):
    found = mentions_in(text, Period.parse("26 Feb 2025"))
    spans = sorted((one.start, one.end) for kind in found[1:] for one in kind)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[one.start : one.end] == one.text for one in found.unknown + found.amounts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They spoke of the Qara and Aqsu rivers.", {"Qara": "river", "Aqsu": "river"}),
        ("Stations in the cities of Northtown, Southtown, and Westtown.",
         {"Northtown": "settlement", "Southtown": "settlement", "Westtown": "settlement"}),
        ("They met, according to Exampleorda.", {"Exampleorda": ""}),
    ],
)  # fmt: skip
def test_words_around_several_names_say_what_they_are(text, expected):
    assert {name: kind for name, _, kind in offered(text)} == expected

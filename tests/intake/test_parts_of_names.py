"""Countries that are part of a longer name, and titles that are a whole sentence."""

import pytest

from cooperation.intake.mentions import mentions_in
from tests import builders as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def names():
    for code in ("KZ", "UZ"):
        make.state(code)
    make.place("Central Asia", kind="region")
    make.person("Olzhas Bektenov")


def found(text: str) -> tuple[list[str], list[str]]:
    """Return the names of the register in a text, and the other names."""
    mentions = mentions_in(text)
    return [text[one.start : one.end] for one in mentions.names], [one.text for one in mentions.unknown]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Then Uzbekistan Temir Yollari and Kazakhstan Temir Zholy signed a memorandum.",
         ["Uzbekistan Temir Yollari", "Kazakhstan Temir Zholy"]),
        ("Uzbekistan Airways flies there.", ["Uzbekistan Airways"]),
        ("The International Centre for Industrial Cooperation \"Central Asia\" on the border is new.",
         ["International Centre for Industrial Cooperation \"Central Asia\""]),
        ("Students of the Central Asia University came.", ["Central Asia University"]),
        ("Компания Узбекистан Темир Йуллари подписала меморандум.", ["Узбекистан Темир Йуллари"]),
    ],
)  # fmt: skip
def test_a_country_within_a_longer_name_is_part_of_it(text, unknown):
    names, others = found(text)
    assert names == []
    assert [name.removeprefix("Компания ") for name in others] == unknown


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prime Minister of Uzbekistan Abdulla Aripov arrived.", ["Uzbekistan"]),
        ("Then Uzbekistan President Shavkat Example spoke.", ["Uzbekistan"]),
        ("Uzbekistan Foreign Minister Example arrived.", ["Uzbekistan"]),
        ("They visited Kazakhstan Tuesday.", ["Kazakhstan"]),
        ("Both of Kazakhstan and Uzbekistan agreed.", ["Kazakhstan", "Uzbekistan"]),
        ("In Kazakhstan Olzhas Bektenov met them.", ["Kazakhstan", "Olzhas Bektenov"]),
        ("Kazakhstan Opens New Border Checkpoint", ["Kazakhstan"]),
        ("Премьер-министр Узбекистана Абдулла Арипов прибыл.", ["Узбекистана"]),
        ("Countries of Central Asia met.", ["Central Asia"]),
    ],
)
def test_a_country_beside_a_post_a_person_or_a_day_is_a_name(text, names):
    assert found(text)[0] == names


def test_a_list_within_the_name_of_a_ministry_is_not_cut():
    assert found("The Ministry of Investment, Industry and Trade of Uzbekistan said so.") == (
        ["Uzbekistan"],
        ["Ministry of Investment, Industry and Trade"],
    )


def test_bodies_beside_a_ministry_are_others():
    text = "Then the Ministry of Energy, Zhekratom and Zhekraprom agreed."
    assert found(text)[1] == ["Ministry of Energy", "Zhekratom", "Zhekraprom"]


@pytest.mark.parametrize(
    "title",
    [
        "Uzbekistan and Kazakhstan signed a memorandum on the railway on 13 March 2025",
        "and Kazakhstan signed a memorandum on the railway on 13 March 2025",
        "Uzbekistan and Kazakhstan signed a memorandum on the railway",
    ],
)
def test_a_title_that_is_a_sentence_hides_nothing(title):
    make.agreement(title=title)
    mentions = mentions_in("Uzbekistan and Kazakhstan signed a memorandum on the railway on 13 March 2025.")
    assert [one.candidates[0].name for one in mentions.names] == ["Uzbekistan", "Kazakhstan"]
    assert [str(one.period) for one in mentions.dates] == ["13 March 2025"]


def test_a_russian_title_that_is_a_sentence_hides_nothing():
    make.agreement(title="Узбекистан и Казахстан подписали меморандум о железной дороге")
    mentions = mentions_in("Узбекистан и Казахстан подписали меморандум о железной дороге.")
    assert [one.candidates[0].name for one in mentions.names] == ["Uzbekistan", "Kazakhstan"]


@pytest.mark.parametrize(
    "text",
    [
        "{} entered into force.",
        "{}.",
        "The parties signed the {} on 13 March 2025.",
    ],
)
def test_a_long_title_is_a_name(text):
    title = "Agreement between the Government of Kazakhstan and the Government of Uzbekistan on the joint use of water"
    make.agreement(title=title)
    assert found(text.format(title))[0] == [title]

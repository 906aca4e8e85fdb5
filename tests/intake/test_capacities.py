"""The capacity in which a text names a person."""

import pytest

from cooperation.intake.capacities import attending, capacity_of
from cooperation.intake.mentions import mentions_in
from tests import builders as make


def capacity(text: str, name: str) -> str:
    start = text.index(name)
    found = capacity_of(text, start, start + len(name))
    return text[slice(*found)] if found else ""


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("President Ann Example arrived.", "President"),
        ("Kazakh Prime Minister Ann Example arrived.", "Kazakh Prime Minister"),
        ("He met with the Deputy Chairman of the Cabinet of Ministers of Kyrgyzstan Ann Example.",
         "Deputy Chairman of the Cabinet of Ministers of Kyrgyzstan"),
        ("Minister of Trade and Integration Ann Example arrived.", "Minister of Trade and Integration"),
        ("Yesterday Prime Minister Ann Example arrived.", "Prime Minister"),
        ("Kazakhstan and Prime Minister Ann Example agreed.", "Prime Minister"),
        ("Ann Example, the chairman of the Kyrgyz Cabinet of Ministers and head of the Administration.",
         "chairman of the Kyrgyz Cabinet of Ministers and head of the Administration"),
        ("Ann Example, Prime Minister of Kazakhstan, said so.", "Prime Minister of Kazakhstan"),
        ("Премьер-министр Казахстана Ann Example прибыл.", "Премьер-министр Казахстана"),
        ("Об этом сказал заместитель председателя правительства Ann Example.",
         "заместитель председателя правительства"),
    ],
)  # fmt: skip
def test_the_words_of_the_post_are_the_capacity(text, printed):
    assert capacity(text, "Ann Example") == printed


@pytest.mark.parametrize(
    "text",
    [
        "Ann Example arrived.",
        "Ann Example, on her first visit to Astana, arrived.",
        "Kazakhstan and Ann Example agreed.",
        "Ann Example, who met the President, arrived.",
        "The President told Ann Example about it.",
        "Министр сообщил Ann Example о торговле.",
        "The talks were led by the minister. Ann Example arrived.",
        "In Kazakhstan, Ann Example arrived.",
        "Ann Example",
    ],
)
def test_without_a_post_beside_the_name_there_is_none(text):
    assert capacity(text, "Ann Example") == ""


def test_the_post_of_another_person_is_not_taken():
    text = "President Ann Example and Ben Sample met."
    start = text.index("Ben")
    assert capacity_of(text, start, start + 10, text.index(" and")) is None


def attended(text: str) -> dict[str, tuple[str, str | None]]:
    """Return the participants of a text: the capacity of each, and the state that it represents."""
    found = attending(text, 0, mentions_in(text))
    return {one.participant.name: (one.capacity, one.on_behalf_of and one.on_behalf_of.name) for one in found}


@pytest.fixture
def people(db):
    for code in ("KZ", "UZ"):
        make.state(code)
    person = make.person("Olzhas Bektenov")
    person.other_names = ["Олжас Бектенов"]
    person.save()


@pytest.mark.parametrize(
    ("text", "capacity"),
    [
        ("Prime Minister of Uzbekistan Abdulla Aripov and Prime Minister of Kazakhstan Olzhas Bektenov held talks.",
         "Prime Minister of Kazakhstan"),
        ("President of Uzbekistan and Prime Minister of Kazakhstan Olzhas Bektenov held talks.",
         "Prime Minister of Kazakhstan"),
        ("Prime Minister of Uzbekistan, Abdulla Aripov, and Prime Minister of Kazakhstan, Olzhas Bektenov, met.", ""),
        ("Премьер-министр Узбекистана Абдулла Арипов и премьер-министр Казахстана Олжас Бектенов провели переговоры.",
         "премьер-министр Казахстана"),
        ("Премьер-министр Узбекистана Абдулла Арипов встретился с премьер-министром Казахстана Олжасом Бектеновым.",
         "премьер-министром Казахстана"),
        ("Премьер-министр Узбекистана встретился с премьер-министром Казахстана Олжасом Бектеновым.",
         "премьер-министром Казахстана"),
    ],
)  # fmt: skip
def test_the_post_of_a_person_that_the_register_lacks_is_not_taken(people, text, capacity):
    assert attended(text)["Olzhas Bektenov"] == (capacity, "Kazakhstan" if capacity else None)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Ambassador of Kazakhstan to Uzbekistan Olzhas Bektenov arrived.", "Kazakhstan"),
        ("Ambassador to Uzbekistan Olzhas Bektenov arrived.", None),
        ("Chairman of the Commission of Kazakhstan and Uzbekistan Olzhas Bektenov arrived.", None),
    ],
)
def test_a_person_represents_only_the_state_that_is_certain(people, text, state):
    assert attended(text)["Olzhas Bektenov"][1] == state


def test_a_body_that_the_register_lacks_is_part_of_the_capacity(people):
    assert attended("Chairman of Zhekra Trade Olzhas Bektenov arrived.") == {
        "Olzhas Bektenov": ("Chairman of Zhekra Trade", None)
    }


def test_the_phrase_after_a_name_ends_before_the_next_person(people):
    text = "Olzhas Bektenov, the Prime Minister of Kazakhstan and Abdulla Aripov, met."
    assert attended(text)["Olzhas Bektenov"] == ("", None)

"""The capacity in which a text names a person."""

import pytest

from cooperation.intake.capacities import capacity_of


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

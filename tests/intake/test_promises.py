"""Who promises something, and to whom."""

import pytest

from cooperation.intake.mentions import mentions_in
from cooperation.intake.promises import promise_in
from tests import builders as make


@pytest.fixture
def register(db):
    for code in ("KZ", "UZ"):
        make.state(code)
    make.participant("Ministry of Energy")
    for name in ("Olzhas Bektenov", "Abdulla Aripov"):
        make.person(name)


def promise(text: str) -> tuple[list[str], list[str]]:
    named = [(one.start, one.end, one.candidates[0]) for one in mentions_in(text).names]
    found = promise_in(text, 0, len(text), [one for one in named if one[2].noun == "participant"])
    return [row.name for row in found.by], [row.name for row in found.to]


KZ, UZ, BEKTENOV, ARIPOV = "Kazakhstan", "Uzbekistan", "Olzhas Bektenov", "Abdulla Aripov"


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("The Uzbek side promised to supply 922 million cubic metres of water to Kazakhstan.", [UZ], [KZ]),
        ("Kazakhstan was promised 922 million cubic metres of water by Uzbekistan.", [UZ], [KZ]),
        ("Water was promised to Kazakhstan by Uzbekistan.", [UZ], [KZ]),
        ("The checkpoint will be modernised by Kazakhstan.", [KZ], []),
        ("Uzbekistan again pledged to deliver water.", [UZ], []),
        ("Uzbekistan will provide Tashkent with water.", [UZ], []),
        ("Kazakhstan will finish the checkpoint, Olzhas Bektenov reaffirmed.", [KZ], []),
        ("Bektenov said Kazakhstan would complete the checkpoint by 1 September 2025.", [KZ], []),
        ("Kazakhstan and Uzbekistan agreed to build a bridge.", [KZ, UZ], []),
        ("Prime Minister of Kazakhstan Olzhas Bektenov promised Abdulla Aripov a visit.", [BEKTENOV], [ARIPOV]),
        ("Olzhas Bektenov told Abdulla Aripov that the checkpoint would open by 1 November 2025.", [], [ARIPOV]),
        ("Olzhas Bektenov assured Prime Minister Abdulla Aripov that Kazakhstan would open it.", [KZ], [ARIPOV]),
        ("Olzhas Bektenov instructed the Ministry of Energy to build it.", ["Ministry of Energy"], [BEKTENOV]),
        ("Узбекистан обещал поставить воду в Казахстан.", [UZ], [KZ]),
        ("Узбекистан пообещал Казахстану поставить воду.", [UZ], [KZ]),
        ("Узбекская сторона намерена поставить воду.", [UZ], []),
        ("Он сказал, что Казахстан завершит модернизацию.", [KZ], []),
    ],
)
def test_who_promises_is_the_subject_or_the_agent(register, text, by, to):
    assert promise(text) == (by, to)


@pytest.mark.parametrize(
    "text",
    [
        "The checkpoint with Uzbekistan will open in 2026.",
        "The government of Kazakhstan will build it.",
        "Trade between Kazakhstan and Uzbekistan will reach 10 billion dollars.",
        "Tashkent promised to supply water.",
        "The Example side promised water.",
        "The Uzbek side expects grain from Kazakhstan.",
        "Правительство Казахстана завершит модернизацию.",
        "The parties agreed to build a bridge from Kazakhstan.",
    ],
)
def test_names_that_are_only_mentioned_promise_nothing(register, text):
    assert promise(text) == ([], [])

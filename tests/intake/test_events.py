"""Where something happened, and what was done to an agreement, as words say it."""

import pytest

from cooperation.intake.events import form_of, is_done_by, role_of, status_of, venue_of
from cooperation.intake.names import names_in
from cooperation.models import Place
from tests import builders as make


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The ministers signed a memorandum.", "signed"),
        ("The memorandum was signed on 5 May.", "signed"),
        ("Министры подписали меморандум.", "signed"),
        ("Меморандум подписан 5 мая.", "signed"),
        ("They initialed the treaty.", "initialled"),
        ("The treaty, signed in 2020, entered into force.", "in_force"),
        ("Договор вступил в силу.", "in_force"),
        ("A joint statement was adopted.", "adopted"),
        ("The memorandum will be signed in May.", None),
        ("The memorandum is to be signed in May.", None),
        ("The memorandum will be officially signed in May.", None),
        ("The memorandum was not signed.", None),
        ("The memorandum has been signed, the protocol will be signed in May.", "signed"),
        ("Меморандум будет подписан в мае.", None),
        ("They intend to sign a memorandum.", None),
        ("They assigned a task and redesigned it.", None),
        ("They talked.", None),
    ],
)
def test_the_status_is_that_of_what_was_done(words, status):
    found = status_of(words)
    assert (found and found[0]) == status


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("They signed a memorandum of understanding on trade.", "memorandum"),
        ("They signed a protocol to the agreement of 2020.", "protocol"),
        ("The treaty entered into force.", "treaty"),
        ("A joint statement was adopted.", "joint_statement"),
        ("They approved the roadmap.", "roadmap"),
        ("They signed a memorandum on the programme.", "memorandum"),
        ("The convention was signed.", "convention"),
        ("They signed an agreement.", "agreement"),
        ("Стороны подписали меморандум о торговле.", "memorandum"),
        ("Принято совместное заявление.", "joint_statement"),
        ("Утверждена дорожная карта.", "roadmap"),
        ("Договор вступил в силу.", "treaty"),
        ("Стороны договорились о торговле.", None),
        ("The memorandum and the protocol are ready.", None),
        ("They talked.", None),
    ],
)
def test_the_form_is_the_one_that_the_words_name(words, form):
    assert form_of(words) == form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Zhekra Rail signed a memorandum.", True),
        ("It was signed by Zhekra Rail in May.", True),
        ("The memorandum between Zhekra Rail and others was signed.", True),
        ("The memorandum on the Zhekra Rail line was signed.", False),
        ("Кроме того, Zhekra Rail подписал меморандум.", True),
    ],
)
def test_an_act_is_done_by_the_name_beside_its_verb(text, expected):
    start, (_, act) = text.index("Zhekra"), status_of(text)
    assert is_done_by(text, start, start + len("Zhekra Rail"), act[0]) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Example arrived in Northtown.", "guest"),
        ("Ann Example will visit Northtown.", "guest"),
        ("Ann Example, the Prime Minister, paid a visit.", "guest"),
        ("Ann Example's last visit was in May.", "guest"),
        ("Ann Example посетила Нортаун.", "guest"),
        ("He will host Ann Example.", "guest"),
        ("Ann Example will host him.", "host"),
        ("He was met by Prime Minister Ann Example.", "host"),
        ("Ann Example met the minister.", None),
        ("Ann Example spoke of the visit.", None),
        ("He spoke to Ann Example.", None),
    ],
)
def test_who_visits_is_a_guest_and_who_receives_the_visit_a_host(text, role):
    start = text.index("Ann Example")
    assert role_of(text, start, start + len("Ann Example")) == role


def venue(text: str) -> str | None:
    found = venue_of(text, names_in(text))
    return found and found.name


@pytest.fixture
def places(db):
    make.place("Northtown")
    make.place("Long River", kind=Place.Kind.RIVER)


@pytest.mark.parametrize(
    "text",
    [
        "They met in Northtown.",
        "The meeting was held in the city of Northtown.",
        "Стороны встретились в Northtown.",
    ],
)
def test_the_venue_is_the_place_that_something_is_in(places, text):
    assert venue(text) == "Northtown"


@pytest.mark.parametrize(
    "text",
    ["They left Northtown.", "They talked of Northtown.", "Fish live in Long River.", "Northtown was calm in spring."],
)
def test_other_places_are_no_venue(places, text):
    assert venue(text) is None

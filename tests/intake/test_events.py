"""Where something happened, and what was done to an agreement, as words say it."""

import pytest

from cooperation.intake.events import status_of, venue_of
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

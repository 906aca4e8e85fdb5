"""What the form of a record is filled in with, from selected words."""

from decimal import Decimal

import pytest

from cooperation.intake.selection import words_at
from cooperation.models import Sector
from tests import builders as make

pytestmark = pytest.mark.django_db


def given(text, noun):
    """Return the parameters of a form from a whole text."""
    snapshot = make.snapshot(make.source("Talks of examples"), text=text)
    return words_at(snapshot, 0, len(text)).parameters(noun)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Exports rose from 0.9 to 1.1 billion dollars in 2024.", "1.1 billion dollars"),
        ("Exports rose from 2 million dollars in 2023 to 3 million dollars in 2024.", "3 million dollars"),
        ("Exports were 2 million dollars, and imports 3 million dollars.", "2 million dollars"),
    ],
)
def test_of_a_change_the_newer_value_is_taken(text, value):
    assert given(text, "figure")["value_low"] == value


def test_an_amount_that_a_form_reads_in_another_way_is_given_as_a_number_with_its_printed_words():
    found = given("Товарооборот превысил 1,7 млрд долларов.", "figure")
    assert {name: found[name] for name in ("value_low", "bound", "unit", "printed")} == {
        "value_low": "1700000000",
        "bound": "more_than",
        "unit": "USD",
        "printed": "превысил 1,7 млрд долларов",
    }


@pytest.mark.parametrize(
    ("typed", "printed", "value", "expected"),
    [
        ("1.1 billion dollars", "", "1.1e9", "1.1 billion dollars"),
        ("about 2 billion dollars", "", "2e9", ""),
        ("2024", "", "2024", ""),
        ("1100000000", "1.1 billion dollars", "1.1e9", "1.1 billion dollars"),
        ("7", "1.1 billion dollars", "7", ""),
        ("7", "seven or so", "7", "seven or so"),
    ],
)
def test_the_printed_words_of_a_value_are_those_of_the_text(typed, printed, value, expected):
    text = "Exports were 1.1 billion dollars in 2024."
    snapshot = make.snapshot(make.source("Talks of examples"), text=text)
    assert words_at(snapshot, 0, len(text)).printed(typed, printed, Decimal(value)) == expected


def test_a_date_printed_in_full_beside_its_weekday_is_not_inferred():
    found = given("The ministers met on Wednesday, 14 October 2026, in Astana.", "meeting")
    assert found["date"] == "14 October 2026"
    assert {"date_inferred", "date_stated"}.isdisjoint(found)


def test_a_range_is_given_with_both_its_ends():
    found = given("В проектах заняты от 5 до 7 тыс. человек.", "figure")
    assert (found["value_low"], found["value_high"]) == ("5000", "7000")


def test_a_person_of_a_country_represents_its_state_at_a_meeting():
    kazakhstan = make.state("KZ")
    person = make.participant("Ann Example", kind="person", country_id="KZ")
    assert given("Ann Example met the ministers.", "meeting")[f"on_behalf_of-{person.pk}"] == str(kazakhstan.pk)


def test_a_director_represents_no_state():
    person = make.participant("Ann Example", kind="person", country_id="KZ")
    assert f"on_behalf_of-{person.pk}" not in given("General Director Ann Example met the ministers.", "meeting")


def test_the_form_of_a_visit_has_who_is_the_guest_and_the_kind_of_meeting():
    person = make.participant("Ann Example", kind="person")
    found = given("Ann Example will visit the ministers.", "meeting")
    assert (found[f"role-{person.pk}"], found["kind"], found["status"]) == ("guest", "official_visit", "scheduled")


def test_telling_words_fill_in_sectors_if_no_initiative_is_named():
    assert given("Trade grew.", "figure")["sectors"] == str(Sector.objects.get(slug="trade").pk)

"""What kind of record words are, by their verbs and dates."""

import pytest

from cooperation.fields import Period
from cooperation.intake.kinds import kind_in

PUBLISHED = Period.parse("26 Feb 2025")


@pytest.mark.parametrize(
    ("noun", "words", "date", "expected"),
    [
        ("meeting", "The ministers met in Northtown", "", ""),
        ("meeting", "arrived for a two-day visit", "", "official_visit"),
        ("meeting", "during her state visit", "", "state_visit"),
        ("meeting", "will visit Northtown", "", "official_visit"),
        ("meeting", "talks in Northtown", "May 2024", ""),
        ("meeting", "посетил Нортаун с рабочим визитом", "", "working_visit"),
        ("development", "The canal reached the border", "", ""),
        ("development", "The minister said that it is late", "", "statement"),
        ("development", "Министр отметил рост", "", "statement"),
        ("development", "a year behind schedule", "", "setback"),
        ("development", "They have worked together", "since 1995", "background"),
        ("development", "They have worked together", "since 2024", ""),
        ("development", "The bridge was opened", "", "milestone"),
        ("commitment", "to build a canal", "", ""),
        ("commitment", "both sides want to raise trade", "", "shared_aim"),
        ("commitment", "the canal should be ready", "", "expectation"),
        ("commitment", "The president instructed the ministry", "", "instruction"),
        ("commitment", "стороны намерены довести торговлю", "", "shared_aim"),
        ("commitment", "компания готова войти в проект", "", "pledge"),
        ("initiative", "a canal that will be built", "2030", ""),
        ("figure", "bring trade to $3 billion", "2030", ""),
    ],
)
def test_verbs_and_dates_say_what_kind_of_record_words_are(noun, words, date, expected):
    assert kind_in(noun, words, Period.parse(date) if date else None, PUBLISHED) == expected

"""What kind of record words are, by their verbs and dates."""

import pytest

from cooperation.fields import Period
from cooperation.intake.kinds import kinds_of

PUBLISHED = Period.parse("26 Feb 2025")


def kinds(noun, words, date=""):
    return kinds_of(noun, words, Period.parse(date) if date else None, PUBLISHED)


@pytest.mark.parametrize(
    ("noun", "words", "date", "expected"),
    [
        ("meeting", "The ministers met in Northtown", "", {}),
        ("meeting", "arrived for a two-day visit", "", {"kind": "official_visit"}),
        ("meeting", "during her state visit", "", {"kind": "state_visit"}),
        ("meeting", "will visit Northtown", "", {"kind": "official_visit"}),
        ("meeting", "talks in Northtown", "May 2024", {}),
        ("meeting", "посетил Нортаун с рабочим визитом", "", {"kind": "working_visit"}),
        ("development", "The canal reached the border", "", {}),
        ("development", "The minister said that it is late", "", {"kind": "statement"}),
        ("development", "Министр отметил рост", "", {"kind": "statement"}),
        ("development", "a year behind schedule", "", {"kind": "setback"}),
        ("development", "They have worked together", "since 1995", {"kind": "background"}),
        ("development", "They have worked together", "since 2024", {}),
        ("development", "The bridge was opened", "", {"kind": "milestone"}),
        ("commitment", "to build a canal", "", {}),
        ("commitment", "both sides want to raise trade", "", {"kind": "shared_aim"}),
        ("commitment", "the canal should be ready", "", {"kind": "expectation"}),
        ("commitment", "The president instructed the ministry", "", {"kind": "instruction"}),
        ("commitment", "стороны намерены довести торговлю", "", {"kind": "shared_aim"}),
        ("commitment", "компания готова войти в проект", "", {"kind": "pledge"}),
        ("initiative", "a canal that will be built", "2030", {}),
        ("figure", "bring trade to $3 billion", "2030", {}),
    ],
)
def test_verbs_and_dates_say_what_kind_of_record_words_are(noun, words, date, expected):
    assert kinds(noun, words, date) == expected

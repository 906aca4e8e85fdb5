"""Period as a value, and as pages show it."""

import doctest
from datetime import date, datetime

import pytest

from cooperation.fields import (
    Period,
    date_after,
    describe_typed_period,
    display_period,
    gaps,
    model_field,
    period,
    reading,
    singles,
    spans,
    time_later,
    writing,
)


@pytest.mark.parametrize(
    "module", [period, reading, singles, spans, writing, gaps, model_field], ids=lambda module: module.__name__
)
def test_the_examples_in_the_code_are_true(module):
    assert doctest.testmod(module).failed == 0


def test_periods_sort_by_first_day_then_by_end_with_open_ends_last():
    texts = [
        "2024",
        "February 2025",
        "since February 2025",
        "25 February 2025",
        "by the end of 2023",
        "by the end of 2030",
    ]
    assert [str(period) for period in sorted(map(Period.parse, reversed(texts)))] == texts


def test_periods_with_the_same_bounds_are_one():
    assert {Period.parse("2025-02"), Period.parse("Feb 2025")} == {Period(date(2025, 2, 1), date(2025, 3, 1))}


def test_a_period_is_not_compared_with_a_day():
    with pytest.raises(TypeError):
        Period.parse("2025") < date(2025, 1, 1)  # noqa: B015


def test_a_period_does_not_change():
    with pytest.raises(AttributeError):
        Period.parse("2025").upper = date(2030, 1, 1)


def test_the_last_day_belongs_to_the_period():
    assert Period.parse("Feb 2024").last_day == date(2024, 2, 29)


def test_an_open_end_has_no_last_day():
    assert Period.parse("since 2023").last_day is None


@pytest.mark.parametrize(
    ("bounds", "message"),
    [
        ((None, None), "needs a beginning, an end, or both"),
        ((date(2025, 2, 1), date(2025, 1, 1)), r"ends \(2024-12-31\) before it begins \(2025-02-01\)"),
        ((date(2025, 2, 1), date(2025, 2, 1)), "before it begins"),
        ((None, date(1, 1, 1)), "within the years 1 to 9998"),
        ((date(9999, 1, 1), None), "within the years 1 to 9998"),
        ((date(2025, 1, 1), date(9999, 1, 2)), "within the years 1 to 9998"),
    ],
)
def test_bounds_that_leave_no_day_are_refused(bounds, message):
    with pytest.raises(ValueError, match=message):
        Period(*bounds)


@pytest.mark.parametrize("bound", ["2025", 2025, datetime(2025, 1, 1)])
def test_bounds_are_dates(bound):
    with pytest.raises(TypeError, match="bounded by dates"):
        Period(bound, None)


def test_the_last_day_of_python_is_refused_in_words():
    with pytest.raises(ValueError, match="The year must be from 0001 to 9998"):
        Period.of_day(date.max)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("2025-02", "February 2025, known to the month"),
        ("12-13 Nov 2025", "12–13 November 2025, a range of days"),
        ("2026-2029", "2026–2029, a range of years"),
        ("by 2030", "by the end of 2030, beginning not known"),
        ("by 20 Dec 2025", "by 20 December 2025, beginning not known"),
        ("since Feb 2023", "since February 2023 (from 1 February 2023), end not known"),
        ("since 18 Dec 2024", "since 18 December 2024, end not known"),
        ("from 1 April 9990", "from 1 April 9990, end not known"),
        ("late Oct 2022", "late October 2022 (21–31 October 2022), a range of days"),
        ("spring 2025", "spring 2025 (March–May 2025), a range of months"),
        ("first nine months of 2024", "first nine months of 2024 (January–September 2024), a range of months"),
        ("circa 2024", "about 2024, known to the year, approximate"),
        ("about late 2025", "about late 2025 (September–December 2025), a range of months, approximate"),
        ("by about 2030", "by about 2030 (by the end of 2030), beginning not known, approximate"),
    ],
)
def test_a_form_can_say_how_it_understood_a_date(typed, answer):
    assert describe_typed_period(typed) == answer


@pytest.mark.parametrize(
    ("known", "stated", "inferred", "shown"),
    [
        ("25 February 2025", "", False, "25 February 2025"),
        ("25 February 2025", "25 February 2025", False, "25 February 2025"),
        ("25 February 2025", "25.02.2025", False, "25 February 2025"),
        ("25 February 2025", "25 February", True, "25 February 2025 (year inferred)"),
        ("25 February 2025", "", True, "25 February 2025 (date inferred)"),
        ("2024", "last year", False, "2024 (stated as “last year”)"),
        ("2024", "last year", True, "2024 (stated as “last year”, date inferred)"),
        ("by 2025", "the summer of 2025", True, "by the end of 2025 (stated as “the summer of 2025”, date inferred)"),
        ("early 1990s", "early 1990s", False, "early 1990s"),
        ("early 1990s", "", False, "early 1990s"),
        ("1990/1993", "early 1990s", False, "early 1990s"),
        ("1990/1993", "", False, "1990–1993"),
        ("about 2024", "circa 2024", False, "about 2024"),
        ("about 2024", "2024 or so", False, "about 2024 (stated as “2024 or so”)"),
        ("2024", "around 2024", False, "about 2024"),
        ("2026–2029", "2026–2029", False, "2026–2029"),
    ],
)
def test_stated_wording_is_shown_beside_the_date_if_it_says_more(known, stated, inferred, shown):
    assert display_period(Period.parse(known), stated, inferred) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("by 2030", "until the end of 2030"),
        ("by about 2030", "until about 2030"),
        ("since 2023", "since 2023"),
        ("2025–2035", "2025–2035"),
    ],
)
def test_what_lasts_has_until_where_a_deadline_has_by(typed, shown):
    assert Period.parse(typed).lasting == display_period(Period.parse(typed), lasting=True) == shown
    assert describe_typed_period(typed, lasting=True).startswith(shown)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2023", "in force since 2023"),
        ("25 Feb 2025", "in force since 25 February 2025"),
        ("late 2025", "in force since late 2025"),
        ("about 2024", "in force since about 2024"),
        ("since 2023", "in force since 2023"),
        ("since about 2023", "in force since about 2023"),
        ("after early 2023", "in force after early 2023"),
        ("from 1 April 9990", "in force from 1 April 9990"),
        ("by 13 March 2026", "in force, by 13 March 2026 at the latest"),
        ("by about 2030", "in force, by about 2030 at the latest"),
        ("before about 1900", "in force, before about 1900"),
        ("from about 2024 to 2026", "in force, from about 2024 to 2026"),
    ],
)
def test_a_date_after_a_word_makes_a_sentence(typed, sentence):
    assert "in force" + date_after("since", Period.parse(typed)) == sentence


def test_a_word_without_a_date_has_the_stated_wording_after_a_comma():
    assert "in force" + date_after("since", None) == "in force"
    assert "in force" + date_after("since", None, "after the ratification") == "in force, “after the ratification”"


def test_a_date_at_the_latest_is_followed_by_its_notes():
    shown = date_after("from", Period.parse("by 5 May 2025"), "within days", inferred=True)
    assert shown == ", by 5 May 2025 at the latest (stated as “within days”, date inferred)"


@pytest.mark.parametrize(
    ("bounds", "phrase", "shown"),
    [
        ("2024", "about 2024", "about 2024"),
        ("2025", "about 2024", "2025"),
        ("2024", "nonsense", "2024"),
        ("2024", "", "2024"),
        ("5 Dec 2024", "by 2024-12-05", "by 5 December 2024"),
        ("Dec 2024", "by 2024-12-31", "December 2024"),
    ],
)
def test_a_stored_phrase_of_other_days_is_ignored(bounds, phrase, shown):
    assert str(Period.of_columns(*Period.parse(bounds).bounds, phrase)) == shown


@pytest.mark.parametrize(
    ("before", "after", "passed"),
    [
        ("5 March 2021", "5 May 2024", "3 years, 2 months later"),
        ("5 March 2021", "8 May 2024", "3 years, 2 months, 3 days later"),
        ("31 January 2025", "1 March 2025", "1 month, 1 day later"),
        ("25 Feb 2025", "26 Feb 2025", "1 day later"),
        ("25 Feb 2025", "25 Feb 2025", "on the same day"),
        ("March 2021", "8 May 2024", "3 years, 2 months later"),
        ("2021", "8 May 2024", "3 years later"),
        ("Feb 2025", "25 Feb 2025", "in the same month"),
        ("2025", "spring 2025", "in the same year"),
        ("about 2021", "8 May 2024", "about 3 years later"),
        ("5 March 2021", "May 2024?", "about 3 years, 2 months later"),
        ("12–13 Nov 2025", "Jan 2026", "2 months later"),
        ("Q1 2025", "2027", "2 years later"),
        ("by 2020", "2024", ""),
        ("2020", "since 2024", ""),
        ("1990s", "2024", ""),
        ("2024", "2020", ""),
    ],
)
def test_the_time_between_dates_is_as_exact_as_they_are(before, after, passed):
    assert time_later(Period.parse(before), Period.parse(after)) == passed


@pytest.mark.parametrize(("stated", "shown"), [("", ""), ("in due course", "“in due course”")])
def test_without_a_date_the_stated_words_are_all_that_is_shown(stated, shown):
    assert display_period(None, stated) == shown

"""Period as a value, and as pages show it."""

import doctest
from datetime import date, datetime

import pytest

from cooperation.fields import Period, describe_typed_period, display_period, period, reading, spans, writing


@pytest.mark.parametrize("module", [period, reading, spans, writing], ids=lambda module: module.__name__)
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
        ("25 February 2025", "", True, "25 February 2025 (inferred)"),
        ("2024", "last year", False, "2024 (stated as “last year”)"),
        ("2024", "last year", True, "2024 (stated as “last year”, year inferred)"),
        ("by 2025", "the summer of 2025", True, "by the end of 2025 (stated as “the summer of 2025”, inferred)"),
        ("early 1990s", "early 1990s", False, "early 1990s"),
        ("early 1990s", "", False, "1990–1993"),
        ("2026–2029", "2026–2029", False, "2026–2029"),
    ],
)
def test_stated_wording_is_shown_beside_the_date_if_it_says_more(known, stated, inferred, shown):
    assert display_period(Period.parse(known), stated, inferred) == shown


@pytest.mark.parametrize(("stated", "shown"), [("", ""), ("in due course", "“in due course”")])
def test_without_a_date_the_stated_words_are_all_that_is_shown(stated, shown):
    assert display_period(None, stated) == shown

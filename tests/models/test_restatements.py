"""Restated commitments: all wordings in order, and how far the deadline has moved."""

from datetime import date

import pytest

from cooperation.models import Commitment
from cooperation.models.commitments import moved
from tests import builders as make

pytestmark = pytest.mark.django_db


def test_all_wordings_of_a_promise_are_found_from_any_of_them_the_first_one_first():
    entered_late = make.commitment(what="Second.", restates=None)
    first = make.commitment(what="First.")
    Commitment.objects.filter(pk=entered_late.pk).update(restates=first)
    third = make.commitment(what="Third.", restates=entered_late)
    make.commitment(what="Another promise.")
    for wording in (first, entered_late, third):
        assert Commitment.objects.restatements_of(wording) == [first, entered_late, third]


def test_a_promise_that_was_made_once_has_one_wording():
    commitment = make.commitment()
    assert Commitment.objects.restatements_of(commitment) == [commitment]


def test_slippage_is_the_difference_of_the_last_days():
    first = make.commitment(due="by 2025")
    assert make.commitment(due="2026–2027", restates=first).slippage == "2 years later"


def test_there_is_no_slippage_without_two_deadlines():
    first = make.commitment()
    assert make.commitment(due="by 2030", restates=first).slippage == ""
    assert first.slippage == ""


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (date(2026, 1, 1), date(2027, 1, 1), "1 year later"),
        (date(2026, 1, 1), date(2027, 3, 1), "14 months later"),
        (date(2026, 3, 1), date(2026, 1, 1), "2 months earlier"),
        (date(2025, 12, 21), date(2026, 1, 1), "11 days later"),
        (date(2026, 1, 1), date(2026, 1, 1), ""),
    ],
)
def test_a_deadline_moves_by_years_months_or_days(before, after, words):
    assert moved(before, after) == words


@pytest.mark.parametrize("status", ["open", "partly_met", "missed", "unknown"])
def test_what_is_not_met_is_overdue_after_the_last_day(status):
    commitment = make.commitment(due="by 2020", status=status)
    assert commitment.is_overdue
    assert commitment in Commitment.objects.overdue()


@pytest.mark.parametrize(
    "fields", [{"status": "met", "due": "by 2020"}, {"status": "dropped", "due": "by 2020"}, {"due": "by 2999"}, {}]
)
def test_what_is_met_or_dropped_or_has_time_left_is_not_overdue(fields):
    commitment = make.commitment(**fields)
    assert not commitment.is_overdue
    assert commitment not in Commitment.objects.overdue()


def test_the_commitments_of_an_agreement_are_those_made_in_it_and_about_it():
    agreement, other = make.agreement(), make.agreement()
    made_in = make.commitment(agreement=agreement)
    about = make.commitment(about_agreements=[agreement, other])
    both = make.commitment(agreement=agreement, about_agreements=[agreement])
    make.commitment(agreement=other)
    assert set(Commitment.objects.of_agreement(agreement)) == {made_in, about, both}
    assert Commitment.objects.of_agreement(agreement).count() == 3

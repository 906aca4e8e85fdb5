"""What records lack."""

import pytest

from cooperation.models import Agreement
from cooperation.models.lacking import lacking
from tests import builders as make

pytestmark = pytest.mark.django_db


def lacks(agreement) -> list[str]:
    return [lack.text for lack in lacking(Agreement, [agreement.pk])[agreement.pk]]


def test_a_signed_agreement_without_a_date_lacks_it():
    agreement = make.agreement()
    make.action(agreement, "signed", date=None)
    agreement.refresh_derived()
    assert "no date" in lacks(agreement)


def test_a_dated_act_is_enough():
    agreement = make.agreement()
    make.action(agreement, "signed", date="25 Feb 2025")
    agreement.refresh_derived()
    assert "no date" not in lacks(agreement)


def test_without_an_act_only_the_act_is_lacking():
    found = lacks(make.agreement())
    assert "no act, such as its signing" in found
    assert "no date" not in found

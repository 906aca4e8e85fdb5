"""How pages write numbers, languages and posts."""

import doctest
import re

import pytest

from cooperation import wording
from cooperation.models import Affiliation, Commitment, Meeting
from cooperation.models.status import AgreementStatus, InitiativeStatus
from cooperation.wording import SHAPES, post_in, shape_of
from tests.test_imports import ROOT

STATUSES = {
    "meeting": [*Meeting.Status.values, "unconfirmed"],
    "agreement": AgreementStatus.values,
    "initiative": InitiativeStatus.values,
    "commitment": [*Commitment.Status.values, "restated", "overdue"],
}


def test_the_examples_in_the_code_are_true():
    assert doctest.testmod(wording).failed == 0


def test_a_role_is_said_in_its_own_words():
    assert post_in(Affiliation(kind="member", role="founding member")) == "founding member,"


def test_without_a_role_the_kind_says_it():
    assert post_in(Affiliation(kind="member")) == "Member of"
    assert post_in(Affiliation(kind="observer")) == "Observer at"
    assert post_in(Affiliation(kind="owner")) == "Owner of"
    assert post_in(Affiliation(kind="other")) == "Belongs to"


@pytest.mark.parametrize("statuses", STATUSES.values(), ids=STATUSES)
def test_each_status_of_a_record_type_has_a_shape_of_its_own(statuses):
    shapes = {status: shape_of(status) for status in statuses}
    assert "none" not in shapes.values()
    assert len(set(shapes.values())) == len(statuses), shapes


def test_each_shape_stands_for_a_status_and_is_drawn():
    assert set().union(*SHAPES.values()) == set().union(*STATUSES.values())
    drawn = re.findall(r"\.shape-([\w-]+)::before", (ROOT / "cooperation/static/cooperation/register.css").read_text())
    assert {*drawn, "begun"} == {*SHAPES, "none"}  # the shape of what has begun is that of all, a circle

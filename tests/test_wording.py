"""How pages write numbers, languages and posts."""

import doctest

from cooperation import wording
from cooperation.models import Affiliation
from cooperation.wording import post_in


def test_the_examples_in_the_code_are_true():
    assert doctest.testmod(wording).failed == 0


def test_a_role_is_said_in_its_own_words():
    assert post_in(Affiliation(kind="member", role="founding member")) == "founding member,"


def test_without_a_role_the_kind_says_it():
    assert post_in(Affiliation(kind="member")) == "Member of"
    assert post_in(Affiliation(kind="observer")) == "Observer at"
    assert post_in(Affiliation(kind="owner")) == "Owner of"
    assert post_in(Affiliation(kind="other")) == "Belongs to"

"""How long an agreement is valid, how it is renewed and with what notice it is ended."""

import pytest

from cooperation.fields import EXPECTED_DURATION
from cooperation.models import Agreement
from cooperation.models.agreements import NOT_RENEWED
from tests import builders as make
from tests.models.test_refusals import refused_by_database, refused_by_form

DURATIONS = ("term", "renewal_step", "notice_period")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            ("25 years", "automatic", "5 years", "6 months"),
            "Valid for 25 years, then renewed automatically for 5 years each time, with a notice period of 6 months",
        ),
        (("25 years", "unknown", "", ""), "Valid for 25 years"),
        (("25 years", "none", "", ""), "Valid for 25 years, not renewed"),
        (("25 years", "by_agreement", "", ""), "Valid for 25 years, then renewed by agreement"),
        (("25 years", "unknown", "5 years", ""), "Valid for 25 years, then renewed for 5 years each time"),
        (("", "automatic", "1 year", ""), "Renewed automatically for 1 year each time"),
        (("", "unknown", "", "90 days"), "With a notice period of 90 days"),
        (("", "automatic", "", ""), ""),
    ],
)
def test_one_sentence_says_no_more_than_the_fields(fields, sentence):
    term, renewal, step, notice = fields
    agreement = Agreement(term=term, renewal=renewal, renewal_step=step, notice_period=notice)
    assert agreement.term_sentence() == sentence


@pytest.mark.django_db
@pytest.mark.parametrize("field", DURATIONS)
@pytest.mark.parametrize("text", ["soon", "25", "0 years", "-5 years", "25 years ", "25  years", "years 25", " "])
def test_the_database_stores_durations_only(field, text):
    agreement = make.agreement()
    with refused_by_database(EXPECTED_DURATION):
        Agreement.objects.filter(pk=agreement.pk).update(**{field: text})


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "1 year", "25 years", "1 year 6 months", "9999 days"])
def test_the_database_stores_each_duration(text):
    agreement = make.agreement(**dict.fromkeys(DURATIONS, text))
    assert {getattr(agreement, field) for field in DURATIONS} == {text}


@pytest.mark.django_db
def test_what_is_not_renewed_has_no_step_of_renewal():
    agreement = make.agreement(renewal="none")
    agreement.renewal_step = "5 years"
    with refused_by_form(NOT_RENEWED, "renewal_step"):
        agreement.full_clean()
    with refused_by_database(NOT_RENEWED):
        agreement.save()

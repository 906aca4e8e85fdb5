"""Durations are read as people write them, and stored in one spelling that PostgreSQL can cast to an interval."""

import pytest
from django.db import connection

from cooperation.fields import EXPECTED_DURATION, read_duration

READ = {
    "25 years": "25 years",
    "25-year": "25 years",
    "Twenty-five years": "25 years",
    "twenty five (25) years": "25 years",
    "5 yrs": "5 years",
    "a year": "1 year",
    "one year": "1 year",
    "1 year and 6 months": "1 year 6 months",
    "1 yr, 6 mos.": "1 year 6 months",
    "18months": "18 months",
    "six months’": "6 months",
    "30 calendar days": "30 days",
    "2 weeks": "2 weeks",
    "  90\u00a0days ": "90 days",
    "ninety-nine years": "99 years",
}
NONE = [
    *("soon", "five", "years", "6", "6 m", "0 years", "-5 years", "5-10 years", "1.5 years", "10000 years", "5 yearss"),
    *("1 year 2 years", "6 months 1 year", "25 (24) years", "5 working days", "5 years and", "and", "5 years or so"),
    *("١٢ years", "５ years", "5\x00years", "indefinitely", "until 2030", "'; drop table", "-", "(5) years"),
]


@pytest.mark.parametrize(("text", "stored"), READ.items())
def test_a_duration_is_read(text, stored):
    assert read_duration(text) == stored


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_duration_gets_a_message_that_says_what_to_type(text):
    with pytest.raises(ValueError, match="Enter a duration, such as 25 years") as refused:
        read_duration(text)
    assert str(refused.value) == EXPECTED_DURATION


@pytest.mark.parametrize("stored", sorted({*READ.values()}))
def test_a_stored_duration_is_read_as_itself(stored):
    assert read_duration(stored) == stored


@pytest.mark.django_db
@pytest.mark.parametrize("stored", sorted({*READ.values()}))
def test_postgresql_casts_a_stored_duration_to_an_interval(stored):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::interval > interval '0'", [stored])
        assert cursor.fetchone() == (True,)

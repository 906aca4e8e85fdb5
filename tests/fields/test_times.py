"""Times of day and time zones as people write them."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError

from cooperation.fields.times import ClockFormField
from cooperation.fields.zones import ZoneFormField, validate_time_zone, zone_info


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("10:30", time(10, 30)),
        ("10.30", time(10, 30)),
        ("10:30:15", time(10, 30, 15)),
        ("10 am", time(10)),
        ("10.30 PM", time(22, 30)),
        ("12 a.m.", time(0)),
        ("12 pm", time(12)),
        ("noon", time(12)),
        ("", None),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, at):
    assert ClockFormField(required=False).clean(typed) == at


@pytest.mark.parametrize("typed", ["10", "25:00", "13 pm", "0 am", "10.60", "soon"])
def test_another_time_is_refused_with_examples(typed):
    with pytest.raises(ValidationError, match="Enter a time of day, such as 10:30"):
        ClockFormField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("UTC+5", "UTC+5"),
        ("gmt+05:00", "UTC+5"),
        ("+05:30", "UTC+5:30"),
        ("UTC−3", "UTC-3"),
        ("UTC+0", "UTC"),
        ("almaty", "Asia/Almaty"),
    ],
)
def test_a_zone_is_read_by_its_place_or_its_offset(typed, stored):
    assert ZoneFormField().clean(typed) == stored
    validate_time_zone(stored)


@pytest.mark.parametrize("typed", ["Mars", "UTC+15", "UTC+5:17", "UTC+05:00"])
def test_what_is_stored_is_one_spelling_of_a_zone(typed):
    with pytest.raises(ValidationError, match="is no time zone"):
        validate_time_zone(typed)


def test_an_offset_is_a_zone():
    assert zone_info("UTC-3:30").utcoffset(None) == -timedelta(hours=3, minutes=30)

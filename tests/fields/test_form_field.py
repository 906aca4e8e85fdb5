"""The form field of a Period."""

import pytest
from django import forms

from cooperation.fields import Period, PeriodFormField


class MeetingForm(forms.Form):
    date = PeriodFormField(required=False)


def test_a_typed_date_becomes_a_period():
    form = MeetingForm({"date": " 25 Feb 2025 "})
    assert form.is_valid()
    assert form.cleaned_data["date"] == Period.parse("2025-02-25")


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_date_is_none(typed):
    form = MeetingForm({"date": typed})
    assert form.is_valid()
    assert form.cleaned_data["date"] is None


def test_a_required_date_is_asked_for():
    with pytest.raises(forms.ValidationError, match="This field is required"):
        PeriodFormField().clean("")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31 Feb 2025", "February 2025 has no day 31."),
        ("2036-2035", "“2036-2035” ends before it begins: write the earlier date first."),
    ],
)
def test_a_date_that_cannot_be_keeps_what_was_typed_beside_the_reason(typed, message):
    form = MeetingForm({"date": typed})
    assert form.errors["date"] == [message]
    assert f'value="{typed}"' in form["date"].as_widget()


def test_what_cannot_be_read_is_answered_with_what_is_accepted():
    assert "Write for example 25 Feb 2025" in MeetingForm({"date": "soon"}).errors["date"][0]


def test_what_was_typed_is_escaped_on_the_page():
    assert "<script>" not in MeetingForm({"date": "<script>"}).as_div()


def test_a_stored_date_is_shown_as_text_that_reads_back():
    widget = MeetingForm(initial={"date": Period.parse("2025-02")})["date"].as_widget()
    assert 'value="February 2025"' in widget


def test_the_input_shows_an_example_and_can_be_found_by_a_script():
    widget = MeetingForm()["date"].as_widget()
    assert all(
        attribute in widget for attribute in (" data-period ", 'autocomplete="off"', 'placeholder="25 Feb 2025"')
    )


def test_the_help_gives_examples_that_are_read():
    examples = MeetingForm()["date"].help_text.removeprefix("For example ").removesuffix(".").replace(" or ", ", ")
    assert [Period.parse(example) for example in examples.split(", ")]


def test_the_help_can_be_replaced():
    assert PeriodFormField(help_text="When it was signed").help_text == "When it was signed"


@pytest.mark.parametrize(
    ("initial", "typed", "changed"),
    [
        (Period.parse("2025-02"), "February 2025", False),
        (Period.parse("2025-02"), "2025-02", False),
        (Period.parse("2025-02"), "2025", True),
        (Period.parse("2025-02"), "", True),
        (Period.parse("2025-02"), "soon", True),
        ("2025-02", "Feb 2025", False),
        ("soon", "soon", True),
        (None, "", False),
        (None, "2025", True),
    ],
)
def test_only_another_period_is_a_change(initial, typed, changed):
    assert MeetingForm({"date": typed}, initial={"date": initial}).has_changed() is changed

"""The form of a figure: values as people write numbers, period and participants."""

from decimal import Decimal

import pytest

from cooperation.models import Figure
from tests import builders as make
from tests.admin.filling import errors, opened, save

ADD = "/admin/cooperation/figure/add/"


def type_in(client, **typed):
    return save(client, ADD, opened(client, ADD), **{"indicator": "trade", "unit": "USD", **typed})


def test_a_figure_with_what_the_source_printed(as_editor):
    states = [make.state("XN").pk, make.state("XS").pk]

    type_in(
        as_editor, value_low="1700000000", printed="$1.7 billion", period="2024", period_stated="last year", of=states
    )

    figure = Figure.objects.get(title="Trade, Northland and Southland, 2024: $1.7 billion")
    assert (figure.value_low, figure.nature) == (Decimal(1_700_000_000), "actual")


@pytest.mark.parametrize(
    "typed",
    [
        "1700000000",
        "1,700,000,000",
        "1 700 000 000",
        "1\N{NO-BREAK SPACE}700\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000",
    ],
)
def test_thousands_may_be_set_apart(as_editor, typed):
    type_in(as_editor, value_low=typed)

    assert Figure.objects.latest("pk").value_low == 1_700_000_000


@pytest.mark.parametrize("typed", ["1,7", "1.700.000", "a lot", "1,70,000"])
def test_a_number_that_could_be_read_in_two_ways_is_refused(as_editor, typed):
    response = type_in(as_editor, value_low=typed)

    assert errors(response) == "Enter a number."
    assert response.context["adminform"].form["value_low"].value() == typed


def test_a_value_is_shown_without_idle_zeros(as_editor):
    figure = make.figure(value_low=Decimal("12.5"))

    page = as_editor.get(f"/admin/cooperation/figure/{figure.pk}/change/").content.decode()
    assert 'name="value_low" value="12.5"' in page


def test_a_range_goes_upwards(as_editor):
    assert errors(type_in(as_editor, value_low="2", value_high="1")) == (
        "The upper value of a range must be more than the lower one."
    )


def test_a_preferred_value_needs_its_reason(as_editor):
    assert errors(type_in(as_editor, value_low="2", preferred="on")) == "Explain why this value is preferred."

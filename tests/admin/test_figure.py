"""The form of a figure: values as people write numbers, period and participants."""

from decimal import Decimal

import pytest
from django.db import IntegrityError

from cooperation.models import Figure
from tests import builders as make
from tests.admin.filling import differences, errors, open_form, opened, save, save_meanwhile

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


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("1,7", "“1,7” can be read in two ways: write a point before decimals"),
        ("1.700.000", "“1.700.000” can be read in two ways"),
        ("1,70,000", "“1,70,000” can be read in two ways"),
        ("a lot", "“a lot” names no number. Leave the value empty, and enter these words as printed."),
        ("5 furlongs", "“furlongs” is not a unit of the register."),
        ("five or six", "can’t be read as a number"),
    ],
)
def test_a_number_that_cannot_be_read_is_refused_and_stays_in_the_form(as_editor, typed, message):
    response = type_in(as_editor, value_low=typed)

    assert message in errors(response)
    assert response.context["adminform"].form["value_low"].value() == typed


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1.7 billion", (1_700_000_000, None, "exactly", "USD")),
        ("over 280 km", (280, None, "more_than", "km")),
        ("about 30%", (30, None, "about", "%")),
        ("10-12 MW", (10, 12, "exactly", "MW")),
        ("€5m", (5_000_000, None, "exactly", "EUR")),
        ("800,000-1 million people", (800_000, 1_000_000, "exactly", "people")),
        ("5 thousand million tenge", (5_000_000_000, None, "exactly", "KZT")),
        ("1’700’000 dollars", (1_700_000, None, "exactly", "USD")),
        ("5 bcm", (5, None, "exactly", "km³")),
        ("5 kt", (5, None, "exactly", "kt")),
        ("5 m^3", (5, None, "exactly", "m³")),
        ("+5%", (5, None, "exactly", "%")),
    ],
)
def test_bound_range_and_unit_are_read_in_the_field_of_the_value(as_editor, typed, stored):
    type_in(as_editor, value_low=typed, unit="USD" if stored[3] == "USD" else "")

    figure = Figure.objects.latest("pk")
    assert (figure.value_low, figure.value_high, figure.bound, figure.unit_id) == stored


def test_the_printed_words_are_read_if_no_value_is_typed(as_editor):
    type_in(as_editor, value_low="", unit="", printed="nearly $1.7 billion")

    figure = Figure.objects.latest("pk")
    assert (figure.value_low, figure.bound, figure.unit_id) == (1_700_000_000, "about", "USD")
    assert figure.shown_value() == "nearly $1.7 billion"


def test_words_without_a_number_need_only_a_unit(as_editor):
    typed = {"value_low": "", "printed": "dozens of documents"}
    assert (
        errors(type_in(as_editor, **typed, unit="")) == "Choose a unit, or write it after the value: 1.7 billion USD."
    )

    type_in(as_editor, **typed, unit="documents")
    figure = Figure.objects.latest("pk")
    assert (figure.value_low, figure.shown_value()) == (None, "dozens of documents")


def test_a_value_or_its_words_are_needed(as_editor):
    assert errors(type_in(as_editor, value_low="")) == (
        "Enter the value, or the words of the source if they name no number."
    )


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"value_low": "over 5", "bound": "at_most"}, "This differs from what the field “value” says (more than)."),
        ({"value_low": "5 km", "unit": "USD"}, "This differs from what the field “value” says (km)."),
        ({"value_low": "5-7", "value_high": "8"}, "This differs from what the field “value” says (7)."),
    ],
)
def test_two_fields_that_say_different_things_are_refused(as_editor, fields, message):
    assert message in errors(type_in(as_editor, **fields))


def test_an_unchanged_value_keeps_its_bound_and_what_it_is_rounded_to(as_editor):
    type_in(as_editor, value_low="over 1.7 billion")
    figure = Figure.objects.latest("pk")
    address = f"/admin/cooperation/figure/{figure.pk}/change/"

    save(as_editor, address, opened(as_editor, address), summary="Seen again.")

    figure.refresh_from_db()
    assert (figure.summary, figure.bound, figure.step) == ("Seen again.", "more_than", 100_000_000)


def test_a_new_value_replaces_what_the_old_one_was_rounded_to(as_editor):
    type_in(as_editor, value_low="1.7 billion")
    figure = Figure.objects.latest("pk")
    address = f"/admin/cooperation/figure/{figure.pk}/change/"

    save(as_editor, address, opened(as_editor, address), value_low="1,712,000,000")

    figure.refresh_from_db()
    assert (figure.value_low, figure.step) == (1_712_000_000, 1)


def test_a_conversion_of_the_source_is_kept_with_the_value(as_editor):
    page = opened(as_editor, ADD)
    row = {"conversions-TOTAL_FORMS": "1", "conversions-0-value_low": "$655 million", "conversions-0-unit": ""}
    row |= {"conversions-0-bound": "exactly", "conversions-0-printed": "", "conversions-0-value_high": ""}

    save(as_editor, ADD, page, indicator="cost", value_low="356 bn tenge", **row)

    figure = Figure.objects.latest("pk")
    assert figure.shown_value() == "356,000,000,000 KZT"
    assert [conversion.shown_value() for conversion in figure.conversions.all()] == ["655,000,000 USD"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("over 280 km", {"understood": "more than 280 km"}),
        ("1.7 billion", {"understood": "1,700,000,000"}),
        ("US$1.7bn", {"understood": "1,700,000,000 USD"}),
        ("3 to 5 percent", {"understood": "3–5 %"}),
        (
            "5 furlongs",
            {"error": "“furlongs” is not a unit of the register. Write another one, or add it to the list of units."},
        ),
    ],
)
def test_a_typed_amount_is_echoed(as_editor, text, answer):
    assert as_editor.get("/admin/understood/amount/", {"text": text}).json() == answer


def test_the_echo_names_the_other_fields_that_the_form_fills_in(as_editor):
    answer = as_editor.get("/admin/understood/amount/", {"text": "over 280 km", "parts": "yes"}).json()
    assert answer == {"understood": "more than 280 km", "bound": "more_than", "unit": "km"}
    answer = as_editor.get("/admin/understood/amount/", {"text": "6 million", "parts": "yes"}).json()
    assert answer == {"understood": "6,000,000", "bound": "exactly", "unit": None}


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ({"value_low": "6 million"}, "exactly"),
        ({"value_low": "about 6 million"}, "about"),
        ({"value_low": "6 million", "bound": "at_least"}, "at_least"),
        ({"summary": "Seen again."}, "more_than"),
    ],
)
def test_a_new_value_decides_the_bound_unless_it_is_set_by_hand(as_editor, typed, bound):
    type_in(as_editor, value_low="over 280")
    figure = Figure.objects.latest("pk")
    url = f"/admin/cooperation/figure/{figure.pk}/change/"

    assert save(as_editor, url, opened(as_editor, url), **typed).status_code == 302

    figure.refresh_from_db()
    assert (figure.bound, figure.unit_id) == (bound, "USD")


class TestPreferring:
    @pytest.fixture
    def figures(self):
        both = [make.state("XN"), make.state("XS")]
        return [make.figure(value_low=value, period="2024", of=both) for value in (100, 900)]

    def test_the_form_lists_what_contradicts_the_value(self, as_editor, figures):
        page = as_editor.get(f"/admin/cooperation/figure/{figures[0].pk}/change/").content.decode()
        assert f'href="{figures[1].get_absolute_url()}"' in page

    def test_it_is_kept_who_preferred_a_value_and_when(self, as_editor, figures):
        address = f"/admin/cooperation/figure/{figures[0].pk}/change/"
        save(as_editor, address, opened(as_editor, address), preferred="on", preferred_reason="Exact.")
        figure = Figure.objects.get(pk=figures[0].pk)
        assert figure.preferred_by.username == "edith"
        assert figure.preferred_at is not None

    def test_a_second_preferred_value_is_refused_with_the_name_of_the_first(self, as_editor, figures):
        Figure.objects.filter(pk=figures[0].pk).update(preferred=True, preferred_reason="Exact.")
        address = f"/admin/cooperation/figure/{figures[1].pk}/change/"
        response = save(as_editor, address, opened(as_editor, address), preferred="on", preferred_reason="Later.")
        assert errors(response) == f"“{figures[0]}” is preferred now. Open it and clear this box there first."
        assert (
            f'<a href="/admin/cooperation/figure/{figures[0].pk}/change/" target="_blank">Open it</a>' in response.text
        )


def test_a_value_is_shown_without_idle_zeros(as_editor):
    figure = make.figure(value_low=Decimal("12.5"))

    page = as_editor.get(f"/admin/cooperation/figure/{figure.pk}/change/").content.decode()
    assert 'name="value_low" value="12.5"' in page


def test_a_range_goes_upwards(as_editor):
    assert errors(type_in(as_editor, value_low="2", value_high="1")) == (
        "The upper value of a range must be more than the lower one."
    )


def test_a_preferred_value_needs_its_reason_at_that_field(as_editor):
    response = type_in(as_editor, value_low="2", preferred="on")
    assert errors(response) == "Explain why this value is preferred."
    (error,) = response.context["form_errors"]
    assert (error.where, error.anchor) == ("Why preferred", "id_preferred_reason")
    assert list(response.context["adminform"].form.errors) == ["preferred_reason"]


def test_the_database_needs_the_reason_too(as_editor):
    with pytest.raises(IntegrityError, match="figure_preferred_with_reason"):
        make.figure(preferred=True)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "$655 million (356 bn tenge)",
            "Enter the amount in brackets, 356 bn tenge, under “Conversions printed by the",
        ),
        ("about 5 km (3 miles)", "and only about 5 km here."),
        ("356 billion tenge [$655 million]", "Enter the amount in brackets, $655 million,"),
        ("5–7 million USD (4–6 million EUR)", "and only 5–7 million USD here."),
    ],
)
def test_an_amount_in_brackets_belongs_to_the_conversions(as_editor, typed, message):
    response = type_in(as_editor, value_low=typed)

    assert message in errors(response)
    assert response.context["adminform"].form["value_low"].value() == typed


def test_printed_words_with_a_conversion_in_brackets_give_the_value(as_editor):
    type_in(as_editor, unit="", printed="$655 million (356 bn tenge)")

    figure = Figure.objects.latest("pk")
    assert (figure.value_low, figure.unit_id) == (655_000_000, "USD")


LIMIT = "A number can have up to 24 digits before the point."


@pytest.mark.parametrize("typed", ["9" * 25 + " km", "1000000000000 trillion USD", "-" + "9" * 25, "9" * 60])
def test_a_value_that_no_column_holds_is_refused_with_the_limit(as_editor, typed):
    response = type_in(as_editor, value_low=typed, unit="")

    assert LIMIT in errors(response)
    assert response.context["adminform"].form["value_low"].value() == typed
    assert as_editor.get("/admin/understood/amount/", {"text": typed}).json() == {"error": LIMIT}


@pytest.mark.parametrize("typed", ["9" * 24 + " km", "100000000000 trillion USD", "-" + "9" * 24])
def test_the_largest_values_are_stored_with_all_digits(as_editor, typed):
    assert type_in(as_editor, value_low=typed, unit="USD" if typed[-1] == "9" else "").status_code == 302

    figure = Figure.objects.latest("pk")
    page = as_editor.get(f"/admin/cooperation/figure/{figure.pk}/change/").content.decode()
    assert f'name="value_low" value="{figure.value_low:.0f}"' in page
    assert as_editor.get(figure.get_absolute_url()).status_code == 200


def test_a_conversion_that_no_column_holds_is_refused_with_the_limit(as_editor):
    row = {"conversions-TOTAL_FORMS": "1", "conversions-0-value_low": "9" * 25 + " USD", "conversions-0-unit": ""}
    row |= {"conversions-0-bound": "exactly", "conversions-0-printed": "", "conversions-0-value_high": ""}

    assert LIMIT in errors(type_in(as_editor, value_low="5", **row))


class TestHeldUp:
    """A form that is shown again for another reason than its value shows what was typed, and no error of the value."""

    def typed_again(self, response, value):
        assert not [error for error in response.context["form_errors"] if "Amount(" in error.message]
        assert "must be a decimal number" not in response.content.decode()
        assert response.context["adminform"].form["value_low"].value() == value

    def test_for_a_twin(self, as_editor, one_source):
        make.figure(published=True, title="Trade of examples in 2024")

        response = type_in(
            as_editor,
            value_low="1.7 billion",
            title="Trade of examples in 2024",
            publication="published",
            **{"citations-0-source": one_source.pk, "citations-0-quote": "it was"},
        )

        assert "may be recorded already" in errors(response)
        assert not response.context["form_errors"]
        self.typed_again(response, "1.7 billion")

    def test_for_the_save_of_another_user(self, as_editor, admin_client):
        figure = make.figure()
        url = f"/admin/cooperation/figure/{figure.pk}/change/"
        typed = open_form(as_editor, url)
        save_meanwhile(admin_client, url, value_low="5")

        response = save(as_editor, url, typed, value_low="about 1.8 billion")

        assert "was changed by" in errors(response)
        assert not response.context["form_errors"]
        assert [row[3] for row in differences(response)] == ["1800000000"]
        self.typed_again(response, "about 1.8 billion")

    def test_because_another_value_is_preferred(self, as_editor):
        first, second = (
            make.figure(value_low=value, period="2024", of=[make.state("XN"), make.state("XS")]) for value in (100, 900)
        )
        Figure.objects.filter(pk=first.pk).update(preferred=True, preferred_reason="Exact.")
        url = f"/admin/cooperation/figure/{second.pk}/change/"

        response = save(
            as_editor, url, opened(as_editor, url), value_low="950", preferred="on", preferred_reason="Later."
        )

        assert errors(response) == f"“{first}” is preferred now. Open it and clear this box there first."
        self.typed_again(response, "950")


@pytest.fixture
def one_source(db):
    return make.source("Report of examples")


class TestUpTo:
    """The end of a range is typed like the value."""

    @pytest.mark.parametrize(
        ("low", "high", "unit", "stored"),
        [
            ("10", "12 km", "", (10, 12, "km")),
            ("10 km", "12 km", "", (10, 12, "km")),
            ("900", "1.2 thousand", "people", (900, 1_200, "people")),
            ("3", "5 million", "USD", (3, 5_000_000, "USD")),
        ],
    )
    def test_it_is_read_with_its_unit(self, as_editor, low, high, unit, stored):
        assert type_in(as_editor, value_low=low, value_high=high, unit=unit).status_code == 302
        figure = Figure.objects.latest("pk")
        assert (figure.value_low, figure.value_high, figure.unit_id) == stored

    @pytest.mark.parametrize(
        ("high", "message"),
        [
            ("12 m", "The value has another unit: km. Write both in one unit."),
            ("12-14 km", "Enter one number, or write the whole range as the value: 10–12 km."),
            ("about 12 km", "Enter one number, or write the whole range as the value: 10–12 km."),
            ("12 furlongs", "“furlongs” is not a unit of the register."),
            ("9" * 25, LIMIT),
            ("lots", "“lots” names no number. Leave this empty, and enter these words as printed."),
        ],
    )
    def test_what_it_cannot_be_is_refused_and_stays(self, as_editor, high, message):
        response = type_in(as_editor, value_low="10 km", value_high=high, unit="")
        assert message in errors(response)
        assert response.context["adminform"].form["value_high"].value() == high

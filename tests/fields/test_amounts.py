"""Amounts as people write them: numbers in words, what bounds them, ranges and units."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.fields import Amount, amounts


def parsed(text):
    amount = Amount.parse(text)
    return amount.bound, amount.low, amount.high, amount.unit


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.7 billion", 1_700_000_000),
        ("1.7bn", 1_700_000_000),
        ("1.7 bln", 1_700_000_000),
        ("356 milliard", 356_000_000_000),
        ("2 trillion", 2_000_000_000_000),
        ("400 mln", 400_000_000),
        ("12 thousand", 12_000),
        ("five hundred", 500),
        ("half a billion", 500_000_000),
        ("a million", 1_000_000),
        ("three", 3),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("3 dozen", 36),
        ("twenty-five", 25),
        ("two hundred thousand", 200_000),
        ("5 thousand million", 5_000_000_000),
        ("a hundred million", 100_000_000),
        ("fifteen billion", 15_000_000_000),
        ("100k", 100_000),
        ("2.5K", 2_500),
        ("1’700’000", 1_700_000),
        ("1'700'000", 1_700_000),
        ("1,700,000,000", 1_700_000_000),
        ("1 700 000", 1_700_000),
        ("1\N{NO-BREAK SPACE}700\N{NARROW NO-BREAK SPACE}000", 1_700_000),
        ("12.5", Decimal("12.5")),
        ("-2.5", Decimal("-2.5")),
        ("\N{MINUS SIGN}2.5", Decimal("-2.5")),
        ("minus 3", -3),
        ("0", 0),
    ],
)
def test_a_number_is_multiplied_as_typed(text, number):
    assert parsed(text) == ("exactly", number, None, "")


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        *[
            (words, "about")
            for words in ("about", "around", "some", "approximately", "approx.", "circa", "c.", "nearly", "almost", "~")
        ],
        *[(words, "more_than") for words in ("over", "more than", "above", "in excess of", "just over", ">")],
        *[(words, "at_least") for words in ("at least", "no less than", "not fewer than", "≥", ">=")],
        *[(words, "less_than") for words in ("under", "less than", "fewer than", "below", "just under", "<")],
        *[(words, "at_most") for words in ("at most", "up to", "no more than", "not exceeding", "≤", "<=")],
        ("exactly", "exactly"),
    ],
)
def test_words_before_a_number_bound_it(words, bound):
    assert parsed(f"{words} 280 km") == (bound, 280, None, "km")
    assert parsed(f"{words.upper()} 280 km") == (bound, 280, None, "km")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("280 or more", "at_least"),
        ("280 km or more", "at_least"),
        ("280+", "at_least"),
        ("280+ km", "at_least"),
        ("5 or more documents", "at_least"),
        ("280 or less", "at_most"),
        ("280 or so", "about"),
    ],
)
def test_words_after_a_number_bound_it_too(text, bound):
    assert Amount.parse(text).bound == bound


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("$1.7 billion", "$"),
        ("US$1.7bn", "US$"),
        ("USD 1.7 million", "USD"),
        ("1.7 million USD", "USD"),
        ("€5m", "€"),
        ("5 million €", "€"),
        ("30%", "%"),
        ("30 %", "%"),
        ("12.5 MW", "MW"),
        ("400MW", "MW"),
        ("5 m", "m"),
        ("5 m3", "m3"),
        ("2.5bn m³/s", "m³/s"),
        ("19 documents", "documents"),
        ("two dozen documents", "documents"),
        ("two hundred thousand people", "people"),
        ("5 thousand million tenge", "tenge"),
        ("1’700’000 dollars", "dollars"),
        ("+5%", "%"),
        ("5 bcm", "bcm"),
        ("5 kt", "kt"),
        ("5 m^3", "m^3"),
        ("100k USD", "USD"),
        ("5 thousand tonnes", "tonnes"),
        ("1.7 billion US dollars", "US dollars"),
    ],
)
def test_a_unit_stands_before_or_after_the_number(text, unit):
    assert Amount.parse(text).unit == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("487 млн долларов", ("exactly", 487_000_000, None, "долларов")),
        ("1,5 млрд тенге", ("exactly", 1_500_000_000, None, "тенге")),
        ("300 кв. метров", ("exactly", 300, None, "кв. метров")),
        ("300,000 тенге", ("exactly", 300_000, None, "тенге")),
        ("более чем на 60 процентов", ("more_than", 60, None, "процентов")),
        ("от 5 до 7 тыс. человек", ("exactly", 5_000, 7_000, "человек")),
        ("между 3 и 5 млн тонн", ("exactly", 3_000_000, 5_000_000, "тонн")),
        ("от 5 км", ("at_least", 5, None, "км")),
        ("5 и более документов", ("at_least", 5, None, "документов")),
        ("двадцать пять тысяч 300 человек", ("exactly", 25_300, None, "человек")),
        ("сто двадцать", ("exactly", 120, None, "")),
        ("полмиллиона", ("exactly", 500_000, None, "")),
        ("one hundred and fifty km", ("exactly", 150, None, "km")),
        ("between one hundred and two hundred km", ("exactly", 100, 200, "km")),
        ("a quarter of a billion dollars", ("exactly", 250_000_000, None, "dollars")),
        ("two and a half million", ("exactly", 2_500_000, None, "")),
        ("25 (twenty-five) million", ("exactly", 25_000_000, None, "")),
        ("2x600 MW", ("exactly", 1_200, None, "MW")),
        ("at least 3 and at most 5 km", ("exactly", 3, 5, "km")),
    ],
)
def test_an_amount_in_words_of_texts_is_read_when_typed(text, expected):
    assert parsed(text) == expected


def test_a_short_million_needs_a_currency_before_it():
    assert parsed("$5m") == ("exactly", 5_000_000, None, "$")
    assert parsed("5 m") == ("exactly", 5, None, "m")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("10–12", 10, 12, ""),
        ("10-12 km", 10, 12, "km"),
        ("10 to 12%", 10, 12, "%"),
        ("5% to 7%", 5, 7, "%"),
        ("between 3 and 5 million tenge", 3_000_000, 5_000_000, "tenge"),
        ("from 3 to 5", 3, 5, ""),
        ("$3-5 billion", 3_000_000_000, 5_000_000_000, "$"),
        ("900 thousand to 1.2 million", 900_000, 1_200_000, ""),
        ("800,000-1 million", 800_000, 1_000_000, ""),
        ("1,500–2 thousand people", 1_500, 2_000, "people"),
        ("1,500–2,000 thousand", 1_500_000, 2_000_000, ""),
        ("two to three dozen documents", 24, 36, "documents"),
        ("a dozen to three dozen documents", 12, 36, "documents"),
        ("−2.5 to 3", Decimal("-2.5"), 3, ""),
    ],
)
def test_a_range_has_two_numbers(text, low, high, unit):
    assert parsed(text) == ("exactly", low, high, unit)


def test_a_range_may_be_approximate():
    assert parsed("about 3-5 km") == ("about", 3, 5, "km")


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("1.7 billion", 100_000_000),
        ("1,700,000,000", 1),
        ("400", 1),
        ("2 billion", 10**9),
        ("12.50", "0.01"),
        ("3–5 million", 10**6),
    ],
)
def test_the_last_digit_says_what_it_may_be_rounded_to(text, step):
    assert Amount.parse(text).step == Decimal(step)


@pytest.mark.parametrize("text", ["1,7", "5,5 km", "1.700.000", "1,70,000"])
def test_a_number_that_can_be_read_in_two_ways_is_refused(text):
    with pytest.raises(ValueError, match=f"“{text}” can be read in two ways: write a point before decimals"):
        Amount.parse(text)


@pytest.mark.parametrize(
    "text", ["a lot", "dozens of documents", "several", "hundreds of jobs", "a number of projects"]
)
def test_words_that_name_no_number_belong_in_another_field(text):
    with pytest.raises(amounts.NoNumberError, match=r"names no number\.$"):
        Amount.parse(text)


@pytest.mark.parametrize(
    "text", ["", "MW", "$", "1 in 3", "one and a half", "two-thirds", "10 or 12", "+5", "5; 7", "12-", "x" * 500]
)
def test_other_text_is_refused_with_examples(text):
    with pytest.raises(ValueError, match=r"can’t be read as a number\. Write for example 1\.7 billion"):
        Amount.parse(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("5-3", "The upper value of a range must be more than the lower one."),
        ("5-3 million", "The upper value of a range must be more than the lower one."),
        ("3-3", "The upper value of a range must be more than the lower one."),
        ("at least 3-5", "A range has two ends"),
        ("1" * 25, "up to 24 digits"),
        ("1.2345678", "up to 6 decimals"),
    ],
)
def test_an_impossible_amount_is_refused_with_the_reason(text, message):
    with pytest.raises(ValueError, match=message):
        Amount.parse(text)


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text):
    try:
        amount = Amount.parse(text)
    except ValueError:
        return
    assert amount.high is None or amount.low < amount.high


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_a_written_number_is_read_as_itself(number):
    assert Amount.parse(f"{number:f}").low == number
    assert Amount.parse(f"{number:,f}").low == number


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("9" * 24, 10**24 - 1),
        ("-" + "9" * 24 + " km", 1 - 10**24),
        ("9" * 24 + ".999999", Decimal("9" * 24 + ".999999")),
        ("100000000000 trillion USD", 10**23),
    ],
)
def test_all_digits_that_the_database_stores_are_kept(text, low):
    assert Amount.parse(text).low == low


@pytest.mark.parametrize(
    "text", ["9" * 25, "-" + "9" * 30, "9" * 90 + " trillion", "1000000000000 trillion", "0-" + "9" * 25]
)
def test_a_number_that_no_column_holds_is_refused_with_the_limit(text):
    with pytest.raises(ValueError, match="A number can have up to 24 digits before the point"):
        Amount.parse(text)


def test_a_number_is_written_with_all_its_digits():
    assert amounts.plain_number(Decimal("9" * 24 + ".123456")) == "9" * 24 + ".123456"

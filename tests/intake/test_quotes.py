"""Quotes from a text."""

import pytest

from cooperation.intake.quotes import first_words, place_of


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("one two three four five", "one two three four five"),
        ("one two three four five six", "one two three four five"),
        ("it will cost about 350 million dollars", "it will cost"),
        ("it will be built 350 km away", "it will be built"),
        ("it costs 350 million dollars more", "it costs 350 million dollars"),
        ("it rained here on 13 March", "it rained here"),
        ("it costs more, not 320 million", "it costs more"),
        ("построена дорога длиной не 280 км", "построена дорога длиной"),
        ("it was good in 2024, and better now", "it was good in 2024,"),
    ],
)
def test_a_long_sentence_is_cut_before_an_amount(words, quote):
    assert first_words(words, 5) == quote


TEXT = "He said: “Trade reached 4.3 billion dollars\nin 2024 – more than before.” Nobody asked."


@pytest.mark.parametrize(
    "quote",
    [
        "Trade reached 4.3 billion dollars in 2024",
        "trade reached 4.3 billion dollars in 2024.",
        '"Trade reached 4.3 billion dollars in 2024 - more than before."',
        "Trade reached … in 2024 [...] Nobody asked",
    ],
)
def test_a_text_has_a_quote_in_other_signs(quote):
    start, end = place_of(TEXT, quote)
    assert TEXT[start:end].startswith("Trade reached")
    assert TEXT[start:end].endswith(("in 2024", "than before", "Nobody asked"))


@pytest.mark.parametrize(
    "quote",
    [
        "Trade reached 4.5 billion dollars",
        "Nobody asked … Trade reached",
        "Trade of 4.3 billion",
        "Торговля выросла",
        "3 billion dollars",
        "Trade reached 4.3 billion doll",
        "rade reached",
        "…",
        "“”",
        "",
    ],
)
def test_other_words_are_not_in_the_text(quote):
    assert place_of(TEXT, quote) is None


def test_a_language_without_spaces_has_words_within_others():
    assert place_of("两国元首在北京举行会谈", "北京举行") == (5, 9)

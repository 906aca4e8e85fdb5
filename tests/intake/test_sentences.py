"""Texts are taken apart into sentences, by positions that stay those of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cooperation.intake.sentences import sentences_of

SENTENCES = [
    # Abbreviations, initials and numbers
    ["Mr. Novak met Dr. Smith in Astana.", "They agreed."],
    ["The U.S. Embassy said no.", "The talks go on."],
    ["Officials came from the U.S.", "The visit was short."],
    ["See No. 5 and Art. 12 of the treaty.", "It is in force."],
    ["О. Бектенов встретился с А.С. Новаком.", "Стороны договорились."],
    ["В 2024 г. Казахстан подписал соглашение.", "Оно в силе."],
    ["Стороны подписали новый договор в 2024 г.", "Казахстан его ратифицировал."],
    ["Товарооборот вырос до 1,7 млрд. долларов.", "Это много."],
    ["Сумма составит 5 млн. USD в год.", "Она растёт."],
    ["В г. Астана прошла встреча.", "Обсудили воду, энергетику и т.д.", "На этом встреча завершилась."],
    ["Согласно ст. 5 договора, т.е. по закону, он действует.", "Да."],
    ["Trade reached $1.7 billion.", "It grew by 3.5 percent."],
    ["Мемлекет басшысы Қ. Тоқаев Бішкекке барды.", "Сапар бір күнге созылды."],
    ["Кыргыз Республикасынын Президенти С. Жапаров кабыл алды.", "Жолугушуу өттү."],
    # Quotations
    ["“We agreed.”", "He smiled."],
    ["“Will it be built?” he asked.", "Nobody knew."],
    ["«Мы договорились», — сказал он.", "«Строительство начнётся!»", "Все согласились."],
    ["«Когда?» — спросил министр.", "Ответа не было."],
    ["They agreed (see the annex.)", "It is long."],
    ["He waited…", "Nobody came."],
    # Datelines
    ["ASTANA – Kazakhstan and Kyrgyzstan met.", "They agreed."],
    ["АСТАНА. 25 февраля. КАЗИНФОРМ – Президент принял гостя.", "Они говорили о воде."],
    ["BISHKEK, Feb. 25 — The two sides met.", "They agreed."],
]  # fmt: skip


def parts(text):
    return [text[start:end] for start, end in sentences_of(text)]


@pytest.mark.parametrize("expected", SENTENCES, ids=lambda expected: expected[0][:40])
def test_a_paragraph_is_taken_apart_into_its_sentences(expected):
    assert parts(" ".join(expected)) == expected


def test_a_paragraph_ends_a_sentence():
    assert parts("A heading without a stop\n\nThe text.\nA second line") == [
        "A heading without a stop",
        "The text.",
        "A second line",
    ]


def test_a_line_that_goes_on_in_a_small_letter_is_one_sentence():
    assert parts("The sides agreed to\nbuild a plant.\r\nIt is new.") == [
        "The sides agreed to\nbuild a plant.",
        "It is new.",
    ]


def test_lines_that_were_cut_to_one_length_are_one_sentence():
    text = (
        "During the meeting in Astana on 25 February the President of\n"
        "Kazakhstan spoke of trade with the delegation of the Kyrgyz\n"
        "Republic. Both sides were set on more trade, and on Central\n"
        "Asian transit in the years to come.\n"
        "On the cultural front, there are plans for a film festival."
    )
    assert [part.split()[0] for part in parts(text)] == ["During", "Both", "On"]


def test_each_item_of_a_list_is_a_sentence():
    assert parts("They discussed:\n- water;\n- energy.\n1. Open a checkpoint.\n2) Close it.") == [
        "They discussed:",
        "- water;",
        "- energy.",
        "1. Open a checkpoint.",
        "2) Close it.",
    ]


def test_a_line_without_letters_and_digits_is_no_sentence():
    assert parts("One.\n***\n— — —\nTwo.") == ["One.", "Two."]


@given(some.text(alphabet="aБ1 .!?…\n\r«»“”()–-№", max_size=60) | some.text(max_size=60))
def test_sentences_hold_each_letter_once_and_in_order(text):
    spans = sentences_of(text)
    ends = [0, *(end for _, end in spans)]
    assert all(before <= start < end for before, (start, end) in zip(ends, spans, strict=False))
    assert "".join(filter(str.isalnum, text)) == "".join(filter(str.isalnum, "".join(parts(text))))


@pytest.mark.parametrize("sign", ["!", ".", "…"])
def test_a_row_of_signs_is_read_once(sign):
    text = sign * 100_000 + "a"
    assert sentences_of(text) == [(0, len(text))]


def test_a_sentence_of_many_abbreviations_is_one():
    text = "Mr. " * 20_000 + "Novak came. He left."
    assert [text[start:end][-11:] for start, end in sentences_of(text)] == ["Novak came.", "He left."]

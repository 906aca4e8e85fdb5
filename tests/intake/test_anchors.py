"""Words are marked in a text, and found again in a later one in the same surroundings, or not at all."""

import random

import pytest
from django.core.exceptions import ValidationError

from cooperation.intake.anchors import ELSEWHERE, GONE, Found, Lost, anchor_words, find_again, lost_in_latest_text
from cooperation.models import Anchor, Snapshot
from tests import builders as make

TEXT = """\
Astana, 25 February. The Prime Minister of Kazakhstan met the Chairman of the Cabinet of Ministers of Kyrgyzstan.

Trade reached $1.7 billion last year. Kazakhstan sold 5 tons of wool to Russia. Kazakhstan sold 5 tons of wool to China.
The ministers want to build a pipe of 280 km.

Стороны договорились построить трубу. Министр сказал, что трубу построят к 2030 году. The ministers want to build a dam.

The next talks will be in Bishkek in autumn."""

GAP = TEXT.index("\n\n"), TEXT.index("\n\n") + 2


def anchored(words, text=TEXT, nth=0):
    """Return an anchor at a place of some words in a text, without a database."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return anchored_at(text, start, start + len(words))


def anchored_at(text, start, end):
    return Anchor(
        snapshot=Snapshot(text=text),
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - 64) : start],
        suffix=text[end : end + 64],
    )


def words_at(found, text):
    return text[found.start : found.end]


@pytest.mark.parametrize("words", ["$1.7 billion", "трубу построят к 2030 году", "Astana", "in autumn.", "280"])
def test_words_are_found_in_the_same_text_where_they_were(words):
    anchor = anchored(words)
    assert find_again(anchor, TEXT) == Found(anchor.start, anchor.end)


@pytest.mark.parametrize(("words", "nth"), [("5 tons of wool", 0), ("5 tons of wool", 1), ("The ministers want", 1)])
def test_of_several_equal_passages_the_one_in_the_same_surroundings_is_found(words, nth):
    anchor = anchored(words, nth=nth)
    later = "New: more below.\n\n" + TEXT
    assert find_again(anchor, later) == Found(anchor.start + 18, anchor.end + 18)


def test_a_passage_that_the_text_had_several_times_is_told_from_the_others_by_more_of_its_surroundings():
    line = "The talks were held in a constructive atmosphere, and both sides praised them as useful and frank. "
    text = f"One. {line * 3}Two."
    for nth in range(3):
        anchor = anchored("constructive atmosphere", text, nth)
        assert find_again(anchor, text) == Found(anchor.start, anchor.end)


@pytest.mark.parametrize("change", [("\n\n", "\n"), (" ", "  "), (" ", "\u00a0"), (" ", "\n"), ("\n\n", " ")])
def test_other_white_space_changes_nothing(change):
    later = TEXT.replace(*change)
    found = find_again(anchored("построить трубу. Министр сказал"), later)
    assert " ".join(words_at(found, later).split()) == "построить трубу. Министр сказал"


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ("$1.7 billion", ("$1.7 billion", "$1.8 billion")),
        ("5 tons", ("5 tons", "50 tons")),
        ("met the Chairman", ("met the Chairman", "met the chairman")),
        ("трубу построят", ("трубу построят", "трубы построят")),
        ("280 km", ("280 km", "280km")),
    ],
)
def test_words_that_changed_are_lost_however_little(words, change):
    assert find_again(anchored(words), TEXT.replace(*change)) == Lost(GONE)


def test_a_sentence_alike_is_not_taken_for_one_that_was_deleted():
    later = TEXT.replace("Kazakhstan sold 5 tons of wool to Russia. ", "")
    lost = find_again(anchored("5 tons of wool"), later)
    assert lost == Lost(ELSEWHERE)
    assert isinstance(find_again(anchored("5 tons of wool", nth=1), TEXT.replace("to China", "to Iran")), Lost)


def test_words_that_moved_are_lost():
    sentence = "Trade reached $1.7 billion last year. "
    later = TEXT.replace(sentence, "") + " " + sentence
    assert isinstance(find_again(anchored("$1.7 billion"), later), Lost)


def test_a_doubled_paragraph_has_the_words_at_its_first_copy():
    paragraph = TEXT.split("\n\n")[2]
    later = TEXT.replace(paragraph, f"{paragraph}\n\n{paragraph}")
    anchor = anchored("трубу построят к 2030 году")
    assert find_again(anchor, later) == Found(anchor.start, anchor.end)


@pytest.mark.parametrize("doubled", ["Министр сказал, что трубу построят к 2030 году. ", TEXT])
def test_a_doubled_sentence_or_text_has_the_words_at_its_first_copy(doubled):
    anchor = anchored("трубу построят к 2030 году")
    assert find_again(anchor, TEXT.replace(doubled, doubled + doubled)) == Found(anchor.start, anchor.end)


def test_a_passage_that_something_else_separates_now_is_lost():
    sentence = "Министр сказал, что трубу построят к 2030 году. "
    later = TEXT.replace(sentence, f"{sentence}Никто не возражал. {sentence}")
    assert isinstance(find_again(anchored("трубу построят к 2030 году"), later), Lost)


@pytest.mark.parametrize("text", ["Kaz", "Kaz.", "In Kaz now"])
def test_words_that_were_nearly_the_whole_text_are_not_found_inside_another(text):
    assert find_again(anchored("Kaz", text), text) == Found(text.index("Kaz"), text.index("Kaz") + 3)
    assert isinstance(find_again(anchored("Kaz", text), f"Kazakhstan. {text} it is."), Lost)


def test_an_empty_text_has_no_words():
    assert find_again(anchored("Astana"), "") == Lost(GONE)


# --- Random edits -----------------------------------------------------------------------------------------------------
# Each word carries its number as it goes through the edits. A word that was changed has none.
VOCABULARY = [
    "the",
    "a",
    "of",
    "in",
    "ministers",
    "talks",
    "pipe",
    "dam",
    "trade",
    "wool",
    "Russia",
    "China",
    "Kazakhstan",
    "труба",
    "года",
    "5",
    "280",
    "said",
    "built",
]


def random_paragraphs(rng):
    """Return paragraphs of sentences of numbered words. There are so few words that many passages are alike."""
    number = iter(range(10**6))
    sentences = [[rng.choice(VOCABULARY) for _ in range(rng.randint(4, 14))] for _ in range(100)]
    return [
        [[(word, next(number)) for word in rng.choice(sentences)] for _ in range(rng.randint(2, 6))]
        for _ in range(rng.randint(3, 7))
    ]


def edit(rng, paragraphs):
    """Change a word, move a sentence, or double or delete a sentence or a paragraph."""
    kind = rng.choice(["word", "word", "move", "double", "delete", "double sentence", "delete sentence"])
    paragraph = rng.randrange(len(paragraphs))
    sentences = paragraphs[paragraph]
    sentence = rng.randrange(len(sentences)) if sentences else 0
    if kind == "double":
        paragraphs.insert(paragraph, [list(words) for words in sentences])
    elif kind == "delete" and len(paragraphs) > 1:
        del paragraphs[paragraph]
    elif sentences and kind == "word":
        place = rng.randrange(len(sentences[sentence]))
        others = [word for word in VOCABULARY if word != sentences[sentence][place][0]]
        sentences[sentence][place] = (rng.choice(others), None)
    elif sentences and kind == "move":
        words = sentences.pop(sentence)
        target = rng.choice(paragraphs)
        target.insert(rng.randint(0, len(target)), words)
    elif sentences and kind == "double sentence":
        sentences.insert(sentence, list(sentences[sentence]))
    elif sentences and kind == "delete sentence":
        del sentences[sentence]


def written(paragraphs):
    """Return the text of paragraphs, and for each word its first character and its number."""
    text, words = "", []
    for sentences in paragraphs:
        for sentence in sentences:
            for position, (word, number) in enumerate(sentence):
                words.append((len(text), number))
                text += word + (". " if position == len(sentence) - 1 else " ")
        text += "\n\n"
    return text, words


def numbers_at(words, start, end):
    return [number for at, number in words if start <= at < end]


def test_after_a_thousand_random_edits_no_anchor_is_at_other_words():
    rng, kept, lost = random.Random(7), 0, 0
    for _ in range(1_000):
        paragraphs = random_paragraphs(rng)
        text, words = written(paragraphs)
        first = rng.randrange(len(words) - 8)
        last = first + rng.randint(1, 8)
        start, end = words[first][0], words[last][0]
        anchor = anchored_at(text, start, start + len(text[start:end].rstrip()))
        own = numbers_at(words, anchor.start, anchor.end)
        for _ in range(rng.randint(1, 3)):
            edit(rng, paragraphs)
        later, moved = written(paragraphs)
        found = find_again(anchor, later)
        if isinstance(found, Lost):
            lost += 1
        else:
            kept += 1
            assert numbers_at(moved, found.start, found.end) == own
    assert kept > 300
    assert lost > 100


# --- With a database --------------------------------------------------------------------------------------------------
@pytest.fixture
def citation(db):
    return make.cite(make.meeting(title="Talks"), make.source("Report"), quote="$1.7 billion")


@pytest.fixture
def snapshot(citation):
    return make.snapshot(citation.source, TEXT)


def test_words_are_stored_with_their_surroundings(citation, snapshot):
    start = TEXT.index("Trade reached")
    anchor = anchor_words(citation, snapshot, start, start + 37)
    anchor.refresh_from_db()
    assert anchor.exact == "Trade reached $1.7 billion last year."
    assert (anchor.prefix, anchor.suffix) == (TEXT[start - 64 : start], TEXT[start + 37 :][:64])


def test_white_space_around_the_words_is_left_out(citation, snapshot):
    start = TEXT.index("\n\nTrade")
    anchor = anchor_words(citation, snapshot, start, start + 8)
    assert (anchor.exact, anchor.start) == ("Trade", start + 2)


def test_marking_again_moves_the_anchor_of_the_citation(citation, snapshot):
    anchor_words(citation, snapshot, 0, 6)
    later = make.snapshot(citation.source, "Later. " + TEXT)
    anchor_words(citation, later, 7, 13)
    anchor = Anchor.objects.get()
    assert (anchor.snapshot, anchor.exact) == (later, "Astana")


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (6, 5), (0, 10_000), GAP])
def test_a_selection_without_words_is_an_error(citation, snapshot, start, end):
    with pytest.raises(ValidationError, match="Select at least one word"):
        anchor_words(citation, snapshot, start, end)


def test_words_of_another_source_are_an_error(citation):
    with pytest.raises(ValidationError, match="own source"):
        anchor_words(citation, make.snapshot(make.source("Other"), TEXT), 0, 6)


def test_words_that_a_later_text_does_not_have_are_listed(citation, snapshot):
    start = TEXT.index("$1.7")
    anchor = anchor_words(citation, snapshot, start, start + 12)
    other = make.cite(make.meeting(), citation.source)
    anchor_words(other, snapshot, 0, 6)
    assert list(lost_in_latest_text(citation.source)) == []
    make.snapshot(citation.source, TEXT.replace("$1.7", "$1.8"), taken_at="2026-01-01T00:00Z")
    assert list(lost_in_latest_text(citation.source)) == [(anchor, Lost(GONE))]

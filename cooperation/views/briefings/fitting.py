"""What two pages of A4 have room for: the most pressing sentences of each section.

The height of a sentence and its footnote is estimated from their characters, with those of a usual sans serif of 10 and
8 points, so that page, print and Word file have the same sentences.
"""

import unicodedata
from math import ceil

from cooperation.exports.sourced_text import TextRun, plain
from cooperation.views.briefings.footnotes import CitedFacts, FootnoteWriter
from cooperation.views.briefings.phrases import ComposedSection, ComposedSentence

PAPER_HEIGHT = 2 * 257  # millimetres between the margins of two pages
HEAD_HEIGHT = 38  # with the heading of the notes, and what the end of the first page leaves free
HEADING_HEIGHT = 14  # of a section, with what is left out of it
TITLE_LINE, TITLE_LINE_CHARACTERS = 7.5, 52
SENTENCE_LINE, SENTENCE_GAP, SENTENCE_CHARACTERS = 4.7, 1.3, 94
FOOTNOTE_LINE, FOOTNOTE_CHARACTERS = 3.7, 116
TURNS = {"commitments": 2}
"""Section -> how many of its sentences are chosen each time, before one of each other section."""


def fit(title: str, sections: list[ComposedSection], facts: CitedFacts) -> dict[str, list[ComposedSentence]]:
    """Return the sentences that two pages have room for: section -> sentences, the most pressing first.

    Args:
        title: the title of the paper.
        sections: the sections, the most pressing sentence of each first.
        facts: the citations of all evidence.
    """
    room, named = PAPER_HEIGHT - HEAD_HEIGHT - len(title) // TITLE_LINE_CHARACTERS * TITLE_LINE, set()
    chosen: dict[str, list[ComposedSentence]] = {}
    waiting = {section.name: list(section.sentences) for section in sections}
    while any(waiting.values()):
        for name, left in waiting.items():
            for _ in range(TURNS.get(name, 1)):
                if not left:
                    break
                writer = FootnoteWriter(facts, named)
                height = _height(left[0].runs, writer.write(left[0])) + (0 if name in chosen else HEADING_HEIGHT)
                if height > room:
                    left.clear()  # what is less pressing does not go before it
                else:
                    room, named = room - height, writer.named
                    chosen.setdefault(name, []).append(left.pop(0))
    return chosen


def _height(runs: tuple[TextRun, ...], footnote: tuple[TextRun, ...]) -> float:
    """Return the millimetres of a sentence and its footnote."""
    lines = ceil(_characters(runs) / SENTENCE_CHARACTERS)
    return lines * SENTENCE_LINE + SENTENCE_GAP + ceil(_characters(footnote) / FOOTNOTE_CHARACTERS) * FOOTNOTE_LINE


def _characters(runs: tuple[TextRun, ...]) -> int:
    """Return how many usual characters are as wide as a text. Chinese ones are as wide as two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in plain(runs))

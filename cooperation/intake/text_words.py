"""The words of a text, and the sequences of words that may be names."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from cooperation.intake.sentences import Sentence, sentences_of
from cooperation.intake.stems import MAX_KEY_WORDS, Word, words_with_positions

MIN_HEADING_WORDS, HEADING_SHARE = 5, 0.7  # so many words of a heading are capitalised
MAX_NAME_WORDS = 130  # the longest title has 800 characters

# What may stand between two words of a name.
_GAP = re.compile(r"(?:['’ʼ`´]s)?[\s\-‐‑‒–—.,«»“”„\"'’ʼ№&+/()]*", re.IGNORECASE)
_CLOSE = re.compile(r"[\s\-‐‑.]*")

WordSpan = tuple[int, int]
"""The numbers of the first word and of the one after the last."""


class TextWords:
    """The words of a text.

    Attributes:
        text: the text as it is.
        words: its words.
        sentences: its sentences.
        parts_of_names: the numbers of words that name a country elsewhere, and are part of a longer name here.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts_of_names: set[int] = set()
        self.words: list[Word] = words_with_positions(text)
        self.sentences: list[Sentence] = sentences_of(text)
        self._go_on = self._joined(_GAP)
        self._headings: dict[WordSpan, bool] = {}

    @cached_property
    def first_words(self) -> set[int]:
        """The numbers of the words with which sentences begin."""
        starts = [start for start, _ in self.sentences]
        found, place = set(), 0
        for number, word in enumerate(self.words):
            if place < len(starts) and word.start >= starts[place]:
                found.add(number)
                while place < len(starts) and word.start >= starts[place]:
                    place += 1
        return found

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return sorted({0, *self.first_words})

    def sentence_of(self, number: int) -> WordSpan:
        """Return the words of the sentence of a word."""
        place = bisect_right(self._sentence_starts, number)
        following = self._sentence_starts[place : place + 1]
        return self._sentence_starts[place - 1], following[0] if following else len(self.words)

    def is_heading(self, number: int) -> bool:
        """Whether nearly all words of the sentence of a word are capitalised, and no full stop ends it."""
        first, last = span = self.sentence_of(number)
        if span not in self._headings:
            end = self.words[last - 1].end
            long = [word for word in self.words[first:last] if len(word.letters) > 3]
            capitals = sum(word.initial.isupper() for word in long)
            is_long = len(long) >= MIN_HEADING_WORDS and capitals >= HEADING_SHARE * len(long)
            self._headings[span] = is_long and not re.search("[.!?]", self.text[end : end + 2])
        return self._headings[span]

    @cached_property
    def small_words(self) -> set[str]:
        """The words that the text has in small letters."""
        return {word.letters for word in self.words if word.initial.islower()}

    @cached_property
    def close(self) -> list[bool]:
        """Whether nothing but blanks, hyphens and full stops are between a word and the next, in the same sentence."""
        return self._joined(_CLOSE)

    def printed(self, first: int, last: int | None = None) -> str:
        """Return one word as the text has it, or those from ``first`` up to, but not including, ``last``."""
        return self.text[self.words[first].start : self.words[first if last is None else last - 1].end]

    def is_capitalised(self, number: int) -> bool:
        return self.words[number].initial.isupper()

    def spans_by_key(self) -> dict[str, list[WordSpan]]:
        """Return where each sequence of up to six words is, by its key."""
        return self._spans(range(len(self.words)), 1, MAX_KEY_WORDS)

    def longer_spans_by_key(self, starts: Iterable[int]) -> dict[str, list[WordSpan]]:
        """Return where each longer sequence is that begins at one of these words, by its key."""
        return self._spans(starts, MAX_KEY_WORDS + 1, MAX_NAME_WORDS)

    def _spans(self, starts: Iterable[int], least: int, most: int) -> dict[str, list[WordSpan]]:
        spans = defaultdict(list)
        stems = [(word.stem, word.alternatives) for word in self.words]
        for first in starts:
            key = ""
            for last in range(first, min(first + most, len(stems))):
                stem, alternatives = stems[last]
                if last - first + 1 >= least:
                    span = first, last + 1
                    spans[key + stem].append(span)
                    for alternative in alternatives:
                        spans[key + alternative].append(span)
                if not self._go_on[last]:
                    break
                key += stem + " "
        return spans

    def _joined(self, gap: re.Pattern[str]) -> list[bool]:
        """Return for each word whether only this gap is between it and the next, in the same sentence."""
        joined = [
            bool(gap.fullmatch(self.text, one.end, other.start))
            for one, other in zip(self.words, self.words[1:], strict=False)
        ]
        for number in self.first_words:
            if number:
                joined[number - 1] = False
        return [*joined, False]

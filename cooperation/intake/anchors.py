"""Mark the words of a citation in a text, and find them again in a later text of the same source.

Words are never matched approximately: a text that says "5 tons" now instead of "50 tons" must not pass for evidence.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Self

from django.core.exceptions import ValidationError

from cooperation.models import Anchor, Citation, Snapshot, Source
from cooperation.models.anchors import MAX_SURROUNDING_CHARACTERS

# A text with less than this around the words is little more than they: all of it must be the same.
MIN_SURROUNDING_CHARACTERS = 32

GONE = "The text does not have these words any more."
ELSEWHERE = "The text has these words, but the words around them are others."


@dataclass(frozen=True)
class Found:
    """The place of words in a text: the numbers of characters before them, and up to their end."""

    start: int
    end: int


@dataclass(frozen=True)
class Lost:
    """That words are not found in a text, and why."""

    reason: str


def anchor_words(citation: Citation, snapshot: Snapshot, start: int, end: int) -> Anchor:
    """Mark words of a text as those of a citation, instead of what was marked for it before.

    Args:
        citation: a stored citation.
        snapshot: a text of its source.
        start: the number of characters before the words.
        end: the number of characters up to their end. White space around the words is left out.

    Raise ValidationError if there are no words, or if the text is that of another source.
    """
    text = snapshot.text
    if not 0 <= start < end <= len(text) or not (exact := text[start:end].strip()):
        raise ValidationError("Select at least one word of the text.")
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(exact)
    anchor = Anchor.objects.filter(citation=citation).first() or Anchor(citation=citation)
    anchor.snapshot, anchor.start, anchor.end, anchor.exact = snapshot, start, end, exact
    anchor.prefix = text[max(0, start - MAX_SURROUNDING_CHARACTERS) : start]
    anchor.suffix = text[end : end + MAX_SURROUNDING_CHARACTERS]
    anchor.full_clean(validate_constraints=False)  # the database checks these
    anchor.save()
    return anchor


def find_again(anchor: Anchor, text: str) -> Found | Lost:
    """Find the words of an anchor in another text of its source.

    They are found only where all characters of the words and of their surroundings are the same, except that white
    space may be of other signs and another length. So an edit nearby loses them: from the new text alone nobody can
    tell whether "Kazakhstan sold 5 tons to China" was a sentence about Russia before, or a second one beside it. If the
    old text has a passage several times, as much of its surroundings is compared as tells it from the others.

    If a sentence or a paragraph was doubled, each copy has the same words in the same surroundings. The first is taken:
    neither says anything else, and to report such words as lost would be wrong.
    """
    passage = _Passage.of(anchor)
    if place := passage.place_in(text) or passage.doubled_place_in(text):
        return place
    return Lost(ELSEWHERE if re.search(passage.words, text) else GONE)


def lost_in_latest_text(source: Source) -> Iterator[tuple[Anchor, Lost]]:
    """Yield the anchors in other texts of a source whose words its latest text does not have any more, and why."""
    latest = Snapshot.objects.latest_text(source)
    anchors: Iterable[Anchor] = Anchor.objects.in_other_texts(latest) if latest else ()
    for anchor in anchors:
        if isinstance(found := find_again(anchor, latest.text), Lost):
            yield anchor, found


@dataclass(frozen=True)
class _Passage:
    """The words of an anchor and their surroundings as patterns, and its text up to the words and after them."""

    before: str
    words: str
    after: str
    old_before: str
    old_after: str

    @classmethod
    def of(cls, anchor: Anchor) -> Self:
        """Return the passage of an anchor in its own text.

        On each side as much is compared as the old text has only once with the word beside it. Otherwise a passage
        alike could come into the same surroundings when something between two of them is deleted.
        """
        old, words = anchor.snapshot.text, anchor.exact.strip()
        start = anchor.start + anchor.exact.index(words)
        end = start + len(words)
        first, last = words.split(maxsplit=1)[0], words.rsplit(maxsplit=1)[-1]
        before = _unique(old, start, lambda width: old[max(0, start - width) : start].lstrip() + first)
        after = _unique(old, len(old) - end, lambda width: last + old[end : end + width].rstrip())
        before, after = _flexible(before.removesuffix(first)), _flexible(after.removeprefix(last))
        if len(old.strip()) - len(words) < MIN_SURROUNDING_CHARACTERS:
            before, after = rf"\A\s*{before}", rf"{after}\s*\Z"
        if not old[:start].strip():
            before = rf"{before}(?<!\w)"
        if not old[end:].strip():
            after = rf"(?!\w){after}"
        return cls(before, _flexible(words), after, old[:start], old[end:])

    def place_in(self, text: str) -> Found | None:
        """Return the first place of the words where both sides are the same."""
        match = re.search(f"{self.before}({self.words}){self.after}", text)
        return Found(*match.span(1)) if match else None

    def doubled_place_in(self, text: str) -> Found | None:
        """Return the first of two places, the one after what was before and the other before what was after.

        Between them must be nothing but a repetition: the end of the first copy, and the beginning of the second.
        """
        first = re.search(f"{self.before}({self.words})", text)
        second = first and re.compile(f"({self.words}){self.after}").search(text, first.end(1))
        if not second:
            return None
        between = text[first.end(1) : second.start(1)].split()
        before, after = self.old_before.split(), self.old_after.split()
        repeated = _common(between, after) + _common(reversed(between), reversed(before))
        return Found(*first.span(1)) if repeated >= len(between) else None


def _common(some: Iterable[str], others: Iterable[str]) -> int:
    """How many words two lists have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))


def _unique(text: str, limit: int, passage: Callable[[int], str]) -> str:
    """Return the first passage that a text has only once, of up to 64, 128, 256 ... ``limit`` characters."""
    width, spaced = MAX_SURROUNDING_CHARACTERS, _single_spaced(text)
    while _is_repeated(_single_spaced(found := passage(width)), spaced) and width < limit:
        width *= 2
    return found


def _is_repeated(passage: str, text: str) -> bool:
    return text.find(passage, text.find(passage) + 1) >= 0


@lru_cache(maxsize=8)
def _single_spaced(text: str) -> str:
    return " ".join(text.split())


def _flexible(text: str) -> str:
    """The pattern of a text in which any white space stands for any other."""
    return r"\s+".join(map(re.escape, re.split(r"\s+", text)))

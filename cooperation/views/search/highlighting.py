"""Highlighting of found words in texts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cooperation.models.alphabet import folded, separated, separated_positions
from cooperation.models.search.passages import BEGIN, END
from cooperation.models.search.spellings import spelling

FOUND = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){END}")
EXCERPT_CONTEXT = 60  # characters before the first mark of an excerpt


@dataclass(frozen=True)
class Marked:
    """A text and the spans that are marked. A template prints it escaped, with ``<mark>``."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()

    @classmethod
    def read(
        cls, marked: str, begun: Iterable[str] = (), *, text: str | None = None, sounds: Iterable[str] = ()
    ) -> Self:
        """Parse a text in which PostgreSQL marked words.

        Args:
            marked: the text with markers.
            begun: beginnings of words; words with one of them are marked too.
            text: the text as it is shown, if ``marked`` is what search vectors have of it.
            sounds: how words sound that are marked too (``spelling()``).
        """
        plain, spans, at = "", [], 0
        for found in FOUND.finditer(marked) if BEGIN in marked else ():
            plain += _without_signs(marked[at : found.start()])
            spans.append((len(plain), len(plain) + len(found[1])))
            plain += found[1]
            at = found.end()
        plain += _without_signs(marked[at:])
        if text is None:
            text = plain
            plain = separated(folded(text)) if begun or sounds else text
            spans += _moved(_more_spans(plain, begun, sounds), plain, text)
        else:
            spans = _moved(spans + _more_spans(plain, begun, sounds), plain, text)
        return cls(text, _joined(spans, text))

    @property
    def words(self) -> set[str]:
        """The marked words, in lower case."""
        return {word for start, end in self.spans for word in self.text[start:end].casefold().split()}

    def excerpt(self, limit: int) -> Self:
        """Return the part with the most marks of a text longer than ``limit`` characters, cut between words."""
        if len(self.text) <= limit:
            return self
        starts = [max(0, start - EXCERPT_CONTEXT) for start, _ in self.spans] or [0]
        start = max(starts, key=lambda at: sum(at <= begin and end <= at + limit for begin, end in self.spans))
        end = min(start + limit, len(self.text))
        if start:
            start = self.text.find(" ", start, start + EXCERPT_CONTEXT) + 1 or start
        if end < len(self.text):
            end = max(self.text.rfind(" ", end - EXCERPT_CONTEXT // 2, end), 0) or end
        before, after = "… " if start else "", " …" if end < len(self.text) else ""
        moved = len(before) - start
        kept = tuple((begin + moved, stop + moved) for begin, stop in self.spans if start <= begin and stop <= end)
        return type(self)(before + self.text[start:end] + after, kept)

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> SafeString:
        parts, at = [], 0
        for start, end in self.spans:
            parts += [escape(self.text[at:start]), f"<mark>{escape(self.text[start:end])}</mark>"]
            at = end
        return mark_safe("".join([*parts, escape(self.text[at:])]))  # noqa: S308  (each part is escaped)


def _without_signs(text: str) -> str:
    """Return a text without markers that enclose nothing."""
    return text.replace(BEGIN, "").replace(END, "")


@lru_cache
def _words_with(beginnings: tuple[str, ...]) -> re.Pattern:
    """Return the pattern of words with one of some beginnings, in a text as search vectors have it."""
    folded_beginnings = (re.escape(separated(folded(beginning))) for beginning in beginnings)
    return re.compile(rf"(?<!\w)(?:{'|'.join(folded_beginnings)})\w*", re.IGNORECASE)


def _more_spans(plain: str, begun: Iterable[str], sounds: Iterable[str]) -> list[tuple[int, int]]:
    """Return the spans of words with one of some beginnings, or that sound so, in a text as search vectors have it."""
    found = [word.span() for word in _words_with(tuple(begun)).finditer(plain)] if begun else []
    if sounds:
        words = re.finditer("[A-Za-zА-я]+", plain)
        found += [word.span() for word in words if spelling(word[0].lower()).startswith(tuple(sounds))]
    return found


def _moved(spans: list[tuple[int, int]], plain: str, text: str) -> list[tuple[int, int]]:
    """Return spans of the text that search vectors have, as spans of the text that is shown."""
    if not spans:
        return []
    same, origins = separated_positions(text)
    if same != plain:  # a server may fold letters that are younger than this Python
        return []
    return [(origins[start], origins[end - 1] + 1) for start, end in spans if start < end]


def _joined(spans: list[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans in order, merging those with only spaces, or a sign that joins words, between them."""
    joined = []
    for start, end in sorted(spans):
        if joined and (start <= joined[-1][1] or separated(folded(text[joined[-1][1] : start])).isspace()):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return tuple(joined)

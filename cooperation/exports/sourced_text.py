"""Texts of which each sentence has its sources in a footnote. Pages and Word files write the same objects."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Self

from cooperation.exports.facts import printable

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class TextRun:
    """A part of a sentence, without control characters and line breaks; perhaps a link.

    Attributes:
        text: the characters, with the spaces that part it from its neighbours.
        url: the web address that it links to, or the path of a page of the register; "" if it is no link.
    """

    text: str
    url: str = ""

    @classmethod
    def of(cls, text: str, url: str = "") -> Self:
        """Return a run with what XML and one line accept of a text."""
        return cls(_SPACE.sub(" ", printable(text)), url)

    @property
    def is_right_to_left(self) -> bool:
        """Whether its first letter belongs to a script that is written from the right, such as Arabic."""
        letters = (unicodedata.bidirectional(sign) for sign in self.text)
        return next((kind for kind in letters if kind in ("L", "R", "AL")), "L") != "L"


@dataclass(frozen=True)
class SourcedSentence:
    """A sentence and its footnote.

    Attributes:
        runs: the sentence, with its full stop.
        footnote: its sources.
        number: the number of the footnote, from 1.
    """

    runs: tuple[TextRun, ...]
    footnote: tuple[TextRun, ...]
    number: int

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return plain(self.runs)


@dataclass(frozen=True)
class SourcedSection:
    """A heading and the sentences below it.

    Attributes:
        name: its name in code and in URLs.
        title: the heading.
        sentences: the sentences, in the order of the paper.
        more: how much is left out, with a link to all; () if nothing is.
    """

    name: str
    title: str
    sentences: tuple[SourcedSentence, ...]
    more: tuple[TextRun, ...] = ()


@dataclass(frozen=True)
class SourcedPaper:
    """A paper of sections.

    Attributes:
        title: the title.
        day: the day on which it was made.
        scope: what limits it, as sentences; "" if nothing does.
        url: the web address of the same paper.
        sections: the sections that are not empty.
    """

    title: str
    day: date
    scope: str
    url: str
    sections: tuple[SourcedSection, ...]

    @property
    def sentences(self) -> list[SourcedSentence]:
        """All sentences, in the order of their footnotes."""
        return [sentence for section in self.sections for sentence in section.sentences]

    @property
    def shown_day(self) -> str:
        """The day in English."""
        return f"{self.day.day} {self.day:%B %Y}"


def plain(runs: tuple[TextRun, ...]) -> str:
    """Return runs as plain text."""
    return "".join(run.text for run in runs)

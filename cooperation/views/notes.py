"""Evidence as in a book: small numbers in the text, and the notes that they lead to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from django.db import models

from cooperation.models import Citation, Participant, Source
from cooperation.models.citations import TARGETS
from cooperation.models.prepared import Prepared


@dataclass
class Note:
    """The words of one source, under one number, for all facts on the page that rest on them."""

    number: int
    names_source: bool
    """Whether it is the first note of its source, which says all of it."""
    citations: list[Citation] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """The ids of the places in the text that lead here, in their order."""

    @property
    def first(self) -> Citation:
        """The citation that stands for all: source, quote, locator and what differs are the same in each."""
        return self.citations[0]

    @property
    def speakers(self) -> list[Participant]:
        """Whom the source quotes."""
        return list(dict.fromkeys(citation.speaker for citation in self.citations if citation.speaker))

    @property
    def relies_on(self) -> list[Source]:
        """The sources that the source names for it."""
        return list(dict.fromkeys(citation.relies_on for citation in self.citations if citation.relies_on))


@dataclass(frozen=True)
class Mark:
    """A small number in the text."""

    number: int
    id: str


class Notes:
    """The notes of one page, numbered in the order in which the page comes to the facts.

    A template calls ``of(row)`` where it prints the fact that the row holds, and goes through the notes below. The
    same words of the same source have one number wherever they are cited.
    """

    def __init__(self, citations: Iterable[Citation]) -> None:
        self._by_fact: dict[tuple[str, int], list[Citation]] = defaultdict(list)
        for citation in citations:
            self._by_fact[citation.points_to].append(citation)
        self._notes: dict[tuple, Note] = {}

    def of(self, row: models.Model) -> list[Mark]:
        """The marks to print beside the fact of ``row``, by number."""
        notes = {}
        for citation in self._citations(row):
            note = self._note(citation)
            note.citations.append(citation)
            notes[note.number] = note
        return [self._mark(notes[number]) for number in sorted(notes)]

    def sources(self, row: models.Model) -> list[Source]:
        """The sources of the fact of ``row``, each once."""
        return list(dict.fromkeys(citation.source for citation in self._citations(row)))

    def _citations(self, row: models.Model) -> list[Citation]:
        return self._by_fact.get((Citation.target_of(row), row.pk), [])

    def _note(self, citation: Citation) -> Note:
        words = (citation.source_id, citation.quote, citation.locator, citation.differs)
        if words not in self._notes:
            named = any(note.first.source_id == citation.source_id for note in self)
            self._notes[words] = Note(number=len(self._notes) + 1, names_source=not named)
        return self._notes[words]

    def _mark(self, note: Note) -> Mark:
        again = f"-{len(note.marks) + 1}" if note.marks else ""
        mark = Mark(note.number, f"mark-{note.number}{again}")
        note.marks.append(mark.id)
        return mark

    def __iter__(self) -> Iterator[Note]:
        return iter(self._notes.values())

    def __len__(self) -> int:
        return len(self._notes)


def citations_of(rows: Iterable[models.Model]) -> list[Citation]:
    """The citations of these rows, with what notes show of them."""
    return _citations().of(*Citation.keys_by_target(rows).values())


@cache
def _citations() -> Prepared:
    stand_ins = {name: -number for number, name in enumerate(TARGETS, 1)}
    rows = [Citation._meta.get_field(name).related_model(pk=key) for name, key in stand_ins.items()]
    return Prepared(Citation.objects.carrying(rows).for_notes(), *([key] for key in stand_ins.values()))

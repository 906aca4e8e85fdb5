"""Notes: numbered references in the text, and the list of quotes that they link to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from django.db import models

from cooperation.models import AgreementAction, Citation, Participant, Source
from cooperation.models.citations import TARGETS
from cooperation.models.differences import ACT
from cooperation.models.prepared import Prepared


@dataclass
class Note:
    """A quote from one source, with one number for all facts on the page that cite it."""

    number: int
    names_source: bool
    """Whether it is the first note of its source and shows the source in full."""
    citations: list[Citation] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """The ids of the reference numbers that link here, in their order."""

    @property
    def first(self) -> Citation:
        """The first of the citations. All have the same source, quote, locator and `difference`."""
        return self.citations[0]

    @property
    def speakers(self) -> list[Participant]:
        """The speakers that the source quotes."""
        return list(dict.fromkeys(citation.speaker for citation in self.citations if citation.speaker))

    @property
    def relies_on(self) -> list[Source]:
        """The sources that the source cites for it."""
        return list(dict.fromkeys(citation.relies_on for citation in self.citations if citation.relies_on))


@dataclass(frozen=True)
class Mark:
    """A reference number in the text."""

    number: int
    id: str


class Notes:
    """The notes of one page, numbered in the order in which the template prints the facts.

    A template calls ``marks_for(row)`` after the fact of a row, and lists the notes at the end. All facts that cite the
    same quote of the same source have one number.
    """

    def __init__(self, citations: Iterable[Citation]) -> None:
        self._by_fact: dict[tuple[str, int], list[Citation]] = defaultdict(list)
        for citation in citations:
            self._by_fact[citation.points_to].append(citation)
        self._notes: dict[tuple, Note] = {}

    def marks_for(self, row: models.Model) -> list[Mark]:
        """Return the reference numbers for the fact of ``row``, sorted."""
        notes = {}
        for citation in self._citations(row):
            note = self._note(citation)
            note.citations.append(citation)
            notes[note.number] = note
        return [self._mark(notes[number]) for number in sorted(notes)]

    def sources(self, row: models.Model) -> list[Source]:
        """Return the distinct sources of the fact of ``row``."""
        return list(dict.fromkeys(citation.source for citation in self._citations(row)))

    def differing(self, row: models.Model) -> list[Citation]:
        """Return the citations of the fact of ``row`` that say something else, each difference once.

        What a source says of an act is cited for its agreement, too: "Signed: 15 October 2026".
        """
        citations = self._citations(row)
        if isinstance(row, AgreementAction):
            of_agreement, field = self._citations(row.agreement), f"{ACT}{row.kind_id}"
            citations = [*citations, *(citation for citation in of_agreement if citation.differs_in == field)]
        said = {citation.difference: citation for citation in citations if citation.differs}
        return list(said.values())

    def _citations(self, row: models.Model) -> list[Citation]:
        return self._by_fact.get((Citation.target_of(row), row.pk), [])

    def _note(self, citation: Citation) -> Note:
        words = (citation.source_id, citation.quote, citation.locator, citation.difference)
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
    """Return the citations of these rows, with what notes show."""
    return _citations().fetch(*Citation.ids_by_target(rows).values())


@cache
def _citations() -> Prepared:
    placeholders = {name: -number for number, name in enumerate(TARGETS, 1)}
    rows = [Citation._meta.get_field(name).related_model(pk=key) for name, key in placeholders.items()]
    return Prepared(
        Citation.objects.for_targets(rows).for_notes().with_act_that_differs(),
        *([key] for key in placeholders.values()),
    )

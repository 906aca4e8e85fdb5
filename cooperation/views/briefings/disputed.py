"""Where sources differ: each contradiction once, with all its values and who says them."""

from cooperation.models import Entry
from cooperation.models.base import join_names, shorten
from cooperation.models.contradictions import WHOLE_RECORD, Contradiction, Dispute, Side, contradictions_of
from cooperation.models.entries import EntryQuerySet
from cooperation.models.records import ENTRY_MODELS
from cooperation.views.briefings.phrases import ComposedSentence, TextRun, as_sentence, titled, unpublished

MAX_VALUES = 4  # of a sentence
MAX_NAMED_SOURCES = 2  # of a value


def disputed(entries: EntryQuerySet) -> EntryQuerySet:
    """Return one entry for each contradiction, as the page of contradictions lists them."""
    return entries.with_pages().contradicted().one_per_contradiction()


def compose_contradictions(rows: EntryQuerySet, user, limit: int) -> list[ComposedSentence]:
    """Return a sentence about each of up to ``limit`` contradictions, the last changed first."""
    found = rows.order_by("-updated_at", "-key", "noun")
    found = contradictions_of(found.only(*Entry.LINE_FIELDS, "first_figure", "updated_at")[:limit], user)
    return [_compose(row, place) for place, row in enumerate(found) if row.disputes]


def _compose(row: Contradiction, place: int) -> ComposedSentence:
    title = titled(row.entry)
    if row.figures:
        title = TextRun.of(shorten(row.title, limit=len(title.text) + 80), row.entry.get_absolute_url())
    says = "; ".join(map(_told, row.disputes))
    runs = as_sentence("Sources differ on ", title, unpublished(row.entry), f": {says}")
    # The row of the entry is not read: citations name it by its id.
    own = ENTRY_MODELS[row.entry.noun](pk=row.entry.key)
    evidence = dict.fromkeys((own, *row.figures, *(dispute.row for dispute in row.disputes)))
    return ComposedSentence(runs, tuple(evidence), (place,))


def _told(dispute: Dispute) -> str:
    """Return the values of a dispute, with the sources of each: "date: 2025 (The Times) or 2026 (The Post)"."""
    values = join_names(map(_valued, dispute.sides), limit=MAX_VALUES, last="or")
    return f"{dispute.name}: {values}" if dispute.name else values


def _valued(side: Side) -> str:
    sources = dict.fromkeys(shorten(citation.source.title, limit=60) for citation in side.citations)
    said_by = join_names(sources, limit=MAX_NAMED_SOURCES)
    preferred = f"preferred: {side.figure.preferred_reason}" if side.is_preferred else ""
    recorded = "as recorded" if side.is_recorded and side.figure is None and side.value != WHOLE_RECORD else ""
    remarks = "; ".join(filter(None, [said_by, preferred, recorded]))
    value = shorten(side.value) or "no value"
    return f"{value} ({remarks})" if remarks else value

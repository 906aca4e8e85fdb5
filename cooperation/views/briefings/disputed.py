"""Where sources differ: the values of contradicting figures, and what citations say instead of a record."""

from dataclasses import replace

from cooperation.models import Entry, Figure
from cooperation.models.base import join_names, shorten
from cooperation.models.citations import TARGETS
from cooperation.models.entries import EntryQuerySet
from cooperation.models.records import ENTRY_MODELS
from cooperation.views.briefings.phrases import ComposedSentence, as_sentence, titled, unpublished
from cooperation.views.contradictions import Contradiction, contradictions_of


def disputed(entries: EntryQuerySet) -> EntryQuerySet:
    """Return the entries of which sources say different things, as the page of contradictions lists them."""
    return entries.with_pages().contradicted()


def compose_contradictions(rows: EntryQuerySet, user, limit: int) -> list[ComposedSentence]:
    """Return sentences about up to ``limit`` contradictions, the last changed first. Two figures are told once."""
    found = rows.order_by("-updated_at", "-key", "noun").only(*Entry.LINE_FIELDS, "updated_at")[:limit]
    composed, told = [], set()
    for row in contradictions_of(list(found), user):
        figures = [row.figure, *row.figures] if row.figure else []
        new = {figure.pk for figure in figures} - told
        if row.citations or (len(figures) > 1 and len(new) == len(figures)):
            composed.append(_compose(row, figures, len(composed), len(new) if figures else 1))
            told |= new
    return composed


def _compose(row: Contradiction, figures: list[Figure], place: int, covers: int) -> ComposedSentence:
    says = []
    if row.figures:
        values = dict.fromkeys(figure.shown_value() for figure in figures)
        preferred = next((f", {figure.shown_value()} preferred" for figure in figures if figure.preferred), "")
        says.append(join_names(values, limit=4, last="or") + preferred)
    for citation in row.citations:
        says.append(f"{shorten(citation.difference)} ({shorten(citation.source.title, limit=60)})")
    # These rows are not read: citations name them by their ids.
    own = ENTRY_MODELS[row.entry.noun](pk=row.entry.key)
    parts = (TARGETS[name](pk=key) for name, key in (citation.points_to for citation in row.citations))
    title = titled(row.entry)
    if row.figure:  # a generated title ends with the value
        title = replace(title, text=title.text.removesuffix(f": {row.figure.shown_value()}"))
    runs = as_sentence("Sources differ on ", title, unpublished(row.entry), f": {'; '.join(says)}")
    return ComposedSentence(runs, (own, *row.figures, *parts), (place,), covers)

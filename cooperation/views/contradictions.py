"""The page of contradictions: records of which sources say different things, with what each says."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db import models
from django.views.generic import TemplateView

from cooperation.filters import ContradictionFilters
from cooperation.models import Citation, Country, Entry, Figure
from cooperation.models.citations import TARGETS
from cooperation.models.entries import EntryQuerySet
from cooperation.models.records import ENTRY_MODELS, owned_models
from cooperation.views.base import Page, page_number
from cooperation.views.pagination import NumberedPage

ROWS_PER_PAGE = 25
MAX_COUNTED = 1000  # records


@dataclass
class Contradiction:
    """A record, the citations that contradict it, and the figures that do."""

    entry: Entry
    citations: list[Citation] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    figure: Figure | None = None
    """The figure itself, if the record is one."""


class Contradictions(Page, TemplateView):
    """Records of which sources say different things, last changed first."""

    template_name = "cooperation/contradictions.html"

    def get_context_data(self, **kwargs):
        chosen = ContradictionFilters(self.request.GET, request=self.request)
        entries: EntryQuerySet = chosen.matching() if chosen.is_readable else chosen.unfiltered.none()
        page = NumberedPage(
            entries.order_by("-updated_at", "-key", "noun"),
            page_number(self.request.GET),
            shown=Entry.objects.for_lines(),
            size=ROWS_PER_PAGE,
            limit=MAX_COUNTED,
        )
        rows = contradictions_of(page.rows, self.request.user)
        codes = {code for row in rows for code in row.entry.countries}
        return super().get_context_data(
            filters=chosen, page=page, rows=rows, country_named=Country.objects.in_bulk(codes), **kwargs
        )


def contradictions_of(entries: list[Entry], user) -> list[Contradiction]:
    """Return what contradicts these entries, as far as the user may see it, in their order."""
    found = {(entry.noun, entry.key): Contradiction(entry) for entry in entries}
    for citation in _contradicting_citations(found):
        row = citation.shown_on
        found[row._meta.model_name, row.pk].citations.append(citation)
    keys = [key for noun, key in found if noun == "figure"]
    figures = Figure.objects.select_related("unit").in_bulk(keys)
    pairs = defaultdict(list)
    for key, other in Figure.objects.contradicting_pairs(keys):
        pairs[key].append(other)
    others = Figure.objects.visible_to(user).select_related("unit")
    others = others.in_bulk({other for each in pairs.values() for other in each})
    for key in keys:
        row = found["figure", key]
        row.figure = figures.get(key)
        row.figures = [others[other] for other in pairs[key] if other in others]
    return list(found.values())


def _contradicting_citations(found: dict[tuple[str, int], Contradiction]) -> list[Citation]:
    """Return the citations of these entries and of the parts of their rows that give another value."""
    conditions = []
    for noun, key in found:
        conditions.append(models.Q(**{noun: key}))
        for part in owned_models(ENTRY_MODELS[noun]):
            for name in (name for name, model in TARGETS.items() if model is part):
                conditions.append(models.Q(**{f"{name}__{noun}": key}))
    if not conditions:
        return []
    return list(
        Citation.objects.exclude(differs="").filter(reduce(or_, conditions)).for_source().select_related("source")
    )

"""Contradictions: each with all that its sources say, and what of it is preferred or recorded.

One of figures is all figures that give different values for the same. One of another record is that record, with each
of its facts that a source contradicts.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from django.db import models

from cooperation.models.base import Record
from cooperation.models.citations import TARGETS, Citation
from cooperation.models.differences import ACT, recorded_value
from cooperation.models.entries import Entry
from cooperation.models.figures import Figure
from cooperation.models.records import ENTRY_MODELS, owned_models

MAX_SIDES = 20  # values of one contradiction that pages show
WHOLE_RECORD = "what the record says"
"""The value of the record, if a source contradicts it in no one field."""


@dataclass(frozen=True)
class Side:
    """A value, and the citations of the sources that have it.

    Attributes:
        value: as its source has it.
        citations: those of the sources that have it.
        figure: the figure with this value, if it is that of one.
        is_recorded: whether the record has it. Other values are in citations alone.
    """

    value: str
    citations: list[Citation]
    figure: Figure | None = None
    is_recorded: bool = False

    @property
    def is_preferred(self) -> bool:
        """Whether an editor prefers the figure."""
        return self.figure is not None and self.figure.preferred


@dataclass
class Dispute:
    """One fact of which sources say different things.

    Attributes:
        name: what it is: "date", "signed"; "" for the values of figures.
        row: the record or part of one that it is a fact of.
        owner: the record, participant or place whose form has it.
        sides: the values, the preferred or recorded one first.
    """

    name: str
    row: models.Model
    owner: models.Model
    sides: list[Side]


@dataclass
class Contradiction:
    """A record, or figures that contradict each other, with each fact in dispute.

    Attributes:
        entry: the entry of the record, or of the first figure.
        title: the title of the record, or what the figures measure.
        figures: those that contradict each other, up to ``MAX_SIDES``.
        figure_count: how many there are.
        disputes: one for the figures, and one for each fact that a citation contradicts.
    """

    entry: Entry
    title: str
    figures: list[Figure] = field(default_factory=list)
    figure_count: int = 0
    disputes: list[Dispute] = field(default_factory=list)

    @property
    def preferred(self) -> Figure | None:
        """The figure that an editor prefers."""
        return next((figure for figure in self.figures if figure.preferred), None)


def contradictions_of(entries: Iterable[Entry], user) -> list[Contradiction]:
    """Return the contradiction of each entry, with all sides that the user may see, in their order.

    Args:
        entries: one for each contradiction, with ``first_figure``.
        user: the reader.
    """
    found = {(entry.noun, entry.key): Contradiction(entry, entry.title) for entry in entries}
    _add_figures(found, user)
    keys = [*found, *(("figure", figure.pk) for each in found.values() for figure in each.figures)]
    differing = _differing_citations(dict.fromkeys(keys))
    _read_disputed_fields(differing)
    agreeing = _agreeing_citations(differing, [figure for each in found.values() for figure in each.figures])
    owners = {("figure", figure.pk): each for each in found.values() for figure in each.figures} | found
    for contradiction in found.values():
        if len(contradiction.figures) > 1:
            sides = [_side_of(figure, agreeing) for figure in contradiction.figures]
            contradiction.disputes.append(Dispute("", contradiction.figures[0], contradiction.figures[0], sides))
    for (target, name), citations in _by_fact(differing).items():
        on = citations[0].shown_on
        owner = owners[on._meta.model_name, on.pk]
        owner.disputes.append(_dispute(target, name, citations, agreeing))
    return list(found.values())


def _add_figures(found: dict[tuple[str, int], Contradiction], user) -> None:
    """Add to the contradictions of figures the figures, and what they measure."""
    own = {key: it for (noun, key), it in found.items() if noun == Entry.Noun.FIGURE}
    if not own:
        return
    members = defaultdict(set)
    by_first = {it.entry.first_figure: key for key, it in own.items() if it.entry.first_figure is not None}
    entries = Entry.objects.visible_to(user).contradicted().exclude(publication=Record.Publication.WITHDRAWN)
    rows = entries.filter(noun=Entry.Noun.FIGURE, first_figure__in=by_first).order_by()
    for first, key in rows.values_list("first_figure", "key"):
        members[by_first[first]].add(key)
    # Of a published figure that only drafts contradict, the entry has no contradiction.
    for key, other in Figure.objects.contradicting_pairs(list(own)):
        members[key].add(other)
    keys = {key for each in members.values() for key in each} | own.keys()
    visible = Figure.objects.visible_to(user)
    seen = dict(visible.filter(pk__in=keys).values_list("pk", "preferred"))
    shown = {}
    for key, it in own.items():
        ids = [pk for pk in sorted(members[key] | {key}, key=lambda pk: (not seen.get(pk), pk)) if pk in seen]
        it.figure_count, shown[key] = len(ids), ids[:MAX_SIDES]
    figures = visible.for_contradictions().in_bulk({pk for ids in shown.values() for pk in ids})
    for key, it in own.items():
        it.figures = [figures[pk] for pk in shown[key] if pk in figures]
    _name_what_figures_measure([it for it in own.values() if len(it.figures) > 1])


def _name_what_figures_measure(contradictions: list[Contradiction]) -> None:
    """Name each by the title of its figures without the value; if these have different ones, by what they measure."""
    unnamed = []
    for it in contradictions:
        titles = {figure.title.removesuffix(f": {figure.shown_value()}") for figure in it.figures}
        if len(titles) == 1:
            it.title = titles.pop()
        else:
            unnamed.append(it)
    models.prefetch_related_objects([it.figures[0] for it in unnamed], "of", "to", "places")
    for it in unnamed:
        it.title = it.figures[0].generated_name()


def _differing_citations(keys: Iterable[tuple[str, int]]) -> list[Citation]:
    """Return the citations of these rows and of their parts that give another value."""
    by_noun = defaultdict(list)
    for noun, key in keys:
        by_noun[noun].append(key)
    conditions = []
    for noun, ids in by_noun.items():
        conditions.append(models.Q(**{f"{noun}__in": ids}))
        for part in owned_models(ENTRY_MODELS[noun]):
            for name in (name for name, model in TARGETS.items() if model is part):
                conditions.append(models.Q(**{f"{name}__{noun}__in": ids}))
    if not conditions:
        return []
    rows = Citation.objects.exclude(differs="").filter(reduce(or_, conditions)).for_source()
    return list(rows.select_related("source__publisher", "speaker__country", "relies_on"))


def _read_disputed_fields(citations: list[Citation]) -> None:
    """Read the related rows in the fields that citations contradict, those of one field with one query."""
    rows = defaultdict(list)
    for citation in citations:
        name = "actions" if citation.differs_in.startswith(ACT) else citation.differs_in
        if citation.differing_field and (name == "actions" or citation.differing_field.is_relation):
            rows[type(citation.target), name].append(citation.target)
        elif citation.differing_field and hasattr(citation.target, "unit_id"):
            rows[type(citation.target), "unit"].append(citation.target)
    for (_, name), targets in rows.items():
        models.prefetch_related_objects(targets, name)


def _agreeing_citations(differing: list[Citation], figures: list[Figure]) -> dict[tuple[str, int], list[Citation]]:
    """Return the citations that support what the register has: (name in ``TARGETS``, id) -> citations."""
    rows = [*figures, *(citation.target for citation in differing)]
    found = defaultdict(list)
    if rows:
        supporting = Citation.objects.for_targets(dict.fromkeys(rows)).filter(differs="")
        for citation in supporting.for_notes():
            found[citation.points_to].append(citation)
    return found


def _by_fact(citations: list[Citation]) -> dict[tuple[models.Model, str], list[Citation]]:
    facts = defaultdict(list)
    for citation in citations:
        facts[citation.target, citation.differs_in].append(citation)
    return facts


def _side_of(figure: Figure, agreeing: dict[tuple[str, int], list[Citation]]) -> Side:
    return Side(figure.shown_value(), agreeing[Citation.target_of(figure), figure.pk], figure, is_recorded=True)


def _dispute(
    target: models.Model, name: str, citations: list[Citation], agreeing: dict[tuple[str, int], list[Citation]]
) -> Dispute:
    """Return what the register has in a field, with the sources of its record, and what each citation says instead."""
    of_field = bool(citations[0].differing_field)
    recorded = recorded_value(target, name) if of_field else WHOLE_RECORD
    supporting = agreeing[Citation.target_of(target), target.pk]
    sides = [Side(recorded, supporting, is_recorded=True)]
    by_value = defaultdict(list)
    for citation in citations:
        by_value[citation.differing_value].append(citation)
    sides += [Side(value, each) for value, each in by_value.items()]
    return Dispute(citations[0].name_of_differing_field, target, citations[0].shown_on, sides)

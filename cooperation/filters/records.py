"""What the filters of a noun's entries share: the rows, how many have which values, and what all records have."""

from collections.abc import Iterator
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

from django.db.models import F, Model, Q, QuerySet

from cooperation.filters.base import Filters, seen_publications
from cooperation.filters.dates import NotCheckedSince
from cooperation.filters.facets import Facets
from cooperation.filters.groups import Option
from cooperation.filters.kinds import AnyOf, SidesFilter, TextFilter
from cooperation.filters.reference import CountriesFilter, SectorFilter
from cooperation.filters.rows import EntryRowsFilter, WithoutSource
from cooperation.filters.sorting import SizeFilter
from cooperation.models import Entry, Participant, Place, Record, Source


class NounFilters(Filters):
    """The filters of a noun's entries, with how many of them have which values."""

    model: type[Model]
    key = "key"

    @property
    def noun(self) -> str:
        """The noun of the entries."""
        return self.model._meta.model_name

    @property
    def publications(self) -> list[str]:
        """The publications of the entries that the list has, whatever else is chosen."""
        leaves_out_unnamed = "all" in self.filters and not self.active.get("all")
        # Participants, places and sources are published or not by what leads to them, if anything does.
        all_named = issubclass(self.model, Record) or leaves_out_unnamed or not self.reader.is_staff
        return [*seen_publications(self.reader), *([] if all_named else [""])]

    @cached_property
    def facets(self) -> Facets:
        """How many rows the list has, and how many of them have which values."""
        return Facets(self)

    @property
    def total(self) -> int | None:
        return self.facets.total

    @property
    def is_empty(self) -> bool:
        return super().is_empty or self.facets.is_empty

    @property
    def most(self) -> int:
        """Rows beyond which the list is not counted."""
        return self.facets.most

    def options(self, name: str) -> Iterator[Option]:
        filter_ = self.filters[name]
        counts = self.facets.counts.get(name) if self.is_readable else None
        if filter_.control == "rows":
            return self._rows(name, counts or {})
        if counts is not None:
            return self._choices(name, self._by_value(name, counts))
        # What no row has at all is not offered, though nobody counted those that are found.
        often = self.often(name)
        return (option for option in self._choices(name) if not often or option.value in often or option.chosen)

    def often(self, name: str) -> dict[str, int]:
        if self.is_readable and self.facets.counts.get(name, {}) is not None:
            return {}
        usual = self.facets.usual(name)
        return self._by_value(name, usual) if usual else {}

    def _by_value(self, name: str, counts: dict[str, int]) -> dict[str, int]:
        """Numbers by the values in the address instead of those that entries have."""
        values = self.filters[name].values_of([int(key) if key.isdigit() else key for key in counts])
        return {value: counts[str(key)] for key, value in values.items()}

    def _rows(self, name: str, counts: dict[str, int]) -> Iterator[Option]:
        """The rows of another noun that are chosen, and those that are named most often."""
        filter_, unread = self.filters[name], self.unread(name)
        chosen = [text for text in dict.fromkeys(self.data.getlist(name)) if text.strip() and text != unread]
        of = filter_.of._meta.model_name
        entries = {text: self._often.get((of, text)) for text in chosen}
        for text in chosen:
            label = filter_.says(self.active[name], text) if name in self.active else text
            yield Option(text, label, entries[text] and counts.get(str(entries[text].key)), chosen=True)
        often = [entry for (noun, _), entry in self._often.items() if noun == of and str(entry.key) in counts]
        often.sort(key=lambda entry: (-counts[str(entry.key)], entry.title))
        yield from [
            Option(entry.slug, entry.title, counts[str(entry.key)]) for entry in often if entry.slug not in chosen
        ][:OFFERED]

    @cached_property
    def _often(self) -> dict[tuple[str, str], NamedTuple]:
        """The rows of other nouns that are named most often: noun and address -> row."""
        keys = {}
        for name, filter_ in self.filters.items():
            if filter_.control == "rows" and (counts := self.facets.counts.get(name)):
                often = keys.setdefault(filter_.of._meta.model_name, set())
                often |= {int(key) for key in list(counts)[: 2 * OFFERED]}
        if not keys:
            return {}
        named = reduce(or_, [Q(noun=noun, key__in=sorted(some)) for noun, some in keys.items()])
        entries = Entry.objects.visible_to(self.reader).filter(named)
        return {(row.noun, row.slug): row for row in entries.values_list("noun", "key", "slug", "title", named=True)}


OFFERED = 6
"""Rows of another noun that are offered to be chosen."""


class RecordFilters(NounFilters):
    """What meetings, agreements, initiatives, developments, commitments and figures can all be narrowed by."""

    for_editors = ("publication", "unsourced")  # nothing is published without a source
    behind = ("sides", "source", "unsourced", "checked_before", "publication", "rows")
    add_as = {"sector": "sectors", "place": "places", "country": "", "publication": ""}

    q = TextFilter(label="Words")
    country = CountriesFilter(label="Country")
    sector = SectorFilter(label="Sector")
    participant = EntryRowsFilter(Participant, "participants", label="Participant")
    place = EntryRowsFilter(Place, "places", label="Place")
    sides = SidesFilter(label="Number of sides")
    source = EntryRowsFilter(Source, "sources", label="Source")
    unsourced = WithoutSource(label="Only those without a source")
    checked_before = NotCheckedSince(label="Last checked before")
    publication = AnyOf(Record.Publication.choices, "publication", label="Publication")
    rows = SizeFilter()

    @property
    def walked(self) -> QuerySet:
        # As nothing is published without a source, drafts need not be gone through first in an order by sources.
        rows = super().walked
        return (
            rows if self.reader.is_staff or self.order.value != F("source_count") else rows.filter(source_count__gt=0)
        )

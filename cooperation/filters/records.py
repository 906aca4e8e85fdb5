"""Filter sets that read entries: facet counts, and the filters that all records share."""

from collections.abc import Iterator
from functools import cached_property, reduce
from operator import or_
from typing import NamedTuple

from django.db.models import F, Q, QuerySet

from cooperation.filters.base import Filters, visible_publications
from cooperation.filters.controls import Option
from cooperation.filters.dates import NotCheckedSince
from cooperation.filters.facets import Facets
from cooperation.filters.kinds import AnyOf, SidesFilter, TextFilter
from cooperation.filters.reference import CountriesFilter, SectorFilter
from cooperation.filters.rows import Contradicted, EntryRowsFilter, SecondHand, WithoutSource
from cooperation.filters.sorting import SizeFilter
from cooperation.models import Entry, Participant, Place, Record, Source

MAX_OFFERED_ROWS = 6
"""Maximum number of rows of another model that a filter offers."""


class EntryFilters(Filters):
    """The filters of a list that reads entries, with facet counts."""

    id_field = "key"
    has_counts = True
    """Whether the values of filters have numbers of rows."""

    @cached_property
    def unfiltered(self) -> QuerySet:
        return Entry.objects.for_model(self.model).visible_to(self.user)

    @property
    def model_name(self) -> str:
        """The record type's name in entries."""
        return self.model._meta.model_name

    @property
    def publications(self) -> list[str]:
        """The publication states of the entries in the list, before filtering."""
        leaves_out_unnamed = "all" in self.filters and not self.active.get("all")
        # Participants, places and sources take their publication from records that use them, if any.
        all_named = issubclass(self.model, Record) or leaves_out_unnamed or not self.user.is_staff
        return [*visible_publications(self.user), *([] if all_named else [""])]

    @cached_property
    def facets(self) -> Facets:
        """The number of rows in the list, and the facet counts."""
        return Facets(self)

    @property
    def total(self) -> int | None:
        return self.facets.total

    @property
    def is_empty(self) -> bool:
        return super().is_empty or self.facets.is_empty

    @property
    def count_limit(self) -> int:
        """The maximum number of rows to count."""
        return self.facets.count_limit

    def options(self, name: str) -> Iterator[Option]:
        filter_ = self.filters[name]
        counts = self.facets.counts.get(name) if self.is_readable else None
        if filter_.control == "rows":
            return self._rows(name, counts or {})
        if counts is not None:
            return self._choices(name, self._by_value(name, counts))
        # Values without rows are not offered, even if the current rows were not counted.
        totals, offered = self._totals(name), self._offered(name)
        return (
            option._replace(count=offered.get(option.value))
            for option in self._choices(name)
            if not totals or option.value in totals or option.value in offered or option.chosen
        )

    def totals(self, name: str) -> dict[str, int]:
        # Beside values with counts of their own, the others come last.
        return {} if self._offered(name) else self._totals(name)

    def _totals(self, name: str) -> dict[str, int]:
        if self.is_readable and self.facets.counts.get(name, {}) is not None:
            return {}
        totals = self.facets.totals(name)
        return self._by_value(name, totals) if totals else {}

    def _offered(self, name: str) -> dict[str, int]:
        """The counts of a filter that entries can't count."""
        if not self.is_readable or self.facets.counts.get(name, {}) is not None:
            return {}
        if name not in self._offered_counts:
            self._offered_counts[name] = self.filters[name].offered()
        return self._offered_counts[name]

    @cached_property
    def _offered_counts(self) -> dict[str, dict[str, int]]:
        """Cache of counts that take a query."""
        return {}

    def _by_value(self, name: str, counts: dict[str, int]) -> dict[str, int]:
        """Convert counts per value of entries to counts per value in the URL."""
        values = self.filters[name].ids_to_values([int(key) if key.isdigit() else key for key in counts])
        return {value: counts[str(key)] for key, value in values.items()}

    def _rows(self, name: str, counts: dict[str, int]) -> Iterator[Option]:
        """Yield the chosen rows of another model, then those that occur most in the list."""
        filter_, invalid = self.filters[name], self.invalid_text(name)
        chosen = [text for text in dict.fromkeys(self.data.getlist(name)) if text.strip() and text != invalid]
        of = filter_.related_model._meta.model_name
        entries = {text: self._frequent.get((of, text)) for text in chosen}
        for text in chosen:
            label = filter_.value_label(self.active[name], text) if name in self.active else text
            yield Option(text, label, entries[text] and counts.get(str(entries[text].key)), chosen=True)
        frequent = [entry for (noun, _), entry in self._frequent.items() if noun == of and str(entry.key) in counts]
        frequent.sort(key=lambda entry: (-counts[str(entry.key)], entry.title))
        yield from [
            Option(entry.slug, entry.title, counts[str(entry.key)]) for entry in frequent if entry.slug not in chosen
        ][:MAX_OFFERED_ROWS]

    @cached_property
    def _frequent(self) -> dict[tuple[str, str], NamedTuple]:
        """The rows of other models that occur most in the list: record type and slug -> row."""
        ids = {}
        for name, filter_ in self.filters.items():
            if filter_.control == "rows" and (counts := self.facets.counts.get(name)):
                frequent = ids.setdefault(filter_.related_model._meta.model_name, set())
                frequent |= {int(key) for key in list(counts)[: 2 * MAX_OFFERED_ROWS]}
        if not ids:
            return {}
        named = reduce(or_, [Q(noun=noun, key__in=sorted(some)) for noun, some in ids.items()])
        entries = Entry.objects.visible_to(self.user).filter(named)
        return {(row.noun, row.slug): row for row in entries.values_list("noun", "key", "slug", "title", named=True)}


class RecordFilters(EntryFilters):
    """The filters that meetings, agreements, initiatives, developments, commitments and figures share."""

    for_editors = ("publication", "unsourced")  # published records always have a source
    more_filters = (
        "sides",
        "source",
        "contradicted",
        "second_hand",
        "unsourced",
        "checked_before",
        "publication",
        "rows",
    )
    form_fields = {"sector": "sectors", "place": "places", "country": "", "publication": ""}

    q = TextFilter(label="Words")
    country = CountriesFilter(label="Country")
    sector = SectorFilter(label="Sector")
    participant = EntryRowsFilter(Participant, "participants", label="Participant")
    place = EntryRowsFilter(Place, "places", label="Place")
    sides = SidesFilter(label="Number of states and unions")
    source = EntryRowsFilter(Source, "sources", label="Source")
    contradicted = Contradicted(label="Only where sources differ")
    second_hand = SecondHand(label="Only on one second-hand source")
    unsourced = WithoutSource(label="Only records without a source")
    checked_before = NotCheckedSince(label="Last checked before")
    publication = AnyOf(Record.Publication.choices, "publication", label="Publication")
    rows = SizeFilter()

    @property
    def scan_queryset(self) -> QuerySet:
        # Published records have a source, so sorting by sources need not scan drafts first.
        rows = super().scan_queryset
        return rows if self.user.is_staff or self.order.value != F("source_count") else rows.filter(source_count__gt=0)

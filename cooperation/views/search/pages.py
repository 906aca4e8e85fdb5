"""Search pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Self

from django.views.generic import TemplateView

from cooperation.filters import SearchFilters
from cooperation.models import Country, Sector
from cooperation.models.entries import Entry
from cooperation.models.search.query import corrected_text, included_words
from cooperation.models.search.spellings import respelled
from cooperation.register import RECORD_TYPES
from cooperation.views.base import Page, page_number
from cooperation.views.pagination import NumberedPage
from cooperation.views.search.hints import Hints, types_named
from cooperation.views.search.results import SearchResult, search_results
from cooperation.views.search.sectors import SectorResult, find_sectors, sector_results
from cooperation.views.search.suggestions import find_countries, suggestions

RESULTS_PER_PAGE = 25  # per record type
BEST_RESULTS = 4  # per record type, on the page of all types
RESULT_COUNT_LIMIT = 1000  # maximum number of results to count per record type
MAX_NAMES_FOUND = 6  # countries above the results; as many sectors; as many participants and places
MAX_SIMILAR_NAMES = 5  # offered if nothing is found
MAX_PARTIAL_RESULTS = 10  # with some of the words, if nothing has all


@dataclass(frozen=True)
class NamedRows:
    """Countries and sectors that a search text names: few, and not among the entries."""

    countries: list[Country] = field(default_factory=list)
    sectors: list[Sector] = field(default_factory=list)

    @classmethod
    def find(cls, text: str) -> Self:
        """Return those with a name or code that matches a text, best match first."""
        return cls(find_countries(text), find_sectors(text))

    def __bool__(self) -> bool:
        return bool(self.countries or self.sectors)


@dataclass
class SearchResults:
    """The content of a results page: names, then the best results of each record type, or a page of one type."""

    names: list[SearchResult] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)
    sectors: list[SectorResult] = field(default_factory=list)
    groups: dict[str, list[SearchResult]] = field(default_factory=dict)
    page: NumberedPage | None = None
    rows: list[SearchResult] = field(default_factory=list)
    partial: list[tuple[SearchResult, list[str]]] = field(default_factory=list)
    similar: list[Entry] = field(default_factory=list)
    corrected: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.names or self.countries or self.sectors or self.groups or self.rows)

    @property
    def codes(self) -> set[str]:
        """The codes of the countries of all entries on the page."""
        found = [*self.names, *self.rows, *(one for group in self.groups.values() for one in group)]
        found += [finding for finding, _ in self.partial]
        entries = [finding.entry for finding in found] + self.similar
        return {code for entry in entries for code in entry.countries}


class Search(Page, TemplateView):
    """Search results: matching names, then the best of each record type; or all of one type."""

    template_name = "cooperation/search.html"

    def get_context_data(self, **kwargs):
        chosen = SearchFilters(self.request.GET, request=self.request)
        visible = chosen.unfiltered
        sought = chosen.active if chosen.is_readable else {}
        text, noun = sought.get("q", ""), sought.get("noun")
        wanted, numbers, found, alike = included_words(text), {}, SearchResults(), ""
        if wanted:
            numbers, named = self._numbers(visible, text), NamedRows() if noun else NamedRows.find(wanted)
            if not any(numbers.values()) and not named and (other := respelled(text)):
                numbers, named = self._numbers(visible, other), NamedRows.find(other)
                alike = other if any(numbers.values()) or named else ""
            results = partial(search_results, text=alike or text, visible=visible, by_sound=bool(alike))
            if noun:
                found = self._of_type(visible.filter(noun=noun), alike or text, results)
            else:
                found = self._of_all(visible, alike or text, numbers, named, results)
        hints = Hints.read(text, visible) if wanted and not noun else Hints()
        return super().get_context_data(
            filters=chosen,
            hints=hints,
            types_named=types_named(text, RECORD_TYPES) if found.is_empty else [],
            text=text,
            wanted=wanted,
            noun=noun,
            numbers=numbers,
            counted=RESULT_COUNT_LIMIT,
            found=found,
            alike=alike,
            country_named=Country.objects.in_bulk(found.codes),
            **kwargs,
        )

    def _numbers(self, entries, text: str) -> dict[str, int]:
        """Return the number of results per record type."""
        return entries.vectors().count_by_type(text, (*Entry.TITLED_TYPES, *Entry.NAMED_TYPES), RESULT_COUNT_LIMIT)

    def _of_type(self, entries, text: str, results: Callable) -> SearchResults:
        """Return one page of the results of a record type."""
        page = NumberedPage(
            entries.search(text).by_date(),
            page_number(self.request.GET),
            shown=Entry.objects.for_lines(),
            size=RESULTS_PER_PAGE,
            limit=RESULT_COUNT_LIMIT,
        )
        return SearchResults(page=page, rows=results(page.rows))

    def _of_all(
        self, entries, text: str, numbers: dict[str, int], named: NamedRows, results: Callable
    ) -> SearchResults:
        """Return matching names, and the best results of each record type."""
        best = entries.best_of_each(text, {noun: number for noun, number in numbers.items() if number}, BEST_RESULTS)
        # Those with the name come before those found by their country or post.
        nearest = entries.find_names(text, MAX_NAMES_FOUND) if best.keys() & set(Entry.NAMED_TYPES) else []
        others = [entry for noun in Entry.NAMED_TYPES for entry in best.pop(noun, [])]
        names = list({(entry.noun, entry.key): entry for entry in [*nearest, *others]}.values())[:MAX_NAMES_FOUND]
        shown = iter(results([*names, *(entry for group in best.values() for entry in group)]))
        found = SearchResults(
            names=list(islice(shown, len(names))),
            countries=named.countries[:MAX_NAMES_FOUND],
            sectors=sector_results(named.sectors, self.request.user)[:MAX_NAMES_FOUND],
            groups={noun: list(islice(shown, len(group))) for noun, group in best.items()},
        )
        return found if found.is_empty is False else self._instead(entries, text)

    def _instead(self, entries, text: str) -> SearchResults:
        """Return what may be meant if no entry has all words: entries with some of them, and names like a word."""
        matches, unknown = entries.with_some_words(text, MAX_PARTIAL_RESULTS)
        results = search_results([entry for entry, _ in matches], text, entries, by_sound=True)
        found = SearchResults(partial=list(zip(results, (missing for _, missing in matches), strict=True)))
        if unknown:
            misspelt = max(unknown, key=len)
            found.similar = entries.find_similar_names(misspelt, MAX_SIMILAR_NAMES)
            found.corrected = corrected_text(text, misspelt, [entry.title for entry in found.similar])
        return found


class Suggestions(Page, TemplateView):
    """Suggestions for a partly typed text, as options of the search box's list."""

    template_name = "cooperation/suggestions.html"

    def get_context_data(self, **kwargs):
        found = suggestions(Entry.objects.visible_to(self.request.user), self.request.GET.get("q", ""))
        return super().get_context_data(suggestions=found, **kwargs)

"""Search over all nouns."""

from dataclasses import dataclass, field
from itertools import islice

from django.views.generic import TemplateView

from cooperation.filters.entries import EntryFilters
from cooperation.models import Country
from cooperation.models.entries import Entry
from cooperation.models.words import wanted_words
from cooperation.views.base import Page, page_number
from cooperation.views.findings import Finding, findings
from cooperation.views.paging import Slice
from cooperation.views.suggestions import countries_called, suggestions

SIZE = 25  # results on a page of one noun
BEST = 4  # results of each noun that stand on the page of all
COUNTED = 1000  # results of a noun beyond which they are only said to be more
MOST_NAMES = 6  # countries, and participants and places, that stand above the results
MOST_ALIKE = 5  # names that are offered where nothing is found


@dataclass
class Found:
    """What a page of results shows: the names, then the best of each noun, or a page of one."""

    names: list[Finding] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)
    groups: dict[str, list[Finding]] = field(default_factory=dict)
    page: Slice | None = None
    rows: list[Finding] = field(default_factory=list)
    alike: list[Entry] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is found."""
        return not (self.names or self.countries or self.groups or self.rows)

    @property
    def codes(self) -> set[str]:
        """The codes of the countries of all entries that are shown."""
        found = [*self.names, *self.rows, *(one for group in self.groups.values() for one in group)]
        entries = [finding.entry for finding in found] + self.alike
        return {code for entry in entries for code in entry.countries}


class Search(Page, TemplateView):
    """What the words of one box find: whom and what they name, then the best of each noun; or all of one noun."""

    template_name = "cooperation/search.html"

    def get_context_data(self, **kwargs):
        visible = Entry.objects.visible_to(self.request.user)
        chosen = EntryFilters(self.request.GET, visible, reader=self.request.user)
        sought = chosen.active if chosen.is_readable else {}
        text, noun = sought.get("q", ""), sought.get("noun")
        wanted, numbers, found = wanted_words(text), {}, Found()
        if wanted:
            numbers = visible.words().numbers(text, (*Entry.TITLED, *Entry.NAMES), COUNTED)
            found = self._of_noun(chosen.qs, text) if noun else self._of_all(visible, text, numbers)
        return super().get_context_data(
            filters=chosen,
            text=text,
            wanted=wanted,
            noun=noun,
            numbers=numbers,
            counted=COUNTED,
            found=found,
            country_named=Country.objects.in_bulk(found.codes),
            **kwargs,
        )

    def _of_noun(self, entries, text: str) -> Found:
        """All that is found of a noun, a page of it."""
        page = Slice(entries.by_date(), page_number(self.request.GET), shown=Entry.objects.for_lines(), size=SIZE)
        return Found(page=page, rows=findings(page.rows, text))

    def _of_all(self, entries, text: str, numbers: dict[str, int]) -> Found:
        """What is called so, and the best of what is found of each noun."""
        best = entries.best_of_each(text, {noun: number for noun, number in numbers.items() if number}, BEST)
        # Whoever is called so comes before whoever is found by a country or a post.
        named = entries.named(text, MOST_NAMES) if best.keys() & set(Entry.NAMES) else []
        others = [entry for noun in Entry.NAMES for entry in best.pop(noun, [])]
        names = list({(entry.noun, entry.key): entry for entry in [*named, *others]}.values())[:MOST_NAMES]
        shown = iter(findings([*names, *(entry for group in best.values() for entry in group)], text))
        found = Found(
            names=list(islice(shown, len(names))),
            countries=countries_called(wanted_words(text))[:MOST_NAMES],
            groups={noun: list(islice(shown, len(group))) for noun, group in best.items()},
        )
        if found.is_empty:
            found.alike = entries.alike(text, MOST_ALIKE)
        return found


class Suggestions(Page, TemplateView):
    """Whom and what somebody may mean who types into the box: the rows of its list of suggestions."""

    template_name = "cooperation/suggestions.html"

    def get_context_data(self, **kwargs):
        found = suggestions(Entry.objects.visible_to(self.request.user), self.request.GET.get("q", ""))
        return super().get_context_data(suggestions=found, **kwargs)

"""The footnotes of a briefing: what each source says, who said it, and where it is."""

from collections import defaultdict
from collections.abc import Iterable

from cooperation.exports.sourced_text import TextRun
from cooperation.fields import display_period
from cooperation.models import Citation, Source
from cooperation.views.briefings.phrases import ComposedSentence, titled

MAX_QUOTES = 4  # in a footnote; the page of the record has all
MAX_URL_CHARACTERS = 120  # that are printed
WITHOUT_SOURCE = "No source is recorded yet."


CitedFacts = dict[tuple[str, int], list[Citation]]
"""The citations of each fact: name of ``TARGETS`` and id -> citations."""


def by_fact(citations: Iterable[Citation]) -> CitedFacts:
    """Return citations by the fact that they are evidence of."""
    facts = defaultdict(list)
    for citation in citations:
        facts[citation.points_to].append(citation)
    return facts


class FootnoteWriter:
    """Writes footnotes. The first one of a source names it in full.

    Args:
        facts: the citations of all evidence.
        named: the ids of sources that footnotes before these named in full.
    """

    def __init__(self, facts: CitedFacts, named: Iterable[int] = ()) -> None:
        self._facts = facts
        self.named = set(named)

    def write(self, composed: ComposedSentence) -> tuple[TextRun, ...]:
        """Return the footnote of a sentence."""
        cited = self._citations(composed)
        if not cited:
            return (TextRun(WITHOUT_SOURCE),)
        runs = []
        first = sorted(cited, key=lambda citation: not citation.differs)[:MAX_QUOTES]
        for citation in sorted(first, key=cited.index):
            runs += [TextRun("; ")] if runs else []
            runs += self._quote(citation)
        more = len(cited) - MAX_QUOTES
        return (*runs, TextRun(f"; and {more} more on the page of the record." if more > 0 else "."))

    def _citations(self, composed: ComposedSentence) -> list[Citation]:
        """Return the citations that say different things, in order."""
        found = {}
        rows = dict.fromkeys((Citation.target_of(row), row.pk) for row in composed.evidence)
        for citation in (it for row in rows for it in self._facts.get(row, ())):
            words = citation.source_id, citation.quote, citation.locator, citation.difference
            found.setdefault(words, citation)
        return list(found.values())

    def _quote(self, citation: Citation) -> list[TextRun]:
        runs = []
        if citation.quote:
            runs += [TextRun("“"), TextRun.of(citation.quote), TextRun("”, ")]
        if citation.speaker:
            runs.append(TextRun.of(f"{'said by' if citation.quote else 'quoting'} {citation.speaker}, in "))
        runs += self._source(citation.source)
        if citation.locator:
            runs.append(TextRun.of(f", {citation.locator}"))
        if citation.relies_on:
            runs += [TextRun(", which relies on "), _link(citation.relies_on)]
        if citation.differs:
            runs.append(TextRun.of(f", which says instead: {citation.difference}"))
        return runs

    def _source(self, source: Source) -> list[TextRun]:
        if source.pk in self.named:
            return [_link(source)]
        self.named.add(source.pk)
        published = display_period(source.published, source.published_stated, source.published_inferred, brief=True)
        rest = "".join(f", {text}" for text in (source.publisher and source.publisher.name, published) if text)
        address = [TextRun(" ("), TextRun.of(_short_url(source.url), source.url), TextRun(")")] if source.url else []
        return [_link(source), TextRun.of(rest), *address] if rest else [_link(source), *address]


def _link(source: Source) -> TextRun:
    return titled(source)


def _short_url(url: str) -> str:
    return url if len(url) <= MAX_URL_CHARACTERS else f"{url[:MAX_URL_CHARACTERS]}…"

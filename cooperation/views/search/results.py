"""Search results: entries with the words of the query highlighted in titles, passages and names."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cooperation.models.entries import Entry, EntryQuerySet
from cooperation.models.search.passages import SPELLING_SEPARATOR, Passage, passages
from cooperation.models.search.query import composed, last_word
from cooperation.models.search.spellings import sounds_of
from cooperation.views.search.details import details_of
from cooperation.views.search.highlighting import Marked

MAX_PASSAGE_LENGTH = 220  # characters
MAX_MATCHED_NAMES = 3  # shown with a result


@dataclass(frozen=True)
class MatchedName:
    """A name that matches the query, and the other spelling in which it does, if any."""

    name: Marked
    other: Marked | None = None


@dataclass(frozen=True)
class SearchResult:
    """An entry, its highlighted title, a passage with words of the query, and names that match.

    ``details`` tell it from results with the same title. ``passage_kind`` is "text" or "quote", or
    "about" for a title of what the record is about.
    """

    entry: Entry
    title: Marked
    passage: Marked | None
    passage_kind: str
    names: list[MatchedName]
    details: list[str]


def search_results(
    entries: Iterable[Entry], text: str, visible: EntryQuerySet, *, by_sound: bool = False
) -> list[SearchResult]:
    """Return what a page shows of found entries, with one query, and up to three for commitments and equal titles.

    Args:
        entries: the entries.
        text: the text that found them.
        visible: all entries that the user may see.
        by_sound: whether names that sound like its words are marked too.
    """
    entries, begun = list(entries), [last_word(text)] if last_word(text) else []
    sounds = sounds_of(text) if by_sound else set()
    of_entries, names, details = defaultdict(list), {}, details_of(entries, visible)
    for passage in passages(entries, text):
        if passage.kind in ("participant", "place", "country"):
            names[passage.kind, passage.noun or passage.key] = _name(passage, begun, sounds)
        else:
            of_entries[passage.noun, passage.key].append(
                (passage.kind, Marked.read(passage.marked, begun, text=passage.text, sounds=sounds))
            )
    return [
        _result(entry, of_entries[entry.noun, entry.key], names, begun, details.get((entry.noun, entry.key), []))
        for entry in entries
    ]


def _result(
    entry: Entry, texts: list[tuple[str, Marked]], names: dict, begun: list[str], details: list[str]
) -> SearchResult:
    title = next((marked for kind, marked in texts if kind == "title"), None)
    # A passage has no more than the beginning of a long title.
    if title is None or title.text != composed(entry.title):
        title = Marked.read(entry.title, begun)
    others = [(kind, marked) for kind, marked in texts if kind != "title" and _adds(kind, marked, title)]
    kind, passage = max(others, key=lambda found: (len(found[1].words), found[0] == "text"), default=("", None))
    excerpt = passage and passage.excerpt(MAX_PASSAGE_LENGTH)
    seen = title.words | (excerpt.words if excerpt else set())
    return SearchResult(
        entry=entry,
        title=title,
        passage=excerpt,
        passage_kind=kind,
        names=_explaining(entry, names, seen),
        details=details,
    )


def _adds(kind: str, passage: Marked, title: Marked) -> bool:
    """Whether a passage says more than the title. A title of what a record is about needs other words of the query."""
    if kind == "about":
        return bool(passage.words - title.words)
    return bool(passage.spans) and passage.text.casefold() not in title.text.casefold()


def _explaining(entry: Entry, names: dict, seen: set[str]) -> list[MatchedName]:
    """Return names that explain why an entry was found, unless the result shows them elsewhere."""
    keys = [
        (entry.noun, entry.key),
        *(("participant", key) for key in entry.participants + entry.apart),
        *(("place", key) for key in entry.places),
        *(("country", code) for code in entry.countries),
    ]
    explaining = {}
    for key in keys:
        name = names.get(key)
        if name and (name.other or name.name).words - seen:
            # A state and its country have the same name.
            explaining.setdefault(name.name.text, name)
    return list(explaining.values())[:MAX_MATCHED_NAMES]


def _name(passage: Passage, begun: list[str], sounds: set[str]) -> MatchedName | None:
    """Return the matching name of a participant, place or country; None if none matches."""
    spellings = zip(*(it.split(SPELLING_SEPARATOR) for it in (passage.marked, passage.text)), strict=True)
    name, *others = (Marked.read(marked, begun, text=text, sounds=sounds) for marked, text in spellings)
    if name.spans:
        return MatchedName(name)
    other = max(others, key=lambda other: len(other.words), default=None)
    return MatchedName(name, other) if other and other.spans else None

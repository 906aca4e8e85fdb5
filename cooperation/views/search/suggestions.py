"""Suggestions while a user types into a search box."""

from collections import Counter
from dataclasses import dataclass

from cooperation.models import Country, Record, search_countries
from cooperation.models.entries import Entry, EntryQuerySet
from cooperation.models.search.mixin import NAMED_MODELS
from cooperation.models.search.query import beginnings_of, composed, title_distance, words_of
from cooperation.models.search.spellings import respelled, spelling
from cooperation.views.search.highlighting import Marked
from cooperation.views.search.sectors import find_sectors

MIN_TEXT_LENGTH = 2  # characters; a shorter text gets no suggestions
MAX_SUGGESTED_COUNTRIES = 3
MAX_SUGGESTED_SECTORS = 3
MAX_SUGGESTED_NAMES = 5  # participants and places
MAX_SUGGESTED_TITLES = 5  # records and sources


@dataclass(frozen=True)
class Suggestion:
    """A suggested page: its type, URL and title, and the other spelling that matched, if any."""

    kind: str
    url: str
    title: Marked
    other: Marked | None = None


def suggestions(entries: EntryQuerySet, text: str) -> list[Suggestion]:
    """Return suggestions for a typed text: countries, sectors, then names, then titles.

    Args:
        entries: the entries that the user may see.
        text: the typed text; its last word may be incomplete.
    """
    text = composed(text.replace("\0", " ")).strip()
    if len(text) < MIN_TEXT_LENGTH:
        return []
    begun, sounds = beginnings_of(text), []
    found = entries.suggest(text, (*Entry.NAMED_TYPES, *Entry.TITLED_TYPES))
    if not found and respelled(text):
        sounds = [spelling(word.lower()) for word in words_of(text)]
        found = entries.suggest(" ".join(sounds), Entry.NAMED_TYPES)
    names = [entry for entry in found if entry.noun in NAMED_MODELS][:MAX_SUGGESTED_NAMES]
    titled = [entry for entry in found if entry.noun not in NAMED_MODELS][:MAX_SUGGESTED_TITLES]
    titles_found = Counter((entry.noun, entry.title) for entry in titled)
    marked = [(entry, Marked.read(entry.title, begun, sounds=sounds)) for entry in [*names, *titled]]
    others = _other_names([entry for entry, title in marked if not title.spans])
    named = [_country(country, begun) for country in find_countries(text)[:MAX_SUGGESTED_COUNTRIES]]
    named += [
        Suggestion("sector", sector.get_absolute_url(), Marked.read(sector.name, begun))
        for sector in find_sectors(text)[:MAX_SUGGESTED_SECTORS]
    ]
    return named + [
        Suggestion(
            kind=_kind(entry, with_date=titles_found[entry.noun, entry.title] > 1),
            url=entry.get_absolute_url(),
            title=title,
            other=_found_in(others.get((entry.noun, entry.key), []), begun),
        )
        for entry, title in marked
    ]


def find_countries(text: str) -> list[Country]:
    """Return countries with a text in one of their names, best match first; none for a text without letters."""
    code = text.upper()
    found = search_countries(Country.objects.all(), text) if words_of(text) else []
    return sorted(found, key=lambda country: (country.code != code, title_distance(country.name, text)))


def _kind(entry: Entry, *, with_date: bool) -> str:
    """Return the type of an entry, its publication state if it is not public, and its date: "meeting, draft, 2025"."""
    # Objects that no record uses have no publication state.
    is_public = entry.publication in (Record.Publication.PUBLISHED, "")
    notes = ["" if is_public else entry.get_publication_display(), entry.when if with_date else ""]
    return ", ".join([entry.get_noun_display(), *filter(None, notes)])


def _country(country: Country, begun: list[str]) -> Suggestion:
    title = Marked.read(country.name, begun)
    others = [] if title.spans else [country.official_name, *country.other_names]
    return Suggestion("country", country.get_absolute_url(), title, _found_in(others, begun))


def _other_names(entries: list[Entry]) -> dict[tuple[str, int], list[str]]:
    """Return the other names of participants and places: noun and key -> names."""
    return {
        (noun, row.pk): [*row.other_names, getattr(row, "native_name", "")]
        for noun, model in NAMED_MODELS.items()
        if (keys := [entry.key for entry in entries if entry.noun == noun])
        for row in model.objects.filter(pk__in=keys)
    }


def _found_in(names: list[str], begun: list[str]) -> Marked | None:
    """Return the first name that has a word with one of these beginnings, highlighted."""
    marked = (Marked.read(name, begun) for name in names)
    return next((name for name in marked if name.spans), None)

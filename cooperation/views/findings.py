"""What a search finds, as a page shows it: each entry with the words that were looked for, wherever they occur."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cooperation.models.entries import Entry
from cooperation.models.passages import BETWEEN, Passage, passages
from cooperation.models.words import composed, last_word
from cooperation.views.marking import Marked

LONGEST_PASSAGE = 220  # letters that are shown of a text
MOST_NAMES = 3  # that are shown with an entry


@dataclass(frozen=True)
class Name:
    """A name that a search found, and the spelling in which it did where that is another one."""

    name: Marked
    other: Marked | None = None


@dataclass(frozen=True)
class Finding:
    """An entry, its title with the words marked, a passage of it in which they occur, and names that they belong to."""

    entry: Entry
    title: Marked
    passage: Marked | None
    is_quote: bool
    names: list[Name]


def findings(entries: Iterable[Entry], text: str) -> list[Finding]:
    """What is shown of entries that a text finds, by one query."""
    entries, begun = list(entries), [last_word(text)] if last_word(text) else []
    of_entries, names = defaultdict(list), {}
    for passage in passages(entries, text):
        if passage.kind in ("participant", "place", "country"):
            names[passage.kind, passage.noun or passage.key] = _name(passage, begun)
        else:
            of_entries[passage.noun, passage.key].append((passage.kind, Marked.read(passage.marked, begun)))
    return [_finding(entry, of_entries[entry.noun, entry.key], names, begun) for entry in entries]


def _finding(entry: Entry, said: list[tuple[str, Marked]], names: dict, begun: list[str]) -> Finding:
    title = next((marked for kind, marked in said if kind == "title"), None)
    # PostgreSQL takes out what looks like markup.
    if title is None or title.text != composed(entry.title):
        title = Marked.read(entry.title, begun)
    others = [
        (kind, marked) for kind, marked in said if kind != "title" and marked.spans and not _repeats(marked, title)
    ]
    kind, passage = max(others, key=lambda found: (len(found[1].words), found[0] == "text"), default=("", None))
    excerpt = passage and passage.excerpt(LONGEST_PASSAGE)
    seen = title.words | (excerpt.words if excerpt else set())
    return Finding(
        entry=entry,
        title=title,
        passage=excerpt,
        is_quote=kind == "quote",
        names=_explaining(entry, names, seen),
    )


def _repeats(passage: Marked, title: Marked) -> bool:
    """Whether a title says all that a passage says."""
    return passage.text.casefold() in title.text.casefold()


def _explaining(entry: Entry, names: dict, seen: set[str]) -> list[Name]:
    """The names that an entry is found by, as far as what is shown of it does not tell already."""
    keys = [
        (entry.noun, entry.key),
        *(("participant", key) for key in entry.participants),
        *(("place", key) for key in entry.places),
        *(("country", code) for code in entry.countries),
    ]
    explaining = {}
    for key in keys:
        name = names.get(key)
        if name and (name.other or name.name).words - seen:
            # A state and its country are called the same.
            explaining.setdefault(name.name.text, name)
    return list(explaining.values())[:MOST_NAMES]


def _name(passage: Passage, begun: list[str]) -> Name | None:
    """The name by which a participant, place or country is found; None if it is not."""
    name, *others = (Marked.read(part, begun) for part in passage.marked.split(BETWEEN))
    if name.spans:
        return Name(name)
    other = max(others, key=lambda other: len(other.words), default=None)
    return Name(name, other) if other and other.spans else None

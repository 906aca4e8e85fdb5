"""Entries: the read model across nouns, and how it is searched and counted."""

from cooperation.models.entries.model import Entry, EntryQuerySet, matching, refresh_entries
from cooperation.models.entries.words import EntryWords

__all__ = ["Entry", "EntryQuerySet", "EntryWords", "matching", "refresh_entries"]

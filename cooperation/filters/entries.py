"""The filters of the search over all nouns."""

from django import forms
from django.db.models import QuerySet

from cooperation.filters.base import Filters
from cooperation.filters.kinds import Narrowing, OneOf
from cooperation.models.entries import Entry


class WordsFilter(Narrowing):
    """Entries found by the words of a text."""

    field_class = forms.CharField

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.search(value) if value else qs.none()


class EntryFilters(Filters):
    """Entries by words, and by noun."""

    panel = ("q", "noun")
    place_parameters = ("page",)

    q = WordsFilter(label="Words")
    noun = OneOf(
        [choice for choice in Entry.Noun.choices if choice[0] != Entry.Noun.ACTION], field_name="noun", label="Noun"
    )

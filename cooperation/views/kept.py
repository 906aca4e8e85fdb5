"""What a list says of its reader's saved searches: those of the list, and whether it shows one of them."""

from dataclasses import dataclass
from typing import Self

from django.db.models import Model

from cooperation.filters import Filters
from cooperation.filters.queries import settled_query
from cooperation.models import SavedSearch


@dataclass(frozen=True)
class Kept:
    """The saved searches of a list, and what the list asks now.

    Attributes:
        searches: those of the reader, by name.
        query: what could be saved now; "" where nothing is narrowed, and for visitors.
    """

    searches: list[SavedSearch]
    query: str

    @classmethod
    def of(cls, model: type[Model], chosen: Filters) -> Self:
        """What the list of a noun has for whoever reads it, by one query; by none for a visitor."""
        if not chosen.reader.is_authenticated:
            return cls([], "")
        searches = SavedSearch.objects.of(chosen.reader).in_list(model._meta.model_name)
        return cls(list(searches), settled_query(chosen))

    @property
    def shown(self) -> SavedSearch | None:
        """The one that the list shows now."""
        return next((search for search in self.searches if search.query == self.query), None)

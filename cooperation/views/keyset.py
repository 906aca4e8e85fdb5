"""One page of a list of any length: it begins after a row, or ends before one, that the address names.

Pages that are counted from the beginning get slower towards the end, and skip or repeat rows when others are entered
meanwhile. A row's own place does neither.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.core.exceptions import ValidationError
from django.db.models import F, Model, Q, QuerySet
from django.http import Http404

from cooperation.filters.sorting import Order

END = "end"
"""Where the last page ends, in the address."""


@dataclass(frozen=True)
class Place:
    """Where a row stands in a list: its value in the list's order, None if it has none, and its key."""

    value: object
    key: object

    def __str__(self) -> str:
        return f"{'' if self.value is None else self.value}~{self.key}"

    @classmethod
    def read(cls, text: str, order: Order, key: Callable) -> Self:
        """The place that ``str`` made a text of. Raises ValueError if it is none."""
        value, mark, row = text.rpartition("~")
        if not mark or "\0" in text:  # which PostgreSQL takes in no text
            raise ValueError(f"“{text}” has no key.")
        # A name may be empty only where no name may be missing.
        return cls(None if order.nullable and not value else order.parse(value), key(row))


class KeysetPage:
    """A page of a queryset in an order.

    Only keys are looked up in that order; the page's rows are then read by their keys, so that what a row shows is
    worked out for them alone.

    Args:
        found: the list, in any order.
        order: its order.
        size: rows on a page.
        after: the place of the row before the page, as text; "" for the first page.
        before: the place of the row behind the page, as text, or END.
        key: the column that tells rows apart.
        shown: keys -> the rows with them, in any order, with what a page shows of a row.
        walked: the same list as far as it has values in that order, where there is a quicker way to ask for it.

    Raises:
        Http404: a place can't be read.
    """

    def __init__(
        self,
        found: QuerySet,
        order: Order,
        size: int,
        *,
        after: str = "",
        before: str = "",
        key: str = "key",
        shown: Callable[[list], list[Model]],
        walked: QuerySet | None = None,
    ) -> None:
        self._found = found.annotate(at=order.value)
        self._walked = self._found if walked is None else walked.annotate(at=order.value)
        self._order, self._key, self._shown = order, key, shown
        backwards = bool(before)
        place = None if before == END else self._place(before or after)
        places = self._places(place, backwards, size + 1)
        more = len(places) > size
        places = places[:size]
        if backwards:
            places.reverse()
        self._keys = [place.key for place in places]
        has_next, has_previous = (before != END, more) if backwards else (more, bool(after))
        self.next = str(places[-1]) if has_next and places else ""
        self.previous = str(places[0]) if has_previous and places else ""

        self.is_beyond = bool(place and not places)

    @property
    def is_whole(self) -> bool:
        """Whether the list has this page only."""
        return not (self.next or self.previous or self.is_beyond)

    @cached_property
    def rows(self) -> list[Model]:
        """The page's rows, in the list's order."""
        found = {row.pk: row for row in self._shown(self._keys)} if self._keys else {}
        # A row may have been deleted since its key was read.
        return [found[key] for key in self._keys if key in found]

    def _place(self, text: str) -> Place | None:
        if not text:
            return None
        field = self._found.model._meta.get_field(self._key)
        try:
            return Place.read(text, self._order, lambda key: field.clean(key, None))
        except (ValueError, ValidationError) as error:
            raise Http404(f"“{text}” is not a place in this list.") from error

    def _places(self, place: Place | None, backwards: bool, most: int) -> list[Place]:
        """Places from one on, the nearest first: through the rows with a value and those without, or back again."""
        parts = [self._with_value, self._without_value] if self._order.nullable else [self._with_value]
        if backwards:
            parts.reverse()
        if place and self._order.nullable and (place.value is None) != backwards:
            parts = parts[1:]
        found = []
        for number, part in enumerate(parts):
            rows = part(place if number == 0 else None, backwards)
            found += [Place(*row) for row in rows[: most - len(found)]]
            if len(found) == most:
                break
        return found

    def _with_value(self, place: Place | None, backwards: bool) -> QuerySet:
        rows = self._walked
        if self._order.nullable:
            rows = rows.filter(at__isnull=False)
        descending = self._order.descending != backwards
        if place:
            side = "lt" if descending else "gt"
            # The first condition says nothing new, but PostgreSQL begins there in the index.
            rows = rows.filter(**{f"at__{side}e": place.value}).filter(
                Q(**{f"at__{side}": place.value}) | Q(**{f"{self._key}__{side}": place.key})
            )
        return self._ordered(rows, descending).values_list("at", self._key)

    def _without_value(self, place: Place | None, backwards: bool) -> QuerySet:
        rows = self._found.filter(at__isnull=True)
        descending = self._order.descending != backwards
        if place:
            rows = rows.filter(**{f"{self._key}__{'lt' if descending else 'gt'}": place.key})
        return rows.order_by(f"{'-' if descending else ''}{self._key}").values_list("at", self._key)

    def _ordered(self, rows: QuerySet, descending: bool) -> QuerySet:
        at, key = F("at"), F(self._key)
        # As the indexes have it, which say where rows without a value stand though there is none here.
        if descending:
            return rows.order_by(at.desc(nulls_last=True if self._order.nullable else None), key.desc())
        return rows.order_by(at.asc(nulls_first=True if self._order.nullable else None), key.asc())

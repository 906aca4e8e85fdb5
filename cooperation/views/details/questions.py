"""What the pages of a noun's rows ask, the same of each row, and so prepared once."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from cooperation.models.prepared import KEY, Prepared
from cooperation.views.shown import MOST, Shown

SLUG = "~"  # stands in a query for the address that it will be asked for

Lists = Callable[[Model], dict[str, QuerySet]]


@dataclass(frozen=True)
class Reader:
    """All of a person that decides what they see."""

    is_staff: bool


class Questions:
    """The queries for the page of any row.

    Args:
        model: the noun.
        own: the lists that are shown in full, to all who see the row.
        related: those of which as many rows are shown as fit a page, if the reader sees them.
        reader: who reads the page.
    """

    def __init__(self, model: type[Model], own: Lists, related: Lists, reader: Reader) -> None:
        row = model(pk=KEY)
        self._row = Prepared(model.objects.visible_to(reader).for_detail().filter(slug=SLUG), SLUG)
        self._own = {name: Prepared(rows, KEY) for name, rows in own(row).items()}
        self._related = {
            name: Prepared(rows.visible_to(reader)[: MOST + 1], KEY) for name, rows in related(row).items()
        }

    def row(self, slug: str) -> Model | None:
        """The row with this address, as its page shows it."""
        return next(iter(self._row.of(slug)), None)

    def lists(self, key: int) -> dict[str, list | Shown]:
        """The lists of the row with this key, by their names."""
        own = {name: rows.of(key) for name, rows in self._own.items()}
        return own | {name: Shown.of(rows.of(key)) for name, rows in self._related.items()}

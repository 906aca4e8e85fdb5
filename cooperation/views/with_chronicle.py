"""What all pages with a chronicle share."""

from collections.abc import Iterable
from functools import cached_property

from django.db import models

from cooperation.models.entries import EntryQuerySet
from cooperation.views.chronicles import ChroniclePage
from cooperation.views.notes import Notes, citations_of
from cooperation.views.numbers import by_type
from cooperation.views.previews import latest_initiatives


class ToldInChronicle:
    """A page with a chronicle, whose evidence is among the notes of the page."""

    oldest_first = False
    """The order, unless the reader chooses another."""

    max_steps = 50
    """How many steps a page has."""

    def entries(self) -> EntryQuerySet:
        """Return the entries that the chronicle tells about and that the user may see."""
        raise NotImplementedError

    def types_told(self) -> set[str] | None:
        """Return the record types among ``entries()``; None if that is not known."""
        return None

    @cached_property
    def chronicle(self) -> ChroniclePage:
        """The part of the chronicle that the page shows."""
        options = {"oldest_first": self.oldest_first, "max_steps": self.max_steps, "among": self.types_told()}
        return ChroniclePage(self.entries(), self.request.GET, **options)

    def get_context_data(self, **kwargs):
        return super().get_context_data(chronicle=self.chronicle, **kwargs)

    def notes(self, rows: Iterable[models.Model]) -> Notes:
        """Return the notes for the citations of these rows and of the steps of the chronicle."""
        return Notes(citations_of([*rows, *self.chronicle.rows]))


class WithNumbers(ToldInChronicle):
    """A page that also has the latest initiatives among its ``entries()``, and their number of each record type."""

    @property
    def list_filters(self) -> dict[str, object]:
        """The parameters of the lists with the same records."""
        raise NotImplementedError

    def numbers(self) -> dict[str, int | None]:
        """Return the number of records of each type: its name -> number, None if there are too many to count."""
        return by_type(self.entries())

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            initiatives=latest_initiatives(self.entries()),
            by_type=self.numbers(),
            list_filters=self.list_filters,
            **kwargs,
        )

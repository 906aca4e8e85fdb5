"""Detail pages with a chronicle."""

from functools import cached_property

from cooperation.models.entries import EntryQuerySet
from cooperation.views.chronicles import ChroniclePage


class ToldInChronicle:
    """A detail page with a chronicle, whose evidence is among the notes of the page."""

    oldest_first = False
    """The order, unless the reader chooses another."""

    def entries(self) -> EntryQuerySet:
        """Return the entries that the chronicle tells about and that the user may see."""
        raise NotImplementedError

    @cached_property
    def chronicle(self) -> ChroniclePage:
        """The part of the chronicle that the page shows."""
        return ChroniclePage(self.entries(), self.request.GET, oldest_first=self.oldest_first)

    def get_context_data(self, **kwargs):
        return super().get_context_data(chronicle=self.chronicle, **kwargs)

    def notes(self, rows):
        return super().notes([*rows, *self.chronicle.rows])

"""What the pages of single rows share: who sees them, what belongs to them, and the notes of their evidence."""

from collections.abc import Iterable
from itertools import chain

from django.db import models
from django.views.generic import DetailView

from cooperation.models import Affiliation, Citation, Commitment, Development, Figure
from cooperation.views.base import Page
from cooperation.views.notes import Notes
from cooperation.views.shown import Shown

TOLD = (Affiliation, Commitment, Development, Figure)
"""What is told on the page of something else, not only named there: its evidence is on that page too."""


class Detail(Page, DetailView):
    """The page of one row. A visitor gets a 404 for what is not published, here and in all that belongs to it."""

    owned: tuple[str, ...] = ()
    """The relations of owned rows that carry facts of their own, as ``for_detail`` prefetches them."""

    text = "summary"
    """The field that the page opens with."""

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user).for_detail()

    def related(self) -> dict[str, models.QuerySet]:
        """What belongs to the row, by the name that the template has for it; each is bounded, drafts left out."""
        return {}

    def compared(self) -> dict[str, list]:
        """Lists that the page sets side by side with the row, by the name that the template has for them."""
        return {}

    def get_context_data(self, **kwargs):
        user = self.request.user
        lists = {name: Shown.of(rows.visible_to(user)) for name, rows in self.related().items()} | self.compared()
        owned = chain.from_iterable(getattr(self.object, name).all() for name in self.owned)
        told = (row for row in chain.from_iterable(lists.values()) if isinstance(row, TOLD))
        return super().get_context_data(
            lead=self.lead(), notes=self.notes([self.object, *owned, *told]), **lists, **kwargs
        )

    def lead(self) -> str:
        """The text that the page opens with; empty where it would only say the title again."""
        text = getattr(self.object, self.text, "")
        return "" if text == str(self.object) else text

    def notes(self, rows: Iterable[models.Model]) -> Notes:
        """The notes to the facts that these rows carry."""
        return Notes(Citation.objects.carrying(rows).for_notes())

"""What the pages of single rows share: who sees them, what belongs to them, and the notes of their evidence."""

from collections.abc import Iterable
from functools import cache
from itertools import chain

from django.db import models
from django.http import Http404
from django.views.generic import DetailView

from cooperation.models import Affiliation, AgreementAction, Commitment, Development, Figure, Involvement
from cooperation.views.base import Page
from cooperation.views.details.questions import Questions, Reader
from cooperation.views.notes import Notes, citations_of

TOLD = (Affiliation, AgreementAction, Commitment, Development, Figure, Involvement)
"""What is told on the page of something else, not only named there: its evidence is on that page too."""


class Detail(Page, DetailView):
    """The page of one row. A visitor gets a 404 for what is not published, here and in all that belongs to it."""

    text = "summary"
    """The field that the page opens with."""

    @staticmethod
    def own(row: models.Model) -> dict[str, models.QuerySet]:
        """What the row consists of, by the name that the template has for it: whoever sees the row sees all of it."""
        return {}

    @staticmethod
    def related(row: models.Model) -> dict[str, models.QuerySet]:
        """What belongs to the row, by the name that the template has for it; each is bounded, drafts left out."""
        return {}

    @property
    def questions(self) -> Questions:
        """What the page asks for whoever reads it."""
        return _questions(type(self), self.request.user.is_staff)

    def compared(self) -> dict[str, list]:
        """Lists that the page sets side by side with the row, by the name that the template has for them."""
        return {}

    def get_object(self, queryset=None) -> models.Model:
        row = self.questions.row(self.kwargs["slug"])
        if row is None:
            raise Http404(f"No {self.model._meta.verbose_name} found matching the query")
        return row

    def get_context_data(self, **kwargs):
        lists = self.questions.lists(self.object.pk) | self.compared()
        told = (row for row in chain.from_iterable(lists.values()) if isinstance(row, TOLD))
        return super().get_context_data(lead=self.lead(), notes=self.notes([self.object, *told]), **lists, **kwargs)

    def lead(self) -> str:
        """The text that the page opens with; empty where it would only say the title again."""
        text = getattr(self.object, self.text, "")
        return "" if text == str(self.object) else text

    def notes(self, rows: Iterable[models.Model]) -> Notes:
        """The notes to the facts that these rows carry."""
        return Notes(citations_of(rows))


@cache
def _questions(view: type[Detail], is_staff: bool) -> Questions:
    return Questions(view.model, view.own, view.related, Reader(is_staff))

"""What the pages of single rows share: who sees them, what belongs to them, and the notes of their evidence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from django.db import models
from django.http import Http404
from django.views.generic import DetailView

from cooperation.models import Affiliation, AgreementAction, Commitment, Development, Figure, Involvement
from cooperation.models.prepared import KEY, Prepared
from cooperation.views.base import Page
from cooperation.views.notes import Notes, citations_of
from cooperation.views.previews import MAX_PREVIEW_ROWS, Preview

TOLD = (Affiliation, AgreementAction, Commitment, Development, Figure, Involvement)
"""What is told on the page of something else, not only named there: its evidence is on that page too."""

SLUG_PLACEHOLDER = "~"  # in a prepared query

RelatedLists = Callable[[models.Model], dict[str, models.QuerySet]]


@dataclass(frozen=True)
class Audience:
    """All about a user that decides what they may see."""

    is_staff: bool


class DetailQueries:
    """The queries for the page of any row of a model, prepared once.

    Args:
        model: the model.
        own: the lists that are shown in full, to everybody who sees the row.
        related: lists cut to one page and limited to what the user may see.
        audience: who reads the page.
    """

    def __init__(self, model: type[models.Model], own: RelatedLists, related: RelatedLists, audience: Audience) -> None:
        row = model(pk=KEY)
        detail = model.objects.visible_to(audience).for_detail()
        self._row = Prepared(detail.filter(slug=SLUG_PLACEHOLDER), SLUG_PLACEHOLDER)
        self._own = {name: Prepared(rows, KEY) for name, rows in own(row).items()}
        self._related = {
            name: Prepared(rows.visible_to(audience)[: MAX_PREVIEW_ROWS + 1], KEY)
            for name, rows in related(row).items()
        }

    def row(self, slug: str) -> models.Model | None:
        """The row with this slug, as its page shows it."""
        return next(iter(self._row.of(slug)), None)

    def lists(self, row_id: int) -> dict[str, list | Preview]:
        """The lists of the row with this id, by their names."""
        own = {name: rows.of(row_id) for name, rows in self._own.items()}
        return own | {name: Preview.from_rows(rows.of(row_id)) for name, rows in self._related.items()}


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
    def queries(self) -> DetailQueries:
        """The prepared queries of this page."""
        return _queries(type(self), self.request.user.is_staff)

    def compared(self) -> dict[str, list]:
        """Lists that the page sets side by side with the row, by the name that the template has for them."""
        return {}

    def get_object(self, queryset=None) -> models.Model:
        row = self.queries.row(self.kwargs["slug"])
        if row is None:
            raise Http404(f"No {self.model._meta.verbose_name} found matching the query")
        return row

    def get_context_data(self, **kwargs):
        lists = self.queries.lists(self.object.pk) | self.compared()
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
def _queries(view: type[Detail], is_staff: bool) -> DetailQueries:
    return DetailQueries(view.model, view.own, view.related, Audience(is_staff))

"""The base of detail pages: visibility, related objects, and notes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from django.db import models
from django.http import Http404
from django.views.generic import DetailView

from cooperation.models import Affiliation, AgreementAction, Commitment, Development, Figure, Involvement
from cooperation.models.contradictions import Dispute, contradictions_of
from cooperation.models.entries import Entry, with_contradictions
from cooperation.models.prepared import ID_PLACEHOLDER, Prepared
from cooperation.register import RecordType
from cooperation.views.base import Page
from cooperation.views.notes import Notes, citations_of
from cooperation.views.previews import MAX_PREVIEW_ROWS, Preview

MODELS_WITH_NOTES = (Affiliation, AgreementAction, Commitment, Development, Figure, Involvement)
"""Models shown in full on the pages of related objects, with notes for their citations."""

SLUG_PLACEHOLDER = "~"  # in a prepared query

RelatedLists = Callable[[models.Model], dict[str, models.QuerySet]]


@dataclass(frozen=True)
class Audience:
    """What decides which records a user may see."""

    is_staff: bool


VisibleLists = Callable[[models.Model, Audience], dict[str, models.QuerySet]]


class DetailQueries:
    """The prepared queries for the detail pages of a model.

    Args:
        model: the model.
        own: lists shown in full to everybody who sees the row.
        related: lists cut to one page and limited to what the user may see.
        discussed: more such lists, which depend on other records that the user may see.
        audience: the user's permissions.
    """

    def __init__(
        self,
        model: type[models.Model],
        own: RelatedLists,
        related: RelatedLists,
        discussed: VisibleLists,
        audience: Audience,
    ) -> None:
        row = model(pk=ID_PLACEHOLDER)
        detail = with_contradictions(model.objects.visible_to(audience).for_detail())
        self._row = Prepared(detail.filter(slug=SLUG_PLACEHOLDER), SLUG_PLACEHOLDER)
        self._own = {name: Prepared(rows, ID_PLACEHOLDER) for name, rows in own(row).items()}
        self._related = {
            name: Prepared(rows.visible_to(audience)[: MAX_PREVIEW_ROWS + 1], ID_PLACEHOLDER)
            for name, rows in (related(row) | discussed(row, audience)).items()
        }

    def row(self, slug: str) -> models.Model | None:
        """Return the row with this slug, with what its page shows."""
        return next(iter(self._row.fetch(slug)), None)

    def lists(self, row_id: int) -> dict[str, list | Preview]:
        """Return the lists of the row with this id, by name."""
        own = {name: rows.fetch(row_id) for name, rows in self._own.items()}
        return own | {name: Preview.from_rows(rows.fetch(row_id)) for name, rows in self._related.items()}


class Detail(Page, DetailView):
    """The page of one row. Visitors get a 404 for an unpublished row, and do not see unpublished related objects."""

    record_type: RecordType = None

    text = "summary"
    """The field with the introduction of the page."""

    @staticmethod
    def own(row: models.Model) -> dict[str, models.QuerySet]:
        """Return the parts of the row, by their name in the template. Everybody who sees the row sees all of them."""
        return {}

    @staticmethod
    def related(row: models.Model) -> dict[str, models.QuerySet]:
        """Return related objects, by their name in the template. Each list is limited in length and by permission."""
        return {}

    @staticmethod
    def discussed(row: models.Model, audience: Audience) -> dict[str, models.QuerySet]:
        """Return related objects by way of other records, which the audience must see too."""
        return {}

    @property
    def queries(self) -> DetailQueries:
        """The prepared queries of this page."""
        return _queries(type(self), self.record_type.model, self.request.user.is_staff)

    def compared(self) -> dict[str, list]:
        """Lists that the page shows for comparison with the row, by their name in the template."""
        return {}

    def get_template_names(self) -> list[str]:
        return [*super().get_template_names(), "cooperation/object_detail.html"]

    def get_object(self, queryset=None) -> models.Model:
        row = self.queries.row(self.kwargs["slug"])
        if row is None:
            raise Http404(f"No {self.record_type.one} found matching the query")
        return row

    def get_context_data(self, **kwargs):
        lists = self.queries.lists(self.object.pk) | self.compared()
        with_notes = (row for row in chain.from_iterable(lists.values()) if isinstance(row, MODELS_WITH_NOTES))
        return super().get_context_data(
            lead=self.lead(),
            notes=self.notes([self.object, *with_notes]),
            disputes=self.disputes(),
            fact_columns=self.record_type.columns.shown_as_facts,
            **lists,
            **kwargs,
        )

    def disputes(self) -> list[Dispute]:
        """Return the facts of the row and of its parts that a source contradicts, with what each source says."""
        if not getattr(self.object, "contradictions", 0):
            return []
        entry = Entry(noun=self.record_type.name, key=self.object.pk, title=str(self.object))
        (found,) = contradictions_of([entry], self.request.user)
        return [dispute for dispute in found.disputes if dispute.name or not found.figures]

    def lead(self) -> str:
        """The introduction of the page; "" if it would only repeat the title."""
        text = getattr(self.object, self.text, "")
        return "" if text == str(self.object) else text

    def notes(self, rows: Iterable[models.Model]) -> Notes:
        """Return the notes for the citations of these rows."""
        return Notes(citations_of(rows))


@cache
def _queries(view: type[Detail], model: type[models.Model], is_staff: bool) -> DetailQueries:
    return DetailQueries(model, view.own, view.related, view.discussed, Audience(is_staff))

"""The list of each record type: filtered, sorted and paged rows, and the user's saved searches."""

from dataclasses import dataclass
from functools import cache
from typing import Self

from django.db.models import Model
from django.http import Http404
from django.views.generic import TemplateView

from cooperation.filters import Filters
from cooperation.filters.queries import canonical_query, initial_data, summary
from cooperation.models import ENTRY_MODELS, SavedSearch
from cooperation.models.entries import with_contradictions
from cooperation.models.prepared import Prepared
from cooperation.register import RecordType
from cooperation.views.base import Page
from cooperation.views.pagination import FROM, CursorPage, Position


@dataclass(frozen=True)
class ListSearches:
    """The user's saved searches of a list, and the search that the list shows now.

    Attributes:
        saved: the saved searches, by name.
        query: the query string that could be saved; "" if no filter is set, and for visitors.
    """

    saved: list[SavedSearch]
    query: str

    @classmethod
    def for_list(cls, chosen: Filters) -> Self:
        """Return the searches of the filters' user with one query, or with none for a visitor."""
        if not chosen.user.is_authenticated:
            return cls([], "")
        saved = SavedSearch.objects.for_user(chosen.user).in_list(chosen.model._meta.model_name)
        return cls(list(saved), canonical_query(chosen))

    @property
    def current(self) -> SavedSearch | None:
        """The saved search that the list shows now."""
        return next((search for search in self.saved if search.query == self.query), None)


class ListPage(Page, TemplateView):
    """One page of the rows that the user may see, filtered and sorted."""

    record_type: RecordType = None

    def get_template_names(self):
        return [self.record_type.list_template]

    def get_context_data(self, **kwargs):
        parameters = self.request.GET
        chosen = self.record_type.filterset(parameters, request=self.request)
        page = CursorPage(
            chosen.unfiltered.none() if chosen.is_empty else chosen.matching(),
            chosen.order,
            chosen.page_size,
            after=parameters.get("after", ""),
            before=parameters.get("before", ""),
            id_fields=(chosen.id_field,),
            fetch=_rows(self.record_type.model).fetch,
            scan=None if chosen.is_empty else chosen.scan_queryset,
        )
        chosen.has_more = not page.is_whole
        return super().get_context_data(
            filters=chosen,
            summary=summary(chosen),
            initial=initial_data(chosen) if chosen.user.is_staff else {},
            columns=self.record_type.columns.shown,
            page=page,
            position=Position.of_page(page, chosen, parameters.get(FROM, "")),
            record_type=self.record_type,
            searches=ListSearches.for_list(chosen),
            **kwargs,
        )


@cache
def _rows(model: type[Model]) -> Prepared:
    """Return a prepared query for the rows of a model, by id, with what lists show."""
    rows = model.objects.for_list().order_by()
    return Prepared.by_ids(with_contradictions(rows) if model in ENTRY_MODELS.values() else rows)


class FilterValues(Page, TemplateView):
    """All values of one filter. The panel shows the first ones, and loads the others on request."""

    template_name = "cooperation/filter_values.html"
    record_type: RecordType = None

    def get_context_data(self, name, **kwargs):
        chosen = self.record_type.filterset(self.request.GET, request=self.request)
        # As on the list, or this page would show counts that the list's panel doesn't.
        chosen.has_more = not chosen.is_empty and chosen.matching().order_by()[chosen.page_size :][:1].exists()
        control = next(chosen.controls([name]), None)
        if control is None or control.kind != "values":
            raise Http404(f"This list has no filter “{name}” with values to choose from.")
        return super().get_context_data(filters=chosen, control=control, record_type=self.record_type, **kwargs)

"""The list of each record type: its rows filtered, sorted and paged, and the user's saved searches of it."""

from dataclasses import dataclass
from functools import cache
from typing import Self

from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.utils.timezone import localdate
from django.views.generic import TemplateView

from cooperation import filters, models
from cooperation.columns.nouns import COLUMNS
from cooperation.filters.queries import canonical_query, initial_data, summary
from cooperation.models import SavedSearch
from cooperation.models.prepared import Prepared
from cooperation.views.base import Page
from cooperation.views.pagination import FROM, CursorPage, Position


@dataclass(frozen=True)
class ListSearches:
    """The user's saved searches of a list, and the search that the list shows now.

    Attributes:
        saved: the saved searches, by name.
        query: what could be saved now; "" if no filter is set, and for visitors.
    """

    saved: list[SavedSearch]
    query: str

    @classmethod
    def for_list(cls, chosen: filters.Filters) -> Self:
        """The searches for the user of these filters: by one query, and by none for a visitor."""
        if not chosen.user.is_authenticated:
            return cls([], "")
        saved = SavedSearch.objects.of(chosen.user).in_list(chosen.model._meta.model_name)
        return cls(list(saved), canonical_query(chosen))

    @property
    def current(self) -> SavedSearch | None:
        """The saved search that the list shows now."""
        return next((search for search in self.saved if search.query == self.query), None)


class ListPage(Page, TemplateView):
    """One page of the rows that the user may see, filtered and sorted."""

    model: type[Model]
    filters: type[filters.Filters]

    template_name = "cooperation/object_list.html"

    @classmethod
    def filtered(cls, parameters: QueryDict, request: HttpRequest) -> filters.Filters:
        """The filters of the list, set by the parameters of a URL, for the user of a request."""
        return cls.filters(parameters, request=request)

    def get_context_data(self, **kwargs):
        parameters = self.request.GET
        chosen = self.filtered(parameters, self.request)
        page = CursorPage(
            chosen.unfiltered.none() if chosen.is_empty else chosen.matching(),
            chosen.order,
            chosen.page_size,
            after=parameters.get("after", ""),
            before=parameters.get("before", ""),
            id_fields=(chosen.id_field,),
            fetch=_rows(self.model).of,
            scan=None if chosen.is_empty else chosen.scan_queryset,
        )
        chosen.has_more = not page.is_whole
        return super().get_context_data(
            filters=chosen,
            summary=summary(chosen),
            initial=initial_data(chosen) if chosen.user.is_staff else {},
            columns=COLUMNS[self.model].shown,
            page=page,
            position=Position.of_page(page, chosen, parameters.get(FROM, "")),
            meta=self.model._meta,
            searches=ListSearches.for_list(chosen),
            today=localdate(),
            **kwargs,
        )


@cache
def _rows(model: type[Model]) -> Prepared:
    """The rows of a model with what lists show of them, to be read by their ids."""
    return Prepared.by_keys(model.objects.for_list().order_by())


class MeetingList(ListPage):
    """Who met whom, when, and in which capacity."""

    model = models.Meeting
    filters = filters.MeetingFilters


class AgreementList(ListPage):
    """What was agreed, between whom, and where it stands."""

    model = models.Agreement
    filters = filters.AgreementFilters


class InitiativeList(ListPage):
    """What is pursued together, by whom, where, and how far it has come."""

    model = models.Initiative
    filters = filters.InitiativeFilters


class DevelopmentList(ListPage):
    """What happened to initiatives and agreements."""

    model = models.Development
    filters = filters.DevelopmentFilters


class CommitmentList(ListPage):
    """Who promised what to whom, and by when."""

    model = models.Commitment
    filters = filters.CommitmentFilters


class FigureList(ListPage):
    """Amounts and counts."""

    model = models.Figure
    filters = filters.FigureFilters


class CountryList(ListPage):
    """Countries that take part in something."""

    model = models.Country
    filters = filters.CountryFilters
    template_name = "cooperation/country_list.html"


class ParticipantList(ListPage):
    """Who acts."""

    model = models.Participant
    filters = filters.ParticipantFilters
    template_name = "cooperation/participant_list.html"


class PlaceList(ListPage):
    """Where."""

    model = models.Place
    filters = filters.PlaceFilters
    template_name = "cooperation/place_list.html"


class SourceList(ListPage):
    """Who says so."""

    model = models.Source
    filters = filters.SourceFilters


LISTS = {
    "meetings": MeetingList,
    "agreements": AgreementList,
    "initiatives": InitiativeList,
    "developments": DevelopmentList,
    "commitments": CommitmentList,
    "figures": FigureList,
    "countries": CountryList,
    "participants": ParticipantList,
    "places": PlaceList,
    "sources": SourceList,
}
"""The lists by the first part of their addresses."""

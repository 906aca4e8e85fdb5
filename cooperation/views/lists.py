"""The list of each noun, narrowed by its filters."""

from functools import cache

from django.db.models import Model
from django.http import QueryDict
from django.utils.timezone import localdate
from django.views.generic import TemplateView

from cooperation import filters, models
from cooperation.filters.beginnings import beginnings
from cooperation.filters.queries import in_words
from cooperation.models import Entry
from cooperation.models.prepared import Prepared
from cooperation.views.base import Page
from cooperation.views.kept import Kept
from cooperation.views.keyset import KeysetPage
from cooperation.views.position import FROM, Position


class ListPage(Page, TemplateView):
    """The rows of a noun that the reader may see, filtered, in order, a page of them."""

    model: type[Model]
    filters: type[filters.Filters]

    def get_template_names(self):
        return [f"cooperation/{self.model._meta.model_name}_list.html"]

    @classmethod
    def filtered(cls, parameters: QueryDict, reader) -> filters.Filters:
        """The filters of the list as an address sets them, over what a reader may see: the entries of the rows."""
        return cls.filters(parameters, Entry.objects.of(cls.model).visible_to(reader), reader=reader)

    def get_context_data(self, **kwargs):
        address = self.request.GET
        chosen = self.filtered(address, self.request.user)
        page = KeysetPage(
            chosen.queryset.none() if chosen.is_empty else chosen.qs,
            chosen.order,
            chosen.size,
            after=address.get("after", ""),
            before=address.get("before", ""),
            key=chosen.key,
            shown=_shown(self.model).of,
            walked=None if chosen.is_empty else chosen.walked,
        )
        chosen.goes_on = not page.is_whole
        kept = Kept.of(self.model, chosen)
        return super().get_context_data(
            filters=chosen,
            words=in_words(chosen),
            begun=beginnings(chosen) if chosen.reader.is_staff else {},
            page=page,
            position=Position.of(page, chosen, address.get(FROM, "")),
            meta=self.model._meta,
            kept=kept,
            today=localdate(),
            **kwargs,
        )


@cache
def _shown(model: type[Model]) -> Prepared:
    """The rows of a noun with what lists show of them, to be asked for by their keys."""
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

    @classmethod
    def filtered(cls, parameters, reader):
        return cls.filters(parameters, models.Country.objects.all(), reader=reader)


class ParticipantList(ListPage):
    """Who acts."""

    model = models.Participant
    filters = filters.ParticipantFilters


class PlaceList(ListPage):
    """Where."""

    model = models.Place
    filters = filters.PlaceFilters


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

"""The list of each noun, narrowed by its filters."""

from django.db.models import Model
from django.views.generic import TemplateView

from cooperation import filters, models
from cooperation.views.base import Page, page_number
from cooperation.views.paging import Slice


class ListPage(Page, TemplateView):
    """The rows of a noun that the reader may see, filtered, in order, a page of them."""

    model: type[Model]
    filters: type[filters.Filters]

    def get_template_names(self):
        return [f"cooperation/{self.model._meta.model_name}_list.html"]

    def get_context_data(self, **kwargs):
        rows = self.model.objects
        chosen = self.filters(self.request.GET, rows.visible_to(self.request.user), reader=self.request.user)
        found = chosen.qs if chosen.is_readable else rows.none()
        page = Slice(found, page_number(self.request.GET), shown=rows.for_list())
        return super().get_context_data(filters=chosen, page=page, meta=self.model._meta, **kwargs)


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

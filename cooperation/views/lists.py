"""The list of each noun."""

from django.views.generic import TemplateView

from cooperation import models
from cooperation.views.base import Page


class ListPage(Page, TemplateView):
    """A noun's rows."""

    template_name = "cooperation/object_list.html"

    def get_context_data(self, **kwargs):
        title = str(self.model._meta.verbose_name_plural).capitalize()
        return super().get_context_data(title=title, **kwargs)


class MeetingList(ListPage):
    """Meetings."""

    model = models.Meeting


class AgreementList(ListPage):
    """Agreements."""

    model = models.Agreement


class InitiativeList(ListPage):
    """Initiatives."""

    model = models.Initiative


class DevelopmentList(ListPage):
    """Developments."""

    model = models.Development


class CommitmentList(ListPage):
    """Commitments."""

    model = models.Commitment


class FigureList(ListPage):
    """Figures."""

    model = models.Figure


class CountryList(ListPage):
    """Countries."""

    model = models.Country


class ParticipantList(ListPage):
    """Participants."""

    model = models.Participant


class PlaceList(ListPage):
    """Places."""

    model = models.Place


class SourceList(ListPage):
    """Sources."""

    model = models.Source

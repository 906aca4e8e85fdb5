"""The page of one row of each noun."""

from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

from cooperation import models
from cooperation.views.base import Page


class RecordDetail(Page, DetailView):
    """One record, as far as the reader may see it."""

    template_name = "cooperation/object_detail.html"

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user).for_detail()


class ReferenceDetail(Page, DetailView):
    """One participant, place or source."""

    template_name = "cooperation/object_detail.html"

    def get_queryset(self):
        return self.model.objects.for_detail()


class MeetingDetail(RecordDetail):
    """One meeting."""

    model = models.Meeting


class AgreementDetail(RecordDetail):
    """One agreement."""

    model = models.Agreement


class InitiativeDetail(RecordDetail):
    """One initiative."""

    model = models.Initiative


class DevelopmentDetail(RecordDetail):
    """One development."""

    model = models.Development


class CommitmentDetail(RecordDetail):
    """One commitment."""

    model = models.Commitment


class FigureDetail(RecordDetail):
    """One figure."""

    model = models.Figure


class ParticipantDetail(ReferenceDetail):
    """One participant."""

    model = models.Participant


class PlaceDetail(ReferenceDetail):
    """One place."""

    model = models.Place


class SourceDetail(ReferenceDetail):
    """One source."""

    model = models.Source


class CountryDetail(Page, DetailView):
    """One country."""

    model = models.Country
    slug_field = slug_url_kwarg = "code"
    template_name = "cooperation/object_detail.html"


class CountryPair(CountryDetail):
    """What two countries have in common."""

    def get_context_data(self, **kwargs):
        other = get_object_or_404(models.Country, code=self.kwargs["other"])
        return super().get_context_data(other=other, **kwargs)

"""Detail pages of participants, places and sources."""

from cooperation.models import Entry, Involvement, Participant, Place, Source
from cooperation.views.details.base import Detail
from cooperation.views.notes import Notes
from cooperation.views.previews import Preview
from cooperation.views.with_chronicle import WithNumbers

MAX_CITATIONS = 300  # shown on the page of a source


class ActorDetail(WithNumbers, Detail):
    """A participant or place: its chronicle, its initiatives, and the numbers of its records."""

    @property
    def list_filters(self):
        return {self.model._meta.model_name: self.object.slug}


class ParticipantDetail(ActorDetail):
    """A participant: its posts, its members, and its chronicle."""

    model = Participant

    @staticmethod
    def related(participant):
        return {
            "posts": participant.affiliations.for_list(),
            "members": participant.affiliates.for_list(),
            "parts": participant.parts.for_list().order_by("name", "pk"),
            "apart": participant.involvements.apart(),
        }

    def entries(self):
        return Entry.objects.visible_to(self.request.user).about_participant(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(roles_apart=Involvement.APART, **kwargs)


class PlaceDetail(ActorDetail):
    """A place: the places that contain it and that it contains, and its chronicle."""

    model = Place

    @staticmethod
    def own(place):
        return {"within": Place.objects.filter(contains=place).for_dossier()}

    @staticmethod
    def related(place):
        return {"contains": place.contains.for_dossier().order_by("name", "pk")}

    def entries(self):
        return Entry.objects.visible_to(self.request.user).about_place(self.object)


class SourceDetail(Detail):
    """A source: its quotes for each record, in order of entry."""

    model = Source

    @staticmethod
    def related(source):
        return {"relies_on": Source.objects.cited_by(source), "relied_on_by": Source.objects.citing(source)}

    def get_context_data(self, **kwargs):
        citations = self.object.citations.visible_to(self.request.user).for_source()
        shown = Preview.from_queryset(citations, MAX_CITATIONS)
        by_object = {}
        for citation in shown:
            by_object.setdefault(citation.shown_on, []).append(citation)
        return super().get_context_data(citations_by_object=by_object, has_more_citations=shown.more, **kwargs)

    def notes(self, rows):
        """Return no notes: notes on other pages link to this one."""
        return Notes([])

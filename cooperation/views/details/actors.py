"""Detail pages of participants, places and sources."""

from cooperation.models import Entry, Involvement, Participant, Place, Source
from cooperation.views.details.base import Detail
from cooperation.views.notes import Notes
from cooperation.views.previews import Preview, latest_records

MAX_CITATIONS = 300  # shown on the page of a source


class ParticipantDetail(Detail):
    """A participant: its posts, its members, and its latest records."""

    model = Participant

    @staticmethod
    def related(participant):
        return {
            "posts": participant.affiliations.for_list(),
            "members": participant.affiliates.for_list(),
            "parts": participant.parts.for_list().order_by("name", "pk"),
            "apart": participant.involvements.apart(),
        }

    def get_context_data(self, **kwargs):
        entries = Entry.objects.visible_to(self.request.user).about_participant(self.object)
        latest = latest_records(entries, participant=self.object.slug)
        return super().get_context_data(latest=latest, roles_apart=Involvement.APART, **kwargs)


class PlaceDetail(Detail):
    """A place: the places that contain it and that it contains, and its latest records."""

    model = Place

    @staticmethod
    def own(place):
        return {"within": Place.objects.filter(contains=place).for_dossier()}

    @staticmethod
    def related(place):
        return {"contains": place.contains.for_dossier().order_by("name", "pk")}

    def get_context_data(self, **kwargs):
        entries = Entry.objects.visible_to(self.request.user).about_place(self.object)
        return super().get_context_data(latest=latest_records(entries, place=self.object.slug), **kwargs)


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

"""Detail pages of the six types of records."""

from cooperation.models import (
    Agreement,
    AgreementLink,
    Commitment,
    Development,
    Entry,
    Figure,
    Initiative,
    Meeting,
)
from cooperation.models.discussions import discussed_at, meetings_about
from cooperation.models.standing import members_by_union, parties_by_act, standings_apart, unlisted_sides
from cooperation.views.details.base import Detail
from cooperation.views.previews import MAX_PREVIEW_ROWS, Preview
from cooperation.views.with_chronicle import ToldInChronicle


class RecordDetail(Detail):
    """A record: its sectors, places and sources."""

    @staticmethod
    def own(row):
        return {"places": row.places.for_dossier(), "sectors": row.sectors.all()}


class MeetingDetail(RecordDetail):
    """A meeting: its participants, topics, statements, agreements and commitments."""

    model = Meeting

    @staticmethod
    def own(meeting):
        return RecordDetail.own(meeting) | {
            "participations": meeting.participations.for_dossier(),
            "venue": meeting.venue_with_giver(),
        }

    @staticmethod
    def related(meeting):
        return {
            "parts": meeting.parts.by_date(),
            "edition_of": meeting.edition_of.by_date(),
            "developments": meeting.developments.for_dossier(),
            "agreements": meeting.concluded_agreements.for_dossier(),
            "commitments": meeting.commitments.for_dossier(),
            "figures": meeting.figures.for_dossier(),
        }

    @staticmethod
    def discussed(meeting, audience):
        initiatives, agreements = (discussed_at(model, [meeting], audience) for model in (Initiative, Agreement))
        return {
            "initiatives": Initiative.objects.filter(initiatives).in_order_of_entry(),
            "discussed_agreements": Agreement.objects.filter(agreements)
            .exclude(pk__in=meeting.concluded_agreements.order_by().values("pk"))
            .by_date(),
        }


class AgreementDetail(RecordDetail):
    """An agreement: its parties, actions, and related agreements."""

    model = Agreement

    @staticmethod
    def own(agreement):
        return RecordDetail.own(agreement) | {
            "parties": agreement.parties.for_dossier(),
            "actions": agreement.actions.for_dossier(),
            "venues": agreement.venues.for_dossier(),
        }

    @staticmethod
    def related(agreement):
        return {
            "links": AgreementLink.objects.for_agreement(agreement),
            "initiatives": agreement.initiatives.in_order_of_entry(),
            "developments": agreement.developments.for_dossier(),
            "commitments": Commitment.objects.of_agreement(agreement).for_dossier(),
            "figures": agreement.figures.for_dossier(),
        }

    @staticmethod
    def discussed(agreement, audience):
        concluded_at = Agreement.objects.order_by().filter(pk=agreement.pk, meeting__isnull=False).values("meeting")
        meetings = Meeting.objects.filter(meetings_about(Agreement, [agreement], audience))
        return {"meetings": meetings.exclude(pk__in=concluded_at).by_date()}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        parties, actions = context["parties"], context["actions"]
        are_shown = any(action.participant_id for action in actions) or any(party.with_members for party in parties)
        standings = list(self.object.standings.visible_to(self.request.user).for_dossier()) if are_shown else []
        for standing in standings:
            standing.agreement = self.object
        return context | {
            "by_act": parties_by_act(parties, actions, standings),
            "members": members_by_union(standings),
            "standings_apart": standings_apart(parties, standings),
            "unlisted": unlisted_sides(parties, standings),
        }


class InitiativeDetail(ToldInChronicle, RecordDetail):
    """An initiative: its participants, parts and agreements, and its chronicle from the beginning."""

    model = Initiative
    oldest_first = True

    @staticmethod
    def own(initiative):
        return RecordDetail.own(initiative) | {"involvements": initiative.involvements.for_dossier()}

    @staticmethod
    def related(initiative):
        return {"parts": initiative.parts.in_order_of_entry(), "agreements": initiative.agreements.by_date()}

    def entries(self):
        return Entry.objects.visible_to(self.request.user).story_of(self.object)


class DevelopmentDetail(RecordDetail):
    """A development: what happened or was said, by whom, and its initiatives and agreements."""

    model = Development
    text = "text"

    @staticmethod
    def related(development):
        return {
            "initiatives": development.initiatives.in_order_of_entry(),
            "agreements": development.agreements.by_date(),
        }


class CommitmentDetail(RecordDetail):
    """A commitment: who promised what to whom, by when, and how wording and deadline have changed."""

    model = Commitment
    text = "what"

    @staticmethod
    def related(commitment):
        return {
            "initiatives": commitment.about_initiatives.in_order_of_entry(),
            "agreements": commitment.about_agreements.by_date(),
            "figures": commitment.figures.for_dossier(),
        }

    def compared(self):
        wordings = Commitment.objects.visible_to(self.request.user).restatements_of(self.object)
        # Each is compared with the one above it that has a deadline.
        moved, before = [], None
        for wording in wordings:
            moved.append((wording, wording.slippage_after(before)))
            before = wording if wording.due and wording.due.upper else before
        return {"wordings": moved if len(moved) > 1 else []}


class FigureDetail(RecordDetail):
    """A figure: the value and its subject, contradicting values, and the same in other periods."""

    model = Figure

    def compared(self):
        visible = Figure.objects.visible_to(self.request.user)
        others = list(visible.contradicting(self.object).select_related("preferred_by")[:MAX_PREVIEW_ROWS])
        values = sorted([self.object, *others], key=lambda figure: (not figure.preferred, figure.pk))
        series = Preview.from_queryset(visible.in_series_of(self.object))
        is_alone = len(series) <= len(values if others else [self.object])  # the first table has all of it
        return {"values": values if others else [], "series": [] if is_alone else series}

"""Detail pages of the six types of records."""

from functools import cached_property

from django.db.models import Q, QuerySet, Value

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
from cooperation.models.status import StatusBasis
from cooperation.views.chronicles import StepsAround
from cooperation.views.details.base import Detail
from cooperation.views.previews import MAX_PREVIEW_ROWS, Preview
from cooperation.views.with_chronicle import ToldInChronicle


class RecordDetail(Detail):
    """A record: its sectors, places and sources."""

    @staticmethod
    def own(row):
        return {"places": row.places.for_dossier(), "sectors": row.sectors.all()}


class ToldRecord(ToldInChronicle, RecordDetail):
    """A record with a chronicle of its own, from the beginning."""

    oldest_first = True

    def listed_with(self) -> dict[str, QuerySet]:
        """Return what the lists of records with this one find, by record type; of types that the page has links to."""
        return {}

    @cached_property
    def _story(self) -> dict[str, list[int]]:
        return Entry.objects.visible_to(self.request.user).keys_in_story_of(self.object)

    def entries(self):
        return Entry.objects.visible_to(self.request.user).with_keys(self._story)

    def types_told(self):
        return {*self._story}

    def get_context_data(self, **kwargs):
        return super().get_context_data(listed=dict.fromkeys(self._listed()), **kwargs)

    def _listed(self) -> list[str]:
        """Return the record types of which the list of those with this record has rows. It takes one query for all."""
        # What is with the record is in its story too, which also has what is with its parts.
        lists = {name: rows for name, rows in self.listed_with().items() if name in self._story}
        if not lists:
            return []
        any_of, *others = (
            rows.visible_to(self.request.user).order_by().annotate(of_type=Value(name)).values_list("of_type")[:1]
            for name, rows in lists.items()
        )
        found = {name for (name,) in any_of.union(*others, all=True)} if others else {name for (name,) in any_of}
        return [name for name in lists if name in found]


class MeetingDetail(ToldRecord):
    """A meeting: its participants, topics and agreements, and what came of it."""

    model = Meeting

    def entries(self):
        # Last year's trade, named at the talks, did not come of them.
        date = self.object.date
        earlier = Q(noun=Entry.Noun.FIGURE, period__fully_lt=date)
        return super().entries().exclude(earlier) if date else super().entries()

    def listed_with(self):
        return {
            "development": self.object.developments,
            "commitment": self.object.commitments,
            "figure": self.object.figures,
        }

    def compared(self):
        date, keys = self.object.date, self._story.get("figure")
        if not (date and keys):
            return {"earlier_figures": []}
        earlier = Figure.objects.visible_to(self.request.user).filter(pk__in=keys, period__fully_lt=date)
        return {"earlier_figures": Preview.from_queryset(earlier.for_dossier())}

    @staticmethod
    def own(meeting):
        return RecordDetail.own(meeting) | {
            "participations": meeting.participations.for_dossier(),
            "venue": meeting.venue_with_giver(),
        }

    @staticmethod
    def related(meeting):
        return {
            "edition_of": meeting.edition_of.by_date(),
            "agreements": meeting.concluded_agreements.for_dossier(),
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


class AgreementDetail(ToldRecord):
    """An agreement: its parties, related agreements and initiatives, and its chronicle."""

    model = Agreement
    max_steps = 200  # many sides may sign and ratify it

    def listed_with(self):
        return {
            "development": self.object.developments,
            "commitment": self.object.commitments,
            "figure": self.object.figures,
        }

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
        }

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
            "ended_by": self._ended_by(context["links"]),
        }

    def _ended_by(self, links: list[AgreementLink]) -> list[Agreement]:
        """Return the agreements whose entry into force has ended this one."""
        if self.object.status_basis != StatusBasis.OTHER_AGREEMENT:
            return []
        others = {other.pk: other for link in links if (other := link.that_ends(self.object))}
        bound = Agreement.objects.filter(
            pk__in=others, actions__kind__status="in_force", actions__kind__party_effect="becomes_bound"
        )
        return [others[key] for key in dict.fromkeys(bound.order_by("pk").values_list("pk", flat=True))]


class InitiativeDetail(ToldRecord):
    """An initiative: its participants, parts and agreements, and its chronicle."""

    model = Initiative

    def listed_with(self):
        return {
            "meeting": Meeting.objects.filter(meetings_about(Initiative, [self.object], self.request.user)),
            "development": self.object.developments,
            "commitment": self.object.commitments,
            "figure": self.object.figures,
        }

    @staticmethod
    def own(initiative):
        return RecordDetail.own(initiative) | {"involvements": initiative.involvements.for_dossier()}

    @staticmethod
    def related(initiative):
        return {"parts": initiative.parts.in_order_of_entry(), "agreements": initiative.agreements.by_date()}


class DevelopmentDetail(RecordDetail):
    """A development: what happened, or who said what, and what came before and after it."""

    model = Development
    text = "text"

    @cached_property
    def around(self) -> StepsAround:
        """What came before and after it in the stories of its initiatives and agreements."""
        seen = Entry.objects.visible_to(self.request.user)
        return StepsAround(seen.with_keys(seen.keys_in_story_of(self.object)), self.object)

    def notes(self, rows):
        return super().notes([*rows, *self.around.rows])

    def get_context_data(self, **kwargs):
        return super().get_context_data(around=self.around, **kwargs)

    @staticmethod
    def related(development):
        return {
            "initiatives": development.initiatives.in_order_of_entry(),
            "agreements": development.agreements.by_date(),
        }


class CommitmentDetail(ToldRecord):
    """A commitment: who promised what to whom, by when, how wording and deadline have changed, and what came of it."""

    model = Commitment
    text = "what"

    @staticmethod
    def related(commitment):
        return {
            "initiatives": commitment.about_initiatives.in_order_of_entry(),
            "agreements": commitment.about_agreements.by_date(),
        }

    def compared(self):
        wordings = Commitment.objects.restatements_of(self.object, sees_drafts=self.request.user.is_staff)
        # Each is compared with the one above it that has a deadline.
        moved, before = [], None
        for wording in wordings:
            moved.append((wording, wording.slippage_after(before)))
            before = wording if wording.due and wording.due.upper else before
        return {"wordings": moved if len(moved) > 1 else []}


class FigureDetail(ToldRecord):
    """A figure: the value and its subject, contradicting values, the same in other periods, and where it was named."""

    model = Figure

    def compared(self):
        visible = Figure.objects.visible_to(self.request.user)
        others = list(visible.contradicting(self.object).select_related("preferred_by")[:MAX_PREVIEW_ROWS])
        values = sorted([self.object, *others], key=lambda figure: (not figure.preferred, figure.pk))
        series = Preview.from_queryset(visible.in_series_of(self.object))
        is_alone = len(series) <= len(values if others else [self.object])  # the first table has all of it
        return {"values": values if others else [], "series": [] if is_alone else series}

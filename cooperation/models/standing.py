"""Who is bound by an agreement, since when and until when: standings, and the chart of parties by act.

PostgreSQL derives standings from the actions of agreements: see ``cooperation/sql/38_standings.sql``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from django.db import models
from django.db.models.functions import Coalesce

from cooperation.fields import Period, PeriodField, PeriodsField, date_after
from cooperation.models.action_kinds import ActionKind
from cooperation.models.actions import AgreementAction
from cooperation.models.agreements import Agreement, Party
from cooperation.models.base import KnownSince, phrase
from cooperation.models.countries import Country
from cooperation.models.participants import Participant
from cooperation.models.status import STANDING_OF_ALL


class StandingQuerySet(models.QuerySet):
    """Standings of participants in agreements."""

    def in_force(self, period: Period) -> Self:
        """Return standings of participants who were bound on a day within the period."""
        return self.filter(bound__overlap=period)

    def in_force_for(self, codes: Iterable[str], day: Period, limit: int) -> list[int]:
        """Return the ids of up to ``limit`` agreements that are in force for all of some countries on a day."""
        rows = self.in_force(day)
        first, *others = codes
        found = rows.filter(country=first)
        for code in others:
            found = found.filter(agreement__in=rows.filter(country=code).values("agreement"))
        return list(found.order_by("agreement").values_list("agreement", flat=True).distinct()[:limit])

    def visible_to(self, user) -> Self:
        """Leave out members of unions whom the user may not see. Who is named in the agreement itself is visible."""
        seen = Participant.objects.visible_to(user)
        return self.filter(models.Q(through__isnull=True) | models.Q(participant__in=seen))

    def beside_party(self) -> models.Subquery:
        """The label of a party's standing, as an expression on Party; NULL if it is that of the whole agreement."""
        side = Coalesce(models.OuterRef("on_behalf_of"), models.OuterRef("participant"))
        own = self.filter(agreement=models.OuterRef("agreement"), participant=side).exclude(what="")
        of_all = STANDING_OF_ALL.items()
        usual = [models.When(agreement__status=status, then=models.Value(what)) for status, what in of_all]
        usual = models.Case(*usual, default=models.Value(""), output_field=models.CharField())
        return models.Subquery(own.exclude(what=usual).values(label=self.labels()))

    def labels(self) -> models.Case:
        """The expression for the label of a standing."""
        labels = [models.When(what=value, then=models.Value(label)) for value, label in Standing.What.choices]
        return models.Case(*labels, default=models.Value(""), output_field=models.CharField())

    def for_dossier(self) -> Self:
        """Load the participants with their countries, and the acts, sorted by name."""
        return self.select_related("participant__country", "act").order_by("participant__name", "participant_id")


class StandingColumns(KnownSince):
    """The abstract base of standings and former ones."""

    class What(models.TextChoices):
        SIGNED = "signed", "signed only"
        CONSENTED = "consented", "not in force yet"
        APPLIES = "applies", "applies it provisionally"
        BOUND = "bound", "bound"
        SUSPENDED = "suspended", "suspended"
        ENDED = "ended", "no longer bound"
        APPLIED = "applied", "applied it provisionally"
        NOT_BOUND = "not_bound", "not bound"

    # Triggers write and delete these rows, so they have no constraints in the database.
    agreement = models.ForeignKey(
        Agreement, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="%(class)ss"
    )
    participant = models.ForeignKey(Participant, models.DO_NOTHING, db_constraint=False, related_name="%(class)ss")
    through = models.ForeignKey(
        Participant,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        null=True,
        related_name="+",
        help_text="The union that is a party with its members, of which the participant is one.",
    )
    country = models.ForeignKey(
        Country,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        null=True,
        related_name="+",
        help_text="The country that is bound, if the participant is a state or an organ of one.",
    )
    what = models.CharField(
        choices=What, blank=True, help_text="What the agreement is for the participant today; empty: nothing yet."
    )
    act = models.ForeignKey(
        ActionKind,
        models.DO_NOTHING,
        db_column="act",
        db_constraint=False,
        db_index=False,
        null=True,
        related_name="+",
        help_text="The kind of action by which one consented whom it does not bind yet.",
    )
    since = PeriodField(null=True, help_text="When that began; of what has ended, when it ended.")
    since_phrase = phrase()
    bound = PeriodsField(
        help_text="Days on which the agreement is in force for the participant, past and future. Each act counts from "
        "the first day on which it can have happened."
    )

    class Meta:
        abstract = True


class Standing(StandingColumns):
    """What an agreement is for one of its sides: signed only, in force since a date, no longer in force."""

    pk = models.CompositePrimaryKey("agreement_id", "participant_id")

    objects = StandingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["country", "agreement"],
                include=["bound"],
                condition=models.Q(country__isnull=False),
                name="standing_by_country",
            )
        ]

    def __str__(self) -> str:
        """Return what it is in words, such as "bound since 2010"."""
        since, until = date_after("since", self.since), date_after("until", self.since)
        match self.what:
            case self.What.CONSENTED:
                words = f"{self.act}, {self.get_what_display()}"
            case self.What.ENDED if until:
                words = f"bound{until}"
            case self.What.APPLIED:
                words = f"{self.get_what_display()}{until}"
            case _:
                words = f"{self.get_what_display()}{since}"
        return words

    @classmethod
    def unlisted(cls) -> models.Q:
        """The condition that one is a side by its own acts, without being listed as a party."""
        listed = Party.objects.filter(agreement=models.OuterRef("agreement")).exclude(role__in=Party.NO_SIDES)
        sides = models.Q(participant=models.OuterRef("participant"), on_behalf_of__isnull=True)
        sides |= models.Q(on_behalf_of=models.OuterRef("participant"))
        return models.Q(through__isnull=True) & ~models.Exists(listed.filter(sides))

    def is_as_of_all(self) -> bool:
        """Whether it is that of the whole agreement: nothing more than the agreement's status says."""
        usual = STANDING_OF_ALL.get(self.agreement.status, "")
        return self.what in ("", usual) and (self.what != self.What.ENDED or self.since == self.agreement.status_since)

    @property
    def last_bound(self) -> str:
        """Until when one was bound whose standing has no date of its own, such as a former member: "until 2009"."""
        if self.what != self.What.ENDED or self.since is not None or not self.bound:
            return ""
        last = self.bound[-1].upper
        return Period(None, last).lasting if last else ""


@dataclass
class PartyActs:
    """A participant of an agreement: its own actions by code of kind, and its standing, such as "bound since 2010"."""

    participant: Participant
    standing: str = ""
    actions: dict[str, list[AgreementAction]] = field(default_factory=dict)


class PartiesByAct(NamedTuple):
    """The rows of the chart of parties, and the kinds of actions that are its columns."""

    rows: list[PartyActs]
    kinds: list[ActionKind]


def standings_apart(parties: Iterable[Party], standings: Iterable[Standing]) -> dict[int, Standing]:
    """Return the standings that differ from that of the whole agreement, by the id of the party."""
    own = {standing.participant_id: standing for standing in standings if not standing.through_id}
    sides = {party.pk: own.get(party.on_behalf_of_id or party.participant_id) for party in parties}
    return {key: standing for key, standing in sides.items() if standing and not standing.is_as_of_all()}


def unlisted_sides(parties: Iterable[Party], standings: Iterable[Standing]) -> list[Standing]:
    """Return the standings of those who are sides by their own acts, without being listed as parties."""
    listed = {party.on_behalf_of_id or party.participant_id for party in parties if party.role not in Party.NO_SIDES}
    return [standing for standing in standings if not standing.through_id and standing.participant_id not in listed]


def members_by_union(standings: Iterable[Standing]) -> dict[int, list[Standing]]:
    """Return the standings of members of unions that are parties with their members, by the id of the union."""
    members = {}
    for standing in standings:
        if standing.through_id:
            members.setdefault(standing.through_id, []).append(standing)
    return members


def parties_by_act(
    parties: Iterable[Party], actions: Iterable[AgreementAction], standings: Iterable[Standing]
) -> PartiesByAct:
    """Return who did what, in order of entry; without rows if no action names a participant.

    A party listed for another, such as a person who signed for a state, is left out, unless an action names it.
    """
    own = [action for action in actions if action.participant_id]
    if not own:
        return PartiesByAct([], [])
    words = {standing.participant_id: str(standing) for standing in standings}
    sides = [
        (party.on_behalf_of or party.participant)
        for party in parties
        if party.role in (Party.Role.PARTY, Party.Role.SIGNATORY)
    ]
    rows = {}
    for participant in [*sides, *(action.participant for action in own)]:
        rows.setdefault(participant.pk, PartyActs(participant, words.get(participant.pk, "")))
    for action in own:
        rows[action.participant_id].actions.setdefault(action.kind.code, []).append(action)
    done = {action.kind for action in own}
    return PartiesByAct([*rows.values()], sorted(done, key=lambda kind: (kind.position, kind.name)))

"""Initiatives: projects, programmes and plans, and the participants involved."""

from typing import Self

from django.contrib.postgres.indexes import GistIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Concat

from cooperation.fields import PeriodField, SortDay, date_of_end, period_not_empty
from cooperation.models.base import (
    OwnedQuerySet,
    Record,
    RecordQuerySet,
    Today,
    check_cycle,
    inferred,
    join_names,
    phrase,
    shorten,
    stated,
)
from cooperation.models.choices import Choice
from cooperation.models.keys import Named
from cooperation.models.last_news import NEWS_FIELDS, LastNews, LastNewsMixin, last_news_indexes
from cooperation.models.rules import NoCycle, PublishedNeeds
from cooperation.models.status import InitiativeStatus
from cooperation.models.status_basis import DerivedStatus, status_basis_index
from cooperation.models.tracking import tracked

REPLACED_ONLY = "Choose the outcome “replaced”, or leave this empty: only who was replaced has a successor."
NOT_BY_ITSELF = "Choose another participant: nobody replaces itself."


class InitiativeQuerySet(LastNewsMixin, RecordQuerySet):
    """Initiatives by status and date."""

    def by_date(self) -> Self:
        """Sort by last change of status, latest first, undated last."""
        return self.order_by(SortDay("status_since").desc(nulls_last=True), "-pk")

    def for_list(self) -> Self:
        rows = self.by_date().select_related("part_of").prefetch_related("places")
        return (
            rows.with_participants("involvements", where=~involved_apart(), extra=lead())
            .with_participants("involvements", where=involved_apart(), name="apart", extra=standing_apart())
            .with_participants(
                "involvements", where=has_successor(), name="successors", who="replaced_by", extra=replaced()
            )
            .with_source_count()
        )

    def for_detail(self) -> Self:
        return self.select_related("part_of")

    def with_outdated_status(self) -> Self:
        """Return initiatives whose stored status is outdated, because the date of a development has passed since."""
        return self.filter(recalculate_on__lte=Today())


@tracked(exclude=["recalculate_on"])  # the day on which the status may change is no content
class Initiative(DerivedStatus, LastNews, Record):
    """A project, programme or plan that participants pursue together."""

    Status = InitiativeStatus
    DERIVED = ("status", "status_since", "status_since_phrase", "status_basis", "recalculate_on", *NEWS_FIELDS)

    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="A larger initiative, e.g. a programme of three plants.",
    )
    planned = PeriodField(null=True, blank=True, help_text="E.g. 2025, by 2030, 2035-2036.")
    planned_stated = stated("this year")
    planned_inferred = inferred()
    planned_phrase = phrase()
    actual = PeriodField(
        lasting=True, null=True, blank=True, help_text="When it was carried out, e.g. since March 2024."
    )
    actual_stated = stated("last spring")
    actual_inferred = inferred()
    actual_phrase = phrase()
    agreements = models.ManyToManyField("cooperation.Agreement", blank=True, related_name="initiatives")
    meetings = models.ManyToManyField(
        "cooperation.Meeting", blank=True, related_name="initiatives", verbose_name="discussed at"
    )
    editions = models.ManyToManyField(
        "cooperation.Meeting",
        blank=True,
        related_name="edition_of",
        help_text="Each time it took place, e.g. each year’s festival.",
    )
    status = Choice(Status, default=Status.IDEA, editable=False)
    status_since = PeriodField(null=True, blank=True, editable=False)
    status_since_phrase = phrase(editable=False)
    recalculate_on = models.DateField(null=True, blank=True, editable=False)
    participants = models.ManyToManyField(
        "cooperation.Participant",
        through="Involvement",
        through_fields=("initiative", "participant"),
        related_name="initiatives",
    )

    objects = InitiativeQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            *Record.Meta.constraints,
            period_not_empty("planned"),
            period_not_empty("actual"),
        ]
        indexes = [
            *Record.Meta.indexes,
            GistIndex("planned", name="initiative_planned"),
            GistIndex("actual", name="initiative_actual"),
            models.Index(
                SortDay("status_since").desc(nulls_last=True),
                models.F("id").desc(),
                name="initiative_by_date",
            ),
            models.Index("status", models.F("id").desc(), name="initiative_by_status"),
            models.Index("recalculate_on", condition=models.Q(recalculate_on__isnull=False), name="initiative_due"),
            status_basis_index("initiative"),
            *last_news_indexes("initiative"),
        ]
        triggers = [
            *Record.Meta.triggers,
            NoCycle("part_of"),
            PublishedNeeds("citation", "cooperation_citation"),
        ]

    def clean(self) -> None:
        super().clean()
        check_cycle(self, "part_of")

    def generated_title(self) -> str:
        if self.summary:
            return shorten(self.summary)
        involved = self.involvements.taking_part().select_related("participant").order_by("pk") if self.pk else []
        names = join_names(str(row.participant) for row in involved)
        return f"Initiative of {names}" if names else "Untitled initiative"


def involved_apart() -> models.Q:
    """Return the condition that an involvement does not make the initiative one of the participant's."""
    return models.Q(role=Involvement.Role.INTERESTED) | models.Q(outcome__in=Involvement.GONE)


def lead() -> models.Case:
    """Return the expression for what lists add to the name of a leading participant."""
    role = Involvement.Role.LEAD
    words = models.When(role=role, then=models.Value(role.label))
    return models.Case(words, default=models.Value(""), output_field=models.CharField())


def standing_apart() -> models.Case:
    """Return the expression for the words before who is named apart: "left"; see ``Involvement.standing``."""
    gone = [models.When(outcome=outcome, then=models.Value(outcome.label)) for outcome in Involvement.GONE]
    return models.Case(*gone, default=models.Value(Involvement.Role.INTERESTED.label), output_field=models.CharField())


def has_successor() -> models.Q:
    """Return the condition that an involvement names who replaced it, and this successor has no row of its own.

    Who did so takes part from then on: ``register.taking_part`` is the same.
    """
    of_successor = {"initiative": models.OuterRef("initiative"), "participant": models.OuterRef("replaced_by")}
    own = Involvement.objects.filter(**of_successor)
    return models.Q(replaced_by__isnull=False) & ~models.Exists(own)


def replaced() -> Concat:
    """Return the expression for the words before a successor: "Replaced France"."""
    return Concat(models.Value("Replaced "), "participant__name", output_field=models.CharField())


class InvolvementQuerySet(OwnedQuerySet):
    """Involvements of participants in initiatives."""

    def for_dossier(self) -> Self:
        """Sort in order of entry, with participants and their countries."""
        return self.select_related("participant__country", "replaced_by__country").order_by("pk")

    def taking_part(self) -> Self:
        """Return those that make the initiative one of the participant's; ``is_apart`` is the opposite."""
        return self.exclude(involved_apart())

    def apart(self) -> Self:
        """Return those of participants that left, were replaced, did not join or are only interested, latest first."""
        rows = self.select_related("initiative", "participant__country", "replaced_by__country")
        return rows.filter(involved_apart()).order_by("-pk")

    def apart_between(self, codes: list[str]) -> Self:
        """Return those of one of some countries in initiatives in which each of the others has any part."""
        entries = self.model._meta.apps.get_model("cooperation", "entry").objects
        initiatives = entries.filter(noun="initiative").order_by().apart_between(codes).values_list("key", flat=True)
        return self.apart().filter(initiative__in=initiatives, participant__country__in=codes)


@tracked()
class Involvement(Named):
    """A participant's role in an initiative, and its outcome."""

    natural_key_fields = ("initiative__slug", "participant__slug", "role")

    class Role(models.TextChoices):
        LEAD = "lead", "lead"
        PARTNER = "partner", "partner"
        IMPLEMENTER = "implementer", "implementer"
        CONTRACTOR = "contractor", "contractor"
        SUPPLIER = "supplier", "supplier"
        FUNDER = "funder", "funder"
        HOST = "host", "host"
        BENEFICIARY = "beneficiary", "beneficiary"
        INTERESTED = "interested", "interested"

    class Outcome(models.TextChoices):
        ONGOING = "ongoing", "ongoing"
        FINISHED = "finished", "finished"
        LEFT = "left", "left"
        REPLACED = "replaced", "replaced"
        DID_NOT_JOIN = "did_not_join", "did not join"

    GONE = (Outcome.LEFT, Outcome.REPLACED, Outcome.DID_NOT_JOIN)
    APART = (*GONE, Role.INTERESTED)
    """The outcomes and the role of those to whom the initiative does not belong."""

    # The index of involvement_once begins with it.
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="involvements", db_index=False)
    participant = models.ForeignKey("cooperation.Participant", models.PROTECT, related_name="involvements")
    role = Choice(Role, default=Role.PARTNER)
    during = PeriodField(lasting=True, null=True, blank=True)
    during_stated = stated("since last year")
    during_inferred = inferred()
    during_phrase = phrase()
    outcome = Choice(Outcome, default=Outcome.ONGOING)
    replaced_by = models.ForeignKey(
        "cooperation.Participant",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replacements",
        help_text="Only if the outcome is “replaced”: who took its place.",
    )

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        ordering = ["initiative", "pk"]
        indexes = [  # for the filters by role, and for the pages of participants and countries
            models.Index("participant", "role", name="involvement_by_role"),
            models.Index(
                *("participant", "outcome"),
                name="involvement_apart",
                condition=models.Q(role="interested") | models.Q(outcome__in=["left", "replaced", "did_not_join"]),
            ),
        ]
        constraints = [
            period_not_empty("during"),
            models.UniqueConstraint(
                fields=["initiative", "participant", "role"],
                name="involvement_once",
                violation_error_message="This participant already has this role.",
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_by__isnull=True) | models.Q(outcome="replaced"),
                name="involvement_replaced_by_another",
                violation_error_message=REPLACED_ONLY,
            ),
            models.CheckConstraint(
                condition=~models.Q(replaced_by=models.F("participant")),
                name="involvement_not_replaced_by_itself",
                violation_error_message=NOT_BY_ITSELF,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}, {self.get_role_display()}"

    def clean(self) -> None:
        super().clean()
        if self.replaced_by_id and self.outcome != self.Outcome.REPLACED:
            raise ValidationError({"replaced_by": REPLACED_ONLY})
        if self.replaced_by_id and self.replaced_by_id == self.participant_id:
            raise ValidationError({"replaced_by": NOT_BY_ITSELF})

    @property
    def is_apart(self) -> bool:
        """Whether it left, was replaced, did not join or is only interested, so the initiative is not its own."""
        return self.role == self.Role.INTERESTED or self.outcome in self.GONE

    @property
    def standing(self) -> str:
        """Why it is named apart: "Interested", "Did not join", "Left" or "Replaced"."""
        return (self.get_outcome_display() if self.outcome in self.GONE else self.get_role_display()).capitalize()

    @property
    def departure(self) -> str:
        """When it left or was replaced, if that is all that its dates say: "left in 2022"; else ""."""
        if self.outcome not in (self.Outcome.LEFT, self.Outcome.REPLACED):
            return ""
        date = date_of_end(self.during, self.during_stated, self.during_inferred)
        return f"{self.get_outcome_display()} {date}" if date else ""

    def get_absolute_url(self) -> str:
        return self.initiative.get_absolute_url()

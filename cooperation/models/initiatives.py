"""Initiatives: projects, programmes and plans, and the participants involved."""

from typing import Self

from django.contrib.postgres.indexes import GistIndex
from django.db import models

from cooperation.fields import PeriodField, SortDay, period_not_empty
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
from cooperation.models.last_news import LastNewsMixin, last_news_field, last_news_index
from cooperation.models.rules import NoCycle, PublishedNeeds
from cooperation.models.status import InitiativeStatus
from cooperation.models.tracking import tracked


class InitiativeQuerySet(LastNewsMixin, RecordQuerySet):
    """Initiatives by status and date."""

    def by_date(self) -> Self:
        """Sort by last change of status, latest first, undated last."""
        return self.order_by(SortDay("status_since").desc(nulls_last=True), "-pk")

    def for_list(self) -> Self:
        rows = self.by_date().select_related("part_of").prefetch_related("places")
        return rows.with_participants("involvements").with_source_count()

    def for_detail(self) -> Self:
        return self.select_related("part_of")

    def with_outdated_status(self) -> Self:
        """Return initiatives whose stored status is outdated, because the date of a development has passed since."""
        return self.filter(recalculate_on__lte=Today())


@tracked(exclude=["heard_on", "recalculate_on"])  # developments and dates change these, nobody edits them
class Initiative(Record):
    """A project, programme or plan that participants pursue together."""

    Status = InitiativeStatus
    DERIVED = ("status", "status_since", "status_since_phrase", "recalculate_on", "heard_on")

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
    heard_on = last_news_field()
    participants = models.ManyToManyField("cooperation.Participant", through="Involvement", related_name="initiatives")

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
            last_news_index("initiative"),
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
        involved = self.involvements.select_related("participant").order_by("pk") if self.pk else []
        names = join_names(str(row.participant) for row in involved)
        return f"Initiative of {names}" if names else "Untitled initiative"


class InvolvementQuerySet(OwnedQuerySet):
    """Involvements of participants in initiatives."""

    def for_dossier(self) -> Self:
        """Sort in order of entry, with participants and their countries."""
        return self.select_related("participant__country").order_by("pk")


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

    # The index of involvement_once begins with it.
    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="involvements", db_index=False)
    participant = models.ForeignKey("cooperation.Participant", models.PROTECT, related_name="involvements")
    role = Choice(Role, default=Role.PARTNER)
    during = PeriodField(lasting=True, null=True, blank=True)
    during_stated = stated("since last year")
    during_inferred = inferred()
    during_phrase = phrase()
    outcome = Choice(Outcome, default=Outcome.ONGOING)

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        ordering = ["initiative", "pk"]
        constraints = [
            period_not_empty("during"),
            models.UniqueConstraint(
                fields=["initiative", "participant", "role"],
                name="involvement_once",
                violation_error_message="This participant already has this role.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}, {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        return self.initiative.get_absolute_url()

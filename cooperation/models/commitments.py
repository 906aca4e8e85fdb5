"""Commitments: who promised or was told to do what, for whom, and by when."""

from typing import Self

import pghistory
from django.contrib.postgres.indexes import GistIndex
from django.db import models

from cooperation.fields import PeriodField, period_not_empty
from cooperation.models.base import Record, RecordQuerySet, inferred, line, refuse_ring, short, stated
from cooperation.models.choices import Choice
from cooperation.models.rules import NoRing, PublishedNeeds


class CommitmentQuerySet(RecordQuerySet):
    """Commitments by deadline, and those that are overdue."""

    def by_due(self) -> Self:
        """By the last day of the deadline, soonest first; without a deadline last."""
        return self.order_by(models.F("due__endswith").asc(nulls_last=True), "-pk")

    def overdue(self) -> Self:
        """Neither met nor dropped, and the last day of the deadline is past."""
        today = models.functions.TruncDate(models.functions.Now())
        return self.exclude(status__in=Commitment.SETTLED).filter(due__endswith__lte=today)

    def for_list(self) -> Self:
        return (
            self.by_due()
            .select_related("meeting", "agreement")
            .prefetch_related("by__country", "to__country")
            .with_evidence()
        )

    def for_detail(self) -> Self:
        return self.select_related("meeting", "agreement", "restates").prefetch_related(
            "by__country", "to__country", "about_initiatives", "about_agreements", "sectors", "places", "restated_by"
        )


@pghistory.track()
class Commitment(Record):
    """A pledge, an instruction, a shared aim, an expectation or a request, with its deadline where there is one."""

    class Kind(models.TextChoices):
        PLEDGE = "pledge", "pledge"
        INSTRUCTION = "instruction", "instruction"
        SHARED_AIM = "shared_aim", "shared aim"
        EXPECTATION = "expectation", "expectation"
        REQUEST = "request", "request"

    class Status(models.TextChoices):
        OPEN = "open", "open"
        MET = "met", "met"
        PARTLY_MET = "partly_met", "partly met"
        MISSED = "missed", "missed"
        DROPPED = "dropped", "dropped"
        UNKNOWN = "unknown", "unknown"

    SETTLED = (Status.MET, Status.DROPPED)

    kind = Choice(Kind, default=Kind.PLEDGE)
    by = models.ManyToManyField(
        "cooperation.Participant", blank=True, related_name="commitments_made", help_text="Who must do it."
    )
    to = models.ManyToManyField(
        "cooperation.Participant",
        blank=True,
        related_name="commitments_received",
        help_text="To whom it is owed, or who ordered it.",
    )
    what = models.TextField(help_text="What is to be done, e.g. report on the reservoir’s repair.")
    meeting = models.ForeignKey(
        "cooperation.Meeting", models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name="made at"
    )
    agreement = models.ForeignKey(
        "cooperation.Agreement",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name="made in",
    )
    about_initiatives = models.ManyToManyField("cooperation.Initiative", blank=True, related_name="commitments")
    about_agreements = models.ManyToManyField("cooperation.Agreement", blank=True, related_name="commitments_about")
    due = PeriodField(null=True, blank=True, help_text="E.g. by 20 December 2025, by 2030.")
    due_stated = stated("this year")
    due_inferred = inferred()
    condition = line(blank=True, help_text="E.g. once the loan is agreed.")
    status = Choice(Status, default=Status.OPEN)
    restates = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="restated_by", help_text="The earlier commitment."
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            *Record.Meta.constraints,
            period_not_empty("due"),
            models.CheckConstraint(condition=~models.Q(what=""), name="commitment_what_given"),
        ]
        indexes = [
            *Record.Meta.indexes,
            GistIndex("due", name="commitment_due"),
            models.Index(
                models.F("due__endswith").asc(nulls_last=True), models.F("id").desc(), name="commitment_by_due"
            ),
        ]
        triggers = [*Record.Meta.triggers, NoRing("restates"), PublishedNeeds("citation", "cooperation_citation")]

    def clean(self) -> None:
        refuse_ring(self, "restates")

    def made_title(self) -> str:
        return short(self.what)

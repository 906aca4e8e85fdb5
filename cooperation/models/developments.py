"""Developments: reported events and statements about initiatives and agreements."""

from typing import Self

from django.contrib.postgres.indexes import GistIndex
from django.db import models

from cooperation.fields import PeriodField, ProseField, SortDay, period_not_empty
from cooperation.models.base import Record, RecordQuerySet, inferred, phrase, required, shorten, stated
from cooperation.models.choices import Choice
from cooperation.models.rules import PublishedNeeds
from cooperation.models.status import InitiativeStatus
from cooperation.models.tracking import tracked


class DevelopmentQuerySet(RecordQuerySet):
    """Developments by date."""

    def by_date(self) -> Self:
        """Sort by date, latest first, undated last."""
        return self.order_by(SortDay("date").desc(nulls_last=True), "-pk")

    def for_list(self) -> Self:
        return (
            self.by_date()
            .select_related("meeting")
            .with_participants("participants", "to")
            .prefetch_related("initiatives", "agreements")
            .with_source_count()
        )

    def for_dossier(self) -> Self:
        return self.by_date().select_related("meeting").with_all_participants("participants", "to")

    def for_detail(self) -> Self:
        return self.select_related("meeting").with_all_participants("participants", "to")


@tracked()
class Development(Record):
    """An event or statement about any number of initiatives and agreements."""

    search_fields = ("text", *Record.search_fields)

    class Kind(models.TextChoices):
        STATEMENT = "statement", "statement"
        DECISION = "decision", "decision"
        PROGRESS = "progress", "progress"
        MILESTONE = "milestone", "milestone"
        SETBACK = "setback", "setback"
        BACKGROUND = "background", "background"
        COMMENTARY = "commentary", "commentary"

    kind = Choice(Kind, default=Kind.PROGRESS)
    date = PeriodField(null=True, blank=True, help_text="When it happened or was said, e.g. 25 Feb 2025, early 1990s.")
    date_stated = stated("on the same day")
    date_inferred = inferred()
    date_phrase = phrase()
    reported_on = models.DateField(null=True, blank=True, help_text="The day of the report, e.g. 2025-02-26.")
    text = ProseField(help_text="What happened or was said, in a sentence or two.")
    initiatives = models.ManyToManyField("cooperation.Initiative", blank=True, related_name="developments")
    agreements = models.ManyToManyField("cooperation.Agreement", blank=True, related_name="developments")
    meeting = models.ForeignKey(
        "cooperation.Meeting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="developments",
        verbose_name="said at",
        help_text="The meeting at which it was said or decided.",
    )
    participants = models.ManyToManyField(
        "cooperation.Participant", blank=True, related_name="developments", help_text="Who did or said it."
    )
    to = models.ManyToManyField(
        "cooperation.Participant",
        blank=True,
        related_name="developments_received",
        help_text="To whom it was addressed, e.g. who received the letter, the offer or the award.",
    )
    status_becomes = Choice(
        InitiativeStatus,
        "initiative status becomes",
        blank=True,
        help_text="Only if it changes the status of these initiatives.",
    )

    objects = DevelopmentQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            *Record.Meta.constraints,
            period_not_empty("date"),
            required("text", "Describe what happened, in a sentence or two."),
        ]
        indexes = [
            *Record.Meta.indexes,
            GistIndex("date", name="development_date"),
            models.Index(SortDay("date").desc(nulls_last=True), models.F("id").desc(), name="development_by_date"),
        ]
        triggers = [*Record.Meta.triggers, PublishedNeeds("citation", "cooperation_citation")]

    def generated_title(self) -> str:
        return shorten(self.text)

"""Commitments: who promised or was instructed to do what, for whom, and by when."""

from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.utils.timezone import localdate

from cooperation.fields import PeriodField, ProseField, period_not_empty
from cooperation.models.base import (
    Record,
    RecordQuerySet,
    Today,
    check_cycle,
    inferred,
    line,
    phrase,
    required,
    shorten,
    stated,
)
from cooperation.models.choices import Choice
from cooperation.models.rules import NoCycle, PublishedNeeds
from cooperation.models.tracking import tracked

RESTATEMENTS = """
    WITH RECURSIVE earlier(id, restates_id) AS (
        SELECT id, restates_id FROM cooperation_commitment WHERE id = %s
        UNION
        SELECT c.id, c.restates_id FROM cooperation_commitment c JOIN earlier e ON c.id = e.restates_id
    ), wording(id, step) AS (
        SELECT id, 0 FROM earlier WHERE restates_id IS NULL
        UNION
        SELECT c.id, w.step + 1 FROM cooperation_commitment c JOIN wording w ON c.restates_id = w.id
    )
    SELECT id FROM wording ORDER BY step, id
"""


def overdue(ends: str) -> models.Q:
    """Return the condition that a commitment is neither met nor dropped and its deadline has passed.

    ``ends`` is the path to the day after the deadline's last day.
    """
    return ~models.Q(status__in=Commitment.SETTLED) & models.Q(**{f"{ends}__lte": Today()})


class DeadlineMixin(models.QuerySet):
    """Commitments, or their entries, by deadline.

    ``ends`` is the path to the day after the deadline's last day.
    """

    ends: str

    def unsettled(self) -> Self:
        """Return commitments that are neither met nor dropped."""
        return self.exclude(status__in=Commitment.SETTLED)

    def overdue(self) -> Self:
        """Return commitments neither met nor dropped whose deadline has passed."""
        return self.filter(overdue(self.ends))

    def due_within(self, days: int) -> Self:
        """Return commitments neither met nor dropped whose deadline ends today or within ``days`` days."""
        after = localdate() + timedelta(days=days + 1)
        return self.unsettled().filter(**{f"{self.ends}__gt": Today(), f"{self.ends}__lte": after})


class CommitmentQuerySet(DeadlineMixin, RecordQuerySet):
    """Commitments by deadline."""

    ends = "due__endswith"

    def by_due(self) -> Self:
        """Sort by the last day of the deadline, soonest first; without a deadline last."""
        return self.order_by(models.F("due__endswith").asc(nulls_last=True), "-pk")

    def latest_due(self) -> Self:
        """Sort by the last day of the deadline, latest first. With a limit this uses the index of ``by_due``."""
        return self.order_by(models.F("due__endswith").desc(nulls_first=True), "pk")

    def of_agreement(self, agreement: models.Model) -> Self:
        """Return commitments made in an agreement or about it."""
        about = self.model.about_agreements.through.objects.filter(agreement=agreement).values("commitment")
        return self.filter(models.Q(agreement=agreement) | models.Q(pk__in=about))

    def restatements_of(self, commitment: "Commitment") -> list["Commitment"]:
        """Return all wordings of a commitment, including itself: the first, its restatements, and theirs."""
        keys = [row.pk for row in self.model.objects.raw(RESTATEMENTS, [commitment.pk])]
        rows = self.filter(pk__in=keys).select_related("restates", "meeting", "agreement")
        return sorted(rows, key=lambda row: keys.index(row.pk))

    def for_list(self) -> Self:
        return self.by_due().select_related("meeting", "agreement").with_participants("by", "to").with_source_count()

    def for_dossier(self) -> Self:
        return self.by_due().with_all_participants("by", "to")

    def for_detail(self) -> Self:
        return self.select_related("meeting", "agreement").with_all_participants("by", "to")


@tracked()
class Commitment(Record):
    """A pledge, instruction, shared aim, expectation or request, with its deadline if it has one."""

    search_fields = ("what", "condition", *Record.search_fields)

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
        help_text="Who it was promised to, or who ordered it.",
    )
    what = ProseField(help_text="What is to be done, e.g. report on the reservoir’s repair.")
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
    due_phrase = phrase()
    condition = line(blank=True, help_text="E.g. once the loan is agreed.")
    status = Choice(Status, default=Status.OPEN)
    restates = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="restated_by",
        help_text="The earlier commitment that this one repeats.",
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            *Record.Meta.constraints,
            period_not_empty("due"),
            required("what", "Describe what is to be done."),
        ]
        indexes = [
            *Record.Meta.indexes,
            GistIndex("due", name="commitment_due"),
            models.Index(
                models.F("due__endswith").asc(nulls_last=True), models.F("id").desc(), name="commitment_by_due"
            ),
        ]
        triggers = [*Record.Meta.triggers, NoCycle("restates"), PublishedNeeds("citation", "cooperation_citation")]

    def clean(self) -> None:
        super().clean()
        check_cycle(self, "restates")

    def generated_title(self) -> str:
        return shorten(self.what)

    @property
    def is_overdue(self) -> bool:
        """Whether it is neither met nor dropped and its deadline has passed; the same rule as ``overdue``."""
        return self.status not in self.SETTLED and bool(self.due and self.due.upper and self.due.upper <= localdate())

    @property
    def slippage(self) -> str:
        """How the deadline moved from that of the commitment that this one restates, such as "2 years later"."""
        before = self.restates.due if self.restates else None
        if not (self.due and self.due.upper and before and before.upper):
            return ""
        shift = moved(before.upper, self.due.upper)
        return f"about {shift}" if shift and (self.due.certainty or before.certainty) else shift


def moved(before: date, after: date) -> str:
    """Return how far a deadline moved, in the largest exact unit of years, months and days; "" if it did not move.

    >>> moved(date(2026, 1, 1), date(2028, 1, 1))
    '2 years later'
    >>> moved(date(2025, 12, 21), date(2025, 12, 1))
    '20 days earlier'
    """
    first, last = sorted([before, after])
    months = 12 * (last.year - first.year) + last.month - first.month
    if first.day != last.day:
        count, unit = (last - first).days, "day"
    elif months % 12:
        count, unit = months, "month"
    else:
        count, unit = months // 12, "year"
    if not count:
        return ""
    return f"{count} {unit}{'' if count == 1 else 's'} {'later' if after > before else 'earlier'}"

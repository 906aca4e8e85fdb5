"""Commitments: who promised or was instructed to do what, for whom, and by when."""

from datetime import date, timedelta
from typing import Self

from django.contrib.postgres.indexes import GistIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce

from cooperation.fields import Period, PeriodField, ProseField, UpperBound, period_not_empty, stored_period
from cooperation.fields.times import today
from cooperation.models.base import (
    CountsFor,
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

RESTATEMENTS = "SELECT id FROM register.wordings_of(%s, register.seen(%s)) id"

RESTATED = "restated"
"""The status, in lists, of a commitment without a verdict that was restated: its restatement stands instead."""


def overdue(ends: str) -> models.Q:
    """Return the condition that a commitment, or its entry, has no verdict and its deadline has passed.

    ``ends`` is the path to the day after the deadline's last day. Of rows of the model, also exclude ``restated()``.
    """
    return ~models.Q(status__in=[*Commitment.SETTLED, RESTATED]) & models.Q(**{f"{ends}__lte": Today()})


def restated() -> models.Exists:
    """Return the condition that another commitment restates this one; of a published one, a published one.

    ``register.is_restated`` is the same in SQL.
    """
    later = Commitment.objects.filter(restates=models.OuterRef("pk")).exclude(publication=Record.Publication.WITHDRAWN)
    return models.Exists(later.filter(CountsFor("publication", models.OuterRef("publication"))))


def standing() -> models.Case:
    """Return the expression for ``Commitment.standing``."""
    is_restated = restated() & ~models.Q(status__in=Commitment.SETTLED)
    return models.Case(
        models.When(is_restated, then=models.Value(RESTATED)),
        default=models.F("status"),
        output_field=models.CharField(),
    )


def _if_counted(record: str, field: str) -> models.Case:
    """Return the day after a Period of the meeting or agreement, if that counts for the commitment."""
    counts = CountsFor(f"{record}__publication", "publication")
    return models.Case(models.When(counts, then=UpperBound(f"{record}__{field}")))


class OfWordings(models.Func):
    """The base of expressions over the earlier wordings of a commitment that count for it."""

    def __init__(self) -> None:
        super().__init__(models.F("pk"), models.F("publication"))


class FirstDeadlineText(OfWordings):
    """The deadline of the first wording of a commitment that has one, as a PeriodField selects it: days and phrase.

    It is that of the commitment itself if it restates none.
    """

    template = "(SELECT due::text || ' ' || due_phrase FROM register.first_deadline(%(expressions)s))"
    output_field = models.CharField()


class FirstDeadline(FirstDeadlineText):
    """The same as a Period."""

    def get_db_converters(self, connection):
        return [lambda value, *_: value and stored_period(value)]


class FirstDeadlineDay(OfWordings):
    """The last day of that deadline, as text."""

    template = "(SELECT (upper(due) - 1)::text FROM register.first_deadline(%(expressions)s))"
    output_field = models.CharField()


class Slippage(OfWordings):
    """By how many days the deadline of a restatement is later than the first one."""

    template = "register.slippage(%(expressions)s)"
    output_field = models.IntegerField()


class DeadlineMixin(models.QuerySet):
    """Commitments, or their entries, by deadline.

    ``ends`` is the path to the day after the deadline's last day.
    """

    ends: str

    def unsettled(self) -> Self:
        """Return commitments without a verdict that no other one restates."""
        return self.exclude(status__in=[*Commitment.SETTLED, RESTATED])

    def overdue(self) -> Self:
        """Return commitments without a verdict, and not restated, whose deadline has passed."""
        return self.unsettled().filter(overdue(self.ends))

    def due_within(self, days: int) -> Self:
        """Return commitments without a verdict, not restated, whose deadline ends within ``days`` days."""
        after = today() + timedelta(days=days + 1)
        return self.unsettled().filter(**{f"{self.ends}__gt": Today(), f"{self.ends}__lte": after})


class CommitmentQuerySet(DeadlineMixin, RecordQuerySet):
    """Commitments by deadline."""

    ends = "due__endswith"

    def unsettled(self) -> Self:
        return super().unsettled().filter(~restated())

    def with_standing(self) -> Self:
        """Add ``is_restated`` and ``first_due``, which ``standing`` and ``slippage_since_first`` read."""
        return self.annotate(is_restated=restated(), first_due=FirstDeadline())

    def by_due(self) -> Self:
        """Sort by the last day of the deadline, soonest first; without a deadline last."""
        return self.order_by(models.F("due__endswith").asc(nulls_last=True), "-pk")

    def latest_due(self) -> Self:
        """Sort by the last day of the deadline, latest first. With a limit this uses the index of ``by_due``."""
        return self.order_by(models.F("due__endswith").desc(nulls_first=True), "pk")

    def unreported(self) -> Self:
        """Return commitments that nothing was reported about since they were made.

        That is: none of their agreements and initiatives has news that may be later than the meeting or agreement in
        which the commitment was made. If it is not known when that was, any news counts. Of a published commitment,
        only published meetings, agreements and initiatives count, or visitors could tell drafts by its silence.
        """
        made = Coalesce(_if_counted("meeting", "date"), _if_counted("agreement", "main_date"), models.Value(date.min))
        rows = self.alias(made_before=made)  # the day after
        counts = CountsFor("publication", models.OuterRef("publication"))
        later = {"heard_on__gte": models.OuterRef("made_before")}
        about = (
            self.model._meta.get_field(name).related_model.objects.filter(
                counts, **{related: models.OuterRef("pk")}, **later
            )
            for name, related in (("about_initiatives", "commitments"), ("about_agreements", "commitments_about"))
        )
        made_in = models.Q(agreement__heard_on__isnull=True) | models.Q(agreement__heard_on__lt=models.F("made_before"))
        made_in |= ~models.Q(CountsFor("agreement__publication", "publication"))
        return rows.filter(made_in, *(~models.Exists(found) for found in about))

    def of_agreement(self, agreement: models.Model) -> Self:
        """Return commitments made in an agreement or about it."""
        about = self.model.about_agreements.through.objects.filter(agreement=agreement).values("commitment")
        return self.filter(models.Q(agreement=agreement) | models.Q(pk__in=about))

    def restatements_of(self, commitment: "Commitment", *, sees_drafts: bool = True) -> list["Commitment"]:
        """Return all wordings of a commitment, including itself: the first, its restatements, and theirs.

        Args:
            commitment: the commitment.
            sees_drafts: whether to return unpublished wordings, and what is linked to it only by these.
        """
        keys = [row.pk for row in self.model.objects.raw(RESTATEMENTS, [commitment.pk, sees_drafts])]
        rows = self.filter(pk__in=keys).select_related("restates", "meeting", "agreement").with_standing()
        return sorted(rows, key=lambda row: keys.index(row.pk))

    def for_list(self) -> Self:
        rows = self.by_due().select_related("meeting", "agreement").with_standing()
        return rows.with_participants("by", "to").with_source_count()

    def for_dossier(self) -> Self:
        return self.by_due().with_standing().with_all_participants("by", "to")

    def for_detail(self) -> Self:
        return self.select_related("meeting", "agreement").with_standing().with_all_participants("by", "to")


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

    SETTLED = (Status.MET, Status.MISSED, Status.DROPPED)
    """The statuses that are a verdict: nothing is expected any more."""

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
            models.UniqueConstraint(
                fields=["restates"],
                condition=~models.Q(publication=Record.Publication.WITHDRAWN),
                name="commitment_restated_once",
                violation_error_message="Another commitment restates the same one. Withdraw one of the two first.",
            ),
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
        self._check_restated_once()

    def _check_restated_once(self) -> None:
        """Raise ValidationError if another one restates the same commitment: both would be open instead of it."""
        if self.restates_id is None or self.publication == self.Publication.WITHDRAWN:
            return
        later = Commitment.objects.filter(restates=self.restates_id).exclude(publication=self.Publication.WITHDRAWN)
        if (other := later.exclude(pk=self.pk).order_by("pk").first()) is not None:
            raise ValidationError(
                {
                    "restates": f"It is restated already, by “{other}”: choose that one. If another source reports the "
                    "same restatement, add the source to that one as a citation."
                }
            )

    def generated_title(self) -> str:
        return shorten(self.what)

    @property
    def standing(self) -> str:
        """The status as lists show it: RESTATED if another one restates it and there is no verdict.

        Of a row that was read ``with_standing``; of others, the status.
        """
        is_open = self.status not in self.SETTLED
        return RESTATED if is_open and getattr(self, "is_restated", False) else self.status

    def get_standing_display(self) -> str:
        """The label of ``standing``."""
        return RESTATED if self.standing == RESTATED else self.get_status_display()

    @property
    def is_overdue(self) -> bool:
        """Whether it has no verdict, is not restated, and its deadline has passed; the same rule as ``overdue``."""
        is_open = self.standing not in (*self.SETTLED, RESTATED)
        return is_open and bool(self.due and self.due.upper and self.due.upper <= today())

    @property
    def first_deadline(self) -> str:
        """The deadline of the first wording, of a row that was read ``with_standing``: "by the end of 2026", or ""."""
        return str(self.first_due) if self.first_due else ""

    @property
    def slippage_since_first(self) -> str:
        """How the deadline moved from that of the first wording, of a row that was read ``with_standing``."""
        return self._moved_from(self.first_due)

    @property
    def slippage(self) -> str:
        """How the deadline moved from that of the commitment that this one restates, such as "2 years later"."""
        return self.slippage_after(self.restates)

    def slippage_after(self, earlier: "Commitment | None") -> str:
        """How the deadline moved from that of an earlier wording, such as "2 years later"."""
        return self._moved_from(earlier.due if earlier else None)

    def _moved_from(self, before: Period | None) -> str:
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

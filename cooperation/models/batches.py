"""Batches: what one user makes from one text, and what is pinned to the text for it."""

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Self

import pghistory
from django.conf import settings
from django.db import models

from cooperation.fields import PeriodField, period_not_empty
from cooperation.models.base import Record, phrase
from cooperation.models.citations import Citation
from cooperation.models.keys import RegisterQuerySet, Row
from cooperation.models.participants import Participant
from cooperation.models.places import Place
from cooperation.models.records import RECORD_MODELS, RECORD_NAMES
from cooperation.models.rules import SameOwner
from cooperation.models.snapshots import Snapshot
from cooperation.models.tracking import tracked

RECORDS_OF_BATCHES = dict(zip(RECORD_NAMES, RECORD_MODELS, strict=True))
MEMBERS: dict[str, type[models.Model]] = {
    **RECORDS_OF_BATCHES,
    "participant": Participant,
    "place": Place,
    "citation": Citation,
}
"""The foreign keys of an item of a batch, exactly one of which is set: name -> model."""
MODEL_NAMES = {model: name for name, model in MEMBERS.items()}

UNPUBLISHED = (Record.Publication.DRAFT, Record.Publication.IN_REVIEW)
NOT_THEIRS = "A batch has only records of its own user."


class TransactionTime(models.Func):
    """The time when the transaction began, which the history also has; ``Now`` is that of the statement."""

    template = "CURRENT_TIMESTAMP"
    output_field = models.DateTimeField()


def _member(model: type[models.Model]) -> models.ForeignKey:
    return models.ForeignKey(model, models.CASCADE, null=True, blank=True, related_name="+", db_index=False)


def _exactly_one_member() -> models.Q:
    """Return the condition that exactly one foreign key of ``MEMBERS`` is set."""
    alone = [models.Q(**{f"{name}__isnull": name != member for name in MEMBERS}) for member in MEMBERS]
    return reduce(or_, alone)


class BatchQuerySet(RegisterQuerySet):
    """Batches by user and text."""

    def of(self, user, snapshot: Snapshot) -> "Batch | None":
        """Return the batch of a user in a text, with what is pinned to it; None if there is none yet."""
        pinned = ("participants", "sectors")
        rows = self.filter(owner=user, snapshot=snapshot).select_related("place", "meeting")
        found = rows.prefetch_related(*pinned).first()
        if found is not None:
            found.snapshot = snapshot  # its text is not read again
        return found

    def begin(self, user, snapshot: Snapshot) -> "Batch":
        """Return the batch of a user in a text; it is made if there is none."""
        return self.get_or_create(owner=user, snapshot=snapshot)[0]

    def open_of(self, user) -> Self:
        """Return the batches of a user that have drafts or records in review, the latest first."""
        waiting = reduce(or_, (models.Q(**{f"{name}__publication__in": UNPUBLISHED}) for name in RECORD_NAMES))
        items = BatchItem.objects.open().filter(waiting, batch=models.OuterRef("pk"))
        return self.filter(models.Exists(items), owner=user).order_by("-pk")


@tracked()
class Batch(Row):
    """What one user makes from one text, and the values pinned to the text for it."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+", help_text="The user."
    )
    snapshot = models.ForeignKey(Snapshot, models.CASCADE, editable=False, related_name="+", verbose_name="text")
    began_at = models.DateTimeField("began", db_default=TransactionTime(), editable=False)
    # Values for new records, no facts: what is deleted is no longer pinned.
    date = PeriodField(null=True, blank=True, editable=False, help_text="Pinned: when it happened.")
    date_phrase = phrase(editable=False)
    place = models.ForeignKey(
        Place, models.SET_NULL, null=True, blank=True, related_name="+", help_text="Pinned: where it happened."
    )
    meeting = models.ForeignKey(
        "cooperation.Meeting",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Pinned: the meeting.",
    )
    participants = models.ManyToManyField(
        Participant, blank=True, related_name="+", help_text="Pinned: the states and others that it is about."
    )
    sectors = models.ManyToManyField(
        "cooperation.Sector", blank=True, related_name="+", help_text="Pinned: the sectors."
    )

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "batches"
        default_permissions = ()  # users have their own batches only; what they may do follows from the records
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "snapshot"],
                name="batch_once",
                violation_error_message="This user already has a batch of this text.",
            ),
            period_not_empty("date"),
        ]

    def __str__(self) -> str:
        return f"Batch from {self.snapshot.source}"

    @property
    def has_pins(self) -> bool:
        """Whether any value is pinned."""
        return bool(self.date or self.place_id or self.meeting_id or self.participants.all() or self.sectors.all())

    def add(self, keys: dict[str, Iterable[int]]) -> None:
        """Add rows by their names in ``MEMBERS`` and ids. What is in a batch already stays there."""
        items = [BatchItem(batch=self, **{f"{name}_id": key}) for name, found in keys.items() for key in found]
        BatchItem.objects.bulk_create(items, ignore_conflicts=True)

    def open_keys(self) -> dict[str, list[int]]:
        """Return the ids of the rows that are not published with the batch yet, by their names in ``MEMBERS``."""
        return BatchItem.objects.filter(batch=self).open().keys()


class BatchItemQuerySet(RegisterQuerySet):
    """Items of batches, in order of entry."""

    def open(self) -> Self:
        """Return those that are not published with their batch yet."""
        return self.filter(published_at__isnull=True)

    def keys(self) -> dict[str, list[int]]:
        """Return the ids of their rows by the names in ``MEMBERS``, in order of entry."""
        found = defaultdict(list)
        for values in self.order_by("pk").values_list(*(f"{name}_id" for name in MEMBERS)):
            name, key = next((name, key) for name, key in zip(MEMBERS, values, strict=True) if key is not None)
            found[name].append(key)
        return dict(found)


# Deletions of citations are listed by it. Its history is not read by each of its ten owners.
@pghistory.track(
    meta={
        "indexes": [
            models.Index(
                fields=["-pgh_id"],
                condition=models.Q(pgh_label="delete", citation__isnull=False),
                name="batchitemevent_cited_deleted",
            )
        ]
    }
)
class BatchItem(Row):
    """A row that was made from a text, in the batch of its user."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="items")
    published_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the batch was published with it."
    )
    # One foreign key per member: `meeting`, `agreement`, … `participant`, `place`, `citation`.
    vars().update({name: _member(model) for name, model in MEMBERS.items()})

    objects = BatchItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "item of a batch"
        verbose_name_plural = "items of batches"
        default_permissions = ()
        indexes = [models.Index(fields=["batch"], name="batchitem_open", condition=models.Q(published_at__isnull=True))]
        constraints = [
            models.CheckConstraint(
                condition=_exactly_one_member(),
                name="batchitem_has_one_member",
                violation_error_message="An item of a batch is exactly one row.",
            ),
            *(
                models.UniqueConstraint(
                    fields=[name],
                    condition=models.Q(**{f"{name}__isnull": False}),
                    name=f"batchitem_{name}_once",
                    violation_error_message=f"This {model._meta.verbose_name} is in a batch already.",
                )
                for name, model in MEMBERS.items()
            ),
        ]
        triggers = [SameOwner("batch", RECORDS_OF_BATCHES, NOT_THEIRS)]

    def __str__(self) -> str:
        return "recorded from a text"  # without a query: pages that confirm a deletion list hundreds

    @property
    def member(self) -> models.Model:
        """The row that is in the batch."""
        return next(getattr(self, name) for name in MEMBERS if getattr(self, f"{name}_id") is not None)

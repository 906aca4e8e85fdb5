"""Sentences of a text with nothing to record: a decision that somebody made."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now

from cooperation.models.keys import RegisterQuerySet, Row
from cooperation.models.rules import OUTSIDE_TEXT, WithinText
from cooperation.models.snapshots import Snapshot
from cooperation.models.tracking import tracked


@tracked()
class NothingToRecord(Row):
    """The decision that a sentence of a text has nothing to record."""

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="+", verbose_name="text")
    start = models.PositiveIntegerField(help_text="Number of characters of the text before the sentence.")
    end = models.PositiveIntegerField(help_text="Number of characters of the text up to its end.")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        ordering = ["snapshot", "start", "pk"]
        verbose_name = "sentence with nothing to record"
        verbose_name_plural = "sentences with nothing to record"
        default_permissions = ()  # who may cite may also say that there is nothing to cite
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="nothing_has_words",
                violation_error_message="Select at least one word.",
            ),
            models.UniqueConstraint(
                fields=["snapshot", "start", "end"],
                name="nothing_once",
                violation_error_message="This sentence already has this decision.",
            ),
        ]
        triggers = [WithinText()]

    def __str__(self) -> str:
        return f"Nothing to record at {self.start}–{self.end}"

    def clean(self) -> None:
        super().clean()
        if self.end is not None and self.end > len(self.snapshot.text):
            raise ValidationError({"end": OUTSIDE_TEXT})

"""Anchors: where the words of a citation are in a text of its source."""

from collections.abc import Iterable
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import Exact, LessThanOrEqual

from cooperation.fields import ProseField
from cooperation.models.base import shorten
from cooperation.models.citations import Citation
from cooperation.models.keys import RegisterQuerySet, Row
from cooperation.models.rules import OTHER_SOURCE, OTHER_WORDS, AnchoredWords
from cooperation.models.snapshots import Snapshot
from cooperation.models.tracking import tracked

MAX_SURROUNDING_CHARACTERS = 64  # stored on each side of the words


class AnchorQuerySet(RegisterQuerySet):
    """Anchors by their texts."""

    def in_other_texts(self, snapshot: Snapshot) -> Self:
        """Return those in other texts of the source of a snapshot, with these texts."""
        rows = self.filter(snapshot__source=snapshot.source_id).exclude(snapshot=snapshot)
        return rows.prefetch_related("snapshot").order_by("citation")

    def needing(self, snapshots: Iterable[Snapshot]) -> Self:
        """Return those in some snapshots, with what names their citations."""
        citations = models.Prefetch("citation", Citation.objects.for_source())
        return self.filter(snapshot__in=snapshots).prefetch_related(citations).order_by("citation")


@tracked()
class Anchor(Row):
    """The place of a citation's words in a snapshot of its source."""

    citation = models.OneToOneField(Citation, models.CASCADE, related_name="anchor")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="anchors")
    start = models.PositiveIntegerField(help_text="Number of characters of the text before the words.")
    end = models.PositiveIntegerField(help_text="Number of characters of the text up to the end of the words.")
    exact = ProseField("words", help_text="The words as the text has them, with its line ends.")
    prefix = ProseField(
        "before", blank=True, help_text=f"Up to {MAX_SURROUNDING_CHARACTERS} characters before the words."
    )
    suffix = ProseField(
        "after", blank=True, help_text=f"Up to {MAX_SURROUNDING_CHARACTERS} characters after the words."
    )

    objects = AnchorQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "words in a text"
        verbose_name_plural = "words in texts"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="anchor_has_words",
                violation_error_message="Select at least one word.",
            ),
            models.CheckConstraint(
                condition=models.Q(Exact(Length("exact"), models.F("end") - models.F("start"))),
                name="anchor_length",
                violation_error_message=OTHER_WORDS,
            ),
            *(
                models.CheckConstraint(
                    condition=models.Q(LessThanOrEqual(Length(side), MAX_SURROUNDING_CHARACTERS)),
                    name=f"anchor_{side}_is_short",
                    violation_error_message=f"Store at most {MAX_SURROUNDING_CHARACTERS} characters {where} the words.",
                )
                for side, where in (("prefix", "before"), ("suffix", "after"))
            ),
        ]
        triggers = [AnchoredWords()]

    def __str__(self) -> str:
        return f"“{shorten(self.exact)}”"

    def clean(self) -> None:
        super().clean()
        if self.snapshot.source_id != self.citation.source_id:
            raise ValidationError({"snapshot": OTHER_SOURCE})
        if not self.is_in(self.snapshot.text):
            raise ValidationError({"exact": OTHER_WORDS})

    def is_in(self, text: str) -> bool:
        """Whether a text has the words at these positions, in these surroundings."""
        return (
            text[self.start : self.end] == self.exact
            and text[: self.start].endswith(self.prefix)
            and text[self.end :].startswith(self.suffix)
        )

"""Visits: who went where, when and to what end."""

from typing import Self

from django.db import models

from cooperation.fields import PeriodField, ProseField, SortDay, period_not_empty
from cooperation.models.base import Record, RecordQuerySet, inferred, phrase, shorten, stated
from cooperation.models.rules import PublishedNeeds
from cooperation.models.tracking import tracked


class VisitQuerySet(RecordQuerySet):
    """Visits by date."""

    def by_date(self) -> Self:
        """Latest first, undated last."""
        return self.order_by(SortDay("date").desc(nulls_last=True), "-pk")

    def for_list(self) -> Self:
        return self.by_date().with_participants("participants").with_source_count()

    def for_detail(self) -> Self:
        return self.with_participants("participants")


@tracked()
class Visit(Record):
    """A journey of one or more participants to a place."""

    search_fields = ("purpose", *Record.search_fields)

    date = PeriodField(null=True, blank=True, help_text="E.g. 25 Feb 2025.")
    date_stated = stated()
    date_inferred = inferred()
    date_phrase = phrase()
    purpose = ProseField(help_text="Why they went, in a sentence.")
    participants = models.ManyToManyField(
        "cooperation.Participant", blank=True, related_name="visits", help_text="Who went."
    )

    objects = VisitQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [*Record.Meta.constraints, period_not_empty("date")]
        triggers = [*Record.Meta.triggers, PublishedNeeds("citation", "cooperation_citation")]

    def generated_title(self) -> str:
        return shorten(self.purpose)

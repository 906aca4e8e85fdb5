"""Former entries, words and standings: what they were before they changed, for pages of a past day.

Triggers write these rows, and views show them: see ``cooperation/sql/95_known.sql``. Python code does neither.
"""

from django.db import models

from cooperation.models.entries import EntryColumns
from cooperation.models.search.vectors import WordColumns
from cooperation.models.standing import StandingColumns


class Former(models.Model):
    """The abstract base of former rows."""

    known_until = models.DateTimeField(db_index=True, help_text="When the register came to know it otherwise.")

    class Meta:
        abstract = True
        ordering = ["pk"]


class FormerEntry(EntryColumns, Former):
    """An entry before a change, or before it was deleted."""

    pk = models.CompositePrimaryKey("noun", "key", "known_until")

    class Meta(Former.Meta):
        verbose_name_plural = "former entries"
        # Pages of a past day ask for the first of all.
        indexes = [models.Index(fields=["known_since"], name="formerentry_known_since")]

    def __str__(self) -> str:
        return f"{self.title} until {self.known_until}"


class FormerEntryWords(WordColumns, Former):
    """The search vector of an entry before a change."""

    pk = models.CompositePrimaryKey("noun", "key", "known_until")

    class Meta(Former.Meta):
        verbose_name_plural = "former words of entries"

    def __str__(self) -> str:
        return f"{self.noun} {self.key} until {self.known_until}"


class FormerStanding(Former, StandingColumns):
    """A standing before a change."""

    pk = models.CompositePrimaryKey("agreement_id", "participant_id", "known_until")

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.participant_id} until {self.known_until}"

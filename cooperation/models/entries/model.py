"""Entries: one table in which every noun has its row, for what is read across nouns.

Timelines, search, facets and the pages of countries, pairs and participants read it. PostgreSQL fills it: the views
and triggers in ``cooperation/sql/`` say with what and when. ``manage.py rebuild_entries`` fills it again. Nothing else
writes it.
"""

from typing import Self

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import connection, models
from django.db.models.functions import NullIf

from cooperation.fields import LowerBound, PeriodField
from cooperation.models.alphabet import Alphabetical
from cooperation.models.base import Record
from cooperation.models.commitments import Commitment, DeadlineMixin
from cooperation.models.entries.about import AboutMixin
from cooperation.models.entries.search import NAMED, SearchMixin
from cooperation.models.entries.words import EntryWords
from cooperation.models.keys import page_address
from cooperation.models.records import RECORD_NAMES


class EntryQuerySet(AboutMixin, SearchMixin, DeadlineMixin):
    """Entries by whom they concern, when, and the words in them."""

    ends = "due"

    def of(self, model: type[models.Model]) -> Self:
        """The entries of a noun's rows; their ``key`` is the row's."""
        return self.filter(noun=Entry.Noun(model._meta.model_name))

    def records(self) -> Self:
        """Without participants, places, sources and the actions of agreements."""
        return self.exclude(noun__in=[*Entry.NAMES, Entry.Noun.SOURCE, Entry.Noun.ACTION])

    def called(self, name: str) -> Self:
        """Entries of that title or name, whatever its capitals and marks."""
        return self.alias(called=Alphabetical("title")).filter(called=Alphabetical(models.Value(name)))

    def settled(self) -> Self:
        """Commitments that were met or dropped."""
        return self.filter(status__in=Commitment.SETTLED)

    def with_pages(self) -> Self:
        """Without the actions, which stand on the page of their agreement."""
        return self.exclude(noun=Entry.Noun.ACTION)

    def by_date(self) -> Self:
        """Latest first, undated last."""
        return self.order_by(LowerBound("period").desc(nulls_last=True), "-key", "noun")

    def by_due(self) -> Self:
        """Commitments by the last day of the deadline, soonest first; without a deadline last."""
        return self.order_by(models.F("due").asc(nulls_last=True), "-key")

    def recent(self) -> Self:
        """Records, the one that was added or changed last first."""
        return self.filter(updated_at__isnull=False).order_by("-updated_at", "-key", "noun")


class EntryNoun(models.TextChoices):
    """The values of an entry's noun: see ``Entry.Noun``."""

    @property
    def model(self) -> type[models.Model]:
        """The model of the rows that these entries are of."""
        return apps.get_model("cooperation", "agreementaction" if self == Entry.Noun.ACTION else self.value)


class Entry(models.Model):
    """A record, an agreement's action, a participant, a place or a source, as lists across nouns need it."""

    # Each record type, then what records are made of and refer to: Noun.MEETING, ..., Noun.SOURCE.
    Noun = EntryNoun(
        "Noun", [(name.upper(), (name, name)) for name in (*RECORD_NAMES, "action", "participant", "place", "source")]
    )

    NAMES = tuple(NAMED)
    TITLED = (*RECORD_NAMES, "source")
    IN_LINES = ("noun", "key", "slug", "title", "period", "countries", "participants", "places", "publication")

    pk = models.CompositePrimaryKey("noun", "key")
    noun = models.CharField(choices=Noun)
    key = models.BigIntegerField(help_text="Id of the row.")
    slug = models.CharField(help_text="Slug of the row; an action has the slug of its agreement.")
    title = models.TextField()
    period = PeriodField(null=True, help_text="Date of the record, as lists and timelines sort it.")
    due = models.DateField(null=True, help_text="Deadline of a commitment: the day after its last day.")
    countries = ArrayField(
        models.TextField(), help_text="Country codes of its participants, and of those of linked records."
    )
    participants = ArrayField(models.BigIntegerField(), help_text="Ids of participants, and of those they represent.")
    places = ArrayField(
        models.BigIntegerField(), help_text="Ids of its places and venue, and of the places that contain them."
    )
    sectors = ArrayField(
        models.BigIntegerField(), help_text="Ids of its sectors, and of the sectors that contain them."
    )
    sources = ArrayField(models.BigIntegerField(), help_text="Ids of the sources cited for the record itself.")
    source_count = models.GeneratedField(
        expression=models.Func("sources", function="cardinality"),
        output_field=models.PositiveIntegerField(),
        db_persist=True,
        help_text="Number of these sources.",
    )
    sides = models.PositiveSmallIntegerField(help_text="Number of states and unions represented.")
    status = models.CharField(help_text="Status; for a development, the new status of the initiative.")
    kind = models.CharField(
        help_text="Kind; for an agreement its form, for a figure its nature, for a source its language."
    )
    publication = models.CharField(
        choices=Record.Publication,
        help_text="Publication state. A participant, place or source is published if a published record uses it, "
        "draft if only others use it, empty if none does.",
    )
    # NULL, not empty, if there is no name: rows without a value come last in both directions.
    named = models.TextField(  # noqa: DJ001
        null=True, help_text="Sort key of the first name column of its list."
    )
    named_beside = models.TextField(  # noqa: DJ001
        null=True, help_text="Sort key of the second name column: recipients, places, part of."
    )
    value = models.DecimalField(max_digits=30, decimal_places=6, null=True, help_text="Value of a figure, in any unit.")
    checked_on = models.DateField(null=True, help_text="Day when somebody last looked for news of it.")
    updated_at = models.DateTimeField(null=True, help_text="Time of the last change of the record.")
    own_countries = ArrayField(
        models.TextField(),
        null=True,
        help_text="Country codes of its own participants, if those of linked records are others.",
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["noun", "-key"]
        verbose_name_plural = "entries"
        indexes = [
            # In date order, as a whole and of each status and kind: what lists show first.
            models.Index(LowerBound("period").desc(nulls_last=True), models.F("key").desc(), name="entry_by_date"),
            models.Index(
                "status",
                LowerBound("period").desc(nulls_last=True),
                models.F("key").desc(),
                name="entry_by_status",
            ),
            models.Index(
                "kind", LowerBound("period").desc(nulls_last=True), models.F("key").desc(), name="entry_by_kind"
            ),
            # What else lists are sorted by.
            models.Index(Alphabetical("title"), "key", name="entry_by_title"),
            models.Index("source_count", "key", name="entry_by_sources"),
            *(
                models.Index(value.desc(nulls_last=True), models.F("key").desc(), name=f"entry_{name}")
                for name, value in {
                    "sorted_by_status": NullIf("status", models.Value("")),
                    "sorted_by_kind": NullIf("kind", models.Value("")),
                    "by_named": models.F("named"),
                    "by_named_beside": models.F("named_beside"),
                }.items()
            ),
            *(
                models.Index(
                    models.F(name).desc(nulls_last=True),
                    models.F("key").desc(),
                    name=f"entry_by_{name}",
                    condition=models.Q(**{f"{name}__isnull": False}),
                )
                for name in ("due", "value")
            ),
            models.Index(
                models.F("updated_at").desc(),
                models.F("key").desc(),
                name="entry_recent",
                condition=models.Q(updated_at__isnull=False),
            ),
            GistIndex(fields=["period"], name="entry_period"),
            GinIndex(fields=["countries"], name="entry_countries"),
            GinIndex(fields=["participants"], name="entry_participants"),
            GinIndex(fields=["places"], name="entry_places"),
            GinIndex(fields=["sectors"], name="entry_sectors"),
            GinIndex(fields=["sources"], name="entry_sources"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        if self.noun == self.Noun.ACTION:
            return f"{page_address('agreement', self.slug)}#action-{self.key}"
        return page_address(self.noun, self.slug)


def refresh_entries() -> None:
    """Bring up to date, before the commit, the entries of what the open transaction has written so far.

    For code that reads entries of its own changes. Until the transaction ends, others that write wait at their commit.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS register.refresh_entries IMMEDIATE")
        cursor.execute("SET CONSTRAINTS register.refresh_entries DEFERRED")


def matching(queryset: models.QuerySet, text: str) -> models.QuerySet:
    """The rows of a noun's queryset that a search text finds.

    Args:
        queryset: rows of a model that has entries, such as ``Agreement.objects.all()``.
        text: what somebody typed, as for ``Entry.objects.search``.

    Raises:
        ValueError: the rows of this model have no entries.
    """
    words = EntryWords.objects.filter(noun=Entry.Noun(queryset.model._meta.model_name))
    keys = words.few(text)
    return queryset.filter(pk__in=words.asked(text).values("key") if keys is None else keys)

"""Entries: one table with a row per record, action, participant, place and source.

Lists, timelines, search, facet counts and the pages of countries, pairs and participants read it. Views and triggers in
``cooperation/sql/`` fill it, and ``manage.py rebuild_entries`` fills it again. Python code never writes it.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from itertools import islice
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import connection, models
from django.db.models.expressions import RawSQL
from django.db.models.functions import NullIf

from cooperation.fields import LowerBound, Period, PeriodField, PeriodsField, display_period
from cooperation.models.alphabet import Alphabetical
from cooperation.models.base import KnownSince, Record
from cooperation.models.commitments import DeadlineMixin
from cooperation.models.keys import Among, AnyOfArray, page_url
from cooperation.models.records import ENTRY_MODELS, RECORD_NAMES
from cooperation.models.search.mixin import NAMED_MODELS, SearchMixin
from cooperation.models.standing import Standing


class EntryQuerySet(SearchMixin, DeadlineMixin):
    """Entries by record type, date, countries, participants and places."""

    ends = "due"

    def for_model(self, model: type[models.Model]) -> Self:
        """Return the entries of a model's rows. Their ``key`` is the id of the row."""
        return self.filter(noun=Entry.Noun(model._meta.model_name))

    def with_own_date(self) -> Self:
        """Exclude those without a date, and commitments whose date is only their deadline."""
        return self.filter(has_own_date())

    def records(self) -> Self:
        """Return entries of records: no participants, places, sources and actions of agreements."""
        return self.filter(noun__in=RECORD_NAMES)

    def with_pages(self) -> Self:
        """Exclude actions, which are on the page of their agreement."""
        return self.exclude(noun=Entry.Noun.ACTION)

    def with_title(self, name: str) -> Self:
        """Return entries with a title or name, ignoring case and accents."""
        return self.alias(sort_key=Alphabetical("title")).filter(sort_key=Alphabetical(models.Value(name)))

    def with_any(self, column: str, ids: list) -> Self:
        """Return entries with at least one of some ids in an array column."""
        return self._not_empty(column).filter(**{f"{column}__overlap": ids})

    def with_all(self, column: str, ids: list) -> Self:
        """Return entries with all of some ids in an array column."""
        return self._not_empty(column).filter(**{f"{column}__contains": ids})

    def _not_empty(self, column: str) -> Self:
        # The condition is redundant, but PostgreSQL knows how often a column is empty. If its sample has no ids, it
        # would assume that each id is in one of 200 entries, and read all entries in order of date.
        return self.filter(~models.Q(**{column: []}))

    def without_wholes(self, listed: Self) -> Self:
        """Exclude meetings with a part, such as the talks of a visit, among other entries of meetings."""
        parts = models.Func(models.OuterRef("key"), function="register.parts_of")
        return self.filter(~models.Exists(listed.order_by().filter(AnyOfArray("key", parts))))

    def about_country(self, code: str) -> Self:
        """Return entries that a country, given by its code, takes part in."""
        return self.with_all("countries", [code])

    def in_force(self, period: Period, codes: list[str]) -> Self:
        """Return agreements in force for all of some countries on one day within a period; without any, for anybody.

        Each act counts from the first day on which it can have happened: see ``cooperation/sql/38_standings.sql``.
        """
        bound = Standing.objects.in_force(period)
        if not codes:
            return self.filter(key__in=bound.values("agreement_id"))
        if len(codes) > 1 and not period.is_day:
            days = PeriodField().get_prep_value(period)
            together = RawSQL("SELECT agreement FROM register.in_force_together(%s, %s)", [codes, days])
            return self.filter(key__in=together)
        rows = self
        for code in codes:
            rows = rows.filter(key__in=bound.filter(country=code).values("agreement_id"))
        return rows

    def about_countries(self, codes: list[str]) -> Self:
        """Return entries that all of some countries take part in, with or without others."""
        return self.with_all("countries", codes)

    def apart_between(self, codes: list[str]) -> Self:
        """Return entries in which one of some countries is named apart, and each of the others has any part."""
        found = models.Q()
        for own in codes:
            one = models.Q(apart_countries__contains=[own])
            for other in codes:
                if other != own:
                    one &= models.Q(countries__contains=[other]) | models.Q(apart_countries__contains=[other])
            found |= one
        return self.filter(found, apart_countries__isnull=False)

    def about_participant(self, participant: models.Model) -> Self:
        """Return entries that a participant takes part in, in person or represented by others."""
        return self.with_all("participants", [participant.pk])

    def about_place(self, place: models.Model) -> Self:
        """Return entries about a place or a place within it, and meetings held there."""
        return self.with_all("places", [place.pk])

    def keys_in_story_of(self, record: models.Model) -> dict[str, list[int]]:
        """Return what tells the story of a record, perhaps with what is not seen; see ``sql/55_stories.sql``.

        Returns:
            The ids of entries by record type.
        """
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT noun, array_agg(key ORDER BY key) FROM register.story_of(%s, %s, %s) GROUP BY noun",
                [record._meta.model_name, record.pk, not self._is_published],
            )
            return dict(cursor.fetchall())

    def with_keys(self, keys: Mapping[str, list[int]]) -> Self:
        """Return entries with some ids, by record type.

        Of a subquery, PostgreSQL would not know how few it finds, and would read whole record types.
        """
        if not keys:
            return self.none()
        each = [models.Q(Among("key", ids), noun=noun) for noun, ids in keys.items()]
        return self.filter(models.Q(*each, _connector=models.Q.OR))

    def by_date(self) -> Self:
        """Sort by date, latest first; entries without a date come last."""
        return self.order_by(LowerBound("period").desc(nulls_last=True), "-key", "noun")

    def recent(self) -> Self:
        """Return records, sorted by their last change, latest first."""
        return self.filter(updated_at__isnull=False).order_by("-updated_at", "-key", "noun")

    def contradicted(self) -> Self:
        """Return entries of which sources say different things."""
        return self.filter(contradictions__gt=0)

    def one_per_contradiction(self) -> Self:
        """Return one of contradicted entries for each contradiction: of figures the first."""
        figures = self.order_by().filter(noun=Entry.Noun.FIGURE, first_figure=models.OuterRef("first_figure"))
        earlier = figures.filter(key__lt=models.OuterRef("key"))
        return self.filter(models.Q(first_figure=None) | ~models.Exists(earlier))

    def each_participant(self) -> Self:
        """Return the ids of all participants in these entries, for a subquery."""
        return self.order_by().values_list(models.Func("participants", function="unnest"), flat=True)

    def latest_pairs(self, limit: int, *, sample: int, until: date) -> dict[tuple[str, str], Period]:
        """Return up to ``limit`` pairs of countries, and the date of their last joint record without others.

        The latest pair comes first; the codes of a pair are in alphabetical order. Only the ``sample`` latest entries
        are read, without planned ones after the day ``until``.
        """
        of_two = self.filter(countries__len=2, period__startswith__lte=until).by_date()
        pairs = {}
        for entry in of_two.values("countries", "period")[:sample]:
            pairs.setdefault(tuple(sorted(entry["countries"])), entry["period"])
        return dict(islice(pairs.items(), limit))

    def partners_of(self, codes: Collection[str], *, sample: int) -> dict[str, int]:
        """Return in how many of the ``sample`` latest entries each country but some takes part: code -> number."""
        latest = self.by_date().values("countries")[:sample]
        counts = Counter(other for entry in latest for other in set(entry["countries"]).difference(codes))
        return dict(counts.most_common())


def dated_by_deadline() -> models.Q:
    """Return the condition that the date of an entry is only its deadline, by which lists and filters find it.

    That is so of a commitment of which nobody knows when it was made.
    """
    return models.Q(noun=Entry.Noun.COMMITMENT, due__isnull=False, period__endswith=models.F("due"))


def has_own_date() -> models.Q:
    """Return the condition that the date of an entry says when it was, or when it was made."""
    return models.Q(period__isnull=False) & ~dated_by_deadline()


def contradicted(model_name: str) -> models.Exists:
    """Return the condition that something contradicts a row of a model, given by its name."""
    return models.Exists(Entry.objects.contradicted().filter(noun=model_name, key=models.OuterRef("pk")))


def with_contradictions(rows: models.QuerySet) -> models.QuerySet:
    """Add ``contradictions`` to rows of a model with entries: the number of values that contradict the row."""
    entry = Entry.objects.filter(noun=rows.model._meta.model_name, key=models.OuterRef("pk")).order_by()
    return rows.annotate(contradictions=models.Subquery(entry.values("contradictions")))


class EntryColumns(KnownSince):
    """The abstract base of entries and former entries: what lists and timelines show."""

    # Each record type, then what records are made of and refer to: Noun.MEETING, ..., Noun.SOURCE.
    Noun = models.TextChoices("Noun", [(name.upper(), (name, name)) for name in ENTRY_MODELS])

    noun = models.CharField(choices=Noun)
    key = models.BigIntegerField(help_text="Id of the row.")
    slug = models.CharField(help_text="Slug of the row; an action has the slug of its agreement.")
    title = models.TextField()
    period = PeriodField(
        null=True,
        help_text="Date of the record, as lists and timelines sort it. What happened by some day has that day.",
    )
    period_phrase = models.CharField(
        default="",
        db_default="",
        help_text="The date in English if its days do not say all; the wording of the source if there is no date.",
    )
    acts = PeriodsField(
        null=True, help_text="Days of all actions of an agreement, past and future: date filters find it by each."
    )
    due = models.DateField(null=True, help_text="Deadline of a commitment: the day after its last day.")
    countries = ArrayField(
        models.TextField(), help_text="Country codes of its participants, and of those of linked records."
    )
    participants = ArrayField(models.BigIntegerField(), help_text="Ids of participants, and of those they represent.")
    apart = ArrayField(
        models.BigIntegerField(),
        default=list,
        db_default=[],
        help_text="Ids of those who left an initiative, were replaced, did not join or are only interested.",
    )
    apart_countries = ArrayField(models.TextField(), null=True, help_text="Country codes of these, if there are any.")
    tenures = models.JSONField(
        null=True,
        help_text="Countries that it does not give to all records that name it, with the dates for which it does.",
    )
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
    status = models.CharField(
        help_text="Status; for a development, the new status of the initiative; for a figure “preferred” if it is."
    )
    kind = models.CharField(
        help_text="Kind; for an agreement its form, for a figure its nature, for a source its language."
    )
    publication = models.CharField(
        choices=Record.Publication,
        help_text="Publication state. A participant, place or source is published if a published record uses it, "
        "draft if only others use it, empty if none does.",
    )
    # NULL, not empty, if there is no name: rows without a value come last in both directions.
    sort_names = models.TextField(  # noqa: DJ001
        null=True, help_text="Sort key of the first name column of its list."
    )
    second_sort_names = models.TextField(  # noqa: DJ001
        null=True, help_text="Sort key of the second name column: recipients, places, part of."
    )
    value = models.DecimalField(
        max_digits=30,
        decimal_places=6,
        null=True,
        help_text="Value of a figure, in any unit; of a commitment, by how many days its deadline moved.",
    )
    checked_on = models.DateField(null=True, help_text="Day when somebody last looked for news of it.")
    contradictions = models.PositiveSmallIntegerField(
        default=0,
        db_default=0,
        help_text="Number of citations that give another value; of a figure, also of figures that contradict it.",
    )
    first_figure = models.BigIntegerField(
        null=True,
        help_text="Of a figure that others contradict: the id of the first of them, for all of one contradiction.",
    )
    updated_at = models.DateTimeField(null=True, help_text="Time of the last change of the record.")
    own_countries = ArrayField(
        models.TextField(),
        null=True,
        help_text="Country codes of its own participants, if those of linked records are others.",
    )

    class Meta:
        abstract = True


class Entry(EntryColumns):
    """A record, an action of an agreement, a participant, a place or a source, with what lists and timelines show."""

    NAMED_TYPES = tuple(NAMED_MODELS)
    TITLED_TYPES = (*RECORD_NAMES, "source")
    LINE_FIELDS = (
        *("noun", "key", "slug", "title", "period", "period_phrase"),
        *("countries", "participants", "apart", "places", "publication", "sources"),
    )

    pk = models.CompositePrimaryKey("noun", "key")

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
                    "by_sort_names": models.F("sort_names"),
                    "by_second_sort_names": models.F("second_sort_names"),
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
            models.Index(
                models.F("updated_at").desc(),
                models.F("key").desc(),
                name="entry_contradicted",
                condition=models.Q(contradictions__gt=0),
            ),
            models.Index(
                fields=["first_figure", "key"],
                name="entry_first_figure",
                condition=models.Q(first_figure__isnull=False),
            ),
            GistIndex(fields=["period"], name="entry_period"),
            GistIndex(fields=["acts"], name="entry_acts", condition=models.Q(acts__isnull=False)),
            GinIndex(fields=["countries"], name="entry_countries"),
            GinIndex(fields=["participants"], name="entry_participants"),
            GinIndex(fields=["apart"], name="entry_apart", condition=~models.Q(apart=[])),
            # Both countries of a pair are looked up in one index, which has few entries.
            GinIndex(
                fields=["apart_countries", "countries"],
                name="entry_apart_countries",
                condition=models.Q(apart_countries__isnull=False),
            ),
            GinIndex(fields=["places"], name="entry_places"),
            GinIndex(fields=["sectors"], name="entry_sectors"),
            GinIndex(fields=["sources"], name="entry_sources"),
            # Pages of a past day count without what was written later: few of millions, anywhere in the table.
            models.Index(fields=["known_since"], name="entry_known_since"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        if self.noun == self.Noun.ACTION:
            return f"{page_url('agreement', self.slug)}#action-{self.key}"
        return page_url(self.noun, self.slug)

    @property
    def when(self) -> str:
        """The date as pages show it; without one, the wording of the source."""
        return display_period(self.period, "" if self.period else self.period_phrase)

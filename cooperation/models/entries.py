"""Entries: one table in which every noun has its row, for what is read across nouns.

Timelines, search, facets and the pages of countries, pairs and participants read it. PostgreSQL fills it by triggers
(`entry_rows` says with what, `entry_triggers` when) and ``manage.py rebuild_entries`` anew; nothing else writes it.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import connection, models
from django.db.models.functions import Lower
from django.urls import reverse

from cooperation.fields import Period
from cooperation.models.base import Record
from cooperation.models.entry_rows import FILLING
from cooperation.models.participants import Participant
from cooperation.models.places import Place
from cooperation.models.words import beginnings_query, closeness, likeness, words_of, words_query

RANKED = 300  # findings of a noun up to which each is compared with the others
MUCH_ALIKE = 0.7  # how much of two words is the same, from which on one may be meant by the other
ALIKE_FROM = (5, 3)  # letters with which names begin that are compared, until some are much alike
NAMED = {"participant": Participant, "place": Place}
# Of a search vector what comes from titles, and of participants and places from their names in all spellings.
TITLES = models.Func(
    "search", function="ts_filter", template="%(function)s(%(expressions)s, '{a}')", output_field=SearchVectorField()
)


class EntryQuerySet(models.QuerySet):
    """Entries by whom they concern, when, and the words in them."""

    def visible_to(self, user) -> Self:
        """All for people who enter records, for everybody else what is published."""
        return self if user.is_staff else self.filter(publication=Record.Publication.PUBLISHED)

    def with_pages(self) -> Self:
        """Without the actions, which stand on the page of their agreement."""
        return self.exclude(noun=Entry.Noun.ACTION)

    def about_country(self, code: str) -> Self:
        """Entries that a country takes part in, by its code."""
        return self.filter(countries__contains=[code])

    def about_pair(self, one: str, other: str) -> Self:
        """Entries that two countries take part in, by their codes, alone or with others."""
        return self.filter(countries__contains=[one, other])

    def about_participant(self, participant: models.Model) -> Self:
        """Entries that a participant takes part in, in person or represented by others."""
        return self.filter(participants__contains=[participant.pk])

    def about_place(self, place: models.Model) -> Self:
        """Entries that concern a place or took place there, or at a place within it."""
        return self.filter(places__contains=[place.pk])

    def by_date(self) -> Self:
        """Latest first, undated last."""
        return self.order_by(models.F("lower").desc(nulls_last=True), "-pk")

    def recent(self) -> Self:
        """Records, the one that was added or changed last first."""
        return self.filter(updated_at__isnull=False).order_by("-updated_at", "-pk")

    def latest_pairs(self, most: int, *, among: int, until: date) -> dict[tuple[str, str], Period]:
        """Pairs of countries that have had to do with each other alone: codes -> when last, latest first.

        Codes are in their own order, so that a pair is one whichever way round.

        Args:
            most: how many pairs are given.
            among: how many of the latest entries are looked at.
            until: the last day that counts; plans for later say nothing of what has been.
        """
        of_two = self.filter(countries__len=2, lower__lte=until).by_date()
        pairs = {}
        for entry in of_two.only("countries", "lower", "upper")[:among]:
            pairs.setdefault(tuple(sorted(entry.countries)), entry.period)
        return dict(islice(pairs.items(), most))

    def partners_of(self, code: str, *, among: int) -> dict[str, int]:
        """With how many of its latest entries, up to ``among``, each other country has to do: code -> number."""
        latest = self.about_country(code).by_date().values("countries")[:among]
        counts = Counter(other for entry in latest for other in set(entry["countries"]) - {code})
        return dict(counts.most_common())

    # --- Search: by words, over all nouns ---

    def search(self, text: str) -> Self:
        """Entries in which all words of a text occur, in any inflection; the last word may be unfinished.

        "Quoted phrases", ``or`` and ``-without`` work; any other sign is passed over. A blank text finds nothing.
        """
        return self.filter(search=words_query(text))

    def titled(self, asked: SearchQuery) -> Self:
        """Entries with what is asked in their titles, participants and places in their names in any spelling."""
        return self.alias(titles=TITLES).filter(titles=asked)

    def numbers(self, text: str, nouns: Iterable[str], most: int) -> dict[str, int]:
        """How many entries of each of these nouns a text finds: noun -> number, at most one more than ``most``."""
        counts, given = [], []
        for noun in nouns:
            found = self.filter(noun=noun).search(text).order_by().values("key")[: most + 1]
            sql, values = found.query.sql_with_params()
            counts.append(f"SELECT %s, (SELECT count(*) FROM ({sql}) found)")
            given += [noun, *values]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(counts), given)
            return dict(cursor.fetchall())

    def best_of_each(self, text: str, numbers: dict[str, int], most: int) -> dict[str, list["Entry"]]:
        """The few entries of each noun that a text fits best: noun -> entries.

        Of what a text finds a thousand times it says little which fits best: then the latest are given, which
        PostgreSQL need not look for.

        Args:
            text: what is searched for.
            numbers: how many it finds of each noun that is asked for, as ``numbers()`` counts.
            most: how many entries are given of a noun.
        """
        branches = []
        for noun, number in numbers.items():
            found = self.filter(noun=noun).search(text)
            if number <= RANKED:
                found = found.annotate(rank=SearchRank(models.F("search"), words_query(text)))
                found = found.order_by("-rank", models.F("lower").desc(nulls_last=True), "-key")
            else:
                found = found.annotate(rank=models.Value(0.0)).by_date()
            branches.append(found.for_lines()[:most])
        best = {noun: [] for noun in numbers}
        for entry in united(branches):
            best[entry.noun].append(entry)
        return best

    def suggested(self, text: str, nouns: Iterable[str]) -> list["Entry"]:
        """Entries whose titles or names have words that begin as those of a text do, the nearest first."""
        return self._nearest(text, beginnings_query(text), nouns, among=20)

    def named(self, text: str, most: int) -> list["Entry"]:
        """Participants and places whose names have the words of a text, the nearest first."""
        return self._nearest(text, words_query(text), Entry.NAMES, among=200)[:most]

    def _nearest(self, text: str, asked: SearchQuery, nouns: Iterable[str], among: int) -> list["Entry"]:
        """The entries with what is asked in their titles, those first that are called most like a text.

        Of each noun only ``among`` are compared, whichever come first; but what is called exactly so is among them.
        """
        branches = []
        for noun in nouns:
            # In no order, for putting all that a common word finds in one takes seconds.
            of_noun = self.filter(noun=noun).for_lines().order_by()
            branches.append(of_noun.titled(asked)[:among])
            if noun in Entry.NAMES:
                same = NAMED[noun].objects.alias(low=Lower("name")).filter(low=text.strip().lower())
                branches.append(of_noun.filter(key__in=same.order_by().values("pk")[:among]))
        found = {(entry.noun, entry.key): entry for entry in united(branches)}
        return sorted(found.values(), key=lambda entry: (*closeness(entry.title, text), entry.key))

    def alike(self, text: str, most: int) -> list["Entry"]:
        """Participants and places one word of whose names is written much like the longest of a text, the likest first.

        Only those are compared that begin alike: PostgreSQL finds no others quickly without an extension.
        """
        word = max(words_of(text), key=len, default="")
        for length in ALIKE_FROM:
            if len(word) > length:
                begun = self._nearest(word, beginnings_query(word[:length]), Entry.NAMES, among=200)
                near = sorted(((likeness(entry.title, word), entry) for entry in begun), key=lambda it: -it[0])
                if found := [entry for degree, entry in near if degree >= MUCH_ALIKE]:
                    return found[:most]
        return []

    def for_lines(self) -> Self:
        """With what a line of a list across nouns shows of an entry."""
        return self.only(*Entry.IN_LINES)

    # --- Search, end ---


class Entry(models.Model):
    """A record, an agreement's action, a participant, a place or a source, as lists across nouns need it."""

    class Noun(models.TextChoices):
        MEETING = "meeting", "meeting"
        AGREEMENT = "agreement", "agreement"
        ACTION = "action", "action"
        INITIATIVE = "initiative", "initiative"
        DEVELOPMENT = "development", "development"
        COMMITMENT = "commitment", "commitment"
        FIGURE = "figure", "figure"
        PARTICIPANT = "participant", "participant"
        PLACE = "place", "place"
        SOURCE = "source", "source"

    NAMES = (Noun.PARTICIPANT, Noun.PLACE)
    IN_LINES = ("noun", "key", "slug", "title", "lower", "upper", "countries", "participants", "places", "publication")

    noun = models.CharField(choices=Noun)
    key = models.BigIntegerField(help_text="The id of the row.")
    slug = models.CharField(help_text="The address of the row; an action has its agreement's.")
    title = models.TextField()
    lower = models.DateField(null=True, help_text="The first day of the time that it is about.")
    upper = models.DateField(null=True, help_text="The day after the last.")
    countries = ArrayField(models.TextField(), help_text="Codes of the countries that take part.")
    participants = ArrayField(models.BigIntegerField(), help_text="Who takes part, or for whom.")
    places = ArrayField(
        models.BigIntegerField(), help_text="What it concerns, where it took place, and what those lie in."
    )
    sectors = ArrayField(models.BigIntegerField())
    sides = models.PositiveSmallIntegerField(help_text="How many states and unions are represented.")
    publication = models.CharField(
        choices=Record.Publication,
        help_text="Of a participant, place or source: published if a published record leads to it.",
    )
    updated_at = models.DateTimeField(null=True, help_text="When the record was last changed.")
    search = SearchVectorField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "entries"
        constraints = [models.UniqueConstraint(fields=["noun", "key"], name="entry_once")]
        indexes = [
            models.Index(models.F("lower").desc(nulls_last=True), models.F("id").desc(), name="entry_by_date"),
            models.Index(
                models.F("updated_at").desc(),
                models.F("id").desc(),
                name="entry_recent",
                condition=models.Q(updated_at__isnull=False),
            ),
            GinIndex(fields=["countries"], name="entry_countries"),
            GinIndex(fields=["participants"], name="entry_participants"),
            GinIndex(fields=["places"], name="entry_places"),
            GinIndex(fields=["search"], name="entry_search"),
            GinIndex(TITLES, name="entry_titles"),
        ]
        triggers = FILLING

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        if self.noun == self.Noun.ACTION:
            return f"{reverse('cooperation:agreement-detail', args=[self.slug])}#action-{self.key}"
        return reverse(f"cooperation:{self.noun}-detail", args=[self.slug])

    @property
    def period(self) -> Period | None:
        """The time that it is about, as far as it is known."""
        return Period(self.lower, self.upper) if self.lower or self.upper else None


def matching(queryset: models.QuerySet, text: str) -> models.QuerySet:
    """The rows of a noun's queryset that a search text finds.

    Args:
        queryset: rows of a model that has entries, such as ``Agreement.objects.all()``.
        text: what somebody typed, as for ``Entry.objects.search``.

    Raises:
        ValueError: the rows of this model have no entries.
    """
    found = Entry.objects.filter(noun=Entry.Noun(queryset.model._meta.model_name)).search(text)
    return queryset.filter(pk__in=found.values("key"))


def united(branches: list[models.QuerySet]) -> models.QuerySet | list:
    """The rows of several querysets, one after the other, by one query."""
    if len(branches) < 2:
        return branches[0] if branches else []
    return branches[0].union(*branches[1:], all=True)

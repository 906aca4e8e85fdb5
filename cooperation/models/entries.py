"""Entries: one table in which every noun has its row, for what is read across nouns.

Timelines, search, facets and the pages of countries, pairs and participants read it. PostgreSQL fills it by triggers
(`entry_rows` says with what, `entry_triggers` when) and ``manage.py rebuild_entries`` anew; nothing else writes it.
"""

import re
from collections import Counter
from datetime import date
from itertools import islice
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import models
from django.urls import reverse

from cooperation.fields import Period
from cooperation.models.base import Record
from cooperation.models.entry_rows import FILLING

LONGEST_QUERY = 300  # characters of a search text that are looked at
SHORTEST_BEGINNING = 3  # characters from which on a word counts as the beginning of others
# A word at the end, of letters, digits and hyphens, that no sign stands before.
LAST_WORD = re.compile(r"(?:^|\s)(\w[\w-]*)$")


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

    def named(self, text: str, most: int) -> Self:
        """Participants and places that a text finds, those first that it fits best."""
        names = self.filter(noun__in=Entry.NAMES).search(text)
        return names.order_by(SearchRank("search", words_query(text)).desc(), "title", "pk")[:most]

    def search(self, text: str) -> Self:
        """Entries in which all words of a text occur, in any inflection; the last word may be unfinished.

        "Quoted phrases", ``or`` and ``-without`` work; any other sign is passed over. A blank text finds nothing.
        """
        return self.filter(search=words_query(text))


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


def words_query(text: str) -> SearchQuery:
    """What a text asks of the vectors: its words in English, in Russian, as they stand, or the last one begun."""
    text = text.replace("\0", " ")[:LONGEST_QUERY]
    english, russian, simple = (
        SearchQuery(text, config=name, search_type="websearch") for name in ("english", "russian", "simple")
    )
    asked = english | russian | simple
    if begun := _last_word(text):
        # Between apostrophes a word is no operator.
        beginning = SearchQuery(f"'{begun}':*", config="simple", search_type="raw")
        before = text.removesuffix(begun).strip()
        asked |= (SearchQuery(before, config="simple", search_type="websearch") & beginning) if before else beginning
    return asked


def _last_word(text: str) -> str:
    """The word at the end that may be unfinished; empty within a phrase, after a sign, and for one or two letters."""
    found = LAST_WORD.search(text)
    return found[1] if found and len(found[1]) >= SHORTEST_BEGINNING and text.count('"') % 2 == 0 else ""

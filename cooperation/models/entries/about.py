"""Whom and what entries concern: countries, participants, places and the like, by the keys that they hold of them."""

from collections import Counter
from datetime import date
from itertools import islice
from typing import Self

from django.db import models

from cooperation.fields import Period


class AboutMixin(models.QuerySet):
    """Entries by their columns of keys."""

    def with_any(self, column: str, keys: list) -> Self:
        """Entries that have at least one of some keys in a column of keys."""
        return self._with_some(column).filter(**{f"{column}__overlap": keys})

    def with_all(self, column: str, keys: list) -> Self:
        """Entries that have all of some keys in a column of keys."""
        return self._with_some(column).filter(**{f"{column}__contains": keys})

    def _with_some(self, column: str) -> Self:
        # It says nothing new, but PostgreSQL knows how often a column is empty. Where no entry that it has looked at
        # has any key, it takes each key for one in 200, and would look for it through all entries in order of date.
        return self.filter(~models.Q(**{column: []}))

    def about_country(self, code: str) -> Self:
        """Entries that a country takes part in, by its code."""
        return self.with_all("countries", [code])

    def about_pair(self, one: str, other: str) -> Self:
        """Entries that two countries take part in, by their codes, alone or with others."""
        return self.with_all("countries", [one, other])

    def about_participant(self, participant: models.Model) -> Self:
        """Entries that a participant takes part in, in person or represented by others."""
        return self.with_all("participants", [participant.pk])

    def about_place(self, place: models.Model) -> Self:
        """Entries that concern a place or took place there, or at a place within it."""
        return self.with_all("places", [place.pk])

    def each_participant(self) -> Self:
        """The keys of all who take part in these entries, for a subquery."""
        return self.order_by().values_list(models.Func("participants", function="unnest"), flat=True)

    def latest_pairs(self, most: int, *, among: int, until: date) -> dict[tuple[str, str], Period]:
        """Pairs of countries that have had to do with each other alone: codes -> when last, latest first.

        Codes are in their own order, so that a pair is one whichever way round.

        Args:
            most: how many pairs are given.
            among: how many of the latest entries are looked at.
            until: the last day that counts; plans for later say nothing of what has been.
        """
        of_two = self.filter(countries__len=2, period__startswith__lte=until).by_date()
        pairs = {}
        for entry in of_two.values("countries", "period")[:among]:
            pairs.setdefault(tuple(sorted(entry["countries"])), entry["period"])
        return dict(islice(pairs.items(), most))

    def partners_of(self, code: str, *, among: int) -> dict[str, int]:
        """With how many of its latest entries, up to ``among``, each other country has to do: code -> number."""
        latest = self.about_country(code).by_date().values("countries")[:among]
        counts = Counter(other for entry in latest for other in dict.fromkeys(entry["countries"]) if other != code)
        return dict(counts.most_common())

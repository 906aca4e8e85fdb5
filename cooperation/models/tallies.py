"""Tallies: how many entries there are of what, so that nobody counts a million rows to show a list.

Each row is the number of entries that share a noun, a publication, a country or a number of sides, a sector, a status
and a kind. PostgreSQL keeps it: see ``cooperation/sql/70_tallies.sql``.
"""

from collections.abc import Collection
from typing import Self

from django.db import connection, models

ALL = "*"
"""The status and kind of a row that counts entries of all statuses and kinds."""

SIDES = "sides:"
"""What stands before a number of sides where otherwise a country's code stands."""

MOST_SIDES = 4
"""Sides from which on entries are counted together."""


class TallyQuerySet(models.QuerySet):
    """Tallies by what they count."""

    def countries_in(self, nouns: Collection[str], publications: Collection[str]) -> Self:
        """The codes of countries that take part in at least one entry of these nouns and publications."""
        whole = self.filter(status=ALL, sector=0, noun__in=nouns, publication__in=publications)
        others = models.Q(who="") | models.Q(who__startswith=SIDES)
        return whole.exclude(others).order_by().values("who").alias(all=models.Sum("n")).filter(all__gt=0)


class Tally(models.Model):
    """The number of entries that are alike."""

    noun = models.CharField(help_text="The noun of the entries.")
    publication = models.CharField(help_text="That of the entries.")
    who = models.CharField(
        help_text="A country that takes part, or a number of sides as “sides:2”; empty for all, each once."
    )
    sector = models.BigIntegerField(help_text="A sector or one that it is part of; 0 for all, each once.")
    status = models.CharField(help_text="That of the entries; “*” in a sum over all statuses and kinds.")
    kind = models.CharField(help_text="That of the entries; “*” in a sum over all statuses and kinds.")
    n = models.BigIntegerField(help_text="Number of entries.")

    objects = TallyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "tallies"
        indexes = [
            models.Index(
                fields=["noun", "publication", "sector", "who"], condition=models.Q(status=ALL), name="tally_whole"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["noun", "sector", "who", "publication", "status", "kind"], name="tally_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.n} {self.noun}"


def summed(*columns: str, whole: bool = False, **given: Collection[str | int]) -> list[tuple]:
    """How many entries there are of each combination of values of some columns: tuples that end in the number.

    In SQL, for a list asks three times, and Django takes longer to put such a query together than PostgreSQL to answer.

    Args:
        whole: whether to add up the sums over all statuses and kinds, which there are for each country and number of
            sides in sector 0, and for each sector of all.
        given: column -> the values that count.
    """
    where = " AND ".join([f"status {'=' if whole else '<>'} '{ALL}'", *(f"{column} = ANY (%s)" for column in given)])
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {names}, sum(n)::bigint FROM cooperation_tally WHERE {where} GROUP BY {names} HAVING sum(n) <> 0",
            [list(values) for values in given.values()],
        )
        return cursor.fetchall()

"""Pair tallies: stored counts of records per pair of countries, for the matrix of pairs and the pages of pairs.

Triggers update them with the other tallies: see ``cooperation/sql/70_tallies.sql``.
"""

from collections.abc import Collection

from django.db import connection, models

AMONG = """
    SELECT one, other, sum(n)::bigint FROM cooperation_pairtally
    WHERE one = ANY (%(codes)s) AND other = ANY (%(codes)s)
      AND noun = ANY (%(nouns)s) AND publication = ANY (%(publications)s)
    GROUP BY one, other HAVING sum(n) > 0
"""
BETWEEN = """
    SELECT noun, sum(n)::bigint FROM cooperation_pairtally
    WHERE one = %(one)s AND other = %(other)s AND noun = ANY (%(nouns)s) AND publication = ANY (%(publications)s)
    GROUP BY noun HAVING sum(n) > 0
"""

PARTNERS = """
    SELECT partner, sum(n)::bigint FROM (
        SELECT other AS partner, n FROM cooperation_pairtally
        WHERE one = %(code)s AND noun = ANY (%(nouns)s) AND publication = ANY (%(publications)s)
        UNION ALL
        SELECT one, n FROM cooperation_pairtally
        WHERE other = %(code)s AND noun = ANY (%(nouns)s) AND publication = ANY (%(publications)s)
    ) pairs
    GROUP BY partner HAVING sum(n) > 0 ORDER BY sum(n) DESC, partner
"""


class PairTally(models.Model):
    """A number of records of one type and publication that both of two countries take part in."""

    pk = models.CompositePrimaryKey("one", "other", "noun", "publication")
    one = models.CharField(help_text="Code of the country whose code is first in the alphabet.")
    other = models.CharField(help_text="Code of the other country.")
    noun = models.CharField(help_text="Record type.")
    publication = models.CharField(help_text="Publication state of the records.")
    n = models.BigIntegerField(help_text="Number of records, with or without other countries.")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "pair tallies"
        indexes = [models.Index(fields=["other"], name="pairtally_other")]

    def __str__(self) -> str:
        return f"{self.n} {self.noun} of {self.one} and {self.other}"


def count_pairs(
    codes: Collection[str], model_names: Collection[str], publications: Collection[str]
) -> dict[tuple[str, str], int]:
    """Return the number of records of each pair among some countries, by both codes in either order.

    Args:
        codes: the codes of the countries.
        model_names: the record types to count.
        publications: the publication states to count.
    """
    values = {"codes": list(codes), "nouns": list(model_names), "publications": list(publications)}
    with connection.cursor() as cursor:
        cursor.execute(AMONG, values)
        rows = cursor.fetchall()
    return {pair: n for one, other, n in rows for pair in ((one, other), (other, one))}


def count_of_pair(
    codes: Collection[str], model_names: Collection[str], publications: Collection[str]
) -> dict[str, int]:
    """Return the number of records of a pair of countries, by record type; the arguments are those of count_pairs."""
    one, other = sorted(codes)
    values = {"one": one, "other": other, "nouns": list(model_names), "publications": list(publications)}
    with connection.cursor() as cursor:
        cursor.execute(BETWEEN, values)
        return dict(cursor.fetchall())


def count_partners(code: str, model_names: Collection[str], publications: Collection[str]) -> dict[str, int]:
    """Return the number of records that a country and each other one take part in: code of the other -> number.

    Most first. The arguments are those of count_pairs.
    """
    values = {"code": code, "nouns": list(model_names), "publications": list(publications)}
    with connection.cursor() as cursor:
        cursor.execute(PARTNERS, values)
        return dict(cursor.fetchall())

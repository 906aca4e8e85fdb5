"""Tallies: stored counts of entries, because a list of a million rows takes too long to count.

Each row is the number of entries of a record type with the same publication, country or number of sides, sector,
status and kind. Triggers update it: see ``cooperation/sql/70_tallies.sql``.
"""

from collections.abc import Collection

from django.db import connection, models

ANY_STATUS = "*"
"""The status and the kind of a row that counts entries of all statuses and kinds."""

SIDES_PREFIX = "sides:"
"""Prefix of a number of sides in ``who``, which otherwise has a country's code."""

MAX_COUNTED_SIDES = 4
"""Number of sides that counts entries with as many or more."""


class TallyQuerySet(models.QuerySet):
    """Tallies by record type and publication."""

    def number_of_country(self, model_names: Collection[str], publications: Collection[str]) -> models.Expression:
        """Return the expression, on Country, for its number of entries of these record types and publications."""
        whole = self.filter(status=ANY_STATUS, sector=0, noun__in=model_names, publication__in=publications)
        own = whole.filter(who=models.OuterRef("code")).order_by().values("who")
        number = models.Subquery(own.values(all=models.Sum("n")), output_field=models.BigIntegerField())
        return models.functions.Coalesce(number, 0)


class Tally(models.Model):
    """A number of entries with the same values in these columns."""

    pk = models.CompositePrimaryKey("noun", "sector", "who", "publication", "status", "kind")
    noun = models.CharField(help_text="Record type of the entries.")
    publication = models.CharField(help_text="Publication state of the entries.")
    who = models.CharField(
        help_text="Country code of participants, or a number of sides as “sides:2”; empty for all entries."
    )
    sector = models.BigIntegerField(help_text="Id of a sector, which includes its subsectors; 0 for all entries.")
    status = models.CharField(help_text="Status of the entries; “*” in a sum over all statuses and kinds.")
    kind = models.CharField(help_text="Kind of the entries; “*” in a sum over all statuses and kinds.")
    n = models.BigIntegerField(help_text="Number of entries.")

    objects = TallyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "tallies"
        indexes = [
            models.Index(
                name="tally_whole",
                fields=["noun", "publication", "sector", "who"],
                condition=models.Q(status=ANY_STATUS),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.n} {self.noun}"


def sum_tallies(*columns: str, whole: bool = False, **values: Collection[str | int]) -> list[tuple]:
    """Return the number of entries per combination of values of some columns: tuples that end in the number.

    In SQL, because a list needs three of these queries, and Django compiles one more slowly than PostgreSQL runs it.

    Args:
        columns: the columns to group by.
        whole: whether to add up the rows of ANY_STATUS, which are for all sectors, or else for all countries.
        values: column -> the values to count.
    """
    names, operator = ", ".join(columns), "=" if whole else "<>"
    where = " AND ".join([f"status {operator} '{ANY_STATUS}'", *(f"{column} = ANY (%s)" for column in values)])
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {names}, sum(n)::bigint FROM cooperation_tally WHERE {where} GROUP BY {names} HAVING sum(n) <> 0",
            [list(each) for each in values.values()],
        )
        return cursor.fetchall()

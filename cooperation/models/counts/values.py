"""Exact counts of entries up to a limit: in all, and per value of their columns, with one query."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from django.db import connections, models

from cooperation.models.counts.tallies import MAX_COUNTED_SIDES, sum_tallies

MAX_COUNTED_VALUES = 300
"""Maximum number of values to count per column: more than there are countries or sectors."""


def count_by(entries: models.QuerySet, columns: dict[str, bool], limit: int) -> tuple[int | None, dict[str, dict]]:
    """Count entries, and the entries with each value of some columns.

    Args:
        entries: a queryset of entries in any order.
        columns: column -> whether it is an array, so an entry counts for each of its values.
        limit: maximum number of entries to count.

    Returns:
        The number of entries, or None if there are more than ``limit``. Then for each column a dictionary: value ->
        number of entries, for the ``MAX_COUNTED_VALUES`` most frequent values.
    """
    found, parameters = entries.order_by().values("key", *columns)[: limit + 1].query.sql_with_params()
    counts = [_count_sql(column, is_array) for column, is_array in columns.items()]
    with connections[entries.db].cursor() as cursor:
        cursor.execute(
            f"WITH found AS MATERIALIZED ({found}), total(n) AS (SELECT count(*) FROM found) "
            f"SELECT '', '', n FROM total {''.join(f'UNION ALL ({sql}) ' for sql in counts)}",
            [*parameters, *[limit] * len(counts)],
        )
        rows = cursor.fetchall()
    (_, _, total), *rows = rows
    if total > limit:
        return None, {}
    by_column = {column: {} for column in columns}
    for column, value, count in rows:
        by_column[column][value] = count
    return total, by_column


def _count_sql(column: str, is_array: bool) -> str:
    # An array is unnested in the SELECT list: it takes half the time of a lateral join.
    value = (
        f"unnest({column})" if is_array else f"least({column}, {MAX_COUNTED_SIDES})" if column == "sides" else column
    )
    return (
        f"SELECT '{column}', value::text, count(*) "
        f"FROM (SELECT {value} AS value FROM found WHERE (SELECT n FROM total) <= %s) v "
        f"GROUP BY value ORDER BY count(*) DESC, value LIMIT {MAX_COUNTED_VALUES}"
    )


@dataclass
class CrossCount:
    """How many entries have each combination of two values.

    Attributes:
        cells: the values of the row and of the column -> number of entries.
        columns: the value of the column -> number of entries in all rows, each counted once.
        is_whole: whether all entries were counted, or else only the latest.
    """

    cells: dict[tuple[Hashable, str], int] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    is_whole: bool = True

    @property
    def total(self) -> int:
        """The number of counted entries."""
        return sum(self.columns.values())

    @property
    def rows(self) -> Counter:
        """The value of the row -> number of entries."""
        rows = Counter()
        for (row, _), number in self.cells.items():
            rows[row] += number
        return rows


def count_cross(
    entries: models.QuerySet, row: str, column: str, limit: int, *, row_is_array: bool = False
) -> CrossCount:
    """Count entries by the values of two columns.

    Args:
        entries: a queryset of entries, the latest first.
        row: the column of entries, or annotation, with the values of rows.
        column: the same for columns, with texts.
        limit: maximum number of entries to count: the first ones.
        row_is_array: whether ``row`` is an array, so an entry counts in each of its rows.
    """
    found, parameters = entries.values("key", row, column)[: limit + 1].query.sql_with_params()
    value = f"unnest({row})" if row_is_array else row
    with connections[entries.db].cursor() as cursor:
        cursor.execute(
            f"WITH found AS MATERIALIZED (SELECT *, row_number() OVER () AS place FROM ({found}) f), "
            "counted AS (SELECT * FROM found WHERE place <= %s) "
            f"SELECT true, value, {column}, count(*) FROM (SELECT {value} AS value, {column} FROM counted) c "
            "GROUP BY 2, 3 "
            f"UNION ALL SELECT false, NULL, {column}, count(*) FROM counted GROUP BY 3 "
            "UNION ALL SELECT NULL, NULL, NULL, count(*) FROM found",
            [*parameters, limit],
        )
        rows = cursor.fetchall()
    counted = CrossCount()
    for is_cell, row_value, column_value, number in rows:
        if is_cell is None:
            counted.is_whole = number <= limit
        elif is_cell:
            counted.cells[row_value, column_value] = number
        else:
            counted.columns[column_value] = number
    return counted


class YearOf(models.Func):
    """The year of a date that is wholly within one year; None for any other: see ``cooperation/sql/72_numbers.sql``."""

    function = "register.year_of"
    output_field = models.IntegerField()


def who_met(meetings: list[int], codes: Sequence[str] = ()) -> list[tuple[int, int, int]]:
    """Return pairs of ids of participants who met at some meetings, and at how many: most first.

    Args:
        meetings: the ids of the meetings.
        codes: of one country, only pairs that one of its participants is in; of several, only pairs between these.
    """
    with connections["default"].cursor() as cursor:
        found = "SELECT one, other, n FROM register.who_met_of(%s::bigint[], %s::text[]) ORDER BY n DESC, one, other"
        cursor.execute(found, [meetings, list(codes)])
        return cursor.fetchall()


def tally_cross(row: str, model_name: str, publications: list[str], who: str, sector: int) -> CrossCount:
    """Count entries by status and another value, however many there are, from the tallies.

    Args:
        row: the column of tallies with the values of rows: "kind", or "sector" for sectors within ``who``.
        model_name: the record type.
        publications: the publication states to count.
        who: a country's code; "" for all entries.
        sector: the id of a sector; 0 for all entries.
    """
    given = {"noun": [model_name], "publication": publications, "who": [who]}
    if row != "sector":
        given["sector"] = [sector]
    counted = CrossCount()
    for value, status, number in sum_tallies(row, "status", **given):
        is_all = row == "sector" and value == 0
        if not is_all:
            counted.cells[value, status] = number
        if is_all or row != "sector":
            counted.columns[status] = counted.columns.get(status, 0) + number
    return counted

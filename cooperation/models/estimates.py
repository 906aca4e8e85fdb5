"""How far rows are counted, and how many PostgreSQL expects before it counts any."""

from django.core.exceptions import EmptyResultSet
from django.db import connections, models

COUNT_LIMIT = 10_000
"""Rows up to which lists are counted; of longer ones pages say "more than"."""

ESTIMATE_LIMIT = 10_000
"""Expected rows beyond which a list is counted to QUICK_COUNT_LIMIT only: to COUNT_LIMIT takes ten times as long."""

QUICK_COUNT_LIMIT = 1_000
"""Rows that are quick to count."""


def estimated(rows: models.QuerySet) -> int:
    """How many rows PostgreSQL expects a queryset to have, without looking at them."""
    try:
        return each_estimated([rows])[0]
    except EmptyResultSet:
        return 0


def each_estimated(several: list[models.QuerySet]) -> list[int]:
    """The same of several querysets, at the price of one."""
    asked = [rows.order_by().values("pk").query.sql_with_params() for rows in several]
    query = " UNION ALL ".join(f"({sql})" for sql, _ in asked)
    with connections[several[0].db].cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT json) {query}", [value for _, values in asked for value in values])
        ((plans,),) = cursor.fetchall()
    plan = plans[0]["Plan"]
    return [part["Plan Rows"] for part in (plan["Plans"] if len(several) > 1 else [plan])]

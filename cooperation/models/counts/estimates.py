"""Limits of row counts, and PostgreSQL's estimates of them."""

from django.core.exceptions import EmptyResultSet
from django.db import connections, models

COUNT_LIMIT = 10_000
"""Maximum number of rows that lists count. For longer lists, pages say "more than"."""

ESTIMATE_LIMIT = 10_000
"""Estimated rows beyond which a list is counted only to QUICK_COUNT_LIMIT. COUNT_LIMIT takes ten times as long."""

QUICK_COUNT_LIMIT = 1_000
"""Number of rows that are fast to count."""


def estimate_count(queryset: models.QuerySet) -> int:
    """Return PostgreSQL's estimate of the number of rows, without reading them."""
    try:
        return estimate_counts([queryset])[0]
    except EmptyResultSet:
        return 0


def estimate_counts(querysets: list[models.QuerySet]) -> list[int]:
    """Return the estimates for several querysets with one query."""
    selects = [queryset.order_by().values("pk").query.sql_with_params() for queryset in querysets]
    query = " UNION ALL ".join(f"({sql})" for sql, _ in selects)
    with connections[querysets[0].db].cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT json) {query}", [value for _, values in selects for value in values])
        ((plans,),) = cursor.fetchall()
    plan = plans[0]["Plan"]
    return [part["Plan Rows"] for part in (plan["Plans"] if len(querysets) > 1 else [plan])]

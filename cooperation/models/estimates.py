"""What PostgreSQL expects of a query before it runs."""

from django.core.exceptions import EmptyResultSet
from django.db import connections, models


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

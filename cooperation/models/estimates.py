"""What PostgreSQL expects of a query before it runs."""

import json

from django.db import connections, models


def estimated(rows: models.QuerySet) -> int:
    """How many rows PostgreSQL expects a queryset to have, without looking at them."""
    return json.loads(rows.order_by().values("key").explain(format="json"))[0]["Plan"]["Plan Rows"]


def each_estimated(several: list[models.QuerySet]) -> list[int]:
    """The same of several querysets, at the price of one."""
    if len(several) < 2:
        return [estimated(rows) for rows in several]
    asked = [rows.order_by().values("key").query.sql_with_params() for rows in several]
    with connections[several[0].db].cursor() as cursor:
        query = " UNION ALL ".join(f"({sql})" for sql, _ in asked)
        cursor.execute(f"EXPLAIN (FORMAT json) {query}", [value for _, values in asked for value in values])
        ((found,),) = cursor.fetchall()
    plan = found if isinstance(found, list) else json.loads(found)
    return [part["Plan Rows"] for part in plan[0]["Plan"]["Plans"]]

"""What PostgreSQL expects of a query before it runs."""

import json

from django.db import models


def estimated(rows: models.QuerySet) -> int:
    """How many rows PostgreSQL expects a queryset to have, without looking at them."""
    return json.loads(rows.order_by().values("key").explain(format="json"))[0]["Plan"]["Plan Rows"]

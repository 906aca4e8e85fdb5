"""Refresh what triggers derive: statuses on the day of an action or development, entries before a commit."""

import pghistory
from django.db import connection

from cooperation.models.agreements import Agreement
from cooperation.models.initiatives import Initiative


def refresh_statuses() -> int:
    """Derive the statuses that have become outdated since their rows were saved. Return the number of rows."""
    with pghistory.context(reason="A recorded date has come."):
        # An update makes the database derive all columns again; a change of these alone creates no new version.
        return sum(
            model.objects.with_outdated_status().update(recalculate_on=None) for model in (Agreement, Initiative)
        )


def refresh_entries() -> None:
    """Refresh the entries of what the open transaction has changed, before its commit.

    For code that reads entries of its own changes. Other transactions with changes wait at their commit until this one
    ends, so it should write nothing afterwards that another one may have locked.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS register.refresh_entries IMMEDIATE")
        cursor.execute("SET CONSTRAINTS register.refresh_entries DEFERRED")

"""Status changes by the calendar: a dated action or development takes effect on its day."""

import pghistory

from cooperation.models.agreements import Agreement
from cooperation.models.initiatives import Initiative


def refresh_statuses() -> int:
    """Derive the statuses that have become outdated since their rows were saved. Return the number of rows."""
    with pghistory.context(reason="A recorded date has come."):
        # An update makes the database derive all columns again; a change of these alone creates no new version.
        return sum(model.objects.due_to_change().update(recalculate_on=None) for model in (Agreement, Initiative))

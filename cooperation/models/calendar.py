"""What the calendar changes: a recorded date that comes moves a status on its day, though nobody wrote anything."""

import pghistory

from cooperation.models.agreements import Agreement
from cooperation.models.initiatives import Initiative


def refresh_statuses() -> int:
    """Lets the database derive anew the statuses that the calendar has overtaken; returns how many rows that were."""
    with pghistory.context(reason="A recorded date has come."):
        # The triggers work out all derived columns together, and a change of derived columns alone is no new version.
        return sum(model.objects.due_to_change().update(status_changes_on=None) for model in (Agreement, Initiative))

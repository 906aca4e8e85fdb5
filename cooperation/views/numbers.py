"""Numbers of the records that a page is about, each with the list behind it."""

from cooperation.models import RECORD_MODELS
from cooperation.models.counts.estimates import COUNT_LIMIT, ESTIMATE_LIMIT, estimate_count
from cooperation.models.counts.values import count_by
from cooperation.models.entries import EntryQuerySet


def by_type(entries: EntryQuerySet) -> dict[str, int | None]:
    """Return how many entries there are of each record type: its name -> number, None if there are too many to count.

    Types without any are left out, if all were counted.
    """
    names = [model._meta.model_name for model in RECORD_MODELS]
    records = entries.records()
    if estimate_count(records) <= ESTIMATE_LIMIT:
        total, counts = count_by(records, {"noun": False}, COUNT_LIMIT)
        if total is not None:
            found = counts["noun"]
            return {name: found[name] for name in names if name in found}
    return dict.fromkeys(names)

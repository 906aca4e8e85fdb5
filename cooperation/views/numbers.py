"""Numbers of the records that a page is about, each with the list behind it."""

from collections.abc import Sequence

from cooperation.filters.base import visible_publications
from cooperation.models import RECORD_MODELS
from cooperation.models.counts.estimates import COUNT_LIMIT, ESTIMATE_LIMIT, estimate_count
from cooperation.models.counts.pairs import count_of_pair
from cooperation.models.counts.tallies import sum_tallies
from cooperation.models.counts.values import count_by
from cooperation.models.entries import EntryQuerySet
from cooperation.models.records import RECORD_NAMES


def of_countries(codes: Sequence[str], user) -> dict[str, int] | None:
    """Return the exact number of records that one or two countries take part in: record type -> number; None for more.

    The tallies know it, however many there are. Types without any are left out.
    """
    if len(codes) > 2:
        return None
    seen = visible_publications(user)
    if len(codes) == 2:
        found = count_of_pair(codes, RECORD_NAMES, seen)
    else:
        given = {"noun": RECORD_NAMES, "publication": seen, "who": codes, "sector": [0]}
        found = dict(sum_tallies("noun", whole=True, **given))
    return {name: found[name] for name in RECORD_NAMES if name in found}


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

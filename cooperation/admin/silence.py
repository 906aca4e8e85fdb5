"""The numbers of the desk about silence: what nothing was reported about, each a link to the list of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate

from cooperation.filters.silence import months_before
from cooperation.models import Agreement, Commitment, Initiative, Record, Source

DUE_SOON_DAYS = 90
SILENT_MONTHS = 12
MAX_COUNTED_SILENT = 100
"""A number on the desk is exact up to this. Counting ends there, so it does not take longer with more of them."""


@dataclass(frozen=True)
class Silence:
    """A list of what is silent: the text and the URL of the link, and the number of rows; None if there are more."""

    text: str
    url: str
    count: int | None


def silences(record_models: Iterable[type[Record]]) -> list[Silence]:
    """Return the lists of what is silent, of the record types that the user may see."""
    seen, day = set(record_models), months_before(localdate(), SILENT_MONTHS)
    found = []
    if Commitment in seen:
        unreported = Commitment.objects.published().unreported()
        filters = {"unreported": "yes", "publication": Record.Publication.PUBLISHED}
        found += [
            _silence(
                f"Due within {DUE_SOON_DAYS} days, nothing reported",
                unreported.due_within(DUE_SOON_DAYS),
                {"due_within": DUE_SOON_DAYS} | filters,
            ),
            _silence("Overdue, nothing reported", unreported.overdue(), {"overdue": "yes"} | filters),
        ]
    for model in (Initiative, Agreement):
        if model in seen:
            text = f"Open {model._meta.verbose_name_plural} without news for {SILENT_MONTHS} months"
            found.append(_silence(text, model.objects.without_news_since(day), {"silent": SILENT_MONTHS}))
    if seen:
        text = f"Sources that nobody opened again for {SILENT_MONTHS} months"
        found.append(_silence(text, Source.objects.not_opened_since(day), {"opened_before": day.isoformat()}))
    return found


def _silence(text: str, rows: models.QuerySet, filters: dict) -> Silence:
    """Count the rows up to the limit, and link to the list with these filters, which has the same rows."""
    count = rows.order_by()[: MAX_COUNTED_SILENT + 1].count()
    url = f"{reverse(f'cooperation:{rows.model._meta.model_name}-list')}?{urlencode(filters)}"
    return Silence(text, url, count if count <= MAX_COUNTED_SILENT else None)

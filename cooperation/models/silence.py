"""The date of the last news about an agreement or initiative, to find items without recent news.

Triggers store it as ``heard_on``. Reading it from the developments took seven seconds for 200,000 initiatives.
"""

from typing import Self

from django.db import models

from cooperation.models.base import Record
from cooperation.models.status import AgreementStatus, InitiativeStatus

OVER = {
    "agreement": (
        AgreementStatus.TERMINATED,
        AgreementStatus.EXPIRED,
        AgreementStatus.REPLACED,
        AgreementStatus.NEVER_IN_FORCE,
    ),
    "initiative": (InitiativeStatus.COMPLETED, InitiativeStatus.CANCELLED),
}
"""Statuses after which no news is expected, by record type."""


def awaited(noun: str) -> models.Q:
    """Return the condition that an agreement or initiative is published and open."""
    return models.Q(publication=Record.Publication.PUBLISHED) & ~models.Q(status__in=OVER[noun])


class SilentMixin(models.QuerySet):
    """Agreements or initiatives by the date of their last news."""

    def silent(self) -> Self:
        """Return open ones: never any news first, then the longest without news."""
        return self.filter(awaited(self.model._meta.model_name)).order_by(
            models.F("heard_on").asc(nulls_first=True), "pk"
        )


def silence_index(noun: str) -> models.Index:
    """Return the index for ``silent``."""
    return models.Index(
        models.F("heard_on").asc(nulls_first=True), "id", name=f"{noun}_silent", condition=awaited(noun)
    )


def heard_on_field() -> models.DateField:
    """The field for the last date of developments, actions and checks (``cooperation/sql/35_statuses.sql``)."""
    return models.DateField("last news on", null=True, blank=True, editable=False)

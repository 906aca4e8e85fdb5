"""The date of the last news about an agreement or initiative, to find items without recent news.

Triggers store it as ``heard_on``. Reading it from the developments took seven seconds for 200,000 initiatives.
"""

from typing import Self

from django.db import models

from cooperation.models.base import Record
from cooperation.models.status import AgreementStatus, InitiativeStatus

CLOSED_STATUSES = {
    "agreement": (
        AgreementStatus.TERMINATED,
        AgreementStatus.EXPIRED,
        AgreementStatus.REPLACED,
        AgreementStatus.NEVER_IN_FORCE,
    ),
    "initiative": (InitiativeStatus.COMPLETED, InitiativeStatus.CANCELLED),
}
"""Statuses after which no news is expected, by record type."""


def open_condition(model_name: str) -> models.Q:
    """Return the condition that an agreement or initiative is published and open."""
    return models.Q(publication=Record.Publication.PUBLISHED) & ~models.Q(status__in=CLOSED_STATUSES[model_name])


class LastNewsMixin(models.QuerySet):
    """Agreements or initiatives by the date of their last news."""

    def open_by_last_news(self) -> Self:
        """Return open ones: never any news first, then the longest without news."""
        open_ones = self.filter(open_condition(self.model._meta.model_name))
        return open_ones.order_by(models.F("heard_on").asc(nulls_first=True), "pk")


def last_news_index(model_name: str) -> models.Index:
    """Return the index for ``open_by_last_news``."""
    by_news, condition = models.F("heard_on").asc(nulls_first=True), open_condition(model_name)
    return models.Index(by_news, "id", name=f"{model_name}_silent", condition=condition)


def last_news_field() -> models.DateField:
    """The field for the last date of developments, actions and checks (``cooperation/sql/35_statuses.sql``)."""
    return models.DateField("last news on", null=True, blank=True, editable=False)

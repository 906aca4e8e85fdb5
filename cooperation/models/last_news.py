"""The last news about an agreement or initiative, to find items without recent news.

Triggers store it, because reading it from the developments took seven seconds for 200,000 initiatives: ``heard_on`` is
the last day on which it can have happened, for sorting and filters, and ``last_news`` its date as far as it is known.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models.functions import Greatest

from cooperation.fields import PeriodField, date_on
from cooperation.models.base import Record, phrase
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

NEWS_FIELDS = ("heard_on", "last_news", "last_news_phrase")
"""The columns of the last news, which triggers fill."""


def open_condition(model_name: str) -> models.Q:
    """Return the condition that an agreement or initiative is published and open."""
    return models.Q(publication=Record.Publication.PUBLISHED) & ~models.Q(status__in=CLOSED_STATUSES[model_name])


def _last_seen() -> Greatest:
    """Return the expression for the later of the last news and the last check for news."""
    return Greatest("heard_on", "checked_on")


class LastNewsMixin(models.QuerySet):
    """Agreements or initiatives by their last news."""

    def open_by_last_news(self) -> Self:
        """Return open ones: first those without news that nobody checked, then the longest without news and check."""
        open_ones = self.filter(open_condition(self.model._meta.model_name))
        return open_ones.order_by(_last_seen().asc(nulls_first=True), "pk")

    def without_news_since(self, day: date) -> Self:
        """Return open ones whose last news is certainly from before a day, and those without news."""
        silent = models.Q(heard_on__isnull=True) | models.Q(heard_on__lt=day)
        return self.filter(open_condition(self.model._meta.model_name), silent)


def last_news_indexes(model_name: str) -> list[models.Index]:
    """Return the indexes for ``open_by_last_news`` and ``without_news_since``."""
    condition = open_condition(model_name)
    last_seen = _last_seen().asc(nulls_first=True)
    return [
        models.Index(last_seen, "id", name=f"{model_name}_unseen", condition=condition),
        models.Index("heard_on", name=f"{model_name}_heard_on", condition=condition),
    ]


class LastNews(models.Model):
    """The abstract base of models with last news, with the columns in ``NEWS_FIELDS``."""

    heard_on = models.DateField(
        "last day of the last news",
        null=True,
        blank=True,
        editable=False,
        help_text="For sorting and filters: the last day of “last news”.",
    )
    last_news = PeriodField(
        null=True,
        blank=True,
        editable=False,
        help_text="Date of the latest development or action, as far as it is known. Checks are no news.",
    )
    last_news_phrase = phrase(editable=False)

    class Meta:
        abstract = True

    @property
    def last_heard(self) -> str:
        """When the last news was, to follow these words: "in December 2024", "by 5 December 2024"; "" if never."""
        return date_on(self.last_news) if self.last_news else ""

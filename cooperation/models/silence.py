"""When something was last heard of an agreement or initiative, so that those that have gone silent can be found.

PostgreSQL keeps ``heard_on`` beside the row: read from the developments each time, the longest silent of 200,000
initiatives took seven seconds.
"""

from typing import Self

import pgtrigger
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
"""The statuses after which no news is awaited, by noun."""


def awaited(noun: str) -> models.Q:
    """The condition that an agreement or initiative is published and not over."""
    return models.Q(publication=Record.Publication.PUBLISHED) & ~models.Q(status__in=OVER[noun])


class SilentMixin(models.QuerySet):
    """Agreements or initiatives by how long nothing was heard of them."""

    def silent(self) -> Self:
        """Those that news is awaited of, never heard of first, then the longest silent."""
        return self.filter(awaited(self.model._meta.model_name)).order_by(
            models.F("heard_on").asc(nulls_first=True), "pk"
        )


def silence_index(noun: str) -> models.Index:
    """The index that ``silent`` reads."""
    return models.Index(
        models.F("heard_on").asc(nulls_first=True), "id", name=f"{noun}_silent", condition=awaited(noun)
    )


def heard_on_field() -> models.DateField:
    """The column that ``derive_heard_on`` fills in."""
    return models.DateField("last news on", null=True, blank=True, editable=False)


def _day(row: str) -> str:
    """SQL: the last day of the date of ``row`` that has come, nothing where there is no such day."""
    return f"""
        CASE WHEN upper({row}.date) <= CURRENT_DATE THEN upper({row}.date) - 1
             WHEN lower({row}.date) <= CURRENT_DATE THEN lower({row}.date) END
    """


def derive_heard_on(noun: str) -> pgtrigger.Trigger:
    """The trigger that fills in ``heard_on``: the latest of developments, of the agreement's acts, and of checks.

    A development that says neither when it was nor when it was reported tells nothing here.
    """
    links = f"cooperation_development_{noun}s"
    sources = [
        f"""
        SELECT GREATEST(d.reported_on, {_day("d")}) AS day
        FROM cooperation_development d JOIN {links} l ON l.development_id = d.id
        WHERE l.{noun}_id = NEW.id AND d.publication <> 'withdrawn'
        """
    ]
    if noun == "agreement":
        sources.append(f"SELECT {_day('a')} FROM cooperation_agreementaction a WHERE a.agreement_id = NEW.id")
    return pgtrigger.Trigger(
        name="derive_heard_on",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            NEW.heard_on := GREATEST(NEW.checked_on, (SELECT max(day) FROM ({" UNION ALL ".join(sources)}) heard));
            RETURN NEW;
        """,
    )

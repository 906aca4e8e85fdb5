"""Status changes: each is recorded as a dated action of an agreement or a development of an initiative."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.formats import date_format
from django.utils.timezone import localdate

from cooperation.admin.formatting import DATE_FORMAT
from cooperation.fields import Period, date_after
from cooperation.models import (
    ActionKind,
    Agreement,
    AgreementStatus,
    Citation,
    Development,
    Initiative,
    InitiativeStatus,
)
from cooperation.models.base import shorten
from cooperation.models.status import ACTION_FOR, CONCLUSION

# The kind of the development that records a status.
KIND_FOR = {
    InitiativeStatus.IDEA: Development.Kind.STATEMENT,
    InitiativeStatus.UNDER_DISCUSSION: Development.Kind.STATEMENT,
    InitiativeStatus.PLANNED: Development.Kind.DECISION,
    InitiativeStatus.IMPLEMENTATION: Development.Kind.MILESTONE,
    InitiativeStatus.COMPLETED: Development.Kind.MILESTONE,
    InitiativeStatus.SUSPENDED: Development.Kind.SETBACK,
    InitiativeStatus.CANCELLED: Development.Kind.SETBACK,
}
CITATION_FIELDS = ("source_id", "quote", "locator", "speaker_id", "relies_on_id")  # copied with a citation


@dataclass(frozen=True)
class NewStatus:
    """A status, since when, the date as stated in the source, and the citations.

    ``citations`` are copied for the action or development; they need no target.
    """

    status: str
    since: Period | None = None
    since_stated: str = ""
    since_inferred: bool = False
    citations: Iterable[Citation] = ()


def record_status(obj: Agreement | Initiative, new: NewStatus, user: User) -> None:
    """Create the action or development that records the new status, and reload the status of ``obj``."""
    if isinstance(obj, Agreement):
        _create_action(obj, new)
    else:
        _create_development(obj, new, user)
    obj.refresh_derived()


def publish_status_changes(initiative: Initiative, user: User) -> None:
    """Publish or withdraw the developments that recorded a status of ``initiative`` along with it.

    If an initiative is published, only published developments count. Without this, a status entered with it would be
    lost. Only developments made by ``record_status`` and not edited since are changed. Those without citations get the
    initiative's.
    """
    for development in initiative.developments.exclude(publication=initiative.publication).exclude(status_becomes=""):
        if development.text == _text(development.status_becomes) and development.initiatives.count() == 1:
            if not development.citations.exists():
                _cite(initiative.citations.all(), development=development)
            development.publication, development.updated_by = initiative.publication, user
            development.save(update_fields=["publication", "updated_by"])
    initiative.refresh_derived()


def status_message(obj: Agreement | Initiative, new: NewStatus | None = None, *, published: bool = True) -> str:
    """The status of ``obj`` now, and if it is not ``new``, why not.

    ``published``: whether the development that records the new status is published.
    """
    status = describe_status(obj)
    if new is None or obj.status == new.status:
        return f"Status of “{obj}” is now {status}."
    return f"Status of “{obj}” stays {status}: {_why_unchanged(obj, new, published)}"


def describe_status(obj: Agreement | Initiative) -> str:
    """Return the status of ``obj`` and its date: "in force, since 2023", "in force, by 13 March 2026 at the latest"."""
    since = date_after("since", obj.status_since).removeprefix(",")
    return f"{obj.get_status_display()},{since}" if since else obj.get_status_display()


def _why_unchanged(obj: Agreement | Initiative, new: NewStatus, published: bool) -> str:
    label = type(obj).Status(new.status).label
    begins = new.since and (new.since.lower or new.since.last_day)
    if obj.is_published and not published:
        return f"it becomes {label} when that development is published."
    if begins is None:
        return f"“{label}” has no date, so statuses with a date come before it."
    if begins > localdate():
        return f"it becomes {label} on {date_format(begins, DATE_FORMAT)}."
    if new.status in CONCLUSION.values():
        return f"it is already past “{label}”, or a later status is recorded."
    return f"a status later than “{label}” is recorded."


def _create_action(agreement: Agreement, new: NewStatus) -> None:
    kind = ACTION_FOR[new.status]
    if new.status == AgreementStatus.IN_FORCE and agreement.status == AgreementStatus.SUSPENDED:
        kind = ActionKind.RESUMED
    # The same action may have been entered in the rows of the same form. One that a participant did alone is another.
    same = agreement.actions.filter(kind=kind, date=new.since)
    if not (same if kind in CONCLUSION else same.filter(participant=None)).exists():
        action = agreement.actions.create(
            kind=kind, date=new.since, date_stated=new.since_stated, date_inferred=new.since_inferred
        )
        _cite(new.citations, action=action)


def _create_development(initiative: Initiative, new: NewStatus, user: User) -> None:
    development = Development.objects.create(
        title=shorten(f"{initiative}: {InitiativeStatus(new.status).label}"),
        text=_text(new.status),
        kind=KIND_FOR[new.status],
        date=new.since,
        date_stated=new.since_stated,
        date_inferred=new.since_inferred,
        status_becomes=new.status,
        publication=initiative.publication,
        created_by=user,
        updated_by=user,
    )
    development.initiatives.add(initiative)
    development.sectors.set(initiative.sectors.all())
    development.places.set(initiative.places.all())
    _cite(new.citations, development=development)


def _text(status: str) -> str:
    return f"Status recorded as {InitiativeStatus(status).label}."


def _cite(citations: Iterable[Citation], **target) -> None:
    Citation.objects.bulk_create(
        Citation(**{name: getattr(citation, name) for name in CITATION_FIELDS}, **target) for citation in citations
    )

"""Status changes: each is recorded as a dated action of an agreement or a development of an initiative."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.formats import date_format
from django.utils.timezone import localdate

from cooperation.admin.formatting import DATE_FORMAT
from cooperation.fields import Period, date_after
from cooperation.models import (
    ActionKind,
    Agreement,
    AgreementAction,
    Citation,
    Development,
    Initiative,
    InitiativeStatus,
)
from cooperation.models.action_kinds import kind_for
from cooperation.models.base import shorten
from cooperation.models.status import CONCLUSION

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

    ``citations`` are copied for the action or development; they need no target. ``kinds`` are all kinds of actions, for
    the status of an agreement.
    """

    status: str
    since: Period | None = None
    since_stated: str = ""
    since_inferred: bool = False
    citations: Iterable[Citation] = ()
    kinds: Sequence[ActionKind] = ()

    def kind_of_action(self, agreement: Agreement) -> ActionKind | None:
        """The kind of the action that records it."""
        return kind_for(self.status, self.kinds, before=agreement.status)


def record_status(obj: Agreement | Initiative, new: NewStatus, user: User, *, is_first: bool = False) -> bool:
    """Record the new status as an action or development, and reload the status of ``obj``.

    ``is_first`` says that ``obj`` has no action or development yet, so that none is queried. Return whether that was a
    change. If the same status is recorded with the same date, only citations that it does not have are added.
    """
    if isinstance(obj, Agreement):
        changed = _create_action(obj, new, is_first)
    else:
        changed = _create_development(obj, new, user, is_first)
    obj.refresh_derived()
    return changed


def publish_status_changes(initiative: Initiative, user: User) -> None:
    """Publish or withdraw the developments that recorded a status of ``initiative`` along with it.

    If an initiative is published, only published developments count. Without this, a status entered with it would be
    lost. Only developments made by ``record_status`` and not edited since are changed. Those without citations get the
    initiative's.
    """
    for development in initiative.developments.exclude(publication=initiative.publication).exclude(status_becomes=""):
        if development.text == _text(development.status_becomes) and development.initiatives.count() == 1:
            if not development.citations.exists():
                _cite(initiative.citations.all(), development)
            development.publication, development.updated_by = initiative.publication, user
            development.save(update_fields=["publication", "updated_by"])
    initiative.refresh_derived()


def status_message(
    obj: Agreement | Initiative, new: NewStatus | None = None, *, published: bool = True, changed: bool = True
) -> str:
    """The status of ``obj`` now, and if it is not ``new``, why not.

    ``published``: whether the development that records the new status is published; ``changed``: whether something was
    recorded.
    """
    status = describe_status(obj)
    if not changed:
        return f"Nothing was changed: “{obj}” already has this status on record. Its status is {status}."
    if new is None or obj.status == new.status:
        return f"Status of “{obj}” is now {status}."
    return f"Status of “{obj}” stays {status}: {_why_unchanged(obj, new, published)}"


def acts_of_one_party(agreement: Agreement, actions: Iterable[AgreementAction]) -> list[str]:
    """Return messages about those actions that one of several parties did alone, so that the status stays another."""
    own = [action for action in actions if action.participant_id and action.kind.status not in ("", *CONCLUSION)]
    if not own:
        return []
    agreement.refresh_derived()
    return [
        f"{action.kind.name.capitalize()} {action.kind.preposition} {action.participant} alone: the agreement stays "
        f"{agreement.get_status_display()}."
        for action in AgreementAction.objects.of_one_party(own)
        if action.kind.status != agreement.status
    ]


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
    if new.status in CONCLUSION:
        return f"it is already past “{label}”, or a later status is recorded."
    return f"a status later than “{label}” is recorded."


def is_recorded(obj: Agreement | Initiative, new: NewStatus) -> bool:
    """Whether the status is recorded with the same date and these citations, so recording it would change nothing."""
    if isinstance(obj, Agreement):
        same = _same_action(obj, new, new.kind_of_action(obj))
    else:
        same = _same_development(obj, new)
    return same is not None and not _not_yet_cited(new.citations, same)


def _same_action(agreement: Agreement, new: NewStatus, kind: ActionKind) -> AgreementAction | None:
    same = agreement.actions.filter(kind=kind, date=new.since).order_by("pk")
    # One that a participant did alone is another, but a signature is one of the agreement.
    return (same if new.status in CONCLUSION else same.filter(participant=None)).first()


def _same_development(initiative: Initiative, new: NewStatus) -> Development | None:
    if initiative.status != new.status and new.since in (None, initiative.status_since):
        return None  # of two on the same day, or two without date, the one entered last counts: it is not a repetition
    found = initiative.developments.filter(
        status_becomes=new.status, date=new.since, publication=initiative.publication
    )
    return found.order_by("pk").first()


def _create_action(agreement: Agreement, new: NewStatus, is_first: bool) -> bool:
    kind = new.kind_of_action(agreement)
    # The same action may have been entered before, or in the rows of the same form.
    if not is_first and (same := _same_action(agreement, new, kind)):
        return _cite(_not_yet_cited(new.citations, same), same)
    action = agreement.actions.create(
        kind=kind,
        date=new.since,
        date_stated=new.since_stated,
        date_inferred=new.since_inferred,
    )
    _cite(new.citations, action)
    return True


def _create_development(initiative: Initiative, new: NewStatus, user: User, is_first: bool) -> bool:
    if not is_first and (same := _same_development(initiative, new)):
        return _cite(_not_yet_cited(new.citations, same), same)
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
    _cite(new.citations, development)
    return True


def _text(status: str) -> str:
    return f"Status recorded as {InitiativeStatus(status).label}."


def _cite(citations: Iterable[Citation], target: AgreementAction | Development) -> bool:
    """Copy citations to ``target``. Return whether there were any to copy."""
    copies = [
        Citation(**{name: getattr(citation, name) for name in CITATION_FIELDS}, **_as_target(target))
        for citation in citations
    ]
    return bool(Citation.objects.bulk_create(copies))


def _not_yet_cited(citations: Iterable[Citation], target: AgreementAction | Development) -> list[Citation]:
    citations = list(citations)
    if not citations:
        return []
    known = Citation.objects.filter(**_as_target(target)).values_list("source_id", "quote", "locator")
    return [one for one in citations if (one.source_id, one.quote, one.locator) not in set(known)]


def _as_target(target: AgreementAction | Development) -> dict[str, AgreementAction | Development]:
    return {"action" if isinstance(target, AgreementAction) else "development": target}

"""How statuses follow from what is recorded, in words."""

from cooperation.models import ActionKind, AgreementStatus, InitiativeStatus
from cooperation.models.status import CONCLUSION, OPERATION, STATUS_AFTER

from . import markdown

AGREEMENT = """\
#### How an agreement's status follows

Nobody types it. Each action of these tables moves the agreement, and the latest counts, by the last day on which it may
have happened. What lies in the future counts once its day has come, and what has no date only where nothing dated does.
An agreement without any is *{default}*.

{conclusion}

Once one of these has counted, none of those above moves the agreement back:

{operation}

An agreement is *{replaced}* when one that replaces it enters into force, and *{expired}* when one until which it lasts
does. These actions move nothing, for they are acts of a single participant or leave the agreement as it was: {rest}."""

INITIATIVE = """\
#### How an initiative's status follows

Nobody types it. It is what the latest development about the initiative says in `status_becomes`, by the last day on
which that may have happened, then by the day of the report, then by entry. What lies in the future counts once its day
has come, and what has no date only where nothing dated does. A published initiative follows its published developments
only. An initiative without any is an *{default}*."""


def agreement_status() -> str:
    """Which action leads an agreement to which status."""
    return AGREEMENT.format(
        default=AgreementStatus.UNDER_NEGOTIATION.label,
        conclusion=_moves(CONCLUSION),
        operation=_moves(OPERATION),
        replaced=AgreementStatus.REPLACED.label,
        expired=AgreementStatus.EXPIRED.label,
        rest=", ".join(kind.label for kind in ActionKind if kind not in STATUS_AFTER),
    )


def initiative_status() -> str:
    """How developments lead an initiative from status to status."""
    return INITIATIVE.format(default=InitiativeStatus.IDEA.label)


def _moves(moves: dict[ActionKind, AgreementStatus]) -> str:
    rows = [(kind.label, status.label) for kind, status in moves.items()]
    return markdown.table(("Action", "The agreement is then"), rows)

"""How statuses follow from what is recorded, in words."""

from cooperation.models import ActionKind, AgreementLink, AgreementStatus, InitiativeStatus
from cooperation.models.status import CONCLUSION, ENDED_BY, OPERATION, STATUS_AFTER

from . import markdown

AGREEMENT = """\
#### How an agreement's status follows

Nobody types it. Each action of these tables moves the agreement, and the latest counts, by the last day on which it may
have happened. What lies in the future counts once its day has come, and what has no date only where nothing dated does.
An agreement without any is *{default}*.

{conclusion}

Once one of these has counted, none of those above moves the agreement back:

{operation}

The entry into force of another agreement ends it, where a [link](#agreement-link) says so:

{ended_by}

These actions move nothing, for they are acts of a single participant or leave the agreement as it was: {rest}."""

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
        ended_by=_ends(),
        rest=", ".join(kind.label for kind in ActionKind if kind not in STATUS_AFTER),
    )


def initiative_status() -> str:
    """How developments lead an initiative from status to status."""
    return INITIATIVE.format(default=InitiativeStatus.IDEA.label)


def _moves(moves: dict[ActionKind, AgreementStatus]) -> str:
    rows = [(kind.label, status.label) for kind, status in moves.items()]
    return markdown.table(("After this action", "the agreement is"), rows)


def _ends() -> str:
    """What becomes of an agreement by a link, told from its own side."""
    own = AgreementLink.Kind.LASTS_UNTIL  # the one link of these that begins at the agreement that ends
    links = {kind: own.label if kind == own else AgreementLink.INVERSE[AgreementLink.Kind(kind)] for kind in ENDED_BY}
    rows = [(links[kind], status.label) for kind, status in ENDED_BY.items()]
    return markdown.table(("Link to the other", "The agreement is then"), rows)

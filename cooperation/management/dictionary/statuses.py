"""Descriptions of how statuses follow from actions and developments."""

from cooperation.models import ActionKind, AgreementLink, AgreementStatus, InitiativeStatus
from cooperation.models.status import CONCLUSION, ENDED_BY, OPERATION, STATUS_AFTER

from . import markdown

AGREEMENT = """\
#### How an agreement's status follows
Users don't enter the status. It follows from the latest of these actions, by the last day on which each may have
happened. An action in the future counts from its day. An action without a date counts only if no dated one does.
An agreement without any of these actions is *{default}*.

{conclusion}

After one of these actions, those above no longer change the status:

{operation}

One of several parties does these for itself alone: with a participant they change the status only if the agreement has
no other party. Then nobody else may have signed or acceded to it either.

The entry into force of another agreement ends it if a [link](#agreement-link) says so:

{ended_by}

These actions don't change the status. They are acts of one participant, or leave the agreement as it was: {rest}."""

INITIATIVE = """\
#### How an initiative's status follows
Users don't enter the status. It is the `status_becomes` of the latest development about the initiative. Developments
are sorted by the last day on which they may have happened, then by the day of the report, then in order of entry. A
development in the future counts from its day. A development without a date counts only if no dated one does. If the
initiative is published, only published developments count. An initiative without any is an *{default}*."""


def agreement_status() -> str:
    """Return a table of actions and the agreement's status after each."""
    return AGREEMENT.format(
        default=AgreementStatus.UNDER_NEGOTIATION.label,
        conclusion=_moves(CONCLUSION),
        operation=_moves(OPERATION),
        ended_by=_ends(),
        rest=", ".join(kind.label for kind in ActionKind if kind not in STATUS_AFTER),
    )


def initiative_status() -> str:
    """Return the rules for an initiative's status."""
    return INITIATIVE.format(default=InitiativeStatus.IDEA.label)


def _moves(moves: dict[ActionKind, AgreementStatus]) -> str:
    rows = [(kind.label, status.label) for kind, status in moves.items()]
    return markdown.table(("After this action", "the agreement is"), rows)


def _ends() -> str:
    """Return a table of links that end an agreement, and its status then."""
    own = AgreementLink.Kind.LASTS_UNTIL  # the only one of these links that starts at the agreement that ends
    links = {kind: own.label if kind == own else AgreementLink.INVERSE[AgreementLink.Kind(kind)] for kind in ENDED_BY}
    rows = [(links[kind], status.label) for kind, status in ENDED_BY.items()]
    return markdown.table(("Link to the other", "The agreement is then"), rows)

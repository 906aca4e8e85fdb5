"""Descriptions of how statuses follow from actions and developments."""

from collections.abc import Iterable
from pathlib import Path

import yaml
from django.conf import settings

from cooperation.models import AgreementLink, AgreementStatus, InitiativeStatus
from cooperation.models.status import CONCLUSION, ENDED_BY

from . import markdown

AGREEMENT = """\
#### How an agreement's status follows
Users don't enter the status. Each [kind of action](#action-kind) has the status that the agreement has after it, or
none. The latest action with a status counts, by the last day on which each may have happened. An action in the future
counts from its day. An action without a date counts only if no dated one does. An agreement without any of these
actions is *{default}*. Administrators can add kinds of actions. These are there from the start:

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
    kinds = _seeded_kinds()
    moves = [(kind["name"], AgreementStatus(kind["status"])) for kind in kinds if kind.get("status")]
    return AGREEMENT.format(
        default=AgreementStatus.UNDER_NEGOTIATION.label,
        conclusion=_moves(move for move in moves if move[1] in CONCLUSION),
        operation=_moves(move for move in moves if move[1] not in CONCLUSION),
        ended_by=_ends(),
        rest=", ".join(kind["name"] for kind in kinds if not kind.get("status")),
    )


def initiative_status() -> str:
    """Return the rules for an initiative's status."""
    return INITIATIVE.format(default=InitiativeStatus.IDEA.label)


def _seeded_kinds() -> list[dict]:
    """Return the kinds of actions of a new register, in order."""
    path = Path(settings.FIXTURE_DIRS[0]) / "036-action-kinds.yaml"
    return [row["fields"] for row in yaml.safe_load(path.read_text()) if row["model"] == "cooperation.actionkind"]


def _moves(moves: Iterable[tuple[str, AgreementStatus]]) -> str:
    return markdown.table(("After this action", "the agreement is"), [(name, status.label) for name, status in moves])


def _ends() -> str:
    """Return a table of links that end an agreement, and its status then."""
    own = AgreementLink.Kind.LASTS_UNTIL  # the only one of these links that starts at the agreement that ends
    links = {kind: own.label if kind == own else AgreementLink.INVERSE[AgreementLink.Kind(kind)] for kind in ENDED_BY}
    rows = [(links[kind], status.label) for kind, status in ENDED_BY.items()]
    return markdown.table(("Link to the other", "The agreement is then"), rows)

"""Take back what a plan can take back, and leave what the rules of the database don't accept."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

import pghistory
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from cooperation.admin.editing.events import RowChange
from cooperation.admin.errors import check_constraints_now, integrity_message
from cooperation.admin.undo.changes import UNDOES
from cooperation.admin.undo.groups import owners_of
from cooperation.admin.undo.plan import Plan, UndoStep
from cooperation.admin.undo.rows import write_back

MAX_TRIED_ALONE = 300
"""How many records are tried one by one, to find those that the rules don't accept."""


class CannotUndoError(Exception):
    """The rules of the register don't accept the result. The message says which one."""


class Outcome:
    """What taking back rows does: the plan, notes for the user, and the context in which it was done, if it was."""

    def __init__(self, plan: Plan, notes: list[str]) -> None:
        self.plan, self.notes = plan, notes
        self.context: UUID | None = None


@transaction.atomic
def try_out(changes: Iterable[RowChange], user: User) -> Outcome:
    """Return what taking back rows would do. The rules of the database are asked, then nothing is changed."""
    outcome = _write(Plan(changes, lock=True), user)
    transaction.set_rollback(True)
    return outcome


@transaction.atomic
def take_back(
    changes: Iterable[RowChange], user: User, *, digest: str, reason: str, undoes: UUID | None = None
) -> Outcome | None:
    """Take back rows, if that does what the user has seen. Return what was done, None if it would do something else.

    Args:
        digest: that of the plan that the user has seen.
        reason: what the history says of it.
        undoes: the context that is taken back, if it is one.
    """
    with pghistory.context(reason=reason, **({UNDOES: str(undoes)} if undoes else {})) as context:
        outcome = _write(Plan(changes, lock=True), user)
    outcome.context = context.id
    if outcome.plan.digest != digest:
        transaction.set_rollback(True)
        return None
    return outcome


def _write(plan: Plan, user: User) -> Outcome:
    """Write what the plan takes back. Raise CannotUndoError if the rules don't accept the whole, or any part of it."""
    while True:
        try:
            with transaction.atomic():
                notes = write_back(plan, user)
                check_constraints_now()
            return Outcome(plan, notes)
        except IntegrityError as error:
            if not _refuse_alone(plan, user):
                raise CannotUndoError(integrity_message(error)) from error


def _refuse_alone(plan: Plan, user: User) -> bool:
    """Keep the records that the rules don't accept even alone. Return whether there are any."""
    owners = owners_of(step.change for step in plan.steps)
    by_owner: dict[object, list[UndoStep]] = defaultdict(list)
    for step in plan.taken_back:
        by_owner[owners[step.model._meta.concrete_model, step.change.pk]].append(step)
    if not 1 < len(by_owner) <= MAX_TRIED_ALONE:
        return False
    found = False
    for steps in by_owner.values():
        try:
            with transaction.atomic():
                write_back(plan.only(steps), user)
                check_constraints_now()
                transaction.set_rollback(True)
        except IntegrityError as error:
            plan.keep(steps, integrity_message(error))
            found = True
    return found

"""The statuses of agreements and initiatives, and which actions and links lead to which.

PostgreSQL derives the statuses, whoever writes: ``cooperation/sql/35_statuses.sql`` says which action counts. The
tables here say the same as its functions, for forms and the data dictionary.
"""

from django.db import models


class AgreementStatus(models.TextChoices):
    """Where an agreement stands."""

    UNDER_NEGOTIATION = "under_negotiation", "under negotiation"
    DECLARED = "declared", "declared"
    DRAFTED = "drafted", "drafted"
    INITIALLED = "initialled", "initialled"
    ADOPTED = "adopted", "adopted"
    SIGNED = "signed", "signed"
    PROVISIONALLY_APPLIED = "provisionally_applied", "provisionally applied"
    IN_FORCE = "in_force", "in force"
    SUSPENDED = "suspended", "suspended"
    TERMINATED = "terminated", "terminated"
    EXPIRED = "expired", "expired"
    REPLACED = "replaced", "replaced"
    NEVER_IN_FORCE = "never_in_force", "never in force"


class InitiativeStatus(models.TextChoices):
    """Where an initiative stands."""

    IDEA = "idea", "idea"
    UNDER_DISCUSSION = "under_discussion", "under discussion"
    PLANNED = "planned", "planned"
    IMPLEMENTATION = "implementation", "implementation"
    COMPLETED = "completed", "completed"
    SUSPENDED = "suspended", "suspended"
    CANCELLED = "cancelled", "cancelled"


class ActionKind(models.TextChoices):
    """What can be done with an agreement, in about the order of its life."""

    DECLARED = "declared", "declared"
    NEGOTIATIONS_OPENED = "negotiations_opened", "negotiations opened"
    DRAFTED = "drafted", "drafted"
    INITIALLED = "initialled", "initialled"
    ADOPTED = "adopted", "adopted"
    SIGNED = "signed", "signed"
    PASSED_BY_PARLIAMENT = "passed_by_parliament", "passed by parliament"
    RATIFIED = "ratified", "ratified"
    ACCEPTED = "accepted", "accepted"
    APPROVED = "approved", "approved"
    ACCEDED = "acceded", "acceded"
    NOTIFIED = "notified", "notified"
    PROVISIONALLY_APPLIED = "provisionally_applied", "provisionally applied"
    ENTERED_INTO_FORCE = "entered_into_force", "entered into force"
    AMENDED = "amended", "amended"
    EXTENDED = "extended", "extended"
    RESUMED = "resumed", "resumed"
    SUSPENDED = "suspended", "suspended"
    DENOUNCED = "denounced", "denounced"
    WITHDRAWN = "withdrawn", "withdrawn"
    REPEALED = "repealed", "repealed"
    TERMINATED = "terminated", "terminated"
    EXPIRED = "expired", "expired"
    LAPSED = "lapsed", "lapsed without entering into force"


# Towards the text, and from the text on: once an action of the second stage has counted, one of the first moves
# nothing, so that a state which signs a treaty years after its entry into force does not turn it back to "signed".
CONCLUSION = {
    ActionKind.DECLARED: AgreementStatus.DECLARED,
    ActionKind.NEGOTIATIONS_OPENED: AgreementStatus.UNDER_NEGOTIATION,
    ActionKind.DRAFTED: AgreementStatus.DRAFTED,
    ActionKind.INITIALLED: AgreementStatus.INITIALLED,
    ActionKind.ADOPTED: AgreementStatus.ADOPTED,
    ActionKind.SIGNED: AgreementStatus.SIGNED,
}
OPERATION = {
    ActionKind.PROVISIONALLY_APPLIED: AgreementStatus.PROVISIONALLY_APPLIED,
    ActionKind.ENTERED_INTO_FORCE: AgreementStatus.IN_FORCE,
    ActionKind.EXTENDED: AgreementStatus.IN_FORCE,
    ActionKind.RESUMED: AgreementStatus.IN_FORCE,
    ActionKind.SUSPENDED: AgreementStatus.SUSPENDED,
    ActionKind.REPEALED: AgreementStatus.TERMINATED,
    ActionKind.TERMINATED: AgreementStatus.TERMINATED,
    ActionKind.EXPIRED: AgreementStatus.EXPIRED,
    ActionKind.LAPSED: AgreementStatus.NEVER_IN_FORCE,
}
# Acts of a single participant (ratified, passed by parliament, denounced ...) and amendments are in neither: they move
# nothing.
STATUS_AFTER = CONCLUSION | OPERATION

# What an agreement becomes when another one, to which it is linked like this, enters into force.
ENDED_BY = {
    "replaces": AgreementStatus.REPLACED,
    "terminates": AgreementStatus.TERMINATED,
    "lasts_until": AgreementStatus.EXPIRED,
}

# The action that a change of status, made in a form, stands for. "Replaced" stands for a link, not for an action.
ACTION_FOR = {
    AgreementStatus.UNDER_NEGOTIATION: ActionKind.NEGOTIATIONS_OPENED,
    AgreementStatus.DECLARED: ActionKind.DECLARED,
    AgreementStatus.DRAFTED: ActionKind.DRAFTED,
    AgreementStatus.INITIALLED: ActionKind.INITIALLED,
    AgreementStatus.ADOPTED: ActionKind.ADOPTED,
    AgreementStatus.SIGNED: ActionKind.SIGNED,
    AgreementStatus.PROVISIONALLY_APPLIED: ActionKind.PROVISIONALLY_APPLIED,
    AgreementStatus.IN_FORCE: ActionKind.ENTERED_INTO_FORCE,
    AgreementStatus.SUSPENDED: ActionKind.SUSPENDED,
    AgreementStatus.TERMINATED: ActionKind.TERMINATED,
    AgreementStatus.EXPIRED: ActionKind.EXPIRED,
    AgreementStatus.NEVER_IN_FORCE: ActionKind.LAPSED,
}

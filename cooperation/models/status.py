"""The statuses of agreements and initiatives, and the actions and links that result in them.

PostgreSQL derives the statuses: see ``cooperation/sql/35_statuses.sql``. The tables in this module follow the same
rules, for forms and the data dictionary.
"""

from django.db import models


class AgreementStatus(models.TextChoices):
    """The status of an agreement."""

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
    """The status of an initiative."""

    IDEA = "idea", "idea"
    UNDER_DISCUSSION = "under_discussion", "under discussion"
    PLANNED = "planned", "planned"
    IMPLEMENTATION = "implementation", "implementation"
    COMPLETED = "completed", "completed"
    SUSPENDED = "suspended", "suspended"
    CANCELLED = "cancelled", "cancelled"


class ActionKind(models.TextChoices):
    """Kinds of actions on an agreement, in about the order in which they happen."""

    DECLARED = "declared", "declared"
    NEGOTIATIONS_OPENED = "negotiations_opened", "negotiations opened"
    DRAFTED = "drafted", "drafted"
    INITIALLED = "initialled", "initialled"
    ADOPTED = "adopted", "adopted"
    SIGNED = "signed", "signed"
    SIGNED_DEFINITIVELY = "signed_definitively", "signed definitively"
    PASSED_BY_PARLIAMENT = "passed_by_parliament", "passed by parliament"
    RATIFIED = "ratified", "ratified"
    ACCEPTED = "accepted", "accepted"
    APPROVED = "approved", "approved"
    ACCEDED = "acceded", "acceded"
    SUCCEEDED = "succeeded", "succeeded"
    NOTIFIED = "notified", "notified"
    RESERVATION_MADE = "reservation_made", "reservation made"
    DECLARATION_MADE = "declaration_made", "declaration made"
    OBJECTION_MADE = "objection_made", "objection made"
    RESERVATION_WITHDRAWN = "reservation_withdrawn", "reservation withdrawn"
    PROVISIONALLY_APPLIED = "provisionally_applied", "provisionally applied"
    ENTERED_INTO_FORCE = "entered_into_force", "entered into force"
    ENTERED_INTO_FORCE_IN_PART = "entered_into_force_in_part", "entered into force in part"
    APPLIED_TO_TERRITORY = "applied_to_a_territory", "applied to a territory"
    REGISTERED = "registered", "registered"
    CORRECTED = "corrected", "corrected"
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


# Two stages: before and after an agreement applies. After an action of the second stage, one of the first no longer
# changes the status. A state that signs a treaty in force does not turn it back to "signed".
CONCLUSION = {
    ActionKind.DECLARED: AgreementStatus.DECLARED,
    ActionKind.NEGOTIATIONS_OPENED: AgreementStatus.UNDER_NEGOTIATION,
    ActionKind.DRAFTED: AgreementStatus.DRAFTED,
    ActionKind.INITIALLED: AgreementStatus.INITIALLED,
    ActionKind.ADOPTED: AgreementStatus.ADOPTED,
    ActionKind.SIGNED: AgreementStatus.SIGNED,
    ActionKind.SIGNED_DEFINITIVELY: AgreementStatus.SIGNED,
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
# Acts of one participant by nature (ratified, denounced ...) and amendments do not change the status.
# An act of OPERATION that names a participant doesn't either, unless the agreement has no other party.
STATUS_AFTER = CONCLUSION | OPERATION

# Who does one of these is a side of the agreement, also if not listed as a party.
MAKES_SIDE = frozenset(
    {
        *(ActionKind.SIGNED, ActionKind.SIGNED_DEFINITIVELY, ActionKind.RATIFIED, ActionKind.ACCEPTED),
        *(ActionKind.APPROVED, ActionKind.ACCEDED, ActionKind.SUCCEEDED),
        *(ActionKind.PROVISIONALLY_APPLIED, ActionKind.ENTERED_INTO_FORCE),
    }
)

# Kind of link -> status of an agreement after the linked agreement enters into force.
ENDED_BY = {
    "replaces": AgreementStatus.REPLACED,
    "terminates": AgreementStatus.TERMINATED,
    "lasts_until": AgreementStatus.EXPIRED,
}

# New status in a form -> the action to add. "Replaced" needs a link instead.
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

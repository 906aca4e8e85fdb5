"""The statuses of agreements and initiatives, and the links that result in them.

PostgreSQL derives the statuses: see ``cooperation/sql/35_statuses.sql``. The tables in this module follow the same
rules, for forms and the data dictionary. The statuses that actions give are data: see ``ActionKind``.
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


class StatusBasis(models.TextChoices):
    """What a status follows from. All but the first are rules: no source says that the agreement has the status."""

    RECORDED = "recorded", "an act or development"
    TERM = "term", "the end of its term"
    OTHER_AGREEMENT = "other_agreement", "another agreement"
    ALL_PARTIES = "all_parties", "acts of all parties"
    NO_RECORD = "no_record", "nothing recorded"


# Two stages: before and after an agreement applies. After an action of the second stage, one of the first no longer
# changes the status. A state that signs a treaty in force does not turn it back to "signed".
CONCLUSION = frozenset(
    {
        *(AgreementStatus.UNDER_NEGOTIATION, AgreementStatus.DECLARED, AgreementStatus.DRAFTED),
        *(AgreementStatus.INITIALLED, AgreementStatus.ADOPTED, AgreementStatus.SIGNED),
    }
)
"""The statuses of the first stage. The kinds of actions say which status each gives (``ActionKind.status``)."""

# Kind of link -> status of an agreement after the linked agreement enters into force.
ENDED_BY = {
    "replaces": AgreementStatus.REPLACED,
    "terminates": AgreementStatus.TERMINATED,
    "lasts_until": AgreementStatus.EXPIRED,
}

# Status of an agreement -> what it is then for a party about which nothing else is known (``Standing.What``).
STANDING_OF_ALL = {
    AgreementStatus.SIGNED: "signed",
    AgreementStatus.PROVISIONALLY_APPLIED: "applies",
    AgreementStatus.IN_FORCE: "bound",
    AgreementStatus.SUSPENDED: "suspended",
    AgreementStatus.TERMINATED: "ended",
    AgreementStatus.EXPIRED: "ended",
    AgreementStatus.REPLACED: "ended",
    AgreementStatus.NEVER_IN_FORCE: "not_bound",
}
"""Lists and pages write the standing beside a party only if it is another one."""

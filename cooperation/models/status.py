"""How an agreement's and an initiative's status follow from what is recorded of them.

One table each says which action or development leads to which status; the SQL of the triggers is made from these
tables, so PostgreSQL derives the same whoever writes. The latest by upper bound counts, then by the day of the report,
then by entry; where the end is open, as in "since 2023", the beginning stands for it. What lies in the future moves
nothing until its day; what has no date counts only when nothing dated does.
"""

import pgtrigger
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

BEGINS = "COALESCE(lower({0}), upper({0}) - 1)"  # the day from which a period can have come true
ENDS = "COALESCE(upper({0}), lower({0}) + 1)"  # the day after which it surely has


def _latest(moves: str, tie: str, default: str) -> str:
    """SQL that sets status, status_since and status_changes_on from the rows of ``moves``: status, stage, date, tie."""
    begins, ends = BEGINS.format("date"), ENDS.format("date")
    return f"""
        WITH moves AS ({moves}), counted AS (
            SELECT status, date, row_number() OVER (ORDER BY date IS NULL, stage DESC, {ends} DESC, {tie}) AS place
            FROM moves WHERE date IS NULL OR {begins} <= CURRENT_DATE
        )
        -- The latest says the status; the first of those that have said the same ever since says since when.
        SELECT c.status, c.date INTO NEW.status, NEW.status_since FROM counted c
        WHERE NOT EXISTS (
            SELECT 1 FROM counted later
            WHERE later.place < c.place AND (later.status, later.date IS NULL) <> (c.status, c.date IS NULL)
        )
        ORDER BY c.place DESC LIMIT 1;
        IF NOT FOUND THEN
            NEW.status := '{default}';
            NEW.status_since := NULL;
        END IF;
        WITH moves AS ({moves})
        SELECT min({begins}) INTO NEW.status_changes_on FROM moves WHERE {begins} > CURRENT_DATE;
    """


def _unless_recorded(rows: str, default: str, *dates: str) -> str:
    """SQL that gives a new row its first status at once where none of ``rows`` is there yet, as is the rule.

    Rows may come before what they belong to in one transaction, for foreign keys are checked at its end.
    """
    unset = "".join(f"NEW.{date} := NULL; " for date in ("status_since", "status_changes_on", *dates))
    return f"""
        IF TG_OP = 'INSERT' AND NOT EXISTS ({rows}) THEN
            NEW.status := '{default}'; {unset}
            RETURN NEW;
        END IF;
    """


def _case(column: str, table: dict) -> str:
    return f"CASE {column} " + " ".join(f"WHEN '{key}' THEN '{value}'" for key, value in table.items()) + " END"


def _listed(kinds) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)


def seen(row: str, of: str = "NEW") -> str:
    """SQL: what ``row`` says counts for the row called ``of``.

    Visitors see only what is published; for what they don't see, drafts count too, and for what was withdrawn also what
    was withdrawn with it.
    """
    return f"""({row}.publication = 'published' OR (
        {of}.publication <> 'published' AND ({row}.publication <> 'withdrawn' OR {of}.publication = 'withdrawn')
    ))"""


ACTION_DATE = "COALESCE(a.effective_date, a.date)"
AGREEMENT_MOVES = f"""
    SELECT {_case("a.kind", STATUS_AFTER)} AS status, (a.kind IN ({_listed(OPERATION)}))::int AS stage,
           {ACTION_DATE} AS date, a.id
    FROM cooperation_agreementaction a
    WHERE a.agreement_id = NEW.id AND a.kind IN ({_listed(STATUS_AFTER)})
    UNION ALL
    SELECT {_case("l.kind", ENDED_BY)}, 1, {ACTION_DATE}, a.id
    FROM cooperation_agreementlink l
    JOIN cooperation_agreement other ON other.id IN (l.from_agreement_id, l.to_agreement_id) AND other.id <> NEW.id
    JOIN cooperation_agreementaction a ON a.agreement_id = other.id AND a.kind = 'entered_into_force'
    WHERE ((l.kind IN ('replaces', 'terminates') AND l.to_agreement_id = NEW.id)
           OR (l.kind = 'lasts_until' AND l.from_agreement_id = NEW.id))
      AND {seen("other")}
"""
AGREEMENT_RECORDED = """
    SELECT FROM cooperation_agreementaction WHERE agreement_id = NEW.id
    UNION ALL SELECT FROM cooperation_agreementlink WHERE NEW.id IN (from_agreement_id, to_agreement_id)
"""
DERIVE_AGREEMENT = pgtrigger.Trigger(
    name="derive_status",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func=f"""
        {_unless_recorded(AGREEMENT_RECORDED, AgreementStatus.UNDER_NEGOTIATION, "main_date")}
        {_latest(AGREEMENT_MOVES, "id DESC", AgreementStatus.UNDER_NEGOTIATION)}
        NEW.main_date := (
            SELECT a.date FROM cooperation_agreementaction a
            WHERE a.agreement_id = NEW.id AND a.kind IN ('signed', 'adopted', 'declared')
              AND {BEGINS.format("a.date")} <= CURRENT_DATE
            ORDER BY array_position(ARRAY['signed', 'adopted', 'declared'], a.kind::text),
                     lower(a.date) NULLS LAST, a.id
            LIMIT 1
        );
        RETURN NEW;
    """,
)

ENDED_AGREEMENTS = """
    SELECT to_agreement_id FROM cooperation_agreementlink
    WHERE kind IN ('replaces', 'terminates') AND from_agreement_id IN ({0})
    UNION ALL
    SELECT from_agreement_id FROM cooperation_agreementlink
    WHERE kind = 'lasts_until' AND to_agreement_id IN ({0})
"""  # the agreements that end by the entry into force of those whose ids go into it
TOUCH_ENDED_AGREEMENTS = pgtrigger.Trigger(
    name="touch_ended",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("publication"),
    condition=pgtrigger.Q(old__publication__df=pgtrigger.F("new__publication")),
    func=f"""
        UPDATE cooperation_agreement SET status = status WHERE id IN ({ENDED_AGREEMENTS.format("NEW.id")});
        RETURN NULL;
    """,
)

INITIATIVE_MOVES = f"""
    SELECT d.status_becomes AS status, 1 AS stage, d.date, d.reported_on, d.id
    FROM cooperation_development d
    JOIN cooperation_development_initiatives l ON l.development_id = d.id
    WHERE l.initiative_id = NEW.id AND d.status_becomes <> '' AND {seen("d")}
"""
INITIATIVE_RECORDED = "SELECT FROM cooperation_development_initiatives WHERE initiative_id = NEW.id"
DERIVE_INITIATIVE = pgtrigger.Trigger(
    name="derive_status",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func=f"""
        {_unless_recorded(INITIATIVE_RECORDED, InitiativeStatus.IDEA)}
        {_latest(INITIATIVE_MOVES, "reported_on DESC NULLS LAST, id DESC", InitiativeStatus.IDEA)}
        RETURN NEW;
    """,
)

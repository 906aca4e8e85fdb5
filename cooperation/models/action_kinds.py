"""Kinds of actions on agreements: reference data that says what each does to the agreement and to its participant."""

from collections.abc import Iterable
from typing import Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models

from cooperation.models.base import check_named_once, line, named_once, required, trimmed
from cooperation.models.choices import Choice
from cooperation.models.keys import Named, RegisterQuerySet
from cooperation.models.rules import AS_CHECK_VIOLATION
from cooperation.models.status import AgreementStatus
from cooperation.models.tracking import tracked

HAPPENING = (AgreementStatus.EXPIRED, AgreementStatus.NEVER_IN_FORCE)
"""Statuses that come about without an act of a participant."""
CODE = r"^[a-z][a-z0-9_]*$"
CODE_MESSAGE = "A code has only small letters, digits and underscores, and begins with a letter."

NAMES_PREDECESSORS = "Actions of this kind name a predecessor. Remove it from them first."


class ActionKindQuerySet(RegisterQuerySet):
    """Kinds of actions."""

    def for_list(self) -> Self:
        return self.order_by("position", "name")


@tracked()
class ActionKind(Named):
    """A kind of action on an agreement, such as signing: what it does to the agreement and to who does it."""

    natural_key_fields = ("code",)

    class PartyEffect(models.TextChoices):
        NONE = "none", "none"
        SIGNS = "signs", "signs"
        CONSENTS = "consents", "consents to be bound"
        APPLIES = "applies", "applies it provisionally"
        BECOMES_BOUND = "becomes_bound", "becomes bound"
        SUSPENDS = "suspends", "suspends it"
        RESUMES = "resumes", "resumes it"
        ENDS = "ends", "is no longer bound"
        REVOKES = "revokes", "takes back that it is no longer bound"

    code = line(
        primary_key=True,
        help_text="For files and web addresses, e.g. signed_ad_referendum. It can't be changed later.",
    )
    name = line(unique=True, help_text="As in “… by Kazakhstan”, e.g. signed ad referendum.")
    position = models.PositiveSmallIntegerField(
        default=500,
        help_text="Kinds with lower numbers come first. Of several kinds with the same status, “Change status” records "
        "the first.",
    )
    status = Choice(
        [choice for choice in AgreementStatus.choices if choice[0] != AgreementStatus.REPLACED],
        "status of the agreement",
        blank=True,
        help_text="The status that the agreement has after it. Leave it blank if it changes none.",
    )
    party_effect = Choice(
        PartyEffect,
        "effect on the participant",
        default=PartyEffect.NONE,
        help_text="What it does to the participant who does it.",
    )

    by_succession = models.BooleanField(
        default=False, help_text="Who does it succeeds another participant, which the action can name."
    )

    objects = ActionKindQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name = "kind of action"
        verbose_name_plural = "kinds of actions"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=CODE), name="actionkind_code_valid", violation_error_message=CODE_MESSAGE
            ),
            required("name", "Enter a name."),
            trimmed("name"),
            named_once(),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="keeps_predecessors",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("by_succession"),
                condition=pgtrigger.Q(new__by_succession=False, old__by_succession=True),
                func=f"""
                    IF EXISTS (
                        SELECT FROM cooperation_agreementaction WHERE kind = NEW.code AND succeeds_id IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION '{NAMES_PREDECESSORS}' {AS_CHECK_VIOLATION};
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def preposition(self) -> str:
        """The word before its participant, "by" or "for"; see ``preposition_of``."""
        return preposition_of(self.name, self.status, self.party_effect)

    def clean(self) -> None:
        check_named_once(self)
        if not self.by_succession and not self._state.adding and self.actions.filter(succeeds__isnull=False).exists():
            raise ValidationError({"by_succession": NAMES_PREDECESSORS})


def preposition_of(name: str, status: str, party_effect: str) -> str:
    """Return the word between a kind of action and its participant.

    >>> preposition_of("ratified", "", "consents"), preposition_of("entered into force", "in_force", "becomes_bound")
    ('by', 'for')
    """
    happens = party_effect == ActionKind.PartyEffect.BECOMES_BOUND or status in HAPPENING
    return "for" if happens or name.startswith("entered into force") else "by"


def kind_for(status: str, kinds: Iterable[ActionKind], *, before: str = "") -> ActionKind | None:
    """Return the kind of the action to record for a new status: the first of those that give it, None if none does.

    An agreement that was suspended is resumed, if a kind of action resumes.

    Args:
        status: the new status.
        kinds: all kinds, in order.
        before: the status until now.
    """
    giving = [kind for kind in kinds if kind.status == status]
    resumes = before == AgreementStatus.SUSPENDED
    expected = [kind for kind in giving if (kind.party_effect == ActionKind.PartyEffect.RESUMES) == resumes]
    return next(iter([*expected, *giving]), None)

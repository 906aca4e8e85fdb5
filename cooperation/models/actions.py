"""Actions on agreements, such as signing or ratification, and links between agreements."""

from collections.abc import Iterable
from typing import Self

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import RawSQL

from cooperation.fields import PeriodField, RowCheck, SortDay, period_not_empty
from cooperation.models.action_kinds import ActionKind
from cooperation.models.agreements import Agreement
from cooperation.models.base import OwnedQuerySet, inferred, line, phrase, stated
from cooperation.models.choices import Choice
from cooperation.models.keys import Named, RegisterQuerySet
from cooperation.models.rules import AS_CHECK_VIOLATION
from cooperation.models.tracking import tracked

ONLY_SUCCESSIONS = "Only a succession names a predecessor. Choose the kind “succeeded”, or clear this field."


class Succession(RowCheck):
    """A check that who succeeds is another participant than the predecessor."""

    def accepts(self, row: models.Model) -> bool:
        return row.succeeds_id is None or row.participant_id not in (None, row.succeeds_id)


class AgreementActionQuerySet(OwnedQuerySet):
    """Actions of agreements."""

    def for_dossier(self) -> Self:
        """Sort by date, and load kinds, places, and participants with their countries."""
        return self.select_related("kind", "participant__country", "succeeds__country", "place")

    def of_one_party(self, actions: Iterable["AgreementAction"]) -> Self:
        """Return which of these one of several parties did for itself, with no effect on the agreement's status."""
        among = RawSQL("SELECT key FROM register.acts_of_one(%s)", [[action.pk for action in actions]])
        return self.filter(pk__in=among).select_related("kind", "participant").order_by("pk")


@tracked()
class AgreementAction(Named):
    """An action in the life of an agreement, such as signing; the agreement's status follows from its actions."""

    natural_key_fields = ("agreement__slug", "kind__code", "date", "participant__slug")
    search_fields = ("note", "series", "number", "legal_ground")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="actions")
    kind = models.ForeignKey(ActionKind, models.PROTECT, db_column="kind", related_name="actions")
    date = PeriodField(null=True, blank=True)
    date_stated = stated("yesterday")
    date_inferred = inferred()
    date_phrase = phrase()
    effective_date = PeriodField(null=True, blank=True, help_text="Only if it took effect on another day.")
    effective_date_stated = stated("thirty days later")
    effective_date_inferred = inferred()
    effective_date_phrase = phrase()
    participant = models.ForeignKey(
        "cooperation.Participant",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreement_actions",
        help_text="Only for the action of one participant, e.g. a ratification. What one of several parties suspends, "
        "applies or ends stays as it was for the others: leave this blank if all do it.",
    )
    succeeds = models.ForeignKey(
        "cooperation.Participant",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="succeeded_by",
        verbose_name="in succession to",
        help_text="The predecessor whose act a succession continues, e.g. Czechoslovakia.",
    )
    place = models.ForeignKey(
        "cooperation.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreement_actions",
        help_text="Where it was done, or the territory that it is about.",
    )
    legal_ground = line(blank=True, default="", db_default="", help_text="E.g. article 54, or Law No. 12, article 3.")
    series = line(
        blank=True,
        default="",
        db_default="",
        help_text="The register or series that numbers it, e.g. UNTS or Collection of laws.",
    )
    number = line(
        blank=True,
        default="",
        db_default="",
        help_text="Its number: of a registration, law, decree or note, e.g. I-18232.",
    )
    note = line(blank=True)

    objects = AgreementActionQuerySet.as_manager()

    class Meta:
        ordering = [SortDay("date").asc(nulls_last=True), "pk"]
        verbose_name = "action"
        constraints = [
            period_not_empty("date"),
            period_not_empty("effective_date"),
            Succession(
                condition=models.Q(succeeds__isnull=True)
                | models.Q(participant__isnull=False) & ~models.Q(participant=models.F("succeeds")),
                name="action_succeeds_another",
                violation_error_message="Choose the participant that succeeds another one.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="only_successions_succeed",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("kind", "succeeds_id"),
                condition=pgtrigger.Q(new__succeeds__isnull=False),
                func=f"""
                    IF NOT EXISTS (
                        SELECT FROM cooperation_actionkind WHERE code = NEW.kind AND by_succession FOR SHARE
                    ) THEN
                        RAISE EXCEPTION '{ONLY_SUCCESSIONS}' {AS_CHECK_VIOLATION};
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def clean(self) -> None:
        if self.succeeds_id is None or self.kind_id is None:
            return
        if not self.kind.by_succession:
            raise ValidationError({"succeeds": ONLY_SUCCESSIONS})
        if self.participant_id is None:
            raise ValidationError({"participant": "Choose the participant that succeeds another one."})
        if self.participant_id == self.succeeds_id:
            raise ValidationError({"succeeds": "A participant cannot succeed itself."})

    @property
    def numbered(self) -> str:
        """The series and the number: "UNTS, I-18232"."""
        return ", ".join(filter(None, [self.series, self.number]))

    def __str__(self) -> str:
        who = f" {self.kind.preposition} {self.participant}" if self.participant_id else ""
        predecessor = f" in succession to {self.succeeds}" if self.succeeds_id else ""
        place = str(self.place) if self.place_id else ""
        ground = f"under {self.legal_ground}" if self.legal_ground else ""
        facts = filter(None, [str(self.date or ""), place, ground, self.numbered])
        return ", ".join([f"{self.kind}{who}{predecessor}", *facts])

    def get_absolute_url(self) -> str:
        return f"{self.agreement.get_absolute_url()}#action-{self.pk}"


class AgreementLinkQuerySet(RegisterQuerySet):
    """Links between agreements, in both directions."""

    def for_agreement(self, agreement: Agreement) -> Self:
        """Return the links of an agreement in both directions, with the agreements at both ends."""
        either = models.Q(from_agreement=agreement) | models.Q(to_agreement=agreement)
        return self.filter(either).select_related("from_agreement", "to_agreement").order_by("pk")

    def visible_to(self, user) -> Self:
        """Return links if the user may see both agreements."""
        seen = Agreement.objects.visible_to(user)
        return self.filter(from_agreement__in=seen, to_agreement__in=seen)


@tracked()
class AgreementLink(Named):
    """The relationship of one agreement to another."""

    natural_key_fields = ("from_agreement__slug", "to_agreement__slug", "kind")

    class Kind(models.TextChoices):
        AMENDS = "amends", "amends"
        SUPPLEMENTS = "supplements", "supplements"
        IMPLEMENTS = "implements", "implements"
        EXTENDS = "extends", "extends"
        REPLACES = "replaces", "replaces"
        TERMINATES = "terminates", "terminates"
        BASED_ON = "based_on", "is based on"
        LASTS_UNTIL = "lasts_until", "lasts until the entry into force of"

    INVERSE = {
        Kind.AMENDS: "amended by",
        Kind.SUPPLEMENTS: "supplemented by",
        Kind.IMPLEMENTS: "implemented by",
        Kind.EXTENDS: "extended by",
        Kind.REPLACES: "replaced by",
        Kind.TERMINATES: "terminated by",
        Kind.BASED_ON: "basis of",
        Kind.LASTS_UNTIL: "on entry into force, ends",
    }

    # The index of agreement_link_once begins with it.
    from_agreement = models.ForeignKey(
        Agreement, models.CASCADE, related_name="links_from", verbose_name="agreement", db_index=False
    )
    kind = Choice(Kind, "relationship")
    to_agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="links_to", verbose_name="other agreement")

    objects = AgreementLinkQuerySet.as_manager()

    class Meta:
        ordering = ["from_agreement", "pk"]
        verbose_name = "link"
        constraints = [
            models.UniqueConstraint(
                fields=["from_agreement", "to_agreement", "kind"],
                name="agreement_link_once",
                violation_error_message="This link is already recorded.",
            ),
            models.CheckConstraint(
                condition=~models.Q(from_agreement=models.F("to_agreement")),
                name="agreement_link_to_another",
                violation_error_message="An agreement cannot be linked to itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_agreement} {self.get_kind_display()} {self.to_agreement}"

    @property
    def inverse(self) -> str:
        """The label seen from the other agreement, such as "amended by"."""
        return self.INVERSE[self.Kind(self.kind)]

    def that_ends(self, agreement: Agreement) -> Agreement | None:
        """Return the other agreement if its entry into force ends this one; ``register.ending`` is the same in SQL."""
        ended, other = self.to_agreement, self.from_agreement
        if self.kind == self.Kind.LASTS_UNTIL:
            ended, other = other, ended
        elif self.kind not in (self.Kind.REPLACES, self.Kind.TERMINATES):
            return None
        return other if ended == agreement else None

    def seen_from(self, agreement: Agreement) -> tuple[str, Agreement]:
        """Return the label and the other agreement, as seen from one of the two: "amended by" and the protocol."""
        if agreement.pk == self.from_agreement_id:
            return self.get_kind_display(), self.to_agreement
        return self.inverse, self.from_agreement

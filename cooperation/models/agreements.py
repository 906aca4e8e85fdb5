"""Agreements and their parties."""

from functools import cached_property
from typing import Self

from django.contrib.postgres.indexes import GistIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce

from cooperation.fields import INDEFINITE, DurationLine, PeriodField, RowCheck, SortDay, is_duration, period_not_empty
from cooperation.models.action_kinds import ActionKind
from cooperation.models.base import Record, RecordQuerySet, Today, inferred, join_names, line, lines, phrase, stated
from cooperation.models.choices import Choice
from cooperation.models.keys import Named, RegisterQuerySet
from cooperation.models.last_news import NEWS_FIELDS, LastNews, LastNewsMixin, last_news_indexes
from cooperation.models.rules import NoneIfTicked, ProtectLast, PublishedNeeds
from cooperation.models.status import AgreementStatus
from cooperation.models.status_basis import DerivedStatus, status_basis_index
from cooperation.models.tracking import tracked

PARTIES_OR_NONE = "Remove the parties, or clear the box “The source names no parties”."
NO_PARTIES = "names_no_parties", "cooperation_agreement", ("cooperation_party", "agreement_id"), PARTIES_OR_NONE

NOT_RENEWED = "Choose how it is renewed, or clear “renewed for”."

RENEWALS = {"none": "not renewed", "automatic": "renewed automatically", "by_agreement": "renewed by agreement"}


class RenewedForSomeTime(RowCheck):
    """A check that what is not renewed has no step of renewal."""

    def accepts(self, row: models.Model) -> bool:
        return not row.renewal_step or row.renewal != Agreement.Renewal.NONE


class AgreementQuerySet(LastNewsMixin, RecordQuerySet):
    """Agreements by date and status."""

    def by_date(self) -> Self:
        """Sort by main date, latest first, undated last."""
        return self.order_by(SortDay("main_date").desc(nulls_last=True), "-pk")

    def for_list(self) -> Self:
        standings = self.model._meta.get_field("standings").related_model
        no_sides = [models.When(role=role, then=models.Value(role.label)) for role in Party.NO_SIDES]
        beside = models.Case(*no_sides, default=Coalesce(standings.objects.beside_party(), models.Value("")))
        unlisted = {"where": standings.unlisted(), "extra": standings.objects.labels(), "name": "unlisted"}
        rows = self.by_date().with_participants("parties", extra=beside)
        return rows.with_participants("standings", **unlisted).with_source_count()

    def for_detail(self) -> Self:
        return self.select_related("meeting")

    def with_outdated_status(self) -> Self:
        """Return agreements whose stored status is outdated, because the date of an action has passed since."""
        return self.filter(recalculate_on__lte=Today())


@tracked(exclude=["recalculate_on"])  # the day on which the status may change is no content
class Agreement(DerivedStatus, LastNews, Record):
    """What two or more parties agreed, from a declared understanding to a treaty in force."""

    search_fields = (*Record.search_fields, "references")

    class Form(models.TextChoices):
        TREATY = "treaty", "treaty"
        CONVENTION = "convention", "convention"
        AGREEMENT = "agreement", "agreement"
        PROTOCOL = "protocol", "protocol"
        MEMORANDUM = "memorandum", "memorandum"
        EXCHANGE_OF_NOTES = "exchange_of_notes", "exchange of notes"
        DECLARATION = "declaration", "declaration"
        JOINT_STATEMENT = "joint_statement", "joint statement"
        COMMUNIQUE = "communique", "communiqué"
        DECISION = "decision", "decision"
        PROGRAMME = "programme", "programme"
        PLAN = "plan", "plan or strategy"
        ROADMAP = "roadmap", "roadmap"
        LETTER_OF_INTENT = "letter_of_intent", "letter of intent"
        TERMS_OF_REFERENCE = "terms_of_reference", "terms of reference"
        CONTRACT = "contract", "contract"
        UNDERSTANDING = "understanding", "understanding"
        OTHER = "other", "other"

    class Binding(models.TextChoices):
        YES = "yes", "binding"
        NO = "no", "not binding"
        UNKNOWN = "unknown", "not stated"

    class Renewal(models.TextChoices):
        NONE = "none", "none"
        AUTOMATIC = "automatic", "automatic"
        BY_AGREEMENT = "by_agreement", "by agreement"
        UNKNOWN = "unknown", "not stated"

    Status = AgreementStatus
    DERIVED = (
        *("status", "status_since", "status_since_phrase", "status_basis", "recalculate_on"),
        *("main_date", "main_date_phrase"),
        *NEWS_FIELDS,
    )

    form = Choice(Form, default=Form.AGREEMENT)
    binding = Choice(Binding, "legal force", default=Binding.UNKNOWN)
    meeting = models.ForeignKey(
        "cooperation.Meeting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="concluded_agreements",
        verbose_name="concluded at",
        help_text="The meeting at which it was concluded or declared.",
    )
    venues = models.ManyToManyField(
        "cooperation.Place",
        blank=True,
        related_name="agreements_concluded",
        help_text="Where it was done, e.g. London, Moscow and Washington.",
    )
    valid = PeriodField(lasting=True, null=True, blank=True, help_text="How long it is valid, e.g. 2025-2035.")
    valid_stated = stated("for ten years")
    valid_inferred = inferred()
    valid_phrase = phrase()
    term = DurationLine(
        indefinite=True,
        blank=True,
        default="",
        db_default="",
        help_text="How long it is valid at first, e.g. 25 years, or indefinite.",
    )
    renewal = Choice(Renewal, default=Renewal.UNKNOWN)
    renewal_step = DurationLine(
        "renewed for",
        blank=True,
        default="",
        db_default="",
        help_text="How long each renewal lasts, e.g. 5 years. Only if it is renewed.",
    )
    notice_period = DurationLine(
        blank=True, default="", db_default="", help_text="Notice that a party gives to end it, e.g. 6 months."
    )
    references = lines(help_text="Numbers in treaty series, e.g. UNTS 1155.")
    names_no_parties = models.BooleanField(
        "the source names no parties",
        default=False,
        db_default=False,
        help_text="Then it can be published without parties, e.g. a memorandum signed at a forum.",
    )
    status = Choice(Status, default=Status.UNDER_NEGOTIATION, editable=False)
    status_since = PeriodField(null=True, blank=True, editable=False)
    status_since_phrase = phrase(editable=False)
    recalculate_on = models.DateField(null=True, blank=True, editable=False)
    main_date = PeriodField("date", null=True, blank=True, editable=False)
    main_date_phrase = phrase(editable=False)
    participants = models.ManyToManyField(
        "cooperation.Participant",
        through="Party",
        through_fields=("agreement", "participant"),
        related_name="agreements",
    )

    objects = AgreementQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            *Record.Meta.constraints,
            period_not_empty("valid"),
            is_duration("term", indefinite=True),
            *(is_duration(field) for field in ("renewal_step", "notice_period")),
            RenewedForSomeTime(
                condition=models.Q(renewal_step="") | ~models.Q(renewal="none"),
                name="agreement_step_of_renewal",
                violation_error_message=NOT_RENEWED,
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            GistIndex("main_date", name="agreement_main_date"),
            models.Index(SortDay("main_date").desc(nulls_last=True), models.F("id").desc(), name="agreement_by_date"),
            models.Index("status", models.F("id").desc(), name="agreement_by_status"),
            models.Index("recalculate_on", condition=models.Q(recalculate_on__isnull=False), name="agreement_due"),
            status_basis_index("agreement"),
            *last_news_indexes("agreement"),
        ]
        triggers = [
            *Record.Meta.triggers,
            PublishedNeeds("citation", "cooperation_citation"),
            PublishedNeeds("party", "cooperation_party", unless="names_no_parties"),
            NoneIfTicked(*NO_PARTIES),
        ]

    @cached_property
    def action_kinds(self) -> list[ActionKind]:
        """All kinds of actions in order, for forms, which read them once."""
        return list(ActionKind.objects.for_list())

    def clean(self) -> None:
        super().clean()
        if self.renewal_step and self.renewal == self.Renewal.NONE:
            raise ValidationError({"renewal_step": NOT_RENEWED})

    def term_sentence(self) -> str:
        """Return how long it is valid, how it is renewed and ended, as the text says; "" if it gives no duration.

        >>> Agreement(term="25 years", renewal="automatic", notice_period="6 months").term_sentence()
        'Valid for 25 years, then renewed automatically, with a notice period of 6 months'
        """
        if not (self.term or self.renewal_step or self.notice_period):
            return ""
        renewal = RENEWALS.get(self.renewal, "renewed" if self.renewal_step else "")
        each = f" for {self.renewal_step} each time" if self.renewal_step else ""
        then = "then " if self.term and renewal and self.renewal != self.Renewal.NONE else ""
        said = [
            self.term and ("valid indefinitely" if self.term == INDEFINITE else f"valid for {self.term}"),
            f"{then}{renewal}{each}",
            self.notice_period and f"with a notice period of {self.notice_period}",
        ]
        sentence = ", ".join(filter(None, said))
        return sentence[:1].upper() + sentence[1:]

    def generated_title(self) -> str:
        parties = self.parties.filter(role=Party.Role.PARTY) if self.pk else Party.objects.none()
        names = [str(party.participant) for party in parties.select_related("participant").order_by("pk")]
        between = {0: "", 1: " of "}.get(len(names), " between ")
        when = f", {self.main_date.words}" if self.main_date else ""
        return f"{self.get_form_display().capitalize()}{between}{join_names(names)}{when}"


class PartyQuerySet(RegisterQuerySet):
    """Parties to agreements."""

    def for_dossier(self) -> Self:
        """Sort in order of entry, and load the participants, whom they represent, and their countries."""
        return self.select_related("participant__country", "on_behalf_of__country").order_by("pk")


@tracked()
class Party(Named):
    """A participant bound by an agreement, or its signatory, depositary or guarantor."""

    natural_key_fields = ("agreement__slug", "participant__slug", "role")
    search_fields = ("printed_as",)

    class Role(models.TextChoices):
        PARTY = "party", "party"
        SIGNATORY = "signatory", "signatory"
        DEPOSITARY = "depositary", "depositary"
        GUARANTOR = "guarantor", "guarantor"

    NO_SIDES = (Role.DEPOSITARY, Role.GUARANTOR)

    # The index of party_once begins with it.
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties", db_index=False)
    participant = models.ForeignKey("cooperation.Participant", models.PROTECT, related_name="party_to")
    role = Choice(Role, default=Role.PARTY)
    on_behalf_of = models.ForeignKey(
        "cooperation.Participant",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="represented_in",
        help_text="The state or body for which a person signed.",
    )
    with_members = models.BooleanField(
        "with its members", default=False, help_text="E.g. a union and its member states."
    )
    printed_as = line(
        "as printed",
        blank=True,
        default="",
        db_default="",
        help_text="The name in the text, if different, e.g. Dahomey for Benin.",
    )

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["agreement", "pk"]
        verbose_name_plural = "parties"
        # The filter by role.
        indexes = [models.Index("participant", "role", name="party_by_role", condition=~models.Q(role="party"))]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "participant", "role"],
                name="party_once",
                violation_error_message="This party is already in the list.",
            ),
        ]
        triggers = [
            ProtectLast("party", {"agreement_id": "cooperation_agreement"}, unless="names_no_parties"),
            NoneIfTicked(*NO_PARTIES, on_rows=True),
        ]

    def __str__(self) -> str:
        printed = f" (as “{self.printed_as}”)" if self.printed_as else ""
        return f"{self.participant}{printed}, {self.get_role_display()}"

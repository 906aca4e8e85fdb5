"""Participants: states, bodies, companies and people; their posts, memberships and shares."""

from typing import Self

import pgtrigger
from django.contrib.postgres.indexes import GistIndex
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce

from cooperation.fields import ColumnCheck, Period, PeriodField, RowCheck, SortDay, period_not_empty
from cooperation.models.base import (
    BY_NAME,
    ReferenceQuerySet,
    check_cycle,
    inferred,
    line,
    lines,
    phrase,
    required,
    stated,
)
from cooperation.models.choices import Choice
from cooperation.models.keys import Named, RegisterQuerySet, WithPage
from cooperation.models.rules import NoCycle
from cooperation.models.tracking import tracked
from cooperation.models.web_addresses import url_key

AS_OF_A_DAY = "Enter a day, a month or a year. “Since” and “until” belong to the dates of the post."
AS_OF_WITHIN = "Enter a day within the dates of the post or membership, or leave one of the two empty."

TAKE_NAMES_FROM_COUNTRY = pgtrigger.Trigger(
    name="state_names_from_country",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    condition=pgtrigger.Q(new__kind="state", new__country__isnull=False),
    declare=[("known", "cooperation_country")],
    # A new state waits until a change of its country's names is committed.
    func="""
        IF TG_OP = 'INSERT' OR (NEW.kind, NEW.country_id) IS DISTINCT FROM (OLD.kind, OLD.country_id) THEN
            PERFORM FROM cooperation_country WHERE code = NEW.country_id FOR SHARE;
        END IF;
        SELECT * INTO known FROM cooperation_country WHERE code = NEW.country_id;
        IF FOUND THEN
            NEW.name := known.name;
            NEW.is_territory := known.is_territory;
            NEW.other_names := array_remove(known.other_names || known.official_name, '');
        END IF;
        RETURN NEW;
    """,
)


class ParticipantQuerySet(ReferenceQuerySet):
    """Participants, with their countries."""

    def for_list(self) -> Self:
        return self.select_related("country", "part_of")

    def for_detail(self) -> Self:
        return self.for_list().select_related("part_of__country")


@tracked()
class Participant(WithPage):
    """A state, body, company, person or unnamed group that takes part in records."""

    class Kind(models.TextChoices):
        STATE = "state", "state, country or territory"
        GOVERNMENT = "government", "government"
        MINISTRY = "ministry", "ministry"
        AGENCY = "agency", "agency"
        PARLIAMENT = "parliament", "parliament"
        HEAD_OF_STATE_OFFICE = "head_of_state_office", "head of state’s office"
        JOINT_BODY = "joint_body", "joint body"
        INTERGOVERNMENTAL = "intergovernmental", "intergovernmental organisation"
        COMPANY = "company", "company"
        UNIVERSITY = "university", "university"
        MEDIA = "media", "media"
        CIVIL_SOCIETY = "civil_society", "civil society"
        PERSON = "person", "person"
        GROUP = "group", "group"

    KIND_LABELS = {**dict(Kind.choices), "state": "state", "territory": "country or territory"}
    """Labels of kinds on pages. Members and observers of the United Nations and former states are states."""

    kind = Choice(Kind)
    name = line(blank=True, help_text="A state or territory takes its name from its country.")
    other_names = lines(help_text="Other spellings, scripts and abbreviations, e.g. Kasymaliyev, Касымалиев.")
    native_name = line(blank=True, help_text="In its own language and script.")
    country = models.ForeignKey(
        "cooperation.Country",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participants",
        error_messages={"invalid": "There is no country with the code %(value)s."},
    )
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", help_text="E.g. a ministry’s government."
    )
    website = models.URLField(max_length=2000, blank=True)

    is_territory = models.BooleanField(
        default=False, db_default=False, editable=False, help_text="As of the country, for its state."
    )

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = BY_NAME
        constraints = [
            *WithPage.Meta.constraints,
            required("name", "Enter a name."),
            models.CheckConstraint(
                condition=~models.Q(kind="state") | models.Q(country__isnull=False),
                name="participant_state_has_country",
                violation_error_message="Choose the country of this state.",
            ),
            models.UniqueConstraint(
                fields=["country"],
                condition=models.Q(kind="state"),
                name="participant_one_state_a_country",
                violation_error_message="This country already has a state participant.",
            ),
        ]
        indexes = [
            models.Index(models.functions.Lower("name"), "id", name="participant_by_name"),
            models.Index(
                url_key(models.F("website")), condition=~models.Q(website=""), name="participant_by_bare_website"
            ),
        ]
        triggers = [NoCycle("part_of"), TAKE_NAMES_FROM_COUNTRY]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_kind(self) -> str:
        """The kind, a key of ``KIND_LABELS``: "territory" for a country that is not called a state."""
        return "territory" if self.is_territory and self.kind == self.Kind.STATE else self.kind

    def get_kind_display(self) -> str:
        """The label of the kind."""
        return self.KIND_LABELS.get(self.shown_kind, self.kind)

    def save(self, *args, **kwargs) -> None:
        self._take_name_of_state()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self._take_name_of_state()
        check_cycle(self, "part_of")

    def _take_name_of_state(self) -> None:
        # A trigger does the same, but the slug is made from the name before that.
        if self.kind == self.Kind.STATE and self.country is not None:
            self.name, self.is_territory = self.country.name, self.country.is_territory


class AffiliationQuerySet(RegisterQuerySet):
    """Posts, memberships and shares, with holder and organisation."""

    def by_date(self) -> Self:
        """Sort by date, latest first, undated last."""
        day = Coalesce(SortDay("during"), SortDay("as_of"))
        return self.order_by(day.desc(nulls_last=True), "pk")

    def held_on(self, date: Period | str) -> Self:
        """Return rows that may be so on a date: it overlaps their dates, or the day as of which they are known.

        Of those without any date it is not known that they have ended. ``register.acting`` does the same for members.
        """
        known = models.Q(during__overlap=date) | models.Q(during__isnull=True, as_of__overlap=date)
        return self.filter(known | models.Q(during__isnull=True, as_of__isnull=True))

    def for_list(self) -> Self:
        return self.by_date().select_related("participant__country", "organisation__country")

    def visible_to(self, user) -> Self:
        """Return rows if the user may see both holder and organisation."""
        seen = Participant.objects.visible_to(user)
        return self.filter(participant__in=seen, organisation__in=seen)


class HasBothEnds(ColumnCheck):
    """A check that a date begins and ends, unlike "since 2023"."""

    def accepts(self, value) -> bool:
        return not isinstance(value, Period) or None not in value.bounds


class AsOfWithinDuring(RowCheck):
    """A check that the day as of which a post is known is not outside its dates."""

    @staticmethod
    def accepts(row: models.Model) -> bool:
        dates = row.during, row.as_of
        return not all(isinstance(date, Period) for date in dates) or dates[0].overlaps(dates[1])


@tracked()
class Affiliation(Named):
    """A participant's post, membership or share in an organisation."""

    natural_key_fields = ("participant__slug", "organisation__slug", "kind", "role")
    search_fields = ("role",)

    class Kind(models.TextChoices):
        POST = "post", "post"
        MEMBER = "member", "member"
        OBSERVER = "observer", "observer"
        OWNER = "owner", "owner"
        OTHER = "other", "other"

    # The index of affiliation_once begins with it.
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="affiliations", db_index=False)
    organisation = models.ForeignKey(Participant, models.PROTECT, related_name="affiliates")
    kind = Choice(Kind, default=Kind.POST)
    role = line(blank=True, help_text="In English, e.g. Chairman of the Cabinet of Ministers; acting Minister.")
    share = models.DecimalField(
        "share in percent",
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text="The share of an owner, e.g. 50.",
    )
    during = PeriodField(
        lasting=True, null=True, blank=True, help_text="Only the dates that a source gives, e.g. since 18 Dec 2024."
    )
    during_stated = stated("since last year")
    during_inferred = inferred()
    during_phrase = phrase()
    as_of = PeriodField(
        "as of",
        null=True,
        blank=True,
        help_text="A day on which it was so, if the text does not say since when or until when, e.g. 25 Feb 2025.",
    )
    as_of_stated = stated("at the time", "day stated")
    as_of_inferred = inferred("day inferred")
    as_of_phrase = phrase()

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        ordering = ["participant", "organisation", "pk"]
        constraints = [
            period_not_empty("during"),
            period_not_empty("as_of"),
            HasBothEnds(
                condition=models.Q(as_of__isnull=True) | models.Q(as_of__lower_inf=False, as_of__upper_inf=False),
                name="affiliation_as_of_a_day",
                violation_error_message=AS_OF_A_DAY,
            ),
            AsOfWithinDuring(
                condition=models.Q(during__isnull=True)
                | models.Q(as_of__isnull=True)
                | models.Q(during__overlap=models.F("as_of")),
                name="affiliation_as_of_within_during",
                violation_error_message=AS_OF_WITHIN,
            ),
            models.CheckConstraint(
                condition=~models.Q(participant=models.F("organisation")),
                name="affiliation_to_another",
                violation_error_message="A participant cannot hold a post in itself.",
            ),
            models.CheckConstraint(
                condition=models.Q(share__isnull=True) | models.Q(share__gt=0, share__lte=100),
                name="affiliation_share_in_percent",
                violation_error_message="A share must be more than 0 and at most 100 percent.",
            ),
            models.UniqueConstraint(
                fields=["participant", "organisation", "kind", "role", "during", "as_of"],
                name="affiliation_once",
                nulls_distinct=False,
                violation_error_message="This post or membership is already recorded.",
            ),
        ]
        indexes = [GistIndex("during", name="affiliation_during")]

    def __str__(self) -> str:
        return f"{self.participant}: {self.role or self.get_kind_display()}, {self.organisation}"

    def clean(self) -> None:
        super().clean()
        if not AsOfWithinDuring.accepts(self):
            raise ValidationError({"as_of": AS_OF_WITHIN})

    def get_absolute_url(self) -> str:
        return self.participant.get_absolute_url()

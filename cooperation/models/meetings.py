"""Meetings: talks, visits, sessions and events, and their participants."""

from typing import Self

from django.contrib.postgres.indexes import GistIndex
from django.core.exceptions import ValidationError
from django.db import models

from cooperation.fields import ClockField, IsOneDay, Period, PeriodField, SortDay, ZoneField, period_not_empty
from cooperation.fields.times import today
from cooperation.models.base import (
    Record,
    RecordQuerySet,
    Today,
    check_cycle,
    inferred,
    join_names,
    line,
    phrase,
    stated,
)
from cooperation.models.choices import Choice
from cooperation.models.keys import Named, RegisterQuerySet
from cooperation.models.places import Place
from cooperation.models.rules import NoCycle, PublishedNeeds
from cooperation.models.tracking import tracked

TIME_NEEDS_DAY = "A time needs a day: enter the day of the meeting as its date, or remove the time."
ZONE_NEEDS_TIME = "A time zone needs a time: enter the time of the meeting, or remove the zone."


class VenueOf(models.Func):
    """The venue of the meeting with an id: its own, else that of the visit that it is part of; see 30_parts.sql."""

    template = "(SELECT v.place_id FROM register.venue_of(%(expressions)s) v)"
    output_field = models.BigIntegerField()


class VenueGiver(VenueOf):
    """The meeting that gives a meeting its venue: itself, or the visit that it is part of."""

    template = "(SELECT v.meeting_id FROM register.venue_of(%(expressions)s) v)"


def venue_name() -> models.Case:
    """Return the expression for the name of a meeting's venue. Most meetings need no search for it."""
    given = Place.objects.order_by().filter(pk=VenueOf(models.OuterRef("pk"))).values("name")
    return models.Case(
        models.When(venue__isnull=False, then=models.F("venue__name")),
        models.When(part_of__isnull=False, then=models.Subquery(given)),
        output_field=models.CharField(),
    )


def venue_from() -> models.Case:
    """Return the expression for the title of the meeting that gives another its venue; NULL if it has its own."""
    giver = Meeting.objects.order_by().filter(pk=VenueGiver(models.OuterRef("pk"))).values("title")
    return models.Case(
        models.When(venue__isnull=True, part_of__isnull=False, then=models.Subquery(giver)),
        output_field=models.CharField(),
    )


def capacity_in_list() -> models.Case:
    """Return the expression for the capacity of a participant; an observer is called one."""
    observer = Participation.Role.OBSERVER
    return models.Case(
        models.When(role=observer, capacity="", then=models.Value(observer.label)),
        models.When(role=observer, then=models.functions.Concat("capacity", models.Value(f", {observer.label}"))),
        default=models.F("capacity"),
        output_field=models.CharField(),
    )


class MeetingQuerySet(RecordQuerySet):
    """Meetings by date."""

    def by_date(self) -> Self:
        """Sort by date, latest first, undated last."""
        return self.order_by(SortDay("date").desc(nulls_last=True), "-pk")

    def for_list(self) -> Self:
        return (
            self.by_date()
            .annotate(venue_name=venue_name())
            .with_participants("participations", on_behalf=True, extra=capacity_in_list())
            .with_source_count()
        )

    def for_detail(self) -> Self:
        return self.select_related("part_of", "convening_body__country")

    def unconfirmed(self) -> Self:
        """Return scheduled meetings whose last day is past, the latest first: were they held?"""
        rows = self.filter(status=Meeting.Status.SCHEDULED, date__endswith__lte=Today())
        return rows.order_by(models.F("date__endswith").desc(), "pk")


@tracked()
class Meeting(Record):
    """Talks, a visit, a session or an event; a visit contains meetings."""

    class Kind(models.TextChoices):
        TALKS = "talks", "talks"
        OFFICIAL_VISIT = "official_visit", "official visit"
        STATE_VISIT = "state_visit", "state visit"
        WORKING_VISIT = "working_visit", "working visit"
        SUMMIT = "summit", "summit"
        SESSION = "session", "session"
        CEREMONY = "ceremony", "ceremony"
        CONFERENCE = "conference", "conference"
        EVENT = "event", "event"

    class Held(models.TextChoices):
        IN_PERSON = "in_person", "in person"
        BY_CALL = "by_call", "by call"
        BY_VIDEO = "by_video", "by video"
        MIXED = "mixed", "in person and by video"
        UNKNOWN = "unknown", "not stated"

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", "scheduled"
        HELD = "held", "held"
        POSTPONED = "postponed", "postponed"
        CANCELLED = "cancelled", "cancelled"

    kind = Choice(Kind, default=Kind.TALKS)
    held = Choice(Held, "how it was held", default=Held.UNKNOWN)
    status = Choice(Status, default=Status.HELD)
    date = PeriodField(
        null=True,
        blank=True,
        help_text="E.g. 25 Feb 2025. A postponed meeting keeps its original date until a new one is known.",
    )
    date_stated = stated("on the same day")
    date_inferred = inferred()
    date_phrase = phrase()
    time = ClockField(null=True, blank=True, help_text="When it began, e.g. 10:00. Only with a day.")
    time_zone = ZoneField(blank=True, help_text="Whose time it is, e.g. Asia/Almaty or UTC+5. Empty: not stated.")
    venue = models.ForeignKey(
        "cooperation.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings_held",
        help_text="Where it took place. Leave this empty if that is the venue of the visit that it is part of.",
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text="A larger meeting, e.g. the visit that it belongs to.",
    )
    convening_body = models.ForeignKey(
        "cooperation.Participant",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="convened_meetings",
        help_text="The body whose session it is, e.g. an intergovernmental council.",
    )
    session_number = models.PositiveSmallIntegerField(null=True, blank=True)
    participants = models.ManyToManyField(
        "cooperation.Participant",
        through="Participation",
        through_fields=("meeting", "participant"),
        related_name="meetings",
    )

    objects = MeetingQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["-pk"]
        constraints = [
            *Record.Meta.constraints,
            period_not_empty("date"),
            models.CheckConstraint(
                condition=models.Q(time__isnull=True) | models.Q(IsOneDay("date")),
                name="meeting_time_of_a_day",
                violation_error_message=TIME_NEEDS_DAY,
            ),
            models.CheckConstraint(
                condition=models.Q(time_zone="") | models.Q(time__isnull=False),
                name="meeting_zone_of_a_time",
                violation_error_message=ZONE_NEEDS_TIME,
            ),
            models.CheckConstraint(
                condition=models.Q(session_number__isnull=True) | models.Q(convening_body__isnull=False),
                name="meeting_session_of_a_body",
                violation_error_message="Choose the convening body: a session number needs one.",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            GistIndex("date", name="meeting_date"),
            models.Index(SortDay("date").desc(nulls_last=True), models.F("id").desc(), name="meeting_by_date"),
            models.Index(models.F("date__endswith"), name="meeting_scheduled", condition=models.Q(status="scheduled")),
        ]
        triggers = [*Record.Meta.triggers, NoCycle("part_of"), PublishedNeeds("citation", "cooperation_citation")]

    def clean(self) -> None:
        super().clean()
        check_cycle(self, "part_of")
        if self.time and not (isinstance(self.date, Period) and self.date.is_day):
            raise ValidationError({"time": TIME_NEEDS_DAY})
        if self.time_zone and not self.time:
            raise ValidationError({"time_zone": ZONE_NEEDS_TIME})

    @property
    def is_unconfirmed(self) -> bool:
        """Whether it is scheduled and its last day is past; the same rule as ``unconfirmed``."""
        is_scheduled = self.status == self.Status.SCHEDULED
        return is_scheduled and bool(self.date and self.date.upper and self.date.upper <= today())

    @property
    def clock(self) -> str:
        """The time of day and its zone, such as "10:00 (Asia/Almaty)"; "" if no time is stated."""
        if not self.time:
            return ""
        return f"{self.time:%H:%M} ({self.time_zone})" if self.time_zone else f"{self.time:%H:%M}"

    def venue_with_giver(self) -> models.QuerySet:
        """Return the venue, with slug and kind of the meeting that gives it: itself, or what it is part of."""
        key = models.Value(self.pk)
        giver = Meeting.objects.order_by().filter(pk=VenueGiver(key))
        places = Place.objects.filter(pk=VenueOf(key)).for_dossier()
        return places.annotate(giver_slug=giver.values("slug"), giver_kind=giver.values("kind"))

    def generated_title(self) -> str:
        if self.session_number and self.convening_body:
            what = f"{self.convening_body}, session {self.session_number}"
        else:
            what = self.get_kind_display().capitalize()
            present = self.participations.select_related("participant").order_by("pk") if self.pk else []
            named = [row for row in present if row.role != Participation.Role.OBSERVER] or present
            if names := join_names(str(row.participant) for row in named):
                what += f": {names}"
        return f"{what}, {self.date}" if self.date else what


class ParticipationQuerySet(RegisterQuerySet):
    """Participations in meetings."""

    def for_dossier(self) -> Self:
        """Sort in order of entry, and load the participants, whom they represent, and their countries."""
        return self.select_related("participant__country", "on_behalf_of__country").order_by("pk")


@tracked()
class Participation(Named):
    """A participant in a meeting: its role and capacity, and whom it represents."""

    natural_key_fields = ("meeting__slug", "participant__slug")
    search_fields = ("capacity",)

    class Role(models.TextChoices):
        HOST = "host", "host"
        GUEST = "guest", "guest"
        CHAIR = "chair", "chair"
        CO_CHAIR = "co_chair", "co-chair"
        HEAD_OF_DELEGATION = "head_of_delegation", "head of delegation"
        DELEGATE = "delegate", "delegate"
        OBSERVER = "observer", "observer"

    # The index of participation_once begins with it.
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participations", db_index=False)
    participant = models.ForeignKey("cooperation.Participant", models.PROTECT, related_name="participations")
    role = Choice(Role, blank=True, help_text="Only if the source states it.")
    capacity = line(blank=True, help_text="As printed in the source, e.g. Deputy Chairman of the Government.")
    on_behalf_of = models.ForeignKey(
        "cooperation.Participant",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="represented_at",
        help_text="The state or body that a person represented.",
    )
    with_members = models.BooleanField(
        "with its members", default=False, help_text="E.g. a union and its member states."
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "pk"]
        verbose_name = "participation"
        # The filter by role.
        indexes = [models.Index("participant", "role", name="participation_by_role", condition=~models.Q(role=""))]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "participant"],
                name="participation_once",
                violation_error_message="This participant is already in the list.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant}, {self.get_role_display()}" if self.role else str(self.participant)

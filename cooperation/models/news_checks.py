"""Checks for news: somebody looked for news of a record, country or participant until a day, and found nothing new."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now
from django.utils.timezone import localdate

from cooperation.models.base import Record, line
from cooperation.models.keys import RegisterQuerySet, Row
from cooperation.models.records import RECORD_MODELS, RECORD_NAMES, Country, Participant, Source
from cooperation.models.rules import NOT_YET, NotInFuture
from cooperation.models.tracking import tracked

CHECKED_MODELS: dict[str, type[models.Model]] = {
    **dict(zip(RECORD_NAMES, RECORD_MODELS, strict=True)),
    "country": Country,
    "participant": Participant,
}
"""The foreign keys of a check, exactly one of which is set: name -> model."""

EXACTLY_ONE = "Choose exactly one record, country or participant."


def _checked(model: type[models.Model]) -> models.ForeignKey:
    return models.ForeignKey(model, models.CASCADE, null=True, blank=True, related_name="news_checks", db_index=False)


def _one_is_set() -> models.Q:
    """Return the condition that exactly one foreign key of ``CHECKED_MODELS`` is set."""
    each = [models.Q(**{f"{name}__isnull": name != one for name in CHECKED_MODELS}) for one in CHECKED_MODELS]
    return reduce(or_, each)


class NewsCheckQuerySet(RegisterQuerySet):
    """Checks for news, of all or of what they are about."""

    def of_countries(self, codes: Iterable[str]) -> Self:
        """Return the checks of any of some countries.

        What countries have between them is news of each of them, so a check of one covers it.
        """
        return self.filter(country__in=list(codes))

    def visible_to(self, user: models.Model) -> Self:
        """Return all checks for editors, and for others those of what they see."""
        if user.is_staff:
            return self
        seen = Participant.objects.visible_to(user).filter(pk=models.OuterRef("participant_id"))
        records = [models.Q(**{f"{name}__publication": Record.Publication.PUBLISHED}) for name in RECORD_NAMES]
        return self.filter(reduce(or_, records, models.Q(country__isnull=False) | models.Q(models.Exists(seen))))

    def latest_first(self) -> Self:
        """Sort by the day until which somebody looked, the latest first."""
        return self.order_by("-until", "-pk")

    def latest_check(self) -> "NewsCheck | None":
        """Return the check that goes on to the latest day, with its user; None if there is none.

        For a record, country or participant: ``row.news_checks.latest_check()``. For several countries:
        ``NewsCheck.objects.of_countries(codes).latest_check()``.
        """
        return self.latest_first().select_related("created_by", "country").first()

    def made_today(self, user: models.Model) -> Self:
        """Return the checks that a user recorded until today."""
        return self.filter(until=localdate(), created_by=user)


@tracked()
class NewsCheck(Row):
    """That somebody looked for news of a record, country or participant until a day, and found nothing new."""

    until = models.DateField(
        "looked until", help_text="The last day whose news was looked through. What happened later is not checked."
    )
    looked_in = line(
        "where somebody looked",
        blank=True,
        default="",
        db_default="",
        help_text="E.g. websites of both ministries. Visitors see it, but not who looked.",
    )
    sources = models.ManyToManyField(
        Source, blank=True, related_name="news_checks", help_text="Sources that were opened again."
    )
    # One foreign key for each of what can be checked: `meeting`, `country` and so on.
    vars().update({name: _checked(model) for name, model in CHECKED_MODELS.items()})
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="looked by",
    )
    created_at = models.DateTimeField("recorded at", db_default=Now(), editable=False)

    objects = NewsCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-until", "-pk"]
        verbose_name = "check for news"
        verbose_name_plural = "checks for news"
        default_permissions = ()  # who may cite may also say that there is nothing to cite
        indexes = [
            models.Index(
                name,
                models.F("until").desc(),
                models.F("id").desc(),
                name=f"newscheck_{name}",
                condition=models.Q(**{f"{name}__isnull": False}),
            )
            for name in CHECKED_MODELS
        ]
        constraints = [
            models.CheckConstraint(
                condition=_one_is_set(), name="newscheck_has_one_target", violation_error_message=EXACTLY_ONE
            ),
        ]
        triggers = [NotInFuture("until")]

    def __str__(self) -> str:
        return f"until {self.until.day} {self.until:%B %Y}" if self.until else "until an unknown day"

    def clean(self) -> None:
        super().clean()
        if self.until and self.until > localdate():
            raise ValidationError({"until": NOT_YET})

    def sources_for(self, user: models.Model) -> models.QuerySet:
        """Return the sources that were opened again and that a user may see, in the order of entry."""
        return self.sources.visible_to(user).order_by("pk")

    @property
    def looked_by(self) -> str:
        """The name of the user who looked; "" if that is not known. Only for people who enter records."""
        return (self.created_by.get_full_name() or self.created_by.get_username()) if self.created_by else ""

    @property
    def target(self) -> models.Model | None:
        """The record, country or participant that was checked."""
        return next((getattr(self, name) for name in CHECKED_MODELS if getattr(self, f"{name}_id")), None)

"""Sources: articles, communiqués and documents that are cited."""

from datetime import date
from typing import Self

from django.core.validators import RegexValidator
from django.db import models

from cooperation.fields import PeriodField, SortDay, midnight, period_not_empty
from cooperation.models.base import ReferenceQuerySet, inferred, line, phrase, required, stated, title_line
from cooperation.models.keys import WithPage
from cooperation.models.tracking import tracked
from cooperation.models.web_addresses import url_key


class SourceQuerySet(ReferenceQuerySet):
    """Sources by date of publication."""

    def for_list(self) -> Self:
        return self.select_related("publisher").order_by(SortDay("published").desc(nulls_last=True), "-pk")

    def for_detail(self) -> Self:
        """Add what the page of a source shows, with the day and the hash of its latest snapshot."""
        snapshots = self.model._meta.get_field("snapshots").related_model.objects.filter(source=models.OuterRef("pk"))
        latest = {name: models.Subquery(snapshots.latest_first().values(name)[:1]) for name in ("taken_at", "sha256")}
        return self.select_related("publisher__country").annotate(**latest)

    def not_opened_since(self, day: date, user: models.Model | None = None) -> Self:
        """Return sources whose text nobody read on a day or later, and in which nobody looked for news until then.

        Args:
            day: the day.
            user: only checks that this user may see count, or visitors could tell drafts by them; None for all.
        """
        related = (self.model._meta.get_field(name).related_model for name in ("snapshots", "news_checks"))
        snapshots, checks = (model.objects.all() for model in related)
        checks = checks.visible_to(user) if user else checks
        this, begins = models.OuterRef("pk"), midnight(day)
        return self.filter(
            ~models.Exists(snapshots.filter(source=this, taken_at__gte=begins)),
            ~models.Exists(checks.filter(sources=this, until__gte=day)),
        )

    def cited_by(self, source: "Source") -> Self:
        """Return the sources that this one cites."""
        return self.filter(relied_on_in__source=source).distinct().order_by("title", "pk")

    def citing(self, source: "Source") -> Self:
        """Return the sources that cite this one."""
        return self.filter(citations__relies_on=source).distinct().order_by("title", "pk")


@tracked()
class Source(WithPage):
    """A text cited as evidence; unknown details stay empty."""

    search_fields = ("dateline", "url")  # its text is searched too, but is not the register's to show: see Snapshot

    title = title_line()
    publisher = models.ForeignKey(
        "cooperation.Participant", models.PROTECT, null=True, blank=True, related_name="publications"
    )
    url = models.URLField("web address", max_length=2000, blank=True)
    language = models.CharField(
        blank=True,
        validators=[RegexValidator(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "Enter a language code, e.g. en, ru, kk.")],
        help_text="Code of the language, e.g. en, ru, kk.",
    )
    dateline = line(blank=True, help_text="Place at the head of an agency report, e.g. Astana.")
    published = PeriodField(null=True, blank=True)
    published_stated = stated("yesterday")
    published_inferred = inferred()
    published_phrase = phrase()

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            *WithPage.Meta.constraints,
            required("title", "Enter a title."),
            models.UniqueConstraint(
                fields=["url"],
                condition=~models.Q(url=""),
                name="source_url_once",
                violation_error_message="A source with this web address is already recorded.",
            ),
            period_not_empty("published"),
        ]
        indexes = [models.Index(url_key(models.F("url")), condition=~models.Q(url=""), name="source_by_bare_url")]

    def __str__(self) -> str:
        return self.title

"""Base classes and fields of models: text fields, visibility, publication, titles and versions."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import TransactionNow
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.timezone import localdate

from cooperation.fields import ColumnCheck, LineField, PhraseField, ProseField, phrase_name
from cooperation.models.choices import Choice
from cooperation.models.keys import RegisterQuerySet, WithPage
from cooperation.models.labels import all_labels, first_labels
from cooperation.models.rules import NOT_YET, SLUG_IS_FINAL, CountVersions, NotInFuture, StableSlug, cycle_message

LINE_CHARACTERS = 300  # accepted by forms in a one-line text; the database has no limit
# Of 5,686 treaties of the United Kingdom, 187 have titles of more than 300 characters; the longest has 513. An entry of
# the index that sorts titles has space for 2,700 bytes, which are 800 characters in most scripts.
TITLE_CHARACTERS = 800
TITLE_BYTES = 2_600
# PostgreSQL compares bytes, so capitals would come before all small letters.
BY_NAME = (models.functions.Lower("name"), "pk")


def line(*args, **options) -> LineField:
    """A one-line text field: forms accept up to 300 characters, the database has no limit."""
    return LineField(*args, validators=[MaxLengthValidator(LINE_CHARACTERS)], **options)


def lines(**options) -> ArrayField:
    """A list of one-line texts, such as other spellings of a name."""
    return ArrayField(LineField(validators=[MaxLengthValidator(LINE_CHARACTERS)]), default=list, blank=True, **options)


def title_line(*args, **options) -> LineField:
    """A field for a title, which can be longer than other one-line texts."""
    return LineField(*args, validators=[MaxLengthValidator(TITLE_CHARACTERS), validate_title_size], **options)


def title_lines(**options) -> ArrayField:
    """A list of titles."""
    return ArrayField(
        LineField(validators=[MaxLengthValidator(TITLE_CHARACTERS), validate_title_size]),
        default=list,
        blank=True,
        **options,
    )


def validate_title_size(text: str) -> None:
    """Raise ValidationError if a title is too long for the index that sorts titles."""
    if (size := len(text.encode(errors="replace"))) > TITLE_BYTES:
        raise ValidationError(
            f"Shorten this to {TITLE_BYTES * len(text) // size} characters or fewer. It has {len(text)} now, and those "
            "of this script take more space than others.",
            code="max_bytes",
        )


def stated(example: str = "last year", name: str | None = None) -> LineField:
    """The companion field of a Period with the source's wording, such as "last year"; ``name`` is its verbose name."""
    return line(name, blank=True, help_text=f"Wording in the source, if different, e.g. “{example}”.")


def inferred(name: str | None = None) -> models.BooleanField:
    """The companion field of a Period: whether the user or the publication date supplied it."""
    return models.BooleanField(name, default=False, help_text="You worked this date out.")


def phrase(**options) -> PhraseField:
    """The companion field of a Period with what its bounds do not say; see ``PhraseField``."""
    return PhraseField(help_text="The date in English if its days do not say all, e.g. “about 2024”.", **options)


class NotBlank(ColumnCheck):
    """A check that a text is not empty."""

    def accepts(self, value) -> bool:
        return value != ""


def required(field: str, message: str) -> NotBlank:
    """Return a check that a text is not empty; ``message`` tells the user what to enter."""
    return NotBlank(
        condition=~models.Q(**{field: ""}), name=f"%(class)s_{field}_given", violation_error_message=message
    )


class Trimmed(ColumnCheck):
    """A check that a text has no spaces around it."""

    def accepts(self, value) -> bool:
        return value == value.strip(" ")


def trimmed(field: str) -> Trimmed:
    """Return a check that a text has no spaces around it. Forms remove them."""
    return Trimmed(
        condition=models.Q(**{field: models.functions.Trim(field)}),
        name=f"%(class)s_{field}_trimmed",
        violation_error_message="Delete the spaces around the text.",
    )


def named_once() -> models.UniqueConstraint:
    """Return the constraint that no two rows have the same name, in capitals or not."""
    return models.UniqueConstraint(
        models.functions.Lower("name"),
        name="%(class)s_name_once",
        violation_error_message="This name is in the list already, perhaps in other letters, small or capital.",
    )


def check_named_once(row: models.Model) -> None:
    """Raise ValidationError at the field if another row has the same name; ``named_once`` is the constraint."""
    others = type(row)._base_manager.exclude(pk=row.pk)
    if row.name and (other := others.filter(name__iexact=row.name.strip()).first()) is not None:
        raise ValidationError({"name": f"“{other.name}” already exists. Use that, or enter another name."})


class Today(models.Func):
    """The current day of the database, which triggers use too; on a page of a past day, that day."""

    template = "register.today()"
    output_field = models.DateField()


class KnownSince(models.Model):
    """The abstract base of rows that triggers keep as they were, for pages of a past day: ``sql/95_known.sql``."""

    known_since = models.DateTimeField(
        db_default=TransactionNow(), help_text="When the register came to know the row as it is."
    )

    class Meta:
        abstract = True


class CountsFor(models.Func):
    """Whether a record with one publication state contributes to one with another: ``register.counts_for`` in SQL.

    Of a published record, only published ones count: visitors must not tell a draft by what follows from it.
    """

    function = "register.counts_for"
    arity = 2
    output_field = models.BooleanField()


class ReferenceQuerySet(RegisterQuerySet):
    """Participants, places and sources by visibility."""

    def visible_to(self, user) -> Self:
        """Return all rows for editors, and for others those that a published record uses."""
        if user.is_staff:
            return self
        # The models of entries import these models, so this gets the model by its name.
        entries = self.model._meta.apps.get_model("cooperation", "Entry").objects
        return self.filter(pk__in=entries.visible_to(user).filter(noun=self.model._meta.model_name).values("key"))


def owner_field(model: type[models.Model]) -> models.ForeignKey | None:
    """Return the foreign key to the record that owns rows of this model: required, and deleting cascades."""
    keys = (field for field in model._meta.fields if field.many_to_one and not field.null)
    return next((key for key in keys if key.remote_field.on_delete is models.CASCADE), None)


class OwnedQuerySet(RegisterQuerySet):
    """Rows that belong to a record."""

    def visible_to(self, user) -> Self:
        """Return rows of records that the user may see."""
        owner = owner_field(self.model)
        return self.filter(**{f"{owner.name}__in": owner.related_model.objects.visible_to(user)})


class RecordQuerySet(RegisterQuerySet):
    """Records by visibility."""

    def published(self) -> Self:
        """Return published records, which every visitor sees."""
        return self.filter(publication=Record.Publication.PUBLISHED)

    def visible_to(self, user) -> Self:
        """Return all records for editors, and published ones for others."""
        return self if user.is_staff else self.published()

    def for_dossier(self) -> Self:
        """Sort in the usual order, with what the pages of related records show."""
        return self.by_date()

    def in_order_of_entry(self) -> Self:
        """Sort in order of entry, which is usually the order of the source text."""
        return self.order_by("pk")

    def with_source_count(self) -> Self:
        """Add ``source_count``: how many sources are cited for the record itself."""
        citation = self.model._meta.get_field("citations").related_model
        cited = citation.objects.filter(**{self.model._meta.model_name: models.OuterRef("pk")}).order_by()
        count = cited.values(self.model._meta.model_name).annotate(n=models.Count("source", distinct=True)).values("n")
        return self.annotate(source_count=models.functions.Coalesce(models.Subquery(count), 0))

    def with_participants(self, *relations: str, **options) -> Self:
        """Add the first participants, as lists show them; see ``first_labels`` for columns and options."""
        for relation in relations:
            self = self.annotate(**first_labels(self.model._meta.get_field(relation), **options))
        return self

    def with_all_participants(self, *relations: str) -> Self:
        """Add all participants, as detail pages show them; see ``all_labels`` for the columns."""
        for relation in relations:
            self = self.annotate(**all_labels(self.model._meta.get_field(relation)))
        return self


class Record(WithPage):
    """The abstract base of meetings, agreements, initiatives, developments, commitments and figures."""

    class Publication(models.TextChoices):
        DRAFT = "draft", "draft"
        IN_REVIEW = "in_review", "in review"
        PUBLISHED = "published", "published"
        WITHDRAWN = "withdrawn", "withdrawn"

    DERIVED: tuple[str, ...] = ()  # columns that triggers fill
    filled_on_save = ("title", "slug")
    search_fields = ("summary", "other_titles")

    title = title_line(blank=True, help_text="Leave blank to make it from the content.")
    other_titles = title_lines(help_text="In the original language, and other wordings.")
    summary = ProseField(blank=True, help_text="Two or three sentences at most.")
    sectors = models.ManyToManyField("cooperation.Sector", blank=True)
    places = models.ManyToManyField("cooperation.Place", blank=True, help_text="Places that the record is about.")
    publication = Choice(Publication, default=Publication.DRAFT)
    checked_on = models.DateField(
        "last checked on",
        null=True,
        blank=True,
        help_text="The last day until which somebody looked for news of it. An earlier day deletes the later checks.",
    )
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [*WithPage.Meta.constraints, required("title", "Enter a title.")]
        indexes = [
            models.Index("publication", models.F("updated_at").desc(), name="%(class)s_recent"),
        ]
        triggers = [CountVersions(), StableSlug(), NotInFuture("checked_on")]

    def __str__(self) -> str:
        return self.title or self.generated_title()

    def save(self, *args, **kwargs) -> None:
        if not self.title:
            self.title = self.generated_title()
            if (fields := kwargs.get("update_fields")) is not None:
                kwargs["update_fields"] = {*fields, "title"}
        super().save(*args, **kwargs)

    def clean(self) -> None:
        # A record that was restored while another had its slug has a new one, and keeps that.
        changed = (
            self.pk and self.events.filter(publication=self.Publication.PUBLISHED).exclude(slug=self.slug).exists()
        )
        if changed and not type(self)._base_manager.filter(pk=self.pk, slug=self.slug).exists():
            raise ValidationError({"slug": SLUG_IS_FINAL})
        if self.checked_on and self.checked_on > localdate():
            raise ValidationError({"checked_on": NOT_YET})

    def generated_title(self) -> str:
        """Return a title made from the record's content, for use if the user gives none."""
        raise NotImplementedError

    def refresh_derived(self) -> None:
        """Read the columns that follow from other rows as they will be stored at commit.

        For code that needs the results of its own changes. The views are in ``cooperation/sql/35_statuses.sql``.
        """
        if self.DERIVED:
            # Only names of this model go into the SQL. A PeriodField reads its phrase from the same text.
            phrases = {name: phrase_name(name) for name in self.DERIVED if phrase_name(name) in self.DERIVED}
            columns = [
                f"{name}::text || ' ' || {phrases[name]} AS {name}" if name in phrases else name
                for name in self.DERIVED
            ]
            select = f"SELECT key AS id, {', '.join(columns)} FROM register.{self._meta.model_name}_status"
            (derived,) = type(self)._base_manager.raw(f"{select} WHERE key = %s", [self.pk])
            for name in self.DERIVED:
                setattr(self, name, getattr(derived, name))

    def generated_fields(self) -> list[str]:
        """Return which of title and slug are those that the stored content gives. These follow the content."""
        stored = type(self)._base_manager.get(pk=self.pk)
        if stored.title != stored.generated_title():
            return []
        return ["title", "slug"] if stored.slug_follows_name() else ["title"]

    def retitle(self, *, address: bool = True) -> None:
        """Make the title again from the stored content, for forms that left it blank.

        Participants are stored only after the record itself. With ``address``, the slug is made again too, unless the
        record was ever published.
        """
        self.refresh_derived()
        if self.title == (title := self.generated_title()):
            return
        self.title = title
        if address and not self.events.filter(publication=self.Publication.PUBLISHED).exists():
            self.slug = ""
        self.save(update_fields=["title", "slug"])

    @property
    def is_published(self) -> bool:
        return self.publication == self.Publication.PUBLISHED

    def is_visible_to(self, user) -> bool:
        """Whether the user may see this record; the same rule as ``visible_to``."""
        return user.is_staff or self.is_published


def join_names(names: Iterable[str], *, limit: int = 3, last: str = "and") -> str:
    """Join names as running text: "A and B", "A, B and C", "A, B, C and others".

    ``last`` is the word before the last name.

    >>> join_names(["Kazakhstan", "Russia"])
    'Kazakhstan and Russia'
    """
    names = list(names)
    if len(names) > limit:
        return f"{', '.join(names[:limit])} {last} others"
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def shorten(text: str, *, limit: int = 90) -> str:
    """Return the beginning of a text, cut at a word, with "…" if it was cut.

    >>> shorten("Repair the reservoir, and report on it every month", limit=25)
    'Repair the reservoir…'
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    whole_words = text[: limit + 1].rpartition(" ")[0]
    return (whole_words or text[:limit]).rstrip(" ,;:.–-") + "…"


def check_cycle(row: models.Model, field: str) -> None:
    """Raise ValidationError at ``field`` if following it upwards from ``row`` returns to ``row``.

    The trigger ``NoCycle`` enforces the same rule; this function shows the error at the form's field.
    """
    above, seen = getattr(row, field), set()
    while above is not None and above.pk not in seen:
        if above.pk == row.pk and row.pk is not None:
            raise ValidationError({field: cycle_message(row._meta.verbose_name, field)})
        seen.add(above.pk)
        above = getattr(above, field)

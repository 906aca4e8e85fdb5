"""Snapshots: the text of a source as somebody read it on a day."""

import hashlib
import re
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.db.models.functions import Length
from django.utils.formats import date_format
from django.utils.timezone import localtime

from cooperation.fields import ArchivedTextField, RowCheck, plain_text
from cooperation.models.choices import Choice
from cooperation.models.keys import Named, RegisterQuerySet
from cooperation.models.rules import Unchanging
from cooperation.models.sources import Source
from cooperation.models.tracking import tracked

# Accepted by forms: 100 pages. In Cyrillic, a browser sends 1.5 MB for them, of at most 2.5 MB that Django reads.
MAX_TEXT_CHARACTERS = 250_000
SPACES_AT_LINE_END = re.compile(r"(?<!\s)[^\S\n]+\n")
BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
SHA256 = r"^[0-9a-f]{64}$"
LATEST_FIRST = (models.F("taken_at").desc(nulls_last=True), "-pk")

NOT_THE_HASH = "This is not the SHA-256 of the text. Leave it blank: the register works it out."
NOTHING_KNOWN = "Enter the text, its SHA-256, or when somebody read it."
TEXT_STAYS = "A stored text can’t be changed, because citations refer to it. Add the new text as another snapshot."
SOURCE_STAYS = "A snapshot stays with its source. Add the text to the other source instead."


def archived_text(text: str) -> str:
    """Return a text as snapshots store it, wherever it was pasted: no spaces at line ends, and single blank lines."""
    return BLANK_LINES.sub("\n\n", SPACES_AT_LINE_END.sub("\n", plain_text(text))).strip()


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 characters."""
    return hashlib.sha256(text.encode()).hexdigest()


def hash_in_database(column: str) -> models.Func:
    """Return the SHA-256 of a column of texts as PostgreSQL works it out, made of Django's classes for migrations."""
    utf8 = models.Func(models.F(column), models.Value("UTF8"), function="convert_to", output_field=models.BinaryField())
    digest = models.Func(utf8, function="sha256", output_field=models.BinaryField())
    return models.Func(digest, models.Value("hex"), function="encode", output_field=models.CharField())


class HashOfText(RowCheck):
    """A check that the hash of a snapshot is that of its text, if it has one."""

    def accepts(self, row: models.Model) -> bool:
        return not row.has_text or row.sha256 == text_hash(row.text)


class PlainText(RowCheck):
    """A check that lines end in "\\n"."""

    def accepts(self, row: models.Model) -> bool:
        return not row.has_text or "\r" not in row.text


class Known(RowCheck):
    """A check that a snapshot says something."""

    def accepts(self, row: models.Model) -> bool:
        return row.has_text or row.sha256 != "" or row.taken_at is not None


class SnapshotQuerySet(RegisterQuerySet):
    """Snapshots of a source."""

    def latest_first(self) -> Self:
        """Sort by when somebody read the text, those of an unknown day last."""
        return self.order_by(*LATEST_FIRST)

    def without_text(self) -> Self:
        """Leave out the text, and add its length as ``characters``."""
        return self.defer("text").annotate(characters=Length("text"))

    def latest_text(self, source: Source) -> "Snapshot | None":
        """Return the latest snapshot of a source that has a text."""
        return self.filter(source=source).exclude(text="").latest_first().first()


@tracked()
class Snapshot(Named):
    """The text of a source as somebody read it on a day; visitors never see it, and it never changes."""

    natural_key_fields = ("source__slug", "sha256")

    class Origin(models.TextChoices):
        """How the text came into the register."""

        PASTED = "pasted", "pasted"
        UPLOADED = "uploaded", "uploaded"
        FETCHED = "fetched", "fetched from its web address"

    source = models.ForeignKey(Source, models.CASCADE, related_name="snapshots")
    taken_at = models.DateTimeField(
        "read at", null=True, blank=True, help_text="When somebody read the text. Leave it blank if that is not known."
    )
    origin = Choice(Origin, blank=True, help_text="How the text came into the register.")
    # Citations refer to positions in it. It is a text of a third party, not the register's to show.
    text = ArchivedTextField(
        blank=True,
        validators=[MaxLengthValidator(MAX_TEXT_CHARACTERS)],
        help_text="The text as it was read. It can’t be changed later.",
    )
    sha256 = models.CharField(
        "SHA-256",
        blank=True,
        validators=[RegexValidator(SHA256, "Enter 64 characters from 0-9 and a-f.")],
        help_text="Checksum of the text. The register fills it in; type it only if you do not have the text.",
    )

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ["source", *LATEST_FIRST]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "sha256"],
                condition=~models.Q(sha256=""),
                name="snapshot_once",
                violation_error_message="This source already has a snapshot of the same text.",
            ),
            models.CheckConstraint(
                condition=models.Q(sha256="") | models.Q(sha256__regex=SHA256),
                name="snapshot_sha256_is_one",
                violation_error_message="A SHA-256 is 64 characters from 0-9 and a-f.",
            ),
            HashOfText(
                condition=models.Q(text="") | models.Q(sha256=hash_in_database("text")),
                name="snapshot_sha256_of_text",
                violation_error_message=NOT_THE_HASH,
            ),
            PlainText(
                condition=~models.Q(text__contains="\r"),
                name="snapshot_line_ends",
                violation_error_message="The lines of a text end in a line feed alone.",
            ),
            Known(
                condition=~models.Q(text="") | ~models.Q(sha256="") | models.Q(taken_at__isnull=False),
                name="snapshot_known",
                violation_error_message=NOTHING_KNOWN,
            ),
        ]
        triggers = [Unchanging("text", TEXT_STAYS), Unchanging("source_id", SOURCE_STAYS)]

    def __str__(self) -> str:
        day = f"of {date_format(localtime(self.taken_at), 'j F Y')}" if self.taken_at else "of an unknown day"
        return f"{day}, {self.sha256[:8]}" if self.sha256 else day

    def save(self, *args, **kwargs) -> None:
        self.fill_hash()
        if "text" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = {*kwargs["update_fields"], "sha256"}
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        typed = self.sha256
        self.fill_hash()
        if typed and typed != self.sha256:
            self.sha256 = typed
            raise ValidationError({"sha256": NOT_THE_HASH})
        if not (self.has_text or self.sha256 or self.taken_at):
            raise ValidationError(NOTHING_KNOWN)

    def fill_hash(self) -> None:
        """Store the text with plain line ends, and fill in its hash."""
        if "text" in self.__dict__ and self.text:
            self.text = plain_text(self.text)
            self.sha256 = text_hash(self.text)

    @property
    def has_text(self) -> bool:
        """Whether the text is stored, without reading it if ``without_text()`` left it out."""
        return bool(self.characters if "text" not in self.__dict__ and hasattr(self, "characters") else self.text)

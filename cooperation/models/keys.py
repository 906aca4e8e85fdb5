"""Natural keys for fixtures, slugs and URLs of pages."""

import re
from collections.abc import Collection, Iterable
from functools import cache
from urllib.parse import quote

from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.urls import get_script_prefix, reverse
from django.utils.text import slugify

from cooperation.fields import ColumnCheck, Period, with_phrase_names, with_phrases
from cooperation.models.locks import lock_name

BETWEEN_WORDS = re.compile("[‐‑‒–—―−/]")  # a slug has a hyphen for them
GENERATED_SLUG_CHARACTERS = 80  # taken from a title for its slug
MAX_SLUG_CHARACTERS = 300  # accepted by forms
PRIMARY_KEY = re.compile(r"\d{1,18}", re.ASCII)  # as text, and not too large for PostgreSQL
SAFE_IN_URL = "-_~!$&'()*+,;=:@"  # characters not percent-encoded in a URL, besides letters and digits
UNSAFE_IN_URL = r"[\s/?#%.]"  # characters that would end a URL's path or change its meaning


class RegisterQuerySet(models.QuerySet):
    """Find rows by their natural key, and write dates with their phrases."""

    def get_by_natural_key(self, *values) -> models.Model:
        """Return the row whose ``natural_key_fields`` have these values, in the same order."""
        return self.get(**dict(zip(self.model.natural_key_fields, values, strict=True)))

    def update(self, **values) -> int:
        """Update the rows. A Period is written with its phrase."""
        return super().update(**with_phrases(self.model, values))

    update.alters_data = True

    def bulk_update(self, objs: Iterable[models.Model], fields: Iterable[str], **options) -> int:
        """Update these fields of the rows. A Period is written with its phrase."""
        return super().bulk_update(objs, with_phrase_names(self.model, fields), **options)

    bulk_update.alters_data = True


class Among(models.Func):
    """The condition that a column is in a list of none to thousands of ids.

    The ids are one parameter. With ``pk__in``, Django and the driver would convert each id separately.

    Args:
        path: the column.
        ids: numbers, or codes of letters.
        kind: the PostgreSQL type of the column.
    """

    template = "%(expressions)s::%(kind)s[])"
    arg_joiner = " = ANY ("
    output_field = models.BooleanField()

    def __init__(self, path: str, ids: Iterable[int | str], kind: str = "bigint") -> None:
        super().__init__(models.F(path), models.Value(ids_as_text(ids)), kind=kind)


class AnyOfArray(models.Func):
    """The condition that a column is in an array that SQL computes, for example for each row of another query."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = models.BooleanField()


def ids_as_text(ids: Iterable[int | str]) -> str:
    """Return ids as the text of a PostgreSQL array."""
    return f"{{{','.join(map(str, ids))}}}"


class Row(models.Model):
    """The abstract base of all rows that forms edit."""

    search_fields: tuple[str, ...] = ()
    """Texts in which search results highlight words. The view of the entry has the same in ``texts``."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = with_phrase_names(type(self), fields)
        super().save(*args, **kwargs)

    def clean_fields(self, exclude=None) -> None:
        # Django checks with a query that each related row exists. Cached rows have just been read.
        relations = [field for field in self._meta.fields if field.is_relation and field.is_cached(self)]
        at_hand = {field.name for field in relations if _is_stored(field.get_cached_value(self))}
        super().clean_fields({*(exclude or ()), *at_hand})


def _is_stored(row: models.Model | None) -> bool:
    return row is not None and not row._state.adding


class Named(Row):
    """A row that fixtures refer to by the values of ``natural_key_fields``."""

    natural_key_fields: tuple[str, ...] = ("slug",)

    class Meta:
        abstract = True

    def natural_key(self) -> tuple:
        """Return the values of ``natural_key_fields`` as in fixtures; a path such as ``meeting__slug`` is followed."""
        return tuple(_follow(self, path.split("__")) for path in self.natural_key_fields)


def _follow(value, path: Iterable[str]):
    for name in path:
        value = getattr(value, name, None)
    return value.text if isinstance(value, Period) else value


class ValidSlug(ColumnCheck):
    """The check that a text can be the last part of a web address."""

    def accepts(self, value) -> bool:
        return value != "" and not re.search(UNSAFE_IN_URL, value)


class Slugged(Named):
    """A row with a slug. If none is given, it is made from the name."""

    filled_on_save: tuple[str, ...] = ("slug",)  # fields that may be blank in a form, because ``save`` fills them

    slug = models.CharField(
        "page address",
        unique=True,
        blank=True,
        validators=[
            MaxLengthValidator(MAX_SLUG_CHARACTERS),
            RegexValidator(r"^[-\w]+$", "A page address can have only letters, digits, hyphens and underscores."),
        ],
        error_messages={"unique": "Another page has this address."},
        help_text="The last part of the web address of its page. Leave blank to make it from the name.",
    )

    class Meta:
        abstract = True
        constraints = [
            ValidSlug(
                condition=~models.Q(slug="") & ~models.Q(slug__regex=UNSAFE_IN_URL),
                name="%(class)s_slug_is_address",
                violation_error_message="A page address can have only letters, digits, hyphens and underscores.",
            ),
        ]

    def save(self, *args, **kwargs) -> None:
        if not self.slug:
            lock_name(f"{self._meta.label_lower} {self._slug_of_name()}")  # two may be saved with one title at once
            self.slug = self.free_slug()
            if (fields := kwargs.get("update_fields")) is not None:
                kwargs["update_fields"] = {*fields, "slug"}
        super().save(*args, **kwargs)

    def validate_constraints(self, exclude=None) -> None:
        super().validate_constraints({*(exclude or ()), *self._blank_until_saved()})

    def validate_unique(self, exclude=None) -> None:
        # Without a query that finds no other blank one.
        super().validate_unique({*(exclude or ()), *self._blank_until_saved()})

    def _blank_until_saved(self) -> set[str]:
        return {name for name in self.filled_on_save if not getattr(self, name)}

    def free_slug(self, wanted: str = "", taken: Collection[str] = ()) -> str:
        """Return a slug that no other row of this model has, with a number if needed.

        Args:
            wanted: the slug without number; by default that of ``str(self)``. Non-Latin letters are preserved.
            taken: more slugs that can't be used.
        """
        wanted = wanted or self._slug_of_name()
        others = type(self)._default_manager.exclude(pk=self.pk)
        found = others.filter(slug__regex=rf"^{re.escape(wanted)}(-\d+)?$").values_list("slug", flat=True)
        taken = {*taken, *found}
        number, slug = 1, wanted
        while slug in taken:
            number += 1
            slug = f"{wanted}-{number}"
        return slug

    def slug_follows_name(self) -> bool:
        """Whether the slug is made from the name, perhaps with a number."""
        return re.fullmatch(rf"{re.escape(self._slug_of_name())}(-\d+)?", self.slug) is not None

    def _slug_of_name(self) -> str:
        text, length = slugify(BETWEEN_WORDS.sub("-", str(self)), allow_unicode=True), GENERATED_SLUG_CHARACTERS
        whole_words = re.match(rf".{{1,{length}}}(?=-|$)|.{{1,{length}}}", text)
        return whole_words[0] if whole_words else self._meta.model_name


class WithPage(Slugged):
    """A row with its own page, whose URL contains the slug."""

    class Meta(Slugged.Meta):
        abstract = True

    def get_absolute_url(self) -> str:
        return page_url(self._meta.model_name, self.slug)


def page_url(model_name: str, name: str) -> str:
    """Return the URL of a row's page; ``name`` is its slug, or a country's code.

    Lists show hundreds of these URLs, and ``reverse`` is slow.
    """
    before, after = _around_name(model_name, get_script_prefix())
    return f"{before}{quote(name, SAFE_IN_URL)}{after}"


@cache
def _around_name(model_name: str, script_prefix: str) -> tuple[str, str]:
    before, _, after = reverse(f"cooperation:{model_name}-detail", args=["~"]).rpartition("~")
    return before, after

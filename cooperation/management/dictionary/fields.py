"""Descriptions of fields: kind, help text, and whether they are required."""

from collections.abc import Iterable

from django.contrib.postgres.fields import ArrayField, DecimalRangeField
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from cooperation.fields import DurationLine, PeriodField, PeriodsField
from cooperation.models import Entry, EntryWords, PairTally, SeedFile, Tally

from . import markdown

FIELD_KINDS = {
    PeriodField: "a date, possibly not exact",
    PeriodsField: "several dates",
    ArrayField: "a list",
    DecimalRangeField: "a range of numbers",
    SearchVectorField: "a search vector",
    DurationLine: "a duration, such as 25 years",
    models.JSONField: "values by name",
    models.URLField: "a web address",
    models.TextField: "text",
    models.CharField: "one line of text",
    models.BooleanField: "yes or no",
    models.DateTimeField: "a date and time",
    models.DateField: "a day",
    models.TimeField: "a time of day",
    models.DecimalField: "a number",
    models.IntegerField: "a whole number",
    models.GeneratedField: "a number, computed by the database",
}
"""Field class -> description, subclasses first: a URLField is a CharField too."""


TYPED_COMPANIONS = ("stated", "inferred")
COMPANIONS = (*TYPED_COMPANIONS, "phrase")
"""Ends of the names of fields that describe the date beside them. The page explains the phrase once for all dates."""

KEPT_BY_REGISTER = {Entry, EntryWords, PairTally, SeedFile, Tally}
"""Tables without forms: triggers and commands fill them."""


def columns(model: type[models.Model]) -> list[models.Field]:
    """Return the fields of a model without its automatic id."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return [field for field in fields if not isinstance(field, models.AutoField)]


def described(fields: Iterable[models.Field]) -> str:
    """Return a Markdown table of fields. A date shares a row with its companions."""
    fields = {field.name: field for field in fields}
    companions = {f"{name}_{what}" for name in fields for what in COMPANIONS}
    rows = [
        (_names(field, companions & fields.keys()), _holds(field), _filled_in(field))
        for name, field in fields.items()
        if name not in companions
    ]
    return markdown.table(("Field", "Content", "Filled in"), rows)


def _names(field: models.Field, companions: set[str]) -> str:
    names = [
        field.name,
        *(name for name in (f"{field.name}_{what}" for what in TYPED_COMPANIONS) if name in companions),
    ]
    label = str(field.verbose_name)
    shown = ", ".join(f"`{name}`" for name in names)
    return shown if label == field.name.replace("_", " ") else f"{shown} ({label})"


def _holds(field: models.Field) -> str:
    return f"{markdown.sentence(_kind(field))} {markdown.sentence(str(field.help_text))}".strip()


def _kind(field: models.Field) -> str:
    if field.is_relation:
        return _relation(field)
    if field.choices:
        return f"one of: {', '.join(_choice(value, label) for value, label in field.flatchoices)}"
    words = next((words for kind, words in FIELD_KINDS.items() if isinstance(field, kind)), None)
    if words is None:
        raise LookupError(f"The class of {field} has no description: add it to FIELD_KINDS.")
    return f"{words}, unique" if field.unique else words


def _relation(field: models.Field) -> str:
    target = field.related_model
    if field.many_to_many:
        through = field.remote_field.through
        by = "" if through._meta.auto_created else f", by its {_many(through)}"
        return f"any number of {_many(target)}{by}"
    name = str(target._meta.verbose_name)
    return f"one {markdown.link(target, name) if target._meta.app_label == field.model._meta.app_label else name}"


def _many(model: type[models.Model]) -> str:
    return markdown.link(model, str(model._meta.verbose_name_plural))


def _choice(value: str, label: str) -> str:
    return label if value == label.replace(" ", "_") else f"{label} (`{value}`)"


def _filled_in(field: models.Field) -> str:
    if not field.editable or field.model in KEPT_BY_REGISTER:
        return "by the register"
    if field.choices and field.has_default():
        return f"default: *{dict(field.flatchoices)[field.default]}*"
    return "optional" if field.blank or field.many_to_many or field.has_default() else "required"

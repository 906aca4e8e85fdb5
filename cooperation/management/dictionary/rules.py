"""Descriptions of constraints, triggers and rules of deletion."""

from collections import defaultdict
from collections.abc import Iterable
from functools import singledispatch

from django.db import models
from django.db.models.functions import Lower

from cooperation.models import rules
from cooperation.models.base import join_names

from . import markdown


def sentences(found: Iterable) -> list[str]:
    """Return the distinct descriptions of constraints and triggers."""
    return [words for words in dict.fromkeys(map(in_words, found)) if words]


@singledispatch
def in_words(rule) -> str:
    """Return the description of a constraint or trigger; "" for a trigger that updates other tables or writes history.

    Raise LookupError for a constraint without an error message.
    """
    return ""


@in_words.register
def _(rule: models.CheckConstraint) -> str:
    # The beginning of the page explains choices and dates.
    if rule.name.endswith(("_known", "_not_empty")):
        return ""
    if rule.condition.negated and len(rule.condition) == 1 and rule.condition.children[0][1] == "":
        return f"`{rule.condition.children[0][0]}` is never empty."
    if _has_message(rule):
        return str(rule.violation_error_message)
    raise LookupError(f"The constraint {rule.name} has no words: give it a violation_error_message.")


@in_words.register
def _(rule: models.UniqueConstraint) -> str:
    columns = [f"`{name}`" for name in rule.fields] or [_column(expression) for expression in rule.expressions]
    fields = join_names(columns, limit=len(columns))
    once = f"{fields} are unique together" if len(columns) > 1 else f"{fields} is unique"
    return f"{once}: “{rule.violation_error_message}”" if _has_message(rule) else f"{once}."


def _column(expression: models.F | Lower) -> str:
    if isinstance(expression, models.F):
        return f"`{expression.name}`"
    (column,) = expression.get_source_expressions()
    return f"`{column.name}` (ignoring case)"


def _has_message(rule: models.BaseConstraint) -> bool:
    return rule.violation_error_message != rule.default_violation_error_message


@in_words.register
def _(rule: rules.NoCycle) -> str:
    return f"Following `{rule.field}` upwards never leads back to the same row."


@in_words.register
def _(rule: rules.PublishedNeeds) -> str:
    return f"If it is published, it has at least one {rule.what}."


@in_words.register
def _(rule: rules.NoneIfTicked) -> str:
    box = f"`{rule.box}`"
    return f"Its record’s {box} is false." if rule.on_rows else f"If {box} is true, it has no party and needs none."


@in_words.register
def _(rule: rules.StableSlug) -> str:
    return "After publication, its page address (`slug`) can't change."


@in_words.register
def _(rule: rules.CountVersions) -> str:
    return "Each save raises `version` by one."


@in_words.register
def _(rule: rules.NotInFuture) -> str:
    return f"`{rule.field}` is today or an earlier day."


def on_deletion(model: type[models.Model]) -> str:
    """Return what happens to rows that refer to a row when that row is deleted."""
    relations = [row for row in model._meta.related_objects if not row.related_model._meta.proxy]
    held_by = _referring(row for row in relations if _rule(row) is models.PROTECT)
    owned = _referring(row for row in relations if _rule(row) is models.CASCADE and not row.many_to_many)
    parts = [
        held_by and f"It can't be deleted while these refer to it: {held_by}.",
        owned and f"Deleting it also deletes its {owned}.",
    ]
    return " ".join(filter(None, parts))


def _rule(relation: models.ForeignObjectRel):
    """Return the ``on_delete`` of a relation; for a many-to-many field, that of its through table."""
    if not relation.many_to_many:
        return relation.on_delete
    if not relation.through._meta.auto_created:
        return None  # the through table has a relation of its own
    return relation.through._meta.get_field(relation.field.m2m_reverse_field_name()).remote_field.on_delete


def _referring(relations: Iterable[models.ForeignObjectRel]) -> str:
    fields = defaultdict(list)
    for relation in relations:
        fields[relation.related_model].append(f"`{relation.field.name}`")
    return ", ".join(
        f"{markdown.link(model, str(model._meta.verbose_name_plural))} ({', '.join(names)})"
        for model, names in fields.items()
    )


@in_words.register
def _(rule: rules.Unchanging) -> str:
    return rule.message


@in_words.register
def _(rule: rules.AnchoredWords) -> str:
    return "`exact`, `prefix` and `suffix` are what the snapshot has there. It is one of the citation’s source."


@in_words.register
def _(rule: rules.WithinText) -> str:
    return "`end` is within the text of the snapshot."


@in_words.register
def _(rule: rules.SameOwner) -> str:
    return rule.message


@in_words.register
def _(rule: rules.SourceOfAnchor) -> str:
    return rules.ANCHORED_SOURCE

"""Who takes part in the rows of a page, and the countries of places, without models of them."""

import json
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import Coalesce, JSONArray, Lower

from cooperation.models.keys import page_address

MAX_LISTED_PARTICIPANTS = 6
"""Participants that a list names of each row, which may have hundreds."""


class Label(NamedTuple):
    """A country as a page labels who takes part, or a place."""

    code: str
    name: str

    def get_absolute_url(self) -> str:
        return page_address("country", self.code)


class Who(NamedTuple):
    """A participant as a page names it.

    Attributes:
        country: its own, or that of whom it takes part for; None where there is none.
        words: what else a list says of it, such as the capacity in which it takes part.
    """

    slug: str
    name: str
    kind: str
    country: Label | None
    words: str

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_address("participant", self.slug)


class WhoField(models.JSONField):
    """Reads the array that is made of a participant here."""

    def from_db_value(self, value, expression, connection) -> Who:
        slug, name, kind, code, country, words = json.loads(value)
        return Who(slug, name, kind, Label(code, country) if code else None, words)


class LabelField(models.JSONField):
    """Reads the array that is made of a country here."""

    def from_db_value(self, value, expression, connection) -> Label:
        return Label(*json.loads(value))


def first_who(relation: models.Field, *, on_behalf: bool = False, words: str = "") -> dict[str, models.Expression]:
    """Columns for a queryset of rows: ``first_<relation>``, a list of Who, and ``<relation>_count``, how many in all.

    A subquery for each row of a page is quicker than a prefetch, which makes three models of each participant.

    Args:
        relation: the many-to-many field to participants, or that from which rows with a ``participant`` lead back.
        on_behalf: whether they may take part ``on_behalf_of`` somebody, whose country they then are given.
        words: a column of the rows in between to be read too.
    """
    own, owner, order = _in_between(relation)
    count = own.order_by().values(owner).annotate(n=models.Count("pk")).values("n")
    return {
        f"first_{relation.name}": ArraySubquery(_who(own.order_by(*order), on_behalf, words)[:MAX_LISTED_PARTICIPANTS]),
        f"{relation.name}_count": Coalesce(models.Subquery(count), 0),
    }


def all_who(relation: models.Field) -> dict[str, models.Expression]:
    """A column for a queryset of rows: ``all_<relation>``, the same of all participants, as a list of Who."""
    own, _, order = _in_between(relation)
    return {f"all_{relation.name}": ArraySubquery(_who(own.order_by(*order)))}


def labels(relation: models.Field) -> ArraySubquery:
    """A column for a queryset of places: the countries that the many-to-many field leads to, as a list of Label."""
    own, _, _ = _in_between(relation)
    label = models.ExpressionWrapper(JSONArray("country__code", "country__name"), LabelField())
    return ArraySubquery(own.order_by("country__name", "country").values(label=label))


def _in_between(relation: models.Field) -> tuple[models.QuerySet, str, list]:
    """The rows by which each row leads to others, the name of what they belong to, and their order."""
    if relation.many_to_many:
        rows, owner = relation.remote_field.through, relation.m2m_field_name()
        order = [Lower("participant__name"), "participant_id"]
    else:
        rows, owner, order = relation.related_model, relation.remote_field.name, ["pk"]
    return rows.objects.filter(**{owner: models.OuterRef("pk")}), owner, order


def _who(rows: models.QuerySet, on_behalf: bool = False, words: str = "") -> models.QuerySet:
    who = JSONArray(
        "participant__slug",
        "participant__name",
        "participant__kind",
        _side("country__code", on_behalf),
        _side("country__name", on_behalf),
        words or models.Value(""),
    )
    return rows.values(who=models.ExpressionWrapper(who, WhoField()))


def _side(path: str, on_behalf: bool) -> models.Expression:
    own = models.F(f"participant__{path}")
    if not on_behalf:
        return own
    return models.Case(
        models.When(on_behalf_of__isnull=False, then=models.F(f"on_behalf_of__{path}")),
        default=own,
        output_field=models.CharField(),
    )

"""Who takes part in the rows of a list: the first few of each row, and how many they are."""

import json
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import Coalesce, JSONArray, Lower

from cooperation.models.keys import page_address

FIRST = 6
"""Participants that a list names of a row, which may have hundreds."""


class Label(NamedTuple):
    """A country as a list labels who takes part."""

    code: str
    name: str


class Who(NamedTuple):
    """A participant as a list names it.

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
    """Reads the array that ``first_who`` makes of a participant."""

    def from_db_value(self, value, expression, connection) -> Who:
        slug, name, kind, code, country, words = json.loads(value)
        return Who(slug, name, kind, Label(code, country) if code else None, words)


def first_who(relation: models.Field, *, on_behalf: bool = False, words: str = "") -> dict[str, models.Expression]:
    """Columns for a queryset of rows: ``first_<relation>``, a list of Who, and ``<relation>_count``, how many in all.

    A subquery for each row of a page is quicker than a prefetch, which makes three models of each participant.

    Args:
        relation: the many-to-many field to participants, or that from which rows with a ``participant`` lead back.
        on_behalf: whether they may take part ``on_behalf_of`` somebody, whose country they then are given.
        words: a column of the rows in between to be read too.
    """
    if relation.many_to_many:
        rows, owner, order = (
            relation.remote_field.through,
            relation.m2m_field_name(),
            [Lower("participant__name"), "pk"],
        )
    else:
        rows, owner, order = relation.related_model, relation.remote_field.name, ["pk"]
    own = rows.objects.filter(**{owner: models.OuterRef("pk")})
    who = JSONArray(
        "participant__slug",
        "participant__name",
        "participant__kind",
        _side("country__code", on_behalf),
        _side("country__name", on_behalf),
        words or models.Value(""),
    )
    first = own.order_by(*order).values(who=models.ExpressionWrapper(who, WhoField()))[:FIRST]
    count = own.order_by().values(owner).annotate(n=models.Count("pk")).values("n")
    return {
        f"first_{relation.name}": ArraySubquery(first),
        f"{relation.name}_count": Coalesce(models.Subquery(count), 0),
    }


def _side(path: str, on_behalf: bool) -> models.Expression:
    own = models.F(f"participant__{path}")
    if not on_behalf:
        return own
    return models.Case(
        models.When(on_behalf_of__isnull=False, then=models.F(f"on_behalf_of__{path}")),
        default=own,
        output_field=models.CharField(),
    )

"""Labels of participants and of places' countries, read with the rows of a page without creating models."""

import json
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import Coalesce, JSONArray, Lower

from cooperation.models.keys import page_address

MAX_LISTED_PARTICIPANTS = 6
"""Maximum number of participants that a list shows per row; a row may have hundreds."""


class Label(NamedTuple):
    """The label of a participant's or place's country."""

    code: str
    name: str

    def get_absolute_url(self) -> str:
        return page_address("country", self.code)


class Who(NamedTuple):
    """A participant as pages show it.

    Attributes:
        country: the country of the participant or of whom it represents; None if there is none.
        words: other text that a list shows, such as the capacity.
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
    """Parse the JSON array of a participant."""

    def from_db_value(self, value, expression, connection) -> Who:
        slug, name, kind, code, country, words = json.loads(value)
        return Who(slug, name, kind, Label(code, country) if code else None, words)


class LabelField(models.JSONField):
    """Parse the JSON array of a country."""

    def from_db_value(self, value, expression, connection) -> Label:
        return Label(*json.loads(value))


def first_who(relation: models.Field, *, on_behalf: bool = False, words: str = "") -> dict[str, models.Expression]:
    """Return columns for a queryset: ``first_<relation>``, a list of Who, and ``<relation>_count``, the total.

    A subquery per row is faster than a prefetch, which creates three models per participant.

    Args:
        relation: the many-to-many field to participants, or the reverse relation of rows with a ``participant``.
        on_behalf: whether rows have ``on_behalf_of``, the represented participant, whose country is used.
        words: another column of these rows to read.
    """
    own, owner, order = _in_between(relation)
    count = own.order_by().values(owner).annotate(n=models.Count("pk")).values("n")
    return {
        f"first_{relation.name}": ArraySubquery(_who(own.order_by(*order), on_behalf, words)[:MAX_LISTED_PARTICIPANTS]),
        f"{relation.name}_count": Coalesce(models.Subquery(count), 0),
    }


def all_who(relation: models.Field) -> dict[str, models.Expression]:
    """Return a column for a queryset: ``all_<relation>``, a list of Who for all participants."""
    own, _, order = _in_between(relation)
    return {f"all_{relation.name}": ArraySubquery(_who(own.order_by(*order)))}


def labels(relation: models.Field) -> ArraySubquery:
    """Return a column for a queryset of places: the countries of the many-to-many field, as a list of Label."""
    own, _, _ = _in_between(relation)
    label = models.ExpressionWrapper(JSONArray("country__code", "country__name"), LabelField())
    return ArraySubquery(own.order_by("country__name", "country").values(label=label))


def _in_between(relation: models.Field) -> tuple[models.QuerySet, str, list]:
    """Return the rows between a row and its related objects, the foreign key to their owner, and their order."""
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

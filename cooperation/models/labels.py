"""Labels of participants and countries, which a queryset reads as columns, without creating models."""

import json
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import Coalesce, JSONArray, Lower

from cooperation.models.keys import page_url

MAX_LISTED_PARTICIPANTS = 6
"""Maximum number of participants that a list shows per row; a row may have hundreds."""


class CountryLabel(NamedTuple):
    """The label of a participant's or place's country."""

    code: str
    name: str

    def get_absolute_url(self) -> str:
        return page_url("country", self.code)


class ParticipantLabel(NamedTuple):
    """A participant as pages show it.

    Attributes:
        country: the country of the participant or of whom it represents; None if there is none.
        extra: other text that a list shows, such as the capacity.
    """

    slug: str
    name: str
    kind: str
    country: CountryLabel | None
    extra: str

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return page_url("participant", self.slug)


class ParticipantLabelField(models.JSONField):
    """Parse the JSON array of a participant."""

    def from_db_value(self, value, expression, connection) -> ParticipantLabel:
        slug, name, kind, code, country, extra = json.loads(value)
        return ParticipantLabel(slug, name, kind, CountryLabel(code, country) if code else None, extra)


class CountryLabelField(models.JSONField):
    """Parse the JSON array of a country."""

    def from_db_value(self, value, expression, connection) -> CountryLabel:
        return CountryLabel(*json.loads(value))


def first_labels(
    relation: models.Field,
    *,
    on_behalf: bool = False,
    extra: str | models.Expression = "",
    where: models.Q | None = None,
    name: str = "",
    who: str = "participant",
) -> dict[str, models.Expression]:
    """Return columns for a queryset: ``first_<relation>``, the first labels, and ``<relation>_count``, the total.

    A subquery per row is faster than a prefetch, which creates three models per participant.

    Args:
        relation: the many-to-many field to participants, or the reverse relation of rows with a ``participant``.
        on_behalf: whether rows have ``on_behalf_of``, the represented participant, whose country is used.
        extra: another column of these rows to read, or an expression.
        where: the condition of rows to read.
        name: the name of the columns, if it is not that of the relation.
        who: the foreign key of these rows to the participant.
    """
    own, owner, order = _rows_between(relation)
    own = own.filter(where) if where else own
    count = own.order_by().values(owner).annotate(n=models.Count("*")).values("n")
    first = _participant_label(own.order_by(*order), on_behalf, extra, who)[:MAX_LISTED_PARTICIPANTS]
    return {
        f"first_{name or relation.name}": ArraySubquery(first),
        f"{name or relation.name}_count": Coalesce(models.Subquery(count), 0),
    }


def all_labels(relation: models.Field) -> dict[str, models.Expression]:
    """Return a column for a queryset: ``all_<relation>``, a list of ParticipantLabel for all participants."""
    own, _, order = _rows_between(relation)
    return {f"all_{relation.name}": ArraySubquery(_participant_label(own.order_by(*order)))}


def country_labels(relation: models.Field) -> ArraySubquery:
    """Return a column for a queryset of places: the countries of the many-to-many field, as a list of CountryLabel."""
    own, _, _ = _rows_between(relation)
    label = models.ExpressionWrapper(JSONArray("country__code", "country__name"), CountryLabelField())
    return ArraySubquery(own.order_by("country__name", "country").values(label=label))


def _rows_between(relation: models.Field) -> tuple[models.QuerySet, str, list]:
    """Return the rows between a row and its related objects, the foreign key to their owner, and their order."""
    if relation.many_to_many:
        rows, owner = relation.remote_field.through, relation.m2m_field_name()
        order = [Lower("participant__name"), "participant_id"]
    else:
        rows, owner, order = relation.related_model, relation.remote_field.name, ["pk"]
    return rows.objects.filter(**{owner: models.OuterRef("pk")}), owner, order


def _participant_label(
    rows: models.QuerySet, on_behalf: bool = False, extra: str | models.Expression = "", who: str = "participant"
) -> models.QuerySet:
    label = JSONArray(
        f"{who}__slug",
        f"{who}__name",
        f"{who}__kind",
        _side(f"{who}__country__code", "country__code", on_behalf),
        _side(f"{who}__country__name", "country__name", on_behalf),
        extra or models.Value(""),
    )
    return rows.values(label=models.ExpressionWrapper(label, ParticipantLabelField()))


def _side(own_path: str, path: str, on_behalf: bool) -> models.Expression:
    own = models.F(own_path)
    if not on_behalf:
        return own
    return models.Case(
        models.When(on_behalf_of__isnull=False, then=models.F(f"on_behalf_of__{path}")),
        default=own,
        output_field=models.CharField(),
    )

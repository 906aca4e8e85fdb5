"""What records lack: what they need before they can be published, and what readers usually look for in them."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import models

from cooperation.models.records import Agreement, Commitment, Development, Figure, Initiative, Meeting


class Lack(NamedTuple):
    """Something that a record does not have.

    Attributes:
        text: "no source".
        blocks: whether the record can't be published without it.
    """

    text: str
    blocks: bool = False


class _Check(NamedTuple):
    """What a record lacks if its fields are empty.

    Attributes:
        fields: of these, one must be filled.
        lack: what is lacking otherwise.
        unless: a box of the record; if it is ticked, nothing is lacking.
        only_with: a relation of the record; if it is empty, nothing is lacking.
    """

    fields: tuple[str, ...]
    lack: Lack
    unless: str = ""
    only_with: str = ""


_SOURCE = _Check(("citations",), Lack("no source", blocks=True))
_SECTORS = _Check(("sectors",), Lack("no sector"))
_DATE = _Check(("date",), Lack("no date"))
CHECKS: dict[type[models.Model], tuple[_Check, ...]] = {
    Meeting: (_SOURCE, _DATE, _Check(("participants",), Lack("no participant")), _SECTORS),
    Agreement: (
        _SOURCE,
        _Check(("parties",), Lack("no party", blocks=True), unless="names_no_parties"),
        _Check(("actions",), Lack("no act, such as its signing")),
        _Check(("main_date",), Lack("no date"), only_with="actions"),
        _SECTORS,
    ),
    Initiative: (_SOURCE, _Check(("participants",), Lack("no participant")), _SECTORS),
    Development: (
        _SOURCE,
        _DATE,
        _Check(("initiatives", "agreements"), Lack("no initiative and no agreement that it is about")),
    ),
    Commitment: (_SOURCE, _Check(("by",), Lack("nobody who made it"))),
    Figure: (_SOURCE, _Check(("period", "as_of"), Lack("no period")), _Check(("of",), Lack("nobody whose it is"))),
}
"""Record type -> what its records usually have. Triggers enforce what ``blocks``."""


def lacking(model: type[models.Model], ids: Iterable[int]) -> dict[int, list[Lack]]:
    """Return what each of some records of a type lacks, by id, with one query."""
    checks = CHECKS.get(model, (_SOURCE,))
    rows = model.objects.order_by().filter(pk__in=ids)
    rows = rows.annotate(**{f"lack_{number}": _is_lacking(model, check) for number, check in enumerate(checks)})
    names = [f"lack_{number}" for number in range(len(checks))]
    return {
        pk: [check.lack for check, lacks in zip(checks, found, strict=True) if lacks]
        for pk, *found in rows.values_list("pk", *names)
    }


def _is_lacking(model: type[models.Model], check: _Check) -> models.Expression:
    filled = models.Q()
    for name in check.fields:
        filled |= _has(model, name)
    if check.unless:
        filled |= models.Q(**{check.unless: True})
    if check.only_with:
        filled |= ~_has(model, check.only_with)
    return models.ExpressionWrapper(~filled, output_field=models.BooleanField())


def _has(model: type[models.Model], name: str) -> models.Q:
    same = model._base_manager.filter(pk=models.OuterRef("pk"), **{f"{name}__isnull": False})
    return models.Q(models.Exists(same))

"""What a source says instead of a record: the field that it contradicts, and the other value, typed like the field."""

import re
from datetime import date
from decimal import Decimal
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models

from cooperation.fields import Amount, Period, PeriodField, PhraseField, amounts
from cooperation.models.actions import AgreementAction
from cooperation.models.agreements import Agreement
from cooperation.models.units import Unit, unit_spelt

NOT_STATED_BY_SOURCES = {
    *("id", "slug", "title", "summary", "other_titles", "other_names", "sectors", "publication", "checked_on"),
    *("preferred", "preferred_reason", "printed", "value_high", "bound", "with_members", "website"),
    *("names_no_parties", "printed_as"),
    *("agreement", "initiative", "commitment", "meeting", "figure", "part_of", "restates"),
}
"""Fields that editors decide on, and links between records."""

ACT = "act:"
"""Before the code of a kind of action: the date of an act of an agreement, which is no field of its own."""

SAYS_THE_SAME = "The record says the same. Leave this blank, or enter what this source says instead."
_BETWEEN_NAMES = re.compile(r",? and |[,;]")


@cache
def fields_that_may_differ(model: type[models.Model]) -> dict[str, models.Field]:
    """Return the fields of a model that a source can contradict, by name, in the order of the model."""
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return {
        field.name: field
        for field in fields
        if field.editable
        and field.name not in NOT_STATED_BY_SOURCES
        and not isinstance(field, PhraseField)
        and not field.name.endswith(("_stated", "_inferred"))
        and not getattr(field.remote_field, "parent_link", False)
    }


def field_that_differs(model: type[models.Model], name: str) -> models.Field | None:
    """Return the field of this name, or that of the date of an act; None if sources can't contradict it."""
    if issubclass(model, Agreement) and name.startswith(ACT):
        return AgreementAction._meta.get_field("date")
    return fields_that_may_differ(model).get(name)


def read_difference(field: models.Field, text: str):
    """Return the other value of a field as the field has it: a date, an amount, a row, a choice, a text.

    For a field with several rows, return what was typed: a source may name what the register does not have.

    Raise ValidationError with a message for the user if the text can't be a value of the field.
    """
    try:
        if isinstance(field, PeriodField | models.DateField):
            return Period.parse(text)
        if isinstance(field, models.DecimalField):
            return _amount(field, text)
    except amounts.NoNumberError as error:
        raise ValidationError(f"{error} Enter a number, or choose “–” in “Differs in” to keep these words.") from error
    except ValueError as error:
        raise ValidationError(str(error)) from error
    if field.flatchoices:
        return _choice(field, text)
    if field.many_to_many:
        return text
    if field.is_relation:
        return _row(field, text)
    value = field.formfield(required=True).clean(text)
    return field.clean(value, None)


def shown_difference(field: models.Field, text: str) -> str:
    """Return what was typed as pages show it: a choice by its label."""
    try:
        return str(dict(field.flatchoices)[_choice(field, text)]) if field.flatchoices else text
    except ValidationError:
        return text


def says_the_same(row: models.Model, name: str, value) -> bool:
    """Whether a row has this value, which ``read_difference`` read, in the field ``name``."""
    if name.startswith(ACT):
        return row.pk is not None and row.actions.filter(kind=name.removeprefix(ACT), date=value).exists()
    field = row._meta.get_field(name)
    if field.many_to_many:
        return row.pk is not None and _names_only(value, getattr(row, name).all())
    current = getattr(row, name)
    match value:
        case Amount():
            return current is not None and _is_amount_of(row, current, value)
        case Period() if isinstance(field, models.DateField):
            return current is not None and str(value) == str(Period.of_day(current))
        case str():
            return isinstance(current, str) and _plain(value) == _plain(current)
        case list():
            return {*map(_plain, value)} <= {*map(_plain, current or ())}
    return current is not None and value == current


def recorded_value(row: models.Model, name: str) -> str:
    """Return what a row has in a field that a source contradicts, as pages show it; "" if it has no value."""
    if name.startswith(ACT):
        code = name.removeprefix(ACT)
        return ", ".join(str(action.date) for action in row.actions.all() if action.kind_id == code and action.date)
    field = row._meta.get_field(name)
    if field.many_to_many:
        return ", ".join(map(str, getattr(row, name).all()))
    value = getattr(row, name)
    if value in (None, "", []):
        return ""
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if field.name == "value_low" and isinstance(getattr(row, "unit", None), Unit):
        return row.shown_value()
    match value:
        case list():
            return ", ".join(map(str, value))
        case date():
            return str(Period.of_day(value))
        case Decimal():
            return f"{value.normalize():,f}"
    return str(value)


def number_of(value) -> Decimal | None:
    """Return the number of a value that ``read_difference`` read; None if it is none."""
    number = value.low if isinstance(value, Amount) else value
    return Decimal(number) if isinstance(number, Decimal | int) and not isinstance(number, bool) else None


def _amount(field: models.DecimalField, text: str) -> Amount:
    amount = Amount.parse(text)
    if amount.unit and unit_spelt(amount.unit).pk != "%" and field.name != "value_low":
        raise ValueError("Enter a number without a unit.")
    field.clean(amount.low, None)
    return amount


def _choice(field: models.Field, text: str) -> str:
    wanted = _plain(text)
    for value, label in field.flatchoices:
        if value and wanted in (_plain(str(label)), _plain(value)):
            return value
    labels = ", ".join(str(label) for value, label in field.flatchoices if value)
    raise ValidationError(f"“{text}” is none of: {labels}.")


def _row(field: models.Field, text: str) -> models.Model:
    model = field.related_model
    if model is Unit:
        return unit_spelt(text)
    columns = {column.name for column in model._meta.fields}
    wanted = " ".join(text.split())
    condition = models.Q()
    for name in columns & {"name", "native_name", "official_name", "title", "code"}:
        condition |= models.Q(**{f"{name}__iexact": wanted})
    if "other_names" in columns:
        condition |= models.Q(other_names__contains=[wanted])
    row = model._base_manager.filter(condition).order_by("pk").first()
    if row is None:
        raise ValidationError(
            f"The register has no {model._meta.verbose_name} “{text}”. Write another name of it, or add it first."
        )
    return row


def _is_amount_of(row: models.Model, current: Decimal, amount: Amount) -> bool:
    if not isinstance(getattr(row, "unit", None), Unit):
        return amount.low == current
    theirs = unit_spelt(amount.unit) if amount.unit else row.unit
    given = (amount.low, amount.high)
    stored = (current, row.value_high)
    if theirs != row.unit:
        if None in (theirs.factor, row.unit.factor) or theirs.dimension != row.unit.dimension:
            return False
        given = tuple(number and number * theirs.factor for number in given)
        stored = tuple(number and number * row.unit.factor for number in stored)
    return given == stored and amount.bound in (row.bound, amounts.EXACTLY)


def _names_only(text: str, rows: models.QuerySet) -> bool:
    """Whether a text names some of these rows, and nothing else."""
    names = {_plain(name) for row in rows for name in (str(row), *getattr(row, "other_names", ()))}
    parts = [_plain(part) for part in _BETWEEN_NAMES.split(text)]
    return _plain(text) in names or (any(parts) and all(part in names for part in parts if part))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()

"""What a source says instead of a record: the field that it contradicts, and the other value, typed like the field."""

from decimal import Decimal
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models

from cooperation.fields import Amount, Period, PeriodField

NOT_STATED_BY_SOURCES = {
    *("id", "slug", "title", "summary", "other_titles", "other_names", "sectors", "publication", "checked_on"),
    *("preferred", "preferred_reason", "printed", "value_high", "bound", "with_members", "website"),
    *("names_no_parties", "printed_as"),
    *("agreement", "initiative", "commitment", "meeting", "figure", "part_of", "restates"),
}
"""Fields that editors decide on, and links between records."""


@cache
def fields_that_may_differ(model: type[models.Model]) -> dict[str, models.Field]:
    """Return the fields of a model that a source can contradict, by name, in the order of the model."""
    fields = [*model._meta.fields, *model._meta.many_to_many]
    return {
        field.name: field
        for field in fields
        if field.editable
        and field.name not in NOT_STATED_BY_SOURCES
        and not field.name.endswith(("_stated", "_inferred"))
        and not getattr(field.remote_field, "parent_link", False)
    }


def read_difference(field: models.Field, text: str) -> tuple[Period | None, Decimal | None]:
    """Return the other value of a field as a date, or as a number; both None if it is a text.

    Raise ValidationError with a message for the user if the text can't be a value of the field.
    """
    try:
        if isinstance(field, PeriodField | models.DateField):
            return Period.parse(text), None
        if isinstance(field, models.DecimalField | models.IntegerField):
            return None, Amount.parse(text).low
    except ValueError as error:
        raise ValidationError(str(error)) from error
    if field.choices:
        labels = {str(label).casefold(): value for value, label in field.flatchoices}
        if text.casefold() not in labels and text not in labels.values():
            raise ValidationError(f"“{text}” is none of: {', '.join(str(label) for _, label in field.flatchoices)}.")
    return None, None

"""Objects that a field creates by their name alone. The rest is guessed, or left for later.

>>> new_row(Place, "Naryn River")
<Place: Naryn River>
"""

import re
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from cooperation.admin.best_matches import best_matches, is_named
from cooperation.admin.errors import check_constraints_now, integrity_message
from cooperation.intake.guesses import guess_participant, guess_place
from cooperation.models import (
    Agreement,
    Commitment,
    Country,
    Initiative,
    Meeting,
    Participant,
    Place,
    Record,
    Sector,
    Source,
)
from cooperation.models.alphabet import folded
from cooperation.models.locks import lock_name
from cooperation.models.records import ENTRY_MODELS
from cooperation.models.twins import Twin, similar_rows

WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
MAX_TWINS = 5
NAME_FIELDS = {
    **dict.fromkeys((Participant, Place, Sector), "name"),
    **dict.fromkeys((Source, Meeting, Agreement, Initiative), "title"),
    Commitment: "what",
}
"""The models whose objects need only a name, and the field that has it."""

PUBLISH_ONLY_AS_MEDIA = (Participant.Kind.COMPANY, Participant.Kind.PERSON, Participant.Kind.GROUP)
"""Guesses for participants that are media if they publish a text: "Kazinform", "Gulf Today", "The new paper"."""


class NotCreatedError(Exception):
    """An object of this name is not valid. The message says why, and what to type instead."""


def can_create(model: type[models.Model]) -> bool:
    """Whether a name is all that an object of this model needs."""
    return model in NAME_FIELDS


def cleaned_name(text: str) -> str:
    """Return a typed name with single spaces, and without signs that PostgreSQL does not accept."""
    return " ".join(text.replace("\0", "").split())


def similar_to_text(model: type[models.Model], text: str) -> list[Twin]:
    """Return what is perhaps recorded already under a typed name, most similar first."""
    if model not in ENTRY_MODELS.values():
        return []
    return similar_rows(model, [text], text if WEB_ADDRESS.fullmatch(text) else "")[:MAX_TWINS]


def kind_of_new(field: models.Field, text: str) -> str:
    """Return what a new object for a relation would be, as its option says: "ministry, Kazakhstan"; or "draft"."""
    return guessed_about(new_row(field.related_model, cleaned_name(text), field))


def guessed_about(row: models.Model) -> str:
    """Return what an object that was created by its name is taken for."""
    if isinstance(row, Record):
        return row.get_publication_display()
    if isinstance(row, Participant | Place):
        country = row.country.name if isinstance(row, Participant) and row.country_id else ""
        return ", ".join(filter(None, [row.get_kind_display(), country]))
    return ""


def new_row(model: type[models.Model], name: str, field: models.Field | None = None) -> models.Model:
    """Return an object of this name that is not saved yet, with what the name says about it, and the relation."""
    row = model(**{NAME_FIELDS[model]: name})
    if fill := _FILLERS.get(model):
        fill(row, name)
    if field == Source._meta.get_field("publisher") and row.kind in PUBLISH_ONLY_AS_MEDIA:
        row.kind = Participant.Kind.MEDIA
    return row


def get_or_create(rows: models.QuerySet, name: str, user, field: models.Field) -> tuple[models.Model, bool]:
    """Return the object of this name among all rows of a model, and whether it was created now for a relation.

    Of two requests for one name, the second waits for the first and gets the same object.

    Raises:
        NotCreatedError: the name is too long, or a rule does not allow it.
    """
    model = rows.model
    try:
        with transaction.atomic():
            lock_name(_lock_of(model, name))
            if (row := _row_named(rows, name)) is not None:
                return row, False
            row = new_row(model, name, field)
            if isinstance(row, Record):
                row.created_by = row.updated_by = user
            row.full_clean()
            row.save()
            if isinstance(row, Place):
                row.countries.set(row.guessed_countries)
            check_constraints_now()
            return row, True
    except ValidationError as error:
        raise NotCreatedError(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise NotCreatedError(integrity_message(error)) from error


def reserve_name(model: type[models.Model], name: str) -> bool:
    """Return whether the register has no object of this name; then no other request adds one before this ends."""
    lock_name(_lock_of(model, name))
    return _row_named(model.objects.all(), name) is None


def _lock_of(model: type[models.Model], name: str) -> str:
    return f"{model._meta.label_lower} {folded(name).casefold()}"


def _row_named(rows: models.QuerySet, name: str) -> models.Model | None:
    if rows.model in ENTRY_MODELS.values():
        found = rows.filter(pk__in=best_matches(rows, name))
    else:
        found = rows.filter(name__iexact=name)
    return next((row for row in found.order_by("pk") if is_named(row, name)), None)


def _fill_participant(row: Participant, name: str) -> None:
    guess = guess_participant(name)
    row.kind, row.country = guess.kind, _country(guess.country)


def _fill_place(row: Place, name: str) -> None:
    guess = guess_place(name)
    row.kind = guess.kind
    row.guessed_countries = [country] if (country := _country(guess.country)) else []


def _fill_source(row: Source, name: str) -> None:
    if WEB_ADDRESS.fullmatch(name):
        row.url = name


def _country(code: str) -> Country | None:
    return Country.objects.filter(pk=code).first() if code else None


_FILLERS: dict[type[models.Model], Callable] = {
    Participant: _fill_participant,
    Place: _fill_place,
    Source: _fill_source,
}

"""What entries read from afar: SQL that touches them when it changes."""

from dataclasses import dataclass

from django.db import models

from cooperation.models.agreements import Agreement, Party
from cooperation.models.countries import Country
from cooperation.models.entry_changes import Change, if_any, touch_linked, touch_where, touch_with_linked
from cooperation.models.initiatives import Initiative, Involvement
from cooperation.models.meetings import Meeting, Participation
from cooperation.models.participants import Affiliation, Participant
from cooperation.models.places import Place
from cooperation.models.sectors import Sector


@dataclass(frozen=True)
class Read:
    """What is read of the rows of a table.

    Attributes:
        of: the noun that the rows belong to, or the array of entries that holds their keys.
        key: the column with the key of the row of that noun, or with the one in that array.
        columns: what is read.
        where: which rows count, called r in SQL; all if it is empty.
    """

    of: str
    key: str
    columns: tuple[str, ...]
    where: str = ""


TAKING = ("participant_id", "on_behalf_of_id", "with_members")
CARRYING = {
    Meeting: Read("meeting", "id", ("date", "convening_body_id", "publication")),
    Participation: Read("meeting", "meeting_id", TAKING),
    Agreement: Read("agreement", "id", ("main_date", "publication")),
    Party: Read("agreement", "agreement_id", TAKING),
    Initiative: Read("initiative", "id", ("publication",)),
    Involvement: Read("initiative", "initiative_id", ("participant_id",)),
}
"""What decides on the countries and the date that flow from a record into those linked to it."""

NAMING = {
    Participant: Read("participants", "id", ("name", "other_names", "native_name")),
    Place: Read("places", "id", ("name", "other_names", "within_id")),
    Country: Read("countries", "code", ("name", "official_name", "other_names")),
    Sector: Read("sectors", "id", ("parent_id",)),
}
"""What entries read of whom and what they name."""

BRINGING = {
    Participant: Read("participants", "id", ("kind", "country_id")),
    Affiliation: Read(
        "participants", "organisation_id", ("participant_id", "kind", "during"), "WHERE r.kind = 'member'"
    ),
}
"""What decides on the countries that somebody brings into an entry, and through it into the linked records."""


def reading(model: type[models.Model], change: Change) -> str:
    """SQL that touches the entries which read the rows of a table from afar."""
    pk = model._meta.pk.column
    read = [table[model] for table in (CARRYING, NAMING, BRINGING) if model in table]
    if change.event != "update" and any(it.key == pk for it in read):
        return ""  # nothing reads a row that is new, or may go
    sql = ""
    if it := CARRYING.get(model):
        rows = change.either_of(pk, it.key, *it.columns)
        sql += if_any(rows, touch_linked(it.of, f"SELECT r.{it.key} FROM {rows} r"))
    for table, touching in ((NAMING, touch_where), (BRINGING, touch_with_linked)):
        if it := table.get(model):
            rows = f"{change.either_of(pk, it.key, *it.columns)} r {it.where}"
            cast = "::text" if model is Country else ""  # PostgreSQL compares no text[] with a varchar[]
            sql += if_any(rows, touching(f"e.{it.of} && ARRAY(SELECT r.{it.key}{cast} FROM {rows})"))
    return sql

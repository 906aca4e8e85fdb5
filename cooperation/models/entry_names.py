"""What entries are sorted by where a list has columns of names: SQL of the text in each."""

from django.db import models

from cooperation.models.agreements import Party
from cooperation.models.alphabet import alphabetical
from cooperation.models.commitments import Commitment
from cooperation.models.developments import Development
from cooperation.models.figures import Figure
from cooperation.models.initiatives import Involvement
from cooperation.models.meetings import Participation

MOST = 200  # letters, which an index holds; names that agree in so many stand in the order of their rows
BETWEEN = "  "  # two names; it sorts before anything that may follow within one


def _text(names: str) -> str:
    return f"NULLIF(left({alphabetical(names)}, {MOST}), '')"


def _together(name: str, rows: str, order: str) -> str:
    return _text(f"(SELECT string_agg({name}, '{BETWEEN}' ORDER BY {order}) FROM {rows})")


def _who(field: models.Field, *, on_behalf: bool = False) -> str:
    """SQL of who takes part in a record r, in the order in which ``first_who`` has them and as lists show them: with
    the code of the country before the name, a state by its code alone.

    Args:
        field: the record's many-to-many field to participants, or that of rows with a ``participant`` to the record.
        on_behalf: whether they may take part ``on_behalf_of`` somebody, whose country they then are given.
    """
    if field.many_to_many:
        rows, record, participant = field.m2m_db_table(), field.m2m_column_name(), field.m2m_reverse_name()
    else:
        rows, record, participant = field.model._meta.db_table, field.column, "participant_id"
    rows = f"{rows} t JOIN cooperation_participant p ON p.id = t.{participant}"
    country = "p.country_id"
    if on_behalf:
        rows += " LEFT JOIN cooperation_participant b ON b.id = t.on_behalf_of_id"
        country = "CASE WHEN b.id IS NULL THEN p.country_id ELSE b.country_id END"
    name = f"concat_ws(' ', {country}, CASE WHEN p.kind <> 'state' OR p.country_id IS NULL THEN p.name END)"
    order = "lower(p.name), t.id" if field.many_to_many else "t.id"
    return _together(name, f"{rows} WHERE t.{record} = r.id", order)


def _name(table: str, column: str) -> str:
    """SQL of the name of the row that a row r names in a column."""
    key = "code" if table == "cooperation_country" else "id"
    return f"(SELECT {_text('n.name')} FROM {table} n WHERE n.{key} = r.{column})"


NAMED = {
    "meeting": _who(Participation._meta.get_field("meeting"), on_behalf=True),
    "agreement": _who(Party._meta.get_field("agreement")),
    "initiative": _who(Involvement._meta.get_field("initiative")),
    "development": _who(Development._meta.get_field("participants")),
    "commitment": _who(Commitment._meta.get_field("by")),
    "figure": _who(Figure._meta.get_field("of")),
    "participant": _name("cooperation_country", "country_id"),
    "place": _together(
        "n.name",
        "cooperation_place_countries c JOIN cooperation_country n ON n.code = c.country_id WHERE c.place_id = r.id",
        "n.name, n.code",
    ),
    "source": _name("cooperation_participant", "publisher_id"),
}
"""Noun -> SQL of the names in the first such column of its list, of a row called r."""

NAMED_BESIDE = {
    "initiative": _together(
        "p.name",
        "cooperation_initiative_places t JOIN cooperation_place p ON p.id = t.place_id WHERE t.initiative_id = r.id",
        "lower(p.name), p.id",
    ),
    "commitment": _who(Commitment._meta.get_field("to")),
    "participant": _name("cooperation_participant", "part_of_id"),
    "place": _name("cooperation_place", "within_id"),
}
"""The same of the second one; other nouns have none."""

NONE = "NULL::text"


def names_of(noun: str) -> str:
    """SQL of both texts of a noun's row, called r."""
    return f"{NAMED[noun]}, {NAMED_BESIDE.get(noun, NONE)}"

"""Passages: titles, texts, quotes and names in which found words are marked.

PostgreSQL marks the words, because it knows their inflections. That takes time per letter, so it only reads the entries
that a page shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from cooperation.models.citations import TARGETS
from cooperation.models.entries import Entry
from cooperation.models.records import owned_models, owner_field
from cooperation.models.words import words_query

BEGIN, END = "\x02", "\x03"  # around a found word; forms do not accept these characters
SPELLING_SEPARATOR = "\x1e"  # separates the names of one participant, place or country
MARKING = f"StartSel={BEGIN}, StopSel={END}, HighlightAll=true"
MAX_PASSAGE_CHARACTERS = 4_000  # of a text in which words are marked
MAX_PASSAGE_NAMES = 1_000  # names of participants, and as many of places, in which words are marked: 20 µs each

TITLES_SQL = "SELECT 'title', * FROM unnest(%(nouns)s::text[], %(keys)s::bigint[], %(titles)s::text[])"
OTHER_NAMES = f"array_to_string(other_names, '{SPELLING_SEPARATOR}')"
NAMES_SQL = f"""
    SELECT 'participant', '', id, concat_ws('{SPELLING_SEPARATOR}', name, {OTHER_NAMES}, native_name)
    FROM cooperation_participant WHERE id = ANY (%(participants)s)
    UNION ALL
    SELECT 'place', '', id, concat_ws('{SPELLING_SEPARATOR}', name, {OTHER_NAMES})
    FROM cooperation_place WHERE id = ANY (%(places)s)
    UNION ALL
    SELECT 'country', code, 0, concat_ws('{SPELLING_SEPARATOR}', name, official_name, {OTHER_NAMES})
    FROM cooperation_country WHERE code = ANY (%(countries)s)
"""


@dataclass(frozen=True)
class Passage:
    """A text in which found words are marked.

    ``kind`` is "title", "text" or "quote" of an entry, with its noun and key. Or it is "participant", "place" or
    "country", with that row's names; for a country ``noun`` is its code.
    """

    kind: str
    noun: str
    key: int
    marked: str


def passages(entries: Iterable[Entry], text: str) -> list[Passage]:
    """Return the texts of entries, and the names of their participants, places and countries, with the words marked.

    One query reads them all. BEGIN and END surround each found word. Passages without a found word are included.
    """
    entries = list(entries)
    if not entries:
        return []
    keys = {}
    for entry in entries:
        keys.setdefault(entry.noun, []).append(entry.key)
    asked = words_query(text)
    words = {f"word_{place}": value for place, value in enumerate(asked.values)}
    values = words | {
        **{f"keys_of_{noun}": of_noun for noun, of_noun in keys.items()},
        "nouns": [entry.noun for entry in entries],
        "keys": [entry.key for entry in entries],
        "titles": [entry.title for entry in entries],
        "participants": _some(key for entry in entries for key in _named(entry, "participant")),
        "places": _some(key for entry in entries for key in _named(entry, "place")),
        "countries": _some(code for entry in entries for code in entry.countries),
        "longest": MAX_PASSAGE_CHARACTERS,
    }
    parts = [TITLES_SQL, NAMES_SQL, *(part for noun in keys for part in _said(noun))]
    sql = f"""
        SELECT kind, noun, key, ts_headline('russian', normalize(left(said, %(longest)s), NFC), asked, '{MARKING}')
        FROM ({" UNION ALL ".join(parts)}) passages(kind, noun, key, said),
             (SELECT {asked.sql % tuple(f"%({name})s" for name in words)}) words(asked)
        WHERE said <> ''
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [Passage(*row) for row in cursor.fetchall()]


def _said(noun: str) -> list[str]:
    """Return SQL for the texts and quotes of the requested rows of a record type, and of the rows that they own."""
    model = Entry.Noun(noun).model
    said = [("'text'", "r.id", _each(model), f"{model._meta.db_table} r")] if model.search_fields else []
    kinds, quotes = "unnest(ARRAY['quote', 'text'])", "unnest(ARRAY[r.quote, r.differs])"
    if noun in TARGETS:
        said.append((kinds, f"r.{noun}_id", quotes, "cooperation_citation r"))
    for part in owned_models(model):
        owner, table = owner_field(part).column, part._meta.db_table
        if part.search_fields:
            said.append(("'text'", f"r.{owner}", _each(part), f"{table} r"))
        if target := next((name for name, cited in TARGETS.items() if cited is part), None):
            said.append((kinds, f"p.{owner}", quotes, f"{table} p JOIN cooperation_citation r ON r.{target}_id = p.id"))
    return [
        f"SELECT {kind}, '{noun}', {key}, {words} FROM {rows} WHERE {key} = ANY (%(keys_of_{noun})s)"
        for kind, key, words, rows in said
    ]


def _each(model: type[models.Model]) -> str:
    """Return SQL for the texts in search fields, one row each: quicker to plan than one query per field."""
    fields = [model._meta.get_field(name) for name in model.search_fields]
    single = ", ".join(f"r.{field.column}" for field in fields if not isinstance(field, ArrayField))
    several = [f"r.{field.column}" for field in fields if isinstance(field, ArrayField)]
    return f"unnest({' || '.join(f'{texts}::text[]' for texts in (f'ARRAY[{single}]', *several))})"


def _named(entry: Entry, noun: str) -> list[int]:
    """Return the ids of the participants or places of an entry, including its own if it is one."""
    own = [entry.key] if entry.noun == noun else []
    return own + (entry.participants if noun == "participant" else entry.places)


def _some(keys: Iterable) -> list:
    return list(dict.fromkeys(keys))[:MAX_PASSAGE_NAMES]

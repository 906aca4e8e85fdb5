"""Passages: titles, texts, quotes and names in which found words are marked.

PostgreSQL marks the words, because it knows their inflections. That takes time per letter, so it only reads the entries
that a page shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from cooperation.models.entries import Entry
from cooperation.models.words import words_query

BEGIN, END = "\x02", "\x03"  # around a found word; forms do not accept these characters
SPELLING_SEPARATOR = "\x1e"  # separates the names of one participant, place or country
MARKING = f"StartSel={BEGIN}, StopSel={END}, HighlightAll=true"
MAX_PASSAGE_CHARACTERS = 4_000  # of a text in which words are marked
MAX_PASSAGE_NAMES = 1_000  # names of participants, and as many of places, in which words are marked: 20 µs each

# The text fields of each record type, most informative first; arrays have brackets.
FIELDS = {
    "meeting": ("summary", "other_titles[]"),
    "agreement": ("summary", "other_titles[]", "references[]"),
    "initiative": ("summary", "other_titles[]"),
    "development": ("text", "summary", "other_titles[]"),
    "commitment": ("what", "condition", "summary", "other_titles[]"),
    "figure": ("printed", "indicator", "unit", "preferred_reason", "summary", "other_titles[]"),
    "source": ("dateline", "url"),  # its archived text is searched, but not shown
}
# Texts in other tables: the foreign key to the record, the text, and the table.
SAID = {
    "meeting": ("r.meeting_id", "r.capacity", "cooperation_participation r"),
    "agreement": ("r.agreement_id", "r.note", "cooperation_agreementaction r"),
    "participant": ("r.participant_id", "r.role", "cooperation_affiliation r"),
}
# Citations of the record's own rows: the foreign key to the record, and the table.
CITED_PARTS = {
    "agreement": (
        "a.agreement_id",
        "cooperation_citation r JOIN cooperation_agreementaction a ON a.id = r.action_id",
    ),
    "initiative": (
        "i.initiative_id",
        "cooperation_citation r JOIN cooperation_involvement i ON i.id = r.involvement_id",
    ),
}
QUOTABLE = ("meeting", "agreement", "initiative", "development", "commitment", "figure", "participant", "place")
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
    """Return SQL for the texts and quotes of the requested rows of a record type."""
    said = []
    if noun in FIELDS:
        said.append(("'text'", "r.id", _each(FIELDS[noun]), f"{Entry.Noun(noun).model._meta.db_table} r"))
    if noun in SAID:
        said.append(("'text'", *SAID[noun]))
    if noun in QUOTABLE:
        cited = [(f"r.{noun}_id", "cooperation_citation r")] + ([CITED_PARTS[noun]] if noun in CITED_PARTS else [])
        kinds = "unnest(ARRAY['quote', 'text'])"
        said += [(kinds, key, _each(("quote", "differs")), rows) for key, rows in cited]
    return [
        f"SELECT {kind}, '{noun}', {key}, {words} FROM {rows} WHERE {key} = ANY (%(keys_of_{noun})s)"
        for kind, key, words, rows in said
    ]


def _each(columns: Iterable[str]) -> str:
    """Return SQL for the texts of columns, one row each. PostgreSQL plans this faster than one query per column."""
    single = ", ".join(f"r.{column}" for column in columns if not column.endswith("[]"))
    several = [f"r.{column[:-2]}" for column in columns if column.endswith("[]")]
    return f"unnest({' || '.join(f'{texts}::text[]' for texts in (f'ARRAY[{single}]', *several))})"


def _named(entry: Entry, noun: str) -> list[int]:
    """Return the ids of the participants or places of an entry, including its own if it is one."""
    own = [entry.key] if entry.noun == noun else []
    return own + (entry.participants if noun == "participant" else entry.places)


def _some(keys: Iterable) -> list:
    return list(dict.fromkeys(keys))[:MAX_PASSAGE_NAMES]

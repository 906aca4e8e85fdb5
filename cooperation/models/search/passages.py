"""Passages: titles, texts, quotes and names in which PostgreSQL marks the found words.

PostgreSQL knows the inflections of words. Marking takes time per letter, so only the entries on a page are marked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from cooperation.models.base import owner_field
from cooperation.models.citations import TARGETS
from cooperation.models.records import ENTRY_MODELS, owned_models
from cooperation.models.search.query import search_query

BEGIN, END = "\x02", "\x03"  # around a found word; forms do not accept these characters
SPELLING_SEPARATOR = "\x1e"  # separates the names of one participant, place or country
MARKING = f"StartSel={BEGIN}, StopSel={END}, HighlightAll=true"
RARE_CHARACTERS = f'[^A-Za-zА-Яа-я ,;()!"{SPELLING_SEPARATOR}]'  # texts without them are those of search vectors
MAX_PASSAGE_CHARACTERS = 4_000  # of a text in which words are marked
MAX_PASSAGE_NAMES = 1_000  # names of participants, and as many of places, in which words are marked: 20 µs each
FOUND_BY_TITLES_ABOUT = ("development", "commitment", "figure")

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

    ``kind`` is "title", "text" or "quote" of an entry, with its noun and key, or "about" for a title of the initiative
    or agreement that it is about. Or it is "participant", "place" or
    "country", with that row's names; for a country ``noun`` is its code. ``marked`` is the text as search vectors have
    it (``separated_positions()``).
    """

    kind: str
    noun: str
    key: int
    text: str
    marked: str


def passages(entries: Iterable[models.Model], text: str) -> list[Passage]:
    """Return the texts of entries, and the names of their participants, places and countries, with the words marked.

    One query reads them all. BEGIN and END surround each found word. Passages without a found word are included.
    """
    entries = list(entries)
    if not entries:
        return []
    ids = {}
    for entry in entries:
        ids.setdefault(entry.noun, []).append(entry.key)
    query = search_query(text)
    query_values = {f"query_{position}": value for position, value in enumerate(query.values)}
    parameters = query_values | {
        **{f"ids_of_{name}": of_type for name, of_type in ids.items()},
        "nouns": [entry.noun for entry in entries],
        "keys": [entry.key for entry in entries],
        "titles": [entry.title for entry in entries],
        "participants": _limited(row_id for entry in entries for row_id in _ids_in(entry, "participant")),
        "places": _limited(row_id for entry in entries for row_id in _ids_in(entry, "place")),
        "countries": _limited(code for entry in entries for code in entry.countries),
        "max_characters": MAX_PASSAGE_CHARACTERS,
    }
    selects = [TITLES_SQL, NAMES_SQL, *(select for name in ids for select in _texts_and_quotes(name))]
    sql = f"""
        SELECT kind, noun, key, said, ts_headline(
            'russian',
            CASE WHEN said ~ '{RARE_CHARACTERS}' THEN register.separated(register.folded(said)) ELSE said END,
            q,
            '{MARKING}'
        )
        FROM (
            SELECT kind, noun, key, regexp_replace(
                       CASE WHEN octet_length(passage) = length(passage) THEN left(passage, %(max_characters)s)
                            ELSE normalize(left(passage, %(max_characters)s), NFC) END,
                       '[{BEGIN}{END}]', '', 'g'
                   ) AS said
            FROM ({" UNION ALL ".join(selects)}) passages(kind, noun, key, passage)
            WHERE passage <> ''
            OFFSET 0  -- evaluates the text once
        ) texts,
        (SELECT {query.sql % tuple(f"%({name})s" for name in query_values)}) query(q)
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [Passage(*row) for row in cursor.fetchall()]


def _texts_and_quotes(name: str) -> list[str]:
    """Return SQL for the texts and quotes of the found rows of a record type, and of the rows that they own."""
    model = ENTRY_MODELS[name]
    selects = [("'text'", "r.id", _texts(model), f"{model._meta.db_table} r")] if model.search_fields else []
    kinds, quotes = "unnest(ARRAY['quote', 'text'])", "unnest(ARRAY[r.quote, r.differs])"
    if name in TARGETS:
        selects.append((kinds, f"r.{name}_id", quotes, "cooperation_citation r"))
    for part in owned_models(model):
        owner, table = owner_field(part).column, part._meta.db_table
        if part.search_fields:
            selects.append(("'text'", f"r.{owner}", _texts(part), f"{table} r"))
        if target := next((target for target, cited in TARGETS.items() if cited is part), None):
            joined = f"{table} p JOIN cooperation_citation r ON r.{target}_id = p.id"
            selects.append((kinds, f"p.{owner}", quotes, joined))
    selects += _titles_about(model) if name in FOUND_BY_TITLES_ABOUT else []
    return [
        f"SELECT {kind}, '{name}', {row_id}, {texts} FROM {rows} WHERE {row_id} = ANY (%(ids_of_{name})s)"
        for kind, row_id, texts, rows in selects
    ]


def _titles_about(model: type[models.Model]) -> list[tuple[str, str, str, str]]:
    """Return SQL for the titles of a record's initiatives and agreements: those of ``cooperation/sql/39_about.sql``."""
    selects = []
    for field in (*model._meta.fields, *model._meta.many_to_many):
        if field.related_model in (ENTRY_MODELS["initiative"], ENTRY_MODELS["agreement"]):
            rows, link = f"{model._meta.db_table} r", f"r.{field.column}"
            if field.many_to_many:
                rows += f" JOIN {field.m2m_db_table()} l ON l.{field.m2m_column_name()} = r.id"
                link = f"l.{field.m2m_reverse_name()}"
            counts = "register.counts_for(a.publication, r.publication)"
            rows += f" JOIN {field.related_model._meta.db_table} a ON a.id = {link} AND {counts}"
            selects.append(("'about'", "r.id", "unnest(a.title || a.other_titles)", rows))
    return selects


def _texts(model: type[models.Model]) -> str:
    """Return SQL for the texts in search fields, one row each: faster to plan than one query per field."""
    fields = [model._meta.get_field(name) for name in model.search_fields]
    single = ", ".join(f"r.{field.column}" for field in fields if not isinstance(field, ArrayField))
    several = [f"r.{field.column}" for field in fields if isinstance(field, ArrayField)]
    return f"unnest({' || '.join(f'{texts}::text[]' for texts in (f'ARRAY[{single}]', *several))})"


def _ids_in(entry: models.Model, name: str) -> list[int]:
    """Return the ids of the participants or places of an entry, including its own if it is one."""
    own = [entry.key] if entry.noun == name else []
    return own + (entry.participants + entry.apart if name == "participant" else entry.places)


def _limited(values: Iterable) -> list:
    return list(dict.fromkeys(values))[:MAX_PASSAGE_NAMES]

"""What an entry of a participant, a place or a source says, as SQL of the trigger that fills it."""

from collections import defaultdict
from dataclasses import dataclass

from cooperation.models.entry_links import ALL, MENTIONS, REFERENCES, TABLES, named_by, union
from cooperation.models.entry_names import names_of
from cooperation.models.entry_rows import places
from cooperation.models.entry_texts import names, quotes, together


@dataclass(frozen=True)
class Contents:
    """What an entry takes from its row, called r in SQL: see the columns of ``Entry``."""

    title: str
    kind: str
    titles: str
    words: list[str]
    countries: str = "'{}'::text[]"
    period: str = "NULL::daterange"


REFERENCE = {
    "participant": Contents(
        title="r.name",
        kind="r.kind",
        countries="array_remove(ARRAY[r.country_id], NULL)",
        titles=names("r", "name", "other_names[]", "native_name"),
        words=[together("a.role", "cooperation_affiliation a WHERE a.participant_id = r.id", "a.id")],
    ),
    "place": Contents(
        title="r.name",
        kind="r.kind",
        countries="""ARRAY(
            SELECT c.country_id FROM cooperation_place_countries c WHERE c.place_id = r.id ORDER BY c.country_id
        )""",
        titles=names("r", "name", "other_names[]"),
        words=[],
    ),
    "source": Contents(
        title="r.title",
        kind="split_part(r.language, '-', 1)",  # en-GB is English
        period="r.published",
        titles="r.title",
        words=["r.dateline", "r.url", "r.text"],
    ),
}


def _leads_here(condition: str = "") -> str:
    """SQL that tells whether a record leads to the entry: it names it, or a source, a participant or a place to which
    in turn a record leads (the body of a person's post, the region of a town).

    It walks from the entry against the links, and stops at the first record.

    Args:
        condition: what must hold of the record, called x in SQL.
    """
    references, records = [], defaultdict(list)
    for row in ALL:
        for column, named in row.names.items():
            if named not in REFERENCES or row.noun == "action":
                continue
            if row.noun in REFERENCES:
                there = f"WHERE led.noun = '{named}' AND r.{column} = led.key"
                references.append(f"SELECT '{row.noun}', {row.key} FROM {row.table} r {row.via} {there}")
            else:
                record = f"{TABLES[row.noun]} x ON x.id = {row.key} {condition}"
                records[row.table, column, named].append(f"EXISTS (SELECT FROM (SELECT r.*) r {row.via} JOIN {record})")
    # A source may be cited twenty thousand times: the first of these rows tells, whatever it is that it was cited for.
    steps = [
        f"SELECT 'record', 0 FROM {table} r "
        f"WHERE led.noun = '{named}' AND r.{column} = led.key AND ({' OR '.join(leads)})"
        for (table, column, named), leads in records.items()
    ]
    return f"""EXISTS (
        WITH RECURSIVE led(noun, key) AS (
            SELECT NEW.noun::text, NEW.key
            UNION
            SELECT step.* FROM led CROSS JOIN LATERAL ({union([*steps, *references])}) step
        )
        SELECT FROM led WHERE noun = 'record'
    )"""


def reference(noun: str) -> str:
    """SQL that fills the entry NEW of a participant, a place or a source, ``titles`` and ``words``."""
    it = REFERENCE[noun]
    participants = union(named_by(noun, "participant", "= NEW.key", MENTIONS)) or "SELECT 0::bigint WHERE false"
    return f"""
        SELECT r.slug, {it.title}, {it.period}, {it.kind}, {it.countries}, {names_of(noun)},
               {it.titles}, concat_ws(' ', {", ".join([*it.words, *([quotes(noun)] if noun != "source" else [])])})
        INTO NEW.slug, NEW.title, NEW.period, NEW.kind, NEW.countries, NEW.named, NEW.named_beside, titles, words
        FROM {TABLES[noun]} r WHERE r.id = NEW.key;
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
        NEW.status := '';
        NEW.sectors := '{{}}';
        NEW.sources := '{{}}';
        NEW.sides := 0;
        NEW.participants := ARRAY(SELECT DISTINCT id FROM ({participants}) named(id) ORDER BY id);
        {places(noun) if noun == "place" else "NEW.places := '{}';"}
        NEW.publication := CASE WHEN {_leads_here("AND x.publication = 'published'")} THEN 'published'
                                WHEN {_leads_here()} THEN 'draft' ELSE '' END;
    """

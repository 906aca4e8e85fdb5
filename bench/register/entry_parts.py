"""What the entries of many records are put together from: tables of who takes part, of places, sectors and names.

They lie in a schema of their own for as long as the entries are filled.
"""

from bench.register.scale import FIRST_KEY
from cooperation.models.entry_links import MENTIONS, TABLES, union
from cooperation.models.entry_texts import names
from cooperation.models.entry_words import CONFIGURATIONS, plain

STOP = "zzstopzz"  # a word that keeps a place in a search vector, and is taken out at the end
INFLECTED, SIMPLE = CONFIGURATIONS


def closure(name, noun, above):
    """Return SQL of the table of what each row of a noun lies in, itself included."""
    table = f"cooperation_{noun}"
    return f"""
        CREATE TABLE bench.{name} AS
        WITH RECURSIVE {name}(id, above) AS (
            SELECT id, id FROM {table}
            UNION
            SELECT l.id, t.{above} FROM {name} l JOIN {table} t ON t.id = l.above WHERE t.{above} IS NOT NULL
        )
        TABLE {name};
        CREATE INDEX ON bench.{name} (id);
        ANALYZE bench.{name};
    """


BEGIN = f"""
    DROP SCHEMA IF EXISTS bench CASCADE;
    CREATE SCHEMA bench;
    CREATE AGGREGATE bench.joined(tsvector) (SFUNC = tsvector_concat, STYPE = tsvector, INITCOND = '');
    {closure("lies_in", "place", "within_id")}
    {closure("part_of", "sector", "parent_id")}
"""
END = "DROP SCHEMA bench CASCADE"

# Who takes part: in which record, who, for whom, with its members, on which date, as one of the sides.
TAKING = {
    "meeting": """
        SELECT t.meeting_id, t.participant_id, t.on_behalf_of_id, t.with_members, m.date, t.role <> 'observer'
        FROM cooperation_participation t JOIN cooperation_meeting m ON m.id = t.meeting_id
    """,
    "agreement": """
        SELECT t.agreement_id, t.participant_id, t.on_behalf_of_id, t.with_members, g.main_date, t.role <> 'depositary'
        FROM cooperation_party t JOIN cooperation_agreement g ON g.id = t.agreement_id
    """,
    "initiative": """
        SELECT t.initiative_id, t.participant_id, NULL::bigint, false, NULL::daterange, true
        FROM cooperation_involvement t
    """,
    "development": """
        SELECT t.development_id, t.participant_id, NULL::bigint, false, NULL::daterange, true
        FROM cooperation_development_participants t
    """,
}


def own(noun):
    """Return SQL of the table of whom each record of a noun has by itself, without those linked to it."""
    return f"""
        CREATE UNLOGGED TABLE bench.own_{noun} AS
        WITH taking(key, who, behalf, with_members, date, side) AS ({TAKING[noun]}),
        acting AS (
            SELECT key, who AS id, behalf IS NOT NULL AS for_another, side FROM taking
            UNION ALL
            SELECT key, behalf, false, side FROM taking WHERE behalf IS NOT NULL
            UNION ALL
            SELECT t.key, m.participant_id, false, false
            FROM taking t JOIN cooperation_affiliation m ON m.organisation_id = COALESCE(t.behalf, t.who)
            WHERE t.with_members AND m.kind = 'member'
              AND (m.during IS NULL OR t.date IS NULL OR m.during && t.date)
        ),
        present AS (
            SELECT a.key, p.id, p.country_id::text AS country,
                   a.side AND (p.country_id IS NOT NULL OR p.kind = 'intergovernmental') AS side,
                   NOT (a.for_another AND p.kind = 'person') AS represented
            FROM acting a JOIN cooperation_participant p ON p.id = a.id
        )
        SELECT key, x.publication, array_agg(DISTINCT present.id) AS participants,
               COALESCE(array_agg(DISTINCT country) FILTER (WHERE represented AND country IS NOT NULL), '{{}}')
                   AS countries,
               count(DISTINCT COALESCE(country, present.id::text)) FILTER (WHERE represented AND side) AS sides
        FROM present JOIN {TABLES[noun]} x ON x.id = key GROUP BY key, x.publication;
        ANALYZE bench.own_{noun};
    """


def around(noun):
    """Return SQL of the table of the places, sectors and sources of each record of a noun."""
    places = union(
        [
            f"SELECT {row.key}, l.above, NULL::bigint, NULL::bigint FROM {row.table} r {row.via} "
            f"JOIN bench.lies_in l ON l.id = r.{column}"
            for row in MENTIONS
            if row.noun == noun
            for column in row.naming("place")
        ]
    )
    return f"""
        CREATE UNLOGGED TABLE bench.around_{noun} AS
        WITH named(key, place, sector, source) AS (
            {places}
            UNION ALL
            SELECT r.{noun}_id, NULL, l.above, NULL
            FROM {TABLES[noun]}_sectors r JOIN bench.part_of l ON l.id = r.sector_id
            UNION ALL
            SELECT {noun}_id, NULL, NULL, source_id FROM cooperation_citation WHERE {noun}_id >= {FIRST_KEY}
        )
        SELECT key, array_agg(DISTINCT place) FILTER (WHERE place IS NOT NULL) AS places,
               array_agg(DISTINCT sector) FILTER (WHERE sector IS NOT NULL) AS sectors,
               array_agg(DISTINCT source) FILTER (WHERE source IS NOT NULL) AS sources
        FROM named GROUP BY key;
        ANALYZE bench.around_{noun};
    """


def parsed(configuration, text):
    """Return SQL of the search vector of a text, which takes as many places as the text has words.

    A vector ends with its last word that is no small one; what is joined to it would begin too early.
    """
    return f"""
        (SELECT CASE WHEN v.last IS NULL OR v.last < v.words
                THEN (v.vector::text || ' ''{STOP}'':' || v.words)::tsvector ELSE v.vector END
         FROM (SELECT to_tsvector('{configuration}', {text}) AS vector,
                      (SELECT max(p) FROM unnest(to_tsvector('{configuration}', {text})) w, unnest(w.positions) p)
                          AS last,
                      (SELECT max(p) FROM unnest(to_tsvector('{SIMPLE}', {text})) w, unnest(w.positions) p) AS words) v)
    """


def names_table(noun, text):
    """Return SQL of the table of the search vectors of the names of participants or places."""
    return f"""
        CREATE UNLOGGED TABLE bench.{noun}_names AS
        SELECT r.id, {parsed(INFLECTED, "t.names")} AS inflected, to_tsvector('{SIMPLE}', t.names) AS simple
        FROM {TABLES[noun]} r CROSS JOIN LATERAL (SELECT {plain(text)}) t(names);
        ALTER TABLE bench.{noun}_names ADD PRIMARY KEY (id);
        ANALYZE bench.{noun}_names;
    """


NAMES = names_table("participant", names("r", "name", "other_names[]", "native_name")) + names_table(
    "place", names("r", "name", "other_names[]")
)
COUNTRY = names("c", "name", "official_name", "other_names[]")
# Few sets of countries have to do with one another, so the names of each set are parsed once.
COUNTRY_NAMES = f"""
    CREATE UNLOGGED TABLE bench.country_names AS
    SELECT s.countries, to_tsvector('{INFLECTED}', t.names) AS inflected, to_tsvector('{SIMPLE}', t.names) AS simple
    FROM (SELECT DISTINCT countries FROM cooperation_entry) s
    CROSS JOIN LATERAL (
        SELECT COALESCE({plain(f"string_agg({COUNTRY}, ' ' ORDER BY c.code)")}, '')
        FROM cooperation_country c WHERE c.code = ANY (s.countries)
    ) t(names);
    ANALYZE bench.country_names;
"""

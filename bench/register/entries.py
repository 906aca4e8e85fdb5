"""Fill the entries from the register's own views, many at a time, with triggers off."""

from bench.register.filling import at_once, connected, unattended, without_indexes
from bench.register.scale import FIRST_KEY
from cooperation.models import ENTRY_MODELS, Entry, Standing

ENTRIES = ["cooperation_entry", "cooperation_entrywords"]
TALLIES = ["cooperation_tally", "cooperation_pairtally"]
STANDINGS = ["cooperation_standing"]
ENTRY_COLUMNS, STANDING_COLUMNS = (
    ", ".join(it.column for it in model._meta.concrete_fields if not it.generated and it.column != "known_since")
    for model in (Entry, Standing)
)
KNOWN_SINCE = "2020-01-01 00:00+00"
"""Since when all is known, so that pages of a later past day show it; as in history.sql."""
AT_ONCE = 20_000  # ids per statement
# Each group reads the entries of the groups before it: countries of linked records, and what records use.
GROUPS = (
    ("meeting",),
    ("agreement",),
    ("initiative", "action"),
    ("development", "figure"),
    ("participant", "place", "source"),
)


def fill_entries(address, report):
    """Fill the entries, their search vectors and the tallies at `address`; `report` is called with a line."""
    with connected(address) as connection:
        connection.execute("SELECT register.rebuild_name_vectors()")
        connection.execute("SELECT register.rebuild_name_keys()")
        with without_indexes(connection, address, report, ENTRIES), unattended(connection, ENTRIES):
            for group in GROUPS:
                at_once(address, [entries(noun, first) for noun in group for first in slices(connection, noun)])
                at_once(address, [f"ANALYZE cooperation_entry_{noun}" for noun in group])
                report(f"Entries and their words filled: {', '.join(group)}")
        with without_indexes(connection, address, report, STANDINGS), unattended(connection, STANDINGS):
            (last,) = connection.execute("SELECT COALESCE(max(id), 0) FROM cooperation_agreement").fetchone()
            at_once(address, [standings(first) for first in range(FIRST_KEY, last + 1, AT_ONCE)])
            report("Standings of parties filled")
        connection.execute("SET session_replication_role = origin")
        # Added records use seeded rows.
        connection.execute(
            f"""
            SELECT register.note(noun, array_agg(key), 'changed') FROM cooperation_entry
            WHERE noun IN ('participant', 'place', 'source') AND key < {FIRST_KEY} GROUP BY noun
            """
        )
        with without_indexes(connection, address, report, TALLIES):
            connection.execute("SELECT register.recount_tallies()")
    at_once(address, [f"VACUUM (ANALYZE) {table}" for table in [*ENTRIES, *STANDINGS, *TALLIES]])
    report("Tallies counted, read model vacuumed and analysed")


def slices(connection, noun):
    """Return the first ids of the slices of a model's rows, after the seeded ones, which have their entries."""
    table = ENTRY_MODELS[noun]._meta.db_table
    query = f"""
        SELECT (SELECT COALESCE(max(key), 0) FROM cooperation_entry WHERE noun = '{noun}'),
               (SELECT COALESCE(max(id), 0) FROM {table})
    """
    filled, last = connection.execute(query).fetchone()
    return range(filled + 1, last + 1, AT_ONCE)


def entries(noun, first):
    """Return SQL that fills a slice of a model's entries and their search vectors; it reads the view once for both."""
    return f"""
        WITH entry AS MATERIALIZED (
            SELECT * FROM register.{noun}_entry WHERE key BETWEEN {first} AND {first + AT_ONCE - 1}
        ), search AS (
            INSERT INTO cooperation_entrywords (noun, key, publication, search, known_since)
            SELECT e.noun, e.key, e.publication, s.search, '{KNOWN_SINCE}'
            FROM entry e
            CROSS JOIN LATERAL register.search_of(e.titles, e.texts, e.participants || e.apart, e.places, e.countries) s
            WHERE e.titles IS NOT NULL
        )
        INSERT INTO cooperation_entry ({ENTRY_COLUMNS}, known_since) SELECT {ENTRY_COLUMNS}, '{KNOWN_SINCE}' FROM entry
    """


def standings(first):
    """Return SQL that fills the standings of parties in a slice of agreements."""
    return f"""
        INSERT INTO cooperation_standing ({STANDING_COLUMNS}, known_since)
        SELECT {STANDING_COLUMNS}, '{KNOWN_SINCE}'
        FROM register.agreement_standing WHERE agreement_id BETWEEN {first} AND {first + AT_ONCE - 1}
    """

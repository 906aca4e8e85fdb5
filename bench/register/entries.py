"""Fills the read model from the tables of the register, a noun at a time instead of an entry at a time.

What stands in an entry is said by the register's own triggers; here the same is asked of all rows of a noun at once,
with their own SQL wherever that speaks of one row, and `check.py` compares a sample. Needs the indexes of the tables.
"""

from bench.register import entry_parts
from bench.register.entry_leads import LED, PUBLICATION
from bench.register.entry_words import words
from bench.register.filling import at_once, connected, unattended, without_indexes
from bench.register.scale import FIRST_KEY
from cooperation.models.entry_links import MENTIONS, TABLES, named_by, union
from cooperation.models.entry_names import names_of
from cooperation.models.entry_references import REFERENCE
from cooperation.models.entry_rows import RECORD
from cooperation.models.status import seen
from cooperation.models.tallies import RECOUNT

ENTRIES = ["cooperation_entry", "cooperation_entrywords"]
TALLIES = ["cooperation_tally"]
COLUMNS = """noun, key, slug, title, period, due, countries, participants, places, sectors, sources, source_count,
             sides, status, kind, named, named_beside, publication, checked_on, updated_at"""

# The records linked to each, at most one of a noun: their countries are its countries too, if they are seen with it.
LINKED = {
    "meeting": "",
    "agreement": f"LEFT JOIN bench.own_meeting m ON m.key = r.meeting_id AND {seen('m', of='r')}",
    "initiative": f"""
        LEFT JOIN cooperation_initiative_agreements la ON la.initiative_id = r.id
        LEFT JOIN bench.own_agreement a ON a.key = la.agreement_id AND {seen("a", of="r")}
        LEFT JOIN cooperation_initiative_meetings lm ON lm.initiative_id = r.id
        LEFT JOIN bench.own_meeting m ON m.key = lm.meeting_id AND {seen("m", of="r")}
    """,
    "development": f"""
        LEFT JOIN cooperation_development_agreements la ON la.development_id = r.id
        LEFT JOIN bench.own_agreement a ON a.key = la.agreement_id AND {seen("a", of="r")}
        LEFT JOIN cooperation_development_initiatives li ON li.development_id = r.id
        LEFT JOIN bench.own_initiative i ON i.key = li.initiative_id AND {seen("i", of="r")}
        LEFT JOIN bench.own_meeting m ON m.key = r.meeting_id AND {seen("m", of="r")}
    """,
}
RECORDS = tuple(LINKED)


def fill_entries(address, report):
    """Fill the entries, their words and the tallies of the register at `address`; `report` is called with a line."""
    with connected(address) as connection:
        connection.execute(entry_parts.BEGIN)
        with without_indexes(connection, address, report, ENTRIES), unattended(connection, ENTRIES):
            at_once(address, [*map(entry_parts.own, RECORDS), *map(entry_parts.around, RECORDS), entry_parts.NAMES])
            report("Who takes part, where and in what is gathered")
            at_once(address, [record(noun) for noun in ("development", "agreement", "initiative", "meeting")])
            at_once(address, [LED, ACTIONS])
            at_once(address, [reference(noun) for noun in REFERENCE])
            report("Entries filled")
            connection.execute(entry_parts.COUNTRY_NAMES)
            at_once(address, [words(noun) for noun in ("development", "agreement", "action", "initiative", "meeting")])
            at_once(address, [words(noun) for noun in REFERENCE])
            report("Words filled")
        connection.execute("SET session_replication_role = origin")
        # What was seeded is named by what has been added.
        seeded = f"noun IN ('participant', 'place', 'source') AND key < {FIRST_KEY}"
        connection.execute(f"UPDATE cooperation_entry SET title = title WHERE {seeded}")
        with without_indexes(connection, address, report, TALLIES):
            connection.execute(RECOUNT)
        connection.execute(entry_parts.END)
    at_once(address, [f"VACUUM (ANALYZE) {table}" for table in [*ENTRIES, *TALLIES]])
    report("Tallies counted, read model vacuumed and analysed")


def record(noun):
    """Return SQL that fills the entries of a noun of records."""
    it = RECORD[noun]
    linked = "".join(f" || COALESCE({alias}.countries, '{{}}')" for alias in "mai" if f" {alias} ON" in LINKED[noun])
    return f"""
        INSERT INTO cooperation_entry ({COLUMNS})
        SELECT '{noun}', r.id, r.slug, r.title, d.period, {it.due},
               ARRAY(SELECT DISTINCT c FROM unnest(COALESCE(o.countries, '{{}}'){linked}) c ORDER BY c),
               COALESCE(o.participants, '{{}}'), COALESCE(w.places, '{{}}'), COALESCE(w.sectors, '{{}}'),
               COALESCE(w.sources, '{{}}'), COALESCE(cardinality(w.sources), 0),
               COALESCE(o.sides, 0), {it.status}, {it.kind}, {names_of(noun)}, r.publication, r.checked_on, r.updated_at
        FROM {TABLES[noun]} r
        CROSS JOIN LATERAL (SELECT {it.period}) d(period)
        LEFT JOIN bench.own_{noun} o ON o.key = r.id
        LEFT JOIN bench.around_{noun} w ON w.key = r.id
        {LINKED[noun]}
        WHERE r.id >= {FIRST_KEY}
        ORDER BY r.id;
    """


ACTIONS = f"""
    INSERT INTO cooperation_entry ({COLUMNS})
    SELECT 'action', a.id, e.slug, concat(e.title, ': ', replace(a.kind, '_', ' '), ' by ' || p.name),
           COALESCE(a.date, a.effective_date), NULL, e.countries,
           ARRAY(SELECT DISTINCT id FROM unnest(e.participants || a.participant_id) id WHERE id > 0 ORDER BY id),
           e.places, e.sectors, '{{}}', 0, e.sides, '', a.kind, NULL, NULL, e.publication, NULL, e.updated_at
    FROM cooperation_agreementaction a
    JOIN cooperation_entry e ON e.noun = 'agreement' AND e.key = a.agreement_id
    LEFT JOIN cooperation_participant p ON p.id = a.participant_id
    WHERE a.agreement_id >= {FIRST_KEY}
    ORDER BY a.id;
"""


def reference(noun):
    """Return SQL that fills the entries of participants, places or sources."""
    it = REFERENCE[noun]
    # Twice the table, for the SQL of links calls its own rows r.
    named = union(named_by(noun, "participant", "= x.id", MENTIONS)) or "SELECT 0::bigint WHERE false"
    above = "SELECT above FROM bench.lies_in l WHERE l.id = x.id AND above <> x.id ORDER BY above"
    places = f"ARRAY({above})" if noun == "place" else "'{}'"
    return f"""
        INSERT INTO cooperation_entry ({COLUMNS})
        SELECT '{noun}', x.id, x.slug, {it.title}, {it.period}, NULL, {it.countries},
               ARRAY(SELECT DISTINCT id FROM ({named}) named(id) ORDER BY id), {places}, '{{}}', '{{}}', 0,
               0, '', {it.kind}, {names_of(noun)}, {PUBLICATION}, NULL, NULL
        FROM {TABLES[noun]} x JOIN {TABLES[noun]} r USING (id)
        LEFT JOIN bench.led led ON led.noun = '{noun}' AND led.key = x.id
        WHERE x.id >= {FIRST_KEY}
        ORDER BY x.id;
    """

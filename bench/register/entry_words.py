"""Fills the words of entries: each distinct text is parsed once, and the vectors are joined."""

from bench.register.entry_parts import STOP
from bench.register.scale import FIRST_KEY
from cooperation.models.entry_links import REFERENCES, TABLES
from cooperation.models.entry_references import REFERENCE
from cooperation.models.entry_rows import RECORD
from cooperation.models.entry_texts import quotes
from cooperation.models.entry_words import CONFIGURATIONS, GAP, plain


def texts(noun):
    """Return SQL of the titles and of the other words of each entry of a noun: key, titles, words."""
    quoted = [] if noun == "source" else [quotes(noun).replace("NEW.key", "x.id")]
    if noun == "action":
        titles, said = "concat(e.title, ' ', replace(r.kind, '_', ' '))", ["r.note"]
        agreement = "JOIN cooperation_entry e ON e.noun = 'agreement' AND e.key = r.agreement_id"
    else:
        it = REFERENCE[noun] if noun in REFERENCES else RECORD[noun]
        titles, said, agreement = it.titles, it.words, ""
    # Twice the table, for the SQL of what is quoted calls its own rows r.
    return f"""
        SELECT x.id, {titles}, concat_ws(' ', {", ".join([*said, *quoted])})
        FROM {TABLES[noun]} x JOIN {TABLES[noun]} r USING (id) {agreement}
    """


def vector(text, weight):
    """Return SQL of the search vectors of a text in all configurations, apart."""
    return GAP.join(f"setweight(to_tsvector('{name}', {plain(text)}), '{weight}')" for name in CONFIGURATIONS)


def words(noun):
    """Return SQL that fills the words of a noun's entries."""
    inflected = f"ts_delete(setweight(p.inflected || l.inflected || c.inflected, 'B'), '{STOP}')"
    parts = GAP.join(["t.vector", inflected, "setweight(p.simple || l.simple || c.simple, 'B')", "w.vector"])
    return f"""
        CREATE UNLOGGED TABLE bench.texts_{noun} (key, titles, words) AS {texts(noun)};
        CREATE UNLOGGED TABLE bench.titles_{noun} AS
        SELECT titles, {vector("titles", "A")} AS vector FROM (SELECT DISTINCT titles FROM bench.texts_{noun}) t;
        CREATE UNLOGGED TABLE bench.words_{noun} AS
        SELECT words, {vector("words", "C")} AS vector FROM (SELECT DISTINCT words FROM bench.texts_{noun}) t;
        ANALYZE bench.texts_{noun}, bench.titles_{noun}, bench.words_{noun};
        INSERT INTO cooperation_entrywords (noun, key, publication, search)
        SELECT '{noun}', e.key, e.publication, ts_delete({parts}, chr(1))
        FROM cooperation_entry e
        JOIN bench.texts_{noun} x ON x.key = e.key
        JOIN bench.titles_{noun} t ON t.titles = x.titles
        JOIN bench.words_{noun} w ON w.words = x.words
        JOIN bench.country_names c ON c.countries = e.countries
        CROSS JOIN LATERAL (
            SELECT bench.joined(inflected ORDER BY id) AS inflected, bench.joined(simple ORDER BY id) AS simple
            FROM bench.participant_names WHERE id = ANY (e.participants)
        ) p
        CROSS JOIN LATERAL (
            SELECT bench.joined(inflected ORDER BY id) AS inflected, bench.joined(simple ORDER BY id) AS simple
            FROM bench.place_names WHERE id = ANY (e.places)
        ) l
        WHERE e.noun = '{noun}' AND e.key >= {FIRST_KEY};
        DROP TABLE bench.texts_{noun}, bench.titles_{noun}, bench.words_{noun};
    """

"""What an entry says: for each noun the trigger that fills its entries from the tables of the register.

Each works on the one entry that is inserted or updated, whatever the statement sets, so "touching" an entry by an idle
UPDATE brings it up to date. PostgreSQL locks the row first and the function looks afterwards, so of two transactions
that change a record at once the second sees what the first did. An entry that would stay as it is is not written.
"""

import pgtrigger

from cooperation.models.citations import RECORDS
from cooperation.models.entry_links import ALL, CARRIERS, CITATIONS, MENTIONS, REFERENCES, TABLES, named_by, union

SEARCHED = 50_000  # characters of each of titles, names and words that are searched; tsvector takes 1 MB in all


def _names(alias: str, *columns: str) -> str:
    """SQL of the names in some columns of a row as one text; arrays are named with brackets: ``other_names[]``."""
    texts = [
        f"array_to_string({alias}.{column[:-2]}, ' ')" if column.endswith("[]") else f"{alias}.{column}"
        for column in columns
    ]
    return f"concat_ws(' ', {', '.join(texts)})"


def _together(what: str, rows: str, order: str) -> str:
    """SQL of a text from many rows."""
    return f"(SELECT string_agg({what}, ' ' ORDER BY {order}) FROM {rows})"


def _quotes(noun: str) -> str:
    """SQL of what the citations of a noun's entry quote."""
    quotes = [
        f"SELECT r.id, {_names('r', 'quote', 'differs')} AS said FROM {row.table} r {row.via} WHERE {row.key} = NEW.key"
        for row in CITATIONS
        if row.noun == noun
    ]
    return _together("q.said", f"({union(quotes)}) q", "q.id")


# Who takes part: whose keys; for whom; whether the members of a union come with it, and on which date; whether it is
# one of the sides. Neither observers nor depositaries are sides; nor is the body that convenes a session.
TAKING = {
    "meeting": """
        SELECT t.participant_id, t.on_behalf_of_id, t.with_members, m.date, t.role <> 'observer'
        FROM cooperation_participation t JOIN cooperation_meeting m ON m.id = t.meeting_id WHERE t.meeting_id {keys}
        UNION ALL
        SELECT m.convening_body_id, NULL, false, NULL, false
        FROM cooperation_meeting m WHERE m.id {keys} AND m.convening_body_id IS NOT NULL
    """,
    "agreement": """
        SELECT t.participant_id, t.on_behalf_of_id, t.with_members, g.main_date, t.role <> 'depositary'
        FROM cooperation_party t JOIN cooperation_agreement g ON g.id = t.agreement_id WHERE t.agreement_id {keys}
    """,
}


def _taking(noun: str, keys: str) -> str:
    """SQL of who takes part in the records of a noun with certain keys, in the columns of ``TAKING``."""
    if noun in TAKING:
        return TAKING[noun].format(keys=keys)
    members = union(named_by(noun, "participant", keys, MENTIONS))
    return f"SELECT t.id, NULL::bigint, false, NULL::daterange, true FROM ({members}) t(id)"


def _participants(noun: str) -> str:
    """SQL that sets who takes part in a record, the countries, and the sides.

    Its countries are those of its participants (for persons, of those on whose behalf they act; with a union that comes
    with its members, of those on that date) and those of the participants of the records linked to it, but not of what
    is linked to these in turn.
    """
    own = f"SELECT t.*, true FROM ({_taking(noun, '= NEW.key')}) t"
    linked = [
        f"SELECT t.*, false FROM ({_taking(carrier, f'IN ({union(links)})')}) t"
        for carrier in CARRIERS
        if (links := named_by(noun, carrier, "= NEW.key"))
    ]
    return f"""
        WITH taking(who, behalf, with_members, date, side, own) AS ({union([own, *linked])}),
        acting AS (
            SELECT who AS id, behalf IS NOT NULL AS for_another, side, own FROM taking
            UNION ALL
            SELECT behalf, false, side, own FROM taking WHERE behalf IS NOT NULL
            UNION ALL
            SELECT m.participant_id, false, false, own
            FROM taking t JOIN cooperation_affiliation m ON m.organisation_id = COALESCE(t.behalf, t.who)
            WHERE t.with_members AND m.kind = 'member'
              AND (m.during IS NULL OR t.date IS NULL OR m.during && t.date)
        ),
        present AS (
            SELECT p.id, p.country_id, a.own,
                   a.own AND a.side AND (p.country_id IS NOT NULL OR p.kind = 'intergovernmental') AS side,
                   NOT (a.for_another AND p.kind = 'person') AS represented
            FROM acting a JOIN cooperation_participant p ON p.id = a.id
        )
        SELECT COALESCE(array_agg(DISTINCT id) FILTER (WHERE own), '{{}}'),
               COALESCE(array_agg(DISTINCT country_id) FILTER (WHERE represented AND country_id IS NOT NULL), '{{}}'),
               count(DISTINCT COALESCE(country_id, id::text)) FILTER (WHERE represented AND side)
        INTO NEW.participants, NEW.countries, NEW.sides
        FROM present;
    """


def _places(noun: str) -> str:
    """SQL that sets the places that an entry names and those that they lie in."""
    return f"""
        WITH RECURSIVE lies_in(id) AS (
            SELECT * FROM ({union(named_by(noun, "place", "= NEW.key", MENTIONS))}) direct
            UNION
            SELECT p.within_id FROM cooperation_place p JOIN lies_in ON p.id = lies_in.id WHERE p.within_id IS NOT NULL
        )
        SELECT COALESCE(array_agg(id ORDER BY id), '{{}}') INTO NEW.places FROM lies_in;
    """


# The date at which each record stands, its titles, and the words in it.
RECORD = {
    "meeting": (
        "r.date",
        _names("r", "title", "other_titles[]"),
        ["r.summary", _together("t.capacity", "cooperation_participation t WHERE t.meeting_id = r.id", "t.id")],
    ),
    "agreement": (
        "r.main_date",
        _names("r", "title", "other_titles[]", "references[]"),
        ["r.summary", _together("a.note", "cooperation_agreementaction a WHERE a.agreement_id = r.id", "a.id")],
    ),
    "initiative": (
        # Since when it stands where it stands, as in its list; what is planned for 2035 is not the latest.
        "COALESCE(r.status_since, r.actual, r.planned)",
        _names("r", "title", "other_titles[]"),
        ["r.summary"],
    ),
    "development": (
        "COALESCE(r.date, daterange(r.reported_on, r.reported_on, '[]'))",
        _names("r", "title", "other_titles[]"),
        ["r.summary", "r.text"],
    ),
    "commitment": (
        # When it was made, if that is known.
        """COALESCE((SELECT m.date FROM cooperation_meeting m WHERE m.id = r.meeting_id),
                    (SELECT g.main_date FROM cooperation_agreement g WHERE g.id = r.agreement_id), r.due)""",
        _names("r", "title", "other_titles[]"),
        ["r.summary", "r.what", "r.condition"],
    ),
    "figure": (
        "r.period",
        _names("r", "title", "other_titles[]"),
        ["r.summary", "r.indicator", "r.unit", "r.printed", "r.preferred_reason"],
    ),
}


def _record(noun: str) -> str:
    date, titles, words = RECORD[noun]
    return f"""
        SELECT r.slug, r.title, r.publication, r.updated_at, lower(d.date), upper(d.date),
               {titles}, concat_ws(' ', {", ".join([*words, _quotes(noun)])})
        INTO NEW.slug, NEW.title, NEW.publication, NEW.updated_at, NEW.lower, NEW.upper, titles, words
        FROM {TABLES[noun]} r CROSS JOIN LATERAL (SELECT {date}) d(date) WHERE r.id = NEW.key;
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
        NEW.sectors := ARRAY(
            SELECT l.sector_id FROM {TABLES[noun]}_sectors l WHERE l.{noun}_id = NEW.key ORDER BY l.sector_id
        );
        {_places(noun)}
        {_participants(noun)}
    """


# An action shares who, where and what with its agreement; it is touched whenever the agreement's entry changes.
ACTION = f"""
    SELECT e.slug, concat(e.title, ': ', replace(a.kind, '_', ' '), ' by ' || p.name), e.publication, e.updated_at,
           lower(d.date), upper(d.date), e.countries, e.sides, e.places, e.sectors,
           ARRAY(SELECT DISTINCT id FROM unnest(e.participants || a.participant_id) id WHERE id > 0 ORDER BY id),
           concat(e.title, ' ', replace(a.kind, '_', ' ')), concat_ws(' ', a.note, {_quotes("action")})
    INTO NEW.slug, NEW.title, NEW.publication, NEW.updated_at, NEW.lower, NEW.upper, NEW.countries, NEW.sides,
         NEW.places, NEW.sectors, NEW.participants, titles, words
    FROM cooperation_agreementaction a
    JOIN cooperation_entry e ON e.noun = 'agreement' AND e.key = a.agreement_id
    LEFT JOIN cooperation_participant p ON p.id = a.participant_id
    CROSS JOIN LATERAL (SELECT COALESCE(a.date, a.effective_date)) d(date)
    WHERE a.id = NEW.key;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
"""

# The columns of a participant, place or source: title, period, countries, titles, words.
REFERENCE = {
    "participant": (
        "r.name",
        "NULL::daterange",
        "array_remove(ARRAY[r.country_id], NULL)",
        _names("r", "name", "other_names[]", "native_name"),
        [_together("a.role", "cooperation_affiliation a WHERE a.participant_id = r.id", "a.id")],
    ),
    "place": (
        "r.name",
        "NULL::daterange",
        "ARRAY(SELECT c.country_id FROM cooperation_place_countries c WHERE c.place_id = r.id ORDER BY c.country_id)",
        _names("r", "name", "other_names[]"),
        [],
    ),
    "source": ("r.title", "r.published", "'{}'::text[]", "r.title", ["r.dateline", "r.url", "r.text"]),
}


def _leads_here() -> str:
    """SQL that tells whether something published leads to the entry: a record names it, or a source, a participant or
    a place to which in turn something published leads (the body of a person's post, the region of a town).

    It walks from the entry against the links, and stops at the first published record.
    """
    steps = []
    for row in ALL:
        for column, named in row.names.items():
            if named not in REFERENCES or row.noun == "action":
                continue
            here = f"FROM {row.table} r {row.via}"
            there = f"WHERE led.noun = '{named}' AND r.{column} = led.key"
            if row.noun in REFERENCES:
                steps.append(f"SELECT '{row.noun}', {row.key} {here} {there}")
            else:
                published = f"JOIN {TABLES[row.noun]} x ON x.id = {row.key} AND x.publication = 'published'"
                steps.append(f"SELECT 'record', 0 {here} {published} {there}")
    return f"""EXISTS (
        WITH RECURSIVE led(noun, key) AS (
            SELECT NEW.noun::text, NEW.key
            UNION
            SELECT step.* FROM led CROSS JOIN LATERAL ({union(steps)}) step
        )
        SELECT FROM led WHERE noun = 'record'
    )"""


def _reference(noun: str) -> str:
    title, period, countries, titles, words = REFERENCE[noun]
    participants = union(named_by(noun, "participant", "= NEW.key", MENTIONS)) or "SELECT 0::bigint WHERE false"
    return f"""
        SELECT r.slug, {title}, lower({period}), upper({period}), {countries},
               {titles}, concat_ws(' ', {", ".join([*words, *([_quotes(noun)] if noun != "source" else [])])})
        INTO NEW.slug, NEW.title, NEW.lower, NEW.upper, NEW.countries, titles, words
        FROM {TABLES[noun]} r WHERE r.id = NEW.key;
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
        NEW.sectors := '{{}}';
        NEW.sides := 0;
        NEW.participants := ARRAY(SELECT DISTINCT id FROM ({participants}) named(id) ORDER BY id);
        {_places(noun) if noun == "place" else "NEW.places := '{}';"}
        NEW.publication := CASE WHEN {_leads_here()} THEN 'published' ELSE 'draft' END;
    """


def _vector(text: str, weight: str) -> str:
    """SQL of a search vector in three configurations: English and Russian inflect, simple takes words as they stand."""
    return " || ".join(
        f"setweight(to_tsvector('{name}', left({text}, {SEARCHED})), '{weight}')"
        for name in ("english", "russian", "simple")
    )


SEARCH = f"""
    names := concat_ws(
        ' ',
        {
    _together(
        _names("p", "name", "other_names[]", "native_name"),
        "cooperation_participant p WHERE p.id = ANY (NEW.participants)",
        "p.id",
    )
},
        {_together(_names("p", "name", "other_names[]"), "cooperation_place p WHERE p.id = ANY (NEW.places)", "p.id")},
        {
    _together(
        _names("c", "name", "official_name", "other_names[]"),
        "cooperation_country c WHERE c.code = ANY (NEW.countries)",
        "c.code",
    )
}
    );
    NEW.search := {_vector("titles", "A")} || {_vector("names", "B")} || {_vector("words", "C")};
    IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
"""


def _filling(noun: str, row: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"fill_{noun}",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Q(new__noun=noun),
        declare=[("titles", "text"), ("names", "text"), ("words", "text")],
        func=row + SEARCH,
    )


FILLING = [
    *(_filling(noun, _record(noun)) for noun in RECORDS),
    _filling("action", ACTION),
    *(_filling(noun, _reference(noun)) for noun in REFERENCES),
]
"""The triggers of the table of entries that say what stands in each."""

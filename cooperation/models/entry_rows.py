"""What an entry of a record or of an agreement's action says, as SQL of the trigger that fills it."""

from dataclasses import dataclass

from cooperation.models.entry_links import CARRIERS, MENTIONS, TABLES, named_by, union
from cooperation.models.entry_names import names_of
from cooperation.models.entry_texts import names, quotes, together
from cooperation.models.status import seen

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


def _seen_of(noun: str, keys: str) -> str:
    """SQL of those of the keys of a noun whose records may be seen with the entry NEW."""
    return f"SELECT x.id FROM {TABLES[noun]} x WHERE x.id IN ({keys}) AND {seen('x')}"


def _participants(noun: str) -> str:
    """SQL that sets who takes part in a record, the countries, and the sides.

    Its countries are those of its participants (for persons, of those on whose behalf they act; with a union that comes
    with its members, of those on that date) and those of the participants of the records linked to it, as far as these
    may be seen with it, but not of what is linked to these in turn.
    """
    own = f"SELECT t.*, true FROM ({_taking(noun, '= NEW.key')}) t"
    linked = [
        f"SELECT t.*, false FROM ({_taking(carrier, f'IN ({_seen_of(carrier, union(links))})')}) t"
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


def _sectors(noun: str) -> str:
    """SQL that sets the sectors of a record and those that they are part of."""
    return f"""
        WITH RECURSIVE part_of(id) AS (
            SELECT l.sector_id FROM {TABLES[noun]}_sectors l WHERE l.{noun}_id = NEW.key
            UNION
            SELECT s.parent_id FROM cooperation_sector s JOIN part_of ON s.id = part_of.id
            WHERE s.parent_id IS NOT NULL
        )
        SELECT COALESCE(array_agg(id ORDER BY id), '{{}}') INTO NEW.sectors FROM part_of;
    """


def _sources(noun: str) -> str:
    """SQL that sets the sources that are cited for the row itself."""
    return f"""
        NEW.sources := ARRAY(
            SELECT DISTINCT c.source_id FROM cooperation_citation c WHERE c.{noun}_id = NEW.key ORDER BY c.source_id
        );
    """


def places(noun: str) -> str:
    """SQL that sets the places that an entry names and those that they lie in."""
    return f"""
        WITH RECURSIVE lies_in(id) AS (
            SELECT * FROM ({union(named_by(noun, "place", "= NEW.key", MENTIONS))}) direct
            UNION
            SELECT p.within_id FROM cooperation_place p JOIN lies_in ON p.id = lies_in.id WHERE p.within_id IS NOT NULL
        )
        SELECT COALESCE(array_agg(id ORDER BY id), '{{}}') INTO NEW.places FROM lies_in;
    """


@dataclass(frozen=True)
class Contents:
    """What an entry takes from its record, called r in SQL.

    Attributes:
        period: when it stands in a list and in a timeline.
        titles: its titles in all wordings.
        words: other texts in it.
        status: where it stands.
        kind: its kind, by whatever name.
        due: the day after the last of a deadline.
        value: a number.
    """

    period: str
    titles: str
    words: list[str]
    status: str
    kind: str
    due: str = "NULL::date"
    value: str = "NULL::numeric"


TITLES = names("r", "title", "other_titles[]")
RECORD = {
    "meeting": Contents(
        period="r.date",
        titles=TITLES,
        words=["r.summary", together("t.capacity", "cooperation_participation t WHERE t.meeting_id = r.id", "t.id")],
        status="r.status",
        kind="r.kind",
    ),
    "agreement": Contents(
        period="r.main_date",
        titles=names("r", "title", "other_titles[]", "references[]"),
        words=["r.summary", together("a.note", "cooperation_agreementaction a WHERE a.agreement_id = r.id", "a.id")],
        status="r.status",
        kind="r.form",
    ),
    "initiative": Contents(
        # Since when it stands where it stands, as in its list; what is planned for 2035 is not the latest.
        period="COALESCE(r.status_since, r.actual, r.planned)",
        titles=TITLES,
        words=["r.summary"],
        status="r.status",
        kind="''",
    ),
    "development": Contents(
        # A range without bounds would be all time.
        period="""COALESCE(r.date, CASE WHEN r.reported_on IS NOT NULL
                    THEN daterange(r.reported_on, r.reported_on, '[]') END)""",
        titles=TITLES,
        words=["r.summary", "r.text"],
        status="r.status_becomes",
        kind="r.kind",
    ),
    "commitment": Contents(
        # When it was made, if that is known.
        period=f"""COALESCE(
            (SELECT m.date FROM cooperation_meeting m WHERE m.id = r.meeting_id AND {seen("m", of="r")}),
            (SELECT g.main_date FROM cooperation_agreement g WHERE g.id = r.agreement_id AND {seen("g", of="r")}),
            r.due
        )""",
        titles=TITLES,
        words=["r.summary", "r.what", "r.condition"],
        status="r.status",
        kind="r.kind",
        due="upper(r.due)",
    ),
    "figure": Contents(
        period="r.period",
        titles=TITLES,
        words=["r.summary", "r.indicator", "r.unit", "r.printed", "r.preferred_reason"],
        status="''",
        kind="r.nature",
        value="r.value_low",
    ),
}


def record(noun: str) -> str:
    """SQL that fills the entry NEW of a record, ``titles`` and ``words``."""
    it = RECORD[noun]
    return f"""
        SELECT r.slug, r.title, r.publication, r.updated_at, r.checked_on, d.period, {it.status}, {it.kind}, {it.due},
               {it.value}, {names_of(noun)}, {it.titles}, concat_ws(' ', {", ".join([*it.words, quotes(noun)])})
        INTO NEW.slug, NEW.title, NEW.publication, NEW.updated_at, NEW.checked_on, NEW.period, NEW.status, NEW.kind,
             NEW.due, NEW.value, NEW.named, NEW.named_beside, titles, words
        FROM {TABLES[noun]} r CROSS JOIN LATERAL (SELECT {it.period}) d(period) WHERE r.id = NEW.key;
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
        {_sectors(noun)}
        {_sources(noun)}
        {places(noun)}
        {_participants(noun)}
    """


# An action shares who, where and what with its agreement; it is touched whenever the agreement's entry changes.
ACTION = f"""
    SELECT e.slug, concat(e.title, ': ', replace(a.kind, '_', ' '), ' by ' || p.name), e.publication, e.updated_at,
           COALESCE(a.date, a.effective_date), '', a.kind, e.countries, e.sides, e.places, e.sectors,
           ARRAY(SELECT DISTINCT id FROM unnest(e.participants || a.participant_id) id WHERE id > 0 ORDER BY id),
           concat(e.title, ' ', replace(a.kind, '_', ' ')), concat_ws(' ', a.note, {quotes("action")})
    INTO NEW.slug, NEW.title, NEW.publication, NEW.updated_at, NEW.period, NEW.status, NEW.kind, NEW.countries,
         NEW.sides, NEW.places, NEW.sectors, NEW.participants, titles, words
    FROM cooperation_agreementaction a
    JOIN cooperation_entry e ON e.noun = 'agreement' AND e.key = a.agreement_id
    LEFT JOIN cooperation_participant p ON p.id = a.participant_id
    WHERE a.id = NEW.key;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    {_sources("action")}
"""

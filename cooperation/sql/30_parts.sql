-- The parts of entries: participants and their countries, places, sectors, sources, quotes. Each is a view, or a function of
-- one query, which PostgreSQL expands in the views of entries: it computes only the columns that a query reads.

-- Return when something happened. Of what happened by some day only the latest day is known: it is found and sorted by that
-- day, and does not overlap all earlier years.
CREATE FUNCTION register.happened(period daterange) RETURNS daterange LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN lower_inf(period) THEN daterange(upper(period) - 1, upper(period)) ELSE period END
$$;

-- Return whether a participant is bound by an agreement, or signed it, by an action with this effect: one of its sides. One
-- who only passes, notifies or objects is none by that.
CREATE FUNCTION register.makes_side(effect text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT effect IN ('signs', 'consents', 'applies', 'becomes_bound')
$$;

-- The participants of records as entered: on whose behalf, whether the members of a union come with it, on which date, and
-- whether they are one of the sides. Observers, depositaries, and the body that convenes a session are no sides. Who acts on an agreement
-- takes part in it without being listed as a party, such as a state that accedes; a person, for whom the list says. So does
-- whom a successor succeeds, without being a side by that.
CREATE VIEW register.taking_part AS
    SELECT 'meeting'::text AS noun, t.meeting_id AS key, t.participant_id, t.on_behalf_of_id, t.with_members,
           (SELECT m.date FROM cooperation_meeting m WHERE m.id = t.meeting_id) AS date, t.role <> 'observer' AS is_side
    FROM cooperation_participation t
    UNION ALL
    SELECT 'meeting', m.id, m.convening_body_id, NULL::bigint, false, NULL::daterange, false
    FROM cooperation_meeting m WHERE m.convening_body_id IS NOT NULL
    UNION ALL
    SELECT 'agreement', t.agreement_id, t.participant_id, t.on_behalf_of_id, t.with_members,
           (SELECT a.main_date FROM cooperation_agreement a WHERE a.id = t.agreement_id), t.role <> 'depositary'
    FROM cooperation_party t
    UNION ALL
    SELECT 'agreement', t.agreement_id, t.participant_id,
           (SELECT p.on_behalf_of_id FROM cooperation_party p
            WHERE p.agreement_id = t.agreement_id AND p.participant_id = t.participant_id AND p.on_behalf_of_id IS NOT NULL
            ORDER BY p.id LIMIT 1),
           false, NULL, COALESCE(register.makes_side(k.party_effect), false)
    FROM cooperation_agreementaction t
    LEFT JOIN cooperation_actionkind k ON k.code = t.kind  -- it may be replaced before the commit
    WHERE t.participant_id IS NOT NULL
    UNION ALL
    SELECT 'agreement', t.agreement_id, t.succeeds_id, NULL, false, NULL, false
    FROM cooperation_agreementaction t WHERE t.succeeds_id IS NOT NULL
    UNION ALL
    SELECT 'initiative', t.initiative_id, t.participant_id, NULL, false, NULL, true FROM cooperation_involvement t
    UNION ALL
    SELECT 'development', t.development_id, t.participant_id, NULL, false, NULL, true
    FROM cooperation_development_participants t
    UNION ALL
    SELECT 'commitment', t.commitment_id, t.participant_id, NULL, false, NULL, true FROM cooperation_commitment_by t
    UNION ALL
    SELECT 'commitment', t.commitment_id, t.participant_id, NULL, false, NULL, true FROM cooperation_commitment_to t
    UNION ALL
    SELECT 'figure', t.figure_id, t.participant_id, NULL, false, NULL, true FROM cooperation_figure_of t
    UNION ALL
    SELECT 'figure', t.figure_id, t.participant_id, NULL, false, NULL, true FROM cooperation_figure_to t;

-- The same with those on whose behalf somebody takes part, and with the members of unions that come with them.
CREATE VIEW register.acting AS
    SELECT noun, key, participant_id, on_behalf_of_id IS NOT NULL AS is_for_another, is_side FROM register.taking_part
    UNION ALL
    SELECT noun, key, on_behalf_of_id, false, is_side FROM register.taking_part WHERE on_behalf_of_id IS NOT NULL
    UNION ALL
    SELECT t.noun, t.key, member.participant_id, false, false
    FROM register.taking_part t
    JOIN cooperation_affiliation member ON member.organisation_id = COALESCE(t.on_behalf_of_id, t.participant_id)
    WHERE t.with_members AND member.kind = 'member'
      AND (member.during IS NULL OR t.date IS NULL OR member.during && register.happened(t.date));

-- Return the participants of a record, their countries, and the number of its sides: states and unions. A person who acts
-- for another brings no country.
CREATE FUNCTION register.participants_of(of_noun text, of_key bigint)
RETURNS TABLE (participants bigint[], countries text[], sides smallint) LANGUAGE sql STABLE AS $$
    SELECT COALESCE(array_agg(DISTINCT a.participant_id), '{}'),
           COALESCE(array_agg(DISTINCT p.country_id::text) FILTER (WHERE p.country_id IS NOT NULL AND is_represented), '{}'),
           count(DISTINCT COALESCE(p.country_id, p.id::text)) FILTER (
               WHERE a.is_side AND is_represented AND (p.country_id IS NOT NULL OR p.kind = 'intergovernmental')
           )::smallint
    FROM register.acting a
    LEFT JOIN cooperation_participant p ON p.id = a.participant_id  -- it may be replaced before the commit
    CROSS JOIN LATERAL (SELECT NOT (a.is_for_another AND p.kind = 'person') AS is_represented) r
    WHERE a.noun = of_noun AND a.key = of_key
$$;

-- Return the countries of a record: its own, and those of the participants of the meetings, agreements and initiatives
-- that it names, if register.counts_for lets these contribute; not of what is linked to these in turn.
CREATE FUNCTION register.countries_of(of_noun text, of_key bigint, of_publication text, own text[])
RETURNS TABLE (countries text[]) LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN linked.countries IS NULL THEN own
                ELSE ARRAY(SELECT DISTINCT c FROM unnest(own || linked.countries) c ORDER BY c) END
    FROM (
        SELECT array_agg(c) AS countries
        FROM register.link l
        JOIN cooperation_entry e ON e.noun = l.to_noun AND e.key = l.to_key
        CROSS JOIN LATERAL unnest(COALESCE(e.own_countries, e.countries)) c
        WHERE l.noun = of_noun AND l.key = of_key
          AND l.to_noun IN ('meeting', 'agreement', 'initiative') AND e.noun IN ('meeting', 'agreement', 'initiative')
          AND register.counts_for(e.publication, of_publication)
    ) linked
$$;

-- Return the places that an entry names, and those that they lie in.
CREATE FUNCTION register.places_of(of_noun text, of_key bigint)
RETURNS TABLE (places bigint[]) LANGUAGE sql STABLE AS $$
    SELECT COALESCE(array_agg(id ORDER BY id), '{}')
    FROM (
        WITH RECURSIVE place(id) AS (
            SELECT l.to_key FROM register.link l
            WHERE l.noun = of_noun AND l.key = of_key AND l.to_noun = 'place'
            UNION
            SELECT (SELECT p.within_id FROM cooperation_place p WHERE p.id = place.id) FROM place
        )
        SELECT id FROM place WHERE id IS NOT NULL
    ) lies_in
$$;

-- The sectors of records.
CREATE VIEW register.sector_of AS
    SELECT 'meeting'::text AS noun, meeting_id AS key, sector_id FROM cooperation_meeting_sectors
    UNION ALL SELECT 'agreement', agreement_id, sector_id FROM cooperation_agreement_sectors
    UNION ALL SELECT 'initiative', initiative_id, sector_id FROM cooperation_initiative_sectors
    UNION ALL SELECT 'development', development_id, sector_id FROM cooperation_development_sectors
    UNION ALL SELECT 'commitment', commitment_id, sector_id FROM cooperation_commitment_sectors
    UNION ALL SELECT 'figure', figure_id, sector_id FROM cooperation_figure_sectors;

-- Return the sectors of a record, and those that they are part of.
CREATE FUNCTION register.sectors_of(of_noun text, of_key bigint)
RETURNS TABLE (sectors bigint[]) LANGUAGE sql STABLE AS $$
    SELECT COALESCE(array_agg(id ORDER BY id), '{}')
    FROM (
        WITH RECURSIVE sector(id) AS (
            SELECT s.sector_id FROM register.sector_of s WHERE s.noun = of_noun AND s.key = of_key
            UNION
            SELECT (SELECT s.parent_id FROM cooperation_sector s WHERE s.id = sector.id) FROM sector
        )
        SELECT id FROM sector WHERE id IS NOT NULL
    ) part_of
$$;

-- Return what is cited for an entry: the sources of the row itself, what is quoted, and how many citations give another value.
CREATE FUNCTION register.citations_of(of_noun text, of_key bigint)
RETURNS TABLE (sources bigint[], quotes text, contradictions smallint) LANGUAGE sql STABLE AS $$
    SELECT COALESCE(array_agg(DISTINCT (c.citation).source_id) FILTER (WHERE c.is_direct), '{}'),
           string_agg(concat_ws(' ', (c.citation).quote, (c.citation).differs), ' ' ORDER BY (c.citation).id),
           count(*) FILTER (WHERE (c.citation).differs <> '')::smallint
    FROM register.citation_of c WHERE c.noun = of_noun AND c.key = of_key
$$;

-- Return the name of a participant in a list, with the code of their country or of that of whom they act for; a state
-- goes by its code alone.
CREATE FUNCTION register.label(participant cooperation_participant, country text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT concat_ws(
        ' ', country, CASE WHEN participant.kind <> 'state' OR participant.country_id IS NULL THEN participant.name END
    )
$$;

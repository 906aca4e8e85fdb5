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

-- What follows from the acts of each participant of an agreement: whether it is one of the sides, and from when until when.
-- One that only accedes is bound from then on; one that withdraws, until then, unless it comes back. The dates are NULL
-- without either, and empty if it is not known when it withdrew. A withdrawal counts from its last possible day, and time
-- between two memberships is not left out: news of a doubtful day stay theirs. (Standings, in 38_standings.sql, say on which
-- days the agreement is in force.) What "acceded" means here is fixed: kinds that are added to the list are none.
CREATE VIEW register.party_tenure AS
    SELECT agreement_id, participant_id, joined IS NOT NULL AS is_side,
           CASE WHEN left_on = 'infinity' THEN 'empty'::daterange
                WHEN accedes OR left_on > joined_last OR joined IS NULL AND left_on IS NOT NULL THEN daterange(
                    CASE WHEN accedes AND joined > '-infinity' THEN joined END,
                    CASE WHEN joined IS NULL OR left_on > joined_last THEN left_on END
                ) END AS tenure
    FROM (
        SELECT a.agreement_id, a.participant_id,
               min(act.first_day) FILTER (WHERE register.makes_side(k.party_effect)) AS joined,
               max(act.first_day) FILTER (WHERE register.makes_side(k.party_effect)) AS joined_last,
               CASE WHEN COALESCE(max(done.last_day) FILTER (WHERE k.party_effect = 'revokes')
                                  < max(done.first_day) FILTER (WHERE k.party_effect = 'ends'), true)
                    THEN max(act.last_day) FILTER (WHERE k.party_effect = 'ends') END AS left_on,
               bool_or(a.kind = 'acceded' OR k.by_succession)
               AND NOT bool_or(k.party_effect = 'signs' OR a.kind IN ('signed_definitively', 'ratified')) AS accedes
        FROM cooperation_agreementaction a
        LEFT JOIN cooperation_actionkind k ON k.code = a.kind  -- it may be replaced before the commit
        CROSS JOIN LATERAL register.happened(COALESCE(a.effective_date, a.date)) happened(period)
        CROSS JOIN LATERAL (
            SELECT COALESCE(lower(happened.period), '-infinity'::date), COALESCE(upper(happened.period), lower(happened.period), 'infinity'::date)
        ) act(first_day, last_day)
        -- A denunciation is withdrawn after it was made, often before it takes effect.
        CROSS JOIN LATERAL register.happened(COALESCE(a.date, a.effective_date)) made(period)
        CROSS JOIN LATERAL (
            SELECT COALESCE(lower(made.period), '-infinity'::date), COALESCE(upper(made.period), lower(made.period), 'infinity'::date)
        ) done(first_day, last_day)
        WHERE a.participant_id IS NOT NULL
        GROUP BY a.agreement_id, a.participant_id
    ) acts;

-- Return whether an initiative names a participant apart, as one that left, was replaced, did not join or is only interested.
-- The initiative is not theirs. Involvement.is_apart in cooperation/models/initiatives.py is the same.
CREATE FUNCTION register.is_apart(role text, outcome text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT role = 'interested' OR outcome IN ('left', 'replaced', 'did_not_join')
$$;

-- The participants of records as entered: on whose behalf, whether the members of a union come with it, and on which date.
--   is_side:  whether they are one of the sides. Observers, depositaries, guarantors, and the body that convenes a session
--             are none.
--   is_apart: whether they are named apart (register.is_apart).
--   tenure:   the dates of the records that become theirs because these name this one; NULL for all, empty for none. An
--             observer hears of what it has no part in; a development of 2024 is not of one who left in 2023.
-- Who acts on an agreement takes part in it without being listed as a party, such as a state that accedes; a person, for
-- whom the list says. So does whom a successor succeeds, without being a side by that. Who replaced a participant of an
-- initiative takes part from then on, unless a row of its own says otherwise: Involvement.successors is the same.
CREATE VIEW register.taking_part AS
    SELECT 'meeting'::text AS noun, t.meeting_id AS key, t.participant_id, t.on_behalf_of_id, t.with_members,
           (SELECT m.date FROM cooperation_meeting m WHERE m.id = t.meeting_id) AS date,
           false AS is_apart, CASE WHEN t.role = 'observer' THEN 'empty'::daterange END AS tenure, t.role <> 'observer' AS is_side
    FROM cooperation_participation t
    UNION ALL
    SELECT 'meeting', m.id, m.convening_body_id, NULL::bigint, false, NULL::daterange, false, NULL, false
    FROM cooperation_meeting m WHERE m.convening_body_id IS NOT NULL
    UNION ALL
    SELECT 'agreement', t.agreement_id, t.participant_id, t.on_behalf_of_id, t.with_members,
           (SELECT a.main_date FROM cooperation_agreement a WHERE a.id = t.agreement_id),
           false, CASE WHEN t.role IN ('depositary', 'guarantor') THEN 'empty'::daterange ELSE own.tenure END,
           t.role NOT IN ('depositary', 'guarantor')
    FROM cooperation_party t
    LEFT JOIN register.party_tenure own
      ON own.agreement_id = t.agreement_id AND own.participant_id = COALESCE(t.on_behalf_of_id, t.participant_id)
    UNION ALL
    SELECT 'agreement', t.agreement_id, t.participant_id,
           (SELECT p.on_behalf_of_id FROM cooperation_party p
            WHERE p.agreement_id = t.agreement_id AND p.participant_id = t.participant_id AND p.on_behalf_of_id IS NOT NULL
            ORDER BY p.id LIMIT 1),
           false, NULL, false, CASE WHEN own.is_side THEN own.tenure ELSE 'empty'::daterange END,
           COALESCE(register.makes_side(k.party_effect), false)
    FROM cooperation_agreementaction t
    JOIN register.party_tenure own ON own.agreement_id = t.agreement_id AND own.participant_id = t.participant_id
    LEFT JOIN cooperation_actionkind k ON k.code = t.kind  -- it may be replaced before the commit
    UNION ALL
    SELECT 'agreement', t.agreement_id, t.succeeds_id, NULL, false, NULL, false, 'empty', false
    FROM cooperation_agreementaction t WHERE t.succeeds_id IS NOT NULL
    UNION ALL
    SELECT 'initiative', t.initiative_id, t.participant_id, NULL, false, NULL, apart.yes,
           CASE WHEN t.role = 'interested' OR t.outcome = 'did_not_join' THEN 'empty'
                WHEN t.outcome = 'finished' THEN daterange(lower(t.during), NULL)
                WHEN apart.yes AND (t.during IS NULL OR upper_inf(t.during)) THEN 'empty'  -- when it left is not known
                ELSE t.during END,
           NOT apart.yes
    FROM cooperation_involvement t
    CROSS JOIN LATERAL register.is_apart(t.role, t.outcome) apart(yes)
    UNION ALL
    SELECT 'initiative', t.initiative_id, t.replaced_by_id, NULL, false, NULL, false,
           CASE WHEN t.during IS NOT NULL THEN daterange(COALESCE(upper(t.during), lower(t.during)), NULL) END, true
    FROM cooperation_involvement t
    WHERE t.replaced_by_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM cooperation_involvement own
        WHERE own.initiative_id = t.initiative_id AND own.participant_id = t.replaced_by_id
    )
    UNION ALL
    SELECT 'development', t.development_id, t.participant_id, NULL, false, NULL, false, NULL, true
    FROM cooperation_development_participants t
    UNION ALL
    SELECT 'development', t.development_id, t.participant_id, NULL, false, NULL, false, NULL, true
    FROM cooperation_development_to t
    UNION ALL
    SELECT 'commitment', t.commitment_id, t.participant_id, NULL, false, NULL, false, NULL, true
    FROM cooperation_commitment_by t
    UNION ALL
    SELECT 'commitment', t.commitment_id, t.participant_id, NULL, false, NULL, false, NULL, true
    FROM cooperation_commitment_to t
    UNION ALL
    SELECT 'figure', t.figure_id, t.participant_id, NULL, false, NULL, false, NULL, true FROM cooperation_figure_of t
    UNION ALL
    SELECT 'figure', t.figure_id, t.participant_id, NULL, false, NULL, false, NULL, true FROM cooperation_figure_to t;

-- The same with those on whose behalf somebody takes part, and with the members of unions that come with them. Who is known
-- to be a member as of some day is one on that day.
CREATE VIEW register.acting AS
    SELECT noun, key, participant_id, on_behalf_of_id IS NOT NULL AS is_for_another, is_side, is_apart, tenure
    FROM register.taking_part
    UNION ALL
    SELECT noun, key, on_behalf_of_id, false, is_side, is_apart, tenure
    FROM register.taking_part WHERE on_behalf_of_id IS NOT NULL
    UNION ALL
    SELECT t.noun, t.key, member.participant_id, false, t.is_side, t.is_apart, t.tenure
    FROM register.taking_part t
    JOIN cooperation_affiliation member ON member.organisation_id = COALESCE(t.on_behalf_of_id, t.participant_id)
    WHERE t.with_members AND member.kind = 'member'
      AND COALESCE(COALESCE(member.during, member.as_of) && register.happened(t.date), true);

-- Return the countries that a record does not give to all records that name it, each with the dates for which it does:
-- {"RU": "{[2015-01-01,2023-06-01)}"}; "{}" for none.
CREATE FUNCTION register.tenures_of(of_noun text, of_key bigint) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT jsonb_object_agg(country, dates)
        FROM (
            SELECT p.country_id AS country, range_agg(a.tenure) AS dates
            FROM register.acting a JOIN cooperation_participant p ON p.id = a.participant_id
            WHERE a.noun = of_noun AND a.key = of_key AND p.country_id IS NOT NULL
              AND NOT (a.is_for_another AND p.kind = 'person')
            GROUP BY p.country_id HAVING bool_and(a.tenure IS NOT NULL)
        ) c
    );
END;
$$;

-- Return the participants of a record, those named apart, the countries of both (NULL if nobody is named apart), and the number
-- of its sides: states and unions, with the members of unions that come with them. A person who acts for another brings no
-- country.
CREATE FUNCTION register.participants_of(of_noun text, of_key bigint)
RETURNS TABLE (participants bigint[], apart bigint[], countries text[], apart_countries text[], sides smallint, tenures jsonb)
LANGUAGE sql STABLE AS $$
    SELECT who.participants,
           CASE WHEN who.apart IS NULL THEN '{}' ELSE ARRAY(SELECT unnest(who.apart) EXCEPT SELECT unnest(who.participants) ORDER BY 1) END,
           who.countries,
           who.apart_countries,
           who.sides,
           CASE WHEN who.has_tenures THEN register.tenures_of(of_noun, of_key) END
    FROM (
        SELECT COALESCE(array_agg(DISTINCT a.participant_id) FILTER (WHERE NOT a.is_apart), '{}') AS participants,
               array_agg(DISTINCT a.participant_id) FILTER (WHERE a.is_apart) AS apart,
               COALESCE(array_agg(DISTINCT p.country_id::text) FILTER (
                   WHERE p.country_id IS NOT NULL AND is_represented AND NOT a.is_apart
               ), '{}') AS countries,
               array_agg(DISTINCT p.country_id::text) FILTER (WHERE p.country_id IS NOT NULL AND a.is_apart) AS apart_countries,
               count(DISTINCT COALESCE(p.country_id, p.id::text)) FILTER (
                   WHERE a.is_side AND is_represented AND (p.country_id IS NOT NULL OR p.kind = 'intergovernmental')
               )::smallint AS sides,
               bool_or(a.tenure IS NOT NULL) AS has_tenures
        FROM register.acting a
        LEFT JOIN cooperation_participant p ON p.id = a.participant_id  -- it may be replaced before the commit
        CROSS JOIN LATERAL (SELECT NOT (a.is_for_another AND p.kind = 'person') AS is_represented) r
        WHERE a.noun = of_noun AND a.key = of_key
    ) who
$$;

-- Return the countries that a record, given by columns of its entry, gives to a record of some date that names it. To one
-- without a date it gives its own, if there is any date for which it gives them.
CREATE FUNCTION register.countries_on(own text[], exceptions jsonb, on_date daterange) RETURNS TABLE (country text)
LANGUAGE sql IMMUTABLE AS $$
    SELECT c FROM unnest(own) c
    WHERE exceptions IS NULL OR NOT exceptions ? c
       OR CASE WHEN on_date IS NULL THEN exceptions ->> c <> '{}' ELSE (exceptions ->> c)::datemultirange && on_date END
    UNION ALL
    SELECT former.key FROM jsonb_each_text(exceptions) former
    WHERE former.key <> ALL (own) AND former.value::datemultirange && on_date
$$;

-- Return the countries of a record: its own, and those of the participants of the meetings, agreements and initiatives
-- that it names, if these had a part in them on the date of the record, and if register.counts_for lets these contribute;
-- not of what is linked to these in turn.
CREATE FUNCTION register.countries_of(of_noun text, of_key bigint, of_publication text, own text[], on_date daterange)
RETURNS TABLE (countries text[]) LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN linked.countries IS NULL THEN own
                ELSE ARRAY(SELECT DISTINCT c FROM unnest(own || linked.countries) c ORDER BY c) END
    FROM (
        SELECT array_agg(c.country) AS countries
        FROM register.link l
        JOIN cooperation_entry e ON e.noun = l.to_noun AND e.key = l.to_key
        CROSS JOIN LATERAL register.countries_on(COALESCE(e.own_countries, e.countries), e.tenures, on_date) c
        WHERE l.noun = of_noun AND l.key = of_key
          AND l.to_noun IN ('meeting', 'agreement', 'initiative') AND e.noun IN ('meeting', 'agreement', 'initiative')
          AND register.counts_for(e.publication, of_publication)
    ) linked
$$;

-- Return the venue of a meeting, and the meeting that gives it: itself, else the nearest one that it is part of with a venue,
-- such as the visit; if register.counts_for lets these contribute. A call takes place elsewhere. The same for lists is
-- VenueOf in cooperation/models/meetings.py.
CREATE FUNCTION register.venue_of(of_key bigint) RETURNS TABLE (place_id bigint, meeting_id bigint) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE above(id, part_of_id, venue_id, reader) AS (
        SELECT m.id, CASE WHEN m.held NOT IN ('by_call', 'by_video') THEN m.part_of_id END, m.venue_id, m.publication
        FROM cooperation_meeting m WHERE m.id = of_key
        UNION
        SELECT m.id, m.part_of_id, m.venue_id, a.reader
        FROM cooperation_meeting m JOIN above a ON m.id = a.part_of_id
        WHERE a.venue_id IS NULL AND register.counts_for(m.publication, a.reader)
    )
    SELECT venue_id, id FROM above WHERE venue_id IS NOT NULL
$$;

-- Return the places that an entry names, and those that they lie in. The venue of a visit holds for its parts.
CREATE FUNCTION register.places_of(of_noun text, of_key bigint)
RETURNS TABLE (places bigint[]) LANGUAGE sql STABLE AS $$
    SELECT COALESCE(array_agg(id ORDER BY id), '{}')
    FROM (
        WITH RECURSIVE place(id) AS (
            SELECT l.to_key FROM register.link l
            WHERE l.noun = of_noun AND l.key = of_key AND l.to_noun = 'place'
            UNION
            SELECT v.place_id FROM register.venue_of(of_key) v WHERE of_noun = 'meeting'
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

-- Numbers: what the pages of numbers count (cooperation/models/counts/).

-- Return the year of a date that is wholly within one year; NULL for any other.
CREATE FUNCTION register.year_of(day daterange) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN date_part('year', lower(day)) = date_part('year', upper(day) - 1) THEN date_part('year', lower(day))::integer END
$$;

-- Return the meetings that are part of a meeting: the talks of a visit, and what is part of these.
CREATE FUNCTION register.parts_of(meeting bigint) RETURNS bigint[] LANGUAGE sql STABLE AS $$
    WITH RECURSIVE part AS (
        SELECT m.id FROM cooperation_meeting m WHERE m.part_of_id = meeting
        UNION
        SELECT m.id FROM part JOIN cooperation_meeting m ON m.part_of_id = part.id
    )
    SELECT COALESCE(array_agg(id), '{}') FROM part
$$;

-- Return which of some meetings are part of which others of any: both keys.
CREATE FUNCTION register.wholes_of(meetings bigint[]) RETURNS TABLE (part bigint, whole bigint) LANGUAGE sql STABLE AS $$
    WITH RECURSIVE above AS (
        SELECT m.id AS part, m.part_of_id AS whole FROM cooperation_meeting m WHERE m.id = ANY (meetings) AND m.part_of_id IS NOT NULL
        UNION
        SELECT above.part, m.part_of_id FROM above JOIN cooperation_meeting m ON m.id = above.whole WHERE m.part_of_id IS NOT NULL
    )
    SELECT part, whole FROM above
$$;

-- Return who met whom at some meetings, and at how many. A meeting counts for two that were named there themselves, not
-- through somebody who represents them: a state does not stand beside its own president. A visit does not count for two who
-- also take part in the talks during it. These are no meeting of two: those of one country, and somebody and whom it
-- represents. Lists of meetings find the same with the filters "themselves" and "once" (cooperation/filters/meetings.py).
--   around:  only pairs of these participants, in both orders if both are among them.
--   by_role: whether states and other bodies also met those bodies that they met only through representatives. These pairs
--            have all meetings of both: lists find them without "themselves".
CREATE FUNCTION register.who_met(meetings bigint[], around bigint[] DEFAULT NULL, by_role boolean DEFAULT false)
RETURNS TABLE (one bigint, other bigint, n bigint) LANGUAGE sql STABLE AS $$
    -- Materialized, or PostgreSQL would read all participations of a state, or of the register.
    WITH listed AS MATERIALIZED (
        SELECT t.meeting_id, t.participant_id, t.on_behalf_of_id
        FROM cooperation_participation t WHERE t.meeting_id = ANY (meetings)
    ), present AS MATERIALIZED (
        SELECT seen.*, seen.is_listed AND NOT seen.is_represented AS is_there, seen.is_listed OR seen.is_represented AS took_part
        FROM (
            SELECT e.key, p.id, by_role AND p.kind <> 'person' AS is_body, p.country_id, t.on_behalf_of_id,
                   t.meeting_id IS NOT NULL AS is_listed,
                   (e.key, p.id) IN (SELECT r.meeting_id, r.on_behalf_of_id FROM listed r WHERE r.on_behalf_of_id IS NOT NULL)
                       AS is_represented
            FROM cooperation_entry e
            CROSS JOIN LATERAL unnest(e.participants) found(id)
            JOIN cooperation_participant p ON p.id = found.id
            LEFT JOIN listed t ON t.meeting_id = e.key AND t.participant_id = p.id
            WHERE e.noun = 'meeting' AND e.key = ANY (meetings)
        ) seen
    ), in_part AS MATERIALIZED (
        SELECT DISTINCT w.whole, a.id AS one, b.id AS other
        FROM register.wholes_of(meetings) w
        JOIN present a ON a.key = w.part
        JOIN present b ON b.key = w.part AND b.id <> a.id
        WHERE around IS NULL OR a.id = ANY (around)
    )
    SELECT a.id, b.id, count(*)
    FROM present a JOIN present b ON b.key = a.key AND (b.id > a.id OR around IS NOT NULL AND b.id < a.id)
    WHERE (a.country_id = b.country_id) IS NOT TRUE AND (around IS NULL OR a.id = ANY (around))
      AND (a.is_there AND b.is_there OR a.is_body AND b.is_body)
      AND (a.key, a.id, b.id) NOT IN (SELECT whole, one, other FROM in_part)
    GROUP BY a.id, b.id
    HAVING bool_or(a.took_part AND b.took_part) AND NOT bool_or(a.on_behalf_of_id = b.id OR b.on_behalf_of_id = a.id) IS TRUE
$$;

-- Return who met whom at some meetings, as above: with one country, only pairs of which one is of it; with several, only pairs
-- between two of them.
CREATE FUNCTION register.who_met_of(meetings bigint[], codes text[]) RETURNS TABLE (one bigint, other bigint, n bigint)
LANGUAGE sql STABLE AS $$
    SELECT met.one, met.other, met.n
    FROM register.who_met(meetings) met
    JOIN cooperation_participant a ON a.id = met.one
    JOIN cooperation_participant b ON b.id = met.other
    WHERE CASE cardinality(codes)
        WHEN 0 THEN true
        WHEN 1 THEN codes[1] IN (a.country_id, b.country_id)
        ELSE a.country_id = ANY (codes) AND b.country_id = ANY (codes)
    END
$$;

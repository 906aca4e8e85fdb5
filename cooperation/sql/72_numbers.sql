-- Numbers: what the pages of numbers count (cooperation/models/counts/).

-- Return the year of a date that is wholly within one year; NULL for any other.
CREATE FUNCTION register.year_of(day daterange) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN date_part('year', lower(day)) = date_part('year', upper(day) - 1) THEN date_part('year', lower(day))::integer END
$$;

-- Return who met whom at some meetings, and at how many: both took part, themselves or represented, as lists of meetings find
-- them. These are no meeting of two: those of one country, somebody and whom it represents, and a person with a body that only
-- others represent. With "around", only pairs of these participants are returned, in both orders if both are among them.
CREATE FUNCTION register.who_met(meetings bigint[], around bigint[] DEFAULT NULL) RETURNS TABLE (one bigint, other bigint, n bigint) LANGUAGE sql STABLE AS $$
    -- Materialized, or PostgreSQL would read all participations of a state, or of the register.
    WITH listed AS MATERIALIZED (
        SELECT t.meeting_id, t.participant_id, t.on_behalf_of_id
        FROM cooperation_participation t WHERE t.meeting_id = ANY (meetings)
    ), present AS MATERIALIZED (
        SELECT e.key, p.id, p.kind = 'person' AS is_person, p.country_id, t.meeting_id IS NOT NULL AS is_listed, t.on_behalf_of_id,
               t.meeting_id IS NOT NULL OR (e.key, p.id) IN (
                   SELECT r.meeting_id, r.on_behalf_of_id FROM listed r WHERE r.on_behalf_of_id IS NOT NULL
               ) AS took_part
        FROM cooperation_entry e
        CROSS JOIN LATERAL unnest(e.participants) found(id)
        JOIN cooperation_participant p ON p.id = found.id
        LEFT JOIN listed t ON t.meeting_id = e.key AND t.participant_id = p.id
        WHERE e.noun = 'meeting' AND e.key = ANY (meetings)
    )
    SELECT a.id, b.id, count(*)
    FROM present a JOIN present b ON b.key = a.key AND (b.id > a.id OR around IS NOT NULL AND b.id < a.id)
    WHERE (a.country_id = b.country_id) IS NOT TRUE AND (around IS NULL OR a.id = ANY (around))
    GROUP BY a.id, b.id
    HAVING bool_or(a.is_listed AND b.is_listed OR NOT a.is_person AND NOT b.is_person AND a.took_part AND b.took_part)
       AND NOT bool_or(a.on_behalf_of_id = b.id OR b.on_behalf_of_id = a.id) IS TRUE
$$;

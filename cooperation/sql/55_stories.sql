-- Stories: the entries that the chronicle of a record tells. What links two of them must be seen too: to visitors, a draft that
-- is about an initiative and was said at a meeting does not lead from one to the other.

-- Return the publication states that a reader sees.
CREATE FUNCTION register.seen(of_all boolean) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN of_all THEN ARRAY['draft', 'in_review', 'published', 'withdrawn'] ELSE ARRAY['published'] END
$$;

-- Return an initiative and its parts, theirs too, as far as a reader sees them.
CREATE FUNCTION register.initiative_with_parts(initiative bigint, seen text[]) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 3 AS $$
    WITH RECURSIVE part(id) AS (
        SELECT initiative
        UNION
        SELECT i.id FROM part JOIN cooperation_initiative i ON i.part_of_id = part.id AND i.publication = ANY (seen)
    )
    SELECT id FROM part
$$;

-- Return a meeting and its parts, theirs too, as far as a reader sees them.
CREATE FUNCTION register.meeting_with_parts(meeting bigint, seen text[]) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 3 AS $$
    WITH RECURSIVE part(id) AS (
        SELECT meeting
        UNION
        SELECT m.id FROM part JOIN cooperation_meeting m ON m.part_of_id = part.id AND m.publication = ANY (seen)
    )
    SELECT id FROM part
$$;

-- Return the wordings of a commitment: the first one, its restatements, and theirs, as far as a reader sees each up to it.
CREATE FUNCTION register.wordings_of(commitment bigint, seen text[]) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 3 AS $$
    WITH RECURSIVE earlier(id, restates_id) AS (
        SELECT c.id, c.restates_id FROM cooperation_commitment c WHERE c.id = commitment
        UNION
        SELECT c.id, c.restates_id
        FROM earlier e JOIN cooperation_commitment c ON c.id = e.restates_id AND c.publication = ANY (seen)
    ), wording(id, step) AS (
        SELECT e.id, 0 FROM earlier e WHERE NOT EXISTS (SELECT FROM earlier before WHERE before.id = e.restates_id)
        UNION
        SELECT c.id, w.step + 1
        FROM wording w JOIN cooperation_commitment c ON c.restates_id = w.id AND c.publication = ANY (seen)
    )
    SELECT id FROM wording ORDER BY step, id
$$;

-- Return the story of an initiative: what is about it and its parts, the meetings that discussed them or are their editions,
-- and the acts of their agreements.
CREATE FUNCTION register.story_of_initiative(initiative bigint, of_all boolean) RETURNS TABLE (noun text, key bigint)
LANGUAGE plpgsql STABLE ROWS 100 AS $$
DECLARE
    seen text[] := register.seen(of_all);
    parts bigint[] := ARRAY(SELECT register.initiative_with_parts(initiative, seen));
    agreements bigint[] := ARRAY(
        SELECT l.agreement_id FROM cooperation_initiative_agreements l WHERE l.initiative_id = ANY (parts)
    );
BEGIN
    RETURN QUERY
        WITH step AS MATERIALIZED (
            SELECT 'development' AS type, d.id, d.meeting_id
            FROM cooperation_development_initiatives l JOIN cooperation_development d ON d.id = l.development_id
            WHERE l.initiative_id = ANY (parts) AND d.publication = ANY (seen)
            UNION ALL
            SELECT 'commitment', c.id, c.meeting_id
            FROM cooperation_commitment_about_initiatives l JOIN cooperation_commitment c ON c.id = l.commitment_id
            WHERE l.initiative_id = ANY (parts) AND c.publication = ANY (seen)
            UNION ALL
            SELECT 'figure', f.id, f.meeting_id FROM cooperation_figure f
            WHERE f.initiative_id = ANY (parts) AND f.publication = ANY (seen)
        )
        SELECT s.type, s.id FROM step s
        UNION SELECT 'meeting', s.meeting_id FROM step s WHERE s.meeting_id IS NOT NULL
        UNION SELECT 'action', a.id FROM cooperation_agreementaction a WHERE a.agreement_id = ANY (agreements)
        UNION SELECT 'meeting', l.meeting_id FROM cooperation_initiative_meetings l WHERE l.initiative_id = ANY (parts)
        UNION SELECT 'meeting', l.meeting_id FROM cooperation_initiative_editions l WHERE l.initiative_id = ANY (parts)
        UNION SELECT 'initiative', unnest(parts);
END;
$$;

-- Return the story of an agreement: its acts, what is about it or promised in it, and the meetings where that was said or it
-- was concluded.
CREATE FUNCTION register.story_of_agreement(agreement bigint, of_all boolean) RETURNS TABLE (noun text, key bigint)
LANGUAGE plpgsql STABLE ROWS 100 AS $$
DECLARE
    seen text[] := register.seen(of_all);
BEGIN
    RETURN QUERY
        WITH step AS MATERIALIZED (
            SELECT 'development' AS type, d.id, d.meeting_id
            FROM cooperation_development_agreements l JOIN cooperation_development d ON d.id = l.development_id
            WHERE l.agreement_id = agreement AND d.publication = ANY (seen)
            UNION ALL
            SELECT 'commitment', c.id, c.meeting_id
            FROM (
                SELECT made.id FROM cooperation_commitment made WHERE made.agreement_id = agreement
                UNION
                SELECT l.commitment_id FROM cooperation_commitment_about_agreements l WHERE l.agreement_id = agreement
            ) said
            JOIN cooperation_commitment c ON c.id = said.id
            WHERE c.publication = ANY (seen)
            UNION ALL
            SELECT 'figure', f.id, f.meeting_id FROM cooperation_figure f
            WHERE f.agreement_id = agreement AND f.publication = ANY (seen)
        )
        SELECT s.type, s.id FROM step s
        UNION SELECT 'meeting', s.meeting_id FROM step s WHERE s.meeting_id IS NOT NULL
        UNION SELECT 'meeting', a.meeting_id FROM cooperation_agreement a WHERE a.id = agreement AND a.meeting_id IS NOT NULL
        UNION SELECT 'action', a.id FROM cooperation_agreementaction a WHERE a.agreement_id = agreement;
END;
$$;

-- Return the story of a meeting, which is what came of it: its parts, what was said there, the acts of the agreements that
-- were concluded there, and the later wordings of what was promised there.
CREATE FUNCTION register.story_of_meeting(meeting bigint, of_all boolean) RETURNS TABLE (noun text, key bigint)
LANGUAGE plpgsql STABLE ROWS 100 AS $$
DECLARE
    seen text[] := register.seen(of_all);
    meetings bigint[] := ARRAY(SELECT register.meeting_with_parts(meeting, seen));
    agreements bigint[] := ARRAY(
        SELECT a.id FROM cooperation_agreement a WHERE a.meeting_id = ANY (meetings) AND a.publication = ANY (seen)
    );
BEGIN
    RETURN QUERY
        WITH RECURSIVE wording(id) AS (
            SELECT c.id FROM cooperation_commitment c WHERE c.meeting_id = ANY (meetings) AND c.publication = ANY (seen)
            UNION
            SELECT c.id FROM wording w JOIN cooperation_commitment c ON c.restates_id = w.id AND c.publication = ANY (seen)
        )
        SELECT 'commitment', w.id FROM wording w
        UNION ALL SELECT 'development', d.id FROM cooperation_development d WHERE d.meeting_id = ANY (meetings)
        UNION ALL SELECT 'figure', f.id FROM cooperation_figure f WHERE f.meeting_id = ANY (meetings)
        UNION ALL SELECT 'action', a.id FROM cooperation_agreementaction a WHERE a.agreement_id = ANY (agreements)
        UNION ALL SELECT 'meeting', m.id FROM unnest(meetings) m(id) WHERE m.id <> meeting;
END;
$$;

-- Return the story of a commitment: its wordings, where they were made, the figures that they name, the acts of their agreements,
-- and what was reported of their initiatives and agreements, perhaps on the day of the first wording or later.
CREATE FUNCTION register.story_of_commitment(commitment bigint, of_all boolean) RETURNS TABLE (noun text, key bigint)
LANGUAGE plpgsql STABLE ROWS 100 AS $$
DECLARE
    seen text[] := register.seen(of_all);
    wordings bigint[] := ARRAY(SELECT register.wordings_of(commitment, seen));
    initiatives bigint[] := ARRAY(
        SELECT i.id
        FROM cooperation_commitment_about_initiatives l
        JOIN cooperation_initiative i ON i.id = l.initiative_id AND i.publication = ANY (seen)
        WHERE l.commitment_id = ANY (wordings)
    );
    agreements bigint[] := ARRAY(
        SELECT a.id
        FROM (
            SELECT c.agreement_id FROM cooperation_commitment c WHERE c.id = ANY (wordings)
            UNION
            SELECT l.agreement_id FROM cooperation_commitment_about_agreements l WHERE l.commitment_id = ANY (wordings)
        ) named
        JOIN cooperation_agreement a ON a.id = named.agreement_id AND a.publication = ANY (seen)
    );
    made date := (
        SELECT min(register.begins_on(COALESCE(m.date, a.main_date)))
        FROM cooperation_commitment c
        LEFT JOIN cooperation_meeting m ON m.id = c.meeting_id AND m.publication = ANY (seen)
        LEFT JOIN cooperation_agreement a ON a.id = c.agreement_id AND a.publication = ANY (seen)
        WHERE c.id = ANY (wordings)
    );
BEGIN
    RETURN QUERY
        SELECT 'commitment', unnest(wordings)
        UNION
        SELECT 'meeting', c.meeting_id FROM cooperation_commitment c
        WHERE c.id = ANY (wordings) AND c.meeting_id IS NOT NULL
        UNION SELECT 'figure', f.id FROM cooperation_figure f WHERE f.commitment_id = ANY (wordings)
        UNION SELECT 'action', a.id FROM cooperation_agreementaction a WHERE a.agreement_id = ANY (agreements)
        UNION
        SELECT 'development', d.id
        FROM (
            SELECT l.development_id FROM cooperation_development_initiatives l WHERE l.initiative_id = ANY (initiatives)
            UNION
            SELECT l.development_id FROM cooperation_development_agreements l WHERE l.agreement_id = ANY (agreements)
        ) about
        JOIN cooperation_development d ON d.id = about.development_id
        WHERE made IS NULL OR d.reported_on >= made OR COALESCE(upper(d.date) > made, true);
END;
$$;

-- Return the story of a figure: the figures of its series, where they were given, and the commitments that name them, in each
-- wording.
CREATE FUNCTION register.story_of_figure(figure bigint, of_all boolean) RETURNS TABLE (noun text, key bigint)
LANGUAGE plpgsql STABLE ROWS 100 AS $$
DECLARE
    seen text[] := register.seen(of_all);
BEGIN
    RETURN QUERY
        WITH member AS MATERIALIZED (
            SELECT f.id, f.meeting_id, f.commitment_id
            FROM cooperation_figure own
            JOIN cooperation_figure f ON f.id = own.id OR f.series = own.series AND f.series <> '' AND f.publication = ANY (seen)
            WHERE own.id = figure
        )
        SELECT 'figure', m.id FROM member m
        UNION SELECT 'meeting', m.meeting_id FROM member m WHERE m.meeting_id IS NOT NULL
        UNION
        SELECT 'commitment', w.id
        FROM member m
        JOIN cooperation_commitment c ON c.id = m.commitment_id AND c.publication = ANY (seen)
        CROSS JOIN LATERAL register.wordings_of(c.id, seen) w(id);
END;
$$;

-- Return the story that a development is part of: those of its initiatives and agreements.
CREATE FUNCTION register.story_of_development(development bigint, of_all boolean) RETURNS TABLE (noun text, key bigint)
LANGUAGE plpgsql STABLE ROWS 100 AS $$
DECLARE
    seen text[] := register.seen(of_all);
BEGIN
    RETURN QUERY
        SELECT s.noun, s.key
        FROM cooperation_development_initiatives l
        JOIN cooperation_initiative i ON i.id = l.initiative_id AND i.publication = ANY (seen)
        CROSS JOIN LATERAL register.story_of_initiative(i.id, of_all) s
        WHERE l.development_id = development
        UNION
        SELECT s.noun, s.key
        FROM cooperation_development_agreements l
        JOIN cooperation_agreement a ON a.id = l.agreement_id AND a.publication = ANY (seen)
        CROSS JOIN LATERAL register.story_of_agreement(a.id, of_all) s
        WHERE l.development_id = development;
END;
$$;

-- Return the story of a record with a type that has one.
CREATE FUNCTION register.story_of(of_type text, record bigint, of_all boolean) RETURNS TABLE (noun text, key bigint)
LANGUAGE plpgsql STABLE ROWS 100 AS $$
BEGIN
    CASE of_type
        WHEN 'initiative' THEN RETURN QUERY SELECT s.noun, s.key FROM register.story_of_initiative(record, of_all) s;
        WHEN 'agreement' THEN RETURN QUERY SELECT s.noun, s.key FROM register.story_of_agreement(record, of_all) s;
        WHEN 'meeting' THEN RETURN QUERY SELECT s.noun, s.key FROM register.story_of_meeting(record, of_all) s;
        WHEN 'commitment' THEN RETURN QUERY SELECT s.noun, s.key FROM register.story_of_commitment(record, of_all) s;
        WHEN 'figure' THEN RETURN QUERY SELECT s.noun, s.key FROM register.story_of_figure(record, of_all) s;
        WHEN 'development' THEN RETURN QUERY SELECT s.noun, s.key FROM register.story_of_development(record, of_all) s;
    END CASE;
END;
$$;

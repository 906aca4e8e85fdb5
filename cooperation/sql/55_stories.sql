-- Stories: the entries that the chronicle of a record tells. What links two of them must be seen too: to visitors, a draft that
-- is about an initiative and was said at a meeting does not lead from one to the other.

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

-- Return the story of an initiative: what is about it and its parts, the meetings that discussed them or are their editions,
-- and the acts of their agreements.
CREATE FUNCTION register.story_of(initiative bigint, of_all boolean) RETURNS TABLE (noun text, key bigint)
LANGUAGE plpgsql STABLE ROWS 100 AS $$
DECLARE
    seen text[] := CASE WHEN of_all THEN ARRAY['draft', 'in_review', 'published', 'withdrawn'] ELSE ARRAY['published'] END;
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

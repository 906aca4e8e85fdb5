-- Publication of what records name: visitors see a participant, a place or a source because a published record leads to it.

-- Participants and sources that a published agreement or meeting names itself. Most are among these, and to look for one
-- here takes a tenth of the time of the walk below.
CREATE VIEW register.named_directly AS
    SELECT 'participant'::text AS noun, t.participant_id AS key
    FROM cooperation_party t JOIN cooperation_agreement r ON r.id = t.agreement_id WHERE r.publication = 'published'
    UNION ALL
    SELECT 'participant', t.participant_id
    FROM cooperation_participation t JOIN cooperation_meeting r ON r.id = t.meeting_id WHERE r.publication = 'published'
    UNION ALL
    SELECT 'source', t.source_id
    FROM cooperation_citation t JOIN cooperation_agreement r ON r.id = t.agreement_id WHERE r.publication = 'published'
    UNION ALL
    SELECT 'source', t.source_id
    FROM cooperation_citation t JOIN cooperation_meeting r ON r.id = t.meeting_id WHERE r.publication = 'published';

-- Return whether a record leads to a participant, a place or a source: it names it, or names what names it in turn (the
-- body of a person's post, the region of a town). A cited post also leads from the body to the person: who holds it is part
-- of what is known of the body. The walk goes against the links and stops at the first such record.
-- "work_mem" is small because PostgreSQL makes the table of reached rows as large as it may become by its estimate, within
-- this limit: to clear megabytes took longer than the walk.
CREATE FUNCTION register.is_referenced(of_noun text, of_key bigint, only_published boolean) RETURNS boolean
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET enable_hashjoin = off SET enable_mergejoin = off SET work_mem = '64kB' AS $$
BEGIN
    IF EXISTS (SELECT FROM register.named_directly d WHERE d.noun = of_noun AND d.key = of_key) THEN
        RETURN true;
    END IF;
    RETURN EXISTS (
        WITH RECURSIVE reached(noun, key, is_record) AS (
            SELECT of_noun, of_key, false
            UNION
            SELECT step.*
            FROM reached
            CROSS JOIN LATERAL (
                SELECT l.noun, l.key, e.key IS NOT NULL
                FROM (
                    SELECT cited.* FROM cooperation_citation c CROSS JOIN LATERAL register.cited_entry(c) cited
                    WHERE reached.noun = 'source' AND c.source_id = reached.key
                    UNION ALL
                    SELECT l.noun, l.key FROM register.link l
                    WHERE l.to_noun = reached.noun AND l.to_key = reached.key AND l.noun <> 'action'
                      AND l.to_noun IN ('participant', 'place')
                    UNION ALL
                    SELECT 'participant', a.organisation_id FROM cooperation_affiliation a
                    WHERE reached.noun = 'participant' AND a.participant_id = reached.key
                      AND EXISTS (SELECT FROM cooperation_citation c WHERE c.affiliation_id = a.id)
                    UNION ALL
                    SELECT cited.* FROM cooperation_citation c CROSS JOIN LATERAL register.cited_entry(c) cited
                    WHERE reached.noun = 'source' AND c.relies_on_id = reached.key
                    UNION ALL
                    SELECT cited.* FROM cooperation_citation c CROSS JOIN LATERAL register.cited_entry(c) cited
                    WHERE reached.noun = 'participant' AND c.speaker_id = reached.key
                ) l
                LEFT JOIN cooperation_entry e
                  ON l.noun NOT IN ('participant', 'place', 'source') AND e.noun = l.noun AND e.key = l.key
                WHERE l.noun IN ('participant', 'place', 'source')
                   OR e.publication = 'published' OR NOT only_published AND e.key IS NOT NULL
                OFFSET 0  -- one step at a time, not all links at once
            ) step
            WHERE NOT reached.is_record
        )
        SELECT FROM reached WHERE is_record
    );
END;
$$;

-- Return the publication of a participant, a place or a source: published if a published record leads to it, draft if
-- only others do, empty if none does.
CREATE FUNCTION register.reference_publication(noun text, key bigint) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN CASE WHEN register.is_referenced(noun, key, true) THEN 'published'
                WHEN register.is_referenced(noun, key, false) THEN 'draft'
                ELSE '' END;
END;
$$;

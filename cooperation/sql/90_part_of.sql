-- What a record is part of, as lines about it say: "Official visit" of talks, "Power plant" of a statement.

-- Return the record that a record is part of, was made at or in, or is about, and the word for that: the first that the reader
-- may see. It is not stored in entries: pages need it for the few records that they show.
CREATE FUNCTION register.part_of(of_noun text, of_key bigint, sees_drafts boolean)
RETURNS TABLE (relation text, noun text, slug text, title text) LANGUAGE sql STABLE AS $$
    SELECT above.relation, e.noun, e.slug, e.title
    FROM (
        SELECT 1 AS choice, 'part of' AS relation, 'meeting' AS noun, part_of_id AS key
        FROM cooperation_meeting WHERE of_noun = 'meeting' AND id = of_key
        UNION ALL
        SELECT 1, 'at', 'meeting', meeting_id FROM cooperation_agreement WHERE of_noun = 'agreement' AND id = of_key
        UNION ALL
        SELECT 1, 'part of', 'initiative', part_of_id FROM cooperation_initiative WHERE of_noun = 'initiative' AND id = of_key
        UNION ALL
        SELECT 1, 'about', 'initiative', initiative_id
        FROM cooperation_development_initiatives WHERE of_noun = 'development' AND development_id = of_key
        UNION ALL
        SELECT 2, 'about', 'agreement', agreement_id
        FROM cooperation_development_agreements WHERE of_noun = 'development' AND development_id = of_key
        UNION ALL
        SELECT 3, 'at', 'meeting', meeting_id FROM cooperation_development WHERE of_noun = 'development' AND id = of_key
        UNION ALL
        SELECT 1, 'about', 'initiative', initiative_id
        FROM cooperation_commitment_about_initiatives WHERE of_noun = 'commitment' AND commitment_id = of_key
        UNION ALL
        SELECT 2, 'about', 'agreement', agreement_id
        FROM cooperation_commitment_about_agreements WHERE of_noun = 'commitment' AND commitment_id = of_key
        UNION ALL
        SELECT 3, 'in', 'agreement', agreement_id FROM cooperation_commitment WHERE of_noun = 'commitment' AND id = of_key
        UNION ALL
        SELECT 4, 'at', 'meeting', meeting_id FROM cooperation_commitment WHERE of_noun = 'commitment' AND id = of_key
        UNION ALL
        SELECT 1, 'about', 'initiative', initiative_id FROM cooperation_figure WHERE of_noun = 'figure' AND id = of_key
        UNION ALL
        SELECT 2, 'about', 'agreement', agreement_id FROM cooperation_figure WHERE of_noun = 'figure' AND id = of_key
        UNION ALL
        SELECT 3, 'about', 'commitment', commitment_id FROM cooperation_figure WHERE of_noun = 'figure' AND id = of_key
        UNION ALL
        SELECT 4, 'at', 'meeting', meeting_id FROM cooperation_figure WHERE of_noun = 'figure' AND id = of_key
    ) above
    JOIN cooperation_entry e ON e.noun = above.noun AND e.key = above.key
    WHERE sees_drafts OR e.publication = 'published'
    ORDER BY above.choice, above.key LIMIT 1
$$;

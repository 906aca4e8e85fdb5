-- What a record is about: search finds a development, a commitment and a figure by the titles of their initiatives and
-- agreements, because their own words rarely repeat them.

-- Return all titles of the initiatives and agreements that a record names, as far as register.counts_for lets these
-- contribute: visitors must not find a published record by the title of a draft.
CREATE FUNCTION register.titles_about(of_noun text, of_key bigint, of_publication text) RETURNS TABLE (titles text)
LANGUAGE sql STABLE AS $$
    SELECT string_agg(concat_ws(' ', above.title, array_to_string(above.other_titles, ' ')), ' ' ORDER BY l.to_noun, l.to_key)
    FROM register.link l
    CROSS JOIN LATERAL (
        SELECT i.title, i.other_titles, i.publication FROM cooperation_initiative i
        WHERE l.to_noun = 'initiative' AND i.id = l.to_key
        UNION ALL
        SELECT a.title, a.other_titles, a.publication FROM cooperation_agreement a
        WHERE l.to_noun = 'agreement' AND a.id = l.to_key
    ) above
    WHERE l.noun = of_noun AND l.key = of_key AND l.to_noun IN ('initiative', 'agreement')
      AND register.counts_for(above.publication, of_publication)
$$;

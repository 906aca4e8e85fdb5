-- Restatements: a commitment that repeats an earlier one stands instead of it.

-- Return whether another commitment restates one with this publication state.
CREATE FUNCTION register.is_restated(of_key bigint, of_publication text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM cooperation_commitment later
        WHERE later.restates_id = of_key AND later.publication <> 'withdrawn'
          AND register.counts_for(later.publication, of_publication)
    )
$$;

-- Return the deadline of the first wording of a commitment, among itself and those that it restates in turn, as far as each
-- counts for it: a draft leads to no earlier one. Wordings without a last day don't count.
CREATE FUNCTION register.first_deadline(of_key bigint, of_publication text) RETURNS TABLE (due daterange, due_phrase text)
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE wording(id, restates_id, due, due_phrase, step) AS (
        SELECT id, restates_id, due, register.sourced_phrase(due_phrase, due_stated, due_inferred), 0
        FROM cooperation_commitment WHERE id = of_key
        UNION ALL
        SELECT c.id, c.restates_id, c.due, register.sourced_phrase(c.due_phrase, c.due_stated, c.due_inferred), w.step + 1
        FROM cooperation_commitment c JOIN wording w ON c.id = w.restates_id
        WHERE register.counts_for(c.publication, of_publication)
    )
    SELECT w.due, w.due_phrase FROM wording w WHERE upper(w.due) IS NOT NULL ORDER BY w.step DESC LIMIT 1
$$;

-- Return by how many days the deadline of a restatement is later than the first one; NULL if it restates nothing that counts
-- for it.
CREATE FUNCTION register.slippage(of_key bigint, of_publication text) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT upper(c.due) - upper(f.due)
    FROM cooperation_commitment c
    JOIN cooperation_commitment earlier ON earlier.id = c.restates_id
    CROSS JOIN LATERAL register.first_deadline(c.id, of_publication) f
    WHERE c.id = of_key AND register.counts_for(earlier.publication, of_publication)
$$;

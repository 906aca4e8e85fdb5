-- Moves from status to status: what the picture of statuses shows (cooperation/models/pictures/statuses.py).

-- Return the moves of some agreements or initiatives from one status to another: each status with the one before it, NULL for
-- the first. The changes, and their order, are those of register.status_of: what lies ahead or has no date moves nothing, and
-- after an act of the second stage, one of the first changes nothing. "by_rule" tells that no act or development says so: a
-- term ended, another agreement entered into force, or all sides did the same, each for itself. "days" is the time since the
-- move before, from the middle of its date, if both dates are known to the year or better.
CREATE FUNCTION register.status_moves(of_noun text, of_keys bigint[])
RETURNS TABLE (key bigint, from_status text, to_status text, day_after date, by_rule boolean, days integer)
LANGUAGE sql STABLE AS $$
    WITH change AS MATERIALIZED (
        SELECT c.key, c.status, c.stage, c.date, c.reported_on, c.id, c.basis, COALESCE(upper(c.date), lower(c.date) + 1) AS day_after
        FROM register.status_change c
        WHERE c.noun = of_noun AND c.key = ANY (of_keys) AND register.begins_on(c.date) <= register.today()
    ), counting AS (
        SELECT c.*, lag(c.status) OVER turn AS before
        FROM (
            SELECT change.*, min(change.day_after) FILTER (WHERE change.stage = 1) OVER (PARTITION BY change.key) AS applied_after
            FROM change
        ) c
        WHERE c.stage = 1 OR c.applied_after IS NULL OR c.day_after <= c.applied_after
        WINDOW turn AS (PARTITION BY c.key ORDER BY c.stage, c.day_after, c.reported_on NULLS FIRST, c.id)
    ), move AS (
        SELECT m.*, lag(m.middle) OVER (PARTITION BY m.key ORDER BY m.stage, m.day_after, m.reported_on NULLS FIRST, m.id) AS middle_before
        FROM (
            SELECT counting.*,
                   CASE WHEN upper(date) - lower(date) <= 366 THEN lower(date) + (upper(date) - lower(date) - 1) / 2 END AS middle
            FROM counting WHERE before IS DISTINCT FROM status
        ) m
    )
    SELECT m.key, m.before, m.status, m.day_after,
           m.basis <> 'recorded',
           CASE WHEN m.middle < m.middle_before THEN 0 ELSE m.middle - m.middle_before END
    FROM move m
$$;

-- Return how many of some agreements or initiatives made each move, how often, and how long it took: the number of moves of
-- which that is known, and their median in days. "latest" are the ids of those that made it last. A row without statuses has
-- the number of records that made any move.
CREATE FUNCTION register.flow_of_statuses(of_noun text, of_keys bigint[], shown integer)
RETURNS TABLE (from_status text, to_status text, by_rule boolean, records bigint, moves bigint, timed bigint, median double precision, latest bigint[])
LANGUAGE sql STABLE AS $$
    WITH move AS MATERIALIZED (SELECT * FROM register.status_moves(of_noun, of_keys))
    SELECT m.from_status, m.to_status, m.by_rule, count(DISTINCT m.key), count(*), count(m.days),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY m.days), (array_agg(m.key ORDER BY m.day_after DESC, m.key DESC))[1:shown]
    FROM move m GROUP BY 1, 2, 3
    UNION ALL
    SELECT NULL, NULL, NULL, count(DISTINCT m.key) FILTER (WHERE m.from_status IS NOT NULL), 0, 0, NULL, NULL FROM move m
$$;

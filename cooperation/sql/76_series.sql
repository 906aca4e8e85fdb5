-- Series: which of the listed figures measure the same (cooperation/models/pictures/series.py).

-- Return the series among some figures: those with several of them, the longest first, and those with one, the latest first.
-- Each has its number of figures, the ids of the latest ones, and how many series and figures there are of its sort. A figure
-- whose series is not known is alone.
CREATE FUNCTION register.series_among(of_keys bigint[], longest integer, alone integer, latest integer)
RETURNS TABLE (n bigint, ids bigint[], all_series bigint, all_figures bigint) LANGUAGE sql STABLE AS $$
    SELECT n, ids, all_series, all_figures
    FROM (
        SELECT n, ids, n = 1 AS is_alone, row_number() OVER same_sort AS place,
               count(*) OVER (PARTITION BY n = 1) AS all_series, (sum(n) OVER (PARTITION BY n = 1))::bigint AS all_figures
        FROM (
            SELECT count(*) AS n, max(f.day) AS last_day, max(f.id) AS last_id,
                   (array_agg(f.id ORDER BY f.day DESC NULLS LAST, f.id DESC))[1:latest] AS ids
            FROM (
                SELECT id, COALESCE(NULLIF(series, ''), id::text) AS name, register.begins_on(period) AS day
                FROM cooperation_figure WHERE id = ANY (of_keys)
            ) f
            GROUP BY f.name
        ) found
        WINDOW same_sort AS (PARTITION BY n = 1 ORDER BY n DESC, last_day DESC NULLS LAST, last_id DESC)
    ) placed
    WHERE place <= CASE WHEN is_alone THEN alone ELSE longest END
    ORDER BY is_alone, place
$$;

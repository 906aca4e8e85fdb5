-- Pictures: the bars of a timeline of many entries (cooperation/models/pictures/timeline.py).

-- Return the first day of the month, year or decade of a day, or the day itself for another unit. The years 1 to 9 are the
-- first decade.
CREATE FUNCTION register.unit_start(day date, unit text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE unit
        WHEN 'month' THEN make_date(extract(year FROM day)::int, extract(month FROM day)::int, 1)
        WHEN 'year' THEN make_date(extract(year FROM day)::int, 1, 1)
        WHEN 'decade' THEN make_date(CASE WHEN extract(year FROM day) < 10 THEN 1 ELSE extract(year FROM day)::int / 10 * 10 END, 1, 1)
        ELSE day END
$$;

-- Return the shortest unit with at most this many bars between two days. Decades may be more: nothing is longer.
CREATE FUNCTION register.bar_unit(earliest date, latest date, bars int) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN latest - earliest < bars THEN 'day'
        WHEN (latest - earliest) / 30 < bars THEN 'month'
        WHEN (latest - earliest) / 365 < bars THEN 'year'
        ELSE 'decade' END
$$;

-- Return the number of entries per unit that contains their whole date. Dates that no unit contains, or with an open end,
-- are counted by themselves: "day_after" is NULL for a unit, unless the end is open; "is_unit" tells them apart.
CREATE FUNCTION register.bars_of(first_days date[], days_after date[], numbers bigint[], bars int)
RETURNS TABLE (unit text, is_unit boolean, first_day date, day_after date, n bigint) LANGUAGE sql IMMUTABLE AS $$
    WITH days AS MATERIALIZED (
        SELECT * FROM unnest(first_days, days_after, numbers) d(first_day, day_after, n)
    ), extent AS MATERIALIZED (
        SELECT register.bar_unit(min(COALESCE(first_day, day_after - 1)), max(COALESCE(day_after - 1, first_day)), bars) AS unit
        FROM days
    ), within AS (
        SELECT unit, first_day, day_after, n, register.unit_start(first_day, unit) AS start,
               COALESCE(register.unit_start(first_day, unit) = register.unit_start(day_after - 1, unit), false) AS is_unit
        FROM days CROSS JOIN extent
    )
    SELECT unit, is_unit, CASE WHEN is_unit THEN start ELSE first_day END, CASE WHEN is_unit THEN NULL ELSE day_after END,
           sum(n)::bigint
    FROM within GROUP BY 1, 2, 3, 4
$$;

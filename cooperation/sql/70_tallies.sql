-- Tallies: how many entries there are of what, so that nobody counts a million rows to show a list. Triggers only add rows,
-- with a negative number for what goes; a count is the sum of its rows (cooperation/models/tallies.py).

-- Return what an entry is counted under: a country, a number of sides (four and more together) or everybody; a sector or
-- all; a status and a kind or all ("*"). Actions are in no list of their own.
CREATE FUNCTION register.tallied(entry cooperation_entry)
RETURNS TABLE (who text, sector bigint, status text, kind text) LANGUAGE sql IMMUTABLE AS $$
    SELECT who, sector, entry.status, entry.kind
    FROM unnest(ARRAY['', 'sides:' || least(entry.sides, 4)] || entry.countries) who, unnest(0::bigint || entry.sectors) sector
    WHERE entry.noun <> 'action'
    UNION ALL
    SELECT who, 0, '*', '*' FROM unnest(ARRAY['', 'sides:' || least(entry.sides, 4)] || entry.countries) who
    WHERE entry.noun <> 'action'
    UNION ALL
    SELECT '', sector, '*', '*' FROM unnest(entry.sectors) sector
    WHERE entry.noun <> 'action'
$$;

-- Fold what was added into one row each.
CREATE FUNCTION register.fold_tallies() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    WITH added AS (DELETE FROM cooperation_tally WHERE NOT folded RETURNING *)
    INSERT INTO cooperation_tally AS t (noun, publication, who, sector, status, kind, n, folded)
    SELECT noun, publication, who, sector, status, kind, sum(n), true FROM added
    GROUP BY noun, publication, who, sector, status, kind HAVING sum(n) <> 0
    ON CONFLICT (noun, publication, who, sector, status, kind) WHERE folded DO UPDATE SET n = t.n + EXCLUDED.n;
END;
$$;

-- Count the entries of a statement: new ones in, old ones out. Now and then fold: on average once in 2,000 added rows, by one
-- transaction at a time; whoever finds another at it leaves it to them.
CREATE FUNCTION register.tally() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    rows_added integer;
BEGIN
    -- Most statements concern no entry or only actions, and to look costs a tenth of counting nothing.
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows WHERE noun <> 'action') THEN
            RETURN NULL;
        END IF;
        INSERT INTO cooperation_tally (noun, publication, who, sector, status, kind, n, folded)
        SELECT e.noun, e.publication, t.who, t.sector, t.status, t.kind, count(*), false
        FROM new_rows e CROSS JOIN LATERAL register.tallied(e) t GROUP BY 1, 2, 3, 4, 5, 6;
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows WHERE noun <> 'action') THEN
            RETURN NULL;
        END IF;
        INSERT INTO cooperation_tally (noun, publication, who, sector, status, kind, n, folded)
        SELECT e.noun, e.publication, t.who, t.sector, t.status, t.kind, -count(*), false
        FROM old_rows e CROSS JOIN LATERAL register.tallied(e) t GROUP BY 1, 2, 3, 4, 5, 6;
    ELSE
        IF NOT EXISTS (SELECT FROM new_rows WHERE noun <> 'action') THEN
            RETURN NULL;
        END IF;
        INSERT INTO cooperation_tally (noun, publication, who, sector, status, kind, n, folded)
        SELECT noun, publication, who, sector, status, kind, sum(n), false
        FROM (
            SELECT e.noun, e.publication, t.*, 1 AS n FROM new_rows e CROSS JOIN LATERAL register.tallied(e) t
            UNION ALL
            SELECT e.noun, e.publication, t.*, -1 FROM old_rows e CROSS JOIN LATERAL register.tallied(e) t
        ) counted
        GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0;
    END IF;
    GET DIAGNOSTICS rows_added = ROW_COUNT;
    IF random() < rows_added / 2000.0 AND pg_try_advisory_xact_lock('cooperation_tally'::regclass::int) THEN
        PERFORM register.fold_tallies();
    END IF;
    RETURN NULL;
END;
$$;
DO $$
DECLARE
    part regclass;
BEGIN
    FOR part IN SELECT relid FROM pg_partition_tree('cooperation_entry') WHERE relid <> 'cooperation_entry_action'::regclass LOOP
        EXECUTE format(
            'CREATE TRIGGER tally_on_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION register.tally()', part);
        EXECUTE format(
            'CREATE TRIGGER tally_on_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION register.tally()', part);
        EXECUTE format(
            'CREATE TRIGGER tally_on_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION register.tally()', part);
    END LOOP;
END;
$$;

-- The counts that are not those of the entries, with how many they are more.
CREATE VIEW register.wrong_tally AS
    SELECT noun, publication, who, sector, status, kind, sum(n) AS n
    FROM (
        SELECT noun, publication, who, sector, status, kind, n FROM cooperation_tally
        UNION ALL
        SELECT e.noun, e.publication, t.*, -1 FROM cooperation_entry e CROSS JOIN LATERAL register.tallied(e) t
    ) difference
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0;

-- Count all entries again. Who has begun to write is waited for, and who begins meanwhile adds to the new counts.
CREATE FUNCTION register.recount_tallies() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    LOCK TABLE cooperation_tally IN SHARE ROW EXCLUSIVE MODE;
    DELETE FROM cooperation_tally;
    INSERT INTO cooperation_tally (noun, publication, who, sector, status, kind, n, folded)
    SELECT e.noun, e.publication, t.who, t.sector, t.status, t.kind, count(*), true
    FROM cooperation_entry e CROSS JOIN LATERAL register.tallied(e) t GROUP BY 1, 2, 3, 4, 5, 6;
END;
$$;

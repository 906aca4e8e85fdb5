-- Tallies: the number of entries by country, sector, status and kind, and of records by pair of countries. Lists, and the
-- matrix of pairs, read them instead of counting a million rows (cooperation/models/counts/).

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

-- Return the pairs of countries that a record is counted under, each in alphabetical order of its codes. Only records of
-- several countries have any: what is no record is in no page of a pair.
CREATE FUNCTION register.pairs_in(entry cooperation_entry) RETURNS TABLE (one text, other text) LANGUAGE sql IMMUTABLE AS $$
    SELECT one, other FROM unnest(entry.countries) one, unnest(entry.countries) other
    WHERE cardinality(entry.countries) > 1 AND one < other
      AND entry.noun NOT IN ('action', 'participant', 'place', 'source')
$$;

-- Count the entries of a statement: new ones in, old ones out. Entries are written by one transaction at a time
-- (register.one_at_a_time), so nobody waits for a count that another one has yet to commit.
CREATE FUNCTION register.tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO cooperation_tally AS t (noun, publication, who, sector, status, kind, n)
        SELECT e.noun, e.publication, c.who, c.sector, c.status, c.kind, count(*)
        FROM new_rows e CROSS JOIN LATERAL register.tallied(e) c GROUP BY 1, 2, 3, 4, 5, 6
        ON CONFLICT (noun, sector, who, publication, status, kind) DO UPDATE SET n = t.n + EXCLUDED.n;
        INSERT INTO cooperation_pairtally AS t (one, other, noun, publication, n)
        SELECT p.one, p.other, e.noun, e.publication, count(*)
        FROM new_rows e CROSS JOIN LATERAL register.pairs_in(e) p GROUP BY 1, 2, 3, 4
        ON CONFLICT (one, other, noun, publication) DO UPDATE SET n = t.n + EXCLUDED.n;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO cooperation_tally AS t (noun, publication, who, sector, status, kind, n)
        SELECT e.noun, e.publication, c.who, c.sector, c.status, c.kind, -count(*)
        FROM old_rows e CROSS JOIN LATERAL register.tallied(e) c GROUP BY 1, 2, 3, 4, 5, 6
        ON CONFLICT (noun, sector, who, publication, status, kind) DO UPDATE SET n = t.n + EXCLUDED.n;
        INSERT INTO cooperation_pairtally AS t (one, other, noun, publication, n)
        SELECT p.one, p.other, e.noun, e.publication, -count(*)
        FROM old_rows e CROSS JOIN LATERAL register.pairs_in(e) p GROUP BY 1, 2, 3, 4
        ON CONFLICT (one, other, noun, publication) DO UPDATE SET n = t.n + EXCLUDED.n;
    ELSIF EXISTS (SELECT FROM new_rows) THEN
        INSERT INTO cooperation_tally AS t (noun, publication, who, sector, status, kind, n)
        SELECT noun, publication, who, sector, status, kind, sum(n)
        FROM (
            SELECT e.noun, e.publication, c.*, 1 AS n FROM new_rows e CROSS JOIN LATERAL register.tallied(e) c
            UNION ALL
            SELECT e.noun, e.publication, c.*, -1 FROM old_rows e CROSS JOIN LATERAL register.tallied(e) c
        ) counted
        GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0
        ON CONFLICT (noun, sector, who, publication, status, kind) DO UPDATE SET n = t.n + EXCLUDED.n;
        -- A treaty of 190 states has 18,000 pairs, and most changes concern none of them.
        INSERT INTO cooperation_pairtally AS t (one, other, noun, publication, n)
        SELECT one, other, noun, publication, sum(n)
        FROM (
            SELECT p.one, p.other, e.noun, e.publication, 1 AS n
            FROM new_rows e JOIN old_rows o USING (noun, key) CROSS JOIN LATERAL register.pairs_in(e) p
            WHERE (e.countries, e.publication) IS DISTINCT FROM (o.countries, o.publication)
            UNION ALL
            SELECT p.one, p.other, o.noun, o.publication, -1
            FROM new_rows e JOIN old_rows o USING (noun, key) CROSS JOIN LATERAL register.pairs_in(o) p
            WHERE (e.countries, e.publication) IS DISTINCT FROM (o.countries, o.publication)
        ) counted
        GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0
        ON CONFLICT (one, other, noun, publication) DO UPDATE SET n = t.n + EXCLUDED.n;
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

-- The counts that are not those of the entries, with how many they are more. Those of a pair have both codes as "KG:KZ".
CREATE VIEW register.wrong_tally AS
    SELECT noun, publication, who, sector, status, kind, sum(n) AS n
    FROM (
        SELECT noun, publication, who, sector, status, kind, n FROM cooperation_tally
        UNION ALL
        SELECT e.noun, e.publication, t.*, -1 FROM cooperation_entry e CROSS JOIN LATERAL register.tallied(e) t
    ) difference
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(n) <> 0
    UNION ALL
    SELECT noun, publication, one || ':' || other, 0, '*', '*', sum(n) AS n
    FROM (
        SELECT noun, publication, one, other, n FROM cooperation_pairtally
        UNION ALL
        SELECT e.noun, e.publication, p.one, p.other, -1 FROM cooperation_entry e CROSS JOIN LATERAL register.pairs_in(e) p
    ) difference
    GROUP BY noun, publication, one, other HAVING sum(n) <> 0;

-- Count all entries again.
CREATE FUNCTION register.recount_tallies() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM register.one_at_a_time();
    DELETE FROM cooperation_tally;
    INSERT INTO cooperation_tally (noun, publication, who, sector, status, kind, n)
    SELECT e.noun, e.publication, t.who, t.sector, t.status, t.kind, count(*)
    FROM cooperation_entry e CROSS JOIN LATERAL register.tallied(e) t GROUP BY 1, 2, 3, 4, 5, 6;
    DELETE FROM cooperation_pairtally;
    INSERT INTO cooperation_pairtally (one, other, noun, publication, n)
    SELECT p.one, p.other, e.noun, e.publication, count(*)
    FROM cooperation_entry e CROSS JOIN LATERAL register.pairs_in(e) p GROUP BY 1, 2, 3, 4;
END;
$$;

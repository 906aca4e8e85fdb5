-- The history of the invented register (bench/register/history.py): all was entered on one day, and a few records have another
-- title since a later day. The schema is dropped at the end.

CREATE SCHEMA bench;

-- Return when all was entered (as in entries.py), and when some titles were changed.
CREATE FUNCTION bench.entered_at() RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$ SELECT '2020-01-01 00:00+00'::timestamptz $$;
CREATE FUNCTION bench.changed_at() RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$ SELECT '2025-06-01 00:00+00'::timestamptz $$;

-- Each table with events, and its table of events, paired as in cooperation/sql/95_known.sql; and the columns of the events.
CREATE VIEW bench.history AS
SELECT t.oid::regclass AS of_table, h.oid::regclass AS events,
       format_type(key.atttypid, NULL) IN ('bigint', 'integer') AS is_numbered,
       (SELECT string_agg(quote_ident(c.attname), ', ' ORDER BY c.attnum)
        FROM pg_attribute c JOIN pg_attribute own ON own.attrelid = t.oid AND own.attname = c.attname
        WHERE c.attrelid = h.oid AND c.attnum > 0 AND NOT c.attisdropped AND NOT own.attisdropped) AS columns
FROM pg_class t
JOIN pg_class h ON h.relnamespace = t.relnamespace AND h.relkind = 'r' AND h.relname IN (
    t.relname || 'event',
    CASE WHEN t.relname LIKE '%\_%\_%' THEN 'cooperation_' || replace(substr(t.relname, 13), '_', '') || 'linkevent' END
)
JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
JOIN pg_attribute key ON key.attrelid = t.oid AND key.attnum = i.indkey[0]
WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND t.relname LIKE 'cooperation\_%';

-- Date what was seeded, and what changed of it while the register was filled: as if that was entered with all else.
CREATE FUNCTION bench.date_seeded() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    history regclass;
    kept register.kept_as_known;
BEGIN
    FOR history IN SELECT events FROM bench.history LOOP
        EXECUTE format('UPDATE %s SET pgh_created_at = bench.entered_at()', history);
    END LOOP;
    FOR kept IN SELECT * FROM register.kept_as_known LOOP
        EXECUTE format('DELETE FROM %I', kept.former);
        EXECUTE format('UPDATE %I SET known_since = bench.entered_at() WHERE known_since > bench.entered_at()', kept.table_name);
    END LOOP;
END;
$$;

-- Return statements that insert the first event of each row without one, so many ids at once: those of the largest tables first.
-- Rows with ids up to that of the last event were seeded, and have theirs. So have all in tables without a number as id.
CREATE FUNCTION bench.to_enter(at_once bigint) RETURNS TABLE (statement text) LANGUAGE plpgsql AS $$
DECLARE
    of_table regclass;
    history regclass;
    filled bigint;
    last bigint;
BEGIN
    FOR of_table, history IN
        SELECT h.of_table, h.events FROM bench.history h WHERE is_numbered ORDER BY pg_relation_size(h.of_table) DESC
    LOOP
        EXECUTE format('SELECT COALESCE(max(pgh_obj_id), 0) FROM %s', history) INTO filled;
        EXECUTE format('SELECT COALESCE(max(id), 0) FROM %s', of_table) INTO last;
        RETURN QUERY SELECT format('SELECT bench.enter(%L, %s, %s)', of_table, first, first + at_once - 1)
        FROM generate_series(filled + 1, last, at_once) first;
    END LOOP;
END;
$$;

-- Insert the first event of each row of a table with an id in a range.
CREATE FUNCTION bench.enter(entered regclass, first bigint, last bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    history bench.history;
BEGIN
    SELECT * INTO history FROM bench.history h WHERE h.of_table = entered;
    EXECUTE format(
        'INSERT INTO %s (pgh_created_at, pgh_label, pgh_obj_id, %s) '
        'SELECT bench.entered_at(), ''insert'', id, %s FROM %s WHERE id BETWEEN $1 AND $2 ORDER BY id',
        history.events, history.columns, history.columns, history.of_table
    ) USING first, last;
END;
$$;

-- Return a share of the ids from a first one on, one of "every": spread evenly, and at least 20 or all.
CREATE FUNCTION bench.some_of(of_table regclass, first bigint, every integer) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
DECLARE
    n bigint;
    chosen bigint;
BEGIN
    EXECUTE format('SELECT count(*) FROM %s WHERE id >= $1', of_table) INTO n USING first;
    chosen := LEAST(n, GREATEST(n / every, 20));
    -- Ids with one step between them are of few countries.
    RETURN QUERY SELECT first + i * n / chosen + abs(hashint8(i)::bigint) % (n / chosen) FROM generate_series(0, chosen - 1) i;
END;
$$;

-- Change the titles of some records with triggers on, which write what follows: events, entries, and what these were before.
-- Then date all of that.
CREATE FUNCTION bench.change_titles(first bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    noun text;
    every integer;
BEGIN
    SET LOCAL session_replication_role = origin;
    FOR noun, every IN VALUES ('agreement', 500), ('meeting', 300), ('initiative', 500) LOOP
        EXECUTE format(
            'UPDATE cooperation_%1$s SET title = title || '' (revised)'' '
            'WHERE id IN (SELECT bench.some_of(''cooperation_%1$s'', $1, $2))', noun
        ) USING first, every;
    END LOOP;
    SET CONSTRAINTS ALL IMMEDIATE;
    SET LOCAL session_replication_role = replica;
    FOREACH noun IN ARRAY ARRAY['agreement', 'meeting', 'initiative'] LOOP
        EXECUTE format(
            'WITH changed AS ('
            '    UPDATE cooperation_%1$sevent SET pgh_created_at = bench.changed_at(), updated_at = bench.changed_at() '
            '    WHERE pgh_created_at = now() RETURNING pgh_obj_id'
            '), dated AS ('
            '    UPDATE cooperation_%1$s SET updated_at = bench.changed_at() WHERE id IN (SELECT pgh_obj_id FROM changed)'
            ') UPDATE cooperation_entry SET updated_at = bench.changed_at() '
            'WHERE noun = %1$L AND key IN (SELECT pgh_obj_id FROM changed)', noun);
    END LOOP;
    UPDATE cooperation_entry e SET known_since = bench.changed_at()
    FROM cooperation_formerentry f WHERE e.noun = f.noun AND e.key = f.key AND f.known_until = now();
    UPDATE cooperation_entrywords w SET known_since = bench.changed_at()
    FROM cooperation_formerentrywords f WHERE w.noun = f.noun AND w.key = f.key AND f.known_until = now();
    UPDATE cooperation_formerentry SET known_until = bench.changed_at() WHERE known_until = now();
    UPDATE cooperation_formerentrywords SET known_until = bench.changed_at() WHERE known_until = now();
END;
$$;

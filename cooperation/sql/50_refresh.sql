-- Refreshing: a transaction notes which entries its statements concern, and brings each up to date once, at commit.

-- What the open transaction has yet to refresh; empty between transactions, so it need not survive a crash. Other
-- transactions don't see these rows, and none is ever committed. The reasons:
--   changed: the row of the entry, or a row that belongs to it, was written: read it again
--   named:   one more entry names it: visitors may see it from now on, unless they do already
--   unnamed: one fewer names it, or is published: whether visitors see it must be found out again
--   read:    entries that name it read more of it than its name: read these again
--   renamed: its names have changed: entries that name it are found by these
CREATE UNLOGGED TABLE register.pending (noun text NOT NULL, keys text[] NOT NULL, reason text NOT NULL);

-- Wait until no other transaction is at what is done at commit: refreshing entries, and checking that what is published
-- has its source. Both take this one lock and no locks of rows, or two transactions could wait for each other.
CREATE FUNCTION register.one_at_a_time() RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtext('register.one_at_a_time'))
$$;

-- Bring entries of a noun up to date with their views: add those of new rows, remove those of rows that are gone, write
-- what differs. One function a noun, so that each has plans of its own, which a session makes once.
DO $$
DECLARE
    noun text;
BEGIN
    FOREACH noun IN ARRAY ARRAY[
        'meeting', 'agreement', 'action', 'initiative', 'development', 'commitment', 'figure',
        'participant', 'place', 'source'
    ] LOOP
        -- The words by which the entries are found.
        EXECUTE format($pattern$
            CREATE VIEW register.%1$s_words AS
            SELECT e.noun, e.key, e.publication,
                   register.search_vector(register.own_vector(v.titles, v.texts), n.names) AS search
            FROM cooperation_entry e
            JOIN register.%1$s_entry v ON v.key = e.key
            CROSS JOIN LATERAL register.names_of(e.participants, e.places, e.countries) n
            WHERE e.noun = '%1$s' AND v.titles IS NOT NULL
            $pattern$, noun);
        EXECUTE format($pattern$
            CREATE FUNCTION register.refresh_%1$s(keys bigint[]) RETURNS void LANGUAGE plpgsql
            SET plan_cache_mode = force_generic_plan AS $body$
            BEGIN
                IF EXISTS (SELECT FROM unnest(keys) k WHERE NOT EXISTS (SELECT FROM %2$s r WHERE r.id = k)) THEN
                    DELETE FROM cooperation_entry_%1$s e
                    WHERE e.key = ANY (keys) AND NOT EXISTS (SELECT FROM %2$s r WHERE r.id = e.key);
                    DELETE FROM cooperation_entrywords w
                    WHERE w.noun = '%1$s' AND w.key = ANY (keys) AND NOT EXISTS (SELECT FROM %2$s r WHERE r.id = w.key);
                END IF;
                INSERT INTO cooperation_entry_%1$s AS e (
                    noun, key, slug, title, period, due, countries, own_countries, participants, places, sectors, sources,
                    sides, status, kind, publication, named, named_beside, value, checked_on, updated_at
                )
                SELECT noun, key, slug, title, period, due, countries, own_countries, participants, places, sectors, sources,
                       sides, status, kind, publication, named, named_beside, value, checked_on, updated_at
                FROM register.%1$s_entry WHERE key = ANY (keys)
                ON CONFLICT (noun, key) DO UPDATE SET
                    slug = EXCLUDED.slug, title = EXCLUDED.title, period = EXCLUDED.period, due = EXCLUDED.due,
                    countries = EXCLUDED.countries, own_countries = EXCLUDED.own_countries,
                    participants = EXCLUDED.participants, places = EXCLUDED.places, sectors = EXCLUDED.sectors,
                    sources = EXCLUDED.sources, sides = EXCLUDED.sides, status = EXCLUDED.status, kind = EXCLUDED.kind,
                    publication = EXCLUDED.publication, named = EXCLUDED.named, named_beside = EXCLUDED.named_beside,
                    value = EXCLUDED.value, checked_on = EXCLUDED.checked_on, updated_at = EXCLUDED.updated_at
                    WHERE (e.*) IS DISTINCT FROM (EXCLUDED.*);
                INSERT INTO cooperation_entrywords AS w (noun, key, publication, search)
                SELECT noun, key, publication, search FROM register.%1$s_words WHERE key = ANY (keys)
                ON CONFLICT (noun, key) DO UPDATE SET publication = EXCLUDED.publication, search = EXCLUDED.search
                    WHERE (w.publication, w.search) IS DISTINCT FROM (EXCLUDED.publication, EXCLUDED.search);
            END;
            $body$
            $pattern$, noun, 'cooperation_' || CASE noun WHEN 'action' THEN 'agreementaction' ELSE noun END);
        -- When names change, nothing else of an entry does: its own words stay as they are.
        EXECUTE format($pattern$
            CREATE FUNCTION register.rename_in_%1$s(keys bigint[]) RETURNS void LANGUAGE plpgsql
            SET plan_cache_mode = force_generic_plan AS $body$
            BEGIN
                UPDATE cooperation_entry e SET (title, named, named_beside) = ROW (v.title, v.named, v.named_beside)
                FROM register.%1$s_entry v
                WHERE e.noun = '%1$s' AND e.key = ANY (keys) AND v.key = e.key
                  AND (e.title, e.named, e.named_beside) IS DISTINCT FROM (v.title, v.named, v.named_beside);
                UPDATE cooperation_entrywords w SET search = new.search
                FROM cooperation_entry e
                CROSS JOIN LATERAL register.names_of(e.participants, e.places, e.countries) n
                JOIN cooperation_entrywords old ON old.noun = '%1$s' AND old.key = e.key
                CROSS JOIN LATERAL (
                    SELECT register.search_vector(ts_filter(old.search, '{a,c}'), n.names) OFFSET 0
                ) new(search)
                WHERE e.noun = '%1$s' AND e.key = ANY (keys) AND w.noun = '%1$s' AND w.key = e.key
                  AND w.search <> new.search;
            END;
            $body$
            $pattern$, noun);
        -- The entries with certain keys that differ from what they should be.
        EXECUTE format($pattern$
            CREATE FUNCTION register.wrong_%1$s(keys bigint[]) RETURNS TABLE (key bigint, fault text) LANGUAGE plpgsql STABLE
            SET plan_cache_mode = force_generic_plan AS $body$
            #variable_conflict use_column
            BEGIN
                RETURN QUERY SELECT COALESCE(e.key, v.key),
                       CASE WHEN v.key IS NULL THEN 'left over' WHEN e.key IS NULL THEN 'missing' ELSE 'out of date' END
                FROM (
                    SELECT e.key, to_jsonb(e) - 'source_count' AS kept, w.search
                    FROM cooperation_entry e
                    LEFT JOIN cooperation_entrywords w ON w.noun = '%1$s' AND w.key = e.key AND w.publication = e.publication
                    WHERE e.noun = '%1$s' AND e.key = ANY (keys)
                ) e
                FULL JOIN (
                    SELECT v.key, to_jsonb(v) - '{titles,texts}'::text[] AS said, w.search
                    FROM register.%1$s_entry v LEFT JOIN register.%1$s_words w ON w.key = v.key
                    WHERE v.key = ANY (keys)
                ) v ON v.key = e.key
                WHERE (e.kept, e.search) IS DISTINCT FROM (v.said, v.search)
                UNION ALL
                SELECT w.key, 'left over'
                FROM cooperation_entrywords w
                WHERE w.noun = '%1$s' AND w.key = ANY (keys)
                  AND NOT EXISTS (SELECT FROM cooperation_entry e WHERE e.noun = '%1$s' AND e.key = w.key)
                  AND NOT EXISTS (SELECT FROM register.%1$s_entry v WHERE v.key = w.key);
            END;
            $body$
            $pattern$, noun);
    END LOOP;
END;
$$;

-- Return the entries that name participants, places, sectors or countries.
CREATE FUNCTION register.entries_naming(of_noun text, of_keys text[]) RETURNS TABLE (noun text, key bigint)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    CASE of_noun
        WHEN 'participant' THEN RETURN QUERY
            SELECT e.noun::text, e.key FROM cooperation_entry e WHERE e.participants && of_keys::bigint[];
        WHEN 'place' THEN RETURN QUERY
            SELECT e.noun::text, e.key FROM cooperation_entry e WHERE e.places && of_keys::bigint[];
        WHEN 'sector' THEN RETURN QUERY
            SELECT e.noun::text, e.key FROM cooperation_entry e WHERE e.sectors && of_keys::bigint[];
        WHEN 'country' THEN RETURN QUERY
            SELECT e.noun::text, e.key FROM cooperation_entry e WHERE e.countries && of_keys;
    END CASE;
END;
$$;

-- Tell again of participants, places and sources whether visitors see them.
CREATE FUNCTION register.refresh_publication() RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    WITH taken AS (
        DELETE FROM register.pending WHERE reason = 'unnamed' RETURNING noun, keys
    ), seen AS MATERIALIZED (
        SELECT noun, key, register.reference_publication(noun, key) AS publication
        FROM (SELECT DISTINCT noun, key::bigint FROM taken CROSS JOIN LATERAL unnest(keys) key) reference(noun, key)
    ), words AS (
        UPDATE cooperation_entrywords w SET publication = seen.publication
        FROM seen WHERE w.noun = seen.noun AND w.key = seen.key AND w.publication <> seen.publication
    )
    UPDATE cooperation_entry e SET publication = seen.publication
    FROM seen WHERE e.noun = seen.noun AND e.key = seen.key AND e.publication <> seen.publication;
END;
$$;

-- Bring up to date what the transaction has noted so far. An entry that changes notes those that read it in turn
-- (register.entries_changed), so this goes on until nothing is left: records first, in the order in which they read one
-- another, then what they name.
-- One transaction at a time: the second waits, and then sees what the first has written, as long as transactions are READ
-- COMMITTED. So no entry misses what is entered at the same moment.
CREATE FUNCTION register.refresh_pending() RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    nouns CONSTANT text[] := ARRAY['meeting', 'agreement', 'initiative', 'development', 'commitment', 'figure', 'action',
                                   'participant', 'place', 'source'];
    next_noun text;
    next_keys bigint[];
BEGIN
    PERFORM register.one_at_a_time();
    IF EXISTS (SELECT FROM register.pending WHERE reason = 'read') THEN
        INSERT INTO register.pending (noun, keys, reason)
        SELECT e.noun, array_agg(e.key), 'changed'
        FROM register.pending p CROSS JOIN LATERAL register.entries_naming(p.noun, p.keys) e
        WHERE p.reason = 'read' GROUP BY e.noun;
    END IF;
    WITH named AS (DELETE FROM register.pending WHERE reason IN ('named', 'read') RETURNING noun, keys, reason)
    INSERT INTO register.pending (noun, keys, reason)
    SELECT named.noun, array_agg(DISTINCT named_key), 'unnamed'
    FROM named CROSS JOIN LATERAL unnest(named.keys) named_key
    WHERE named.reason = 'named' AND NOT EXISTS (
        SELECT FROM cooperation_entry e
        WHERE e.noun = named.noun AND e.key = named_key::bigint AND e.publication = 'published'
    )
    GROUP BY named.noun;
    LOOP
        SELECT noun INTO next_noun FROM register.pending WHERE reason = 'changed'
        ORDER BY array_position(nouns, noun) LIMIT 1;
        IF FOUND THEN
            WITH taken AS (DELETE FROM register.pending WHERE reason = 'changed' AND noun = next_noun RETURNING keys)
            SELECT array_agg(DISTINCT key::bigint) INTO next_keys FROM taken CROSS JOIN LATERAL unnest(keys) key;
            CASE next_noun
                WHEN 'meeting' THEN PERFORM register.refresh_meeting(next_keys);
                WHEN 'agreement' THEN PERFORM register.refresh_agreement(next_keys);
                WHEN 'action' THEN PERFORM register.refresh_action(next_keys);
                WHEN 'initiative' THEN PERFORM register.refresh_initiative(next_keys);
                WHEN 'development' THEN PERFORM register.refresh_development(next_keys);
                WHEN 'commitment' THEN PERFORM register.refresh_commitment(next_keys);
                WHEN 'figure' THEN PERFORM register.refresh_figure(next_keys);
                WHEN 'participant' THEN PERFORM register.refresh_participant(next_keys);
                WHEN 'place' THEN PERFORM register.refresh_place(next_keys);
                WHEN 'source' THEN PERFORM register.refresh_source(next_keys);
            END CASE;
        ELSE
            EXIT WHEN NOT EXISTS (SELECT FROM register.pending WHERE reason = 'unnamed');
            PERFORM register.refresh_publication();
        END IF;
    END LOOP;
    IF EXISTS (SELECT FROM register.pending) THEN
        FOR next_noun, next_keys IN
            SELECT e.noun, array_agg(DISTINCT e.key)
            FROM register.pending p CROSS JOIN LATERAL register.entries_naming(p.noun, p.keys) e GROUP BY e.noun
        LOOP
            EXECUTE format('SELECT register.rename_in_%s($1)', next_noun) USING next_keys;
        END LOOP;
        DELETE FROM register.pending WHERE reason = 'renamed';
    END IF;
END;
$$;

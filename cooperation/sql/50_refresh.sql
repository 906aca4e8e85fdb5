-- Refreshing: a transaction notes which entries its statements concern, and brings each up to date once, at commit.

-- What the open transaction has yet to refresh; empty between transactions, so it need not survive a crash. Other
-- transactions don't see these rows, and none is ever committed. The reasons:
--   changed:   the row itself, or a row that belongs to it, was written: read it again
--   cited:     citations of this action, involvement or affiliation changed: read the record that it belongs to again
--   status:    what its status follows from was written
--   moved:     this action, involvement or affiliation, with its citations, belongs to another record now
--   linked:    one more entry links to it: visitors may see it from now on, unless they do already
--   unlinked:  one fewer links to it, or is published: whether visitors see it must be found out again
--   details:   more than its name has changed of what entries that name it take from it: read these again
--   renamed:   its name has changed, which entries that name it are sorted by
--   respelled: its name, or another spelling, has changed: entries that name it are found by these
--   refresh:   fires the trigger that refreshes at commit; a transaction has one such row
CREATE UNLOGGED TABLE register.pending (noun text NOT NULL, keys text[] NOT NULL, reason text NOT NULL);

-- Bring entries of a noun up to date with their views: add those of new rows, delete those of deleted rows, write what
-- differs. One function a noun: a session plans each once.
DO $$
DECLARE
    noun text;
    table_name text;
    search text;
    -- What an entry has besides its noun and key, and what is not made from other columns.
    columns text := 'slug, title, period, period_phrase, acts, due, countries, own_countries, participants, apart, apart_countries, '
        'tenures, places, sectors, sources, sides, status, kind, publication, sort_names, second_sort_names, value, '
        'checked_on, contradictions, first_figure, updated_at';
BEGIN
    FOR noun, table_name IN SELECT n.noun, n.table_name FROM register.entry_noun n LOOP
        -- Actions have no search vectors: search finds their agreement.
        search := CASE WHEN noun <> 'action' THEN format($pattern$, search AS (
                    INSERT INTO cooperation_entrywords_%1$s AS w (noun, key, publication, search)
                    SELECT e.noun, e.key, e.publication, s.search
                    FROM entry e CROSS JOIN LATERAL register.search_of(
                        e.titles, e.texts, e.participants || e.apart, e.places, e.countries
                    ) s
                    ON CONFLICT (noun, key) DO UPDATE SET publication = EXCLUDED.publication, search = EXCLUDED.search
                        WHERE (w.publication, w.search) IS DISTINCT FROM (EXCLUDED.publication, EXCLUDED.search)
                )$pattern$, noun) ELSE '' END;
        EXECUTE format($pattern$
            CREATE FUNCTION register.refresh_%1$s(keys bigint[]) RETURNS void LANGUAGE plpgsql
            SET plan_cache_mode = force_generic_plan AS $body$
            DECLARE
                found bigint;
            BEGIN
                WITH entry AS MATERIALIZED (
                    SELECT * FROM register.%1$s_entry WHERE key = ANY (keys)
                )%3$s, written AS (
                    INSERT INTO cooperation_entry_%1$s AS e (noun, key, %4$s)
                    SELECT noun, key, %4$s FROM entry
                    ON CONFLICT (noun, key) DO UPDATE SET (%4$s) = ROW (%5$s)
                        WHERE (%6$s) IS DISTINCT FROM (%5$s)
                )
                SELECT count(*) INTO found FROM entry;
                IF found < cardinality(keys) THEN
                    DELETE FROM cooperation_entry_%1$s e
                    WHERE e.key = ANY (keys) AND NOT EXISTS (SELECT FROM %2$s r WHERE r.id = e.key);
                    DELETE FROM cooperation_entrywords w
                    WHERE w.noun = '%1$s' AND w.key = ANY (keys) AND NOT EXISTS (SELECT FROM %2$s r WHERE r.id = w.key);
                END IF;
            END;
            $body$
            $pattern$, noun, table_name, search, columns, regexp_replace(columns, '\w+', 'EXCLUDED.\&', 'g'), regexp_replace(columns, '\w+', 'e.\&', 'g'));
        -- A renamed participant changes only title, sort_names and second_sort_names of the entries that name it. Other
        -- spellings change only their search vectors.
        EXECUTE format($pattern$
            CREATE FUNCTION register.rename_in_%1$s(keys bigint[]) RETURNS void LANGUAGE plpgsql
            SET plan_cache_mode = force_generic_plan AS $body$
            BEGIN
                UPDATE cooperation_entry e SET (title, sort_names, second_sort_names) = ROW (v.title, v.sort_names, v.second_sort_names)
                FROM register.%1$s_entry v
                WHERE e.noun = '%1$s' AND e.key = ANY (keys) AND v.key = e.key
                  AND (e.title, e.sort_names, e.second_sort_names) IS DISTINCT FROM (v.title, v.sort_names, v.second_sort_names);
            END;
            $body$
            $pattern$, noun);
        EXECUTE format($pattern$
            CREATE FUNCTION register.respell_in_%1$s(keys bigint[]) RETURNS void LANGUAGE plpgsql
            SET plan_cache_mode = force_generic_plan AS $body$
            BEGIN
                UPDATE cooperation_entrywords w SET search = new.search
                FROM cooperation_entry e
                CROSS JOIN LATERAL register.names_of(e.participants || e.apart, e.places, e.countries) n
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
                    SELECT e.key, to_jsonb(e) - '{source_count,known_since}'::text[] AS kept, w.search
                    FROM cooperation_entry e
                    LEFT JOIN cooperation_entrywords w ON w.noun = '%1$s' AND w.key = e.key AND w.publication = e.publication
                    WHERE e.noun = '%1$s' AND e.key = ANY (keys)
                ) e
                FULL JOIN (
                    SELECT v.key, to_jsonb(v) - '{titles,texts}'::text[] AS said,
                           CASE WHEN v.titles IS NOT NULL THEN w.search END AS search
                    FROM register.%1$s_entry v
                    CROSS JOIN LATERAL register.search_of(
                        v.titles, v.texts, v.participants || v.apart, v.places, v.countries
                    ) w
                    WHERE v.key = ANY (keys)
                ) v ON v.key = e.key
                WHERE (e.kept, e.search) IS DISTINCT FROM (v.said, v.search)
                UNION
                SELECT s.key, 'out of date' FROM register.wrong_status('%1$s', keys) s
                UNION
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

-- Call the function of a noun. The calls are made in advance: PostgreSQL would plan a dynamic one each time.
DO $$
BEGIN
    EXECUTE (
        SELECT format(
            'CREATE FUNCTION register.refresh(noun text, keys bigint[]) RETURNS void LANGUAGE plpgsql AS '
            '$body$ BEGIN CASE noun %s END CASE; END; $body$',
            string_agg(
                format('WHEN %L THEN PERFORM register.refresh_%s(keys);', n.noun, n.noun)
                || CASE n.noun WHEN 'agreement' THEN ' PERFORM register.write_standings(keys);' ELSE '' END,
                ' ' ORDER BY n.position
            )
        )
        FROM register.entry_noun n
    );
END;
$$;

-- Return the entries that name participants, places, sectors or countries.
CREATE FUNCTION register.entries_naming(of_noun text, of_keys text[]) RETURNS TABLE (noun text, key bigint)
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    CASE of_noun
        WHEN 'participant' THEN RETURN QUERY
            SELECT e.noun::text, e.key FROM cooperation_entry e
            WHERE e.participants && of_keys::bigint[] OR e.apart <> '{}' AND e.apart && of_keys::bigint[]
            UNION  -- members who joined a union later are bound through it
            SELECT 'agreement', s.agreement_id FROM cooperation_standing s WHERE s.participant_id = ANY (of_keys::bigint[]);
        WHEN 'place' THEN RETURN QUERY
            SELECT e.noun::text, e.key FROM cooperation_entry e WHERE e.places && of_keys::bigint[];
        WHEN 'sector' THEN RETURN QUERY
            SELECT e.noun::text, e.key FROM cooperation_entry e WHERE e.sectors && of_keys::bigint[];
        WHEN 'country' THEN RETURN QUERY
            SELECT e.noun::text, e.key FROM cooperation_entry e WHERE e.countries && of_keys;
    END CASE;
END;
$$;

-- Find out again whether visitors see the participants, places and sources that are noted as unlinked.
CREATE FUNCTION register.refresh_publication() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    WITH taken AS (
        DELETE FROM register.pending WHERE reason = 'unlinked' RETURNING noun, keys
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

-- Return the agreements, initiatives and figures whose derived columns follow from what was noted: they themselves were,
-- developments about them, or agreements that end them.
CREATE FUNCTION register.to_derive(OUT agreements bigint[], OUT initiatives bigint[], OUT figures bigint[])
LANGUAGE plpgsql AS $$
DECLARE
    developments bigint[];
BEGIN
    SELECT array_agg(key) FILTER (WHERE noun = 'agreement'), array_agg(key) FILTER (WHERE noun = 'initiative'),
           array_agg(key) FILTER (WHERE noun = 'figure'), array_agg(key) FILTER (WHERE noun = 'development')
    INTO agreements, initiatives, figures, developments
    FROM (
        SELECT DISTINCT noun, key::bigint FROM register.pending CROSS JOIN LATERAL unnest(keys) key
        WHERE reason IN ('changed', 'status')
    ) p(noun, key);
    IF developments IS NOT NULL THEN
        agreements := agreements || ARRAY(
            SELECT l.agreement_id FROM cooperation_development_agreements l WHERE l.development_id = ANY (developments)
        );
        initiatives := initiatives || ARRAY(
            SELECT l.initiative_id FROM cooperation_development_initiatives l WHERE l.development_id = ANY (developments)
        );
    END IF;
    IF agreements IS NOT NULL THEN
        agreements := agreements || ARRAY(SELECT e.agreement_id FROM register.ending e WHERE e.by_id = ANY (agreements));
    END IF;
END;
$$;

-- Wait until no other transaction does what is done at commit: refresh entries, and check that each published record
-- has its source. Rows that the refresh may update are locked before, because a transaction that waits here must not hold a lock
-- that the one ahead still needs: PostgreSQL would end one of them with a deadlock error. That can still happen, for example
-- with the lock of a foreign key; the admin then runs the request again (cooperation/admin/site.py).
CREATE FUNCTION register.one_at_a_time() RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    derived record;
BEGIN
    IF current_setting('register.commit_lock', true) = 'held' THEN
        RETURN;
    END IF;
    derived := register.to_derive();
    IF derived.agreements IS NOT NULL THEN
        PERFORM FROM cooperation_agreement WHERE id = ANY (derived.agreements) ORDER BY id FOR NO KEY UPDATE;
    END IF;
    IF derived.initiatives IS NOT NULL THEN
        PERFORM FROM cooperation_initiative WHERE id = ANY (derived.initiatives) ORDER BY id FOR NO KEY UPDATE;
    END IF;
    IF derived.figures IS NOT NULL THEN
        PERFORM FROM cooperation_figure WHERE id = ANY (derived.figures) ORDER BY id FOR NO KEY UPDATE;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('register.one_at_a_time'));
    PERFORM set_config('register.commit_lock', 'held', true);
END;
$$;

-- Note the records to which actions, involvements and affiliations belong now whose citations have changed or moved: what is
-- cited for these is cited for the record.
CREATE FUNCTION register.note_owners() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO register.pending (noun, keys, reason)
    SELECT owner.noun, array_agg(DISTINCT owner.key::text), 'changed'
    FROM register.pending p
    CROSS JOIN LATERAL (
        SELECT 'agreement', r.agreement_id FROM cooperation_agreementaction r
        WHERE p.noun = 'action' AND r.id = ANY (p.keys::bigint[])
        UNION ALL
        SELECT 'initiative', r.initiative_id FROM cooperation_involvement r
        WHERE p.noun = 'involvement' AND r.id = ANY (p.keys::bigint[])
        UNION ALL
        SELECT 'participant', r.participant_id FROM cooperation_affiliation r
        WHERE p.noun = 'affiliation' AND r.id = ANY (p.keys::bigint[])
    ) owner(noun, key)
    WHERE p.reason IN ('cited', 'moved')
    GROUP BY owner.noun;
END;
$$;

-- Bring the columns of agreements, initiatives and figures that follow from other rows up to date with their views
-- (35_statuses.sql, 37_figures.sql), and note those that change.
CREATE FUNCTION register.write_statuses() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    agreements bigint[];
    initiatives bigint[];
    figures bigint[];
BEGIN
    SELECT d.agreements, d.initiatives, d.figures INTO agreements, initiatives, figures FROM register.to_derive() d;
    IF agreements IS NOT NULL THEN
        WITH updated AS (
            UPDATE cooperation_agreement r
            SET (status, status_since, status_since_phrase, status_basis, main_date, main_date_phrase, heard_on, last_news, last_news_phrase,
                 recalculate_on) =
                ROW (s.status, s.status_since, s.status_since_phrase, s.status_basis, s.main_date, s.main_date_phrase, s.heard_on,
                     s.last_news, s.last_news_phrase, s.recalculate_on)
            FROM register.agreement_status s
            WHERE r.id = ANY (agreements) AND s.key = r.id
              AND (r.status, r.status_since, r.status_since_phrase, r.status_basis, r.main_date, r.main_date_phrase,
               r.heard_on, r.last_news, r.last_news_phrase, r.recalculate_on)
                  IS DISTINCT FROM (s.status, s.status_since, s.status_since_phrase, s.status_basis, s.main_date, s.main_date_phrase,
               s.heard_on, s.last_news, s.last_news_phrase, s.recalculate_on)
            RETURNING r.id
        )
        INSERT INTO register.pending (noun, keys, reason)
        SELECT 'agreement', array_agg(id::text), 'changed'
        FROM (
            SELECT id FROM updated
            UNION
            -- Their standings may differ, even if the status does not.
            SELECT e.agreement_id FROM register.ending e WHERE e.by_id = ANY (agreements)
        ) changed(id)
        HAVING count(*) > 0;
    END IF;
    IF initiatives IS NOT NULL THEN
        WITH updated AS (
            UPDATE cooperation_initiative r
            SET (status, status_since, status_since_phrase, status_basis, heard_on, last_news, last_news_phrase, recalculate_on) =
                ROW (s.status, s.status_since, s.status_since_phrase, s.status_basis, s.heard_on, s.last_news, s.last_news_phrase,
                     s.recalculate_on)
            FROM register.initiative_status s
            WHERE r.id = ANY (initiatives) AND s.key = r.id
              AND (r.status, r.status_since, r.status_since_phrase, r.status_basis, r.heard_on, r.last_news, r.last_news_phrase,
               r.recalculate_on)
                  IS DISTINCT FROM (s.status, s.status_since, s.status_since_phrase, s.status_basis, s.heard_on, s.last_news,
               s.last_news_phrase, s.recalculate_on)
            RETURNING r.id
        )
        INSERT INTO register.pending (noun, keys, reason)
        SELECT 'initiative', array_agg(id::text), 'changed' FROM updated HAVING count(*) > 0;
    END IF;
    -- The trigger `rivals` notes them and those that they contradict or no longer do.
    IF figures IS NOT NULL THEN
        UPDATE cooperation_figure r
        SET (series, agrees_with) = ROW (s.series, s.agrees_with)
        FROM register.figure_status s
        WHERE r.id = ANY (figures) AND s.key = r.id
          AND (r.series, r.agrees_with) IS DISTINCT FROM (s.series, s.agrees_with);
    END IF;
END;
$$;

-- Bring up to date what the transaction has noted so far. An entry that changes notes those that read it in turn
-- (register.note_dependents), so this goes on, round by round, until nothing is left. In a round, records come first, in the
-- order in which they read one another, then what they name. So new entries need not notify those that read them.
-- One transaction at a time: the second waits, and then sees what the first has written, so no entry misses what others write
-- at the same moment. That is so in READ COMMITTED alone: other transactions that write get an error.
CREATE FUNCTION register.refresh_pending() RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    any_cited boolean;
    any_details boolean;
    any_moved boolean;
    any_renamed boolean;
    any_changed boolean;
    any_unlinked boolean;
    next_noun text;
    next_keys bigint[];
    next_reason text;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'Records can be written in READ COMMITTED transactions only.' USING ERRCODE = 'feature_not_supported';
    END IF;
    PERFORM register.one_at_a_time();
    SELECT bool_or(reason IN ('cited', 'moved')), bool_or(reason = 'details'), bool_or(reason = 'moved'),
           bool_or(reason IN ('renamed', 'respelled'))
    INTO any_cited, any_details, any_moved, any_renamed FROM register.pending;
    IF any_cited THEN
        PERFORM register.note_owners();
    END IF;
    PERFORM register.write_statuses();
    IF any_details THEN
        INSERT INTO register.pending (noun, keys, reason)
        SELECT e.noun, array_agg(e.key), 'changed'
        FROM (
            SELECT p.noun, array_agg(DISTINCT key) AS keys FROM register.pending p CROSS JOIN LATERAL unnest(p.keys) key
            WHERE p.reason = 'details' GROUP BY p.noun
        ) p
        CROSS JOIN LATERAL register.entries_naming(p.noun, p.keys) e
        GROUP BY e.noun;
    END IF;
    IF any_moved THEN
        INSERT INTO register.pending (noun, keys, reason)
        SELECT cited.noun, array_agg(DISTINCT cited.key::text), 'unlinked'
        FROM register.pending p
        CROSS JOIN LATERAL (
            SELECT * FROM cooperation_citation WHERE p.noun = 'action' AND action_id = ANY (p.keys::bigint[])
            UNION ALL
            SELECT * FROM cooperation_citation WHERE p.noun = 'involvement' AND involvement_id = ANY (p.keys::bigint[])
            UNION ALL
            SELECT * FROM cooperation_citation WHERE p.noun = 'affiliation' AND affiliation_id = ANY (p.keys::bigint[])
        ) c
        CROSS JOIN LATERAL (
            VALUES ('source', c.source_id), ('source', c.relies_on_id), ('participant', c.speaker_id)
        ) cited(noun, key)
        WHERE p.reason = 'moved' AND cited.key IS NOT NULL
        GROUP BY cited.noun;
    END IF;
    WITH done AS (
        DELETE FROM register.pending
        WHERE reason IN ('cited', 'status', 'moved', 'linked', 'details', 'refresh')
        RETURNING noun, keys, reason
    )
    INSERT INTO register.pending (noun, keys, reason)
    SELECT done.noun, array_agg(DISTINCT linked_key), 'unlinked'
    FROM done CROSS JOIN LATERAL unnest(done.keys) linked_key
    WHERE done.reason = 'linked' AND NOT EXISTS (
        SELECT FROM cooperation_entry e
        WHERE e.noun = done.noun AND e.key = linked_key::bigint AND e.publication = 'published'
    )
    GROUP BY done.noun;
    LOOP
        FOR next_noun, next_keys IN
            WITH taken AS (DELETE FROM register.pending WHERE reason = 'changed' RETURNING noun, keys)
            SELECT n.noun, array_agg(DISTINCT key::bigint)
            FROM taken JOIN register.entry_noun n ON n.noun = taken.noun CROSS JOIN LATERAL unnest(taken.keys) key
            GROUP BY n.noun, n.position ORDER BY n.position
        LOOP
            PERFORM register.refresh(next_noun, next_keys);
        END LOOP;
        SELECT bool_or(reason = 'changed'), bool_or(reason = 'unlinked') INTO any_changed, any_unlinked FROM register.pending;
        CONTINUE WHEN any_changed;
        EXIT WHEN any_unlinked IS NOT TRUE;
        PERFORM register.refresh_publication();
    END LOOP;
    IF NOT any_renamed THEN
        RETURN;
    END IF;
    FOR next_reason, next_noun, next_keys IN
        SELECT p.reason, e.noun, array_agg(DISTINCT e.key)
        FROM register.pending p CROSS JOIN LATERAL register.entries_naming(p.noun, p.keys) e
        WHERE p.reason = 'renamed' OR e.noun <> 'action'  -- actions have no words
        GROUP BY p.reason, e.noun
    LOOP
        EXECUTE format('SELECT register.%s_in_%s($1)', CASE next_reason WHEN 'renamed' THEN 'rename' ELSE 'respell' END, next_noun)
        USING next_keys;
    END LOOP;
    DELETE FROM register.pending;
END;
$$;

-- Refresh at commit what is noted in register.pending; to be called after noting something. A savepoint that is
-- rolled back takes both back. SET CONSTRAINTS register.refresh_entries IMMEDIATE refreshes earlier.
CREATE FUNCTION register.refresh_later() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- During a refresh, refresh_pending() processes what is noted itself.
    IF current_setting('register.refresh', true) IN ('later', 'now') THEN
        RETURN;
    END IF;
    PERFORM set_config('register.refresh', 'later', true);
    INSERT INTO register.pending (noun, keys, reason) VALUES ('', '{}', 'refresh');
END;
$$;

-- Note rows of a noun by hand, for what runs no triggers.
CREATE FUNCTION register.note(of_noun text, of_keys bigint[], reason text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO register.pending (noun, keys, reason) VALUES (of_noun, of_keys::text[], reason);
    SELECT register.refresh_later();
$$;

CREATE FUNCTION register.refresh_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('register.refresh', 'now', true);
    PERFORM register.refresh_pending();
    PERFORM set_config('register.refresh', '', true);
    RETURN NULL;
END;
$$;
CREATE CONSTRAINT TRIGGER refresh_entries AFTER INSERT ON register.pending DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.reason = 'refresh') EXECUTE FUNCTION register.refresh_at_commit();

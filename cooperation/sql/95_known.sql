-- As known on a past day: a schema with a view for each table, of the same name and columns, that has the rows as they were
-- at the end of the day register.known_on(). With this schema first in its search path, a transaction reads the past with the
-- queries that pages run today (cooperation/models/known.py), and so do functions. The views of the register don't: they read the
-- tables that they were created with.

-- Entries, their words and standings are kept as they were: triggers copy each row that a statement changes or deletes to the
-- table of former ones. Several changes in one transaction are one. Nobody knew what was deleted in the transaction that
-- wrote it.
CREATE TABLE register.kept_as_known (table_name text NOT NULL, former text NOT NULL, keys text NOT NULL);
INSERT INTO register.kept_as_known (table_name, former, keys) VALUES
    ('cooperation_entry', 'cooperation_formerentry', 'noun, key'),
    ('cooperation_entrywords', 'cooperation_formerentrywords', 'noun, key'),
    ('cooperation_standing', 'cooperation_formerstanding', 'agreement_id, participant_id');

-- Return the names of the columns of a table that are stored.
CREATE FUNCTION register.stored_columns(of_table regclass) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = of_table AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
$$;

-- A transaction that began earlier can write later. What the code alone corrects (manage.py rebuild_entries) is no change of what
-- is known.
CREATE FUNCTION register.know_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('register.corrects', true) IS DISTINCT FROM 'yes' THEN
        NEW.known_since := greatest(now(), OLD.known_since);
    END IF;
    RETURN NEW;
END;
$$;

DO $$
DECLARE
    kept register.kept_as_known;
    part regclass;
BEGIN
    FOR kept IN SELECT * FROM register.kept_as_known LOOP
        EXECUTE format($pattern$
            CREATE FUNCTION register.keep_%2$s() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                IF TG_OP = 'DELETE' THEN
                    INSERT INTO %2$s (%3$s, known_until) SELECT %3$s, now() FROM old_rows WHERE known_since < now();
                ELSIF EXISTS (SELECT FROM old_rows WHERE known_since < now()) THEN
                    INSERT INTO %2$s (%3$s, known_until)
                    SELECT %4$s, n.known_since
                    FROM old_rows o JOIN new_rows n USING (%5$s) WHERE o.known_since < n.known_since;
                END IF;
                RETURN NULL;
            END;
            $body$
            $pattern$, kept.table_name, kept.former, register.stored_columns(kept.table_name::regclass),
            regexp_replace(register.stored_columns(kept.table_name::regclass), '\w+', 'o.\&', 'g'), kept.keys);
        -- On each partition too: a statement that writes to a partition fires no statement triggers of the whole table.
        FOR part IN SELECT relid FROM pg_partition_tree(kept.table_name::regclass)
                    UNION SELECT kept.table_name::regclass LOOP
            EXECUTE format(
                'CREATE TRIGGER keep_changed AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows '
                'FOR EACH STATEMENT EXECUTE FUNCTION register.keep_%s()', part, kept.former);
            EXECUTE format(
                'CREATE TRIGGER keep_deleted AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows '
                'FOR EACH STATEMENT EXECUTE FUNCTION register.keep_%s()', part, kept.former);
        END LOOP;
        EXECUTE format(
            'CREATE TRIGGER know_now BEFORE UPDATE ON %s FOR EACH ROW WHEN (NEW.known_since = OLD.known_since) '
            'EXECUTE FUNCTION register.know_now()', kept.table_name);
    END LOOP;
END;
$$;

-- Return since when the register has known the first record that the reader may see. Of a record that changed since, former
-- entries know that; those of records that were withdrawn or deleted since, visitors don't see.
CREATE FUNCTION register.first_known(sees_drafts boolean) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT least(
        (SELECT e.known_since FROM public.cooperation_entry e
         WHERE e.noun NOT IN ('action', 'participant', 'place', 'source') AND (sees_drafts OR e.publication = 'published')
         ORDER BY e.known_since LIMIT 1),
        (SELECT f.known_since FROM public.cooperation_formerentry f
         WHERE f.noun NOT IN ('action', 'participant', 'place', 'source') AND (sees_drafts OR f.publication = 'published' AND EXISTS (
             SELECT FROM public.cooperation_entry e WHERE e.noun = f.noun AND e.key = f.key AND e.publication = 'published'
         ))
         ORDER BY f.known_since LIMIT 1)
    )
$$;

CREATE SCHEMA known;

-- Return the expression for the publication state of a former row f as far as the reader may know: visitors see records that
-- were published then and still are. Those that were withdrawn or deleted since, they don't see on any day.
CREATE FUNCTION register.publication_then(of_noun text, of_key text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT format(
        'CASE WHEN f.publication = ''published'' AND NOT register.sees_drafts() AND NOT EXISTS ('
        'SELECT FROM public.cooperation_entry e WHERE e.noun = %s AND e.key = %s AND e.publication = ''published'') '
        'THEN ''withdrawn'' ELSE f.publication END::varchar AS publication', of_noun, of_key)
$$;

-- Return the expression for a column of a former figure f with its title. The title names what the figure is about, which may
-- be withdrawn since: visitors see that of today.
CREATE FUNCTION register.title_then(of_column text, today text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT format('CASE WHEN register.sees_drafts() THEN f.%1$I ELSE COALESCE((%2$s), f.%1$I) END AS %1$I', of_column, today)
$$;

DO $$
DECLARE
    kept register.kept_as_known;
    columns text;
    past text;
BEGIN
    FOR kept IN SELECT * FROM register.kept_as_known LOOP
        columns := (
            SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
            WHERE attrelid = kept.table_name::regclass AND attnum > 0 AND NOT attisdropped
        );
        past := CASE kept.table_name
            WHEN 'cooperation_entry' THEN replace(
                -- An act that was deleted since is one of its agreement.
                regexp_replace(columns, '\mpublication\M', replace(
                    register.publication_then('f.noun', 'f.key'), 'EXISTS (',
                    'EXISTS (SELECT FROM public.cooperation_agreement a '
                    'WHERE f.noun = ''action'' AND a.slug = f.slug AND a.publication = ''published'') AND NOT EXISTS ('
                )),
                ' title,', ' CASE WHEN f.noun <> ''figure'' THEN f.title ELSE ' || replace(register.title_then(
                    'title', 'SELECT e.title FROM public.cooperation_entry e WHERE e.noun = f.noun AND e.key = f.key'
                ), ' AS title', ' END AS title,'))
            WHEN 'cooperation_entrywords' THEN regexp_replace(
                regexp_replace(columns, '\mpublication\M', register.publication_then('f.noun', 'f.key')),
                '\msearch\M', 'CASE WHEN f.noun <> ''figure'' THEN f.search ELSE ' || replace(register.title_then(
                    'search', 'SELECT w.search FROM public.cooperation_entrywords w WHERE w.noun = f.noun AND w.key = f.key'
                ), ' AS search', ' END AS search'))
            ELSE columns END;
        EXECUTE format(
            'CREATE VIEW known.%1$s AS SELECT %2$s FROM ('
            'SELECT %2$s, ''infinity''::timestamptz AS known_until FROM public.%1$s '
            'UNION ALL SELECT %3$s, known_until FROM public.%4$s f'
            ') r WHERE known_since < register.known_at() AND known_until >= register.known_at()',
            kept.table_name, columns, past, kept.former);
    END LOOP;
END;
$$;

-- The other tables have a history of events (pghistory): each is the row after an insert or update, or before its deletion.
-- A row is as it is now if its last event was before the end of that day, or it has none. Otherwise it was as the last event
-- before then left it, unless that deleted it. Events are in the order of their ids: a transaction that began earlier can write
-- later. What follows from other rows is in no event: it is that of today. Of names, sources and quotes that have been deleted
-- since, visitors see nothing: somebody may have asked for that.
-- PostgreSQL has no statistics of a UNION ALL: it takes each join for one of hundreds of rows, and then prefers to read a table
-- in its order to sorting what it finds. A row whose key equals itself counts as one of all keys, so it expects few. Joins of
-- figures and of tables without a page are by other columns.
DO $$
DECLARE
    of_table text;
    history text;
    key_column text;
    columns text;
    past text;
BEGIN
    FOR of_table, history IN
        SELECT t.relname, h.relname
        FROM pg_class t
        JOIN pg_class h ON h.relnamespace = t.relnamespace AND h.relkind = 'r' AND h.relname IN (
            t.relname || 'event',
            -- Links: cooperation_meeting_places has cooperation_meetingplaceslinkevent.
            CASE WHEN t.relname LIKE '%\_%\_%' THEN 'cooperation_' || replace(substr(t.relname, 13), '_', '') || 'linkevent' END
        )
        WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND t.relname LIKE 'cooperation\_%'
    LOOP
        SELECT quote_ident(a.attname) INTO key_column
        FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indisprimary AND i.indrelid = format('public.%I', of_table)::regclass;
        SELECT string_agg(quote_ident(t.attname), ', ' ORDER BY t.attnum),
               string_agg(CASE
                   -- The column of an event that has an index.
                   WHEN t.attname = key_column THEN 'f.pgh_obj_id'
                   WHEN h.attname IS NULL THEN format(
                       'COALESCE((SELECT now.%1$I FROM public.%2$I now WHERE now.%3$s = f.pgh_obj_id), (%4$s)::%5$s) AS %1$I',
                       t.attname, of_table, key_column,
                       COALESCE(pg_get_expr(d.adbin, d.adrelid), CASE WHEN t.attnotnull THEN '''''' ELSE 'NULL' END),
                       format_type(t.atttypid, t.atttypmod))
                   WHEN of_table = 'cooperation_figure' AND t.attname = 'title' THEN register.title_then(
                       'title', 'SELECT now.title FROM public.cooperation_figure now WHERE now.id = f.pgh_obj_id')
                   WHEN t.attname = 'publication' THEN
                       register.publication_then(quote_literal(substr(of_table, 13)), 'f.pgh_obj_id')
                   ELSE format('f.%I', t.attname) END, ', ' ORDER BY t.attnum)
        INTO columns, past
        FROM pg_attribute t
        LEFT JOIN pg_attrdef d ON d.adrelid = t.attrelid AND d.adnum = t.attnum
        LEFT JOIN pg_attribute h ON h.attrelid = format('public.%I', history)::regclass AND h.attname = t.attname
        WHERE t.attrelid = format('public.%I', of_table)::regclass AND t.attnum > 0 AND NOT t.attisdropped;
        EXECUTE format($pattern$
            CREATE VIEW known.%1$I AS SELECT %3$s FROM (
                SELECT %3$s, %5$s AS known_key, NULL::integer AS known_event, NULL::timestamptz AS known_time, ''::text AS known_label FROM public.%1$I
                UNION ALL
                SELECT %4$s, f.pgh_obj_id, f.pgh_id, f.pgh_created_at, f.pgh_label FROM public.%2$I f
            ) r
            WHERE CASE
                WHEN known_event IS NULL THEN COALESCE((
                    SELECT h.pgh_created_at FROM public.%2$I h WHERE h.pgh_obj_id = r.known_key ORDER BY h.pgh_id DESC LIMIT 1
                ) < register.known_at(), true)
                ELSE known_time < register.known_at() AND known_label <> 'delete' AND (
                    SELECT bool_or(h.pgh_created_at < register.known_at()) FROM public.%2$I h
                    WHERE h.pgh_obj_id = r.known_key AND h.pgh_id > r.known_event
                ) IS FALSE %6$s
            END %7$s
            $pattern$, of_table, history, columns, past, key_column,
            CASE WHEN of_table IN ('cooperation_participant', 'cooperation_source', 'cooperation_citation') THEN format(
                'AND (register.sees_drafts() OR EXISTS (SELECT FROM public.%I now WHERE now.%s = r.known_key))',
                of_table, key_column)
            ELSE '' END,
            CASE WHEN of_table ~ '_(figure|unit|country|sector|actionkind)' THEN ''
            ELSE 'AND known_key = COALESCE(known_key, NULLIF(known_key, known_key))' END);
    END LOOP;
END;
$$;

-- Functions that take a row of a table take one of its view, too. Those that count an entry have twins that count a former one;
-- they need other names, because triggers count rows of any type.
DO $$
DECLARE
    of_row record;
BEGIN
    FOR of_row IN
        SELECT pg_get_functiondef(p.oid) AS definition, t.relname AS of_table
        FROM pg_proc p
        JOIN pg_type y ON y.oid = ANY (p.proargtypes)
        JOIN pg_class t ON t.oid = y.typrelid AND t.relnamespace = 'public'::regnamespace
        WHERE p.pronamespace = 'register'::regnamespace
    LOOP
        EXECUTE CASE of_row.of_table
            WHEN 'cooperation_entry' THEN
                regexp_replace(of_row.definition, 'register\.(\w+)\(entry cooperation_entry', 'register.former_\1(entry cooperation_formerentry')
            ELSE regexp_replace(of_row.definition, '\m' || of_row.of_table || '\M', 'known.' || of_row.of_table) END;
    END LOOP;
END;
$$;

-- Tallies are those of today, without the entries that were written since, and with the former ones in their place. All parts
-- have the same types, without which PostgreSQL would read each part whole before it looks for the condition of a query.
DO $$
BEGIN
    EXECUTE format($pattern$
        CREATE VIEW known.cooperation_tally AS
        SELECT noun, publication, who, sector, status, kind, n FROM public.cooperation_tally
        UNION ALL
        SELECT e.noun, e.publication, t.who::varchar, t.sector, t.status::varchar, t.kind::varchar, (-1)::bigint
        FROM public.cooperation_entry e CROSS JOIN LATERAL register.tallied(e) t WHERE e.known_since >= register.known_at()
        UNION ALL
        SELECT f.noun, %1$s, t.who::varchar, t.sector, t.status::varchar, t.kind::varchar, 1::bigint
        FROM public.cooperation_formerentry f CROSS JOIN LATERAL register.former_tallied(f) t
        WHERE f.known_since < register.known_at() AND f.known_until >= register.known_at();

        CREATE VIEW known.cooperation_pairtally AS
        SELECT one, other, noun, publication, n FROM public.cooperation_pairtally
        UNION ALL
        SELECT p.one::varchar, p.other::varchar, e.noun, e.publication, (-1)::bigint
        FROM public.cooperation_entry e CROSS JOIN LATERAL register.pairs_in(e) p WHERE e.known_since >= register.known_at()
        UNION ALL
        SELECT p.one::varchar, p.other::varchar, f.noun, %1$s, 1::bigint
        FROM public.cooperation_formerentry f CROSS JOIN LATERAL register.former_pairs_in(f) p
        WHERE f.known_since < register.known_at() AND f.known_until >= register.known_at();
        $pattern$, register.publication_then('f.noun', 'f.key'));
END;
$$;

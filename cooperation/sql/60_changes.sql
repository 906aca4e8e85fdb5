-- Changes: triggers that note in register.pending which entries a statement concerns. They read only the changed rows: those
-- made from register.link_column once a statement, the others once a row. The rest is done at commit
-- (register.refresh_pending).

-- Make the function and the triggers of each table in register.link_column. The function notes the entries that changed rows
-- belonged or belong to ("changed"; "cited" if the row is a citation of a part of a record), the participants, places and
-- sources that they begin ("linked") or cease ("unlinked") to link to, and the agreements and initiatives that a development
-- begins or ceases to be about ("status"). One function a table, so that each statement runs one short query with a plan of
-- its own.
DO $$
DECLARE
    line record;
BEGIN
    FOR line IN
        SELECT table_name AS "table",
               string_agg(DISTINCT format('(%L, r.%I, %L)', noun, owner, written), ', ')
               || COALESCE(', ' || string_agg(DISTINCT format('(%L, r.%I, %L)', to_noun, to_column, linked), ', ') FILTER (WHERE linked <> ''), '') AS inserted,
               string_agg(DISTINCT format('(%L, r.%I, %L)', noun, owner, written), ', ')
               || COALESCE(', ' || string_agg(DISTINCT format('(%L, r.%I, %L)', to_noun, to_column, unlinked), ', ') FILTER (WHERE linked <> ''), '') AS deleted,
               string_agg(DISTINCT format('(%1$L, (r.o).%2$I, %3$L), (%1$L, (r.n).%2$I, %3$L)', noun, owner, written), ', ')
               || COALESCE(', ' || string_agg(DISTINCT format(
                   '(%1$L, CASE WHEN %2$s THEN (r.o).%3$I END, %4$L), (%1$L, CASE WHEN %2$s THEN (r.n).%3$I END, %5$L)',
                   to_noun, format('((r.o).%1$I, (r.o).%2$I) IS DISTINCT FROM ((r.n).%1$I, (r.n).%2$I)', owner, to_column),
                   to_column, unlinked, linked
               ), ', ') FILTER (WHERE linked <> ''), '') AS updated
        FROM register.link_column
        CROSS JOIN LATERAL (
            SELECT 'changed' AS written WHERE noun IN (SELECT n.noun FROM register.entry_noun n)
            UNION ALL
            SELECT 'cited' WHERE table_name = 'cooperation_citation' AND noun IN ('action', 'involvement', 'affiliation')
        ) writing
        LEFT JOIN LATERAL (
            SELECT 'linked' AS linked, 'unlinked' AS unlinked WHERE to_noun IN ('participant', 'place', 'source')
            UNION ALL
            SELECT 'status', 'status' WHERE noun = 'development' AND to_noun IN ('agreement', 'initiative')
        ) reason ON true
        GROUP BY table_name
    LOOP
        EXECUTE format($pattern$
            CREATE FUNCTION register.note_%1$s() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                -- During a refresh, refresh_pending() processes what it writes itself.
                IF current_setting('register.refresh', true) = 'now' THEN
                    RETURN NULL;
                END IF;
                IF TG_OP = 'INSERT' THEN
                    INSERT INTO register.pending (noun, keys, reason)
                    SELECT c.noun, array_agg(DISTINCT c.key::text), c.reason
                    FROM new_rows r CROSS JOIN LATERAL (VALUES %2$s) c(noun, key, reason)
                    WHERE c.key IS NOT NULL GROUP BY c.noun, c.reason;
                ELSIF TG_OP = 'DELETE' THEN
                    INSERT INTO register.pending (noun, keys, reason)
                    SELECT c.noun, array_agg(DISTINCT c.key::text), c.reason
                    FROM old_rows r CROSS JOIN LATERAL (VALUES %3$s) c(noun, key, reason)
                    WHERE c.key IS NOT NULL GROUP BY c.noun, c.reason;
                ELSE
                    INSERT INTO register.pending (noun, keys, reason)
                    SELECT c.noun, array_agg(DISTINCT c.key::text), c.reason
                    FROM (
                        SELECT o, n FROM old_rows o FULL JOIN new_rows n ON n.id = o.id  -- an id may change too
                        WHERE (n.*) IS DISTINCT FROM (o.*) OFFSET 0
                    ) r
                    CROSS JOIN LATERAL (VALUES %4$s) c(noun, key, reason)
                    WHERE c.key IS NOT NULL GROUP BY c.noun, c.reason;
                END IF;
                IF FOUND THEN
                    PERFORM register.refresh_later();
                END IF;
                RETURN NULL;
            END;
            $body$
            $pattern$, line.table, line.inserted, line.deleted, line.updated);
        EXECUTE format(
            'CREATE TRIGGER entries_on_insert AFTER INSERT ON %1$I REFERENCING NEW TABLE AS new_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION register.note_%1$s()', line.table);
        EXECUTE format(
            'CREATE TRIGGER entries_on_update AFTER UPDATE ON %1$I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION register.note_%1$s()', line.table);
        EXECUTE format(
            'CREATE TRIGGER entries_on_delete AFTER DELETE ON %1$I REFERENCING OLD TABLE AS old_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION register.note_%1$s()', line.table);
    END LOOP;
END;
$$;

-- Note an action, an involvement or an affiliation that moves to another record: its citations move with it. TG_ARGV[0] is
-- 'action', 'involvement' or 'affiliation'.
CREATE FUNCTION register.note_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO register.pending (noun, keys, reason) VALUES (TG_ARGV[0], ARRAY[NEW.id::text], 'moved');
    PERFORM register.refresh_later();
    RETURN NULL;
END;
$$;
CREATE TRIGGER entries_on_move AFTER UPDATE ON cooperation_agreementaction
FOR EACH ROW WHEN (NEW.agreement_id <> OLD.agreement_id) EXECUTE FUNCTION register.note_move('action');
CREATE TRIGGER entries_on_move AFTER UPDATE ON cooperation_involvement
FOR EACH ROW WHEN (NEW.initiative_id <> OLD.initiative_id) EXECUTE FUNCTION register.note_move('involvement');
CREATE TRIGGER entries_on_move AFTER UPDATE ON cooperation_affiliation
FOR EACH ROW WHEN (NEW.participant_id <> OLD.participant_id) EXECUTE FUNCTION register.note_move('affiliation');

-- Note a row whose entry others refer to: all their columns depend on it ('details'), their sort keys ('renamed'), or their
-- search vectors ('respelled'). TG_ARGV are its noun and the reason.
CREATE FUNCTION register.note_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO register.pending (noun, keys, reason)
    SELECT TG_ARGV[0], ARRAY[CASE TG_ARGV[0] WHEN 'country' THEN r ->> 'code' ELSE r ->> 'id' END], TG_ARGV[1]
    FROM to_jsonb(COALESCE(OLD, NEW)) r;
    PERFORM register.refresh_later();
    RETURN NULL;
END;
$$;
-- Not "UPDATE OF" columns: a state takes its names from its country in a trigger, whatever columns the statement sets.
CREATE TRIGGER entries_on_rename AFTER UPDATE ON cooperation_participant
FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION register.note_reading('participant', 'renamed');
CREATE TRIGGER entries_on_respelling AFTER UPDATE ON cooperation_participant
FOR EACH ROW WHEN ((NEW.name, NEW.other_names, NEW.native_name) IS DISTINCT FROM (OLD.name, OLD.other_names, OLD.native_name))
EXECUTE FUNCTION register.note_reading('participant', 'respelled');
CREATE TRIGGER entries_on_rename AFTER UPDATE ON cooperation_place
FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION register.note_reading('place', 'renamed');
CREATE TRIGGER entries_on_respelling AFTER UPDATE ON cooperation_place
FOR EACH ROW WHEN ((NEW.name, NEW.other_names) IS DISTINCT FROM (OLD.name, OLD.other_names))
EXECUTE FUNCTION register.note_reading('place', 'respelled');
CREATE TRIGGER entries_on_rename AFTER UPDATE ON cooperation_country
FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION register.note_reading('country', 'renamed');
CREATE TRIGGER entries_on_respelling AFTER UPDATE ON cooperation_country
FOR EACH ROW WHEN ((NEW.name, NEW.official_name, NEW.other_names) IS DISTINCT FROM (OLD.name, OLD.official_name, OLD.other_names))
EXECUTE FUNCTION register.note_reading('country', 'respelled');
CREATE TRIGGER entries_on_reading AFTER UPDATE ON cooperation_participant
FOR EACH ROW WHEN ((NEW.kind, NEW.country_id) IS DISTINCT FROM (OLD.kind, OLD.country_id))
EXECUTE FUNCTION register.note_reading('participant', 'details');
CREATE TRIGGER entries_on_reading AFTER UPDATE ON cooperation_place
FOR EACH ROW WHEN (NEW.within_id IS DISTINCT FROM OLD.within_id) EXECUTE FUNCTION register.note_reading('place', 'details');
CREATE TRIGGER entries_on_reading AFTER UPDATE ON cooperation_sector
FOR EACH ROW WHEN (NEW.parent_id IS DISTINCT FROM OLD.parent_id) EXECUTE FUNCTION register.note_reading('sector', 'details');
-- Foreign keys are checked at commit, so a row that entries name can be deleted and inserted again as another.
CREATE TRIGGER entries_on_replacement AFTER INSERT OR DELETE ON cooperation_participant
FOR EACH ROW EXECUTE FUNCTION register.note_reading('participant', 'details');
CREATE TRIGGER entries_on_replacement AFTER INSERT OR DELETE ON cooperation_place
FOR EACH ROW EXECUTE FUNCTION register.note_reading('place', 'details');
CREATE TRIGGER entries_on_replacement AFTER INSERT OR DELETE ON cooperation_country
FOR EACH ROW EXECUTE FUNCTION register.note_reading('country', 'details');
CREATE TRIGGER entries_on_replacement AFTER INSERT OR DELETE ON cooperation_sector
FOR EACH ROW EXECUTE FUNCTION register.note_reading('sector', 'details');

-- Note the unions whose members changed: these come with them "with its members". The calendar may change their standings in
-- agreements of the union on other days than before.
CREATE FUNCTION register.note_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO register.pending (noun, keys, reason)
    SELECT 'participant', ARRAY[a.organisation_id::text], 'details'
    FROM (VALUES (OLD.organisation_id, OLD.kind), (NEW.organisation_id, NEW.kind)) a(organisation_id, kind)
    WHERE a.kind = 'member';
    IF FOUND THEN
        INSERT INTO register.pending (noun, keys, reason)
        SELECT 'agreement', array_agg(t.agreement_id::text), 'status' FROM cooperation_party t
        WHERE t.with_members AND (t.participant_id IN (OLD.organisation_id, NEW.organisation_id)
                                  OR t.on_behalf_of_id IN (OLD.organisation_id, NEW.organisation_id))
        HAVING count(*) > 0;
        PERFORM register.refresh_later();
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER entries_on_members AFTER INSERT OR UPDATE OR DELETE ON cooperation_affiliation
FOR EACH ROW EXECUTE FUNCTION register.note_members();

-- Note the records that are about an initiative or agreement with other titles: they are found by these. A deleted one may
-- be inserted again with others before the commit.
CREATE FUNCTION register.note_about() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    INSERT INTO register.pending (noun, keys, reason)
    SELECT l.noun, array_agg(DISTINCT l.key::text), 'changed'
    FROM register.link l
    WHERE l.noun IN ('development', 'commitment', 'figure') AND l.to_noun = TG_ARGV[0] AND l.to_key IN (OLD.id, NEW.id)
    GROUP BY l.noun;
    IF FOUND THEN
        PERFORM register.refresh_later();
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER entries_on_titles AFTER UPDATE ON cooperation_initiative
FOR EACH ROW WHEN ((NEW.id, NEW.title, NEW.other_titles) IS DISTINCT FROM (OLD.id, OLD.title, OLD.other_titles))
EXECUTE FUNCTION register.note_about('initiative');
CREATE TRIGGER entries_on_titles AFTER UPDATE ON cooperation_agreement
FOR EACH ROW WHEN ((NEW.id, NEW.title, NEW.other_titles) IS DISTINCT FROM (OLD.id, OLD.title, OLD.other_titles))
EXECUTE FUNCTION register.note_about('agreement');
CREATE TRIGGER entries_on_titles_lost AFTER DELETE ON cooperation_initiative
FOR EACH ROW EXECUTE FUNCTION register.note_about('initiative');
CREATE TRIGGER entries_on_titles_lost AFTER DELETE ON cooperation_agreement
FOR EACH ROW EXECUTE FUNCTION register.note_about('agreement');

-- Note the meetings that are part of a changed one: they take its venue.
CREATE FUNCTION register.note_meeting_parts() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    INSERT INTO register.pending (noun, keys, reason)
    WITH RECURSIVE part(id) AS (
        SELECT m.id FROM cooperation_meeting m WHERE m.part_of_id = OLD.id
        UNION
        SELECT m.id FROM cooperation_meeting m JOIN part ON m.part_of_id = part.id
    )
    SELECT 'meeting', array_agg(id::text), 'changed' FROM part HAVING count(*) > 0;
    IF FOUND THEN
        PERFORM register.refresh_later();
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER entries_on_venue AFTER UPDATE ON cooperation_meeting
FOR EACH ROW WHEN ((NEW.id, NEW.venue_id, NEW.part_of_id, NEW.publication, NEW.held) IS DISTINCT FROM
                   (OLD.id, OLD.venue_id, OLD.part_of_id, OLD.publication, OLD.held))
EXECUTE FUNCTION register.note_meeting_parts();
CREATE TRIGGER entries_on_venue_lost AFTER DELETE ON cooperation_meeting
FOR EACH ROW EXECUTE FUNCTION register.note_meeting_parts();

-- Note the commitments that a changed one restates, and those that restate it in turn: they take their standing and their first
-- deadline from one another.
CREATE FUNCTION register.note_wordings() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    INSERT INTO register.pending (noun, keys, reason)
    WITH RECURSIVE wording(id) AS (
        SELECT COALESCE(NEW.id, OLD.id)
        UNION
        SELECT c.id FROM cooperation_commitment c JOIN wording w ON c.restates_id = w.id
    )
    SELECT 'commitment', array_agg(DISTINCT key::text), 'changed'
    FROM (SELECT id FROM wording UNION VALUES (OLD.restates_id), (NEW.restates_id)) noted(key)
    WHERE key IS NOT NULL;
    PERFORM register.refresh_later();
    RETURN NULL;
END;
$$;
CREATE TRIGGER entries_on_restating AFTER INSERT ON cooperation_commitment
FOR EACH ROW WHEN (NEW.restates_id IS NOT NULL) EXECUTE FUNCTION register.note_wordings();
CREATE TRIGGER entries_on_rewording AFTER UPDATE ON cooperation_commitment
FOR EACH ROW WHEN ((NEW.restates_id, NEW.due, NEW.publication) IS DISTINCT FROM (OLD.restates_id, OLD.due, OLD.publication))
EXECUTE FUNCTION register.note_wordings();
CREATE TRIGGER entries_on_withdrawing AFTER DELETE ON cooperation_commitment
FOR EACH ROW WHEN (OLD.restates_id IS NOT NULL) EXECUTE FUNCTION register.note_wordings();

-- Note the figures that changed figures contradict or no longer contradict: all of the series that they were and are in.
CREATE FUNCTION register.note_rivals() RETURNS trigger LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO register.pending (noun, keys, reason)
        SELECT 'figure', array_agg(DISTINCT r.id::text), 'changed'
        FROM old_rows o JOIN cooperation_figure r ON r.series = o.series AND r.series <> ''
        HAVING count(*) > 0;
    ELSE
        INSERT INTO register.pending (noun, keys, reason)
        SELECT 'figure', array_agg(DISTINCT r.id::text), 'changed'
        FROM old_rows o JOIN new_rows n ON n.id = o.id
        CROSS JOIN LATERAL (VALUES (o.series), (n.series)) both_series(series)
        JOIN cooperation_figure r ON r.series = both_series.series AND r.series <> ''
        WHERE (n.series, n.agrees_with, n.nature, n.period, n.as_of, n.initiative_id, n.agreement_id, n.publication)
              IS DISTINCT FROM
              (o.series, o.agrees_with, o.nature, o.period, o.as_of, o.initiative_id, o.agreement_id, o.publication)
        HAVING count(*) > 0;
    END IF;
    IF FOUND THEN
        PERFORM register.refresh_later();
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER rivals_on_update AFTER UPDATE ON cooperation_figure REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION register.note_rivals();
CREATE TRIGGER rivals_on_delete AFTER DELETE ON cooperation_figure REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION register.note_rivals();

-- Note the figures of a unit whose spellings, kind or factor changed.
CREATE FUNCTION register.note_unit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO register.pending (noun, keys, reason)
    SELECT 'figure', array_agg(r.id::text), 'changed' FROM cooperation_figure r WHERE r.unit_id = NEW.symbol
    HAVING count(*) > 0;
    IF FOUND THEN
        PERFORM register.refresh_later();
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER entries_on_unit AFTER UPDATE ON cooperation_unit
FOR EACH ROW WHEN (NEW.* IS DISTINCT FROM OLD.*) EXECUTE FUNCTION register.note_unit();

-- Note the actions of a kind that was changed or replaced, whose titles have its name, and their agreements if it does
-- something else to them or to their parties now.
CREATE FUNCTION register.note_action_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO register.pending (noun, keys, reason)
    SELECT noted.noun, array_agg(DISTINCT noted.key::text), 'changed'
    FROM cooperation_agreementaction a
    CROSS JOIN LATERAL (VALUES ('action', a.id), ('agreement', a.agreement_id)) noted(noun, key)
    WHERE a.kind = COALESCE(NEW.code, OLD.code)
      AND (noted.noun = 'action' OR (NEW.status, NEW.party_effect, NEW.by_succession)
                                         IS DISTINCT FROM (OLD.status, OLD.party_effect, OLD.by_succession))
    GROUP BY noted.noun;
    IF FOUND THEN
        PERFORM register.refresh_later();
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER entries_on_action_kind AFTER UPDATE ON cooperation_actionkind
FOR EACH ROW WHEN ((NEW.name, NEW.status, NEW.party_effect, NEW.by_succession)
                   IS DISTINCT FROM (OLD.name, OLD.status, OLD.party_effect, OLD.by_succession))
EXECUTE FUNCTION register.note_action_kind();
CREATE TRIGGER entries_on_replacement AFTER INSERT OR DELETE ON cooperation_actionkind
FOR EACH ROW EXECUTE FUNCTION register.note_action_kind();

-- Note what depends on entries that changed: records linked to them take their countries and dates, if register.counts_for
-- allows it; an agreement's actions share its columns; visitors may see what they name from now on, or no longer.
CREATE FUNCTION register.note_dependents() RETURNS trigger LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM new_rows) THEN
        RETURN NULL;
    END IF;
    IF EXISTS (
        SELECT FROM old_rows o JOIN new_rows n ON n.noun = o.noun AND n.key = o.key
        WHERE n.noun IN ('meeting', 'agreement', 'initiative')
          AND (COALESCE(n.own_countries, n.countries), n.tenures, n.period, n.period_phrase, n.publication)
              IS DISTINCT FROM (COALESCE(o.own_countries, o.countries), o.tenures, o.period, o.period_phrase, o.publication)
    ) THEN
        INSERT INTO register.pending (noun, keys, reason)
        SELECT l.noun, array_agg(DISTINCT l.key::text), 'changed'
        FROM old_rows o
        JOIN new_rows n ON n.noun = o.noun AND n.key = o.key
        CROSS JOIN LATERAL (
            SELECT l.noun, l.key FROM register.link l WHERE l.to_noun = n.noun AND l.to_key = n.key OFFSET 0
        ) l
        WHERE n.noun IN ('meeting', 'agreement', 'initiative')
          AND (COALESCE(n.own_countries, n.countries), n.tenures, n.period, n.period_phrase, n.publication)
              IS DISTINCT FROM (COALESCE(o.own_countries, o.countries), o.tenures, o.period, o.period_phrase, o.publication)
        GROUP BY l.noun;
    END IF;
    IF EXISTS (SELECT FROM new_rows n WHERE n.noun = 'agreement') THEN
        INSERT INTO register.pending (noun, keys, reason)
        SELECT 'action', array_agg(a.id::text), 'changed'
        FROM old_rows o
        JOIN new_rows n ON n.key = o.key AND n.noun = 'agreement' AND o.noun = 'agreement'
        JOIN cooperation_agreementaction a ON a.agreement_id = n.key
        WHERE (n.slug, n.title, n.countries, n.own_countries, n.participants, n.places, n.sectors, n.sides, n.publication)
              IS DISTINCT FROM
              (o.slug, o.title, o.countries, o.own_countries, o.participants, o.places, o.sectors, o.sides, o.publication)
        HAVING count(*) > 0;
    END IF;
    IF EXISTS (
        SELECT FROM old_rows o JOIN new_rows n ON n.noun = o.noun AND n.key = o.key
        WHERE n.publication <> o.publication AND n.noun <> 'action'
    ) THEN
        INSERT INTO register.pending (noun, keys, reason)
        SELECT l.to_noun, array_agg(DISTINCT l.to_key::text), 'unlinked'
        FROM old_rows o
        JOIN new_rows n ON n.noun = o.noun AND n.key = o.key
        CROSS JOIN LATERAL (
            SELECT l.to_noun, l.to_key FROM register.link l
            WHERE l.noun = n.noun AND l.key = n.key AND l.to_noun IN ('participant', 'place')
            UNION ALL
            SELECT named.noun, named.key
            FROM register.citation_of c
            CROSS JOIN LATERAL (VALUES ('source', (c.citation).source_id), ('source', (c.citation).relies_on_id),
                                       ('participant', (c.citation).speaker_id)) named(noun, key)
            WHERE c.noun = n.noun AND c.key = n.key AND named.key IS NOT NULL
            UNION ALL
            SELECT 'participant', a.participant_id FROM cooperation_affiliation a  -- who has a cited post in it
            WHERE n.noun = 'participant' AND a.organisation_id = n.key
              AND EXISTS (SELECT FROM cooperation_citation c WHERE c.affiliation_id = a.id)
            OFFSET 0
        ) l
        WHERE n.publication <> o.publication AND n.noun <> 'action'
        GROUP BY l.to_noun;
    END IF;
    PERFORM register.refresh_later();
    RETURN NULL;
END;
$$;
-- On each partition too: a statement that writes to a partition fires no statement triggers of the whole table.
DO $$
DECLARE
    part regclass;
BEGIN
    FOR part IN SELECT relid FROM pg_partition_tree('cooperation_entry') LOOP
        EXECUTE format(
            'CREATE TRIGGER dependents AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION register.note_dependents()', part);
    END LOOP;
END;
$$;

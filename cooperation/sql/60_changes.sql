-- Changes: triggers that note which entries a statement concerns. They run once a statement and read only the changed rows;
-- what follows is done at commit (register.refresh_pending).

-- Return the entries that the change of a row concerns, and why: those that it belonged or belongs to, and the participants,
-- places and sources that it begins or ceases to name. "before" is NULL for a new row, "after" for one that is gone.
CREATE FUNCTION register.concerned(of_rows text, before jsonb, after jsonb)
RETURNS TABLE (noun text, key text, reason text) LANGUAGE sql STABLE AS $$
    SELECT c.*
    FROM register.link_column l
    CROSS JOIN LATERAL (
        SELECT l.noun, owned.key, 'changed' FROM (VALUES (before ->> l.owner), (after ->> l.owner)) owned(key)
        WHERE l.via IS NULL
        UNION ALL
        SELECT l.noun,
               CASE l.via
                   WHEN 'cooperation_agreementaction' THEN
                       (SELECT a.agreement_id::text FROM cooperation_agreementaction a WHERE a.id = owned.key::bigint)
                   WHEN 'cooperation_involvement' THEN
                       (SELECT i.initiative_id::text FROM cooperation_involvement i WHERE i.id = owned.key::bigint)
                   WHEN 'cooperation_affiliation' THEN
                       (SELECT a.participant_id::text FROM cooperation_affiliation a WHERE a.id = owned.key::bigint)
               END,
               'changed'
        FROM (VALUES (before ->> l.owner), (after ->> l.owner)) owned(key)
        WHERE l.via IS NOT NULL
        UNION ALL
        SELECT l.to_noun, named.key, named.reason
        FROM (VALUES (before ->> l.to_column, 'unnamed'), (after ->> l.to_column, 'named')) named(key, reason)
        WHERE l.to_noun IN ('participant', 'place', 'source')
          AND (before ->> l.owner, before ->> l.to_column) IS DISTINCT FROM (after ->> l.owner, after ->> l.to_column)
    ) c(noun, key, reason)
    WHERE l.rows = of_rows AND c.key IS NOT NULL
$$;

-- Note the entries that changed rows belong to, and those that they begin or cease to name, as register.link_column says.
CREATE FUNCTION register.note_changes() RETURNS trigger LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO register.pending (noun, keys, reason)
        SELECT c.noun, array_agg(DISTINCT c.key), c.reason
        FROM (SELECT NULL::jsonb AS before, to_jsonb(n) AS after FROM new_rows n OFFSET 0) r
        CROSS JOIN LATERAL register.concerned(TG_TABLE_NAME, r.before, r.after) c
        GROUP BY c.noun, c.reason;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO register.pending (noun, keys, reason)
        SELECT c.noun, array_agg(DISTINCT c.key), c.reason
        FROM (SELECT to_jsonb(o) AS before, NULL::jsonb AS after FROM old_rows o OFFSET 0) r
        CROSS JOIN LATERAL register.concerned(TG_TABLE_NAME, r.before, r.after) c
        GROUP BY c.noun, c.reason;
    ELSE
        INSERT INTO register.pending (noun, keys, reason)
        SELECT c.noun, array_agg(DISTINCT c.key), c.reason
        FROM (
            SELECT to_jsonb(o) AS before, to_jsonb(n) AS after
            FROM old_rows o FULL JOIN new_rows n ON n.id = o.id  -- an id may change too
            WHERE (n.*) IS DISTINCT FROM (o.*) OFFSET 0
        ) r
        CROSS JOIN LATERAL register.concerned(TG_TABLE_NAME, r.before, r.after) c
        GROUP BY c.noun, c.reason;
    END IF;
    RETURN NULL;
END;
$$;

DO $$
DECLARE
    "table" text;
BEGIN
    FOR "table" IN SELECT DISTINCT rows FROM register.link_column LOOP
        EXECUTE format(
            'CREATE TRIGGER entries_on_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION register.note_changes()', "table");
        EXECUTE format(
            'CREATE TRIGGER entries_on_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION register.note_changes()', "table");
        EXECUTE format(
            'CREATE TRIGGER entries_on_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS old_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION register.note_changes()', "table");
    END LOOP;
END;
$$;

-- Note the sources and speakers of citations whose row (an action, an involvement, an affiliation) moves to another record.
CREATE FUNCTION register.note_moved_citations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO register.pending (noun, keys, reason)
    SELECT cited.noun, array_agg(DISTINCT cited.key::text), 'unnamed'
    FROM cooperation_citation c
    CROSS JOIN LATERAL (
        VALUES ('source', c.source_id), ('source', c.relies_on_id), ('participant', c.speaker_id)
    ) cited(noun, key)
    WHERE NEW.id = CASE TG_ARGV[0] WHEN 'action' THEN c.action_id WHEN 'involvement' THEN c.involvement_id
                                   ELSE c.affiliation_id END
      AND cited.key IS NOT NULL
    GROUP BY cited.noun;
    RETURN NULL;
END;
$$;
CREATE TRIGGER entries_on_move AFTER UPDATE OF agreement_id ON cooperation_agreementaction
FOR EACH ROW WHEN (NEW.agreement_id <> OLD.agreement_id) EXECUTE FUNCTION register.note_moved_citations('action');
CREATE TRIGGER entries_on_move AFTER UPDATE OF initiative_id ON cooperation_involvement
FOR EACH ROW WHEN (NEW.initiative_id <> OLD.initiative_id) EXECUTE FUNCTION register.note_moved_citations('involvement');
CREATE TRIGGER entries_on_move AFTER UPDATE OF participant_id ON cooperation_affiliation
FOR EACH ROW WHEN (NEW.participant_id <> OLD.participant_id) EXECUTE FUNCTION register.note_moved_citations('affiliation');

-- Note that those who name a row must read it again, or be found by its new names: TG_ARGV are its noun and the reason.
CREATE FUNCTION register.note_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO register.pending (noun, keys, reason)
    VALUES (TG_ARGV[0], ARRAY[CASE TG_ARGV[0] WHEN 'country' THEN to_jsonb(OLD) ->> 'code' ELSE to_jsonb(OLD) ->> 'id' END],
            TG_ARGV[1]);
    RETURN NULL;
END;
$$;
-- Not "UPDATE OF" columns: a state takes its names from its country in a trigger, whatever columns the statement sets.
CREATE TRIGGER entries_on_rename AFTER UPDATE ON cooperation_participant
FOR EACH ROW WHEN ((NEW.name, NEW.other_names, NEW.native_name) IS DISTINCT FROM (OLD.name, OLD.other_names, OLD.native_name))
EXECUTE FUNCTION register.note_reading('participant', 'renamed');
CREATE TRIGGER entries_on_rename AFTER UPDATE ON cooperation_place
FOR EACH ROW WHEN ((NEW.name, NEW.other_names) IS DISTINCT FROM (OLD.name, OLD.other_names))
EXECUTE FUNCTION register.note_reading('place', 'renamed');
CREATE TRIGGER entries_on_rename AFTER UPDATE ON cooperation_country
FOR EACH ROW WHEN ((NEW.name, NEW.official_name, NEW.other_names) IS DISTINCT FROM (OLD.name, OLD.official_name, OLD.other_names))
EXECUTE FUNCTION register.note_reading('country', 'renamed');
CREATE TRIGGER entries_on_reading AFTER UPDATE ON cooperation_participant
FOR EACH ROW WHEN ((NEW.kind, NEW.country_id) IS DISTINCT FROM (OLD.kind, OLD.country_id))
EXECUTE FUNCTION register.note_reading('participant', 'read');
CREATE TRIGGER entries_on_reading AFTER UPDATE ON cooperation_place
FOR EACH ROW WHEN (NEW.within_id IS DISTINCT FROM OLD.within_id) EXECUTE FUNCTION register.note_reading('place', 'read');
CREATE TRIGGER entries_on_reading AFTER UPDATE ON cooperation_sector
FOR EACH ROW WHEN (NEW.parent_id IS DISTINCT FROM OLD.parent_id) EXECUTE FUNCTION register.note_reading('sector', 'read');

-- Note the unions whose members changed: these come with them "with its members".
CREATE FUNCTION register.note_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO register.pending (noun, keys, reason)
    SELECT 'participant', ARRAY[a.organisation_id::text], 'read'
    FROM (VALUES (OLD.organisation_id, OLD.kind), (NEW.organisation_id, NEW.kind)) a(organisation_id, kind)
    WHERE a.kind = 'member';
    RETURN NULL;
END;
$$;
CREATE TRIGGER entries_on_members AFTER INSERT OR UPDATE OR DELETE ON cooperation_affiliation
FOR EACH ROW EXECUTE FUNCTION register.note_members();

-- Note what reads an entry that changed: the records linked to it take its countries and its date, as far as it counts for
-- them; an agreement's actions share all with it; what it names may be seen by visitors now, or no longer.
CREATE FUNCTION register.entries_changed() RETURNS trigger LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM new_rows) THEN
        RETURN NULL;
    END IF;
    IF EXISTS (
        SELECT FROM old_rows o JOIN new_rows n ON n.noun = o.noun AND n.key = o.key
        WHERE n.noun IN ('meeting', 'agreement', 'initiative')
          AND (n.own_countries, n.period, n.publication) IS DISTINCT FROM (o.own_countries, o.period, o.publication)
    ) THEN
        INSERT INTO register.pending (noun, keys, reason)
        SELECT l.noun, array_agg(DISTINCT l.key::text), 'changed'
        FROM old_rows o
        JOIN new_rows n ON n.noun = o.noun AND n.key = o.key
        CROSS JOIN LATERAL (
            SELECT l.noun, l.key FROM register.link l WHERE l.to_noun = n.noun AND l.to_key = n.key OFFSET 0
        ) l
        WHERE n.noun IN ('meeting', 'agreement', 'initiative')
          AND (n.own_countries, n.period, n.publication) IS DISTINCT FROM (o.own_countries, o.period, o.publication)
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
        SELECT l.to_noun, array_agg(DISTINCT l.to_key::text), 'unnamed'
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
            OFFSET 0
        ) l
        WHERE n.publication <> o.publication AND n.noun <> 'action'
        GROUP BY l.to_noun;
    END IF;
    RETURN NULL;
END;
$$;
-- On each part of the table too: whoever writes to a part wakes no trigger of the whole.
DO $$
DECLARE
    part regclass;
BEGIN
    FOR part IN SELECT relid FROM pg_partition_tree('cooperation_entry') LOOP
        EXECUTE format(
            'CREATE TRIGGER entries_changed AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows '
            'FOR EACH STATEMENT EXECUTE FUNCTION register.entries_changed()', part);
    END LOOP;
END;
$$;

-- Refresh at commit what the transaction has noted. SET CONSTRAINTS register.refresh_entries IMMEDIATE does so earlier.
CREATE FUNCTION register.refresh_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- What the refreshing itself notes, it looks after itself.
    IF current_setting('register.refreshing', true) IS DISTINCT FROM 'on' AND EXISTS (SELECT FROM register.pending) THEN
        PERFORM set_config('register.refreshing', 'on', true);
        PERFORM register.refresh_pending();
        PERFORM set_config('register.refreshing', 'off', true);
    END IF;
    RETURN NULL;
END;
$$;
CREATE CONSTRAINT TRIGGER refresh_entries AFTER INSERT ON register.pending DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION register.refresh_at_commit();

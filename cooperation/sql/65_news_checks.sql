-- Checks for news: "checked on" of a record is the day of its latest check. Whichever of the two is written, these triggers
-- bring the other one up to date.

-- The record types: the nouns with a day "checked on".
CREATE VIEW register.checked_noun AS
    SELECT noun, table_name FROM register.entry_noun
    WHERE EXISTS (
        SELECT FROM pg_attribute
        WHERE attrelid = table_name::regclass AND attname = 'checked_on' AND NOT attisdropped
    );

-- Return the noun, the table and the id of the record that a check is about; no row if it is about a country or participant.
CREATE FUNCTION register.checked_record(given cooperation_newscheck) RETURNS TABLE (noun text, table_name text, key bigint)
LANGUAGE sql STABLE AS $$
    SELECT noun, table_name, (to_jsonb(given) ->> (noun || '_id'))::bigint
    FROM register.checked_noun WHERE to_jsonb(given) ->> (noun || '_id') IS NOT NULL
$$;

-- A new check raises the day of its record. One until an earlier day does not move the day back.
CREATE FUNCTION register.raise_checked_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    checked record;
BEGIN
    SELECT * INTO checked FROM register.checked_record(NEW);
    IF FOUND THEN
        -- Lock first, in a statement of its own: the next one sees what another transaction has written until then.
        EXECUTE format('SELECT FROM %I WHERE id = $1 FOR NO KEY UPDATE', checked.table_name) USING checked.key;
        EXECUTE format(
            'UPDATE %I SET checked_on = $1, updated_by_id = COALESCE($2, updated_by_id) '
            'WHERE id = $3 AND (checked_on IS NULL OR checked_on < $1)', checked.table_name
        ) USING NEW.until, NEW.created_by_id, checked.key;
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER raises_checked_on AFTER INSERT ON cooperation_newscheck
FOR EACH ROW EXECUTE FUNCTION register.raise_checked_on();

-- After a check was changed or deleted, the day of its record is that of the latest one that is left. At commit: a record that
-- is deleted with its checks keeps its day in the history.
CREATE FUNCTION register.recalculate_checked_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    checked record;
BEGIN
    FOR checked IN
        SELECT * FROM register.checked_record(OLD)
        UNION
        SELECT * FROM register.checked_record(NEW)
        ORDER BY 1, 2
    LOOP
        -- As above, lock first.
        EXECUTE format('SELECT FROM %I WHERE id = $1 FOR NO KEY UPDATE', checked.table_name) USING checked.key;
        EXECUTE format(
            'UPDATE %I r SET checked_on = c.until '
            'FROM (SELECT max(until) AS until FROM cooperation_newscheck WHERE %I = $1) c '
            'WHERE r.id = $1 AND r.checked_on IS DISTINCT FROM c.until',
            checked.table_name, checked.noun || '_id'
        ) USING checked.key;
    END LOOP;
    RETURN NULL;
END;
$$;
CREATE CONSTRAINT TRIGGER changes_checked_on AFTER UPDATE ON cooperation_newscheck DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.* IS DISTINCT FROM OLD.*) EXECUTE FUNCTION register.recalculate_checked_on();
CREATE CONSTRAINT TRIGGER lowers_checked_on AFTER DELETE ON cooperation_newscheck DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION register.recalculate_checked_on();

-- Return the user to whom the history attributes this transaction; NULL if it has none.
CREATE FUNCTION register.user_of_history() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT u.id FROM auth_user u
    WHERE u.id = (NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint
$$;

-- Bring the checks of a record up to date with a day that was written into the record itself: add one until that day, by the
-- user of the request, and delete later ones.
CREATE FUNCTION register.check_until_checked_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    noun_id text := substr(TG_TABLE_NAME, length('cooperation_') + 1) || '_id';
    day date;
    latest date;
    found_rows integer;
BEGIN
    -- At commit, the record may have changed again, or may be gone.
    EXECUTE format('SELECT checked_on FROM %I WHERE id = $1', TG_TABLE_NAME) INTO day USING NEW.id;
    GET DIAGNOSTICS found_rows = ROW_COUNT;
    EXECUTE format('SELECT max(until) FROM cooperation_newscheck WHERE %I = $1', noun_id) INTO latest USING NEW.id;
    IF found_rows = 0 OR latest IS NOT DISTINCT FROM day THEN
        RETURN NULL;
    END IF;
    EXECUTE format('DELETE FROM cooperation_newscheck_sources WHERE newscheck_id IN ('
                   'SELECT id FROM cooperation_newscheck WHERE %I = $1 AND ($2 IS NULL OR until > $2))', noun_id)
    USING NEW.id, day;
    EXECUTE format('DELETE FROM cooperation_newscheck WHERE %I = $1 AND ($2 IS NULL OR until > $2)', noun_id)
    USING NEW.id, day;
    EXECUTE format('INSERT INTO cooperation_newscheck (until, %1$I, created_by_id) '
                   'SELECT $2, $1, register.user_of_history() '
                   'WHERE $2 IS NOT NULL AND NOT EXISTS (SELECT FROM cooperation_newscheck WHERE %1$I = $1 AND until = $2)',
                   noun_id)
    USING NEW.id, day;
    RETURN NULL;
END;
$$;
DO $$
DECLARE
    records text;
BEGIN
    FOR records IN
        SELECT table_name FROM register.checked_noun
    LOOP
        -- At commit: a restored record comes before its checks.
        EXECUTE format(
            'CREATE CONSTRAINT TRIGGER checked_when_added AFTER INSERT ON %I DEFERRABLE INITIALLY DEFERRED '
            'FOR EACH ROW WHEN (NEW.checked_on IS NOT NULL) EXECUTE FUNCTION register.check_until_checked_on()', records);
        EXECUTE format(
            'CREATE TRIGGER checked_when_changed AFTER UPDATE ON %I '
            'FOR EACH ROW WHEN (NEW.checked_on IS DISTINCT FROM OLD.checked_on) '
            'EXECUTE FUNCTION register.check_until_checked_on()', records);
    END LOOP;
END;
$$;

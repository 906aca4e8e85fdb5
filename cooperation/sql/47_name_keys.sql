-- Name keys: by them the names of participants, places, agreements and initiatives are found in a text that is read
-- (cooperation/intake/names.py). A text of 20,000 characters asks for some 14,000 keys.

-- Return the words of a name, in small folded letters, Russian words without their endings: "касым", "жомарт", "токаев"
-- for "Касым-Жомартом Токаевым". The twin of name_words() in cooperation/intake/stems.py. The ending is the longest one
-- that leaves two letters, whatever endings it consists of: then all cases of a word have one stem.
CREATE FUNCTION register.name_words(name text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    said text := lower(register.folded(left(name, 2000)));
    words text[];
BEGIN
    IF strpos(said, '''') > 0 THEN
        said := regexp_replace(said, '''s(?![0-9a-z\u0080-\U0010ffff])', ' ', 'g');
    END IF;
    words := regexp_split_to_array(
        btrim(regexp_replace(register.separated(said), '[^0-9a-z\u0080-\U0010ffff]+', ' ', 'g')), ' '
    );
    IF octet_length(said) > length(said) THEN
        words := ARRAY(
            SELECT regexp_replace(
                word, '^([а-я]{2,30}?)(?:[аеиоуыэюяйь]|[оеаяыи]м|[аяыи]х|[ое]го)+$', '\1'
            )
            FROM unnest(words) WITH ORDINALITY w(word, n) ORDER BY n
        );
    END IF;
    RETURN array_remove(words, '');
END;
$$;

-- Return the keys of a row's names. A name of up to six words has one key, its words. A longer one has two: all its words,
-- and the first six with a sign that it continues. A person has one more for the surname: the last word, or the one
-- before a comma. The twin of name_keys() in cooperation/intake/stems.py.
CREATE FUNCTION register.name_keys(names text[], is_person boolean) RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    name text;
    words text[];
    keys text[] := '{}';
BEGIN
    FOREACH name IN ARRAY names LOOP
        words := register.name_words(name);
        CONTINUE WHEN cardinality(words) = 0;
        keys := keys || array_to_string(words, ' ');
        IF cardinality(words) > 6 THEN
            keys := keys || (array_to_string(words[1:6], ' ') || ' …');
        END IF;
        IF is_person AND cardinality(words) > 1 THEN
            IF strpos(name, ',') > 1 THEN
                words := register.name_words(split_part(name, ',', 1));
            END IF;
            keys := keys || ('@' || words[cardinality(words)]);
        END IF;
    END LOOP;
    RETURN ARRAY(SELECT DISTINCT key FROM unnest(keys) key WHERE key <> '' ORDER BY key);
END;
$$;

-- Return the number that is stored for a key: it takes less space than the text. Two keys may share a number, as the names
-- that are found are compared with the text.
CREATE FUNCTION register.key_number(key text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT hashtextextended(key, 0)
$$;

-- What the keys should be. Rows of two names have each key once.
CREATE VIEW register.name_keys AS
    SELECT DISTINCT register.key_number(key) AS number, noun, id
    FROM (
        SELECT 'participant' AS noun, id, register.name_keys(ARRAY[name, native_name] || other_names, kind = 'person') AS keys
        FROM cooperation_participant
        UNION ALL
        SELECT 'place', id, register.name_keys(ARRAY[name] || other_names, FALSE) FROM cooperation_place
        UNION ALL
        SELECT 'agreement', id, register.name_keys(ARRAY[title] || other_titles, FALSE) FROM cooperation_agreement
        UNION ALL
        SELECT 'initiative', id, register.name_keys(ARRAY[title] || other_titles, FALSE) FROM cooperation_initiative
    ) named
    CROSS JOIN LATERAL unnest(keys) key;

-- The stored keys. A table and no GIN index on name_keys(): PostgreSQL takes 0.3 s for each such index to find 14,000 keys,
-- and 40 ms for this one.
CREATE TABLE register.name_key (number bigint, noun text, id bigint, PRIMARY KEY (number, noun, id));

-- Make all keys again.
CREATE FUNCTION register.rebuild_name_keys() RETURNS void LANGUAGE sql AS $$
    LOCK TABLE register.name_key IN SHARE ROW EXCLUSIVE MODE;  -- transactions that change names wait
    DELETE FROM register.name_key;
    INSERT INTO register.name_key SELECT number, noun, id FROM register.name_keys;
$$;
SELECT register.rebuild_name_keys();

-- The stored keys that are missing or left over.
CREATE VIEW register.wrong_name_key AS
    SELECT COALESCE(k.noun, n.noun) AS noun, COALESCE(k.id, n.id) AS id
    FROM register.name_key k FULL JOIN register.name_keys n USING (number, noun, id)
    WHERE k.id IS NULL OR n.id IS NULL;

-- Keep the keys of a row: TG_ARGV is its noun.
CREATE FUNCTION register.keep_name_keys() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    keys text[];
BEGIN
    IF TG_OP <> 'INSERT' THEN
        CASE TG_ARGV[0]
            WHEN 'participant' THEN
                keys := register.name_keys(ARRAY[OLD.name, OLD.native_name] || OLD.other_names, OLD.kind = 'person');
            WHEN 'place' THEN keys := register.name_keys(ARRAY[OLD.name] || OLD.other_names, FALSE);
            ELSE keys := register.name_keys(ARRAY[OLD.title] || OLD.other_titles, FALSE);
        END CASE;
        DELETE FROM register.name_key
        WHERE number = ANY (ARRAY(SELECT register.key_number(key) FROM unnest(keys) key)) AND noun = TG_ARGV[0] AND id = OLD.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        CASE TG_ARGV[0]
            WHEN 'participant' THEN
                keys := register.name_keys(ARRAY[NEW.name, NEW.native_name] || NEW.other_names, NEW.kind = 'person');
            WHEN 'place' THEN keys := register.name_keys(ARRAY[NEW.name] || NEW.other_names, FALSE);
            ELSE keys := register.name_keys(ARRAY[NEW.title] || NEW.other_titles, FALSE);
        END CASE;
        INSERT INTO register.name_key SELECT register.key_number(key), TG_ARGV[0], NEW.id FROM unnest(keys) key
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END;
$$;
DO $$
DECLARE
    noun text;
    named text;
BEGIN
    FOR noun, named IN VALUES
        ('participant', '%1$s.name, %1$s.native_name, %1$s.other_names, %1$s.kind'), ('place', '%1$s.name, %1$s.other_names'),
        ('agreement', '%1$s.title, %1$s.other_titles'), ('initiative', '%1$s.title, %1$s.other_titles')
    LOOP
        EXECUTE format(
            'CREATE TRIGGER name_keys AFTER INSERT OR DELETE ON %1$I '
            'FOR EACH ROW EXECUTE FUNCTION register.keep_name_keys(%2$L)', 'cooperation_' || noun, noun
        );
        EXECUTE format(
            'CREATE TRIGGER name_keys_on_renaming AFTER UPDATE ON %1$I FOR EACH ROW '
            'WHEN ((%2$s, OLD.id) IS DISTINCT FROM (%3$s, NEW.id)) EXECUTE FUNCTION register.keep_name_keys(%4$L)',
            'cooperation_' || noun, format(named, 'OLD'), format(named, 'NEW'), noun
        );
    END LOOP;
END;
$$;

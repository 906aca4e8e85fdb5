-- Names: the search vectors of participants, places, countries and sectors in all spellings, in weight B. A state is named by a third
-- of all records: its names are made into a vector once, not once a record.

-- What the vectors should be: the names as they are written, and as they sound, the latter without a position, which saves
-- space. Each ends in a word that nobody can type: no phrase can begin in one name and end in the next.
CREATE VIEW register.names AS
    SELECT noun, key, id,
           register.vector(names, 'B') || array_to_tsvector(register.spellings(names)) || (chr(1) || ':1')::tsvector AS vector
    FROM (
        SELECT 'participant'::text AS noun, id::text AS key, id,
               concat_ws(' ', name, array_to_string(other_names, ' '), native_name) AS names
        FROM cooperation_participant
        UNION ALL
        SELECT 'place', id::text, id, concat_ws(' ', name, array_to_string(other_names, ' ')) FROM cooperation_place
        UNION ALL
        SELECT 'country', code, NULL, concat_ws(' ', name, official_name, array_to_string(other_names, ' '))
        FROM cooperation_country
        UNION ALL
        SELECT 'sector', id::text, id, name FROM cooperation_sector
    ) named;

-- The stored vectors.
CREATE TABLE register.name_vector (noun text, key text, vector tsvector NOT NULL, PRIMARY KEY (noun, key));

-- Make all vectors again.
CREATE FUNCTION register.rebuild_name_vectors() RETURNS void LANGUAGE sql AS $$
    LOCK TABLE register.name_vector IN SHARE ROW EXCLUSIVE MODE;  -- transactions that change names wait
    DELETE FROM register.name_vector;
    INSERT INTO register.name_vector SELECT noun, key, vector FROM register.names;
$$;
SELECT register.rebuild_name_vectors();

-- The stored vectors that are wrong.
CREATE VIEW register.wrong_name_vector AS
    SELECT COALESCE(v.noun, n.noun) AS noun, COALESCE(v.key, n.key) AS key
    FROM register.name_vector v FULL JOIN register.names n ON n.noun = v.noun AND n.key = v.key
    WHERE v.vector IS DISTINCT FROM n.vector;

-- Keep the vector of a row: TG_ARGV is its noun. By the name of the trigger it comes before those
-- that note the change.
CREATE FUNCTION register.keep_name_vector() RETURNS trigger LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM register.name_vector v
        WHERE v.noun = TG_ARGV[0] AND v.key = to_jsonb(OLD) ->> CASE TG_ARGV[0] WHEN 'country' THEN 'code' ELSE 'id' END;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        IF TG_ARGV[0] = 'country' THEN
            INSERT INTO register.name_vector
            SELECT n.noun, n.key, n.vector FROM register.names n WHERE n.noun = 'country' AND n.key = NEW.code;
        ELSE
            INSERT INTO register.name_vector
            SELECT n.noun, n.key, n.vector FROM register.names n WHERE n.noun = TG_ARGV[0] AND n.id = NEW.id;
        END IF;
    END IF;
    RETURN NULL;
END;
$$;
CREATE TRIGGER entries_on_names AFTER INSERT OR UPDATE OR DELETE ON cooperation_participant
FOR EACH ROW EXECUTE FUNCTION register.keep_name_vector('participant');
CREATE TRIGGER entries_on_names AFTER INSERT OR UPDATE OR DELETE ON cooperation_place
FOR EACH ROW EXECUTE FUNCTION register.keep_name_vector('place');
CREATE TRIGGER entries_on_names AFTER INSERT OR UPDATE OR DELETE ON cooperation_country
FOR EACH ROW EXECUTE FUNCTION register.keep_name_vector('country');
CREATE TRIGGER entries_on_names AFTER INSERT OR UPDATE OR DELETE ON cooperation_sector
FOR EACH ROW EXECUTE FUNCTION register.keep_name_vector('sector');

-- Return the vectors of the participants, places and countries that an entry names: search finds it by these names too.
CREATE FUNCTION register.names_of(of_participants bigint[], of_places bigint[], of_countries text[])
RETURNS TABLE (names tsvector) LANGUAGE sql STABLE AS $$
    SELECT COALESCE(register.joined(v.vector ORDER BY v.noun, v.key), '')
    FROM (
        SELECT * FROM register.name_vector WHERE noun = 'participant' AND key = ANY (of_participants::text[])
        UNION ALL
        SELECT * FROM register.name_vector WHERE noun = 'place' AND key = ANY (of_places::text[])
        UNION ALL
        SELECT * FROM register.name_vector WHERE noun = 'country' AND key = ANY (of_countries)
    ) v
$$;

-- Return the search vector of an entry: its own words, and the names of what it names.
CREATE FUNCTION register.search_of(
    of_titles text, of_texts text, of_participants bigint[], of_places bigint[], of_countries text[]
) RETURNS TABLE (search tsvector) LANGUAGE sql STABLE AS $$
    SELECT register.search_vector(register.own_vector(of_titles, of_texts), n.names)
    FROM register.names_of(of_participants, of_places, of_countries) n
$$;

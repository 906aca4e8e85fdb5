-- Networks: who does things with whom (cooperation/models/pictures/network.py). Who met whom is in 72_numbers.sql.

-- Return with whom some participants are in agreements or initiatives, and in how many, as lists of these find them. These
-- are no pair: those of one country, and somebody and whom it represents.
CREATE FUNCTION register.did_together(record_type text, records bigint[], around bigint[])
RETURNS TABLE (one bigint, other bigint, n bigint) LANGUAGE sql STABLE AS $$
    WITH present AS MATERIALIZED (
        SELECT e.key, p.id, p.country_id
        FROM cooperation_entry e
        CROSS JOIN LATERAL unnest(e.participants) found(id)
        JOIN cooperation_participant p ON p.id = found.id
        WHERE e.noun = record_type AND e.key = ANY (records)
    ), represented AS MATERIALIZED (
        SELECT t.participant_id, t.on_behalf_of_id FROM cooperation_party t
        WHERE record_type = 'agreement' AND t.agreement_id = ANY (records) AND t.on_behalf_of_id IS NOT NULL
    )
    SELECT a.id, b.id, count(*)
    FROM present a JOIN present b ON b.key = a.key AND b.id <> a.id
    WHERE a.id = ANY (around) AND (a.country_id = b.country_id) IS NOT TRUE
      AND (a.id, b.id) NOT IN (SELECT participant_id, on_behalf_of_id FROM represented)
      AND (b.id, a.id) NOT IN (SELECT participant_id, on_behalf_of_id FROM represented)
    GROUP BY a.id, b.id
$$;

-- Return with which others some countries take part in records of a type, and in how many. A visit does not count for two
-- countries that also take part in the talks during it.
CREATE FUNCTION register.countries_together(record_type text, records bigint[], around text[])
RETURNS TABLE (one text, other text, n bigint) LANGUAGE sql STABLE AS $$
    WITH pair AS MATERIALIZED (
        SELECT e.key, a.code AS one, b.code AS other
        FROM cooperation_entry e
        CROSS JOIN LATERAL unnest(e.countries) a(code)
        CROSS JOIN LATERAL unnest(e.countries) b(code)
        WHERE e.noun = record_type AND e.key = ANY (records) AND a.code = ANY (around) AND b.code <> a.code
    )
    SELECT one, other, count(*) FROM pair
    WHERE record_type <> 'meeting' OR (key, one, other) NOT IN (
        SELECT w.whole, part.one, part.other FROM register.wholes_of(records) w JOIN pair part ON part.key = w.part
    )
    GROUP BY one, other
$$;

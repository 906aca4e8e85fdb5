-- Texts: how names are sorted, and how texts become search vectors.

-- Return a text as it is sorted: in small letters, Latin letters with marks among those without them.
-- PostgreSQL sorts by bytes here; the letters are those of cooperation/models/alphabet.py.
CREATE FUNCTION register.alphabetical(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN CASE WHEN octet_length(value) = length(value) THEN lower(value) ELSE translate(
        lower(value),
        'àáâãäåçèéêëìíîïñòóôõöùúûüýÿāăąćĉċčďēĕėęěĝğġģĥĩīĭįĵķĺļľńņňōŏőŕŗřśŝşšţťũūŭůűųŵŷźżžơưǎǐǒǔǖǘǚǜǟǡǧǩǫǭǰǵǹǻȁȃȅȇȉȋȍȏȑȓȕȗșțȟȧȩȫȭȯȱȳæðøþßđıłœə',
        'aaaaaaceeeeiiiinooooouuuuyyaaaccccdeeeeegggghiiiijklllnnnooorrrssssttuuuuuuwyzzzouaiouuuuuaagkoojgnaaaeeiioorruusthaeooooyadotsdiloe'
    ) END;
END;
$$;

-- Return the sort key of a column of names: 200 letters, which an index entry can hold; NULL where there is no name,
-- so that rows without one come last in either order.
CREATE FUNCTION register.sort_key(names text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT NULLIF(left(register.alphabetical(names), 200), '')
$$;

-- Return the first 50,000 characters of a text, each letter in one piece ("й" can also be "и" and a breve) and without
-- the marks that some servers take for letters. A tsvector holds 1 MB in all.
CREATE FUNCTION register.searchable(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT translate(
        CASE WHEN left(value, 50000) IS NFC NORMALIZED THEN left(value, 50000) ELSE normalize(left(value, 50000), NFC) END,
        '’‘ʼ“”„«»‹›–—―…·•№', '                 '
    )
$$;

-- Return the search vector of a text: its words inflected (the Russian configuration inflects words in Latin letters by
-- the rules of English) and as they stand. Between the two stands a word that nobody can type, or a phrase could begin
-- in the one and end in the other; functions that join vectors remove it at the end. PL/pgSQL, because PostgreSQL would plan a
-- SQL function at each call.
CREATE FUNCTION register.vector(value text, weight "char") RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    said text := register.searchable(value);
BEGIN
    RETURN setweight(to_tsvector('pg_catalog.russian', said), weight)
        || (chr(1) || ':1')::tsvector
        || setweight(to_tsvector('pg_catalog.simple', said), weight);
END;
$$;

-- Return the search vector of a record's own words: titles in weight A, texts in weight C.
CREATE FUNCTION register.own_vector(titles text, texts text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT ts_delete(
        register.vector(titles, 'A') || (chr(1) || ':1')::tsvector || register.vector(texts, 'C'),
        chr(1)
    )
$$;

-- Return the search vector of an entry: its own words, then the names of those whom it names (45_names.sql). The names come
-- last, so that they can be replaced without reading the record again.
CREATE FUNCTION register.search_vector(own tsvector, names tsvector) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT ts_delete(own || (chr(1) || ':1')::tsvector || names, chr(1))
$$;

-- Join vectors in the order of the rows.
CREATE AGGREGATE register.joined(tsvector) (SFUNC = tsvector_concat, STYPE = tsvector);

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

-- Return a text in which characters that look alike are one: spaces, hyphens, apostrophes, accented letters, ligatures;
-- invisible characters are left out. "й" stays a letter of its own, "ё" is "е". The twin of folded() in
-- cooperation/models/alphabet.py. PostgreSQL replaces by a pattern five times as fast as it translates.
CREATE FUNCTION register.folded(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    is_rare boolean;
BEGIN
    IF octet_length(said) = length(said) THEN
        RETURN said;
    END IF;
    is_rare := said ~ '[^\u0001-\u007f\u00a0ЁА-яё“”«»‘’–—…қҚғҒңҢөӨұҰүҮһҺәӘіІ]';
    IF is_rare THEN
        said := replace(normalize(said, NFC), '№', ' No ');
    END IF;
    said := regexp_replace(said, '[\u2010-\u2015\u2212\u2043\u02d7\u058a\u05be\ufe58\ufe63\uff0d]', '-', 'g');
    said := regexp_replace(
        said, '[\u2018-\u201b\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u2032\u2035\u00b4\uff07\ua78c]', '''', 'g'
    );
    said := regexp_replace(
        said,
        '[\u201c-\u201f\u00ab\u00bb\u2039\u203a\u2033\u2034\u2036\u2026\u00b7\u2022\u2023\u25cf\u25a0\u25aa\u00a7\u00b6\u00a9\u00ae'
        '\u00b0\u2190\u2192\u2194\u00d7\u00f7\u00a0\u1680\u2028\u2029]',
        ' ', 'g'
    );
    IF is_rare THEN
        said := regexp_replace(
            said,
            '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe02'
            '\ufe0e\ufe0f\ufeff]',
            '', 'g'
        );
        said := replace(replace(normalize(said, NFKD), E'и\u0306', 'й'), E'И\u0306', 'Й');
        said := normalize(regexp_replace(said, '[\u0300-\u036f]+', '', 'g'), NFC);
        IF said ~ '[ßẞæÆœŒþÞ]' THEN
            said := replace(replace(replace(replace(said, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
            said := replace(replace(replace(replace(said, 'ẞ', 'SS'), 'Æ', 'AE'), 'Œ', 'OE'), 'Þ', 'Th');
        END IF;
    END IF;
    IF said ~ '[ёЁøØłŁđĐðıəƏқҚғҒңҢөӨұҰүҮһҺәӘіІєЄґҐ\u2044]' THEN
        said := translate(said, E'ёЁøØłŁđĐðıəƏқҚғҒңҢөӨұҰүҮһҺәӘіІєЄґҐ\u2044', 'еЕoOlLdDdiaAкКгГнНоОуУуУхХаАиИеЕгГ/');
    END IF;
    RETURN said;
END;
$$;

-- Return a folded text with joined words apart: "CASA-1000" and "casa1000" are two words each.
CREATE FUNCTION register.separated(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    said := regexp_replace(said, '[/.@+_&=?#:~%|''`<>^*\\-]', ' ', 'g');
    IF said ~ '[A-Za-z\u0080-\U0010ffff][0-9]|[0-9][A-Za-z\u0080-\U0010ffff]' THEN
        said := regexp_replace(said, '([A-Za-z\u0080-\U0010ffff])([0-9])', '\1 \2', 'g');
        said := regexp_replace(said, '([0-9])([A-Za-z\u0080-\U0010ffff])', '\1 \2', 'g');
    END IF;
    RETURN said;
END;
$$;

-- Return a folded text in which hyphens join words, whatever the sign: PostgreSQL then finds the whole and the parts, of
-- "Astana/Bishkek" as of "Astana-Bishkek". It would take the former for a file, and a name with dots for a server.
CREATE FUNCTION register.hyphenated(said text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(regexp_replace(said, '[/.@+_&''`\\]', '-', 'g'), '[<>]', ' ', 'g')
$$;

-- Return the words of a folded text that signs join, each as one word: "IssykKul" for "Issyk-Kul", "UNECE" for "UN/ECE",
-- "OReilly" for "O'Reilly", "5000" for "5,000-ton". People type them so. NULL without any.
CREATE FUNCTION register.joined_words(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN (
        SELECT string_agg(DISTINCT regexp_replace(part[1], '[-/''&, ]', '', 'g'), ' ')
        FROM regexp_matches(
            said,
            '([A-Za-z\u0080-\U0010ffff]+(?:[-/''&][A-Za-z\u0080-\U0010ffff]+)+|(?<![0-9,])[0-9]{1,3}(?:[, ''][0-9]{3})+(?![0-9]))',
            'g'
        ) parts(part)
    );
END;
$$;

-- Return the search vector of the first 50,000 characters of a text: its words inflected (the Russian configuration
-- inflects words in Latin letters by the rules of English) with joined words apart, and as they stand, with joined words
-- together, those also as one word. A tsvector holds 1 MB in all. Between the two stands a word that nobody can type, or a phrase could begin
-- in the one and end in the other; functions that join vectors remove it at the end. PL/pgSQL, because PostgreSQL would
-- plan a SQL function at each call.
CREATE FUNCTION register.vector(value text, weight "char") RETURNS tsvector LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    said text := register.folded(left(value, 50000));
    joined text := register.joined_words(said);
    whole tsvector := '';
BEGIN
    IF joined IS NOT NULL THEN
        whole := (chr(1) || ':1')::tsvector || setweight(
            to_tsvector('pg_catalog.russian', joined) || to_tsvector('pg_catalog.simple', joined), weight
        );
    END IF;
    RETURN setweight(to_tsvector('pg_catalog.russian', register.separated(said)), weight)
        || (chr(1) || ':1')::tsvector
        || setweight(to_tsvector('pg_catalog.simple', register.hyphenated(said)), weight)
        || whole;
END;
$$;

-- Return how a name sounds, for its small Latin or Russian letters: "kasimalev" for "qasymaliev", "kasymaliyev" and
-- "касымалиев". The twin of spelling() in cooperation/models/search/spellings.py.
CREATE FUNCTION register.spelling(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF word ~ '[а-я]' THEN
        word := replace(word, 'щ', 'shch');
        word := replace(replace(replace(word, 'ж', 'zh'), 'х', 'kh'), 'ц', 'ts');
        word := replace(replace(replace(replace(word, 'ч', 'ch'), 'ш', 'sh'), 'ю', 'yu'), 'я', 'ya');
        word := translate(word, 'абвгдезийклмнопрстуфыэъь', 'abvgdeziyklmnoprstufye');
    END IF;
    word := regexp_replace(word, 'shch|sch|sh', 's', 'g');
    word := regexp_replace(word, 'tch|ch|t[sz]', 'c', 'g');
    word := regexp_replace(word, 'dzh|dj|zh', 'j', 'g');
    word := regexp_replace(word, 'kh|ks(?=[aeiouy])|x', 'h', 'g');
    word := regexp_replace(word, 'gh', 'g', 'g');
    word := regexp_replace(word, 'ph', 'f', 'g');
    word := regexp_replace(word, 'ck|q', 'k', 'g');
    word := replace(word, 'w', 'v');
    word := regexp_replace(word, '([aeiou])j([aeou]|[^aeiou]|$)', '\1i\2', 'g');
    word := replace(word, 'y', 'i');
    word := regexp_replace(word, '([^l])\1+', '\1', 'g');
    word := replace(word, 'ie', 'e');
    RETURN regexp_replace(word, '([^l])\1+', '\1', 'g');
END;
$$;

-- Return how the words of names sound that sound otherwise than they are written, joined words also as one.
CREATE FUNCTION register.spellings(names text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT COALESCE(array_agg(DISTINCT sound), '{}')
    FROM regexp_split_to_table(lower(register.folded(left(names, 50000))), '\s+') printed
    CROSS JOIN LATERAL regexp_split_to_array(printed, '[^a-zа-я]+') parts
    CROSS JOIN LATERAL unnest(parts || array_to_string(parts, '')) word
    CROSS JOIN LATERAL register.spelling(word) sound
    WHERE length(word) >= 4 AND length(sound) >= 3 AND sound <> ALL (parts)
$$;

-- Return the query for any of some grammatical forms of a folded word (cooperation/models/search/forms.py); an empty one
-- for a word that is too common to be searched.
CREATE FUNCTION register.any_form(word text, forms text) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF to_tsvector('pg_catalog.russian', word) = '' THEN
        RETURN '';
    END IF;
    RETURN '''' || array_to_string(tsvector_to_array(to_tsvector('pg_catalog.russian', forms)), ''' | ''') || '''';
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

-- Return the phrase of a date that is copied to another row. If it was inferred, it ends in the wording of the source, from which
-- pages find out what of the date the source does not print (cooperation/fields/inference.py).
CREATE FUNCTION register.sourced_phrase(phrase text, stated text, inferred boolean) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN NOT inferred THEN phrase
                WHEN phrase = '' THEN '(inferred: ' || stated || ')'
                ELSE phrase || ' (inferred: ' || stated || ')' END
$$;

-- Entries: one view a noun defines its entries, column by column. The table cooperation_entry stores what these views return;
-- its columns are described in cooperation/models. "titles" and "texts" are the words by which an entry is found,
-- besides the names of those whom it names. "own_countries" is NULL where it would be the same as "countries".

-- Return the phrase of what happened: that of its date, or "by" and the latest day, and that it was inferred. Without a date it is
-- the source's wording, such as "ahead of the visit". The phrase of a derived date may have its "inferred" already.
CREATE FUNCTION register.phrase_of(period daterange, phrase text, stated text DEFAULT '', inferred boolean DEFAULT false) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN period IS NULL THEN stated
                ELSE register.sourced_phrase(
                    CASE WHEN NOT lower_inf(period) THEN phrase
                         WHEN phrase = '' THEN 'by ' || (upper(period) - 1)
                         WHEN phrase LIKE '(inferred: %' THEN 'by ' || (upper(period) - 1) || ' ' || phrase
                         ELSE phrase END,
                    stated, inferred
                ) END
$$;

CREATE VIEW register.meeting_entry AS
SELECT 'meeting'::text AS noun,
       r.id AS key,
       r.slug,
       r.title,
       register.happened(r.date) AS period,
       register.phrase_of(r.date, r.date_phrase, r.date_stated, r.date_inferred) AS period_phrase,
       NULL::datemultirange AS acts,
       NULL::date AS due,
       with_linked.countries,
       NULLIF(who.countries, with_linked.countries) AS own_countries,
       who.participants,
       who.apart,
       who.apart_countries,
       who.tenures,
       (SELECT places FROM register.places_of('meeting', r.id)) AS places,
       (SELECT sectors FROM register.sectors_of('meeting', r.id)) AS sectors,
       cited.sources,
       who.sides,
       r.status,
       r.kind,
       r.publication,
       (SELECT register.sort_key(string_agg(register.label(p, CASE
            WHEN t.on_behalf_of_id IS NULL THEN p.country_id
            ELSE (SELECT b.country_id FROM cooperation_participant b WHERE b.id = t.on_behalf_of_id) END), '  ' ORDER BY t.id))
        FROM cooperation_participation t JOIN cooperation_participant p ON p.id = t.participant_id
        WHERE t.meeting_id = r.id) AS sort_names,
       NULL::text AS second_sort_names,
       NULL::numeric AS value,
       r.checked_on,
       cited.contradictions,
       NULL::bigint AS first_figure,
       r.updated_at,
       concat_ws(' ', r.title, array_to_string(r.other_titles, ' ')) AS titles,
       concat_ws(' ',
           r.summary,
           (SELECT string_agg(t.capacity, ' ' ORDER BY t.id) FROM cooperation_participation t WHERE t.meeting_id = r.id),
           cited.quotes
       ) AS texts
FROM cooperation_meeting r
LEFT JOIN LATERAL register.citations_of('meeting', r.id) cited ON true
LEFT JOIN LATERAL register.participants_of('meeting', r.id) who ON true
LEFT JOIN LATERAL register.countries_of('meeting', r.id, r.publication, who.countries, register.happened(r.date)) with_linked ON true;

CREATE VIEW register.agreement_entry AS
SELECT 'agreement'::text AS noun,
       r.id AS key,
       r.slug,
       r.title,
       register.happened(r.main_date) AS period,
       register.phrase_of(r.main_date, r.main_date_phrase) AS period_phrase,
       (SELECT range_agg(register.happened(COALESCE(a.date, a.effective_date)))
        FROM cooperation_agreementaction a WHERE a.agreement_id = r.id) AS acts,
       NULL::date AS due,
       with_linked.countries,
       NULLIF(who.countries, with_linked.countries) AS own_countries,
       who.participants,
       who.apart,
       who.apart_countries,
       who.tenures,
       (SELECT places FROM register.places_of('agreement', r.id)) AS places,
       (SELECT sectors FROM register.sectors_of('agreement', r.id)) AS sectors,
       cited.sources,
       who.sides,
       r.status,
       r.form AS kind,
       r.publication,
       (SELECT register.sort_key(string_agg(register.label(p, p.country_id), '  ' ORDER BY t.id))
        FROM cooperation_party t JOIN cooperation_participant p ON p.id = t.participant_id
        WHERE t.agreement_id = r.id) AS sort_names,
       NULL::text AS second_sort_names,
       NULL::numeric AS value,
       r.checked_on,
       cited.contradictions,
       NULL::bigint AS first_figure,
       r.updated_at,
       concat_ws(' ',
           r.title, array_to_string(r.other_titles, ' '), array_to_string(r.references, ' '),
           (SELECT string_agg(concat_ws(' ', a.series, a.number), ' ' ORDER BY a.id)
            FROM cooperation_agreementaction a WHERE a.agreement_id = r.id AND (a.series, a.number) <> ('', ''))
       ) AS titles,
       concat_ws(' ',
           r.summary,
           (SELECT string_agg(t.printed_as, ' ' ORDER BY t.id) FROM cooperation_party t WHERE t.agreement_id = r.id),
           (SELECT string_agg(concat_ws(' ', a.legal_ground, a.note), ' ' ORDER BY a.id)
            FROM cooperation_agreementaction a WHERE a.agreement_id = r.id),
           cited.quotes
       ) AS texts
FROM cooperation_agreement r
LEFT JOIN LATERAL register.citations_of('agreement', r.id) cited ON true
LEFT JOIN LATERAL register.participants_of('agreement', r.id) who ON true
LEFT JOIN LATERAL register.countries_of('agreement', r.id, r.publication, who.countries, register.happened(r.main_date)) with_linked ON true;

-- An action shares who, where and in which sector with its agreement. It has no words of its own: it stands on the page of
-- the agreement, whose texts have its note and quotes.
CREATE VIEW register.action_entry AS
SELECT 'action'::text AS noun,
       r.id AS key,
       e.slug,
       concat(e.title, ': ', COALESCE(k.name, r.kind), ' by ' || p.name) AS title,
       register.happened(COALESCE(r.date, r.effective_date)) AS period,
       register.phrase_of(
           COALESCE(r.date, r.effective_date), register.phrase_of_act(r), COALESCE(NULLIF(r.date_stated, ''), r.effective_date_stated)
       ) AS period_phrase,
       NULL::datemultirange AS acts,
       NULL::date AS due,
       e.countries,
       e.own_countries,
       ARRAY(SELECT DISTINCT id FROM unnest(e.participants || r.participant_id) id WHERE id > 0 ORDER BY id) AS participants,
       '{}'::bigint[] AS apart,
       NULL::text[] AS apart_countries,
       NULL::jsonb AS tenures,
       e.places,
       e.sectors,
       cited.sources,
       e.sides,
       ''::text AS status,
       r.kind,
       e.publication,
       NULL::text AS sort_names,
       NULL::text AS second_sort_names,
       NULL::numeric AS value,
       NULL::date AS checked_on,
       0::smallint AS contradictions,
       NULL::bigint AS first_figure,
       NULL::timestamptz AS updated_at,
       NULL::text AS titles,
       NULL::text AS texts
FROM cooperation_agreementaction r
LEFT JOIN LATERAL register.citations_of('action', r.id) cited ON true
JOIN cooperation_entry e ON e.noun = 'agreement' AND e.key = r.agreement_id
LEFT JOIN cooperation_actionkind k ON k.code = r.kind  -- it may be replaced before the commit
LEFT JOIN cooperation_participant p ON p.id = r.participant_id;

CREATE VIEW register.initiative_entry AS
SELECT 'initiative'::text AS noun,
       r.id AS key,
       r.slug,
       r.title,
       -- Since when it stands where it stands, as in its list; what is planned for 2035 is not the latest.
       -- What is planned or lasts keeps its open beginning.
       since.period,
       CASE WHEN r.status_since IS NOT NULL THEN register.phrase_of(r.status_since, r.status_since_phrase)
            WHEN r.actual IS NOT NULL THEN register.sourced_phrase(r.actual_phrase, r.actual_stated, r.actual_inferred)
            WHEN r.planned IS NOT NULL THEN register.sourced_phrase(r.planned_phrase, r.planned_stated, r.planned_inferred)
            ELSE COALESCE(NULLIF(r.actual_stated, ''), r.planned_stated) END AS period_phrase,
       NULL::datemultirange AS acts,
       NULL::date AS due,
       with_linked.countries,
       NULLIF(who.countries, with_linked.countries) AS own_countries,
       who.participants,
       who.apart,
       who.apart_countries,
       who.tenures,
       (SELECT places FROM register.places_of('initiative', r.id)) AS places,
       (SELECT sectors FROM register.sectors_of('initiative', r.id)) AS sectors,
       cited.sources,
       who.sides,
       r.status,
       ''::text AS kind,
       r.publication,
       (SELECT register.sort_key(string_agg(register.label(p, p.country_id), '  ' ORDER BY t.id))
        FROM cooperation_involvement t JOIN cooperation_participant p ON p.id = t.participant_id
        WHERE t.initiative_id = r.id AND NOT register.is_apart(t.role, t.outcome)) AS sort_names,
       (SELECT register.sort_key(string_agg(p.name, '  ' ORDER BY lower(p.name), p.id))
        FROM cooperation_initiative_places t JOIN cooperation_place p ON p.id = t.place_id
        WHERE t.initiative_id = r.id) AS second_sort_names,
       NULL::numeric AS value,
       r.checked_on,
       cited.contradictions,
       NULL::bigint AS first_figure,
       r.updated_at,
       concat_ws(' ', r.title, array_to_string(r.other_titles, ' ')) AS titles,
       concat_ws(' ', r.summary, cited.quotes) AS texts
FROM cooperation_initiative r
CROSS JOIN LATERAL (SELECT COALESCE(register.happened(r.status_since), r.actual, r.planned)) since(period)
LEFT JOIN LATERAL register.citations_of('initiative', r.id) cited ON true
LEFT JOIN LATERAL register.participants_of('initiative', r.id) who ON true
LEFT JOIN LATERAL register.countries_of('initiative', r.id, r.publication, who.countries, since.period) with_linked ON true;

CREATE VIEW register.development_entry AS
SELECT 'development'::text AS noun,
       r.id AS key,
       r.slug,
       r.title,
       happened.period,
       register.phrase_of(
           r.date, r.date_phrase, CASE WHEN r.date IS NULL AND r.reported_on IS NOT NULL THEN '' ELSE r.date_stated END,
           r.date_inferred
       ) AS period_phrase,
       NULL::datemultirange AS acts,
       NULL::date AS due,
       with_linked.countries,
       NULLIF(who.countries, with_linked.countries) AS own_countries,
       who.participants,
       who.apart,
       who.apart_countries,
       who.tenures,
       (SELECT places FROM register.places_of('development', r.id)) AS places,
       (SELECT sectors FROM register.sectors_of('development', r.id)) AS sectors,
       cited.sources,
       who.sides,
       r.status_becomes AS status,
       r.kind,
       r.publication,
       (SELECT register.sort_key(string_agg(register.label(p, p.country_id), '  ' ORDER BY lower(p.name), t.id))
        FROM cooperation_development_participants t JOIN cooperation_participant p ON p.id = t.participant_id
        WHERE t.development_id = r.id) AS sort_names,
       NULL::text AS second_sort_names,
       NULL::numeric AS value,
       r.checked_on,
       cited.contradictions,
       NULL::bigint AS first_figure,
       r.updated_at,
       concat_ws(' ', r.title, array_to_string(r.other_titles, ' ')) AS titles,
       concat_ws(' ', r.summary, r.text, cited.quotes, (SELECT titles FROM register.titles_about('development', r.id, r.publication))) AS texts
FROM cooperation_development r
CROSS JOIN LATERAL (  -- a range without bounds would be all time
    SELECT COALESCE(register.happened(r.date), CASE WHEN r.reported_on IS NOT NULL THEN daterange(r.reported_on, r.reported_on, '[]') END)
) happened(period)
LEFT JOIN LATERAL register.citations_of('development', r.id) cited ON true
LEFT JOIN LATERAL register.participants_of('development', r.id) who ON true
LEFT JOIN LATERAL register.countries_of('development', r.id, r.publication, who.countries, happened.period) with_linked ON true;

CREATE VIEW register.commitment_entry AS
SELECT 'commitment'::text AS noun,
       r.id AS key,
       r.slug,
       r.title,
       -- When it was made, if that is known.
       register.happened(made.period) AS period,
       register.phrase_of(made.period, made.phrase, made.stated) AS period_phrase,
       NULL::datemultirange AS acts,
       upper(r.due) AS due,
       with_linked.countries,
       NULLIF(who.countries, with_linked.countries) AS own_countries,
       who.participants,
       who.apart,
       who.apart_countries,
       who.tenures,
       (SELECT places FROM register.places_of('commitment', r.id)) AS places,
       (SELECT sectors FROM register.sectors_of('commitment', r.id)) AS sectors,
       cited.sources,
       who.sides,
       CASE WHEN r.status NOT IN ('met', 'missed', 'dropped') AND register.is_restated(r.id, r.publication)
           THEN 'restated' ELSE r.status END AS status,
       r.kind,
       r.publication,
       (SELECT register.sort_key(string_agg(register.label(p, p.country_id), '  ' ORDER BY lower(p.name), t.id))
        FROM cooperation_commitment_by t JOIN cooperation_participant p ON p.id = t.participant_id
        WHERE t.commitment_id = r.id) AS sort_names,
       (SELECT register.sort_key(string_agg(register.label(p, p.country_id), '  ' ORDER BY lower(p.name), t.id))
        FROM cooperation_commitment_to t JOIN cooperation_participant p ON p.id = t.participant_id
        WHERE t.commitment_id = r.id) AS second_sort_names,
       -- By how many days the deadline moved since the first wording.
       register.slippage(r.id, r.publication)::numeric AS value,
       r.checked_on,
       cited.contradictions,
       NULL::bigint AS first_figure,
       r.updated_at,
       concat_ws(' ', r.title, array_to_string(r.other_titles, ' ')) AS titles,
       concat_ws(' ', r.summary, r.what, r.condition, cited.quotes, (SELECT titles FROM register.titles_about('commitment', r.id, r.publication))) AS texts
FROM cooperation_commitment r
LEFT JOIN LATERAL register.citations_of('commitment', r.id) cited ON true
CROSS JOIN LATERAL (
    SELECT period, phrase, stated FROM (
        SELECT 1 AS choice, m.date AS period, register.sourced_phrase(m.date_phrase, m.date_stated, m.date_inferred) AS phrase,
               m.date_stated AS stated FROM cooperation_meeting m
        WHERE m.id = r.meeting_id AND register.counts_for(m.publication, r.publication)
        UNION ALL
        SELECT 2, a.main_date, a.main_date_phrase, '' FROM cooperation_agreement a
        WHERE a.id = r.agreement_id AND register.counts_for(a.publication, r.publication)
        UNION ALL
        SELECT 3, r.due, register.sourced_phrase(r.due_phrase, r.due_stated, r.due_inferred), r.due_stated
    ) dates
    ORDER BY period IS NULL, period IS NULL AND stated = '', choice LIMIT 1
) made
LEFT JOIN LATERAL register.participants_of('commitment', r.id) who ON true
LEFT JOIN LATERAL register.countries_of('commitment', r.id, r.publication, who.countries, register.happened(made.period)) with_linked ON true;

CREATE VIEW register.figure_entry AS
SELECT 'figure'::text AS noun,
       r.id AS key,
       r.slug,
       r.title,
       register.happened(r.period) AS period,
       register.phrase_of(r.period, r.period_phrase, r.period_stated, r.period_inferred) AS period_phrase,
       NULL::datemultirange AS acts,
       NULL::date AS due,
       with_linked.countries,
       NULLIF(who.countries, with_linked.countries) AS own_countries,
       who.participants,
       who.apart,
       who.apart_countries,
       who.tenures,
       (SELECT places FROM register.places_of('figure', r.id)) AS places,
       (SELECT sectors FROM register.sectors_of('figure', r.id)) AS sectors,
       cited.sources,
       who.sides,
       CASE WHEN r.preferred THEN 'preferred' ELSE '' END AS status,
       r.nature AS kind,
       r.publication,
       (SELECT register.sort_key(string_agg(register.label(p, p.country_id), '  ' ORDER BY lower(p.name), t.id))
        FROM cooperation_figure_of t JOIN cooperation_participant p ON p.id = t.participant_id
        WHERE t.figure_id = r.id) AS sort_names,
       NULL::text AS second_sort_names,
       r.value_low::numeric AS value,
       r.checked_on,
       (cited.contradictions + rivals.number)::smallint AS contradictions,
       CASE WHEN rivals.number > 0 THEN register.first_of_contradiction(r) END AS first_figure,
       r.updated_at,
       concat_ws(' ', r.title, array_to_string(r.other_titles, ' ')) AS titles,
       concat_ws(' ',
           r.summary, r.indicator, r.unit_id, u.name, array_to_string(u.aliases, ' '), r.printed, r.preferred_reason,
           (SELECT string_agg(c.printed, ' ' ORDER BY c.id) FROM cooperation_figureconversion c WHERE c.figure_id = r.id),
           cited.quotes, (SELECT titles FROM register.titles_about('figure', r.id, r.publication))
       ) AS texts
FROM cooperation_figure r
JOIN cooperation_unit u ON u.symbol = r.unit_id
CROSS JOIN LATERAL (
    SELECT count(*) AS number FROM register.contradicting_figures(r) o WHERE register.counts_for(o.publication, r.publication)
) rivals
LEFT JOIN LATERAL register.citations_of('figure', r.id) cited ON true
LEFT JOIN LATERAL register.participants_of('figure', r.id) who ON true
LEFT JOIN LATERAL register.countries_of('figure', r.id, r.publication, who.countries, register.happened(COALESCE(r.period, r.as_of))) with_linked ON true;

CREATE VIEW register.participant_entry AS
SELECT 'participant'::text AS noun,
       r.id AS key,
       r.slug,
       r.name AS title,
       NULL::daterange AS period,
       ''::text AS period_phrase,
       NULL::datemultirange AS acts,
       NULL::date AS due,
       array_remove(ARRAY[r.country_id::text], NULL) AS countries,
       NULL::text[] AS own_countries,
       ARRAY(
           SELECT DISTINCT l.to_key FROM register.link l
           WHERE l.noun = 'participant' AND l.key = r.id AND l.to_noun = 'participant' ORDER BY 1
       ) AS participants,
       '{}'::bigint[] AS apart,
       NULL::text[] AS apart_countries,
       NULL::jsonb AS tenures,
       '{}'::bigint[] AS places,
       '{}'::bigint[] AS sectors,
       '{}'::bigint[] AS sources,
       0::smallint AS sides,
       ''::text AS status,
       r.kind,
       register.reference_publication('participant', r.id) AS publication,
       (SELECT register.sort_key(c.name) FROM cooperation_country c WHERE c.code = r.country_id) AS sort_names,
       (SELECT register.sort_key(p.name) FROM cooperation_participant p WHERE p.id = r.part_of_id) AS second_sort_names,
       NULL::numeric AS value,
       NULL::date AS checked_on,
       cited.contradictions,
       NULL::bigint AS first_figure,
       NULL::timestamptz AS updated_at,
       concat_ws(' ', names.said, array_to_string(register.spellings(names.said), ' ')) AS titles,
       concat_ws(' ',
           (SELECT string_agg(a.role, ' ' ORDER BY a.id) FROM cooperation_affiliation a WHERE a.participant_id = r.id),
           cited.quotes
       ) AS texts
FROM cooperation_participant r
CROSS JOIN concat_ws(' ', r.name, array_to_string(r.other_names, ' '), r.native_name) names(said)
LEFT JOIN LATERAL register.citations_of('participant', r.id) cited ON true;

CREATE VIEW register.place_entry AS
SELECT 'place'::text AS noun,
       r.id AS key,
       r.slug,
       r.name AS title,
       NULL::daterange AS period,
       ''::text AS period_phrase,
       NULL::datemultirange AS acts,
       NULL::date AS due,
       ARRAY(SELECT c.country_id::text FROM cooperation_place_countries c WHERE c.place_id = r.id ORDER BY 1) AS countries,
       NULL::text[] AS own_countries,
       '{}'::bigint[] AS participants,
       '{}'::bigint[] AS apart,
       NULL::text[] AS apart_countries,
       NULL::jsonb AS tenures,
       (SELECT places FROM register.places_of('place', r.id)) AS places,
       '{}'::bigint[] AS sectors,
       '{}'::bigint[] AS sources,
       0::smallint AS sides,
       ''::text AS status,
       r.kind,
       register.reference_publication('place', r.id) AS publication,
       (SELECT register.sort_key(string_agg(c.name, '  ' ORDER BY c.name, c.code))
        FROM cooperation_place_countries l JOIN cooperation_country c ON c.code = l.country_id
        WHERE l.place_id = r.id) AS sort_names,
       (SELECT register.sort_key(p.name) FROM cooperation_place p WHERE p.id = r.within_id) AS second_sort_names,
       NULL::numeric AS value,
       NULL::date AS checked_on,
       cited.contradictions,
       NULL::bigint AS first_figure,
       NULL::timestamptz AS updated_at,
       concat_ws(' ', names.said, array_to_string(register.spellings(names.said), ' ')) AS titles,
       concat_ws(' ', cited.quotes) AS texts
FROM cooperation_place r
CROSS JOIN concat_ws(' ', r.name, array_to_string(r.other_names, ' ')) names(said)
LEFT JOIN LATERAL register.citations_of('place', r.id) cited ON true;

CREATE VIEW register.source_entry AS
SELECT 'source'::text AS noun,
       r.id AS key,
       r.slug,
       r.title,
       register.happened(r.published) AS period,
       register.phrase_of(r.published, r.published_phrase, r.published_stated, r.published_inferred) AS period_phrase,
       NULL::datemultirange AS acts,
       NULL::date AS due,
       '{}'::text[] AS countries,
       NULL::text[] AS own_countries,
       array_remove(ARRAY[r.publisher_id], NULL) AS participants,
       '{}'::bigint[] AS apart,
       NULL::text[] AS apart_countries,
       NULL::jsonb AS tenures,
       '{}'::bigint[] AS places,
       '{}'::bigint[] AS sectors,
       '{}'::bigint[] AS sources,
       0::smallint AS sides,
       ''::text AS status,
       split_part(r.language, '-', 1) AS kind,  -- en-GB is English
       register.reference_publication('source', r.id) AS publication,
       (SELECT register.sort_key(p.name) FROM cooperation_participant p WHERE p.id = r.publisher_id) AS sort_names,
       NULL::text AS second_sort_names,
       NULL::numeric AS value,
       NULL::date AS checked_on,
       0::smallint AS contradictions,
       NULL::bigint AS first_figure,
       NULL::timestamptz AS updated_at,
       r.title AS titles,
       concat_ws(' ', r.dateline, r.url, latest.text) AS texts
FROM cooperation_source r
LEFT JOIN LATERAL (
    SELECT s.text FROM cooperation_snapshot s WHERE s.source_id = r.id AND s.text <> ''
    ORDER BY s.taken_at DESC NULLS LAST, s.id DESC LIMIT 1
) latest ON true;

-- Standings: on which days an agreement is in force for each participant, and what it is for them today. It follows from what
-- the participant did, what all did together, and the status of the agreement. The table cooperation_standing stores it, and
-- is written when entries are refreshed (register.write_standings).
--
-- Each act counts from the first day on which it can have happened, as for statuses: what is dated "2010" from 1 January 2010.
-- An end counts likewise, so an agreement is not in force after the first day on which it can have ended. A beginning without
-- a date counts from the main date of the agreement, an end without a date from the beginning of what it ends.

-- Return the country that is bound if this participant is: a state and its organs bind it, its companies and citizens don't.
CREATE FUNCTION register.bound_country(kind text, country text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT country WHERE kind IN ('state', 'government', 'ministry', 'agency', 'parliament', 'head_of_state_office')
$$;

-- Return the days from one day up to another. An unknown day, NULL or infinite, leaves that side open.
CREATE FUNCTION register.days(first_day date, end_day date) RETURNS datemultirange LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN first_day >= end_day THEN '{}'
                ELSE datemultirange(daterange(NULLIF(first_day, '-infinity'), NULLIF(end_day, 'infinity'))) END
$$;

-- A date with its words, such as "late 2012".
CREATE TYPE register.worded AS (date daterange, phrase text);

-- Return the standings of an agreement. A representative acts for whom it is listed, and has none itself. Members of a union
-- that is a party "with its members" are bound through it on the days on which they are its members, unless they are
-- parties themselves.
CREATE FUNCTION register.standings_of(of_key bigint)
RETURNS TABLE (participant_id bigint, through_id bigint, country_id text, what text, act text, since daterange, since_phrase text,
               bound datemultirange)
LANGUAGE sql STABLE AS $$
    WITH acted AS MATERIALIZED (
        SELECT COALESCE(r.on_behalf_of_id, a.participant_id) AS participant_id, a.id, a.kind, a.effect, a.date,
               register.begins_on((a.date).date) AS day, a.done_on
        FROM (
            SELECT id, participant_id, kind, NULLIF(k.party_effect, 'none') AS effect,
                   register.begins_on(COALESCE(date, effective_date)) AS done_on,
                   ROW(COALESCE(effective_date, date), register.phrase_of_effect(act))::register.worded AS date
            FROM cooperation_agreementaction act JOIN cooperation_actionkind k ON k.code = kind WHERE agreement_id = of_key
        ) a
        LEFT JOIN (
            SELECT DISTINCT participant_id, on_behalf_of_id FROM cooperation_party
            WHERE agreement_id = of_key AND on_behalf_of_id IS NOT NULL
        ) r ON r.participant_id = a.participant_id
        WHERE a.effect IS NOT NULL
    ), done AS MATERIALIZED (  -- without ends that were taken back, such as a denunciation that was withdrawn
        SELECT participant_id, id, kind, effect, date, day, done_on
        FROM (
            SELECT acted.*, lead(effect) OVER (
                       PARTITION BY participant_id
                       ORDER BY COALESCE(done_on, CASE effect WHEN 'ends' THEN '-infinity' ELSE 'infinity' END::date), id
                   ) AS next
            FROM acted WHERE effect IN ('ends', 'revokes')
        ) ending
        WHERE effect = 'ends' AND next IS DISTINCT FROM 'revokes'
        UNION ALL
        SELECT participant_id, id, kind, effect, date, day, done_on FROM acted WHERE effect NOT IN ('ends', 'revokes')
    ), side AS MATERIALIZED (
        SELECT participant_id, bool_or(is_listed) AS is_listed
        FROM (
            SELECT COALESCE(on_behalf_of_id, participant_id) AS participant_id, true AS is_listed
            FROM cooperation_party WHERE agreement_id = of_key AND role IN ('party', 'signatory')
            UNION ALL
            SELECT participant_id, false FROM done WHERE participant_id IS NOT NULL AND register.makes_side(effect)
        ) named
        GROUP BY participant_id
    ), change AS MATERIALIZED (
        SELECT status, ROW(date, date_phrase)::register.worded AS date, register.begins_on(date) AS day,
               COALESCE(upper(date), lower(date) + 1) AS until, id
        FROM register.status_change WHERE noun = 'agreement' AND key = of_key
    ), agreement_end AS MATERIALIZED (  -- and the first day on which the agreement is in force again
        SELECT e.date, COALESCE(e.day, '-infinity') AS day,
               (SELECT min(c.day) FROM change c WHERE c.status = 'in_force' AND (c.until, c.id) > (e.until, e.id)) AS again
        FROM change e
        WHERE e.status IN ('terminated', 'expired', 'replaced', 'never_in_force')
          AND (e.day IS NOT NULL OR NOT EXISTS (SELECT FROM change c WHERE c.day IS NOT NULL))
    ), agreement AS MATERIALIZED (
        SELECT register.begins_on(r.main_date) AS main_day, start.date AS start_date, start.day AS start_day,
               ended.days AS ended_days, ended.date AS end_date, ended.day AS end_day, joint.*,
               -- One who has not ratified is not bound if others ratify one by one. Between two, what is in force binds both.
               EXISTS (SELECT FROM done WHERE done.participant_id IS NOT NULL AND effect = 'consents')
               AND (SELECT count(*) > 2 FROM side) AS each_consents
        FROM cooperation_agreement r
        LEFT JOIN LATERAL (
            SELECT date, COALESCE(day, '-infinity') AS day
            FROM (
                SELECT date, day, 0 AS place FROM done WHERE done.participant_id IS NULL AND effect = 'becomes_bound'
                UNION ALL
                SELECT date, day, 1 FROM change WHERE status = 'in_force'
            ) starts
            ORDER BY place, starts.day LIMIT 1
        ) start ON true
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(register.days(day, again)), '{}') AS days,
                   min(day) FILTER (WHERE register.days(day, again) @> register.today()) AS day,
                   (array_agg(date ORDER BY day) FILTER (WHERE register.days(day, again) @> register.today()))[1] AS date
            FROM agreement_end
        ) ended
        CROSS JOIN LATERAL (
            SELECT COALESCE(bool_or(effect IN ('signs', 'consents')), false) AS all_signed,
                   (array_agg(kind ORDER BY day DESC NULLS LAST, id DESC) FILTER (WHERE effect = 'consents'))[1] AS all_consented,
                   max(COALESCE(day, '-infinity')) FILTER (WHERE effect = 'applies') AS applied_day,
                   (array_agg(date ORDER BY day DESC NULLS LAST, id DESC) FILTER (WHERE effect = 'applies'))[1] AS applied_date
            FROM done WHERE done.participant_id IS NULL AND (day IS NULL OR day <= register.today())
        ) joint
        WHERE r.id = of_key
    ), own AS MATERIALIZED (  -- "spell" is the number of own ends before: what follows an end begins anew
        SELECT d.*, d.at <= register.today() OR d.at = 'infinity' AS is_past,
               COALESCE(sum((d.effect = 'ends')::integer) OVER (
                   PARTITION BY d.participant_id ORDER BY d.at, d.effect = 'ends', d.id
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
               ), 0) AS spell
        FROM (
            SELECT done.*, COALESCE(day, CASE WHEN effect = 'ends' THEN 'infinity' ELSE '-infinity' END::date) AS at FROM done
            WHERE done.participant_id IS NOT NULL AND effect NOT IN ('suspends', 'resumes')
        ) d
    ), pause AS MATERIALIZED (  -- A resumption without a date lifts the last suspension. One before its day calls it off.
        SELECT s.participant_id, d.participant_id IS NULL AS is_joint, d.date, COALESCE(d.day, '-infinity') AS day, (
                   SELECT min(COALESCE(r.day, 'infinity')) FROM done r
                   WHERE r.effect = 'resumes' AND (r.participant_id IS NULL OR r.participant_id = s.participant_id)
                     AND (COALESCE(r.day, 'infinity') >= COALESCE(d.day, '-infinity') OR r.done_on >= d.done_on)
               ) AS until
        FROM done d JOIN side s ON d.participant_id IS NULL OR d.participant_id = s.participant_id
        WHERE d.effect = 'suspends'
    ), spell AS MATERIALIZED (
        SELECT s.participant_id, s.is_listed, COALESCE(o.spell, 0) AS spell,
               min(o.at) FILTER (WHERE o.effect = 'becomes_bound') AS bound_day,
               (array_agg(o.date ORDER BY o.at, o.id) FILTER (WHERE o.effect = 'becomes_bound'))[1] AS bound_date,
               min(o.at) FILTER (WHERE o.effect = 'consents') AS consent_day,
               (array_agg(o.date ORDER BY o.at, o.id) FILTER (WHERE o.effect = 'consents'))[1] AS consent_date,
               min(o.at) FILTER (WHERE o.effect = 'ends') AS end_day,
               (array_agg(o.date) FILTER (WHERE o.effect = 'ends'))[1] AS end_date,
               bool_or(o.is_past) FILTER (WHERE o.effect = 'ends') AS has_ended,
               (array_agg(o.kind ORDER BY o.at DESC, o.id DESC) FILTER (WHERE o.effect = 'consents' AND o.is_past))[1] AS consented,
               bool_or(o.effect = 'signs' AND o.is_past) AS signed,
               max(o.at) FILTER (WHERE o.effect = 'applies' AND o.is_past) AS applied_day,
               (array_agg(o.date ORDER BY o.at DESC, o.id DESC) FILTER (WHERE o.effect = 'applies' AND o.is_past))[1] AS applied_date
        FROM side s LEFT JOIN own o ON o.participant_id = s.participant_id
        GROUP BY s.participant_id, s.is_listed, COALESCE(o.spell, 0)
    ), started AS MATERIALIZED (
        SELECT p.*, CASE WHEN begun.day <= p.end_day OR p.end_day IS NULL THEN begun.day END AS start_day,
               CASE WHEN p.bound_day > '-infinity' OR (p.bound_day IS NOT NULL AND p.consent_day IS NULL) THEN p.bound_date
                    WHEN p.bound_day IS NOT NULL OR p.consent_day > a.start_day THEN p.consent_date
                    ELSE a.start_date END AS start_date,
               COALESCE(p.applied_day, CASE WHEN p.spell = 0 THEN a.applied_day END) AS any_applied_day,
               CASE WHEN p.applied_day IS NULL OR (p.spell = 0 AND a.applied_day > p.applied_day) THEN a.applied_date
                    ELSE p.applied_date END AS any_applied_date,
               COALESCE(p.consented, CASE WHEN p.spell = 0 AND p.is_listed THEN a.all_consented END) AS any_consented,
               p.signed IS TRUE OR (p.spell = 0 AND p.is_listed AND a.all_signed) AS any_signed
        FROM spell p
        CROSS JOIN agreement a
        CROSS JOIN LATERAL (
            SELECT CASE WHEN p.bound_day > '-infinity' THEN p.bound_day
                        WHEN p.bound_day IS NOT NULL THEN COALESCE(p.consent_day, p.bound_day)
                        WHEN a.start_day IS NOT NULL
                             AND (p.consent_day IS NOT NULL
                                  -- One who denounces it was bound, unless it only signed and withdrew that.
                                  OR (p.spell = 0 AND (NOT a.each_consents OR (p.end_day IS NOT NULL AND p.signed IS NOT TRUE))))
                            THEN GREATEST(a.start_day, p.consent_day) END AS day
        ) begun
    ), bound AS MATERIALIZED (
        SELECT p.participant_id, range_agg(in_force.days - paused.days) - a.ended_days AS days
        FROM started p
        CROSS JOIN agreement a
        CROSS JOIN LATERAL (
            SELECT CASE WHEN p.start_day IS NULL OR p.end_day = 'infinity' THEN '{}'::datemultirange
                        ELSE register.days(CASE p.start_day WHEN '-infinity' THEN COALESCE(a.main_day, p.start_day) ELSE p.start_day END,
                                           p.end_day) END AS days
        ) in_force
        CROSS JOIN LATERAL (
            SELECT COALESCE(range_agg(register.days(u.day, u.until)), '{}') AS days FROM pause u
            WHERE u.participant_id = p.participant_id AND (u.is_joint OR u.day = '-infinity' OR u.day >= p.start_day) AND u.until IS DISTINCT FROM 'infinity'
        ) paused
        GROUP BY p.participant_id, a.ended_days
    ), standing AS MATERIALIZED (
        SELECT s.participant_id, found.*, b.days
        FROM side s
        CROSS JOIN agreement a
        JOIN bound b ON b.participant_id = s.participant_id
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE p.has_ended) AS ends, bool_or(p.any_applied_day IS NOT NULL) AS ever_applied
            FROM started p WHERE p.participant_id = s.participant_id
        ) past
        LEFT JOIN started now ON now.participant_id = s.participant_id AND now.spell = past.ends
        LEFT JOIN LATERAL (
            SELECT * FROM started p
            WHERE p.participant_id = s.participant_id AND p.has_ended AND p.start_day <= register.today()
            ORDER BY p.spell DESC LIMIT 1
        ) before ON true
        LEFT JOIN LATERAL (
            SELECT u.date, true AS is_paused FROM pause u
            WHERE u.participant_id = s.participant_id AND (u.is_joint OR u.day = '-infinity' OR u.day >= now.start_day) AND u.until IS DISTINCT FROM 'infinity'
              AND register.days(u.day, u.until) @> register.today()
            ORDER BY u.day DESC LIMIT 1
        ) paused ON true
        CROSS JOIN LATERAL (
            SELECT CASE WHEN now.start_day <= register.today() THEN
                            CASE WHEN a.end_day IS NOT NULL THEN 'ended' WHEN paused.is_paused THEN 'suspended' ELSE 'bound' END
                        WHEN a.end_day IS NULL AND now.any_applied_day IS NOT NULL THEN 'applies'
                        WHEN a.end_day IS NULL AND now.any_consented IS NOT NULL THEN 'consented'
                        WHEN before.participant_id IS NOT NULL THEN 'ended'
                        WHEN past.ends > 0 AND now.signed AND a.end_day IS NULL THEN 'signed'
                        WHEN past.ends > 0 OR a.end_day IS NOT NULL THEN CASE WHEN past.ever_applied THEN 'applied' ELSE 'not_bound' END
                        WHEN now.any_signed THEN 'signed' END AS what
        ) today
        CROSS JOIN LATERAL (
            SELECT today.what, CASE today.what WHEN 'consented' THEN now.any_consented END AS act,
                   CASE today.what
                       WHEN 'bound' THEN now.start_date
                       WHEN 'suspended' THEN paused.date
                       WHEN 'applies' THEN now.any_applied_date
                       WHEN 'ended' THEN
                           CASE WHEN before.participant_id IS NULL OR now.start_day <= register.today() OR a.end_day < before.end_day
                                THEN a.end_date ELSE before.end_date END
                       WHEN 'applied' THEN
                           COALESCE((SELECT p.end_date FROM started p WHERE p.participant_id = s.participant_id AND p.has_ended
                                     ORDER BY p.spell DESC LIMIT 1), a.end_date)
                   END AS since
        ) found
        WHERE today.what IS NOT NULL OR NOT isempty(b.days)
    ), member AS (
        SELECT DISTINCT ON (m.participant_id) m.participant_id, u.participant_id AS through_id, u.act,
               CASE WHEN m.days @> register.today() THEN u.what
                    WHEN m.has_left AND NOT isempty(u.days * m.days * register.days(NULL, register.today())) THEN 'ended' END AS what,
               -- Of one who joined later, the table does not know the date as stated.
               CASE WHEN m.days @> register.today() AND m.days @> register.begins_on((u.since).date) THEN u.since END AS since,
               range_agg(u.days * m.days) OVER (PARTITION BY m.participant_id) AS days
        FROM standing u
        CROSS JOIN LATERAL (
            SELECT f.participant_id, range_agg(COALESCE(f.during, f.as_of, daterange(NULL, NULL))) AS days,
                   bool_or(f.during IS NOT NULL) AS has_left  -- not of one known to be a member on a day
            FROM cooperation_affiliation f
            WHERE f.organisation_id = u.participant_id AND f.kind = 'member'
            GROUP BY f.participant_id
        ) m
        WHERE u.participant_id IN (
            SELECT COALESCE(t.on_behalf_of_id, t.participant_id) FROM cooperation_party t
            WHERE t.agreement_id = of_key AND t.with_members AND t.role IN ('party', 'signatory')
        ) AND m.participant_id NOT IN (SELECT side.participant_id FROM side)
        ORDER BY m.participant_id, (u.what = 'bound' AND m.days @> register.today()) DESC NULLS LAST, u.participant_id
    )
    SELECT each.participant_id, each.through_id, register.bound_country(p.kind, p.country_id), COALESCE(each.what, ''), each.act,
           (each.since).date, COALESCE((each.since).phrase, ''), each.days
    FROM (
        SELECT participant_id, NULL::bigint AS through_id, what, act, since, days FROM standing
        UNION ALL
        SELECT participant_id, through_id, what, act, since, days FROM member WHERE what IS NOT NULL OR NOT isempty(days)
    ) each
    LEFT JOIN cooperation_participant p ON p.id = each.participant_id  -- it may be replaced before the commit
$$;

-- Return the agreements that are in force on the same day, within a period, for all of some countries.
CREATE FUNCTION register.in_force_together(codes text[], within daterange) RETURNS TABLE (agreement bigint) LANGUAGE sql STABLE AS $$
    SELECT agreement_id
    FROM (
        SELECT agreement_id, range_agg(bound) AS days FROM cooperation_standing
        WHERE country_id = ANY (codes) AND bound && within GROUP BY agreement_id, country_id
    ) each
    GROUP BY agreement_id HAVING count(*) = cardinality(codes) AND range_intersect_agg(days) && within
$$;

-- What the standings of agreements should be.
CREATE VIEW register.agreement_standing AS
SELECT r.id AS agreement_id, s.*
FROM cooperation_agreement r CROSS JOIN LATERAL register.standings_of(r.id) s;

-- Bring the standings of some agreements up to date with the view.
CREATE FUNCTION register.write_standings(of_keys bigint[]) RETURNS void LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    WITH due AS MATERIALIZED (
        SELECT * FROM register.agreement_standing WHERE agreement_id = ANY (of_keys)
    ), deleted AS (
        DELETE FROM cooperation_standing s
        WHERE s.agreement_id = ANY (of_keys)
          AND NOT EXISTS (SELECT FROM due WHERE due.agreement_id = s.agreement_id AND due.participant_id = s.participant_id)
    )
    INSERT INTO cooperation_standing AS s (agreement_id, participant_id, through_id, country_id, what, act, since, since_phrase, bound)
    SELECT agreement_id, participant_id, through_id, country_id, what, act, since, since_phrase, bound FROM due
    ON CONFLICT (agreement_id, participant_id) DO UPDATE SET
        through_id = EXCLUDED.through_id, country_id = EXCLUDED.country_id, what = EXCLUDED.what, act = EXCLUDED.act,
        since = EXCLUDED.since, since_phrase = EXCLUDED.since_phrase, bound = EXCLUDED.bound
        WHERE (s.through_id, s.country_id, s.what, s.act, s.since, s.since_phrase, s.bound) IS DISTINCT FROM
              (EXCLUDED.through_id, EXCLUDED.country_id, EXCLUDED.what, EXCLUDED.act, EXCLUDED.since, EXCLUDED.since_phrase,
               EXCLUDED.bound);
END;
$$;

-- Return the agreements, of some, whose standings are not what they should be.
CREATE FUNCTION register.wrong_standing(of_keys bigint[]) RETURNS TABLE (key bigint) LANGUAGE sql STABLE AS $$
    SELECT DISTINCT COALESCE(s.agreement_id, v.agreement_id)
    FROM (SELECT s.agreement_id, s.participant_id, to_jsonb(s) - 'known_since' AS kept FROM cooperation_standing s WHERE s.agreement_id = ANY (of_keys)) s
    FULL JOIN (SELECT v.agreement_id, v.participant_id, to_jsonb(v) AS due FROM register.agreement_standing v WHERE v.agreement_id = ANY (of_keys)) v
        ON v.agreement_id = s.agreement_id AND v.participant_id = s.participant_id
    WHERE s.kept IS DISTINCT FROM v.due
$$;

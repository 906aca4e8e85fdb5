-- Statuses: the status of an agreement follows from its actions, that of an initiative from its developments. The columns are
-- written when entries are refreshed (register.write_statuses). The models list them in `DERIVED`.

-- Return the stage of an action by the status that it gives: 0 up to the text, 1 from the text on. Once an action of stage 1
-- has counted, one of stage 0 changes nothing: a state that signs a treaty years after its entry into force does not turn it
-- back. (Forms and the data dictionary read the same from CONCLUSION in cooperation/models/status.py.)
CREATE FUNCTION register.stage_of(given text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN given IN ('under_negotiation', 'declared', 'drafted', 'initialled', 'adopted', 'signed') THEN 0 ELSE 1 END
$$;

-- Return whether an action that gives a status counts for the agreement as a whole. The first who signs or adopts a text makes
-- it signed or adopted. But one of several parties suspends, applies or ends an agreement for itself alone: an action of stage 1
-- that names a participant counts only if the agreement has no other party, and nobody who is not listed has signed it or
-- acceded to it.
CREATE FUNCTION register.acts_for_all(action cooperation_agreementaction, given text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT action.participant_id IS NULL OR register.stage_of(given) = 0 OR COALESCE((
        SELECT bool_and(COALESCE(t.on_behalf_of_id, t.participant_id) = action.participant_id)
        FROM cooperation_party t WHERE t.agreement_id = action.agreement_id AND t.role IN ('party', 'signatory')
    ), false) AND NOT EXISTS (
        SELECT FROM cooperation_agreementaction other JOIN cooperation_actionkind k ON k.code = other.kind
        WHERE other.agreement_id = action.agreement_id AND register.makes_side(k.party_effect)
          AND NOT EXISTS (
              SELECT FROM cooperation_party t
              WHERE t.agreement_id = other.agreement_id AND t.participant_id = other.participant_id
          ) AND other.participant_id <> action.participant_id
    )
$$;

-- Return which of some actions one of several parties did for itself alone: they leave the status of the agreement as it was.
CREATE FUNCTION register.acts_of_one(of_keys bigint[]) RETURNS TABLE (key bigint) LANGUAGE sql STABLE AS $$
    SELECT a.id
    FROM cooperation_agreementaction a JOIN cooperation_actionkind k ON k.code = a.kind
    WHERE a.id = ANY (of_keys) AND k.status <> '' AND NOT register.acts_for_all(a, k.status)
$$;

-- Agreements that end when another one enters into force, and the status that they have then.
CREATE VIEW register.ending AS
    SELECT to_agreement_id AS agreement_id, from_agreement_id AS by_id,
           CASE kind WHEN 'replaces' THEN 'replaced' WHEN 'terminates' THEN 'terminated' END AS status
    FROM cooperation_agreementlink WHERE kind IN ('replaces', 'terminates')
    UNION ALL
    SELECT from_agreement_id, to_agreement_id, 'expired' FROM cooperation_agreementlink WHERE kind = 'lasts_until';

-- Return the phrase of an action's date, and that of the day from which it has effect; each of the other if there is none.
CREATE FUNCTION register.phrase_of_act(action cooperation_agreementaction) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN action.date IS NULL
                THEN register.sourced_phrase(action.effective_date_phrase, action.effective_date_stated, action.effective_date_inferred)
                ELSE register.sourced_phrase(action.date_phrase, action.date_stated, action.date_inferred) END
$$;

CREATE FUNCTION register.phrase_of_effect(action cooperation_agreementaction) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN action.effective_date IS NULL
                THEN register.sourced_phrase(action.date_phrase, action.date_stated, action.date_inferred)
                ELSE register.sourced_phrase(action.effective_date_phrase, action.effective_date_stated, action.effective_date_inferred) END
$$;

-- Return the day from which a period can have come true; where the beginning is open, as in "by 2030", its last day.
CREATE FUNCTION register.begins_on(period daterange) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT COALESCE(lower(period), upper(period) - 1)
$$;

-- Return the day of the statement, at a commit that of the commit. CURRENT_DATE is that of the transaction's first statement,
-- so what begins before midnight and commits after it would derive yesterday's statuses. On a page of a past day, that day.
CREATE FUNCTION register.today() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT COALESCE(register.known_on(), statement_timestamp()::date)
$$;

-- Return the last day of a period that has come, NULL if none has.
CREATE FUNCTION register.last_day_come(period daterange) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN upper(period) <= register.today() THEN upper(period) - 1
                WHEN lower(period) <= register.today() THEN lower(period) END
$$;

-- Return the next day after today on which begins_on or last_day_come of a period differs from today's.
CREATE FUNCTION register.next_day(period daterange) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN lower(period) > register.today() THEN lower(period)
                WHEN lower(period) IS NULL AND upper(period) - 1 > register.today() THEN upper(period) - 1
                WHEN upper(period) > register.today() AND (lower(period) IS NULL OR upper(period) - lower(period) > 1)
                    THEN upper(period) END
$$;

-- Return the status that an agreement has once all of its sides did something with this effect, each on its own or all together.
CREATE FUNCTION register.status_by_all(of_effect text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE of_effect WHEN 'applies' THEN 'provisionally_applied'
                       WHEN 'becomes_bound' THEN 'in_force'
                       WHEN 'resumes' THEN 'in_force'
                       WHEN 'suspends' THEN 'suspended'
                       WHEN 'ends' THEN 'terminated' END
$$;

-- Return whether an action gives an agreement the status "in force". One that never was in force is not ended by a denunciation.
CREATE FUNCTION register.is_ever_in_force(of_key bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM cooperation_agreementaction a JOIN cooperation_actionkind k ON k.code = a.kind
        WHERE a.agreement_id = of_key AND k.status = 'in_force'
    )
$$;

-- Return whether a suspension or an end was taken back before its day, such as a denunciation that was withdrawn in time.
CREATE FUNCTION register.is_called_off(action cooperation_agreementaction, of_effect text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT of_effect IN ('suspends', 'ends') AND EXISTS (
        SELECT FROM cooperation_agreementaction other JOIN cooperation_actionkind k ON k.code = other.kind
        WHERE other.agreement_id = action.agreement_id AND other.id <> action.id
          AND other.participant_id IS NOT DISTINCT FROM action.participant_id
          AND k.party_effect = CASE of_effect WHEN 'suspends' THEN 'resumes' ELSE 'revokes' END
          AND register.begins_on(other.date) >= register.begins_on(action.date)
          AND register.begins_on(COALESCE(other.effective_date, other.date)) <= register.begins_on(action.effective_date)
    )
$$;

-- What each side of an agreement did for itself that would change the status if all did it. An end or a suspension does not
-- count if it was undone, or followed by the opposite.
CREATE VIEW register.act_of_side AS
    SELECT a.agreement_id, a.participant_id, k.party_effect AS effect, a.id, COALESCE(a.effective_date, a.date) AS date,
           register.phrase_of_effect(a) AS date_phrase
    FROM cooperation_agreementaction a
    JOIN cooperation_actionkind k ON k.code = a.kind
    WHERE a.participant_id IS NOT NULL AND register.status_by_all(k.party_effect) IS NOT NULL
      AND NOT register.is_called_off(a, k.party_effect)
      AND NOT EXISTS (
          SELECT FROM cooperation_agreementaction later JOIN cooperation_actionkind l ON l.code = later.kind
          WHERE later.agreement_id = a.agreement_id AND later.participant_id = a.participant_id
            AND l.party_effect = ANY (CASE k.party_effect WHEN 'ends' THEN '{consents,becomes_bound,applies,revokes}'
                                                          WHEN 'suspends' THEN '{resumes}'
                                                          WHEN 'resumes' THEN '{suspends}' ELSE '{}' END::text[])
            AND (register.begins_on(COALESCE(later.effective_date, later.date)), later.id)
                > (register.begins_on(COALESCE(a.effective_date, a.date)), a.id)
      );

-- The sides of an agreement: whom its list names as parties and signatories, and who signed, acceded or is bound without that.
CREATE VIEW register.agreement_side AS
    SELECT agreement_id, COALESCE(on_behalf_of_id, participant_id) AS participant_id
    FROM cooperation_party WHERE role IN ('party', 'signatory')
    UNION
    SELECT a.agreement_id, COALESCE(t.on_behalf_of_id, a.participant_id)
    FROM cooperation_agreementaction a
    JOIN cooperation_actionkind k ON k.code = a.kind
    LEFT JOIN cooperation_party t ON t.agreement_id = a.agreement_id AND t.participant_id = a.participant_id
    WHERE a.participant_id IS NOT NULL AND register.makes_side(k.party_effect);

-- What changes a status, and when: actions of agreements, the same action by each of their sides, the end of their validity, the
-- entry into force of agreements that end others, and developments of initiatives. "reported_on" breaks ties between changes
-- of the same date. "basis" says what the status follows from: what is recorded, or a rule (StatusBasis in Python).
CREATE VIEW register.status_change AS
    SELECT 'agreement'::text AS noun, a.agreement_id AS key, given.status::text AS status,
           register.stage_of(given.status) AS stage, COALESCE(a.effective_date, a.date) AS date,
           register.phrase_of_effect(a) AS date_phrase,
           NULL::date AS reported_on, a.id, CASE WHEN k.status <> '' THEN 'recorded' ELSE 'all_parties' END AS basis
    FROM cooperation_agreementaction a
    JOIN cooperation_actionkind k ON k.code = a.kind
    CROSS JOIN LATERAL (
        -- A denunciation that names nobody is one by all.
        SELECT CASE WHEN k.status = '' AND a.participant_id IS NULL
                         AND (k.party_effect <> 'ends' OR register.is_ever_in_force(a.agreement_id))
                    THEN register.status_by_all(k.party_effect) ELSE k.status END AS status
    ) given
    WHERE given.status <> ''
      -- What comes before "OR" spares nearly all calls of these functions: pictures of statuses read thousands of agreements.
      AND (a.participant_id IS NULL OR register.stage_of(given.status) = 0 OR register.acts_for_all(a, given.status))
      AND (k.party_effect NOT IN ('suspends', 'ends') OR a.effective_date IS NULL OR NOT register.is_called_off(a, k.party_effect))
    UNION ALL
    SELECT 'agreement', each.agreement_id, register.status_by_all(each.effect), 1, each.date, each.date_phrase, NULL, each.id,
           'all_parties'
    FROM (
        SELECT agreement_id, effect, array_agg(participant_id) AS sides,
               (array_agg(date ORDER BY register.begins_on(date) DESC NULLS LAST, id DESC))[1] AS date,
               (array_agg(date_phrase ORDER BY register.begins_on(date) DESC NULLS LAST, id DESC))[1] AS date_phrase,
               (array_agg(id ORDER BY register.begins_on(date) DESC NULLS LAST, id DESC))[1] AS id
        FROM (
            SELECT DISTINCT ON (act.agreement_id, act.effect, by.participant_id)
                   act.agreement_id, act.effect, by.participant_id, act.date, act.date_phrase, act.id
            FROM register.act_of_side act
            CROSS JOIN LATERAL (
                SELECT COALESCE((
                    SELECT t.on_behalf_of_id FROM cooperation_party t
                    WHERE t.agreement_id = act.agreement_id AND t.participant_id = act.participant_id LIMIT 1
                ), act.participant_id) AS participant_id
            ) by
            ORDER BY act.agreement_id, act.effect, by.participant_id, register.begins_on(act.date) NULLS LAST, act.id
        ) first_acts
        GROUP BY agreement_id, effect
    ) each
    WHERE NOT EXISTS (
        SELECT FROM register.agreement_side s WHERE s.agreement_id = each.agreement_id AND s.participant_id <> ALL (each.sides)
    ) AND (each.effect <> 'ends' OR register.is_ever_in_force(each.agreement_id))
    UNION ALL
    SELECT 'agreement', r.id, 'expired', 1, daterange(upper(r.valid), upper(r.valid) + 1),
           register.sourced_phrase('', r.valid_stated, r.valid_inferred), NULL, 0, 'term'
    FROM cooperation_agreement r WHERE r.renewal = 'none' AND upper(r.valid) IS NOT NULL
    UNION ALL
    SELECT 'agreement', e.agreement_id, e.status, 1, COALESCE(a.effective_date, a.date),
           register.phrase_of_effect(a), NULL, a.id,
           'other_agreement'
    FROM register.ending e
    JOIN cooperation_agreement ended ON ended.id = e.agreement_id
    JOIN cooperation_agreement other ON other.id = e.by_id
    JOIN cooperation_agreementaction a ON a.agreement_id = other.id
    JOIN cooperation_actionkind k ON k.code = a.kind AND k.status = 'in_force' AND k.party_effect = 'becomes_bound'
    WHERE register.counts_for(other.publication, ended.publication) AND register.acts_for_all(a, k.status)
    UNION ALL
    SELECT 'initiative', l.initiative_id, d.status_becomes, 1, d.date,
           register.sourced_phrase(d.date_phrase, d.date_stated, d.date_inferred), d.reported_on, d.id, 'recorded'
    FROM cooperation_development_initiatives l
    JOIN cooperation_development d ON d.id = l.development_id
    JOIN cooperation_initiative i ON i.id = l.initiative_id
    WHERE d.status_becomes <> '' AND register.counts_for(d.publication, i.publication);

-- Return the status of a record and since when it has had it: NULL if there is none. The latest change counts, by the end of
-- its date (where that is open, as in "since 2023", its beginning), then by the day of the report, then by entry. What lies
-- in the future changes nothing until its day; what has no date counts only when nothing dated does. "since" is the date
-- of the earliest change after which the status stayed the same. "basis" is 'recorded' if any change since then is, else that of
-- the latest. "next_day" is the next day on which the calendar changes the answer.
CREATE FUNCTION register.status_of(of_noun text, of_key bigint)
RETURNS TABLE (status text, since daterange, since_phrase text, basis text, next_day date)
LANGUAGE sql STABLE AS $$
    WITH change AS MATERIALIZED (SELECT * FROM register.status_change WHERE noun = of_noun AND key = of_key)
    SELECT latest.status, latest.date, COALESCE(latest.date_phrase, ''), latest.basis, calendar.next_day
    FROM (SELECT min(register.next_day(date)) AS next_day FROM change) calendar
    LEFT JOIN (
        SELECT status, date, date_phrase,
               CASE WHEN bool_or(basis = 'recorded') OVER () THEN 'recorded'
                    ELSE first_value(basis) OVER (ORDER BY position) END AS basis
        FROM (
            SELECT status, date, date_phrase, basis, position, count(*) FILTER (WHERE is_another) OVER (ORDER BY position) AS breaks
            FROM (
                SELECT status, date, date_phrase, basis, row_number() OVER latest AS position,
                       (status, date IS NULL) <> (lag(status) OVER latest, lag(date IS NULL) OVER latest) AS is_another
                FROM change
                WHERE date IS NULL OR register.begins_on(date) <= register.today()
                WINDOW latest AS (
                    ORDER BY date IS NULL, stage DESC, COALESCE(upper(date), lower(date) + 1) DESC,
                             reported_on DESC NULLS LAST, id DESC
                )
            ) changes
        ) latest_first
        WHERE breaks = 0 ORDER BY position DESC LIMIT 1
    ) latest ON true
$$;

-- What is news of an agreement or initiative: developments about it, and actions of an agreement. "heard_on" is the last day on
-- which it can have happened so far, NULL if none has come; "date" and "date_phrase" say when it happened as far as that is
-- known. A report on a day within the date, or after it, makes that day the date. A draft is no news of what is published, or
-- visitors could tell it by lists of what has no news.
CREATE VIEW register.news AS
    SELECT l.noun, l.key, d.id, register.counts_for(d.publication, l.publication) AS counts,
           CASE WHEN reported.counts THEN d.reported_on ELSE register.last_day_come(d.date) END AS heard_on,
           CASE WHEN reported.counts THEN daterange(d.reported_on, d.reported_on + 1) ELSE d.date END AS date,
           CASE WHEN reported.counts THEN ''
                ELSE register.sourced_phrase(d.date_phrase, d.date_stated, d.date_inferred) END AS date_phrase,
           register.next_day(d.date) AS next_day
    FROM (
        SELECT 'agreement'::text AS noun, r.id AS key, r.publication, about.development_id
        FROM cooperation_development_agreements about JOIN cooperation_agreement r ON r.id = about.agreement_id
        UNION ALL
        SELECT 'initiative', r.id, r.publication, about.development_id
        FROM cooperation_development_initiatives about JOIN cooperation_initiative r ON r.id = about.initiative_id
    ) l
    JOIN cooperation_development d ON d.id = l.development_id
    CROSS JOIN LATERAL (
        SELECT d.reported_on IS NOT NULL
               AND (d.date @> d.reported_on OR d.reported_on >= register.last_day_come(d.date)) IS NOT false AS counts
    ) reported
    UNION ALL
    SELECT 'agreement', a.agreement_id, a.id, true, register.last_day_come(COALESCE(a.date, a.effective_date)),
           COALESCE(a.date, a.effective_date),
           register.phrase_of_act(a),
           register.next_day(COALESCE(a.date, a.effective_date))
    FROM cooperation_agreementaction a;

-- Return the last news of a record: the last day on which it can have happened, its date as far as that is known, and the next
-- day on which the calendar changes that. Of two with the same last day, the date that is known more exactly counts.
CREATE FUNCTION register.news_of(of_noun text, of_key bigint)
RETURNS TABLE (heard_on date, last_news daterange, last_news_phrase text, next_day date)
LANGUAGE sql STABLE AS $$
    SELECT latest.heard_on, latest.date, COALESCE(latest.date_phrase, ''), calendar.next_day
    FROM (SELECT min(n.next_day) AS next_day FROM register.news n WHERE n.noun = of_noun AND n.key = of_key) calendar
    LEFT JOIN (
        SELECT n.heard_on, n.date, n.date_phrase
        FROM register.news n
        WHERE n.noun = of_noun AND n.key = of_key AND n.counts AND n.heard_on IS NOT NULL
        ORDER BY n.heard_on DESC, upper(n.date) - lower(n.date) NULLS LAST, n.id DESC LIMIT 1
    ) latest ON true
$$;

-- Return the next day on which the calendar makes somebody a member of a union that is a party to an agreement with its
-- members, or no longer one.
CREATE FUNCTION register.next_membership(of_key bigint) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT min(turn.day)
    FROM cooperation_party t
    JOIN cooperation_affiliation f ON f.organisation_id = COALESCE(t.on_behalf_of_id, t.participant_id) AND f.kind = 'member'
    CROSS JOIN LATERAL (VALUES (lower(COALESCE(f.during, f.as_of))), (upper(COALESCE(f.during, f.as_of)))) turn(day)
    WHERE t.agreement_id = of_key AND t.with_members AND turn.day > register.today()
$$;

-- What the columns of an agreement should be. "main_date" is that of the first signature, else of the first adoption, else
-- of the first declaration, else of the first dated action of any kind; "heard_on" and "last_news" are those of register.news_of;
-- "recalculate_on" is the next day on which the calendar changes any of these, or a standing (38_standings.sql).
CREATE VIEW register.agreement_status AS
SELECT r.id AS key,
       COALESCE(s.status, 'under_negotiation') AS status,
       s.since AS status_since,
       s.since_phrase AS status_since_phrase,
       COALESCE(s.basis, 'no_record') AS status_basis,
       acts.main_date,
       COALESCE(acts.main_date_phrase, '') AS main_date_phrase,
       news.heard_on,
       news.last_news,
       news.last_news_phrase,
       LEAST(s.next_day, acts.next_day, news.next_day, register.next_membership(r.id)) AS recalculate_on
FROM cooperation_agreement r
CROSS JOIN LATERAL register.status_of('agreement', r.id) s
CROSS JOIN LATERAL (
    SELECT (array_agg(main.date ORDER BY main.place, register.begins_on(main.date), a.id) FILTER (WHERE main.counts))[1] AS main_date,
           (array_agg(main.date_phrase ORDER BY main.place, register.begins_on(main.date), a.id)
            FILTER (WHERE main.counts))[1] AS main_date_phrase,
           min(LEAST(register.next_day(main.date), register.next_day(COALESCE(a.effective_date, a.date)))) AS next_day
    FROM cooperation_agreementaction a
    LEFT JOIN cooperation_actionkind k ON k.code = a.kind  -- it may be replaced before the commit
    CROSS JOIN LATERAL (
        SELECT done.*, register.begins_on(done.date) <= register.today() AS counts,
               CASE WHEN a.date IS NULL THEN 3
                    WHEN k.status = 'signed' THEN 0
                    WHEN k.status = 'adopted' THEN 1
                    WHEN k.status = 'declared' THEN 2 ELSE 3 END AS place
        FROM (
            SELECT COALESCE(a.date, a.effective_date) AS date,
                   register.phrase_of_act(a) AS date_phrase
        ) done
    ) main
    WHERE a.agreement_id = r.id
) acts
CROSS JOIN LATERAL register.news_of('agreement', r.id) news;

-- The same of an initiative.
CREATE VIEW register.initiative_status AS
SELECT r.id AS key,
       COALESCE(s.status, 'idea') AS status,
       s.since AS status_since,
       s.since_phrase AS status_since_phrase,
       COALESCE(s.basis, 'no_record') AS status_basis,
       news.heard_on,
       news.last_news,
       news.last_news_phrase,
       news.next_day AS recalculate_on  -- each change is a development
FROM cooperation_initiative r
CROSS JOIN LATERAL register.status_of('initiative', r.id) s
CROSS JOIN LATERAL register.news_of('initiative', r.id) news;

-- Return the agreements, initiatives or figures, of some, whose columns are not what they should be.
CREATE FUNCTION register.wrong_status(of_noun text, of_keys bigint[]) RETURNS TABLE (key bigint) LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
    IF of_noun = 'agreement' THEN
        RETURN QUERY SELECT s.key FROM register.agreement_status s JOIN cooperation_agreement r ON r.id = s.key
        WHERE s.key = ANY (of_keys) AND (r.status, r.status_since, r.status_since_phrase, r.status_basis, r.main_date, r.main_date_phrase,
               r.heard_on, r.last_news, r.last_news_phrase, r.recalculate_on)
              IS DISTINCT FROM (s.status, s.status_since, s.status_since_phrase, s.status_basis, s.main_date, s.main_date_phrase,
               s.heard_on, s.last_news, s.last_news_phrase, s.recalculate_on)
        UNION
        SELECT w.key FROM register.wrong_standing(of_keys) w;
    ELSIF of_noun = 'initiative' THEN
        RETURN QUERY SELECT s.key FROM register.initiative_status s JOIN cooperation_initiative r ON r.id = s.key
        WHERE s.key = ANY (of_keys)
          AND (r.status, r.status_since, r.status_since_phrase, r.status_basis, r.heard_on, r.last_news, r.last_news_phrase,
               r.recalculate_on)
              IS DISTINCT FROM (s.status, s.status_since, s.status_since_phrase, s.status_basis, s.heard_on, s.last_news,
               s.last_news_phrase, s.recalculate_on);
    ELSIF of_noun = 'figure' THEN
        RETURN QUERY SELECT s.key FROM register.figure_status s JOIN cooperation_figure r ON r.id = s.key
        WHERE s.key = ANY (of_keys) AND (r.series, r.agrees_with) IS DISTINCT FROM (s.series, s.agrees_with);
    END IF;
END;
$$;

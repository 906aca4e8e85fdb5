-- Figures: which of them measure the same, and which of these agree.

-- Return the value of the last digit that a number can be taken to give: that of its last digit but zeros, and of at least
-- two digits. So 1,700,000,000 gives hundreds of millions, 400 gives tens, and 3 gives tenths.
CREATE FUNCTION register.last_digit_of(given numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN given = 0 THEN 1 ELSE (
        SELECT max(10 ^ place::numeric)
        FROM generate_series(-6, GREATEST(floor(log(abs(given)))::integer - 1, -6)) place
        WHERE mod(given, 10 ^ place::numeric) = 0
    ) END
$$;

-- Return the values that agree with a figure: those that round to it, and those within its bounds. "About" allows for a
-- twentieth more or less. Multiplied by the factor of the unit (times). NULL if there is no number.
CREATE FUNCTION register.agreeing_values(low numeric, high numeric, bounded text, last_digit numeric, times numeric)
RETURNS numrange LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    slack numeric := COALESCE(last_digit, LEAST(register.last_digit_of(low), register.last_digit_of(high))) / 2;
BEGIN
    IF bounded = 'about' THEN
        slack := GREATEST(slack, abs(low) / 20, abs(high) / 20);
    END IF;
    RETURN CASE
        WHEN low IS NULL THEN NULL
        WHEN bounded = 'more_than' THEN numrange(low * times, NULL, '()')
        WHEN bounded = 'at_least' THEN numrange((low - slack) * times, NULL, '()')
        WHEN bounded = 'less_than' THEN numrange(NULL, low * times)
        WHEN bounded = 'at_most' THEN numrange(NULL, (low + slack) * times)
        ELSE numrange((low - slack) * times, (COALESCE(high, low) + slack) * times, '()')
    END;
END;
$$;

-- What the derived columns of a figure should be. Figures of one series measure the same: the same indicator, unit (or units
-- that convert into one another), participants, recipients and places. An indicator of two or more participants, or of a
-- recipient, such as trade, needs no more to be the same; others also need the same subject. "agrees_with" has the values
-- that agree with this one.
CREATE VIEW register.figure_status AS
SELECT r.id AS key,
       md5(jsonb_build_array(
           register.alphabetical(regexp_replace(btrim(r.indicator), '\s+', ' ', 'g')),
           CASE WHEN u.factor IS NULL THEN jsonb_build_array(r.unit_id) ELSE to_jsonb(u.dimension) END,
           who.of, who.to, places.ids,
           CASE WHEN cardinality(who.of) < 2 AND cardinality(who.to) = 0 THEN jsonb_build_array(r.initiative_id, r.agreement_id) END,
           CASE WHEN cardinality(who.of || who.to || places.ids) = 0 AND r.initiative_id IS NULL AND r.agreement_id IS NULL
               THEN jsonb_build_array(r.commitment_id, r.meeting_id) END
       )::text) AS series,
       register.agreeing_values(r.value_low, r.value_high, r.bound, r.step, COALESCE(u.factor, 1)) AS agrees_with
FROM cooperation_figure r
JOIN cooperation_unit u ON u.symbol = r.unit_id
CROSS JOIN LATERAL (
    SELECT ARRAY(SELECT t.participant_id FROM cooperation_figure_of t WHERE t.figure_id = r.id ORDER BY 1) AS of,
           ARRAY(SELECT t.participant_id FROM cooperation_figure_to t WHERE t.figure_id = r.id ORDER BY 1) AS to
) who
CROSS JOIN LATERAL (
    SELECT ARRAY(SELECT t.place_id FROM cooperation_figure_places t WHERE t.figure_id = r.id ORDER BY 1) AS ids
) places;

-- Return the figures that give other values for the same as a figure does, and their publication states. Two values agree if
-- one of them is among those that the other one may stand for.
CREATE FUNCTION register.contradicting_figures(of_figure cooperation_figure) RETURNS TABLE (key bigint, publication text)
LANGUAGE sql STABLE AS $$
    SELECT o.id, o.publication
    FROM cooperation_figure o
    JOIN cooperation_unit its ON its.symbol = o.unit_id
    JOIN cooperation_unit u ON u.symbol = of_figure.unit_id
    WHERE o.series = of_figure.series AND o.series <> '' AND o.id <> of_figure.id
      AND o.nature = of_figure.nature
      AND o.period IS NOT DISTINCT FROM of_figure.period AND o.as_of IS NOT DISTINCT FROM of_figure.as_of
      AND (o.initiative_id = of_figure.initiative_id) IS NOT FALSE AND (o.agreement_id = of_figure.agreement_id) IS NOT FALSE
      AND NOT (o.agrees_with @> of_figure.value_low * COALESCE(u.factor, 1)
               OR of_figure.agrees_with @> o.value_low * COALESCE(its.factor, 1))
$$;

-- Return the first figure that gives a value for the same as a contradicted figure does: the contradiction has its id. A published
-- one comes before drafts, so visitors and editors find the same.
CREATE FUNCTION register.first_of_contradiction(of_figure cooperation_figure) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT o.id
    FROM cooperation_figure o
    WHERE o.series = of_figure.series AND o.nature = of_figure.nature
      AND o.period IS NOT DISTINCT FROM of_figure.period AND o.as_of IS NOT DISTINCT FROM of_figure.as_of
      AND (o.initiative_id = of_figure.initiative_id) IS NOT FALSE AND (o.agreement_id = of_figure.agreement_id) IS NOT FALSE
      AND register.counts_for(o.publication, of_figure.publication)
    ORDER BY o.publication <> 'published', o.publication = 'withdrawn', o.id
    LIMIT 1
$$;

-- Return which of some figures have a value that agrees with an amount of a text, in a unit that converts into theirs.
CREATE FUNCTION register.agreeing_figures(ids bigint[], low numeric, high numeric, bounded text, of_unit text)
RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
    SELECT f.id
    FROM cooperation_figure f
    JOIN cooperation_unit its ON its.symbol = f.unit_id
    JOIN cooperation_unit u ON u.symbol = of_unit
    WHERE f.id = ANY (ids) AND (its.symbol = u.symbol OR its.dimension = u.dimension AND its.factor IS NOT NULL AND u.factor IS NOT NULL)
      AND (f.agrees_with @> low * COALESCE(u.factor, 1)
           OR register.agreeing_values(low, high, bounded, NULL, COALESCE(u.factor, 1)) @> f.value_low * COALESCE(its.factor, 1))
$$;

-- Return whether a figure is preferred to those that contradict it ('preferred'), or another one is ('passed_over'), or none
-- ('open'). NULL if no figure contradicts it. Drafts count only for drafts.
CREATE FUNCTION register.verdict_on(of_key bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN f.preferred THEN 'preferred' WHEN bool_or(o.preferred) THEN 'passed_over' ELSE 'open' END
    FROM cooperation_figure f
    CROSS JOIN LATERAL register.contradicting_figures(f) c
    JOIN cooperation_figure o ON o.id = c.key
    WHERE f.id = of_key AND register.counts_for(c.publication, f.publication)
    GROUP BY f.preferred
$$;

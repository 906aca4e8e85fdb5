-- Links: which rows belong to which entry, and which entries they name. Everything that follows from links reads this:
-- what entries contain, which entries a change concerns, and what visitors see because a published record names it.

-- The nouns (record types, and what records refer to) that have entries, with the tables of their rows. Entries are refreshed
-- in this order: those of a noun read only entries of nouns above it.
CREATE TABLE register.entry_noun (noun text PRIMARY KEY, table_name text NOT NULL, position serial);
INSERT INTO register.entry_noun (noun, table_name) VALUES
    ('meeting', 'cooperation_meeting'),
    ('agreement', 'cooperation_agreement'),
    ('initiative', 'cooperation_initiative'),
    ('development', 'cooperation_development'),
    ('commitment', 'cooperation_commitment'),
    ('figure', 'cooperation_figure'),
    ('action', 'cooperation_agreementaction'),
    ('participant', 'cooperation_participant'),
    ('place', 'cooperation_place'),
    ('source', 'cooperation_source');

-- One line a column. A row of the table belongs to the entry of "noun" whose key is in the column "owner", and names
-- the entry of "to_noun" whose key is in "to_column" (nothing where that is NULL). Involvements and affiliations have no
-- entries: what belongs to one belongs to its initiative or participant (register.note_owners).
CREATE TABLE register.link_column (
    table_name text NOT NULL,
    noun text NOT NULL,
    owner text NOT NULL,
    to_noun text,
    to_column text
);
INSERT INTO register.link_column (table_name, noun, owner, to_noun, to_column) VALUES
    ('cooperation_meeting', 'meeting', 'id', 'place', 'venue_id'),
    ('cooperation_meeting', 'meeting', 'id', 'participant', 'convening_body_id'),
    ('cooperation_meeting_sectors', 'meeting', 'meeting_id', NULL, NULL),
    ('cooperation_meeting_places', 'meeting', 'meeting_id', 'place', 'place_id'),
    ('cooperation_participation', 'meeting', 'meeting_id', 'participant', 'participant_id'),
    ('cooperation_participation', 'meeting', 'meeting_id', 'participant', 'on_behalf_of_id'),

    ('cooperation_agreement', 'agreement', 'id', 'meeting', 'meeting_id'),
    ('cooperation_agreement_venues', 'agreement', 'agreement_id', 'place', 'place_id'),
    ('cooperation_agreement_sectors', 'agreement', 'agreement_id', NULL, NULL),
    ('cooperation_agreement_places', 'agreement', 'agreement_id', 'place', 'place_id'),
    ('cooperation_party', 'agreement', 'agreement_id', 'participant', 'participant_id'),
    ('cooperation_party', 'agreement', 'agreement_id', 'participant', 'on_behalf_of_id'),
    ('cooperation_agreementaction', 'agreement', 'agreement_id', 'participant', 'participant_id'),
    ('cooperation_agreementaction', 'agreement', 'agreement_id', 'participant', 'succeeds_id'),
    ('cooperation_agreementaction', 'agreement', 'agreement_id', 'place', 'place_id'),
    ('cooperation_agreementaction', 'action', 'id', 'agreement', 'agreement_id'),
    ('cooperation_agreementlink', 'agreement', 'from_agreement_id', NULL, NULL),
    ('cooperation_agreementlink', 'agreement', 'to_agreement_id', NULL, NULL),

    ('cooperation_initiative', 'initiative', 'id', NULL, NULL),
    ('cooperation_initiative_sectors', 'initiative', 'initiative_id', NULL, NULL),
    ('cooperation_initiative_places', 'initiative', 'initiative_id', 'place', 'place_id'),
    ('cooperation_initiative_agreements', 'initiative', 'initiative_id', 'agreement', 'agreement_id'),
    ('cooperation_initiative_meetings', 'initiative', 'initiative_id', 'meeting', 'meeting_id'),
    ('cooperation_initiative_editions', 'initiative', 'initiative_id', 'meeting', 'meeting_id'),
    ('cooperation_involvement', 'initiative', 'initiative_id', 'participant', 'participant_id'),
    ('cooperation_involvement', 'initiative', 'initiative_id', 'participant', 'replaced_by_id'),

    ('cooperation_development', 'development', 'id', 'meeting', 'meeting_id'),
    ('cooperation_development_sectors', 'development', 'development_id', NULL, NULL),
    ('cooperation_development_places', 'development', 'development_id', 'place', 'place_id'),
    ('cooperation_development_initiatives', 'development', 'development_id', 'initiative', 'initiative_id'),
    ('cooperation_development_agreements', 'development', 'development_id', 'agreement', 'agreement_id'),
    ('cooperation_development_participants', 'development', 'development_id', 'participant', 'participant_id'),
    ('cooperation_development_to', 'development', 'development_id', 'participant', 'participant_id'),

    ('cooperation_commitment', 'commitment', 'id', 'meeting', 'meeting_id'),
    ('cooperation_commitment', 'commitment', 'id', 'agreement', 'agreement_id'),
    ('cooperation_commitment_sectors', 'commitment', 'commitment_id', NULL, NULL),
    ('cooperation_commitment_places', 'commitment', 'commitment_id', 'place', 'place_id'),
    ('cooperation_commitment_by', 'commitment', 'commitment_id', 'participant', 'participant_id'),
    ('cooperation_commitment_to', 'commitment', 'commitment_id', 'participant', 'participant_id'),
    ('cooperation_commitment_about_initiatives', 'commitment', 'commitment_id', 'initiative', 'initiative_id'),
    ('cooperation_commitment_about_agreements', 'commitment', 'commitment_id', 'agreement', 'agreement_id'),

    ('cooperation_figure', 'figure', 'id', 'meeting', 'meeting_id'),
    ('cooperation_figure', 'figure', 'id', 'agreement', 'agreement_id'),
    ('cooperation_figure', 'figure', 'id', 'initiative', 'initiative_id'),
    ('cooperation_figure', 'figure', 'id', 'commitment', 'commitment_id'),
    ('cooperation_figure_sectors', 'figure', 'figure_id', NULL, NULL),
    ('cooperation_figure_places', 'figure', 'figure_id', 'place', 'place_id'),
    ('cooperation_figure_of', 'figure', 'figure_id', 'participant', 'participant_id'),
    ('cooperation_figure_to', 'figure', 'figure_id', 'participant', 'participant_id'),
    ('cooperation_figureconversion', 'figure', 'figure_id', NULL, NULL),

    ('cooperation_participant', 'participant', 'id', 'participant', 'part_of_id'),
    ('cooperation_affiliation', 'participant', 'participant_id', 'participant', 'organisation_id'),
    ('cooperation_place', 'place', 'id', 'place', 'within_id'),
    ('cooperation_place_countries', 'place', 'place_id', NULL, NULL),
    ('cooperation_source', 'source', 'id', 'participant', 'publisher_id'),
    ('cooperation_snapshot', 'source', 'source_id', NULL, NULL);

-- A citation names its source, the source that this one relies on, and the speaker.
INSERT INTO register.link_column (table_name, noun, owner, to_noun, to_column)
SELECT 'cooperation_citation', cited, cited || '_id', named.*
FROM unnest(ARRAY['meeting', 'agreement', 'action', 'initiative', 'involvement', 'development', 'commitment', 'figure',
                  'participant', 'affiliation', 'place']) cited,
    (VALUES ('source', 'source_id'), ('source', 'relies_on_id'), ('participant', 'speaker_id')) named(noun, key);

-- The links themselves, without those of citations: the entry (noun, key) names the entry (to_noun, to_key). Asked for nouns
-- by name, PostgreSQL plans only the tables concerned.
DO $$
BEGIN
    EXECUTE 'CREATE VIEW register.link AS ' || (
        SELECT string_agg(
            format(
                'SELECT %L::text AS noun, r.%I AS key, %L::text AS to_noun, r.%I AS to_key FROM %I r WHERE r.%4$I IS NOT NULL',
                noun, owner, to_noun, to_column, table_name
            ),
            ' UNION ALL '
        )
        FROM register.link_column WHERE to_noun IS NOT NULL AND table_name <> 'cooperation_citation'
    );
END;
$$;

-- The citations of entries. Those of an agreement's action are the agreement's too, those of an involvement the initiative's,
-- those of an affiliation the participant's; they are not "direct".
CREATE VIEW register.citation_of AS
    SELECT 'meeting'::text AS noun, c.meeting_id AS key, true AS is_direct, c AS citation FROM cooperation_citation c
    UNION ALL SELECT 'agreement', c.agreement_id, true, c FROM cooperation_citation c
    UNION ALL SELECT 'agreement', a.agreement_id, false, c
        FROM cooperation_citation c JOIN cooperation_agreementaction a ON a.id = c.action_id
    UNION ALL SELECT 'action', c.action_id, true, c FROM cooperation_citation c
    UNION ALL SELECT 'initiative', c.initiative_id, true, c FROM cooperation_citation c
    UNION ALL SELECT 'initiative', i.initiative_id, false, c
        FROM cooperation_citation c JOIN cooperation_involvement i ON i.id = c.involvement_id
    UNION ALL SELECT 'development', c.development_id, true, c FROM cooperation_citation c
    UNION ALL SELECT 'commitment', c.commitment_id, true, c FROM cooperation_citation c
    UNION ALL SELECT 'figure', c.figure_id, true, c FROM cooperation_citation c
    UNION ALL SELECT 'participant', c.participant_id, true, c FROM cooperation_citation c
    UNION ALL SELECT 'participant', a.participant_id, false, c
        FROM cooperation_citation c JOIN cooperation_affiliation a ON a.id = c.affiliation_id
    UNION ALL SELECT 'place', c.place_id, true, c FROM cooperation_citation c;

-- Return the entry whose page shows a citation: for an action, its agreement.
CREATE FUNCTION register.cited_entry(c cooperation_citation) RETURNS TABLE (noun text, key bigint) LANGUAGE sql STABLE AS $$
    SELECT cited.noun, cited.key
    FROM (VALUES
        ('meeting', c.meeting_id), ('agreement', c.agreement_id), ('initiative', c.initiative_id),
        ('development', c.development_id), ('commitment', c.commitment_id), ('figure', c.figure_id),
        ('participant', c.participant_id), ('place', c.place_id),
        ('agreement', (SELECT a.agreement_id FROM cooperation_agreementaction a WHERE a.id = c.action_id)),
        ('initiative', (SELECT i.initiative_id FROM cooperation_involvement i WHERE i.id = c.involvement_id)),
        ('participant', (SELECT a.participant_id FROM cooperation_affiliation a WHERE a.id = c.affiliation_id))
    ) cited(noun, key)
    WHERE cited.key IS NOT NULL
$$;

-- Return whether a record with one publication state contributes to a record with another: its countries, its date, a
-- status. Visitors see only what is published, so only published records contribute to published ones. To others drafts
-- contribute too, and to withdrawn ones also withdrawn ones.
CREATE FUNCTION register.counts_for(linked text, reader text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT linked = 'published' OR (reader <> 'published' AND (linked <> 'withdrawn' OR reader = 'withdrawn'))
$$;

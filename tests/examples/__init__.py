"""The worked examples of CONTRIBUTING, which tests follow: new files are in the folders, changes of others here.

A change is a pair: a text that the file has once, and what it becomes.
"""

FIELD = {
    "cooperation/models/sources.py": [
        (
            "    language = models.CharField(\n",
            '    author = line(blank=True, help_text="E.g. Example Writer.")\n    language = models.CharField(\n',
        ),
        ('search_fields = ("dateline", ', 'search_fields = ("author", "dateline", '),
    ],
    "cooperation/sql/40_entries.sql": [
        (
            "FROM cooperation_participant p WHERE p.id = r.publisher_id) AS sort_names,\n"
            "       NULL::text AS second_sort_names,",
            "FROM cooperation_participant p WHERE p.id = r.publisher_id) AS sort_names,\n"
            "       register.sort_key(r.author) AS second_sort_names,",
        ),
        ("concat_ws(' ', r.dateline, ", "concat_ws(' ', r.author, r.dateline, "),
    ],
    "cooperation/admin/sources.py": [
        (
            '"publisher",\n                    "url"',
            '"publisher",\n                    "author",\n                    "url"',
        )
    ],
    "cooperation/columns/reference.py": [
        (
            '        text("language", "Language",',
            '        text("author", "Author", width=30, sort=BY_SECOND_NAMES),\n        text("language", "Language",',
        ),
        ('"publisher", "language"),', '"publisher", "author", "language"),'),
        ('facts=("dateline", ', 'facts=("author", "dateline", '),
    ],
    "cooperation/filters/nouns.py": [
        ('panel = ("q", "date", "publisher", ', 'panel = ("q", "date", "publisher", "author", '),
        (
            "    language = LanguageFilter(",
            '    author = ExactText("author", label="Author")\n    language = LanguageFilter(',
        ),
    ],
}

VISIT_ENTRY = """\
CREATE VIEW register.visit_entry AS
SELECT 'visit'::text AS noun,
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
       (SELECT places FROM register.places_of('visit', r.id)) AS places,
       (SELECT sectors FROM register.sectors_of('visit', r.id)) AS sectors,
       cited.sources,
       who.sides,
       ''::text AS status,
       ''::text AS kind,
       r.publication,
       (SELECT register.sort_key(string_agg(register.label(p, p.country_id), '  ' ORDER BY lower(p.name), t.id))
        FROM cooperation_visit_participants t JOIN cooperation_participant p ON p.id = t.participant_id
        WHERE t.visit_id = r.id) AS sort_names,
       NULL::text AS second_sort_names,
       NULL::numeric AS value,
       r.checked_on,
       cited.contradictions,
       NULL::bigint AS first_figure,
       r.updated_at,
       concat_ws(' ', r.title, array_to_string(r.other_titles, ' ')) AS titles,
       concat_ws(' ',
           r.summary, r.purpose,
           cited.quotes
       ) AS texts
FROM cooperation_visit r
LEFT JOIN LATERAL register.citations_of('visit', r.id) cited ON true
LEFT JOIN LATERAL register.participants_of('visit', r.id) who ON true
LEFT JOIN LATERAL register.countries_of(
    'visit', r.id, r.publication, who.countries, register.happened(r.date)
) with_linked ON true;

"""

RECORD_TYPE = {
    "cooperation/models/records.py": [
        ("import Source\n", "import Source\nfrom cooperation.models.visits import Visit\n"),
        ('    "Source",\n]', '    "Source",\n    "Visit",\n]'),
        ("Commitment, Figure)", "Commitment, Figure, Visit)"),
    ],
    "cooperation/sql/20_links.sql": [
        (
            "    ('cooperation_participant', 'participant', 'id', 'participant', 'part_of_id'),",
            "    ('cooperation_visit', 'visit', 'id', NULL, NULL),\n"
            "    ('cooperation_visit_sectors', 'visit', 'visit_id', NULL, NULL),\n"
            "    ('cooperation_visit_places', 'visit', 'visit_id', 'place', 'place_id'),\n"
            "    ('cooperation_visit_participants', 'visit', 'visit_id', 'participant', 'participant_id'),\n"
            "    ('cooperation_participant', 'participant', 'id', 'participant', 'part_of_id'),",
        ),
        (
            "    ('action', 'cooperation_agreementaction'),",
            "    ('visit', 'cooperation_visit'),\n    ('action', 'cooperation_agreementaction'),",
        ),
        ("'figure',\n                  'participant',", "'figure', 'visit',\n                  'participant',"),
        (
            "    UNION ALL SELECT 'figure', c.figure_id, true, c FROM cooperation_citation c\n",
            "    UNION ALL SELECT 'figure', c.figure_id, true, c FROM cooperation_citation c\n"
            "    UNION ALL SELECT 'visit', c.visit_id, true, c FROM cooperation_citation c\n",
        ),
        (
            "('participant', c.participant_id), ('place'",
            "('visit', c.visit_id), ('participant', c.participant_id), ('place'",
        ),
    ],
    "cooperation/sql/30_parts.sql": [
        (
            "true FROM cooperation_figure_to t;",
            "true FROM cooperation_figure_to t\n    UNION ALL\n"
            "    SELECT 'visit', t.visit_id, t.participant_id, NULL, false, NULL, false, NULL, true "
            "FROM cooperation_visit_participants t;",
        ),
        (
            "FROM cooperation_figure_sectors;",
            "FROM cooperation_figure_sectors\n    UNION ALL SELECT 'visit', visit_id, sector_id "
            "FROM cooperation_visit_sectors;",
        ),
    ],
    "cooperation/sql/40_entries.sql": [
        ("CREATE VIEW register.participant_entry AS", f"{VISIT_ENTRY}CREATE VIEW register.participant_entry AS"),
    ],
    "cooperation/columns/nouns.py": [
        ("    Party,\n)", "    Party,\n    Visit,\n)"),
        (
            "FIGURE_COLUMNS = ListColumns(",
            """\
VISIT_COLUMNS = ListColumns(
    Visit,
    (
        *first_columns(
            period("date", "Date", days=True, sort=BY_DATE),
            title_column("Visit"),
            people_column(
                "participants", "Participants", Visit.participants.through.objects, "visit", "participant__name"
            ),
            text("purpose", "Purpose", width=60),
        ),
        *last_columns(Visit),
    ),
    page=("date", "title", "participants", "sources"),
    default_sort="-date",
    facts=("date", "participants", "purpose"),
)

FIGURE_COLUMNS = ListColumns(""",
        ),
    ],
    "cooperation/filters/nouns.py": [
        ("    Source,\n)", "    Source,\n    Visit,\n)"),
        (
            "class ParticipantFilters(EntryFilters):",
            """\
class VisitFilters(RecordFilters):
    \"\"\"Visits by date, participants and places.\"\"\"

    class Meta(Filters.Meta):
        model = Visit

    panel = ("q", "date", "country", "sector", "participant", "place", "sort")
    more_filters = ("date_within", *RecordFilters.more_filters)

    date = PeriodFilter(label="Date")
    date_within = WithinFilter("date")
    sort = SortFilter(columns.VISIT_COLUMNS)
    form_fields = RecordFilters.form_fields | {"participant": "participants"}


class ParticipantFilters(EntryFilters):""",
        ),
    ],
    "cooperation/register.py": [
        (
            "    RecordType(\n        models.Country,",
            """\
    RecordType(
        models.Visit,
        columns.VISIT_COLUMNS,
        filters.VisitFilters,
        about="Who went where, and why",
    ),
    RecordType(
        models.Country,""",
        ),
    ],
    "fixtures/040-editors.yaml": [
        (
            "      - [view_party, cooperation, party]\n",
            "".join(f"      - [{it}_visit, cooperation, visit]\n" for it in ("view", "add", "change", "delete"))
            + "      - [view_party, cooperation, party]\n",
        ),
    ],
}

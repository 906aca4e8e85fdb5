"""Samples of requests, taken from the measured register, so that no two requests are the same."""

from dataclasses import dataclass

from bench.register.phrases import RARE

COMMON_WORDS = ["transport", "trade", "energy", "border"]
SAMPLE_COUNT = 24  # samples of each kind
EXPORT_FORM_SQL = """
    SELECT form, count(*) FROM cooperation_agreement WHERE publication = 'published'
    GROUP BY form ORDER BY abs(count(*) - %s) LIMIT 1
"""  # the form whose number of agreements is nearest to a number


@dataclass
class Samples:
    """Values with rows in the register; those with many and with few rows alternate."""

    countries: list[str]
    states: list[str]
    bodies: list[str]
    pairs: list[tuple[str, str]]
    statuses: list[tuple[str, str]]
    years: list[int]
    slugs: list[str]
    keys: list[int]
    common: list[str]
    rare: list[str]
    searches: list[str]
    popular: int
    links: int

    @classmethod
    def read(cls, connection):
        """Return the samples of the connected register."""

        def column(query, *values):
            return [row[0] for row in connection.execute(query, values)]

        countries = column(
            """
            SELECT c FROM cooperation_entry, unnest(countries) c
            WHERE noun = 'agreement' AND publication = 'published' GROUP BY c HAVING count(*) > 60
            ORDER BY count(*) DESC LIMIT %s
            """,
            SAMPLE_COUNT,
        )
        pairs = connection.execute(
            """
            SELECT countries[1], countries[2] FROM cooperation_entry
            WHERE noun = 'agreement' AND cardinality(countries) = 2 GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT %s
            """,
            [SAMPLE_COUNT],
        ).fetchall()
        names = dict(connection.execute("SELECT code, name FROM cooperation_country").fetchall())
        rows = connection.execute(
            """
            SELECT id, slug FROM cooperation_agreement
            WHERE publication = 'published' AND id >= 1000 ORDER BY hashint8(id) LIMIT %s
            """,
            [SAMPLE_COUNT],
        ).fetchall()
        popular, links = connection.execute(
            """
            SELECT p.id, p.n FROM (
                SELECT participant_id AS id, count(*) AS n FROM cooperation_party
                JOIN cooperation_participant p ON p.id = participant_id
                WHERE p.kind <> 'state' GROUP BY 1  -- a state takes its names from its country
            ) p ORDER BY abs(p.n - 10000) LIMIT 1
            """
        ).fetchone()
        found = column(
            "SELECT w FROM unnest(%s::text[]) w WHERE EXISTS (SELECT FROM cooperation_agreement "
            "WHERE publication = 'published' AND strpos(summary, w) > 0)",
            list(RARE),
        )
        return cls(
            countries=countries,
            states=column(
                "SELECT slug FROM cooperation_participant WHERE kind = 'state' AND country_id = ANY (%s) "
                "ORDER BY array_position(%s::text[], country_id)",
                countries,
                countries,
            ),
            # Participants that are no states, those in the most entries first.
            bodies=column(
                """
                SELECT p.slug FROM (
                    SELECT id, count(*) AS n FROM cooperation_entry, unnest(participants) id
                    WHERE publication = 'published' GROUP BY 1
                ) e JOIN cooperation_participant p USING (id)
                WHERE p.kind <> 'state' ORDER BY e.n DESC, p.id LIMIT %s
                """,
                SAMPLE_COUNT,
            ),
            # Sorted by name: other orders only redirect to this page.
            pairs=[tuple(sorted(pair, key=names.get)) for pair in pairs],
            statuses=[(status, country) for country in countries for status in ("in_force", "signed")][:SAMPLE_COUNT],
            years=list(range(1995, 2025)),
            slugs=[slug for _, slug in rows],
            keys=[key for key, _ in rows],
            common=COMMON_WORDS,
            rare=found or list(RARE),
            searches=[word for pair in zip(COMMON_WORDS * 2, [*RARE, *RARE], strict=False) for word in pair],
            popular=popular,
            links=links,
        )

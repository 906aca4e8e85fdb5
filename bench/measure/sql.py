"""The same queries in plain SQL with psycopg on the same tables and indexes: the fastest possible results.

Each function takes a connection and a sample, and returns `Found`.
"""

from bench.measure.answers import Found

SIZE = 50  # rows per page
COUNTED = 10_000  # maximum number of rows to count, if tallies do not know
GUESSED = 1_000  # the same for a longer estimate
SEARCHED = 1_000  # maximum number of search results to count
STEPS = 50  # steps of a chronicle
RECORD_TYPES = ["meeting", "agreement", "initiative", "development", "commitment", "figure"]
SEARCHED_TYPES = [*RECORD_TYPES, "source", "participant", "place"]
SEARCH_QUERY = "websearch_to_tsquery('russian', %(word)s) || websearch_to_tsquery('simple', %(word)s)"
SHOWN = "e.noun = 'agreement' AND e.publication = 'published'"
BY_DATE = "ORDER BY lower(e.period) DESC NULLS LAST, e.key DESC"
TALLIED = "noun = 'agreement' AND publication = 'published'"


def first_page(connection, _):
    """The first page of all agreements, their total, and the number per status, form, country and sector."""
    found = list_page(connection, "")
    count = tally(connection, "who = '' AND sector = 0 AND status <> '*'")
    facets = {
        "status": tallies(connection, "status", "who = '' AND sector = 0 AND status <> '*'"),
        "form": tallies(connection, "kind", "who = '' AND sector = 0 AND kind <> '*'"),
        "country": tallies(connection, "who", "who <> '' AND left(who, 6) <> 'sides:' AND sector = 0 AND status = '*'"),
    }
    tallies(connection, "sector", "who = '' AND sector <> 0")
    return Found(found, count, facets=facets)


def two_filters(connection, sample):
    """Agreements of a status and a country, and the number per other status and form."""
    status, country = sample
    found = list_page(connection, "AND e.status = %s AND e.countries @> ARRAY[%s]", status, country)
    where = "who = %s AND sector = 0 AND status = %s"
    count = tally(connection, where, country, status)
    facets = {
        "status": tallies(connection, "status", "who = %s AND sector = 0 AND status <> '*'", country),
        "form": tallies(connection, "kind", where, country, status),
    }
    return Found(found, count, facets=facets)


def common_word(connection, word):
    """Agreements with a common word: scan the latest ones until a page is full."""
    return words(connection, word, "", f"{BY_DATE} LIMIT {SIZE + 1}")


def rare_word(connection, word):
    """Agreements with a rare word: find all, then sort."""
    return words(connection, word, "AS MATERIALIZED", f"{BY_DATE} LIMIT {SIZE + 1}")


def words(connection, word, way, order):
    """Agreements with a word."""
    found = f"""
        SELECT w.key FROM cooperation_entrywords w
        WHERE w.noun = 'agreement' AND w.publication = 'published' AND w.search @@ ({SEARCH_QUERY})
    """
    if way:
        rows = connection.execute(
            f"WITH found {way} ({found}) SELECT e.slug, e.key FROM cooperation_entry e "
            f"WHERE {SHOWN} AND e.key IN (SELECT key FROM found) {order}",
            {"word": word},
        ).fetchall()
    else:
        rows = connection.execute(
            f"""
            SELECT e.slug, e.key FROM cooperation_entry e WHERE {SHOWN}
            AND EXISTS (SELECT FROM cooperation_entrywords w WHERE w.noun = 'agreement' AND w.key = e.key
                        AND w.search @@ ({SEARCH_QUERY})) {order}
            """,
            {"word": word},
        ).fetchall()
    count = bounded(connection, found, {"word": word})
    show(connection, [key for _, key in rows])
    return Found([slug for slug, _ in rows][:SIZE], count)


def deep_page(connection, sample):
    """The page of agreements after a row far down the list."""
    lower, key = sample
    found = list_page(
        connection,
        "AND lower(e.period) <= %s AND (lower(e.period) < %s OR e.key < %s)",
        *(lower, lower, key),
    )
    return Found(found)


def year(connection, sample):
    """Agreements with an action in a year, sorted by date."""
    where = "AND e.acts && daterange(make_date(%s, 1, 1), make_date(%s, 1, 1))"
    found = list_page(connection, where, sample, sample + 1)
    count = bounded(connection, f"SELECT e.key FROM cooperation_entry e WHERE {SHOWN} {where}", [sample, sample + 1])
    return Found(found, count)


def bounded(connection, query, values):
    """The number of rows of a query, up to the register's limit."""
    ((plan,),) = connection.execute(f"EXPLAIN (FORMAT json) {query}", values)
    most = GUESSED if plan[0]["Plan"]["Plan Rows"] > COUNTED else COUNTED
    return connection.execute(f"SELECT count(*) FROM ({query} LIMIT {most + 1}) f", values).fetchone()[0]


def detail(connection, slug):
    """An agreement with its parties, actions, citations and developments."""
    key, title = connection.execute(
        "SELECT id, title FROM cooperation_agreement WHERE slug = %s AND publication = 'published'", [slug]
    ).fetchone()
    for query in (
        "SELECT p.* FROM cooperation_party y JOIN cooperation_participant p ON p.id = y.participant_id "
        "WHERE y.agreement_id = %s",
        "SELECT * FROM cooperation_agreementaction WHERE agreement_id = %s ORDER BY lower(date), id",
        "SELECT c.*, s.title FROM cooperation_citation c JOIN cooperation_source s ON s.id = c.source_id "
        "WHERE c.agreement_id = %s",
        "SELECT d.* FROM cooperation_development_agreements l JOIN cooperation_development d "
        "ON d.id = l.development_id WHERE l.agreement_id = %s",
    ):
        connection.execute(query, [key]).fetchall()
    return Found([title])


def search(connection, word):
    """The number of entries per type with a word, up to a thousand, and the latest four of each."""
    numbers = dict(
        connection.execute(
            f"""
            SELECT n.noun, c.count FROM unnest(%(nouns)s::text[]) n(noun), LATERAL (
                SELECT count(*) FROM (SELECT FROM cooperation_entrywords w WHERE w.noun = n.noun
                AND w.publication = 'published' AND w.search @@ ({SEARCH_QUERY}) LIMIT {SEARCHED + 1}) f) c
            """,
            {"word": word, "nouns": SEARCHED_TYPES},
        )
    )
    for noun, number in numbers.items():
        # Few results are found first and then sorted; for many the latest are scanned.
        way = "AS MATERIALIZED" if number <= SEARCHED else "AS NOT MATERIALIZED"
        connection.execute(
            f"""
            WITH found {way} (SELECT e.* FROM cooperation_entry e JOIN cooperation_entrywords w USING (noun, key)
                WHERE e.noun = %(noun)s AND w.noun = %(noun)s AND e.publication = 'published'
                AND w.publication = 'published' AND w.search @@ ({SEARCH_QUERY}))
            SELECT e.slug, e.title, e.period, e.countries FROM found e {BY_DATE} LIMIT 4
            """,
            {"word": word, "noun": noun},
        ).fetchall()
    return Found([], facets={"noun": numbers})


def pair(connection, sample):
    """The number of joint records of two countries per type, and the latest steps of their chronicle."""
    numbers = connection.execute(
        "SELECT noun, sum(n)::int FROM cooperation_pairtally WHERE publication = 'published' AND noun = ANY (%s) "
        "AND one = %s AND other = %s GROUP BY 1",
        [RECORD_TYPES, *sorted(sample)],
    ).fetchall()
    connection.execute(
        f"""
        SELECT e.noun, e.slug, e.key, e.title, e.period, e.countries FROM cooperation_entry e
        WHERE e.noun IN ('meeting', 'action', 'development', 'figure') AND e.publication = 'published'
        AND e.countries @> %s AND lower(e.period) <= current_date {BY_DATE} LIMIT {STEPS + 1}
        """,
        [list(sample)],
    ).fetchall()
    return Found([], facets={"noun": dict(numbers)})


def list_page(connection, where, *values):
    """Return the URLs of the first agreements that meet a condition, after fetching what a list shows."""
    rows = connection.execute(
        f"SELECT e.slug, e.key, e.title, e.period, e.status, e.kind, e.source_count FROM cooperation_entry e "
        f"WHERE {SHOWN} {where} {BY_DATE} LIMIT {SIZE + 1}",
        values,
    ).fetchall()
    show(connection, [row[1] for row in rows])
    return [row[0] for row in rows][:SIZE]


def show(connection, keys):
    """Fetch the parties of agreements, as a list shows them."""
    connection.execute(
        """
        SELECT y.agreement_id, p.name, p.country_id FROM cooperation_party y
        JOIN cooperation_participant p ON p.id = y.participant_id WHERE y.agreement_id = ANY (%s) ORDER BY y.id
        """,
        [keys],
    ).fetchall()


def tally(connection, where, *values):
    """Return the number of published agreements that meet a condition on the tallies."""
    query = f"SELECT COALESCE(sum(n), 0) FROM cooperation_tally WHERE {TALLIED} AND {where}"
    return int(connection.execute(query, values or None).fetchone()[0])


def tallies(connection, column, where, *values):
    """Return the number of published agreements per value of a column, with a condition on the tallies."""
    query = f"SELECT {column}, sum(n)::int FROM cooperation_tally WHERE {TALLIED} AND {where} GROUP BY 1"
    return {str(value): number for value, number in connection.execute(query, values or None)}

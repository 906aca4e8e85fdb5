"""The correct results of the stock admin, if its queries differ from the register's.

The stock admin does not know other spellings of names, members of unions, and countries of linked meetings.
"""

from bench.measure import sql
from bench.measure.answers import Found

ORDER = "ORDER BY lower(a.main_date) DESC NULLS LAST, a.id DESC"
HAS_PARTY = """EXISTS (
    SELECT FROM cooperation_party y JOIN cooperation_participant p ON p.id = y.participant_id
    WHERE y.agreement_id = a.id AND {})"""


def stock_two_filters(connection, sample):
    """Agreements of a status with a party from a country."""
    status, country = sample
    return rows(connection, f"a.status = %s AND {HAS_PARTY.format('p.country_id = %s')}", status, country)


def stock_year(connection, sample):
    """Agreements of a year, all counted."""
    return rows(connection, "a.main_date && daterange(make_date(%s, 1, 1), make_date(%s, 1, 1))", sample, sample + 1)


def stock_words(connection, word):
    """Agreements with a text in the title, the summary, or the name of a party."""
    return rows(
        connection,
        "(upper(a.title) LIKE upper(%s) OR upper(a.summary) LIKE upper(%s) "
        f"OR {HAS_PARTY.format('upper(p.name) LIKE upper(%s)')})",
        *[f"%{word}%"] * 3,
    )


def rows(connection, where, *values):
    """Return the first agreements that meet a condition, and their number."""
    found = f"FROM cooperation_agreement a WHERE a.publication = 'published' AND {where}"
    first = connection.execute(f"SELECT a.slug {found} {ORDER} LIMIT {sql.SIZE}", values).fetchall()
    count = connection.execute(f"SELECT count(*) {found}", values).fetchone()[0]
    return Found([slug for (slug,) in first], count)


def with_keys(connection, found):
    """Return the result with ids of agreements instead of URLs."""
    query = "SELECT slug, id FROM cooperation_agreement WHERE slug = ANY (%s)"
    keys = dict(connection.execute(query, [found.rows]))
    return Found([str(keys[slug]) for slug in found.rows], found.count, found.more)


QUESTIONS = {
    sql.two_filters: stock_two_filters,
    sql.year: stock_year,
    sql.common_word: stock_words,
    sql.rare_word: stock_words,
}
"""Function for the register -> function for the stock admin."""

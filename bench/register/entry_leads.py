"""Which participants, places and sources are public because a record leads to them: for all of them at once."""

from cooperation.models.entry_links import ALL, REFERENCES, TABLES, union


def direct():
    """Return SELECTs of what records name: noun, key, whether a published record does."""
    return [
        f"SELECT '{named}' AS noun, r.{column} AS key, x.publication = 'published' AS published "
        f"FROM {row.table} r {row.via} JOIN {TABLES[row.noun]} x ON x.id = {row.key} WHERE r.{column} IS NOT NULL"
        for row in ALL
        if row.noun not in REFERENCES and row.noun != "action"
        for column, named in row.names.items()
        if named in REFERENCES
    ]


def further():
    """Return SELECTs of what participants, places and sources that are led to lead to in turn."""
    return [
        f"SELECT '{named}', r.{column}, led.published FROM {row.table} r {row.via} "
        f"WHERE led.noun = '{row.noun}' AND {row.key} = led.key AND r.{column} IS NOT NULL"
        for row in ALL
        if row.noun in REFERENCES
        for column, named in row.names.items()
        if named in REFERENCES
    ]


LED = f"""
    CREATE UNLOGGED TABLE bench.led AS
    WITH RECURSIVE begun AS (SELECT DISTINCT noun, key, published FROM ({union(direct())}) d),
    led(noun, key, published) AS (
        SELECT noun, key, published FROM begun
        UNION
        SELECT step.* FROM led CROSS JOIN LATERAL ({union(further())}) step
    )
    SELECT noun, key, bool_or(published) AS published FROM led GROUP BY noun, key;
    ANALYZE bench.led;
"""
PUBLICATION = "CASE WHEN led.published THEN 'published' WHEN led.published IS NOT NULL THEN 'draft' ELSE '' END"

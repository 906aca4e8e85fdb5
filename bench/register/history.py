"""Give the register a history: everything was entered on one day, and a few titles were changed on a later day."""

from pathlib import Path

from bench.register.filling import at_once, connected, unattended, without_indexes
from bench.register.scale import FIRST_KEY

CREATE = Path(__file__).with_name("history.sql")
ROWS_AT_ONCE = 250_000  # rows of a table that get their first event in one statement
CHANGED_TABLES = [
    *("cooperation_agreement", "cooperation_meeting", "cooperation_initiative"),
    *("cooperation_entry", "cooperation_entrywords", "cooperation_formerentry", "cooperation_formerentrywords"),
]


def fill_history(address, report):
    """Fill the events and former entries at `address`, after its entries; `report` is called with a line."""
    with connected(address) as connection:
        connection.execute(CREATE.read_text())
        events = [table for (table,) in connection.execute("SELECT events::text FROM bench.history").fetchall()]
        with without_indexes(connection, address, report, events), unattended(connection, events):
            connection.execute("SELECT bench.date_seeded()")
            waiting = connection.execute("SELECT statement FROM bench.to_enter(%s)", [ROWS_AT_ONCE]).fetchall()
            at_once(address, [statement for (statement,) in waiting])
            report(f"First events of the rows of {len(events)} tables filled")
        at_once(address, [f"VACUUM (ANALYZE) {table}" for table in events])
        connection.execute("SELECT bench.change_titles(%s)", [FIRST_KEY])
        connection.execute("DROP SCHEMA bench CASCADE")
    at_once(address, [f"VACUUM (ANALYZE) {table}" for table in CHANGED_TABLES])
    report("Titles changed, history vacuumed and analysed")

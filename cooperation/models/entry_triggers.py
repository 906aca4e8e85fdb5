"""When entries change: triggers on every table that bring the entries up to date which a statement concerns.

They run once a statement, so bulk writes stay cheap, and only touch entries: what stands in them is found by the
triggers of `entry_filling`. In four steps:

1. Lock what the changed rows begin or cease to name. What is public already is only shared, so that people can record
   the same states at once; what the change may make public, or no longer so, is held alone.
2. Touch the entries that the rows belong to; add those of new rows, and take away those of rows that are gone.
3. Touch what they begin or cease to name, since that decides what visitors see.
4. Touch the entries that read the changed columns from there: countries flow into linked records, names everywhere
   (`entry_reading`). What an entry that becomes public leads to follows by a trigger of its own (`entry_leading`).

Keys are always handed over as ``ANY (ARRAY(...))``: PostgreSQL keeps the plan of a trigger's first run for the whole
session, and this way it uses the indexes whether that run was about one row or a million.
"""

from collections import defaultdict

import pgtrigger

from cooperation.models.actions import AgreementAction
from cooperation.models.agreements import Agreement, Party
from cooperation.models.citations import RECORDS, Citation
from cooperation.models.commitments import Commitment
from cooperation.models.countries import Country
from cooperation.models.developments import Development
from cooperation.models.entries import Entry
from cooperation.models.entry_changes import PUBLISHED, UNPUBLISHED, Change, above, lock, touch
from cooperation.models.entry_leading import leading
from cooperation.models.entry_links import ALL, REFERENCES, TABLES, union
from cooperation.models.entry_reading import reading
from cooperation.models.figures import Figure
from cooperation.models.history import LINK_MODELS
from cooperation.models.initiatives import Initiative, Involvement
from cooperation.models.meetings import Meeting, Participation
from cooperation.models.participants import Affiliation, Participant
from cooperation.models.places import Place
from cooperation.models.sectors import Sector
from cooperation.models.sources import Source
from cooperation.models.tallies import counted

SECTORS = {f"{TABLES[noun]}_sectors" for noun in RECORDS}
"""The tables behind the sectors of records."""


def _belonging(table: str, change: Change) -> str:
    """SQL for the entries to which the rows of a table belong, and those that they name: the steps 1 to 3."""
    begun, ceased, owners = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in ALL:
        if row.owned == table and change.event == "update":
            for column, named in row.names.items():
                moved = f"JOIN {change.either_of('id', row.owner)} o ON o.id = r.{row.column}"
                ceased[named].append(f"SELECT r.{column} FROM {row.table} r {moved}")
        if row.table != table:
            continue
        if change.event == "update" or TABLES[row.noun] != table:
            owners[row.noun].append(f"SELECT {row.key} FROM {change.either()} r {row.via}")
        for column, named in row.names.items():
            columns = f"id, {row.column}, {column}"
            for keys, rows in ((begun, change.gained(columns)), (ceased, change.lost(columns))):
                if rows and f"SELECT r.{column} FROM {rows} r" not in keys[named]:
                    keys[named].append(f"SELECT r.{column} FROM {rows} r")
    before, after = _sectors_locked(table, change), ""
    for noun, selects in ceased.items():
        if noun in REFERENCES:
            before += lock(noun, union(selects), "NO KEY UPDATE")
            after += touch(noun, union(selects))
    for noun, selects in begun.items():
        if noun in REFERENCES:
            before += lock(noun, union(selects), "NO KEY UPDATE", UNPUBLISHED)
            after += touch(noun, union(selects), UNPUBLISHED)
        # Who brings its members with it, and who becomes one of these, must wait for one another.
        strength = "NO KEY UPDATE" if table == Affiliation._meta.db_table else "SHARE"
        before += lock(noun, union(selects), strength, PUBLISHED if noun in REFERENCES else "")
    owned = "".join(touch(noun, union(selects)) for noun, selects in owners.items())
    return before + _beginning(table, change) + owned + after


def _sectors_locked(table: str, change: Change) -> str:
    """SQL that shares the sectors that records begin to name, and those that they are part of: they have no entries."""
    if table not in SECTORS or change.event == "delete":
        return ""
    sector = Sector._meta.db_table
    named = above(sector, "parent_id", f"SELECT r.sector_id FROM {change.gained()} r")
    return f"PERFORM FROM {sector} WHERE id = ANY (ARRAY({named})) FOR SHARE;\n"


def _beginning(table: str, change: Change) -> str:
    """SQL that adds the entries of new rows and takes away those of rows that are gone."""
    for noun in (noun for noun, its_table in TABLES.items() if its_table == table):
        if change.event == "insert":
            return f"INSERT INTO cooperation_entry (noun, key) SELECT '{noun}', id FROM new_rows;\n"
        if change.event == "delete":
            return (
                f"DELETE FROM cooperation_entry WHERE noun = '{noun}' AND key = ANY (ARRAY(SELECT id FROM old_rows));\n"
            )
    return ""


EVENTS = {
    "insert": (pgtrigger.Insert, pgtrigger.Referencing(new="new_rows")),
    "update": (pgtrigger.Update, pgtrigger.Referencing(old="old_rows", new="new_rows")),
    "delete": (pgtrigger.Delete, pgtrigger.Referencing(old="old_rows")),
}


def _forgetting(change: Change) -> str:
    """SQL that takes away the words of entries that are gone."""
    words = "DELETE FROM cooperation_entrywords w USING old_rows o WHERE w.noun = o.noun AND w.key = o.key;\n"
    return words if change.event == "delete" else ""


def _triggers(sql, declare: list[tuple[str, str]] | None = None) -> list[pgtrigger.Trigger]:
    """One trigger for each event, with the SQL that a function makes of the change."""
    return [
        pgtrigger.Trigger(
            name=f"entries_on_{event}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=referencing,
            declare=declare,
            func=f"{body}RETURN NULL;",
        )
        for event, (operation, referencing) in EVENTS.items()
        if (body := sql(Change(event)))
    ]


def _followed(model: type) -> list[pgtrigger.Trigger]:
    table = model._meta.db_table
    return _triggers(lambda change: _belonging(table, change) + reading(model, change))


for model in [
    *(Meeting, Participation, Agreement, Party, AgreementAction, Initiative, Involvement, Development, Commitment),
    *(Figure, Country, Participant, Affiliation, Place, Sector, Source, Citation, *LINK_MODELS.values()),
]:
    pgtrigger.register(*_followed(model))(model)
pgtrigger.register(
    *_triggers(
        lambda change: leading(change) + counted(change.event) + _forgetting(change),
        declare=[("rows_added", "integer")],
    )
)(Entry)

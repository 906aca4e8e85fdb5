"""When entries change: triggers on every table that bring the entries up to date which a statement concerns.

They run once a statement, so bulk writes stay cheap, and only touch entries: what stands in them is found by the
triggers of `entry_rows`. In four steps:

1. Lock what the changed rows begin or cease to name. What is public already is only shared, so that people can record
   the same states at once; what the change may make public, or no longer so, is held alone.
2. Touch the entries that the rows belong to; add those of new rows, and take away those of rows that are gone.
3. Touch what they begin or cease to name, since that decides what visitors see.
4. Touch the entries that read the changed columns from there: countries flow into linked records, names everywhere.

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
from cooperation.models.entry_changes import (
    NAMED,
    PUBLISHED,
    UNPUBLISHED,
    Change,
    above,
    lock,
    touch,
    touch_linked,
    touch_where,
    touch_with_linked,
)
from cooperation.models.entry_links import ALL, REFERENCES, TABLES, named_by, union
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
                moved = f"JOIN {_changed(change, 'id', row.owner)} o ON o.id = r.{row.column}"
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


# Whose countries and date flow into linked records: the column with the record's key, and those that bear on them.
CARRYING = {
    Meeting: ("meeting", "id", "date, convening_body_id, publication"),
    Participation: ("meeting", "meeting_id", "participant_id, on_behalf_of_id, with_members"),
    Agreement: ("agreement", "id", "main_date, publication"),
    Party: ("agreement", "agreement_id", "participant_id, on_behalf_of_id, with_members"),
    Initiative: ("initiative", "id", "publication"),
    Involvement: ("initiative", "initiative_id", "participant_id"),
}
# What entries read from what they name: the array with its key, the columns that they read, and which rows count.
READ = {
    Participant: ("participants", "id", "name, other_names, native_name", ""),
    Place: ("places", "id", "name, other_names, within_id", ""),
    Country: ("countries", "code", "name, official_name, other_names", ""),
    Sector: ("sectors", "id", "parent_id", ""),
}
# The same of what decides on countries, which flow on into linked records.
CARRIED = {
    Participant: ("participants", "id", "kind, country_id", ""),
    Affiliation: ("participants", "organisation_id", "participant_id, kind, during", "WHERE r.kind = 'member'"),
}


def _reading(model: type, change: Change) -> str:
    """SQL that touches the entries which read the rows of a table from afar: step 4."""
    pk = model._meta.pk.column
    tables = (CARRYING, READ, CARRIED)
    if change.event != "update" and any(model in table and table[model][1] == pk for table in tables):
        return ""  # nothing reads a row that is new, or may go
    sql = ""
    if model in CARRYING:
        carrier, key, columns = CARRYING[model]
        rows = _changed(change, pk, key, columns)
        sql += _if_any(rows, touch_linked(carrier, f"SELECT r.{key} FROM {rows} r"))
    for table, touching in ((READ, touch_where), (CARRIED, touch_with_linked)):
        if model in table:
            array, key, columns, where = table[model]
            rows = f"{_changed(change, pk, key, columns)} r {where}"
            cast = "::text" if model is Country else ""  # PostgreSQL compares no text[] with a varchar[]
            sql += _if_any(rows, touching(f"e.{array} && ARRAY(SELECT r.{key}{cast} FROM {rows})"))
    return sql


def _changed(change: Change, *columns: str) -> str:
    """SQL of the rows that a statement changed in some columns."""
    return change.either(", ".join(dict.fromkeys(columns)))


def _if_any(rows: str, sql: str) -> str:
    """SQL that is executed if there are any rows."""
    return f"IF EXISTS (SELECT FROM {rows}) THEN\n{sql}END IF;\n"


# The entries that a statement made public, or led to by a record at all; and those that ceased to be.
PAIRS = "SELECT n.noun, n.key FROM new_rows n JOIN old_rows o ON o.noun = n.noun AND o.key = n.key WHERE"
SHOWN = {
    "insert": "SELECT n.noun, n.key FROM new_rows n WHERE n.publication = 'published'",
    "update": f"""{PAIRS} n.publication = 'published' AND o.publication <> 'published'
                  OR n.publication <> '' AND o.publication = ''""",
}
HIDDEN = {
    "update": f"""{PAIRS} n.publication <> 'published' AND o.publication = 'published'
                  OR n.publication = '' AND o.publication <> ''""",
    "delete": "SELECT o.noun, o.key FROM old_rows o WHERE o.publication <> ''",
}


def _led_to(reader: str, noun: str, changed: str) -> str:
    """SQL of the keys of a noun to which the ``changed`` entries of another noun lead; "" where none can."""
    selects = named_by(reader, noun, "= ANY (ARRAY(SELECT c.key FROM changed c))")
    changed = f"SELECT c.key FROM ({changed}) c WHERE c.noun = '{reader}'"
    return f"WITH changed AS MATERIALIZED ({changed}) {union(selects)}" if selects else ""


def _following(changed: str, where: str, *, sharing: bool) -> str:
    """SQL that touches what the ``changed`` entries lead to; a noun at a time, for a statement seldom changes several.

    Args:
        where: which of it is touched.
        sharing: whether what is public already is locked before, so that it stays so.
    """
    sql = ""
    for reader in TABLES:
        led = {noun: keys for noun in REFERENCES if reader != "action" and (keys := _led_to(reader, noun, changed))}
        locks = "".join(lock(noun, keys, "SHARE", PUBLISHED) for noun, keys in led.items() if sharing)
        touches = "".join(touch(noun, keys, where) for noun, keys in led.items())
        if led:
            sql += _if_any(f"({changed}) c WHERE c.noun = '{reader}'", locks + touches)
    return _if_any(f"({changed}) c", sql)


def _leading(change: Change) -> str:
    """SQL that touches what entries lead to when these become public or cease to be, and the actions of agreements."""
    sql = "IF EXISTS (SELECT FROM old_rows) THEN\n" if change.event == "update" else ""
    if change.event in SHOWN:
        sql += _following(SHOWN[change.event], UNPUBLISHED, sharing=True)
    if change.event in HIDDEN:
        sql += _following(HIDDEN[change.event], NAMED, sharing=False)
    if change.event == "update":
        agreements = "SELECT n.key FROM new_rows n WHERE n.noun = 'agreement'"
        actions = f"SELECT a.id FROM cooperation_agreementaction a WHERE a.agreement_id = ANY (ARRAY({agreements}))"
        sql += f"{touch('action', actions)}END IF;\n"
    return sql


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
    return _triggers(lambda change: _belonging(table, change) + _reading(model, change))


for model in [
    *(Meeting, Participation, Agreement, Party, AgreementAction, Initiative, Involvement, Development, Commitment),
    *(Figure, Country, Participant, Affiliation, Place, Sector, Source, Citation, *LINK_MODELS.values()),
]:
    pgtrigger.register(*_followed(model))(model)
pgtrigger.register(
    *_triggers(
        lambda change: _leading(change) + counted(change.event) + _forgetting(change),
        declare=[("rows_added", "integer")],
    )
)(Entry)

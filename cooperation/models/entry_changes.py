"""SQL of what statements change, and of bringing entries up to date."""

from dataclasses import dataclass

from cooperation.models.entry_links import CARRIERS, TABLES, naming, union

PUBLISHED = "AND publication = 'published'"
UNPUBLISHED = "AND publication <> 'published'"
LED_TO = "AND publication <> ''"


@dataclass(frozen=True)
class Change:
    """What a statement did to the rows of a table, as SQL: what stood there before, and what does now."""

    event: str

    def gained(self, columns: str = "*") -> str:
        """What stands there now and did not before, in some of the columns."""
        return self._without("new_rows", "old_rows", columns) if self.event != "delete" else ""

    def lost(self, columns: str = "*") -> str:
        """What stood there before and does no longer."""
        return self._without("old_rows", "new_rows", columns) if self.event != "insert" else ""

    def either(self, columns: str = "*") -> str:
        """What was gained or lost."""
        return (
            f"({union([f'SELECT * FROM {rows} rows' for rows in (self.gained(columns), self.lost(columns)) if rows])})"
        )

    def either_of(self, *columns: str) -> str:
        """What was gained or lost in some columns, of which the same may be given twice."""
        return self.either(", ".join(dict.fromkeys(columns)))

    def _without(self, rows: str, others: str, columns: str) -> str:
        # An update that leaves the columns as they are is no change.
        return (
            f"(SELECT {columns} FROM {rows} EXCEPT SELECT {columns} FROM {others})" if self.event == "update" else rows
        )


def if_any(rows: str, sql: str) -> str:
    """SQL that is executed if there are any rows."""
    return f"IF EXISTS (SELECT FROM {rows}) THEN\n{sql}END IF;\n"


def above(table: str, column: str, keys: str) -> str:
    """SQL of some keys of a table, and those of what these rows lie in by ``column``, and that in turn."""
    return (
        f"WITH RECURSIVE above(id) AS (SELECT * FROM ({keys}) named UNION "
        f"SELECT t.{column} FROM {table} t JOIN above ON t.id = above.id WHERE t.{column} IS NOT NULL) "
        "SELECT id FROM above"
    )


def lock(noun: str, keys: str, strength: str, where: str = "") -> str:
    """SQL that locks the entries of a noun with certain keys, with a strength of ``SELECT FOR``.

    Of places also those that they lie in, which entries name with them.
    """
    if noun == "place":
        keys = above(TABLES[noun], "within_id", keys)
    return (
        f"PERFORM FROM cooperation_entry WHERE noun = '{noun}' AND key = ANY (ARRAY({keys})) {where} FOR {strength};\n"
    )


def touch(noun: str, keys: str, where: str = "") -> str:
    """SQL that brings the entries of a noun with certain keys up to date."""
    entries = f"noun = '{noun}' AND key = ANY (ARRAY({keys})) {where}"
    # Most statements concern none of them, and an UPDATE of no row costs ten times as much as to look.
    return (
        f"IF EXISTS (SELECT FROM cooperation_entry WHERE {entries}) THEN\n"
        f"UPDATE cooperation_entry SET title = title WHERE {entries};\nEND IF;\n"
    )


def touch_linked(carrier: str, keys: str) -> str:
    """SQL that touches the records linked to a meeting, an agreement or an initiative; actions follow by themselves."""
    return "".join(
        touch(noun, union(selects))
        for noun in TABLES
        if noun != "action" and (selects := naming(noun, carrier, f"= ANY (ARRAY({keys}))"))
    )


def touch_where(condition: str) -> str:
    """SQL that touches the entries of a condition, called e in it."""
    return f"UPDATE cooperation_entry e SET title = title WHERE {condition};\n"


def touch_with_linked(condition: str) -> str:
    """SQL that touches the entries of a condition, called e in it, and the records linked to them."""
    linked = [
        touch_linked(noun, f"SELECT e.key FROM cooperation_entry e WHERE e.noun = '{noun}' AND {condition}")
        for noun in CARRIERS
    ]
    return touch_where(condition) + "".join(linked)

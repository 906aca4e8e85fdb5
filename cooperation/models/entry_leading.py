"""What is public because something public leads to it: SQL that follows what becomes public or ceases to be."""

from cooperation.models.entry_changes import LED_TO, PUBLISHED, UNPUBLISHED, Change, if_any, lock, touch
from cooperation.models.entry_links import REFERENCES, TABLES, named_by, union

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
            sql += if_any(f"({changed}) c WHERE c.noun = '{reader}'", locks + touches)
    return if_any(f"({changed}) c", sql)


def leading(change: Change) -> str:
    """SQL that touches what entries lead to when these become public or cease to be, and the actions of agreements."""
    sql = "IF EXISTS (SELECT FROM old_rows) THEN\n" if change.event == "update" else ""
    if change.event in SHOWN:
        sql += _following(SHOWN[change.event], UNPUBLISHED, sharing=True)
    if change.event in HIDDEN:
        sql += _following(HIDDEN[change.event], LED_TO, sharing=False)
    if change.event == "update":
        agreements = "SELECT n.key FROM new_rows n WHERE n.noun = 'agreement'"
        actions = f"SELECT a.id FROM cooperation_agreementaction a WHERE a.agreement_id = ANY (ARRAY({agreements}))"
        sql += f"{touch('action', actions)}END IF;\n"
    return sql

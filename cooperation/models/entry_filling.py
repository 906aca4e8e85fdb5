"""The triggers of the table of entries that say what stands in each: one for each noun.

Each works on the one entry that is inserted or updated, whatever the statement sets, so "touching" an entry by an idle
UPDATE brings it up to date. PostgreSQL locks the row first and the function looks afterwards, so of two transactions
that change a record at once the second sees what the first did. An entry that would stay as it is is not written.
"""

import pgtrigger

from cooperation.models.citations import RECORDS
from cooperation.models.entry_links import REFERENCES
from cooperation.models.entry_references import reference
from cooperation.models.entry_rows import ACTION, record
from cooperation.models.entry_texts import FINISH


def _filling(noun: str, contents: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=f"fill_{noun}",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Q(new__noun=noun),
        declare=[("titles", "text"), ("names", "text"), ("words", "text")],
        func=contents + FINISH,
    )


FILLING = [
    *(_filling(noun, record(noun)) for noun in RECORDS),
    _filling("action", ACTION),
    *(_filling(noun, reference(noun)) for noun in REFERENCES),
]

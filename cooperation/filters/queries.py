"""What an address asks of a list, in one spelling, so that two addresses can be told to ask the same."""

from itertools import groupby
from urllib.parse import urlencode

from cooperation.filters.base import Filters
from cooperation.filters.sorting import USUAL_SIZE


def settled_query(filters: Filters) -> str:
    """The parameters of a list's address in one spelling; "" where they narrow nothing or are not understood.

    Only what the list knows is in it, in alphabetical order, with the order and the number of rows where they are not
    the usual ones, but without the place in the list. Of what takes one value only the last counts, as in the list.
    """
    if not filters.is_readable or not filters.active:
        return ""
    usual = {"sort": filters.usual_sort, "rows": str(USUAL_SIZE)}
    parameters = {}
    for name in sorted(filters.filters.keys() - filters.errors.keys()):
        values = {text.strip() for text in filters.counting(name)}
        parameters[name] = sorted(values - {"", usual.get(name)})
    return urlencode(parameters, doseq=True)


def in_words(filters: Filters) -> str:
    """What a list is narrowed by, as its chips say: "Country: Russia and Tajikistan; Status: adopted or signed"."""
    said = []
    for name, chips in groupby(filters.chips, key=lambda chip: chip.name):
        first, *others = chips
        both = " and " if getattr(filters.filters[name], "all_of", False) else " or "
        said.append(both.join([str(first), *(chip.text for chip in others)]))
    return "; ".join(said)

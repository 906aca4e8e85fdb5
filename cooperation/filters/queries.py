"""What the query string of a list means: in one spelling, as a sentence, and as initial data for a new row."""

from itertools import groupby
from urllib.parse import urlencode

from cooperation.filters.base import Filters
from cooperation.filters.sorting import DEFAULT_PAGE_SIZE


def canonical_query(filters: Filters) -> str:
    """The query string of a list in one spelling, so that equal searches compare equal; "" if it has no valid filter.

    It has only parameters that the list knows, in alphabetical order, with the order and the number of rows if they are
    not the defaults, but without the page. If a filter takes one value, only the last one counts, as in the list.
    """
    if not filters.is_readable or not filters.active:
        return ""
    defaults = {"sort": filters.default_sort, "rows": str(DEFAULT_PAGE_SIZE)}
    parameters = {}
    for name in sorted(filters.filters.keys() - filters.errors.keys()):
        values = {text.strip() for text in filters.effective_values(name)}
        parameters[name] = sorted(values - {"", defaults.get(name)})
    return urlencode(parameters, doseq=True)


def summary(filters: Filters) -> str:
    """The filters that are set, in words: "Country: Russia and Tajikistan; Status: adopted or signed"."""
    said = []
    for name, chips in groupby(filters.chips, key=lambda chip: chip.name):
        first, *others = chips
        both = " and " if getattr(filters.filters[name], "match_all", False) else " or "
        said.append(both.join([str(first), *(chip.text for chip in others)]))
    return "; ".join(said)


def initial_data(filters: Filters) -> dict[str, str]:
    """Initial data for a row that is added from a list: form field -> value, or values with commas between them.

    Rows are given by their ids. A filter with several values of which one is enough gives none, nor does a name that
    stands for several rows, since nobody can mean them all.
    """
    initial = {}
    for name, value in filters.active.items():
        filter_, field, values = filters.filters[name], filters.form_fields.get(name, name), _each(value)
        all_meant = len(values) == 1 or getattr(filter_, "match_all", False)
        if filter_.is_form_field and field and values and all_meant:
            initial[field] = ",".join(str(getattr(each, "pk", each)) for each in values)
    return initial


def _each(value) -> list:
    """The values of a filter; of rows found by a name only those that are the only one of that name."""
    if isinstance(value, dict):
        return [rows[0] for rows in value.values() if len(rows) == 1]
    return value if isinstance(value, list) else [value]

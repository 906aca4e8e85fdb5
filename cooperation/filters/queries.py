"""The meaning of a list's query string: canonical form, summary, and initial data for a new row."""

from itertools import groupby
from urllib.parse import urlencode

from cooperation.filters.base import Filters
from cooperation.filters.sorting import DEFAULT_PAGE_SIZE


def canonical_query(filters: Filters) -> str:
    """Return the canonical query string of a list, so equal searches compare equal; "" if it has no valid filter.

    It has only parameters of the list, in alphabetical order. It has the sort order and page size if they are not the
    defaults, but no page. For a filter that takes one value only the last one counts, as in the list.
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
    """Summarize the filters that are set: "Country: Russia and Tajikistan; Status: adopted or signed"."""
    parts = []
    shown = (chip for chip in filters.chips if chip.name not in filters.merged)
    for name, chips in groupby(shown, key=lambda chip: chip.name):
        first, *others = chips
        both = " and " if getattr(filters.filters[name], "match_all", False) else " or "
        parts.append(both.join([str(first), *(chip.text for chip in others)]))
    return "; ".join(parts)


def initial_data(filters: Filters) -> dict[str, str]:
    """Return initial data for a row that is added from a list: form field -> value, or values separated by commas.

    Rows are given by their ids. A new row can't have any of several values, so such a filter gives no initial data.
    Neither does a name of several rows.
    """
    initial = {}
    for name, value in filters.active.items():
        filter_, field, values = filters.filters[name], filters.form_fields.get(name, name), _each(value)
        all_meant = len(values) == 1 or getattr(filter_, "match_all", False)
        if filter_.is_form_field and field and values and all_meant:
            initial[field] = ",".join(str(getattr(each, "pk", each)) for each in values)
    return initial


def _each(value) -> list:
    """Return the values of a filter; for rows found by name, only if the name belongs to one row."""
    if isinstance(value, dict):
        return [rows[0] for rows in value.values() if len(rows) == 1]
    return value if isinstance(value, list) else [value]

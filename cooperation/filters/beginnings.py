"""What a row that is added from a list begins with: what the list is narrowed to, as far as the form asks for it."""

from django.db.models import Model

from cooperation.filters.base import Filters


def beginnings(filters: Filters) -> dict[str, str]:
    """Field of the form -> its value, or values with commas between them; rows by key.

    Where several values are chosen of which one is enough, or a name stands for several rows, none is given, since
    nobody can mean them all.
    """
    begun = {}
    for name, value in filters.active.items():
        filter_, field, values = filters.filters[name], filters.add_as.get(name, name), _each(value)
        all_meant = len(values) == 1 or getattr(filter_, "all_of", False)
        if filter_.is_entered and field and values and all_meant:
            begun[field] = ",".join(str(each.pk if isinstance(each, Model) else each) for each in values)
    return begun


def _each(value) -> list:
    """The values of a filter, rows that a text stands for alone among them."""
    if isinstance(value, dict):
        return [rows[0] for rows in value.values() if len(rows) == 1]
    return value if isinstance(value, list) else [value]

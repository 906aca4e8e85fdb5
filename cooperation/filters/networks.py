"""The way from a list to a network: of whom, and with which filters."""

from django.urls import reverse

from cooperation.filters.base import DISPLAY_FILTERS, Filters
from cooperation.filters.meetings import ONCE, THEMSELVES

BY = "by"
"""The parameter of a network's URL for what makes a line."""

LINES = ("meetings", "agreements", "initiatives")
"""Its values: the plurals of record types. The first one is the default."""

WHOSE_FILTERS = ("role", "in_force", "apart", ONCE, THEMSELVES)
"""Filters that mean something else beside a participant or country, and those that a network of meetings sets itself.

No list would have the number of a line."""


def network_url(filters: Filters) -> str:
    """Return the URL of the network with the filters of a list, around the participant or country that limits it.

    Of several, the first one is in the middle. Return "" if the list is limited to none, or if networks have no such
    lines or filters.
    """
    many, active = str(filters.model._meta.verbose_name_plural), filters.active
    refused = {*WHOSE_FILTERS} - {ONCE, THEMSELVES}
    if many not in LINES or not active.keys() & {"participant", "country"} or active.keys() & refused:
        return ""
    parameters = filters.data.copy()
    for name in (*filters.cursor_params, *DISPLAY_FILTERS, ONCE, THEMSELVES):
        parameters.pop(name, None)
    by_participant = {text: rows for text, rows in active.get("participant", {}).items() if len(rows) == 1}
    if by_participant:
        (text, (row,)), name = next(iter(by_participant.items())), "participant"
        url = reverse("cooperation:participant-network", args=[row.slug])
    elif "country" in active:
        text, name = active["country"][0], "country"
        url = reverse("cooperation:country-network", args=[text])
    else:
        return ""
    parameters.setlist(name, [value for value in parameters.getlist(name) if value.casefold() != text.casefold()])
    if many != LINES[0]:
        parameters[BY] = many
    query = parameters.urlencode()
    return f"{url}?{query}" if query else url

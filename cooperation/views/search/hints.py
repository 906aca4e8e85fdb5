"""Other pages for a search text that is a date, names several countries, or has the name of a record type.

Words of a date are rarely in the texts of records: search finds nothing for "February 2025", the lists do.
"""

import re
from dataclasses import dataclass, field
from typing import Self

from django.db.models import Q
from django.urls import reverse

from cooperation.fields import Period
from cooperation.filters.reference import CountriesField
from cooperation.models.entries import EntryQuerySet
from cooperation.models.search.mixin import union_all
from cooperation.models.search.query import included_words
from cooperation.register import RecordType

LIST_DATE_FILTERS = {
    **dict.fromkeys(("meeting", "agreement", "initiative", "development", "source"), "date"),
    "commitment": "due",
    "figure": "period",
}
"""Record type -> the filter of its list by date."""

MAX_COUNTRIES_NAMED = 4  # in one text
BETWEEN_COUNTRIES = re.compile(r"\s+(?:and|with|и)\s+|\s*[,;/&–—-]\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Hints:
    """What a search text may mean besides its words.

    ``period`` is the date that it is, and ``dated`` the lists with rows of that date: record type -> parameters.
    ``countries`` are the names of the countries that it consists of, and ``together`` the URL of their page.
    """

    period: Period | None = None
    dated: dict[str, dict[str, str]] = field(default_factory=dict)
    countries: list[str] = field(default_factory=list)
    together: str = ""

    @classmethod
    def read(cls, text: str, visible: EntryQuerySet) -> Self:
        """Return the hints for a text; ``visible`` are all entries that the user may see."""
        period, countries = _period(text), _countries(text)
        nouns = _types_dated(visible, period) if period else []
        dated = {noun: {LIST_DATE_FILTERS[noun]: text.strip()} for noun in nouns}
        together = reverse("cooperation:country-set", args=[list(countries)]) if len(countries) > 1 else ""
        return cls(period if dated else None, dated, list(countries.values()) if together else [], together)

    def __bool__(self) -> bool:
        return bool(self.dated or self.together)


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text.strip())
    except ValueError:
        return None


def _types_dated(entries: EntryQuerySet, period: Period) -> list[str]:
    """Return the record types with an entry that the filter by date finds."""
    branches = []
    # "By 2030" is a deadline. As a date it overlaps every earlier one.
    nouns = LIST_DATE_FILTERS if period.lower else ("commitment",)
    for noun in nouns:
        if noun == "commitment":
            condition = Q(due__isnull=False)
            condition &= Q(due__gt=period.lower) if period.lower else Q()
            condition &= Q(due__lte=period.upper) if period.upper else Q()
        else:
            condition = Q(**{f"{'acts' if noun == 'agreement' else 'period'}__overlap": period})
        branches.append(entries.filter(condition, noun=noun).order_by().values_list("noun")[:1])
    found = {noun for (noun,) in union_all(branches)}
    return [noun for noun in nouns if noun in found]


def _countries(text: str) -> dict[str, str]:
    """Return the countries of a text that has nothing else than their names or codes: code -> name."""
    parts = [part.strip() for part in BETWEEN_COUNTRIES.split(text.strip())]
    parts = text.split() if len(parts) == 1 else parts
    if not 2 <= len(parts) <= MAX_COUNTRIES_NAMED:
        return {}
    known = {}
    for code, name in CountriesField().choices:
        known |= dict.fromkeys((code.casefold(), name.casefold()), (code, name))
    named = dict(known[part.casefold()] for part in parts if part.casefold() in known)
    return named if len(named) == len(parts) else {}


def types_named(text: str, types: list[RecordType]) -> list[tuple[RecordType, str]]:
    """Return record types whose name is a word of a text, each with the rest: for "meeting with Tokayev" meetings."""
    words, found = included_words(text).split(), []
    for record_type in types:
        rest = [word for word in words if word.lower() not in (record_type.one, record_type.many)]
        if rest and len(rest) < len(words):
            found.append((record_type, " ".join(rest)))
    return found

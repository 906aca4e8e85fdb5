"""Facet counts: how many rows of a list have each value of a filter.

A count says how many rows the list would show if its value were chosen too. For filters that match any of their values,
it says how many rows the value would add. The tallies count lists of any length if they have columns for all filters.
Other lists are counted up to COUNT_LIMIT rows. Longer ones have no counts, since partial counts would mislead.
"""

from collections import Counter
from functools import cached_property

from cooperation.models.counts.estimates import COUNT_LIMIT, ESTIMATE_LIMIT, QUICK_COUNT_LIMIT, estimate_count
from cooperation.models.counts.pairs import count_of_pair
from cooperation.models.counts.tallies import SIDES_PREFIX, sum_tallies
from cooperation.models.counts.values import count_by
from cooperation.models.records import RECORD_NAMES

TALLIED = ("status", "kind", "countries", "sectors", "sides", "publication")


class Facets:
    """The facet counts of a list.

    Args:
        filters: the filter set of the list.
    """

    def __init__(self, filters) -> None:
        self._filters = filters
        self._columns = {
            name: filter_.facet for name, filter_ in filters.filters.items() if getattr(filter_, "facet", None)
        }

    @cached_property
    def total(self) -> int | None:
        """The number of rows in the list; None if more than ``count_limit``."""
        return self._exact[0] if self._tallied_total is None else self._tallied_total

    @property
    def is_empty(self) -> bool:
        """Whether the tallies say that the list has no row."""
        return self._tallied_total == 0

    @cached_property
    def count_limit(self) -> int:
        """The maximum number of rows to count."""
        return QUICK_COUNT_LIMIT if self._is_long else COUNT_LIMIT

    @cached_property
    def counts(self) -> dict[str, dict[str, int] | None]:
        """The counts of each filter: value of entries as text -> number of rows; None for a filter without counts."""
        return {name: self._count(name) for name in self._columns}

    def _count(self, name: str) -> dict[str, int] | None:
        is_counted = self._filters.has_counts and self._filters.filters[name].is_counted
        if name in self._filters.merged or not is_counted:
            return None
        return self._own(name) if self._is_chosen(name) else self._shared(name)

    def _is_chosen(self, name: str) -> bool:
        """Whether the filter is set and its own counts must ignore it."""
        return bool(self._filters.active.get(name)) and not self._filters.filters[name].match_all

    def _shared(self, name: str) -> dict[str, int] | None:
        """Return the counts of a filter that include all filters."""
        if self.total is None:
            return None
        if name in self._by_tallies:
            return self._by_tallies[name]
        return self._exact[1].get(self._columns[name].column, {}) if self.total <= COUNT_LIMIT else None

    @cached_property
    def _by_tallies(self) -> dict[str, dict[str, int]]:
        """The counts that the tallies know, of filters whose counts include all filters.

        For a few rows, counting is faster, and gives all counts at once.
        """
        if self._tallied_total is None or self._tallied_total <= QUICK_COUNT_LIMIT:
            return {}
        tallied = {name: self._tallied(name) for name in self._columns if not self._is_chosen(name)}
        return {name: counts for name, counts in tallied.items() if counts is not None}

    def _own(self, name: str) -> dict[str, int] | None:
        """Return the counts of a filter that include all filters but itself."""
        if (counts := self._tallied(name)) is not None:
            return counts
        if self._expects_more(name):
            return None
        column = self._columns[name]
        total, counts = count_by(self._filters.matching(name), {column.column: column.is_array}, COUNT_LIMIT)
        return None if total is None else counts[column.column]

    # --- Counting up to a limit --------------------------------------------------------------------------------------
    @cached_property
    def _exact(self) -> tuple[int | None, dict[str, dict]]:
        """The number of rows, and the counts of filters that the tallies do not know."""
        if self.is_empty:
            return 0, {}
        if self._is_long and self._is_estimable:
            return None, {}
        # PostgreSQL skips these if the list is longer than the limit. It may have fewer rows than estimated.
        counted = [it for name, it in self._columns.items() if name not in self._by_tallies]
        return count_by(
            self._filters.matching(), {column.column: column.is_array for column in counted}, self.count_limit
        )

    @cached_property
    def _is_long(self) -> bool:
        return self._tallied_total is None and self._expects_more()

    def _expects_more(self, *without: str) -> bool:
        """Whether PostgreSQL estimates more rows than ESTIMATE_LIMIT, with some filters left out.

        PostgreSQL has no statistics about which words occur in which entries, unless the partitioned table as a whole
        is analyzed. Then it may estimate more rows with some words than without any.
        """
        narrower = [without, (*without, "q")] if self._filters.active.get("q") else [without]
        return all(estimate_count(self._filters.matching(*left_out)) > ESTIMATE_LIMIT for left_out in narrower)

    @property
    def _is_estimable(self) -> bool:
        """Whether PostgreSQL's estimate that a list is long can be trusted. The list must have more than a page.

        PostgreSQL knows how frequent one value is, but not how often several values occur together.
        """
        if not self._filters.has_more or len(self._filters.active) > 1:
            return False
        return all(self._filters.filters[name].is_estimable(value) for name, value in self._filters.active.items())

    # --- Tallies -----------------------------------------------------------------------------------------------------
    def _chosen(self, without: str = "") -> dict[str, list] | None:
        """Return the filters as columns of entries -> values; None if the tallies can't count the list."""
        chosen = {}
        for name, value in self._filters.active.items():
            if name == without or getattr(self._filters.filters[name], "is_publication", False):
                continue
            column = self._columns.get(name)
            if column is None or column.column not in TALLIED:
                return None
            chosen[column.column] = [getattr(one, "pk", one) for one in value]
        # A sum over two sectors counts a record of both twice. Tallies do not know which countries occur together.
        one_each = all(len(chosen.get(column, [])) <= 1 for column in ("countries", "sectors"))
        return chosen if one_each and not ("countries" in chosen and "sides" in chosen) else None

    @cached_property
    def _tallied_total(self) -> int | None:
        if pair := self._pair:
            name = self._filters.model_name
            return count_of_pair(pair, [name], self._filters.publications).get(name, 0)
        chosen = self._chosen()
        return None if chosen is None else sum(n for cell, n in self._cells(chosen) if _fits(cell, chosen))

    @property
    def _pair(self) -> list[str]:
        """The two countries of a list of records without any other filter, which the pair tallies count."""
        codes = self._filters.active.get("country", [])
        is_alone = len(self._filters.active) == 1 and self._filters.model_name in RECORD_NAMES
        return codes if is_alone and len(codes) == 2 else []

    def _tallied(self, name: str) -> dict[str, int] | None:
        """Return the counts of a filter from the tallies; None if they don't know them."""
        chosen = self._chosen("" if self._filters.filters[name].match_all else name)
        return None if chosen is None else self._summed(self._columns[name].column, chosen)

    def totals(self, name: str) -> dict[str, int]:
        """Return the counts of a filter in the whole list, without filters; empty if the tallies don't know them."""
        column = self._columns.get(name)
        return self._summed(column.column, {}) or {} if column else {}

    def _summed(self, column: str, chosen: dict[str, list]) -> dict[str, int] | None:
        if column not in TALLIED:
            return None
        if column == "sectors":
            return {str(sector): n for sector, n in self._by_sector(chosen).items() if sector}
        if column in ("countries", "sides"):
            if "countries" in chosen or "sides" in chosen:
                return None
            return {
                who.removeprefix(SIDES_PREFIX): n
                for who, n in self._by_who(chosen).items()
                if who and who.startswith(SIDES_PREFIX) == (column == "sides")
            }
        counts = Counter()
        for cell, n in self._cells(chosen):
            if _fits(cell, chosen):
                counts[cell[column]] += n
        return dict(counts)

    def _cells(self, chosen: dict[str, list]) -> list[tuple[dict[str, str], int]]:
        """Return how many rows of these countries, sides and sectors have each publication, status and kind."""
        who, sectors = _who(chosen), _sectors(chosen)
        if (who, sectors) not in self._sums:
            sums = sum_tallies(*CELL, **self._given({}), who=who, sector=sectors)
            self._sums[who, sectors] = [(dict(zip(CELL, cell, strict=True)), n) for *cell, n in sums]
        return self._sums[who, sectors]

    def _by_sector(self, chosen: dict[str, list]) -> dict[int, int]:
        """Return the number of rows per sector."""
        key = ("sector", _who(chosen), *sorted(chosen))
        if key not in self._sums:
            whole = not {"status", "kind", "countries", "sides"} & chosen.keys()
            self._sums[key] = dict(sum_tallies("sector", whole=whole, **self._given(chosen), who=_who(chosen)))
        return self._sums[key]

    def _by_who(self, chosen: dict[str, list]) -> dict[str, int]:
        """Return the number of rows per country and per number of sides."""
        key = ("who", *sorted(chosen))
        if key not in self._sums:
            whole = not {"status", "kind", "sectors"} & chosen.keys()
            self._sums[key] = dict(sum_tallies("who", whole=whole, **self._given(chosen), sector=_sectors(chosen)))
        return self._sums[key]

    def _given(self, chosen: dict[str, list]) -> dict[str, list]:
        """Return the conditions on record type, publication, status and kind."""
        publications = chosen.get("publication", self._filters.publications)
        seen = [one for one in publications if one in self._filters.publications]
        columns = {column: chosen[column] for column in ("status", "kind") if column in chosen}
        return {"noun": [self._filters.model_name], "publication": seen} | columns

    @cached_property
    def _sums(self) -> dict:
        """Cache of sums, shared by the filters of one list."""
        return {}


CELL = ("publication", "status", "kind")


def _fits(cell: dict[str, str], chosen: dict[str, list]) -> bool:
    return all(cell[column] in chosen.get(column, [cell[column]]) for column in CELL)


def _sectors(chosen: dict[str, list]) -> tuple[int, ...]:
    return tuple(chosen.get("sectors", [0])[:1])


def _who(chosen: dict[str, list]) -> tuple[str, ...]:
    if "sides" in chosen:
        return tuple(f"{SIDES_PREFIX}{sides}" for sides in chosen["sides"])
    return tuple(chosen.get("countries", [""]))

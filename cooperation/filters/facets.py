"""How many rows of a list have which values: the numbers beside the choices of its filters.

A number says how many rows the list would show if its value were chosen too; of a filter of which one value is enough,
how many its value adds. Lists of any length are counted by the tallies, as far as these know what is chosen; others up
to COUNT_LIMIT rows. Beyond that there are no numbers, for those of a part would mislead.
"""

from collections import Counter
from functools import cached_property

from cooperation.models.entries.counts import count_by
from cooperation.models.estimates import COUNT_LIMIT, ESTIMATE_LIMIT, QUICK_COUNT_LIMIT, estimated
from cooperation.models.tallies import SIDES, summed

TALLIED = ("status", "kind", "countries", "sectors", "sides", "publication")


class Facets:
    """The numbers of a list.

    Args:
        filters: the filters of the list, with what is chosen.
    """

    def __init__(self, filters) -> None:
        self._filters = filters
        self._columns = {
            name: filter_.facet for name, filter_ in filters.filters.items() if getattr(filter_, "facet", None)
        }

    @cached_property
    def total(self) -> int | None:
        """How many rows the list has; None if more than ``count_limit``."""
        return self._exact[0] if self._tallied_total is None else self._tallied_total

    @property
    def is_empty(self) -> bool:
        """Whether the tallies know that the list has no row."""
        return self._tallied_total == 0

    @cached_property
    def count_limit(self) -> int:
        """Rows beyond which the list is not counted."""
        return QUICK_COUNT_LIMIT if self._is_long else COUNT_LIMIT

    @cached_property
    def counts(self) -> dict[str, dict[str, int] | None]:
        """The numbers of each filter: value as entries have it, as text -> rows; None where nobody counted."""
        return {name: self._own(name) if self._is_chosen(name) else self._shared(name) for name in self._columns}

    def _is_chosen(self, name: str) -> bool:
        """Whether something is chosen that does not bear on the numbers of the same filter."""
        return bool(self._filters.active.get(name)) and not self._filters.filters[name].match_all

    def _shared(self, name: str) -> dict[str, int] | None:
        """The numbers of a filter on which everything that is chosen bears."""
        if self.total is None:
            return None
        if name in self._by_tallies:
            return self._by_tallies[name]
        return self._exact[1].get(self._columns[name].column, {}) if self.total <= COUNT_LIMIT else None

    @cached_property
    def _by_tallies(self) -> dict[str, dict[str, int]]:
        """The numbers that the tallies know, of filters on which everything bears that is chosen.

        Of a few rows counting is quicker, and it tells all numbers at once.
        """
        if self._tallied_total is None or self._tallied_total <= QUICK_COUNT_LIMIT:
            return {}
        tallied = {name: self._tallied(name) for name in self._columns if not self._is_chosen(name)}
        return {name: counts for name, counts in tallied.items() if counts is not None}

    def _own(self, name: str) -> dict[str, int] | None:
        """The numbers of a filter on which everything bears but what is chosen of itself."""
        if (counts := self._tallied(name)) is not None:
            return counts
        if self._expects_more(name):
            return None
        column = self._columns[name]
        total, counts = count_by(self._filters.matching(name), {column.column: column.is_array}, COUNT_LIMIT)
        return None if total is None else counts[column.column]

    # --- By counting up to a bound ------------------------------------------------------------------------------------
    @cached_property
    def _exact(self) -> tuple[int | None, dict[str, dict]]:
        """How many rows there are, and of each value of what only they can tell."""
        if self.is_empty:
            return 0, {}
        if self._is_long and self._is_estimable:
            return None, {}
        # Of a list that is longer than its bound, PostgreSQL leaves them alone; it may have fewer rows than expected.
        counted = [it for name, it in self._columns.items() if name not in self._by_tallies]
        return count_by(
            self._filters.matching(), {column.column: column.is_array for column in counted}, self.count_limit
        )

    @cached_property
    def _is_long(self) -> bool:
        return self._tallied_total is None and self._expects_more()

    def _expects_more(self, *without: str) -> bool:
        """Whether PostgreSQL expects more rows than anybody counts, with some filters left out.

        Which words belong to which entries it has no statistics of, unless somebody gathers those of all parts at once;
        then it may expect more rows with some words than there are without any.
        """
        narrower = [without, (*without, "q")] if self._filters.active.get("q") else [without]
        return all(estimated(self._filters.matching(*left_out)) > ESTIMATE_LIMIT for left_out in narrower)

    @property
    def _is_estimable(self) -> bool:
        """Whether PostgreSQL can be believed that a list is long, which has more than a page: it knows how often one
        thing occurs, though not how often several meet.
        """
        if not self._filters.has_more or len(self._filters.active) > 1:
            return False
        return all(self._filters.filters[name].is_estimable(value) for name, value in self._filters.active.items())

    # --- By the tallies -----------------------------------------------------------------------------------------------
    def _chosen(self, without: str = "") -> dict[str, list] | None:
        """What is chosen, by the columns of entries; None if the tallies can't tell how many rows that leaves."""
        chosen = {}
        for name, value in self._filters.active.items():
            if name == without or getattr(self._filters.filters[name], "is_publication", False):
                continue
            column = self._columns.get(name)
            if column is None or column.column not in TALLIED:
                return None
            chosen[column.column] = [getattr(one, "pk", one) for one in value]
        # A record of two sectors would count twice in their sum, and of two countries at once the tallies know nothing.
        one_each = all(len(chosen.get(column, [])) <= 1 for column in ("countries", "sectors"))
        return chosen if one_each and not ("countries" in chosen and "sides" in chosen) else None

    @cached_property
    def _tallied_total(self) -> int | None:
        chosen = self._chosen()
        return None if chosen is None else sum(n for cell, n in self._cells(chosen) if _fits(cell, chosen))

    def _tallied(self, name: str) -> dict[str, int] | None:
        """The numbers of a filter by the tallies; None if they don't know them."""
        chosen = self._chosen("" if self._filters.filters[name].match_all else name)
        return None if chosen is None else self._summed(self._columns[name].column, chosen)

    def totals(self, name: str) -> dict[str, int]:
        """The numbers of a filter in the whole list, where nothing is chosen; none if the tallies don't know them."""
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
                who.removeprefix(SIDES): n
                for who, n in self._by_who(chosen).items()
                if who and who.startswith(SIDES) == (column == "sides")
            }
        counts = Counter()
        for cell, n in self._cells(chosen):
            if _fits(cell, chosen):
                counts[cell[column]] += n
        return dict(counts)

    def _cells(self, chosen: dict[str, list]) -> list[tuple[dict[str, str], int]]:
        """How many rows of the chosen countries, sides and sectors have which publication, status and kind."""
        who, sectors = _who(chosen), _sectors(chosen)
        if (who, sectors) not in self._sums:
            sums = summed(*CELL, **self._given({}), who=who, sector=sectors)
            self._sums[who, sectors] = [(dict(zip(CELL, cell, strict=True)), n) for *cell, n in sums]
        return self._sums[who, sectors]

    def _by_sector(self, chosen: dict[str, list]) -> dict[int, int]:
        """How many rows there are of each sector."""
        key = ("sector", _who(chosen), *sorted(chosen))
        if key not in self._sums:
            whole = not {"status", "kind", "countries", "sides"} & chosen.keys()
            self._sums[key] = dict(summed("sector", whole=whole, **self._given(chosen), who=_who(chosen)))
        return self._sums[key]

    def _by_who(self, chosen: dict[str, list]) -> dict[str, int]:
        """How many rows there are of each country and of each number of sides."""
        key = ("who", *sorted(chosen))
        if key not in self._sums:
            whole = not {"status", "kind", "sectors"} & chosen.keys()
            self._sums[key] = dict(summed("who", whole=whole, **self._given(chosen), sector=_sectors(chosen)))
        return self._sums[key]

    def _given(self, chosen: dict[str, list]) -> dict[str, list]:
        """The record type, and the chosen publications, statuses and kinds."""
        publications = chosen.get("publication", self._filters.publications)
        seen = [one for one in publications if one in self._filters.publications]
        columns = {column: chosen[column] for column in ("status", "kind") if column in chosen}
        return {"noun": [self._filters.noun], "publication": seen} | columns

    @cached_property
    def _sums(self) -> dict:
        """Sums that were asked for, for the next filter that asks."""
        return {}


CELL = ("publication", "status", "kind")


def _fits(cell: dict[str, str], chosen: dict[str, list]) -> bool:
    return all(cell[column] in chosen.get(column, [cell[column]]) for column in CELL)


def _sectors(chosen: dict[str, list]) -> tuple[int, ...]:
    return tuple(chosen.get("sectors", [0])[:1])


def _who(chosen: dict[str, list]) -> tuple[str, ...]:
    if "sides" in chosen:
        return tuple(f"{SIDES}{sides}" for sides in chosen["sides"])
    return tuple(chosen.get("countries", [""]))

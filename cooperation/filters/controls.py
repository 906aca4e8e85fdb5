"""How the filter panel shows a filter: the values that matter most, and the rest on request."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

VISIBLE_OPTIONS = 8
"""Values of a filter that the panel shows without a request for all of them."""


class Option(NamedTuple):
    """One value of a filter.

    Attributes:
        value: as in the URL.
        label: its label.
        count: the number of rows that have it; None if they were not counted.
        chosen: whether the list is filtered by it.
        parent: the value that it is part of; "" if there is none.
    """

    value: str
    label: str
    count: int | None = None
    chosen: bool = False
    parent: str = ""


@dataclass(frozen=True)
class Control:
    """One filter in the panel, with the typed text.

    Attributes:
        totals: the number of rows per value in the whole list, to rank values without current counts.
        invalid_text: an invalid value, to be corrected by the user.
        beside: the controls of filters that are a choice of this one.
    """

    name: str
    kind: str
    label: str
    values: list[str]
    hint: str
    errors: list[str]
    understood: str
    options: list[Option] = field(default_factory=list)
    totals: dict[str, int] = field(default_factory=dict)
    invalid_text: str = ""
    beside: list["Control"] = field(default_factory=list)

    @property
    def field(self) -> str:
        """The id of its field on the page."""
        return f"filter-{self.name}"

    @cached_property
    def shown(self) -> list[Option]:
        """The values that some rows have, or that are chosen."""
        return [option for option in self.options if option.count != 0 or option.chosen]

    @cached_property
    def first(self) -> list[Option]:
        """The values that the panel shows at once. If there are many: the chosen ones, then the most frequent."""
        if len(self.shown) <= VISIBLE_OPTIONS + 1:  # one more value takes no more space than the link to the rest
            return below_their_parents(self.shown)
        ranked = sorted(self.shown, key=lambda option: (not option.chosen, -self._weight(option)))
        chosen = sum(option.chosen for option in ranked)
        return below_their_parents(ranked[: max(VISIBLE_OPTIONS, chosen)])

    def _weight(self, option: Option) -> int:
        return option.count if option.count is not None else self.totals.get(option.value, 0)

    @cached_property
    def rest(self) -> list[Option]:
        """The other values, in their original order."""
        first = {option.value for option in self.first}
        return below_their_parents([option for option in self.shown if option.value not in first])


def below_their_parents(options: Iterable[Option]) -> list[Option]:
    """Move each option that is part of another below it. ``parent`` is cleared if that option is not in the list."""
    options = list(options)
    values = {option.value for option in options}
    below = {}
    for option in options:
        if option.parent in values:
            below.setdefault(option.parent, []).append(option)
    found = []
    for option in options:
        if option.parent not in values:
            # Few options have a parent. Copying all countries would take as long as counting their rows.
            alone = option._replace(parent="") if option.parent else option
            found += [alone, *below.get(option.value, [])]
    return found

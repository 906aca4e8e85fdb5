"""How the panel shows a filter: a few values that matter most, and the rest when asked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

VISIBLE_OPTIONS = 8
"""Values of a filter that the panel shows before it is asked for all of them."""


class Option(NamedTuple):
    """One value of a filter.

    Attributes:
        value: as the URL has it.
        label: as a person reads it.
        count: how many rows have it; None if they were not counted.
        chosen: whether the list is filtered by it.
        parent: the value that it is part of; "" if it is part of none.
    """

    value: str
    label: str
    count: int | None = None
    chosen: bool = False
    parent: str = ""


@dataclass(frozen=True)
class Control:
    """One filter as the panel shows it, with what was typed.

    Attributes:
        totals: how many rows of the whole list have each value, to rank values without current counts.
        invalid_text: a value that is not valid, to be corrected.
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
        """The values that the panel shows at once: if there are many, the chosen ones, then the most frequent."""
        if len(self.shown) <= VISIBLE_OPTIONS + 1:  # one more takes no more room than the words that would hide it
            return below_their_parents(self.shown)
        ranked = sorted(self.shown, key=lambda option: (not option.chosen, -self._weight(option)))
        chosen = sum(option.chosen for option in ranked)
        return below_their_parents(ranked[: max(VISIBLE_OPTIONS, chosen)])

    def _weight(self, option: Option) -> int:
        return option.count if option.count is not None else self.totals.get(option.value, 0)

    @cached_property
    def rest(self) -> list[Option]:
        """The other values, in their own order."""
        first = {option.value for option in self.first}
        return below_their_parents([option for option in self.shown if option.value not in first])


def below_their_parents(options: Iterable[Option]) -> list[Option]:
    """Options with each that is part of another right below it; ``parent`` stays only if that one is in the list."""
    options = list(options)
    values = {option.value for option in options}
    below = {}
    for option in options:
        if option.parent in values:
            below.setdefault(option.parent, []).append(option)
    found = []
    for option in options:
        if option.parent not in values:
            # Few are part of another; to make all countries anew would take as long as to count them.
            alone = option._replace(parent="") if option.parent else option
            found += [alone, *below.get(option.value, [])]
    return found

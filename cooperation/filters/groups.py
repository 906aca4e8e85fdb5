"""How the panel shows the values of a filter: a few that matter most, and the rest behind them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

FIRST = 8
"""Values of a filter that stand in the panel before it is asked for all of them."""


class Option(NamedTuple):
    """One value of a filter.

    Attributes:
        value: as the address has it.
        label: in words.
        count: how many rows have it; None where nobody counted.
        chosen: whether the list is narrowed by it.
        under: the value that it is part of; "" for one that stands alone.
    """

    value: str
    label: str
    count: int | None = None
    chosen: bool = False
    under: str = ""


@dataclass(frozen=True)
class Control:
    """One filter as the panel shows it, with what was typed.

    Attributes:
        often: of how many rows there are of each value, by which the foremost are chosen where nobody counted.
        unread: a text that could not be read, to be put right.
    """

    name: str
    kind: str
    label: str
    values: list[str]
    hint: str
    errors: list[str]
    understood: str
    options: list[Option] = field(default_factory=list)
    often: dict[str, int] = field(default_factory=dict)
    unread: str = ""

    @property
    def field(self) -> str:
        """The id of its field on the page."""
        return f"filter-{self.name}"

    @cached_property
    def shown(self) -> list[Option]:
        """The values that leave something to be listed, or are chosen."""
        return [option for option in self.options if option.count != 0 or option.chosen]

    @cached_property
    def first(self) -> list[Option]:
        """The values that stand in the panel at once: of many those that are chosen, then the most frequent."""
        if len(self.shown) <= FIRST + 1:  # one more takes no more room than the words that would hide it
            return below_their_own(self.shown)
        foremost = sorted(self.shown, key=lambda option: (not option.chosen, -self._weight(option)))
        chosen = sum(option.chosen for option in foremost)
        return below_their_own(foremost[: max(FIRST, chosen)])

    def _weight(self, option: Option) -> int:
        return option.count if option.count is not None else self.often.get(option.value, 0)

    @cached_property
    def rest(self) -> list[Option]:
        """The others, in their own order."""
        first = {option.value for option in self.first}
        return below_their_own([option for option in self.shown if option.value not in first])


def below_their_own(options: Iterable[Option]) -> list[Option]:
    """Options with each that is part of another one right below it; ``under`` stays only where that one is there."""
    options = list(options)
    values = {option.value for option in options}
    below = {}
    for option in options:
        if option.under in values:
            below.setdefault(option.under, []).append(option)
    found = []
    for option in options:
        if option.under not in values:
            # Few are part of another; to make all countries anew would take as long as to count them.
            alone = option._replace(under="") if option.under else option
            found += [alone, *below.get(option.value, [])]
    return found

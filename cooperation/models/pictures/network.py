"""Networks: with whom a participant or country does things, and with whom these do, one step after the other."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db import connections, models

from cooperation.fields import LowerBound
from cooperation.fields.spans import ONE_DAY
from cooperation.models.entries import EntryQuerySet
from cooperation.models.keys import ids_as_text

MAX_ADDED_NODES = 40
"""Number of nodes that one step adds: the most frequent ones. More would be a cloud."""

MAX_STEP_RECORDS = 1_000
"""Number of records of a node of which a step counts the others in them. Of more, it counts the latest."""

MAX_TOLD_RECORDS = 1_000
"""Number of records of all nodes that were not opened, up to which the number that each would add is counted."""

MAX_TOLD_PAIRS = 50_000
"""Number of pairs in these records that are counted: a conference of 190 states has 36,000."""

PAIRS = {
    ("participants", "meeting"): "register.who_met(%(keys)s::bigint[], %(around)s::bigint[], by_role => true)",
    ("participants", ""): "register.did_together(%(record_type)s, %(keys)s::bigint[], %(around)s::bigint[])",
    ("countries", ""): "register.countries_together(%(record_type)s, %(keys)s::bigint[], %(around)s::text[])",
}
"""The column of entries with the nodes, and the record type, "" for any other -> what counts pairs of nodes."""

NodeId = int | str
"""The id of a participant, or the code of a country."""


class LatestRecords(NamedTuple):
    """The ids of records: all, or the latest.

    Attributes:
        keys: the ids.
        is_whole: whether these are all.
        since: if not, the first day of those whose date begins on it or later: all of these are here. None if only some
            of a day are.
    """

    keys: list[int]
    is_whole: bool = True
    since: date | None = None

    @classmethod
    def of_entries(cls, entries: EntryQuerySet, limit: int) -> "LatestRecords":
        """Return the latest of some entries in any order, at most ``limit``."""
        latest = entries.annotate(first_day=LowerBound("period")).by_date().values_list("key", "first_day")
        found = list(latest[: limit + 1])
        if len(found) <= limit:
            return cls([key for key, _ in found])
        beyond = found[limit][1]  # of this day there may be more, so none of it counts
        of_whole_days = [(key, day) for key, day in found if day and (not beyond or day > beyond)]
        if not of_whole_days:
            return cls([key for key, _ in found[:limit]], is_whole=False)
        since = beyond + ONE_DAY if beyond else of_whole_days[-1][1]
        return cls([key for key, _ in of_whole_days], is_whole=False, since=since)


@dataclass(frozen=True)
class NetworkStep:
    """A node that is opened, with those it did things with.

    Attributes:
        node: its id.
        partners: the id of each other node and the number of records of both: most first.
        added: those among these that the step adds to the picture.
        records: the records that were counted.
    """

    node: NodeId
    partners: list[tuple[NodeId, int]]
    added: list[NodeId]
    records: LatestRecords


@dataclass
class Network:
    """A picture that grows by steps from a node outwards.

    Attributes:
        entries: the entries of one record type, in any order.
        record_type: its name.
        column: the column of entries with the nodes: "participants" or "countries".
        steps: the steps so far.
    """

    entries: EntryQuerySet
    record_type: str
    column: str
    steps: list[NetworkStep] = field(default_factory=list)

    @property
    def opened(self) -> list[NodeId]:
        """The nodes that are opened, in this order."""
        return [step.node for step in self.steps]

    @property
    def nodes(self) -> list[NodeId]:
        """All nodes, the first one first."""
        return [*self.opened[:1], *(node for step in self.steps for node in step.added)]

    def open(self, node: NodeId) -> None:
        """Add those whom a node did things with, the most frequent ones, at most MAX_ADDED_NODES."""
        records, partners = self._partners(node)
        shown = {*self.nodes, node}
        new = [other for other, _ in partners if other not in shown]
        self.steps.append(NetworkStep(node, partners, new[:MAX_ADDED_NODES], records))

    def lines_of(self, step: NetworkStep) -> list[tuple[NodeId, int]]:
        """Return the lines of a step to all nodes of the picture, except to those that were opened before it."""
        drawn = set(self.nodes).difference(self.opened[: self.steps.index(step)])
        return [(other, n) for other, n in step.partners if other in drawn]

    def count_left_out(self, step: NetworkStep) -> int:
        """Return with how many others the node of a step did things that are not in the picture."""
        nodes = set(self.nodes)
        return sum(other not in nodes for other, _ in step.partners)

    def count_added(self) -> dict[NodeId, int] | None:
        """Return how many new nodes each node that is not opened has; None if their records are too many to count."""
        rest = [node for node in self.nodes if node not in self.opened]
        if not rest:
            return {}
        number = models.Func(self.column, function="cardinality", output_field=models.IntegerField())
        entries = self.entries.with_any(self.column, rest).order_by().values_list("key", number)
        found = list(entries[: MAX_TOLD_RECORDS + 1])
        pairs = sum(min(number, len(rest)) * number for _, number in found)
        if len(found) > MAX_TOLD_RECORDS or pairs > MAX_TOLD_PAIRS:
            return None
        counted = "SELECT one, count(*) FROM {} pairs WHERE other <> ALL (%(shown)s) GROUP BY one"
        return dict.fromkeys(rest, 0) | dict(self._read(counted, [key for key, _ in found], rest))

    def count_added_by(self, node: NodeId) -> int:
        """Return how many new nodes one node has."""
        shown = set(self.nodes)
        return sum(other not in shown for other, _ in self._partners(node)[1])

    def _partners(self, node: NodeId) -> tuple[LatestRecords, list[tuple[NodeId, int]]]:
        """Return the records of a node that count, and the others in them, each with its number: most first."""
        records = LatestRecords.of_entries(self.entries.with_all(self.column, [node]), MAX_STEP_RECORDS)
        found = self._read("SELECT other, n FROM {} pairs ORDER BY n DESC, other", records.keys, [node])
        return records, found

    def _read(self, select: str, keys: Iterable[int], around: Collection[NodeId]) -> list[tuple]:
        counted = PAIRS.get((self.column, self.record_type)) or PAIRS[self.column, ""]
        values = {"keys": ids_as_text(keys), "around": list(around), "record_type": self.record_type}
        with connections["default"].cursor() as cursor:
            cursor.execute(select.format(counted), values | {"shown": self.nodes})
            return cursor.fetchall()

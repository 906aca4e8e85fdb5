"""How agreements and initiatives moved from status to status, by their dated acts and developments."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Self

from django.core.exceptions import EmptyResultSet
from django.db import connections, models

from cooperation.models.entries import Entry, EntryQuerySet
from cooperation.models.keys import Among

MAX_FLOW_RECORDS = 3_000
"""Number of records whose moves are counted. Of more, it takes the latest: acts take longer to read than dates."""

MAX_MOVED_RECORDS = 20
"""Number of records that are named beside a move, those that made it last."""

FLOW = (
    "WITH listed AS MATERIALIZED ({found}), counted AS MATERIALIZED (SELECT key, status FROM listed LIMIT %s) "
    "SELECT true, NULL, status, NULL, count(*), (SELECT count(*) FROM listed), NULL, NULL, NULL "
    "FROM counted GROUP BY status "
    "UNION ALL SELECT false, f.* FROM register.flow_of_statuses(%s, ARRAY(SELECT key FROM counted), %s) f"
)

DAYS_PER_MONTH, DAYS_PER_YEAR = 30.44, 365.25


@dataclass
class StatusMove:
    """A move from one status to another.

    Attributes:
        before: the status that records had.
        after: the status that they moved to.
        is_by_rule: whether it follows from a rule, so no act or development says so.
        records: the number of records that made it.
        moves: how often it was made.
        timed: the number of moves of which it is known how long they took.
        median_days: the median of that time; None if it is known of none.
        keys: the ids of the records that made it last.
        latest: the entries of these.
    """

    before: str
    after: str
    is_by_rule: bool
    records: int
    moves: int
    timed: int
    median_days: float | None
    keys: list[int]
    latest: list[Entry] = field(default_factory=list)

    @property
    def median(self) -> str:
        """The median time in words; "" if it is not known."""
        return "" if self.median_days is None else rough_time(self.median_days)

    @property
    def more(self) -> int:
        """The number of records that are not named."""
        return self.records - len(self.latest)


@dataclass(frozen=True)
class StatusFlow:
    """The statuses of the records of a list, and their moves between them.

    Attributes:
        now: the status -> the number of records that have it.
        first: the status -> the number of records whose first dated status it is.
        moves: the moves, the most frequent first.
        moved: the number of records that made any.
        is_whole: whether these are all records of the list, or the latest of a list that is too long.
    """

    now: dict[str, int] = field(default_factory=dict)
    first: Counter = field(default_factory=Counter)
    moves: list[StatusMove] = field(default_factory=list)
    moved: int = 0
    is_whole: bool = True

    @classmethod
    def of_entries(cls, entries: EntryQuerySet, model: type[models.Model], limit: int | None = None) -> Self:
        """Count the moves of entries with two queries.

        Args:
            entries: entries of agreements or of initiatives, in any order.
            model: the model of these.
            limit: the number of entries to read, if fewer than MAX_FLOW_RECORDS.
        """
        limit = limit or MAX_FLOW_RECORDS
        try:
            found, parameters = entries.by_date().values_list("key", "status")[: limit + 1].query.sql_with_params()
        except EmptyResultSet:
            return cls()
        with connections[entries.db].cursor() as cursor:
            # Some records are shown twice: they made the move twice.
            values = [*parameters, limit, model._meta.model_name, 2 * MAX_MOVED_RECORDS]
            cursor.execute(FLOW.format(found=found), values)
            rows = cursor.fetchall()
        now, first, moves, moved, is_whole = {}, Counter(), [], 0, True
        for is_now, before, after, is_by_rule, records, listed_or_moves, timed, median, keys in rows:
            if is_now:
                now[after] = records
                is_whole = listed_or_moves <= limit
            elif after is None:
                moved = records
            elif before is None:
                first[after] += records
            else:
                moves.append(StatusMove(before, after, is_by_rule, records, listed_or_moves, timed, median, keys))
        moves.sort(key=lambda move: (-move.moves, move.before, move.after, move.is_by_rule))
        _name_records(entries, moves)
        return cls(now, first, moves, moved, is_whole)

    @property
    def total(self) -> int:
        """The number of records that were counted."""
        return sum(self.now.values())

    @property
    def dated(self) -> int:
        """The number of these with a dated status."""
        return self.first.total()

    def came(self, status: str) -> int:
        """Return how many moves lead to a status."""
        return sum(move.moves for move in self.moves if move.after == status)

    def left(self, status: str) -> int:
        """Return how many moves lead away from a status."""
        return sum(move.moves for move in self.moves if move.before == status)


def _name_records(entries: EntryQuerySet, moves: list[StatusMove]) -> None:
    keys = {key for move in moves for key in move.keys}
    fields = ("noun", "key", "slug", "title", "publication")
    named = {entry.key: entry for entry in entries.order_by().filter(Among("key", keys)).only(*fields)} if keys else {}
    for move in moves:
        # One may have been withdrawn since the first query.
        move.latest = [named[key] for key in dict.fromkeys(move.keys) if key in named][:MAX_MOVED_RECORDS]


def rough_time(days: float) -> str:
    """Return a time in the largest unit that says enough: days, then months, then years.

    >>> rough_time(1), rough_time(45), rough_time(400), rough_time(1000)
    ('1 day', '45 days', '13 months', '2.7 years')
    """
    if days < 60:
        number, unit = round(days), "day"
    elif days < 2 * DAYS_PER_YEAR:
        number, unit = round(days / DAYS_PER_MONTH), "month"
    else:
        number, unit = round(days / DAYS_PER_YEAR, 1), "year"
    return f"{number:g} {unit}{'' if number == 1 else 's'}"

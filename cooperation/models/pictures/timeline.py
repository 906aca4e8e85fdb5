"""Entries in time: each one if they are few, else their number per month, year or decade."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from django.db import connections, models

from cooperation.fields import LowerBound, Period, UpperBound
from cooperation.fields.spans import LAST_UPPER, LAST_YEAR, ONE_DAY, span_of_months, span_of_years
from cooperation.models.entries import Entry, has_own_date

MAX_TIMELINE_MARKS = 400
"""Number of entries that a timeline draws one by one. More would be a cloud, and a table too long to read."""

MAX_COUNTED_DATES = 10_000
"""Number of entries that a timeline counts. Of more, it counts the latest: all would take longer than a page may."""

MAX_BARS = 75
"""Number of months or years that a timeline has bars for, before it uses a larger unit."""

MAX_LONG_DATES = 24
"""Number of different dates longer than a bar that a timeline draws, the most frequent ones."""

UNITS = ("day", "month", "year", "decade")
"""Units of bars, shortest first."""

MARK_FIELDS = (
    *("noun", "key", "slug", "title", "period", "period_phrase", "due"),
    *("status", "kind", "countries", "publication"),
)


@dataclass(frozen=True)
class DateCount:
    """A number of entries whose dates are within a month, year or decade, or that have the same longer date.

    Attributes:
        period: the unit, or the longer date.
        is_unit: whether it is a unit, so that the dates are within it.
        count: the number of entries.
    """

    period: Period
    is_unit: bool
    count: int


@dataclass(frozen=True)
class Timeline:
    """The entries of a list in time.

    Attributes:
        entries: the entries with a date, earliest first, if they are drawn one by one; else empty.
        undated_entries: those without a date, under the same condition.
        counts: the numbers per date, earliest first, if the list is too long for that; else empty.
        others: the number of entries with dates longer than a bar that are too rare to draw.
        unit: the unit of the bars; "" if the entries are drawn one by one.
        dated: the number of entries with a date.
        undated: the number of those without.
        is_whole: whether these are all entries of the list. If not, those without a date are not counted.
        since: the first day of the earliest entries that are counted, if there are earlier ones.
    """

    entries: list[Entry] = field(default_factory=list)
    undated_entries: list[Entry] = field(default_factory=list)
    counts: list[DateCount] = field(default_factory=list)
    others: int = 0
    unit: str = ""
    dated: int = 0
    undated: int = 0
    is_whole: bool = True
    since: date | None = None

    @classmethod
    def of_entries(cls, entries: models.QuerySet, limit: int | None = None) -> Self:
        """Read the timeline of a queryset of entries, with one query if they are few, up to four if they are many.

        Args:
            entries: the entries in any order.
            limit: the number of entries to count, of a list that is known to be very long; it saves two queries.
        """
        if limit and (latest := cls._of_latest(entries, limit)):
            return latest
        is_dated = models.ExpressionWrapper(has_own_date(), models.BooleanField())
        few = list(entries.order_by().only(*MARK_FIELDS).annotate(is_dated=is_dated)[: MAX_TIMELINE_MARKS + 1])
        if len(few) > MAX_TIMELINE_MARKS:
            counted = cls.of_counts(*count_dates(entries, limit=MAX_COUNTED_DATES + 1))
            return counted if counted.total <= MAX_COUNTED_DATES else cls._of_latest(entries, MAX_COUNTED_DATES)
        dated = sorted((it for it in few if it.is_dated), key=_in_time)
        undated = sorted((it for it in few if not it.is_dated), key=lambda it: (it.title, it.key))
        return cls(entries=dated, undated_entries=undated, dated=len(dated), undated=len(undated))

    @classmethod
    def _of_latest(cls, entries: models.QuerySet, limit: int) -> Self | None:
        """Count the entries that begin on the day of the last of the latest, or later. None if all are fewer."""
        dated = entries.with_own_date().annotate(first_day=LowerBound("period"))
        latest = dated.order_by(LowerBound("period").desc(nulls_last=True), "-key").values_list("first_day", flat=True)
        since = next(iter(latest[limit - 1 : limit]), None)
        if since is None and not entries.order_by()[limit - 1 : limit].exists():
            return None
        dated = dated.order_by().filter(first_day__gte=since) if since else dated.order_by()
        return replace(cls.of_counts(*count_dates(dated)), since=since, is_whole=False)

    @classmethod
    def of_counts(cls, unit: str, counts: list["DateCount"], undated: int) -> Self:
        """Return the timeline of entries that were counted; the rarest of very many long dates are counted together."""
        by_number = sorted((it for it in counts if not it.is_unit), key=lambda it: -it.count)
        rare = set(by_number[MAX_LONG_DATES:])
        return cls(
            counts=[it for it in counts if it not in rare],
            others=sum(it.count for it in rare),
            unit=unit,
            dated=sum(it.count for it in counts),
            undated=undated,
        )

    @property
    def total(self) -> int:
        """The number of entries in the list."""
        return self.dated + self.undated


def _in_time(entry: Entry) -> tuple:
    """Sort by the first day, then the shortest date first. What happened by some day is sorted by that day."""
    first, after = entry.period.bounds
    return first or after - ONE_DAY, after or date.max, entry.title, entry.key


def count_dates(entries: models.QuerySet, limit: int | None = None) -> tuple[str, list[DateCount], int]:
    """Count entries per unit of time, with one query that reads all of them.

    Args:
        entries: a queryset of entries in any order.
        limit: the number of entries to count.

    Returns:
        The unit of the bars, the numbers in order of time, and the number of entries without a date.
    """
    bounds = {"lower_day": LowerBound("period"), "day_after": UpperBound("period")}
    ends = {name: models.Case(models.When(has_own_date(), then=bound)) for name, bound in bounds.items()}
    found, parameters = entries.order_by().annotate(**ends).values_list(*ends)[:limit].query.sql_with_params()
    with connections[entries.db].cursor() as cursor:
        cursor.execute(
            "SELECT bars.* FROM (SELECT array_agg(a), array_agg(b), array_agg(n) FROM "
            f"(SELECT a, b, count(*) FROM ({found}) found(a, b) GROUP BY a, b) days(a, b, n)) days(a, b, n), "
            "register.bars_of(a, b, n, %s) bars",
            [*parameters, MAX_BARS],
        )
        rows = cursor.fetchall()
    counts, undated, unit = [], 0, UNITS[0]
    for unit, is_unit, first, after, n in rows:
        if first or after:
            period = Period(first, next_unit(first, unit) if is_unit else after)
            counts.append(DateCount(period, is_unit, n))
        else:
            undated = n
    return unit, sorted(counts, key=lambda it: (it.period.lower or it.period.last_day, it.period)), undated


def next_unit(day: date, unit: str) -> date:
    """Return the first day of the unit after the one that begins on a day."""
    match unit:
        case "day":
            return day + ONE_DAY
        case "month":
            return span_of_months(day.year, day.month)[1]
        case "year":
            return span_of_years(day.year)[1]
    return date(day.year // 10 * 10 + 10, 1, 1) if day.year < LAST_YEAR // 10 * 10 else LAST_UPPER

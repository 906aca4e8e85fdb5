"""The timeline of a list: when the listed records were, each as exactly as its date is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from cooperation.fields import Period
from cooperation.fields.times import today
from cooperation.filters.base import DATE_FILTERS
from cooperation.models import Commitment, Entry
from cooperation.models.counts.estimates import COUNT_LIMIT
from cooperation.models.pictures.timeline import DateCount, Timeline
from cooperation.register import RecordType
from cooperation.views.pictures.base import Picture

WITHIN, DATED = "within", "dated"
"""Parameters of the URL: only records whose date is within a period, or is exactly this one."""

FROM_DAY, BEFORE_DAY = "from_day", "before_day"
"""Parameters of the URL: only records whose date begins on a day or later, or before it, or has no beginning."""

KIND_FILTERS = ("status", "kind", "nature")
"""The filter whose labels the table shows beside each record, the first one that the list has."""


@dataclass(frozen=True)
class DateLinks:
    """The links of a number of records.

    Attributes:
        of: the number.
        closer: the URL of the timeline with these records alone.
        listed: the URL of the list with these records; "" if no filter of the list finds just these.
    """

    of: DateCount
    closer: str
    listed: str


class TimelinePage(Picture):
    """The records of a list in time: one by one, or for long lists their number per month, year or decade."""

    picture = "timeline"
    own_parameters = (WITHIN, DATED, FROM_DAY, BEFORE_DAY)

    @classmethod
    def can_show(cls, record_type: RecordType) -> bool:
        return record_type.is_record

    @cached_property
    def _parsed(self) -> tuple[dict[str, Period], list[str]]:
        """The picture's own parameters, and the problems with them."""
        parsed, problems = {}, []
        for name in self.own_parameters:
            for text in self.request.GET.getlist(name)[-1:]:
                try:
                    parsed[name] = Period.parse(text)
                    if name in (FROM_DAY, BEFORE_DAY) and not parsed[name].is_day:
                        raise ValueError(f"“{text}” is not one day. Write a day such as 2025-02-25.")
                except ValueError as error:
                    problems.append(f"“{name}” in the web address: {error}")
        return parsed, problems

    @property
    def problems(self) -> Iterator[str]:
        return iter(self._parsed[1])

    @property
    def entries(self) -> QuerySet:
        """The entries to draw."""
        if not self.chosen.is_readable or self._parsed[1]:
            return self.chosen.unfiltered.none()
        entries = self.chosen.matching()
        periods = self._parsed[0]
        if WITHIN in periods:
            entries = entries.filter(period__contained_by=periods[WITHIN])
        if DATED in periods:
            entries = entries.filter(period=periods[DATED])
        if FROM_DAY in periods:
            entries = entries.filter(period__startswith__gte=periods[FROM_DAY].lower)
        if BEFORE_DAY in periods:
            earlier = Q(period__startswith__lt=periods[BEFORE_DAY].lower)
            entries = entries.filter(earlier | Q(period__startswith__isnull=True))
        return entries

    def get_context_data(self, **kwargs):
        timeline = Timeline.of_entries(self.entries, self._limit)
        is_zoomed = bool(self._parsed[0])
        return super().get_context_data(
            timeline=timeline,
            counts=[self._links(it, timeline) for it in timeline.counts],
            zoom=self._parsed[0],
            # What the list counts, it counts with its own limits and in its own words.
            list_total=None if timeline.is_whole or is_zoomed else self.chosen.total,
            since=timeline.since and Period.of_day(timeline.since),
            earlier_url=self._timeline_url(**{BEFORE_DAY: timeline.since.isoformat()}) if timeline.since else "",
            whole_timeline=f"{self.request.path}{self.list_query()}",
            undated_url=self.list_url(before="end", sort=None),
            kinds=self._kinds(),
            date_heading=self._date_heading,
            deadlines=_deadlines([*timeline.entries, *timeline.undated_entries]),
            today=today(),
            **kwargs,
        )

    @property
    def _limit(self) -> int | None:
        """The number of records to count, if the list is expected to be very long.

        Common words are slow to find in many records, so of these the timeline counts as few as the list does.
        """
        if {WITHIN, DATED} & self._parsed[0].keys() or not self.chosen.active.get("q"):
            return None
        return self.chosen.count_limit if self.chosen.count_limit < COUNT_LIMIT else None

    def _timeline_url(self, **changes: str) -> str:
        return f"{self.request.path}{self.list_query(**changes)}"

    def _links(self, it: DateCount, timeline: Timeline) -> DateLinks:
        closer = {name: self.request.GET[name] for name in (FROM_DAY, BEFORE_DAY) if name in self.request.GET}
        if timeline.since:
            closer[FROM_DAY] = timeline.since.isoformat()
        closer[WITHIN if it.is_unit else DATED] = it.period.text
        first = Period.parse(closer[FROM_DAY]).lower if FROM_DAY in closer else None
        last = Period.parse(closer[BEFORE_DAY]).lower if BEFORE_DAY in closer else None
        # The first and the last bar may be of a part of the year.
        is_part = (first and it.period.lower and it.period.lower < first) or (
            last and it.period.upper and it.period.upper > last
        )
        return DateLinks(it, self._timeline_url(**closer), "" if is_part else self._listed(it))

    def _listed(self, it: DateCount) -> str:
        """The URL of the list with the records of a unit, if the list's filter of dates finds just these."""
        name = self._date_filter
        if not it.is_unit or not name:
            return ""
        typed = self.chosen.active.get(name)
        if typed and not (typed.lower or it.period.lower) <= it.period.lower <= it.period.upper <= (
            typed.upper or it.period.upper
        ):
            return ""
        return self.list_url(**{name: it.period.text, f"{name}_within": "yes"})

    @cached_property
    def _date_filter(self) -> str:
        """The list's filter by the date that the timeline draws; "" if it has none.

        Agreements are found by the dates of all their actions, and commitments by their deadline.
        """
        filters = self.chosen.filters
        return next((name for name in DATE_FILTERS if name in filters and filters[name].field_name == "period"), "")

    @property
    def _date_heading(self) -> str:
        """What the date of the list's entries is."""
        filters = self.chosen.filters
        return next((filters[name].label for name in DATE_FILTERS if name in filters), "Made")  # of commitments

    def _kinds(self) -> tuple[str, str, dict[str, str]]:
        """The column of entries to show beside each record, its heading, and the labels of its values."""
        name = next(name for name in KIND_FILTERS if name in self.chosen.filters)
        filter_ = self.chosen.filters[name]
        return filter_.field_name, filter_.label, dict(filter_.extra["choices"])


def _deadlines(entries: list[Entry]) -> dict[int, Commitment]:
    """Return the commitments with a deadline among entries, by id. Entries have only the last day of a deadline."""
    keys = [it.key for it in entries if it.due]
    return Commitment.objects.with_standing().in_bulk(keys) if keys else {}

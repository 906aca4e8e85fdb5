"""Series of figures: which of the figures of a list measure the same, in order of time."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Self

from django.core.exceptions import EmptyResultSet
from django.db import connections, models

from cooperation.fields import Period, sourced_period
from cooperation.models.entries import EntryQuerySet, contradicted, with_contradictions
from cooperation.models.figures import Figure, Verdict
from cooperation.models.keys import Among
from cooperation.models.units import Unit

MAX_SERIES_FIGURES = 10_000
"""Number of figures among which series are found. Of more, it takes the latest."""

MAX_DRAWN_SERIES = 12
"""Number of series that a picture draws, the longest ones."""

MAX_NAMED_SERIES = 48
"""Number of other series that it names."""

MAX_SERIES_VALUES = 60
"""Number of figures of one series that pages show, the latest ones."""

MAX_CHART_VALUES = 40
"""Number of figures of one series that a chart shows, the latest ones."""

MAX_ALONE = 40
"""Number of figures alone in their series that a picture draws, the latest ones."""

SHOWN_FIELDS = (
    *("slug", "title", "publication", "indicator", "nature", "series", "printed", "bound", "value_low", "value_high"),
    *(f"{date}{part}" for date in ("period", "as_of") for part in ("", "_phrase", "_stated", "_inferred")),
    *("unit__symbol", "unit__name", "unit__singular", "unit__factor"),
    *(f"{subject}__{name}" for subject in ("initiative", "agreement") for name in ("slug", "title", "publication")),
)

VALUE_DECIMALS = 6
"""Decimals of a converted value: as many as the database stores of a value."""

SERIES_AMONG = (
    "WITH listed AS MATERIALIZED ({found}) "
    "SELECT (SELECT count(*) FROM listed), s.n, s.ids, s.all_series, s.all_figures "
    "FROM register.series_among(ARRAY(SELECT key FROM listed LIMIT %s), %s, %s, %s) s"
)


@dataclass(frozen=True)
class FigureValue:
    """A figure in its series.

    Attributes:
        figure: the figure.
        low: its value in the unit of the series; None if the source names no number.
        high: the upper value of a range.
        converted: the value in the unit of the series, written out, if its own unit is another one.
        is_revised: whether a value of the same was stated on a later day.
        is_revision: whether one was stated on an earlier day.
    """

    figure: Figure
    low: Decimal | None
    high: Decimal | None
    converted: str = ""
    is_revised: bool = False
    is_revision: bool = False

    @property
    def when(self) -> Period | None:
        """The period that it is about, or else the day on which it was stated."""
        return sourced_period(self.figure, "period") or sourced_period(self.figure, "as_of")

    @property
    def is_drawn(self) -> bool:
        """Whether it has a number and a date, so a chart can show it."""
        return self.low is not None and self.when is not None

    @property
    def features(self) -> set[str]:
        """What a key must explain: its nature, its bound, and whether it is a range, contradicted or revised."""
        others = {"range": self.high is not None, "differs": self.figure.contradictions, "revised": self.is_revised}
        return {self.figure.nature, self.figure.bound, *(name for name, has in others.items() if has)}


@dataclass(frozen=True)
class ListedSeries:
    """Figures of a list that measure the same.

    Attributes:
        figures: the latest of them, in order of time.
        number: how many the list has.
    """

    figures: list[Figure]
    number: int

    def label_for(self, user) -> str:
        """Return what they measure, of whom, where and about what: "Mutual trade, Kazakhstan, Kyrgyzstan".

        Args:
            user: the reader, who may not see what they are about.
        """
        figure = self.figures[-1]
        of, to, places = (", ".join(str(row) for row in getattr(figure, name).all()) for name in ("of", "to", "places"))
        whose = " to ".join(filter(None, [of, to]))
        indicator = f"{figure.indicator[:1].upper()}{figure.indicator[1:]}"
        subjects = {it.initiative or it.agreement for it in self.figures}
        about = subjects.pop() if len(subjects) == 1 else None
        title = about.title if about and about.is_visible_to(user) else ""
        return ", ".join(filter(None, [indicator, whose, places, title]))

    @property
    def slug(self) -> str:
        """The slug of a figure by which a list finds the whole series."""
        return self.figures[-1].slug

    @cached_property
    def unit(self) -> Unit:
        """The unit of the chart: that of most of its figures. The others convert into it."""
        return Counter(figure.unit for figure in self.figures).most_common(1)[0][0]

    @cached_property
    def subjects(self) -> list[tuple[int | None, int | None]]:
        """The ids of the initiatives and agreements that the figures are about, if they are several."""
        found = {_subject(figure) for figure in self.figures} - {(None, None)}
        return sorted(found, key=str) if len(found) > 1 else []

    @cached_property
    def values(self) -> list[FigureValue]:
        """The figures with their values in the unit of the chart."""
        stated = defaultdict(set)
        for figure in self.figures:
            if figure.period and figure.as_of:
                stated[_measured_once(figure)].add(_first_day(figure.as_of))
        return [self._value(figure, stated[_measured_once(figure)]) for figure in self.figures]

    def _value(self, figure: Figure, stated: set[date]) -> FigureValue:
        low, high, converted = figure.value_low, figure.value_high, ""
        if figure.unit != self.unit and low is not None:
            times = figure.unit.factor / self.unit.factor
            low, high = (value and round(value * times, VALUE_DECIMALS) for value in (low, high))
            converted = Figure(value_low=low, value_high=high, bound=figure.bound, unit=self.unit).measured()
        own = _first_day(figure.as_of) if figure.period and figure.as_of else None
        return FigureValue(
            figure,
            low,
            high,
            converted,
            is_revised=own is not None and own < max(stated),
            is_revision=own is not None and own > min(stated),
        )

    @property
    def drawn(self) -> int:
        """How many of the figures a chart can show."""
        return sum(value.is_drawn for value in self.values)


@dataclass(frozen=True)
class SeriesOfList:
    """The series among the figures of a list.

    Attributes:
        longest: the series with the most figures, to be drawn.
        named: the next ones, each with its latest figure alone.
        series_number: the number of all series of two figures or more.
        in_series: the number of figures in these.
        alone: figures that are alone in their series, the latest first, each as a series of its own.
        alone_number: the number of all such figures, if some were asked for.
        is_whole: whether these are all figures of the list, or the latest of a list that is too long.
    """

    longest: list[ListedSeries] = field(default_factory=list)
    named: list[ListedSeries] = field(default_factory=list)
    series_number: int = 0
    in_series: int = 0
    alone: list[ListedSeries] = field(default_factory=list)
    alone_number: int = 0
    is_whole: bool = True

    @classmethod
    def of_entries(
        cls,
        entries: EntryQuerySet,
        *,
        longest: int,
        named: int = 0,
        alone: int = 0,
        values: int | None = None,
        limit: int | None = None,
    ) -> Self:
        """Find the series among entries of figures, with five queries.

        Args:
            entries: the entries, in any order.
            longest: the number of series to read with their figures.
            named: the number of further series to read with one figure each.
            alone: the number of figures that are alone in their series to read; without any, they are not counted.
            values: the number of figures of a series to read, if fewer than MAX_SERIES_VALUES.
            limit: the number of entries to read, if fewer than MAX_SERIES_FIGURES.
        """
        limit = limit or MAX_SERIES_FIGURES
        listed, rows = _series_among(entries, limit, longest + named, alone, values or MAX_SERIES_VALUES)
        several = [row for row in rows if row[0] > 1]
        single = [row for row in rows if row[0] == 1]
        wanted = [ids for _, ids, *_ in several[:longest]]
        wanted += [ids[:1] for _, ids, *_ in [*several[longest:], *single]]
        figures = _figures(key for ids in wanted for key in ids)
        series = [
            ListedSeries(sorted((figures[key] for key in ids), key=_in_time), number)
            for ids, (number, *_) in zip(wanted, [*several, *single], strict=True)
        ]
        # Figures of a series have the same.
        models.prefetch_related_objects([one.figures[-1] for one in series], "of", "to", "places")
        return cls(
            longest=series[: len(several[:longest])],
            named=series[longest : len(several)],
            series_number=several[0][2] if several else 0,
            in_series=several[0][3] if several else 0,
            alone=series[len(several) :],
            alone_number=single[0][3] if single else 0,
            is_whole=listed <= limit,
        )

    @property
    def total(self) -> int:
        """The number of figures among which the series were found."""
        return self.in_series + self.alone_number

    @property
    def unnamed(self) -> int:
        """The number of series that are neither drawn nor named."""
        return self.series_number - len(self.longest) - len(self.named)


def _series_among(entries: EntryQuerySet, limit: int, *limits: int) -> tuple[int, list[tuple]]:
    """Return how many entries there are, up to one more than the limit, and the rows of ``register.series_among``."""
    try:
        found, parameters = entries.by_date().values_list("key")[: limit + 1].query.sql_with_params()
    except EmptyResultSet:
        return 0, []
    with connections[entries.db].cursor() as cursor:
        cursor.execute(SERIES_AMONG.format(found=found), [*parameters, limit, *limits])
        rows = cursor.fetchall()
    return rows[0][0] if rows else 0, [row for _, *row in rows]


def _figures(keys: Iterable[int]) -> dict[int, Figure]:
    """Return figures by their ids. ``verdict`` is asked for only if something contradicts the figure: it is slow."""
    rows = Figure.objects.order_by().filter(Among("id", keys)).select_related("unit", "initiative", "agreement")
    verdict = models.Case(models.When(contradicted("figure"), then=Verdict("pk")), output_field=models.CharField())
    rows = with_contradictions(rows.annotate(verdict=verdict)).with_conversions()
    return {figure.pk: figure for figure in rows.only(*SHOWN_FIELDS)}


def _first_day(period: Period) -> date:
    lower, upper = period.bounds
    return lower or upper


def _in_time(figure: Figure) -> tuple:
    """Sort by period, then by the day of the statement; without a period by that day alone, last."""
    period, as_of = figure.period, figure.as_of
    return (
        period is None,
        _first_day(period) if period else date.max,
        _first_day(as_of) if as_of else date.min,
        figure.nature,
        figure.pk,
    )


def _subject(figure: Figure) -> tuple[int | None, int | None]:
    return figure.initiative_id, figure.agreement_id


def _measured_once(figure: Figure) -> tuple:
    """What a later statement of the same value shares with an earlier one."""
    period = figure.period
    return figure.nature, period and period.bounds, _subject(figure)

"""The series of a list of figures: a chart for each, with its values in time."""

from dataclasses import dataclass

from cooperation.fields.times import today
from cooperation.models import Figure
from cooperation.models.pictures.series import (
    MAX_ALONE,
    MAX_CHART_VALUES,
    MAX_DRAWN_SERIES,
    MAX_NAMED_SERIES,
    MAX_SERIES_FIGURES,
    ListedSeries,
    SeriesOfList,
)
from cooperation.register import RecordType
from cooperation.views.pictures.base import Picture

SERIES_FILTER = "series"
"""The filter of the list of figures by a figure whose series it shows."""


@dataclass(frozen=True)
class SeriesLinks:
    """The links of a series.

    Attributes:
        of: the series.
        listed: the URL of the list with just its figures.
        drawn: the URL of the picture with this series alone.
    """

    of: ListedSeries
    listed: str
    drawn: str


class SeriesPage(Picture):
    """The series of the figures of a list: the longest are drawn, the others named."""

    picture = "series"

    @classmethod
    def can_show(cls, record_type: RecordType) -> bool:
        return record_type.model is Figure

    def get_context_data(self, **kwargs):
        entries = self.chosen.matching() if self.chosen.is_readable else self.chosen.unfiltered.none()
        found = SeriesOfList.of_entries(
            entries,
            longest=MAX_DRAWN_SERIES,
            named=MAX_NAMED_SERIES,
            alone=MAX_ALONE,
            values=MAX_CHART_VALUES,
            limit=self._limit,
        )
        values = [value for series in [*found.longest, *found.alone] for value in series.values if value.when]
        return super().get_context_data(
            found=found,
            features=set().union(*(value.features for value in values)),
            charts=[self._links(series) for series in found.longest],
            named=[self._links(series) for series in found.named],
            today=today(),
            **kwargs,
        )

    @property
    def _limit(self) -> int:
        """The number of figures to read. Common words are slow to find, so of these it is what the list counts."""
        return min(self.chosen.count_limit, MAX_SERIES_FIGURES) if self.chosen.active.get("q") else MAX_SERIES_FIGURES

    def _links(self, series: ListedSeries) -> SeriesLinks:
        # The list can show one series only, so the filter replaces another figure of the same series.
        query = self.list_query(**{SERIES_FILTER: series.slug})
        return SeriesLinks(series, self.list_url(**{SERIES_FILTER: series.slug}), f"{self.request.path}{query}")

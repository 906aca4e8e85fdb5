"""The flow of statuses of a list: how its records moved from status to status, and which they have now."""

from dataclasses import dataclass

from cooperation.fields.times import known_on
from cooperation.models import Agreement, Initiative
from cooperation.models.pictures.statuses import MAX_FLOW_RECORDS, StatusFlow
from cooperation.register import RecordType
from cooperation.views.pictures.base import Picture


@dataclass(frozen=True)
class StatusCount:
    """A status with its numbers.

    Attributes:
        value: the status.
        label: its label.
        now: the number of records that have it.
        listed: the URL of the list of these.
        first: the number of records whose first dated status it is.
        came: the number of moves to it.
        left: the number of moves away from it.
    """

    value: str
    label: str
    now: int
    listed: str
    first: int
    came: int
    left: int


class StatusesPage(Picture):
    """The moves of the records of a list from status to status, and the statuses that they have now."""

    picture = "statuses"

    @classmethod
    def can_show(cls, record_type: RecordType) -> bool:
        # The status of a commitment or meeting is typed, so the register does not know since when it had it.
        return record_type.model in (Agreement, Initiative)

    @property
    def is_only_of_today(self) -> bool:
        # The views that the moves follow from are of today.
        return known_on() is not None

    def get_context_data(self, **kwargs):
        entries = (
            self.chosen.matching()
            if self.chosen.is_readable and not self.is_only_of_today
            else self.chosen.unfiltered.none()
        )
        flow = StatusFlow.of_entries(entries, self.record_type.model, self._limit)
        labels = dict(self.record_type.model.Status.choices)
        return super().get_context_data(
            flow=flow,
            labels=labels,
            statuses=[status for status in self._statuses(flow, labels) if status.now or status.first or status.came],
            **kwargs,
        )

    @property
    def _limit(self) -> int:
        """The number of records to read. Common words are slow to find, so of these it is what the list counts."""
        return min(self.chosen.count_limit, MAX_FLOW_RECORDS) if self.chosen.active.get("q") else MAX_FLOW_RECORDS

    def _statuses(self, flow: StatusFlow, labels: dict[str, str]) -> list[StatusCount]:
        return [
            StatusCount(
                value,
                label,
                flow.now.get(value, 0),
                self.list_url(status=value),
                flow.first[value],
                flow.came(value),
                flow.left(value),
            )
            for value, label in labels.items()
        ]

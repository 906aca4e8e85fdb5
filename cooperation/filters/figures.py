"""The filters of the list of figures."""

from django_filters import CharFilter

from cooperation.filters.base import RecordFilters
from cooperation.filters.kinds import OneOf, PeriodFilter, RowsFilter, SortFilter
from cooperation.models import Agreement, Figure, Initiative, Meeting


class UnitFilter(CharFilter):
    """Figures in a unit, however its letters are written."""

    control = "text"


class FigureFilters(RecordFilters):
    """Figures by what they measure, the period that they are about, and whom or what they are of."""

    panel = ("q", "period", "country", "participant", "unit", "nature", "sector", "place", "sort")
    behind = ("initiative", "agreement", "meeting", *RecordFilters.behind)

    period = PeriodFilter("period", label="Period")
    unit = UnitFilter("unit", "iexact", label="Unit", help_text="E.g. USD, MW, percent")
    nature = OneOf(Figure.Nature.choices, field_name="nature", label="Nature")
    initiative = RowsFilter(Initiative, "initiative", label="Of the initiative")
    agreement = RowsFilter(Agreement, "agreement", label="Of the agreement")
    meeting = RowsFilter(Meeting, "meeting", label="Of the meeting")
    sort = SortFilter(period="period__startswith", title="title").backwards()
    add_as = RecordFilters.add_as | {"participant": "of"}

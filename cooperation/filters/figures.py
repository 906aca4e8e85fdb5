"""The filters of the list of figures."""

from django import forms
from django.db.models import QuerySet

from cooperation.filters.dates import PeriodFilter
from cooperation.filters.kinds import AnyOf, Narrowing
from cooperation.filters.records import RecordFilters
from cooperation.filters.rows import RowsFilter
from cooperation.filters.sorting import BY_DATE, BY_NAMED, BY_TITLE, BY_VALUE, SortFilter, by_number, by_word
from cooperation.models import Agreement, Figure, Initiative, Meeting


class UnitFilter(Narrowing):
    """Figures in a unit, however its letters are written."""

    field_class = forms.CharField

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return self.by_own(qs, unit__iexact=value) if value else qs


class FigureFilters(RecordFilters):
    """Figures by what they measure, the period that they are about, and whom or what they are of."""

    model = Figure
    panel = ("q", "period", "country", "nature", "unit", "sector", "participant", "place", "sort")
    behind = ("initiative", "agreement", "meeting", *RecordFilters.behind)

    period = PeriodFilter(label="Period")
    unit = UnitFilter(label="Unit", help_text="E.g. USD, MW, percent")
    nature = AnyOf(Figure.Nature.choices, "kind", label="Nature")
    initiative = RowsFilter(Initiative, "initiative", label="Of the initiative")
    agreement = RowsFilter(Agreement, "agreement", label="Of the agreement")
    meeting = RowsFilter(Meeting, "meeting", label="Of the meeting")
    sort = SortFilter(
        period=BY_DATE,
        title=BY_TITLE,
        value=BY_VALUE,
        of=BY_NAMED,
        nature=by_word("kind"),
        sources=by_number("source_count"),
    ).backwards()
    add_as = RecordFilters.add_as | {"participant": "of"}

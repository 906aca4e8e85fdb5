"""The filters of the list of agreements."""

from cooperation.filters.base import RecordFilters
from cooperation.filters.kinds import OneOf, PeriodFilter, RowsFilter, SortFilter
from cooperation.models import Agreement, Initiative, Meeting


class AgreementFilters(RecordFilters):
    """Agreements by their date, their parties, their form and where they stand."""

    panel = ("q", "date", "country", "participant", "status", "form", "sector", "place", "sort")
    behind = ("binding", "meeting", "initiative", *RecordFilters.behind)

    date = PeriodFilter("main_date", label="Date")
    status = OneOf(Agreement.Status.choices, field_name="status", label="Status")
    form = OneOf(Agreement.Form.choices, field_name="form", label="Form")
    binding = OneOf(Agreement.Binding.choices, field_name="binding", label="Binding")
    meeting = RowsFilter(Meeting, "meeting", label="Concluded at")
    initiative = RowsFilter(Initiative, "initiatives", label="Initiative")
    sort = SortFilter(date="main_date__startswith", title="title", status="status").backwards()

"""The filters of the list of agreements."""

from cooperation.filters.dates import PeriodFilter
from cooperation.filters.kinds import AnyOf
from cooperation.filters.records import RecordFilters
from cooperation.filters.rows import RowsFilter
from cooperation.filters.sorting import BY_DATE, BY_NAMED, BY_TITLE, SortFilter, by_number, by_word
from cooperation.models import Agreement, Initiative, Meeting


class AgreementFilters(RecordFilters):
    """Agreements by their date, their parties, their form and where they stand."""

    model = Agreement
    panel = ("q", "date", "country", "status", "form", "sector", "participant", "place", "sort")
    behind = ("binding", "meeting", "initiative", *RecordFilters.behind)

    date = PeriodFilter(label="Date")
    status = AnyOf(Agreement.Status.choices, "status", label="Status")
    form = AnyOf(Agreement.Form.choices, "kind", label="Form")
    binding = AnyOf(Agreement.Binding.choices, "binding", own=True, label="Binding")
    meeting = RowsFilter(Meeting, "meeting", label="Concluded at")
    initiative = RowsFilter(Initiative, "initiatives", label="Initiative")
    sort = SortFilter(
        date=BY_DATE,
        title=BY_TITLE,
        parties=BY_NAMED,
        form=by_word("kind"),
        status=by_word("status"),
        sources=by_number("source_count"),
    ).backwards()
    add_as = RecordFilters.add_as | {"country": "country", "status": "new_status", "date": "since", "initiative": ""}

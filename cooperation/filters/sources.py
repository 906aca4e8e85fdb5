"""The filters of the list of sources."""

from django_filters import CharFilter

from cooperation.filters.base import Filters
from cooperation.filters.kinds import PeriodFilter, RowsFilter, SortFilter, TextFilter
from cooperation.models import Participant


class LanguageFilter(CharFilter):
    """Sources in a language, by its code."""

    control = "text"


class SourceFilters(Filters):
    """Sources by their words, their date, their publisher and their language."""

    panel = ("q", "date", "publisher", "language", "sort")
    add_as = {"date": "published"}

    q = TextFilter(label="Words")
    date = PeriodFilter("published", label="Published")
    publisher = RowsFilter(Participant, "publisher", label="Publisher")
    language = LanguageFilter("language", "iexact", label="Language", help_text="Its code: en, ru, kk")
    sort = SortFilter(date="published__startswith", title="title").backwards()

"""The filters of the list of sources."""

from dataclasses import replace

from babel import Locale

from cooperation.filters.dates import PeriodFilter
from cooperation.filters.kinds import AnyOf, TextFilter, ValuesField
from cooperation.filters.records import NounFilters
from cooperation.filters.rows import EntryRowsFilter
from cooperation.filters.sorting import BY_DATE, BY_NAMED, BY_TITLE, SizeFilter, SortFilter, by_position
from cooperation.models import Participant, Source
from cooperation.models.tallies import summed

LANGUAGES = Locale("en").languages
BY_LANGUAGE = by_position("kind", sorted((code for code in LANGUAGES if "_" not in code), key=LANGUAGES.get))


class LanguageFilter(AnyOf):
    """Sources in any of the chosen languages, of those in which there are some."""

    has_own_field = True

    def __init__(self, **kwargs) -> None:
        super().__init__([], "kind", **kwargs)

    @property
    def field(self) -> ValuesField:
        if not self.extra["choices"]:
            seen = self.parent.publications
            sums = summed("kind", noun=["source"], publication=seen, who=[""], sector=[0])
            known = {code: LANGUAGES.get(code, code) for code, _ in sums if code}
            self.extra["choices"] = sorted(known.items(), key=lambda choice: choice[1])
        return super().field


class SourceFilters(NounFilters):
    """Sources by their words, their date, their publisher and their language."""

    model = Source
    panel = ("q", "date", "publisher", "language", "sort")
    behind = ("rows",)
    add_as = {"date": "published"}

    q = TextFilter(label="Words")
    date = PeriodFilter(label="Published")
    publisher = EntryRowsFilter(Participant, "participants", label="Publisher")
    language = LanguageFilter(label="Language")
    sort = SortFilter(
        date=replace(BY_DATE, label="Published"), title=BY_TITLE, publisher=BY_NAMED, language=BY_LANGUAGE
    ).backwards()
    rows = SizeFilter()

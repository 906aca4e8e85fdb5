"""Search over all nouns."""

from django.views.generic import TemplateView

from cooperation.filters.entries import EntryFilters
from cooperation.models import Country
from cooperation.models.entries import Entry
from cooperation.views.base import Page, page_number
from cooperation.views.paging import Slice

SIZE = 25  # results on a page
MOST_NAMES = 6  # countries, and participants and places, that stand above the results


class Search(Page, TemplateView):
    """What the words of one box find: whom and what they name, then the records and sources that they occur in."""

    template_name = "cooperation/search.html"

    def get_context_data(self, **kwargs):
        visible = Entry.objects.visible_to(self.request.user).with_pages()
        chosen = EntryFilters(self.request.GET, visible, reader=self.request.user)
        found = chosen.qs if chosen.is_readable else visible.none()
        text, number = chosen.active.get("q", ""), page_number(self.request.GET)
        names, countries = [], []
        if "noun" not in self.request.GET:
            found = found.exclude(noun__in=Entry.NAMES)
            if text and number == 1:
                names = list(visible.named(text, MOST_NAMES))
                countries = Country.objects.called(text)[:MOST_NAMES]
        page = Slice(found.by_date(), number, shown=Entry.objects.all(), size=SIZE)
        return super().get_context_data(
            filters=chosen,
            page=page,
            text=text,
            names=names,
            countries=countries,
            country_named=Country.objects.in_bulk({code for entry in [*page.rows, *names] for code in entry.countries}),
            **kwargs,
        )

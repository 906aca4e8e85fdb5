"""Search over all nouns."""

from django.db.models import Q
from django.views.generic import TemplateView

from cooperation.filters.entries import EntryFilters
from cooperation.models import Country
from cooperation.models.entries import Entry
from cooperation.views.base import Page, page_number
from cooperation.views.paging import Slice

SIZE = 25  # results on a page
MOST_COUNTRIES = 5


class Search(Page, TemplateView):
    """What the words of one box find in the register: countries by their names, everything else by its entry."""

    template_name = "cooperation/search.html"

    def get_context_data(self, **kwargs):
        entries = Entry.objects.visible_to(self.request.user).with_pages()
        chosen = EntryFilters(self.request.GET, entries, reader=self.request.user)
        found = chosen.qs if chosen.is_readable else entries.none()
        page = Slice(found.by_date(), page_number(self.request.GET), shown=Entry.objects.all(), size=SIZE)
        named = Country.objects.in_bulk({code for entry in page.rows for code in entry.countries})
        return super().get_context_data(
            filters=chosen,
            page=page,
            text=self.request.GET.get("q", "").strip(),
            countries=self.countries() if page.number == 1 else [],
            country_named=named,
            **kwargs,
        )

    def countries(self):
        """The countries whose name begins with the words."""
        text = self.request.GET.get("q", "").strip()
        if not text or "noun" in self.request.GET:
            return []
        return Country.objects.filter(Q(name__istartswith=text) | Q(code__iexact=text))[:MOST_COUNTRIES]

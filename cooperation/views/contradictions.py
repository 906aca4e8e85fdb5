"""The page of contradictions: each with all that its sources say."""

from django.views.generic import TemplateView

from cooperation.filters import ContradictionFilters
from cooperation.models.contradictions import contradictions_of
from cooperation.models.entries import Entry, EntryQuerySet
from cooperation.views.base import Page, page_number
from cooperation.views.pagination import NumberedPage, count_up_to

CONTRADICTIONS_PER_PAGE = 25
MAX_COUNTED = 1000  # contradictions, and records in them


class Contradictions(Page, TemplateView):
    """Records and values of which sources say different things, last changed first."""

    template_name = "cooperation/contradictions.html"

    def get_context_data(self, **kwargs):
        chosen = ContradictionFilters(self.request.GET, request=self.request)
        entries: EntryQuerySet = chosen.matching() if chosen.is_readable else chosen.unfiltered.none()
        page = NumberedPage(
            entries.one_per_contradiction().order_by("-updated_at", "-key", "noun"),
            page_number(self.request.GET),
            shown=Entry.objects.only(*Entry.LINE_FIELDS, "first_figure"),
            size=CONTRADICTIONS_PER_PAGE,
            limit=MAX_COUNTED,
        )
        return super().get_context_data(
            filters=chosen,
            page=page,
            found=contradictions_of(page.rows, self.request.user),
            record_count=count_up_to(entries, MAX_COUNTED),
            count_limit=MAX_COUNTED,
            **kwargs,
        )

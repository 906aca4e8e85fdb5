"""The home page."""

from django.utils.timezone import localdate
from django.views.generic import TemplateView

from cooperation import models
from cooperation.models.counts.estimates import COUNT_LIMIT
from cooperation.models.entries import Entry
from cooperation.register import RECORD_TYPES
from cooperation.views.base import Page
from cooperation.views.pagination import count_up_to

MAX_RECENT_CHANGES = 8
MAX_PAIRS = 8  # of countries
MAX_SAVED_SEARCHES = 6
PAIR_SAMPLE = 200  # latest entries in which pairs are counted


class Home(Page, TemplateView):
    """What the register contains, recent changes, and links to start with."""

    template_name = "cooperation/home.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        changed = Entry.objects.visible_to(user).with_pages().recent()[:MAX_RECENT_CHANGES]
        pairs = Entry.objects.visible_to(user).latest_pairs(MAX_PAIRS, sample=PAIR_SAMPLE, until=localdate())
        codes = {code for entry in changed for code in entry.countries} | {code for pair in pairs for code in pair}
        return super().get_context_data(
            numbers={
                it.name: count_up_to(it.model.objects.visible_to(user), COUNT_LIMIT) for it in RECORD_TYPES if it.about
            },
            counted=COUNT_LIMIT,
            changed=changed,
            pairs=pairs,
            saved=models.SavedSearch.objects.for_user(user).latest()[:MAX_SAVED_SEARCHES],
            country_named=models.Country.objects.in_bulk(codes),
            **kwargs,
        )

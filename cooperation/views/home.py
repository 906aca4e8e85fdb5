"""The first page."""

from django.utils.timezone import localdate
from django.views.generic import TemplateView

from cooperation import models
from cooperation.models.entries import Entry
from cooperation.views.base import Page
from cooperation.views.paging import counted

COUNTED = 10_000  # rows of a noun beyond which it is only said to have more
CHANGED = 8  # entries named as changed last
PAIRS = 8  # pairs of countries named
SAVED = 6  # saved searches of the reader
LOOKED_AT = 200  # latest entries among which the pairs are looked for

NOUNS = (
    models.Meeting,
    models.Agreement,
    models.Initiative,
    models.Development,
    models.Commitment,
    models.Figure,
    models.Participant,
    models.Place,
    models.Source,
)


class Home(Page, TemplateView):
    """What the register is, how much it holds, what came last, and where to begin."""

    template_name = "cooperation/home.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        changed = Entry.objects.visible_to(user).with_pages().recent()[:CHANGED]
        pairs = Entry.objects.visible_to(user).latest_pairs(PAIRS, among=LOOKED_AT, until=localdate())
        codes = {code for entry in changed for code in entry.countries} | {code for pair in pairs for code in pair}
        return super().get_context_data(
            numbers={model._meta.model_name: counted(model.objects.visible_to(user), COUNTED) for model in NOUNS},
            counted=COUNTED,
            changed=changed,
            pairs=pairs,
            saved=models.SavedSearch.objects.of(user).latest()[:SAVED],
            country_named=models.Country.objects.in_bulk(codes),
            **kwargs,
        )

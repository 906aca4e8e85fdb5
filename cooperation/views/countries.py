"""The pages of a country and of a pair of countries."""

from functools import cache

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.generic import TemplateView

from cooperation.fields import Period
from cooperation.filters.in_force import TODAY
from cooperation.models import Agreement, Commitment, Country, Entry, Involvement, Participant, Standing
from cooperation.models.counts.estimates import COUNT_LIMIT, ESTIMATE_LIMIT, QUICK_COUNT_LIMIT, estimate_count
from cooperation.models.counts.values import count_by
from cooperation.models.entries import EntryQuerySet
from cooperation.models.keys import Among
from cooperation.models.prepared import Prepared
from cooperation.views.base import Page
from cooperation.views.previews import MAX_PREVIEW_ROWS, Preview, latest_records

CODE_PLACEHOLDER = "?"  # in a prepared query
PARTNER_SAMPLE = 1000  # latest entries of a country to count by partner, if it has more than COUNT_LIMIT


def country_of(code: str) -> Country:
    """Return the country with a code, ignoring case. Raise Http404 with a message for the user."""
    for country in _countries().fetch(code.upper()):
        return country
    raise Http404(f"There is no country with the code “{code}”. Use a code of ISO 3166, such as KZ.")


@cache
def _countries() -> Prepared:
    return Prepared(Country.objects.filter(code=CODE_PLACEHOLDER), CODE_PLACEHOLDER)


def in_order(*countries: Country) -> list[Country]:
    """Return distinct countries sorted by name, as in the URL of a pair."""
    return sorted(set(countries), key=lambda country: country.name)


def pair_url(one: Country, other: Country) -> str:
    """The URL of the page of two countries."""
    return reverse("cooperation:country-pair", args=[country.code for country in in_order(one, other)])


def _by_status(agreements: QuerySet) -> list[tuple[Agreement.Status, int]]:
    """Return the number of agreements per status, in the order of an agreement's life; empty if there are too many."""
    if estimate_count(agreements) > ESTIMATE_LIMIT:
        return []
    _, counts = count_by(agreements, {"status": False}, COUNT_LIMIT)
    numbers = counts.get("status", {})
    return [(status, numbers[status]) for status in Agreement.Status if status in numbers]


def _partners(entries: EntryQuerySet, code: str) -> tuple[dict[str, int], int | None]:
    """Return how many entries a country shares with each other country: code -> number, most first.

    The second value is the number of latest entries that were counted; None if all were.
    """
    own = entries.about_country(code)
    if estimate_count(own) <= ESTIMATE_LIMIT:
        total, counts = count_by(own, {"countries": True}, COUNT_LIMIT)
        if total is not None:
            return {other: n for other, n in counts["countries"].items() if other != code}, None
    return entries.partners_of(code, sample=PARTNER_SAMPLE), PARTNER_SAMPLE


def _by_due(commitments: QuerySet) -> Preview:
    """Return a preview of the commitments among some entries, soonest deadline first."""
    ids = commitments.by_due().values_list("key", flat=True)
    return Preview.from_ids(Commitment, list(ids[: MAX_PREVIEW_ROWS + 1]))


def _in_force(agreements: EntryQuerySet, *codes: str) -> tuple[int | None, dict[str, object]]:
    """Return how many agreements are in force today for all of some countries, and the filters of their list.

    The number is None if there are more than QUICK_COUNT_LIMIT, which would take long to count.
    """
    ids = Standing.objects.in_force_for(codes, Period.of_day(localdate()), limit=QUICK_COUNT_LIMIT + 1)
    total = agreements.filter(Among("key", ids)).count() if len(ids) <= QUICK_COUNT_LIMIT else None
    return total, {"country": list(codes), "in_force": TODAY}


class CountryDetail(Page, TemplateView):
    """A country: its latest records, its partners and its participants."""

    template_name = "cooperation/country_detail.html"

    def get(self, request, *args, code, **kwargs):
        self.country = country_of(code)
        if code != self.country.code:
            return redirect(self.country)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        country, user = self.country, self.request.user
        entries = Entry.objects.visible_to(user).with_pages()
        partners, among = _partners(entries, country.code)
        by_code = Country.objects.in_bulk(partners)
        apart = Involvement.objects.visible_to(user).apart().filter(participant__country=country)
        participants = Participant.objects.visible_to(user).filter(country=country).for_list()
        return super().get_context_data(
            country=country,
            latest=latest_records(entries.about_country(country.code), country=country.code),
            partners=[
                (by_code[code], pair_url(country, by_code[code]), count)
                for code, count in partners.items()
                if code in by_code
            ],
            among=among,
            apart=Preview.from_queryset(apart),
            roles_apart=Involvement.APART,
            related=list(Country.objects.related_to(country)),
            participants=Preview.from_queryset(participants),
            in_force=_in_force(entries.for_model(Agreement), country.code),
            **kwargs,
        )


class CountryPair(Page, TemplateView):
    """Two countries: their joint records. The country whose name comes first in the alphabet is first."""

    template_name = "cooperation/country_pair.html"

    def get(self, request, *args, code, other, **kwargs):
        self.pair = in_order(country_of(code), country_of(other))
        if len(self.pair) == 1:
            return redirect(self.pair[0])
        if [code, other] != [country.code for country in self.pair]:
            return redirect(pair_url(*self.pair))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        user, codes = self.request.user, [country.code for country in self.pair]
        entries = Entry.objects.visible_to(user).about_pair(*codes)
        commitments = entries.for_model(Commitment)
        apart = Preview.from_queryset(Involvement.objects.visible_to(user).apart_between(*codes))
        return super().get_context_data(
            pair=self.pair,
            codes=codes,
            latest=latest_records(entries.exclude(noun=Entry.Noun.COMMITMENT), country=codes),
            unsettled=_by_due(commitments.unsettled()),
            settled=_by_due(commitments.settled()),
            apart=apart,
            apart_count=None if apart.more else len({row.initiative_id for row in apart}),
            by_status=_by_status(entries.for_model(Agreement)),
            in_force=_in_force(Entry.objects.visible_to(user).for_model(Agreement), *codes),
            **kwargs,
        )

"""The pages of a country and of several countries."""

from collections.abc import Collection, Iterable
from functools import cache
from itertools import combinations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.generic import TemplateView

from cooperation.fields import Period
from cooperation.filters.in_force import TODAY
from cooperation.models import Agreement, Country, Entry, Involvement, NewsCheck, Participant, Standing
from cooperation.models.counts.estimates import COUNT_LIMIT, ESTIMATE_LIMIT, QUICK_COUNT_LIMIT, estimate_count
from cooperation.models.counts.values import count_by
from cooperation.models.entries import EntryQuerySet
from cooperation.models.keys import Among
from cooperation.models.prepared import Prepared
from cooperation.views.base import Page
from cooperation.views.previews import Preview
from cooperation.views.with_chronicle import WithNumbers

CODE_PLACEHOLDER = "?"  # in a prepared query
MAX_CODES = 10  # on a page


def country_of(code: str) -> Country:
    """Return the country with a code, ignoring case. Raise Http404 with a message for the user."""
    for country in _countries().fetch(code.upper()):
        return country
    raise Http404(f"There is no country with the code “{code}”. Use a code of ISO 3166, such as KZ.")


@cache
def _countries() -> Prepared:
    return Prepared(Country.objects.filter(code=CODE_PLACEHOLDER), CODE_PLACEHOLDER)


def in_order(*countries: Country) -> list[Country]:
    """Return distinct countries sorted by name, as in the URL of their page."""
    return sorted(set(countries), key=lambda country: country.name)


def countries_url(countries: Iterable[Country]) -> str:
    """The URL of the page of several countries."""
    return reverse("cooperation:country-set", args=[[country.code for country in in_order(*countries)]])


def _by_status(agreements: QuerySet) -> list[tuple[Agreement.Status, int]]:
    """Return the number of agreements per status, in the order of an agreement's life; empty if there are too many."""
    if estimate_count(agreements) > ESTIMATE_LIMIT:
        return []
    _, counts = count_by(agreements, {"status": False}, COUNT_LIMIT)
    numbers = counts.get("status", {})
    return [(status, numbers[status]) for status in Agreement.Status if status in numbers]


def _partners(entries: EntryQuerySet, codes: Collection[str], sample: int) -> tuple[dict[str, int], int | None]:
    """Return in how many entries of some countries each other country takes part: code -> number, most first.

    The second value is the number of latest entries that were counted; None if all were.

    Args:
        entries: the entries with pages that all of the countries take part in.
        codes: the codes of the countries.
        sample: the number of latest entries to count, if there are more than COUNT_LIMIT.
    """
    if estimate_count(entries) <= ESTIMATE_LIMIT:
        total, counts = count_by(entries, {"countries": True}, COUNT_LIMIT)
        if total is not None:
            return {other: n for other, n in counts["countries"].items() if other not in codes}, None
    return entries.partners_of(codes, sample=sample), sample


def _with_addresses(partners: dict[str, int], countries: list[Country]) -> list[tuple[Country, str, int]]:
    """Return each partner with the URL of its page with some countries, and its number."""
    by_code = Country.objects.in_bulk(partners)
    return [
        (by_code[code], countries_url([*countries, by_code[code]]), count)
        for code, count in partners.items()
        if code in by_code
    ]


def _in_force(agreements: EntryQuerySet, *codes: str) -> tuple[int | None, dict[str, object]]:
    """Return how many agreements are in force today for all of some countries, and the filters of their list.

    The number is None if there are more than QUICK_COUNT_LIMIT, which would take long to count.
    """
    ids = Standing.objects.in_force_for(codes, Period.of_day(localdate()), limit=QUICK_COUNT_LIMIT + 1)
    total = agreements.filter(Among("key", ids)).count() if len(ids) <= QUICK_COUNT_LIMIT else None
    return total, {"country": list(codes), "in_force": TODAY}


class CountriesPage(WithNumbers, Page, TemplateView):
    """One or more countries: what all of them take part in."""

    partner_sample: int
    """How many of the latest entries are counted by partner, if there are more than COUNT_LIMIT."""

    countries: list[Country]

    @property
    def codes(self) -> list[str]:
        """The codes of the countries."""
        return [country.code for country in self.countries]

    @property
    def list_filters(self):
        return {"country": self.codes}

    def entries(self):
        return Entry.objects.visible_to(self.request.user).about_countries(self.codes)

    def get_context_data(self, **kwargs):
        agreements = Entry.objects.visible_to(self.request.user).for_model(Agreement)
        partners, among = _partners(self.entries().with_pages(), self.codes, self.partner_sample)
        return super().get_context_data(
            notes=self.notes([]),
            partners=_with_addresses(partners, self.countries),
            among=among,
            in_force=_in_force(agreements, *self.codes),
            **kwargs,
        )


class CountryDetail(CountriesPage):
    """A country: its chronicle, its partners and its participants."""

    template_name = "cooperation/country_detail.html"
    partner_sample = 1000

    def get(self, request, *args, code, **kwargs):
        country = country_of(code)
        if code != country.code:
            return redirect(_with_query(country.get_absolute_url(), request))
        self.countries = [country]
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        (country,), user = self.countries, self.request.user
        apart = Involvement.objects.visible_to(user).apart().filter(participant__country=country)
        participants = Participant.objects.visible_to(user).filter(country=country).for_list()
        return super().get_context_data(
            country=country,
            apart=Preview.from_queryset(apart),
            roles_apart=Involvement.APART,
            related=list(Country.objects.related_to(country)),
            participants=Preview.from_queryset(participants),
            **kwargs,
        )


class CountrySet(CountriesPage):
    """Several countries: their joint records. Those whose names come first in the alphabet are first."""

    template_name = "cooperation/country_set.html"
    partner_sample = 200  # PostgreSQL reads more entries to find as many of several countries

    def get(self, request, *args, codes, **kwargs):
        if len(codes) > MAX_CODES:
            raise Http404(f"This address has {len(codes)} countries. A page has at most {MAX_CODES}.")
        self.countries = in_order(*(country_of(code) for code in codes))
        if codes != self.codes:
            # Perhaps only one is left, which has a page of its own.
            one, *others = self.countries
            address = countries_url(self.countries) if others else one.get_absolute_url()
            return redirect(_with_query(address, request))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        apart = Preview.from_queryset(Involvement.objects.visible_to(self.request.user).apart_between(self.codes))
        pairs = combinations(self.countries, 2) if len(self.countries) > 2 else []
        return super().get_context_data(
            countries=self.countries,
            last_check=NewsCheck.objects.of_countries(self.codes).latest_check(),
            apart=apart,
            apart_count=None if apart.more else len({row.initiative_id for row in apart}),
            by_status=_by_status(self.entries().for_model(Agreement)),
            pairs=[(pair, countries_url(pair)) for pair in pairs],
            **kwargs,
        )


def _with_query(address: str, request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return f"{address}?{query}" if query else address

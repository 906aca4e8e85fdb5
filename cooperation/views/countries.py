"""The list of countries with the matrix of pairs, and the pages of a country and of several countries."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from cooperation.fields import Period
from cooperation.fields.times import today
from cooperation.filters.base import visible_publications
from cooperation.filters.in_force import TODAY
from cooperation.models import Agreement, Country, Entry, Involvement, NewsCheck, Participant, Standing
from cooperation.models.counts.estimates import COUNT_LIMIT, ESTIMATE_LIMIT, QUICK_COUNT_LIMIT, estimate_count
from cooperation.models.counts.pairs import count_pairs, count_partners
from cooperation.models.counts.values import count_by
from cooperation.models.entries import EntryQuerySet
from cooperation.models.keys import Among
from cooperation.models.prepared import Prepared
from cooperation.models.records import RECORD_NAMES
from cooperation.views.base import Page
from cooperation.views.lists import ListPage
from cooperation.views.numbers import of_countries
from cooperation.views.previews import Preview
from cooperation.views.with_chronicle import WithNumbers

CODE_PLACEHOLDER = "?"  # in a prepared query
MAX_CODES = 10  # on a page
MATRIX_COUNTRIES = 20  # rows and columns of the matrix of pairs: numbers of five digits fit a window of 1280 pixels
MATRIX_COUNTRIES_ON_PHONES = 12
MATRIX_SHADES = (1, 10, 100, 1_000, 10_000)  # the least number of records of each shade


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
    """The URL of the page of one or more countries."""
    one, *others = in_order(*countries)
    return (
        reverse("cooperation:country-set", args=[[one.code, *(it.code for it in others)]])
        if others
        else one.get_absolute_url()
    )


def countries_from(codes: list[str]) -> list[Country]:
    """Return the countries with these codes, as in the URL of their page. Raise Http404 with a message for the user."""
    if len(codes) > MAX_CODES:
        raise Http404(f"This address has {len(codes)} countries. A page has at most {MAX_CODES}.")
    return in_order(*(country_of(code) for code in codes))


@dataclass(frozen=True)
class PairCell:
    """A cell of the matrix of pairs.

    Attributes:
        country: the country of the column.
        number: the number of records that it and the country of the row take part in; None for the same country.
        url: the URL of the page of both.
    """

    country: Country
    number: int | None
    url: str = ""

    @property
    def shade(self) -> int:
        """How dark the cell is, from 1 on: one more for ten times as many records."""
        return sum(self.number >= least for least in MATRIX_SHADES)


@dataclass(frozen=True)
class Matrix:
    """How many records each pair of some countries has: those with the most records, the most first.

    Attributes:
        rows: each country with the cells of its row.
        all_countries: the number of countries of which these are the ones with the most records.
        on_phones: how many of them a phone shows.
    """

    rows: list[tuple[Country, list[PairCell]]]
    all_countries: int
    on_phones: int = MATRIX_COUNTRIES_ON_PHONES

    @property
    def countries(self) -> list[Country]:
        """The countries, in the order of the rows."""
        return [country for country, _ in self.rows]

    @property
    def shades(self) -> list[tuple[int, int]]:
        """The shades that occur, each with the least number of records that it stands for."""
        used = {cell.shade for _, cells in self.rows for cell in cells if cell.number}
        return [(shade, least) for shade, least in enumerate(MATRIX_SHADES, 1) if shade in used]


def matrix_of(countries: Iterable[Country], totals: dict[str, int], user) -> Matrix | None:
    """Return the matrix of those of some countries that have the most records; None if no two have a record together.

    Args:
        countries: the countries to choose from.
        totals: code of a country -> its number of records.
        user: whose visible records count.
    """
    ranked = sorted((it for it in countries if totals.get(it.code)), key=lambda it: (-totals[it.code], it.name))
    shown = ranked[:MATRIX_COUNTRIES]
    if len(shown) < 2:
        return None
    numbers = count_pairs([country.code for country in shown], RECORD_NAMES, visible_publications(user))
    if not numbers:
        return None
    return Matrix([(row, [_cell(row, column, numbers) for column in shown]) for row in shown], len(ranked))


def _cell(row: Country, column: Country, numbers: dict[tuple[str, str], int]) -> PairCell:
    if row == column:
        return PairCell(column, None)
    number = numbers.get((row.code, column.code), 0)
    if not number:
        return PairCell(column, 0)
    one, other = (row, column) if row.name < column.name else (column, row)
    return PairCell(column, number, f"{one.get_absolute_url()}{other.code}/")


class CountryList(ListPage):
    """The list of countries, with the numbers of their records, and the matrix of pairs of those in the list."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        chosen, columns = context["filters"], context["columns"]
        for country in context["page"].rows:
            numbers = chosen.record_counts.get(country.code, {})
            for column in columns:
                if names := getattr(column, "model_names", ()):
                    setattr(country, column.name, sum(numbers.get(name, 0) for name in names))
        listed = chosen.matching().order_by().values_list("code", "name") if chosen.is_readable else ()
        countries = [Country(code=code, name=name) for code, name in listed]
        return context | {"matrix": matrix_of(countries, chosen.totals("country"), chosen.user)}


def _by_status(agreements: QuerySet) -> list[tuple[Agreement.Status, int]]:
    """Return the number of agreements per status, in the order of an agreement's life; empty if there are too many."""
    if estimate_count(agreements) > ESTIMATE_LIMIT:
        return []
    _, counts = count_by(agreements, {"status": False}, COUNT_LIMIT)
    numbers = counts.get("status", {})
    return [(status, numbers[status]) for status in Agreement.Status if status in numbers]


def _partners(entries: EntryQuerySet, codes: Collection[str], sample: int) -> tuple[dict[str, int], int | None]:
    """Return in how many records of some countries each other country takes part: code -> number, most first.

    The second value is the number of latest records that were counted; None if all were.

    Args:
        entries: the entries of records that all of the countries take part in.
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
    ids = Standing.objects.in_force_for(codes, Period.of_day(today()), limit=QUICK_COUNT_LIMIT + 1)
    total = agreements.filter(Among("key", ids)).count() if len(ids) <= QUICK_COUNT_LIMIT else None
    return total, {"country": list(codes), "in_force": TODAY}


class CountriesPage(WithNumbers, Page, TemplateView):
    """One or more countries: what all of them take part in."""

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

    def numbers(self):
        found = of_countries(self.codes, self.request.user)
        return super().numbers() if found is None else found

    def partners(self) -> tuple[dict[str, int], int | None]:
        """Return the number of records with each other country: its code -> number; and how many records were counted.

        None if all were.
        """
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        agreements = Entry.objects.visible_to(self.request.user).for_model(Agreement)
        partners, among = self.partners()
        return super().get_context_data(
            notes=self.notes([]),
            partners=_with_addresses(partners, self.countries),
            among=among,
            in_force=_in_force(agreements, *self.codes),
            numbers_url=f"{countries_url(self.countries)}numbers/",
            **kwargs,
        )


class CountryDetail(CountriesPage):
    """A country: its chronicle, its partners and its participants."""

    template_name = "cooperation/country_detail.html"

    def partners(self):
        return count_partners(*self.codes, RECORD_NAMES, visible_publications(self.request.user)), None

    def get(self, request, *args, code, **kwargs):
        country = country_of(code)
        if code != country.code:
            return redirect(with_query(country.get_absolute_url(), request))
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
    partner_sample = 200  # of the latest records, if there are more than COUNT_LIMIT

    def partners(self):
        return _partners(self.entries().records(), self.codes, self.partner_sample)

    def get(self, request, *args, codes, **kwargs):
        self.countries = countries_from(codes)
        if codes != self.codes:
            # Perhaps only one is left, which has a page of its own.
            return redirect(with_query(countries_url(self.countries), request))
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


def with_query(address: str, request: HttpRequest) -> str:
    """Return a URL with the query string of a request."""
    query = request.GET.urlencode()
    return f"{address}?{query}" if query else address

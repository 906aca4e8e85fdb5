"""The pages of numbers: of the whole register, countries, a participant, a place or a sector."""

import re
from functools import cached_property

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import TemplateView

from cooperation.models import Entry, Meeting, Participant, Place, Sector
from cooperation.models.base import join_names
from cooperation.models.counts.estimates import COUNT_LIMIT
from cooperation.models.keys import Slugged
from cooperation.views.base import Page
from cooperation.views.countries import MAX_CODES, countries_from, countries_url, with_query
from cooperation.views.numbers_sections import deadlines, figure_series, posts_over_time, who_met_whom
from cooperation.views.numbers_tables import (
    Subject,
    agreements_by_form,
    commitments_by_kind,
    initiatives_by_sector,
    meetings_by_year,
)

MAX_YEAR = 9998  # the last one of a Period
MET_YEAR = "year"
"""The parameter of the URL with the year of who met whom."""


def list_path(model_name: str) -> str:
    """Return the URL of a list."""
    return reverse(f"cooperation:{model_name}-list")


class NumbersPage(Page, TemplateView):
    """How many records there are of each kind, each number with a link to the list of just these records."""

    template_name = "cooperation/numbers.html"

    @cached_property
    def subject(self) -> Subject:
        """What the page is about."""
        return Subject("the register", self.request.user, self.all_entries, {}, tallied=("", 0))

    @property
    def all_entries(self):
        """The entries that the user may see."""
        return Entry.objects.visible_to(self.request.user)

    @property
    def trail(self) -> list[tuple[str, str]]:
        """The breadcrumbs before this page: labels and URLs."""
        return []

    def get_context_data(self, **kwargs):
        subject = self.subject
        by_year = subject.cross(Meeting, "year")
        held = {year for year, status in by_year.cells if year and status == Meeting.Status.HELD}
        years = sorted(held, reverse=True)
        year, problems = self._year(years, is_whole=by_year.is_whole)
        years = sorted({*years, year}, reverse=True) if year else years
        posts, has_more_posts = posts_over_time(subject)
        found = {
            "tables": [
                meetings_by_year(subject, by_year),
                agreements_by_form(subject),
                initiatives_by_sector(subject),
            ],
            "commitments": commitments_by_kind(subject),
            "series": figure_series(subject),
            "met": who_met_whom(subject, years, year) if year else None,
            "posts": posts,
        }
        found["deadlines"] = deadlines(subject, self.request) if found["commitments"] else None
        found["tables"] = [table for table in found["tables"] if table]
        return super().get_context_data(
            subject=subject,
            trail=self.trail,
            problems=problems,
            has_more_posts=has_more_posts,
            is_empty=not any(found.values()),
            count_limit=COUNT_LIMIT,
            **found,
            **kwargs,
        )

    def _year(self, years: list[int], *, is_whole: bool) -> tuple[int | None, list[str]]:
        """Return the year of who met whom, the latest if none is chosen, and what the page can't use of the URL.

        Args:
            years: the years of the counted meetings that were held.
            is_whole: whether these are all years; else earlier ones may be chosen too.
        """
        problems = [
            f"This page has no filter “{name}”. It was ignored." for name in self.request.GET if name != MET_YEAR
        ]
        latest = years[0] if years else None
        text = self.request.GET.get(MET_YEAR)
        if text is None:
            return latest, problems
        chosen = next((year for year in years if str(year) == text), None)
        if chosen is None and not is_whole and re.fullmatch(r"[1-9]\d{3}", text, re.ASCII):
            chosen = min(int(text), MAX_YEAR)
        if chosen is None:
            known = f" Choose one of: {', '.join(map(str, years[:10]))}." if years else ""
            problems.append(f"No meeting was held in the year “{text}”.{known}")
        return chosen or latest, problems


class CountryNumbers(NumbersPage):
    """The numbers of the records that one or more countries take part in."""

    def get(self, request, *args, **kwargs):
        codes = self.kwargs.get("codes") or [self.kwargs["code"]]
        self.countries = countries_from(codes)
        if codes != [country.code for country in self.countries]:
            return redirect(with_query(f"{countries_url(self.countries)}numbers/", request))
        return super().get(request, *args, **kwargs)

    @cached_property
    def subject(self):
        codes = tuple(country.code for country in self.countries)
        name = join_names((country.name for country in self.countries), limit=MAX_CODES)
        entries = self.all_entries.about_countries(list(codes))
        tallied = (codes[0], 0) if len(codes) == 1 else None
        return Subject(name, self.request.user, entries, {"country": list(codes)}, tallied, codes)

    @property
    def trail(self):
        return [("Countries", list_path("country")), (self.subject.name, countries_url(self.countries))]


class RowNumbers(NumbersPage):
    """The numbers of the records of a row with a slug."""

    model: type[Slugged] = None

    @cached_property
    def row(self) -> Slugged:
        """The row. Raise Http404 if the user may not see it."""
        row = self.visible().filter(slug=self.kwargs["slug"]).first()
        if row is None:
            raise Http404(f"There is no {self.model._meta.verbose_name} with this address.")
        return row

    def visible(self):
        """Return the rows that the user may see."""
        return self.model.objects.visible_to(self.request.user)

    @property
    def filters(self) -> dict[str, list[str]]:
        """The parameters of the lists with its records."""
        return {self.model._meta.model_name: [self.row.slug]}


class ParticipantNumbers(RowNumbers):
    """The numbers of the records that a participant takes part in."""

    model = Participant

    @cached_property
    def subject(self):
        entries = self.all_entries.about_participant(self.row)
        return Subject(self.row.name, self.request.user, entries, self.filters, participant=self.row)

    @property
    def trail(self):
        return [("Participants", list_path("participant")), (self.row.name, self.row.get_absolute_url())]


class PlaceNumbers(RowNumbers):
    """The numbers of the records about a place, and of the meetings held there."""

    model = Place

    @cached_property
    def subject(self):
        return Subject(self.row.name, self.request.user, self.all_entries.about_place(self.row), self.filters)

    @property
    def trail(self):
        return [("Places", list_path("place")), (self.row.name, self.row.get_absolute_url())]


class SectorNumbers(RowNumbers):
    """The numbers of the records of a sector and its subsectors."""

    model = Sector

    def visible(self):
        return Sector.objects.all()

    @cached_property
    def subject(self):
        entries = self.all_entries.with_any("sectors", [self.row.pk])
        return Subject(self.row.name, self.request.user, entries, self.filters, ("", self.row.pk))

    @property
    def trail(self):
        return []

"""The home page, and the page of what is new this week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Value
from django.utils.timezone import localdate
from django.views.generic import TemplateView

from cooperation import models
from cooperation.fields import midnight
from cooperation.fields.times import today
from cooperation.filters.base import visible_publications
from cooperation.models.commitments import RESTATED
from cooperation.models.contradictions import contradictions_of
from cooperation.models.counts.estimates import QUICK_COUNT_LIMIT
from cooperation.models.counts.tallies import sum_tallies
from cooperation.models.entries import Entry, EntryQuerySet
from cooperation.models.part_of import Whole, wholes_of
from cooperation.models.records import RECORD_MODELS, RECORD_NAMES
from cooperation.register import RECORD_TYPES, RecordType
from cooperation.views.base import Page, page_number
from cooperation.views.pagination import NumberedPage, count_up_to

MAX_NEWS = 6  # records in each section
MAX_DAYS_AHEAD = 30
NEW_DAYS = 7
MAX_PAIRS = 8  # of countries
MAX_SAVED_SEARCHES = 6
PAIR_SAMPLE = 200  # latest entries in which pairs are counted
NEW_PER_PAGE = 50
UNLIMITED = (*models.Commitment.SETTLED, RESTATED)  # statuses of commitments for which no deadline runs


@dataclass(frozen=True)
class Line:
    """An entry with its context.

    Attributes:
        entry: the entry.
        whole: what the record is part of, or was made at or in; None if that is unknown.
        commitment: the row of a commitment, with its deadline.
        entered_on: the day on which the record was entered, if it was entered this week.
    """

    entry: Entry
    whole: Whole | None
    commitment: models.Commitment | None = None
    entered_on: date | None = None

    @property
    def days(self) -> int | None:
        """The days from today to the last day of the deadline of an open commitment; negative if it has passed."""
        row = self.commitment
        if row is None or row.due is None or row.due.upper is None or row.standing in UNLIMITED:
            return None
        return (row.due.last_day - today()).days

    @property
    def changed_on(self) -> date:
        """The day of the last change."""
        return localdate(self.entry.updated_at)


@dataclass(frozen=True)
class News:
    """The first records of a list, and their number: None if there are more than are quick to count."""

    entries: list[Entry]
    count: int | None

    @classmethod
    def first(cls, rows: EntryQuerySet) -> "News":
        """Return the first entries of a sorted queryset. A short list takes one query, others two."""
        entries = list(_shown(rows)[: MAX_NEWS + 1])
        count = len(entries) if len(entries) <= MAX_NEWS else count_up_to(rows, QUICK_COUNT_LIMIT)
        return cls(entries[:MAX_NEWS], count)


class Home(Page, TemplateView):
    """What is due, overdue, contradicted and new; what the register contains; links to start with."""

    template_name = "cooperation/home.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        entries = Entry.objects.visible_to(user)
        commitments = entries.for_model(models.Commitment)
        # In the order of the index, because PostgreSQL then reads no more than it shows.
        soonest_first, latest_first = (F("due").asc(nulls_first=True), "key"), (F("due").desc(nulls_last=True), "-key")
        news = {
            "due": News.first(commitments.due_within(MAX_DAYS_AHEAD).order_by(*soonest_first)),
            "overdue": News.first(commitments.overdue().order_by(*latest_first)),
            "contradicted": News.first(
                entries.with_pages().contradicted().one_per_contradiction().order_by("-updated_at", "-key", "noun")
            ),
            "new": News.first(new_entries(user)),
        }
        shown = lines_of([entry for section in news.values() for entry in section.entries], user)
        pairs = entries.latest_pairs(MAX_PAIRS, sample=PAIR_SAMPLE, until=today())
        codes = {code for line in shown.values() for code in line.entry.countries}
        return super().get_context_data(
            numbers=self._numbers(),
            news=news,
            lines=shown,
            contradictions={
                (it.entry.noun, it.entry.key): it for it in contradictions_of(news["contradicted"].entries, user)
            },
            count_limit=QUICK_COUNT_LIMIT,
            due_days=MAX_DAYS_AHEAD,
            pairs=pairs,
            saved=models.SavedSearch.objects.for_user(user).latest()[:MAX_SAVED_SEARCHES],
            country_named=models.Country.objects.in_bulk(codes | {code for pair in pairs for code in pair}),
            **kwargs,
        )

    def _numbers(self) -> dict[str, int]:
        """Return how many rows the list of each record type has, with one query."""
        publications = {it.name: _publications(it, self.request.user) for it in RECORD_TYPES if it.about}
        every = sorted(set().union(*publications.values()))
        numbers = dict.fromkeys(publications, 0)
        sums = sum_tallies("noun", "publication", noun=list(publications), publication=every, who=[""], sector=[0])
        for noun, publication, number in sums:
            if publication in publications[noun]:
                numbers[noun] += number
        return numbers


class NewRecords(Page, TemplateView):
    """The records that were entered or changed this week, the latest first."""

    template_name = "cooperation/new_records.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        page = NumberedPage(
            new_entries(user),
            page_number(self.request.GET),
            shown=_shown(Entry.objects.all()),
            size=NEW_PER_PAGE,
            limit=QUICK_COUNT_LIMIT,
        )
        codes = {code for entry in page.rows for code in entry.countries}
        return super().get_context_data(
            page=page,
            lines=lines_of(page.rows, user),
            first_day=_first_new_day(),
            country_named=models.Country.objects.in_bulk(codes),
            **kwargs,
        )


def new_entries(user) -> EntryQuerySet:
    """Return the entries of records that were entered or changed in the last NEW_DAYS days, the latest first."""
    since = midnight(_first_new_day())
    return Entry.objects.visible_to(user).with_pages().recent().filter(updated_at__gte=since)


def lines_of(entries: Iterable[Entry], user) -> dict[tuple[str, int], Line]:
    """Return the context of entries, with three queries: record type and id -> line."""
    entries = list(entries)
    wholes, entered = wholes_of(entries, user), _entered_this_week(entries)
    keys = {entry.key for entry in entries if entry.noun == Entry.Noun.COMMITMENT}
    commitments = models.Commitment.objects.with_standing().in_bulk(keys) if keys else {}
    return {
        pair: Line(
            entry,
            wholes.get(pair),
            commitments.get(entry.key) if entry.noun == "commitment" else None,
            entered.get(pair),
        )
        for entry in entries
        if (pair := (entry.noun, entry.key))
    }


def _entered_this_week(entries: Iterable[Entry]) -> dict[tuple[str, int], date]:
    """Return the day on which records were entered, if that was this week, with one query: type and id -> day."""
    keys = {}
    for entry in entries:
        keys.setdefault(entry.noun, []).append(entry.key)
    since = midnight(_first_new_day())
    rows = [
        model.objects.filter(pk__in=keys[name], created_at__gte=since)
        .order_by()
        .values_list(Value(name), "pk", "created_at")
        for name, model in zip(RECORD_NAMES, RECORD_MODELS, strict=True)
        if name in keys
    ]
    if not rows:
        return {}
    first, *others = rows
    return {(name, key): localdate(at) for name, key, at in first.union(*others, all=True)}


def _shown(rows: EntryQuerySet) -> EntryQuerySet:
    """Read only the columns that a line shows."""
    return rows.only(*Entry.LINE_FIELDS, "first_figure", "updated_at")


def _publications(record_type: RecordType, user) -> list[str]:
    """Return the publication states of the rows in a list without filters, as ``EntryFilters`` has them."""
    # An empty state is that of rows that no record uses. A list with the filter "all" leaves them out.
    has_unused = user.is_staff and not record_type.is_record and "all" not in record_type.filterset.base_filters
    return [*visible_publications(user), *([""] if has_unused else [])]


def _first_new_day() -> date:
    return today() - timedelta(days=NEW_DAYS)

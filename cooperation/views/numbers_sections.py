"""Sections of the pages of numbers that are no cross tables: deadlines, series of figures, who met whom, posts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse

from cooperation.fields import Period, sourced_period
from cooperation.filters.meetings import ONCE, THEMSELVES
from cooperation.filters.nouns import CommitmentFilters
from cooperation.models import Affiliation, Commitment, Figure, Meeting, Participant
from cooperation.models.counts.estimates import COUNT_LIMIT
from cooperation.models.counts.values import who_met
from cooperation.models.pictures.series import ListedSeries, SeriesOfList
from cooperation.views.numbers_tables import Subject
from cooperation.views.pagination import count_up_to
from cooperation.views.previews import Preview

MAX_SLIPPED = 25  # commitments; a link leads to all
MAX_SERIES = 10
MAX_PAIRS_MET = 20
MAX_MEETINGS_MET = 2_000  # of a year; PostgreSQL takes 20 ms for the participants of 500 meetings
MAX_POSTS = 200
NEWS_DAYS = 90  # in which deadlines without news are shown


@dataclass(frozen=True)
class DeadlineCount:
    """How many commitments a list has: its label, the URL of the list, and their number; None if there are too many."""

    label: str
    url: str
    number: int | None


@dataclass(frozen=True)
class Deadlines:
    """Commitments by what became of their deadlines, and those whose deadline slipped, most first."""

    counts: list[DeadlineCount]
    slipped: Preview
    slipped_url: str


def deadlines(subject: Subject, request) -> Deadlines | None:
    """Return what became of the deadlines of commitments; None if there are none of interest."""
    asked = {
        "Overdue": {"overdue": "yes"},
        "Deadline moved later": {"moved": "later"},
        f"Due within {NEWS_DAYS} days": {"due_within": str(NEWS_DAYS)},
        f"Due within {NEWS_DAYS} days, nothing reported since": {"due_within": str(NEWS_DAYS), "unreported": "yes"},
    }
    counts = []
    for label, filters in asked.items():
        url = subject.list_url(Commitment, **filters)
        # The list itself counts, so the numbers are its own.
        listed = CommitmentFilters(QueryDict(url.partition("?")[2]), request=request).matching()
        number = count_up_to(listed, COUNT_LIMIT)
        if number != 0:
            counts.append(DeadlineCount(label, url, number))
    if not counts:
        return None
    moved = subject.entries.for_model(Commitment).filter(value__gt=0).order_by("-value", "-key")
    keys = list(moved.values_list("key", flat=True)[: MAX_SLIPPED + 1])
    rows = Commitment.objects.filter(pk__in=keys).for_dossier()
    slipped = Preview.from_rows(sorted(rows, key=lambda row: keys.index(row.pk)), MAX_SLIPPED)
    return Deadlines(counts, slipped, subject.list_url(Commitment, moved="later", sort="-slippage"))


@dataclass
class FigureSeries:
    """Figures that measure the same, in order of time.

    Attributes:
        label: what they measure.
        natures: the natures that occur: actual, target.
        periods: the label of each period, with its figures by nature.
        number: how many figures there are.
        url: the URL of their list; "" if it has others too.
        shown: how many of the figures are here: the latest.
    """

    label: str
    number: int
    url: str
    shown: int
    natures: list[tuple[str, str]] = field(default_factory=list)
    periods: list[tuple[str, dict[str, list[Figure]]]] = field(default_factory=list)


def figure_series(subject: Subject) -> list[FigureSeries]:
    """Return the series of two figures or more among those of a subject: the longest first."""
    found = SeriesOfList.of_entries(subject.entries.for_model(Figure), longest=MAX_SERIES, limit=COUNT_LIMIT)
    return [_series(subject, series, found.is_whole) for series in found.longest]


def _series(subject: Subject, found: ListedSeries, is_whole: bool) -> FigureSeries:
    url = subject.list_url(Figure, series=found.slug) if is_whole else ""
    series = FigureSeries(found.label_for(subject.user), found.number, url, len(found.figures))
    present = {figure.nature for figure in found.figures}
    series.natures = [(value, label) for value, label in Figure.Nature.choices if value in present]
    periods = {}
    for figure in found.figures:
        as_of = sourced_period(figure, "as_of")
        when = f"{sourced_period(figure, 'period') or 'undated'}" + (f", as of {as_of}" if as_of else "")
        periods.setdefault(when, {}).setdefault(figure.nature, []).append(figure)
    series.periods = list(periods.items())
    return series


@dataclass(frozen=True)
class PairMet:
    """Two participants who met, at how many meetings, and the URL of their list."""

    one: Participant
    other: Participant
    number: int
    url: str


@dataclass(frozen=True)
class WhoMet:
    """Who met whom in a year, most often first.

    Attributes:
        year: the year.
        years: the years with meetings that were held, the latest first.
        two: who the two of each pair are, in a sentence.
        pairs: the pairs that met most often.
        more: how many other pairs there are.
        meetings: the number of meetings counted.
        is_whole: whether these are all that were held in the year.
    """

    year: int
    years: list[int]
    two: str
    pairs: list[PairMet]
    more: int
    meetings: int
    is_whole: bool


def who_met_whom(subject: Subject, years: list[int], year: int) -> WhoMet:
    """Return who met whom at meetings that were held in a year.

    Args:
        subject: whose meetings count. Of a participant, only its own pairs are returned.
        years: the years to choose from.
        year: the year.
    """
    held = {"status": Meeting.Status.HELD.value, "date": f"{year:04}", "date_within": "yes"}
    meetings = subject.entries.for_model(Meeting).filter(
        status=Meeting.Status.HELD, period__contained_by=Period.parse(f"{year:04}")
    )
    keys = list(meetings.by_date().values_list("key", flat=True)[: MAX_MEETINGS_MET + 1])
    is_whole = len(keys) <= MAX_MEETINGS_MET
    found = who_met(keys[:MAX_MEETINGS_MET], subject.codes)
    if subject.participant:
        found = [pair for pair in found if subject.participant.pk in pair[:2]]
    most = found[:MAX_PAIRS_MET]
    named = Participant.objects.select_related("country").in_bulk({key for pair in most for key in pair[:2]})
    pairs = []
    for one, other, number in most:
        both = sorted((named[one], named[other]), key=lambda it: _place_in_row(subject, it))
        # Only these filters find just the meetings that count: see cooperation/sql/72_numbers.sql.
        filters = held | {"participant": [it.slug for it in both], THEMSELVES: "yes", ONCE: "yes"}
        pairs.append(PairMet(*both, number, subject.list_url(Meeting, **filters) if is_whole else ""))
    more, counted = len(found) - len(most), min(len(keys), MAX_MEETINGS_MET)
    return WhoMet(year, years, _two(subject), pairs, more, counted, is_whole)


def _place_in_row(subject: Subject, participant: Participant) -> tuple:
    """Return what sorts the two of a pair: whom the page is about first, then those of its first country."""
    codes = subject.codes
    rank = codes.index(participant.country_id) if participant.country_id in codes else len(codes)
    return participant != subject.participant, rank, participant.pk


def _two(subject: Subject) -> str:
    """Return who the two of a pair are, in a sentence."""
    if subject.participant:
        return f"{subject.participant.name} and a participant of another country"
    if len(subject.codes) == 1:
        return f"a participant of {subject.name} and one of another country"
    return f"two participants of different countries{f' among {subject.name}' if subject.codes else ''}"


@dataclass
class PostsOf:
    """Who held which posts in an organisation, in order of time within each post.

    Attributes:
        organisation: the organisation.
        rows: the posts, memberships and shares.
        people: the number of those who have or had any; None if not all are shown.
        url: the URL of their list.
    """

    organisation: Participant
    rows: list[Affiliation] = field(default_factory=list)
    people: int | None = None
    url: str = ""


def posts_over_time(subject: Subject) -> tuple[list[PostsOf], bool]:
    """Return the posts in organisations of a country, or those of a participant, and whether there are more."""
    if subject.participant:
        of = Q(participant=subject.participant) | Q(organisation=subject.participant)
    elif subject.codes:
        of = Q(organisation__country__in=subject.codes)
    else:
        return [], False
    rows = (
        Affiliation.objects.visible_to(subject.user)
        .filter(of)
        .select_related("participant__country", "organisation__country")
    )
    shown = Preview.from_queryset(
        rows.order_by("organisation__name", "organisation_id", "kind", "role", "during__startswith", "pk"), MAX_POSTS
    )
    groups = []
    for row in shown:
        if not groups or groups[-1].organisation != row.organisation:
            groups.append(PostsOf(row.organisation))
        groups[-1].rows.append(row)
    whole = groups[:-1] if shown.more else groups
    _count_people(whole, subject)
    return groups, shown.more


def _count_people(groups: Iterable[PostsOf], subject: Subject) -> None:
    """Set number and URL of the people of each organisation whose rows are all here."""
    everybody = {"all": "yes"} if subject.user.is_staff else {}  # editors' lists leave out who is in no record
    path = reverse("cooperation:participant-list")
    for group in groups:
        if subject.participant and group.organisation != subject.participant:
            continue  # only its own posts there
        group.people = len({row.participant_id for row in group.rows})
        query = QueryDict(mutable=True)
        query.update({"post_in": group.organisation.slug} | everybody)
        group.url = f"{path}?{query.urlencode()}"

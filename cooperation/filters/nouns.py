"""The filters of each record type's list: one FilterSet for its page, files, feed and saved searches."""

from functools import cached_property

from django import forms
from django.db.models import QuerySet

from cooperation.columns import nouns as columns
from cooperation.columns import reference
from cooperation.filters.base import Chip, Filters
from cooperation.filters.dates import ActsFilter, DueFilter, PeriodFilter, WithinFilter, YearUnknown
from cooperation.filters.deadlines import DueWithin, MovedFilter, OverdueFilter, WithoutDeadline
from cooperation.filters.in_force import InForceFilter, in_force_phrase
from cooperation.filters.kinds import AnyOf, ExactText, ListFilter, SingleChoice, TextFilter, Tick
from cooperation.filters.meetings import OccasionFilters, OnceFilter, ThemselvesFilter
from cooperation.filters.posts import PostFilter, PostOnFilter, PostToday
from cooperation.filters.records import EntryFilters, RecordFilters
from cooperation.filters.reference import CountriesFilter, LanguageFilter, UnitFilter
from cooperation.filters.roles import ApartFilter, CountriesInRole, ParticipantInRole, role_filter
from cooperation.filters.rows import (
    DiscussedFilter,
    EntryRowsFilter,
    IncludeUnnamed,
    RowsFilter,
    SeriesFilter,
    TogetherWithFilter,
    TopicFilter,
)
from cooperation.filters.silence import NotOpenedSince, SilentFor, UnreportedFilter
from cooperation.filters.sorting import Order, SizeFilter, SortFilter
from cooperation.models import (
    Agreement,
    Commitment,
    Development,
    Entry,
    Figure,
    Initiative,
    Meeting,
    Participant,
    Place,
    Source,
)
from cooperation.models.commitments import RESTATED
from cooperation.models.status import StatusBasis


def status_basis_filter() -> AnyOf:
    """Return the filter by what a status follows from: what a source says, or which rule."""
    return AnyOf(StatusBasis.choices, "status_basis", own=True, label="Status follows from")


class MeetingFilters(OccasionFilters):
    """Meetings by date, place, participants and subject."""

    class Meta(Filters.Meta):
        model = Meeting

    panel = ("q", "date", "country", "kind", "status", "sector", "participant", "place", "sort")
    more_filters = (
        "date_within",
        "year_unknown",
        "role",
        "held",
        "initiative",
        "agreement",
        "part_of",
        "once",
        "themselves",
        *RecordFilters.more_filters,
    )

    date = PeriodFilter(label="Date")
    date_within = WithinFilter("date")
    year_unknown = YearUnknown(label="Only without a known year")
    kind = AnyOf(Meeting.Kind.choices, "kind", label="Kind")
    status = AnyOf(Meeting.Status.choices, "status", label="Status")
    held = AnyOf(Meeting.Held.choices, "held", own=True, label="How it was held")
    country, participant, role = CountriesInRole(label="Country"), ParticipantInRole(), role_filter(Meeting)
    initiative = TopicFilter(Initiative, "initiatives", label="Initiative discussed")
    agreement = TopicFilter(Agreement, "concluded_agreements", label="Agreement discussed")
    part_of = RowsFilter(Meeting, "part_of", label="Part of the meeting")
    once, themselves = OnceFilter(), ThemselvesFilter()
    sort = SortFilter(columns.MEETING_COLUMNS)
    form_fields = RecordFilters.form_fields | {"country": "country", "initiative": "", "agreement": ""}


class AgreementFilters(RecordFilters):
    """Agreements by date, parties, form and status."""

    class Meta(Filters.Meta):
        model = Agreement

    panel = ("q", "date", "country", "in_force", "status", "form", "sector", "participant", "place", "sort")
    more_filters = (
        *("date_within", "role", "status_basis", "binding", "meeting", "discussed_at", "initiative", "silent"),
        *RecordFilters.more_filters,
    )

    date = ActsFilter(label="Date")
    date_within = WithinFilter("date")
    in_force = InForceFilter(label="In force on")
    status = AnyOf(Agreement.Status.choices, "status", label="Status")
    status_basis = status_basis_filter()
    form = AnyOf(Agreement.Form.choices, "kind", label="Form")
    binding = AnyOf(Agreement.Binding.choices, "binding", own=True, label="Legal force")
    meeting = RowsFilter(Meeting, "meeting", label="Concluded at")
    country, participant, role = CountriesInRole(label="Country"), ParticipantInRole(), role_filter(Agreement)
    discussed_at = DiscussedFilter(Meeting, "meeting", label="Discussed at")
    initiative = RowsFilter(Initiative, "initiatives", label="Initiative")
    silent = SilentFor(label="No news for")
    sort = SortFilter(columns.AGREEMENT_COLUMNS)
    form_fields = RecordFilters.form_fields | {
        "country": "country",
        "status": "new_status",
        "status_basis": "",
        "date": "since",
        "initiative": "",
        "discussed_at": "",
    }

    @property
    def order(self) -> Order:
        order = super().order
        for name in ("date", "in_force"):
            order = self.filters[name].fastest(order, self.active.get(name))
        return order

    @property
    def merged(self) -> tuple[str, ...]:
        # A count of agreements in which a country takes part would say more than are in force for it.
        return ("country",) if self.active.get("in_force") else ()

    def matching(self, *without: str) -> QuerySet:
        period = self.active.get("in_force")
        if not period or "in_force" in without:
            return super().matching(*without)
        codes = [] if "country" in without else self.active.get("country", [])
        return super().matching(*without).in_force(period, codes)

    def _chip(self, name: str, text: str) -> Chip:
        if name != "in_force":
            return super()._chip(name, text)
        names = [self.filters["country"].value_label([], code) for code in self.active.get("country", [])]
        return Chip(name, text, in_force_phrase(names, self.active[name], text), "")


class InitiativeFilters(RecordFilters):
    """Initiatives by status, dates, participants, place and purpose."""

    class Meta(Filters.Meta):
        model = Initiative

    panel = ("q", "country", "status", "sector", "participant", "place", "date", "planned", "sort")
    more_filters = (
        *("status_basis", "date_within", "role", "apart", "planned_within", "part_of", "agreement", "meeting"),
        *("silent", *RecordFilters.more_filters),
    )

    status = AnyOf(Initiative.Status.choices, "status", label="Status")
    status_basis = status_basis_filter()
    country, participant, role = CountriesInRole(label="Country"), ParticipantInRole(), role_filter(Initiative)
    apart = ApartFilter(
        label="Only with former or interested participants",
        help_text="With countries chosen: what one of them left, did not join or is interested in.",
    )
    date = PeriodFilter(label="Status since")
    date_within = WithinFilter("date")
    planned = PeriodFilter("planned", own=True, label="Planned for")
    planned_within = WithinFilter("planned", label="Only plans wholly within it")
    part_of = RowsFilter(Initiative, "part_of", label="Part of the initiative")
    agreement = RowsFilter(Agreement, "agreements", label="Under the agreement")
    meeting = DiscussedFilter(Meeting, "meetings", label="Discussed at")
    silent = SilentFor(label="No news for")
    sort = SortFilter(columns.INITIATIVE_COLUMNS)
    form_fields = RecordFilters.form_fields | {
        "country": "country",
        "status": "new_status",
        "status_basis": "",
        "date": "since",
        "agreement": "agreements",
        "meeting": "meetings",
    }


class DevelopmentFilters(RecordFilters):
    """Developments by date, subject and participants."""

    class Meta(Filters.Meta):
        model = Development

    panel = ("q", "date", "country", "kind", "sector", "participant", "place", "initiative", "agreement", "sort")
    more_filters = ("date_within", "by", "to", "meeting", "status_becomes", *RecordFilters.more_filters)

    date = PeriodFilter(label="Date")
    date_within = WithinFilter("date")
    kind = AnyOf(Development.Kind.choices, "kind", label="Kind")
    initiative = RowsFilter(Initiative, "initiatives", label="About the initiative")
    agreement = RowsFilter(Agreement, "agreements", label="About the agreement")
    by = RowsFilter(Participant, "participants", label="By")
    to = RowsFilter(Participant, "to", label="To")
    meeting = RowsFilter(Meeting, "meeting", label="Said at")
    status_becomes = AnyOf(Initiative.Status.choices, "status", label="Initiative becomes")
    sort = SortFilter(columns.DEVELOPMENT_COLUMNS)
    form_fields = RecordFilters.form_fields | {
        "initiative": "initiatives",
        "agreement": "agreements",
        "participant": "participants",
        "by": "participants",
    }


class CommitmentFilters(RecordFilters):
    """Commitments by deadline, parties and status."""

    class Meta(Filters.Meta):
        model = Commitment

    panel = (
        *("q", "due", "overdue", "undated", "due_within", "unreported", "moved"),
        *("country", "status", "kind", "by", "to", "sector", "sort"),
    )
    more_filters = ("participant", "place", "meeting", "agreement", "initiative", *RecordFilters.more_filters)

    due = DueFilter("due", label="Due")
    overdue = OverdueFilter(label="Only overdue commitments")
    undated = WithoutDeadline(label="Only without a deadline")
    due_within = DueWithin(label="Due within")
    unreported = UnreportedFilter(label="Only with nothing reported since")
    moved = MovedFilter(label="Deadline moved")
    by = RowsFilter(Participant, "by", label="By")
    to = RowsFilter(Participant, "to", label="To")
    status = AnyOf([*Commitment.Status.choices, (RESTATED, RESTATED)], "status", label="Status")
    kind = AnyOf(Commitment.Kind.choices, "kind", label="Kind")
    meeting = RowsFilter(Meeting, "meeting", label="Made at")
    agreement = RowsFilter(Agreement, "agreement", label="Made in")
    initiative = RowsFilter(Initiative, "about_initiatives", label="About the initiative")
    sort = SortFilter(columns.COMMITMENT_COLUMNS)
    form_fields = RecordFilters.form_fields | {"initiative": "about_initiatives", "participant": "by"}


class PreferredFilter(Tick):
    """Figures that are preferred to contradicting ones."""

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.filter(status="preferred") if value else qs


class FigureFilters(RecordFilters):
    """Figures by what they measure, their period, and their subject."""

    class Meta(Filters.Meta):
        model = Figure

    panel = ("q", "period", "country", "nature", "indicator", "unit", "sector", "participant", "place", "sort")
    more_filters = (
        "period_within",
        "initiative",
        "agreement",
        "commitment",
        "meeting",
        "series",
        "preferred",
        *RecordFilters.more_filters,
    )

    period = PeriodFilter(label="Period")
    period_within = WithinFilter("period")
    indicator = ExactText("indicator", label="What is measured", help_text="E.g. mutual trade")
    unit = UnitFilter(label="Unit", help_text="E.g. USD, dollars, MW, percent")
    nature = AnyOf(Figure.Nature.choices, "kind", label="Nature")
    initiative = RowsFilter(Initiative, "initiative", label="About the initiative")
    agreement = RowsFilter(Agreement, "agreement", label="About the agreement")
    commitment = RowsFilter(Commitment, "commitment", label="Named in the commitment")
    meeting = RowsFilter(Meeting, "meeting", label="Given at")
    series = SeriesFilter(Figure, "series", label="Same series as the figure")
    preferred = PreferredFilter(label="Only preferred values")
    sort = SortFilter(columns.FIGURE_COLUMNS)
    form_fields = RecordFilters.form_fields | {"participant": "of"}


class ParticipantFilters(EntryFilters):
    """Participants by name, kind, country and company. By default, those without a record are left out."""

    class Meta(Filters.Meta):
        model = Participant

    for_editors = ("all",)
    panel = ("q", "kind", "country", "part_of", "post_in", "together_with", "all", "sort")
    more_filters = ("post_today", "post_on", "rows")

    q = TextFilter(label="Name")
    kind = AnyOf(Participant.Kind.choices, "kind", label="Kind")
    country = CountriesFilter(label="Country")
    part_of = RowsFilter(Participant, "part_of", label="Part of")
    post_in = PostFilter(Participant, "affiliations", label="Post or membership in")
    post_today = PostToday(label="Only who has it today")
    post_on = PostOnFilter(label="Post or membership on")
    together_with = TogetherWithFilter(Participant, label="Took part with")
    all = IncludeUnnamed(label="Include participants without records")
    sort = SortFilter(reference.PARTICIPANT_COLUMNS)
    rows = SizeFilter()


class PlaceFilters(EntryFilters):
    """Places by name, kind and country. By default, those without a record are left out."""

    class Meta(Filters.Meta):
        model = Place

    for_editors = ("all",)
    panel = ("q", "kind", "country", "within", "all", "sort")
    more_filters = ("rows",)
    form_fields = {"country": "countries"}

    q = TextFilter(label="Name")
    kind = AnyOf(Place.Kind.choices, "kind", label="Kind")
    country = CountriesFilter(label="Country")
    within = RowsFilter(Place, "within", label="Within")
    all = IncludeUnnamed(label="Include places without records")
    sort = SortFilter(reference.PLACE_COLUMNS)
    rows = SizeFilter()


class SourceFilters(EntryFilters):
    """Sources by words, date, publisher and language."""

    class Meta(Filters.Meta):
        model = Source

    panel = ("q", "date", "publisher", "language", "sort")
    more_filters = ("date_within", "opened_before", "rows")
    form_fields = {"date": "published"}

    q = TextFilter(label="Words")
    date = PeriodFilter(label="Published")
    date_within = WithinFilter("date")
    opened_before = NotOpenedSince(label="Last opened before")
    publisher = EntryRowsFilter(Participant, "participants", label="Publisher")
    language = LanguageFilter(label="Language")
    sort = SortFilter(reference.SOURCE_COLUMNS)
    rows = SizeFilter()


class ContradictionFilters(Filters):
    """Records, participants and places of which sources say different things."""

    class Meta(Filters.Meta):
        model = Entry

    @cached_property
    def unfiltered(self) -> QuerySet:
        return Entry.objects.visible_to(self.user).with_pages().contradicted()

    panel = ("noun", "country", "participant")
    cursor_params = ("page",)

    noun = SingleChoice(
        [choice for choice in Entry.Noun.choices if choice[0] not in (Entry.Noun.ACTION, Entry.Noun.SOURCE)],
        field_name="noun",
        label="Record type",
    )
    country = CountriesFilter(label="Country")
    participant = EntryRowsFilter(Participant, "participants", label="Participant")


class SearchTextFilter(ListFilter):
    """Entries that contain words."""

    field_class = forms.CharField

    def filter(self, qs: QuerySet, value: str) -> QuerySet:
        return qs.search(value) if value else qs.none()


class SearchFilters(Filters):
    """Entries by words and record type."""

    class Meta(Filters.Meta):
        model = Entry

    @cached_property
    def unfiltered(self) -> QuerySet:
        return Entry.objects.visible_to(self.user)

    panel = ("q", "noun")
    cursor_params = ("page",)

    q = SearchTextFilter(label="Words")
    noun = SingleChoice(
        [choice for choice in Entry.Noun.choices if choice[0] != Entry.Noun.ACTION],
        field_name="noun",
        label="Record type",
    )

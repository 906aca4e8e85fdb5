"""The admin of meetings."""

from django.contrib import admin
from django.http import QueryDict
from django.utils.timezone import localdate

from cooperation.admin.base import RecordAdmin
from cooperation.admin.citations import CitationInline
from cooperation.admin.filters import ChoiceFilter, CountryFilter, RelatedFilter, YearFilter
from cooperation.admin.forms import RecordForm
from cooperation.admin.inlines import ParticipantInline
from cooperation.fields import SortDay
from cooperation.intake.capacities import CAPACITY, ON_BEHALF_OF, ROLE
from cooperation.models import Meeting, Participation
from cooperation.models.base import join_names
from cooperation.models.keys import PRIMARY_KEY


class ParticipationInline(ParticipantInline):
    """The participants of a meeting."""

    model = Participation
    after = "What, when and where"
    extra = 2
    verbose_name = "participant"
    verbose_name_plural = "participants"
    fields = [("participant", "role", "capacity", "on_behalf_of", "with_members")]
    related = ("participant", "on_behalf_of")
    short_fields = ("participant", "role", "on_behalf_of", "capacity")
    classes = ["participations", "one-line"]

    def get_initial(self, parameters):
        return [row | _capacity_of(row["participant"], parameters) for row in super().get_initial(parameters)]


def _capacity_of(participant: int, parameters: QueryDict) -> dict[str, str]:
    """The capacity of a participant, whom it represents, and its role: ``?capacity-12=Minister&on_behalf_of-12=3``."""
    state = parameters.get(f"{ON_BEHALF_OF}{participant}", "")
    role = parameters.get(f"{ROLE}{participant}", "")
    return {
        "role": role if role in Participation.Role.values else "",
        "capacity": parameters.get(f"{CAPACITY}{participant}", ""),
        "on_behalf_of": state if PRIMARY_KEY.fullmatch(state) else "",
    }


class MeetingForm(RecordForm):
    """A meeting. One that was held has begun."""

    def clean(self):
        super().clean()
        date = self.cleaned_data.get("date")
        is_held = self.cleaned_data.get("status") == Meeting.Status.HELD
        if is_held and date and date.lower and date.lower > localdate():
            self.add_error("date", "This day is still to come: choose scheduled, or correct the date.")


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    """Meetings, latest first."""

    form = MeetingForm
    what_to_enter = "a title, a date, or who took part"
    carried_fields = ("date", "date_inferred", "venue")
    states_field = "participations"
    short_fields = (
        ("kind", "status"),
        ("date", "date_stated", "date_inferred"),
        ("venue", "part_of"),
        ("sectors", "places"),
        "title",
    )
    list_display = ["date", "title", "who", "kind", "status", "publication", "sources"]
    list_display_links = ["title"]
    list_filter = [
        ("publication", ChoiceFilter),
        ("kind", ChoiceFilter),
        ("status", ChoiceFilter),
        ("date", YearFilter),
        CountryFilter,
        ("participants", RelatedFilter),
        ("sectors", RelatedFilter),
    ]
    sortable_by = ["date"]
    ordering = [SortDay("date").desc(nulls_last=True), "-pk"]
    fieldsets = [
        (
            "What, when and where",
            {
                "fields": [
                    ("kind", "status", "held"),
                    ("date", "date_stated", "date_inferred"),
                    ("time", "time_zone"),
                    ("venue", "part_of"),
                    ("convening_body", "session_number"),
                    "title",
                ]
            },
        ),
        ("Subject", {"fields": ["summary", "sectors", "places"]}),
        ("Publication", {"fields": [("publication", "checked_on")]}),
        ("Other titles and page address", {"fields": ["other_titles", "slug"], "classes": ["collapse"]}),
    ]
    inlines = [ParticipationInline, CitationInline]

    @admin.display(description="participants")
    def who(self, meeting: Meeting) -> str:
        """The first three participants."""
        return join_names(who.name for who in meeting.first_participations)

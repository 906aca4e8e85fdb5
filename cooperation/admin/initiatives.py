"""The admin of initiatives, with the participants involved."""

from django.contrib import admin

from cooperation.admin.citations import CitationInline, CitedRowInline
from cooperation.admin.developments import AddDevelopmentMixin
from cooperation.admin.filters import ChoiceFilter, CountryFilter, RelatedFilter, YearFilter
from cooperation.admin.inlines import ParticipantInline
from cooperation.admin.status import StatusAdmin
from cooperation.fields import SortDay
from cooperation.models import Initiative, Involvement
from cooperation.models.base import join_names


class InvolvementInline(ParticipantInline, CitedRowInline):
    """Participants, their roles, and the outcome."""

    model = Involvement
    after = "What and when"
    extra = 2
    verbose_name = "participant"
    verbose_name_plural = "participants"
    fields = [
        ("participant", "role", "outcome"),
        ("during", "during_stated", "during_inferred"),
        ("source", "quote", "cited"),
    ]
    more_fields = ("replaced_by",)
    related = ("participant", "replaced_by")
    short_fields = ("participant", "role")
    classes = ["involvements"]


@admin.register(Initiative)
class InitiativeAdmin(AddDevelopmentMixin, StatusAdmin):
    """Initiatives, the latest change of status first."""

    what_to_enter = "a title, a summary, or the participants"
    carried_fields = ("meetings",)
    states_field = "involvements"
    short_fields = ("title", ("new_status", "since"), ("sectors", "places"), ("meetings", "agreements"))
    short_more = ("part_of", ("planned", "planned_stated", "planned_inferred"))
    list_display = ["status_since", "title", "who", "status", "planned", "publication", "sources"]
    list_display_links = ["title"]
    list_filter = [
        ("publication", ChoiceFilter),
        ("status", ChoiceFilter),
        ("status_since", YearFilter),
        CountryFilter,
        ("participants", RelatedFilter),
        ("sectors", RelatedFilter),
        ("places", RelatedFilter),
    ]
    sortable_by = ["status_since"]
    ordering = [SortDay("status_since").desc(nulls_last=True), "-pk"]
    fieldsets = [
        (
            "What and when",
            {
                "fields": [
                    "title",
                    "summary",
                    "part_of",
                    ("planned", "planned_stated", "planned_inferred"),
                    ("actual", "actual_stated", "actual_inferred"),
                ]
            },
        ),
        ("Related agreements and meetings", {"fields": ["agreements", "meetings", "editions"]}),
        ("Subject", {"fields": ["sectors", "places"]}),
        ("Publication", {"fields": [("publication", "checked_on")]}),
        ("Other titles and page address", {"fields": ["other_titles", "slug"], "classes": ["collapse"]}),
    ]
    inlines = [InvolvementInline, CitationInline]

    @admin.display(description="involved")
    def who(self, initiative: Initiative) -> str:
        """The first three participants."""
        return join_names(who.name for who in initiative.first_involvements)

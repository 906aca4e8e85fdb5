"""The admin of commitments."""

from django.contrib import admin
from django.db.models import F

from cooperation.admin.base import RecordAdmin
from cooperation.admin.citations import CitationInline
from cooperation.admin.filters import ChoiceFilter, CountryFilter, DueYearFilter, RelatedFilter
from cooperation.models import Commitment
from cooperation.models.base import join_names


@admin.register(Commitment)
class CommitmentAdmin(RecordAdmin):
    """Commitments, the soonest deadline first."""

    name_field = "what"
    carried_fields = ("meeting", "agreement")
    list_display = ["due", "title", "who", "to_whom", "kind", "status", "publication", "sources"]
    list_display_links = ["title"]
    list_filter = [
        ("publication", ChoiceFilter),
        ("kind", ChoiceFilter),
        ("status", ChoiceFilter),
        ("due", DueYearFilter),
        CountryFilter,
        ("by", RelatedFilter),
        ("sectors", RelatedFilter),
    ]
    sortable_by = ["due"]
    ordering = [F("due__endswith").asc(nulls_last=True), "-pk"]
    fieldsets = [
        (
            "What, by whom and by when",
            {
                "fields": [
                    ("kind", "status"),
                    "what",
                    ("by", "to"),
                    ("due", "due_stated", "due_inferred"),
                    "condition",
                ]
            },
        ),
        (
            "Related meetings, agreements and initiatives",
            {"fields": [("meeting", "agreement"), "about_initiatives", "about_agreements", "restates"]},
        ),
        ("Subject", {"fields": ["sectors", "places"]}),
        ("Publication", {"fields": [("publication", "checked_on")]}),
        (
            "Title and page address",
            {"fields": ["title", "other_titles", "summary", "slug"], "classes": ["collapse"]},
        ),
    ]
    inlines = [CitationInline]

    @admin.display(description="by")
    def who(self, commitment: Commitment) -> str:
        """The first three participants who committed themselves."""
        return join_names(who.name for who in commitment.first_by)

    @admin.display(description="to")
    def to_whom(self, commitment: Commitment) -> str:
        """The first three participants to whom it was made."""
        return join_names(who.name for who in commitment.first_to)

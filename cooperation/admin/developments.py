"""The admin of developments."""

from django.contrib import admin
from django.db.models import F

from cooperation.admin.base import RecordAdmin
from cooperation.admin.citations import CitationInline
from cooperation.admin.developing import ReportsStatus
from cooperation.admin.filters import ChoiceFilter, CountryFilter, RelatedFilter, YearFilter
from cooperation.models import Development
from cooperation.models.base import names_in_line


@admin.register(Development)
class DevelopmentAdmin(ReportsStatus, RecordAdmin):
    """Developments, latest first."""

    named_by = "text"
    carried = ("date", "date_inferred", "reported_on", "meeting")
    list_display = ["date", "title", "about", "who", "kind", "publication", "sources"]
    list_display_links = ["title"]
    list_filter = [
        ("publication", ChoiceFilter),
        ("kind", ChoiceFilter),
        ("date", YearFilter),
        CountryFilter,
        ("initiatives", RelatedFilter),
        ("agreements", RelatedFilter),
        ("participants", RelatedFilter),
    ]
    sortable_by = ["date"]
    ordering = [F("date__startswith").desc(nulls_last=True), "-pk"]
    fieldsets = [
        (
            "What happened, and when",
            {"fields": ["kind", "text", ("date", "date_stated", "date_inferred"), "reported_on"]},
        ),
        ("About what", {"fields": ["initiatives", "agreements", "status_becomes"]}),
        ("Who did or said it, and where", {"fields": ["participants", "meeting"]}),
        ("What it concerns", {"fields": ["sectors", "places"]}),
        ("Publication", {"fields": [("publication", "checked_on")]}),
        (
            "Title and address",
            {"fields": ["title", "other_titles", "summary", "slug"], "classes": ["collapse"]},
        ),
    ]
    inlines = [CitationInline]

    @admin.display(description="about")
    def about(self, development: Development) -> str:
        """The first three initiatives and agreements that it is about."""
        return names_in_line(row.title for row in [*development.initiatives.all(), *development.agreements.all()])

    @admin.display(description="who")
    def who(self, development: Development) -> str:
        """The first three who did or said it."""
        return names_in_line(who.name for who in development.first_participants)

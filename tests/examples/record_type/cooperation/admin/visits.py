"""The admin of visits."""

from django.contrib import admin

from cooperation.admin.base import RecordAdmin
from cooperation.admin.citations import CitationInline
from cooperation.admin.filters import ChoiceFilter, YearFilter
from cooperation.fields import SortDay
from cooperation.models import Visit


@admin.register(Visit)
class VisitAdmin(RecordAdmin):
    """Visits, latest first."""

    name_field = "purpose"
    list_display = ["date", "title", "publication", "sources"]
    list_display_links = ["title"]
    list_filter = [("publication", ChoiceFilter), ("date", YearFilter)]
    sortable_by = ["date"]
    ordering = [SortDay("date").desc(nulls_last=True), "-pk"]
    fieldsets = [
        ("Who, when and why", {"fields": ["purpose", ("date", "date_stated", "date_inferred"), "participants"]}),
        ("Subject", {"fields": ["sectors", "places"]}),
        ("Publication", {"fields": [("publication", "checked_on")]}),
        ("Title and page address", {"fields": ["title", "other_titles", "summary", "slug"], "classes": ["collapse"]}),
    ]
    inlines = [CitationInline]

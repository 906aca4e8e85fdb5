"""The admin of figures."""

from django.contrib import admin
from django.db.models import F

from cooperation.admin.base import RecordAdmin
from cooperation.admin.citations import CitationInline
from cooperation.admin.filters import ChoiceFilter, CountryFilter, RelatedFilter, YearFilter
from cooperation.models import Figure
from cooperation.models.base import join_names


@admin.register(Figure)
class FigureAdmin(RecordAdmin):
    """Figures, the latest period first."""

    name_field = "indicator"
    carried_fields = ("period", "period_inferred", "meeting", "initiative", "agreement")
    list_display = ["period", "title", "who", "value", "nature", "preferred", "publication", "sources"]
    list_display_links = ["title"]
    list_filter = [
        ("publication", ChoiceFilter),
        ("nature", ChoiceFilter),
        ("preferred", ChoiceFilter),
        ("period", YearFilter),
        CountryFilter,
        ("of", RelatedFilter),
        ("sectors", RelatedFilter),
    ]
    sortable_by = ["period"]
    ordering = [F("period__startswith").desc(nulls_last=True), "-pk"]
    fieldsets = [
        (
            "What was measured, and when",
            {
                "fields": [
                    ("indicator", "nature"),
                    ("printed", "approximate"),
                    ("value_low", "value_high", "unit"),
                    ("period", "period_stated", "period_inferred"),
                ]
            },
        ),
        ("Participants and related records", {"fields": [("of", "to"), ("initiative", "agreement", "meeting")]}),
        ("Subject", {"fields": ["sectors", "places"]}),
        ("If sources give different values", {"fields": [("preferred", "preferred_reason")]}),
        ("Publication", {"fields": [("publication", "checked_on")]}),
        (
            "Title and page address",
            {"fields": ["title", "other_titles", "summary", "slug"], "classes": ["collapse"]},
        ),
    ]
    inlines = [CitationInline]

    @admin.display(description="of")
    def who(self, figure: Figure) -> str:
        """The first three participants that it measures."""
        return join_names(who.name for who in figure.first_of)

    @admin.display(description="value")
    def value(self, figure: Figure) -> str:
        """The value as printed, or the number with its unit."""
        return figure.shown_value()

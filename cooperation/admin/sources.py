"""The admin of sources."""

from django.contrib import admin

from cooperation.admin.base import RegisterAdmin
from cooperation.admin.filters import RelatedFilter, YearFilter
from cooperation.fields import SortDay
from cooperation.models import Source


@admin.register(Source)
class SourceAdmin(RegisterAdmin):
    """Sources, latest first."""

    list_display = ["published", "title", "publisher", "language"]
    list_display_links = ["title"]
    list_filter = [("published", YearFilter), ("publisher", RelatedFilter)]
    sortable_by = ["published"]
    ordering = [SortDay("published").desc(nulls_last=True), "-pk"]
    popup_fields = ("title", "publisher", "url", ("published", "published_inferred"), "language")
    fieldsets = [
        (
            "What was published, by whom and when",
            {
                "fields": [
                    "title",
                    "publisher",
                    "url",
                    ("published", "published_stated", "published_inferred"),
                    ("dateline", "language"),
                ]
            },
        ),
        ("Archived text", {"fields": ["retrieved_at", "sha256", "text"], "classes": ["collapse"]}),
        ("Page address", {"fields": ["slug"], "classes": ["collapse"]}),
    ]

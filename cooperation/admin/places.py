"""The admin of places."""

from django.contrib import admin

from cooperation.admin.base import RegisterAdmin
from cooperation.admin.citations import CitationInline
from cooperation.admin.filters import ChoiceFilter, RelatedFilter
from cooperation.admin.return_url import ShowUnusedMixin
from cooperation.models import Place
from cooperation.models.base import BY_NAME


class PlaceCitationInline(CitationInline):
    """Sources about the location of the place."""

    after = "Where"
    extra = 0


@admin.register(Place)
class PlaceAdmin(ShowUnusedMixin, RegisterAdmin):
    """Places by name."""

    name_field = "name"
    list_display = ["name", "kind", "in_countries", "within"]
    list_filter = [("kind", ChoiceFilter), ("countries", RelatedFilter), ("within", RelatedFilter)]
    sortable_by = ["name"]
    ordering = BY_NAME
    popup_fields = ("kind", "name", "other_names", "countries", "within")
    fieldsets = [
        ("Where", {"fields": ["kind", "name", "other_names", "countries", "within"]}),
        ("Position and page address", {"fields": [("latitude", "longitude"), "slug"], "classes": ["collapse"]}),
    ]
    inlines = [PlaceCitationInline]

    @admin.display(description="countries")
    def in_countries(self, place: Place) -> str:
        """The codes of its countries."""
        return ", ".join(country.code for country in place.countries.all())

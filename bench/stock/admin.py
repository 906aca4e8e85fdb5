"""The admin of agreements with common options."""

from django.contrib import admin
from django.db.models import F

from cooperation.models import Agreement, Party

site = admin.AdminSite()


class YearFilter(admin.SimpleListFilter):
    """Agreements of a year; `date_hierarchy` does not support ranges."""

    title = parameter_name = "year"

    def lookups(self, request, model_admin):
        return [(str(year), str(year)) for year in range(2026, 1989, -1)]

    def queryset(self, request, queryset):
        return queryset.filter(main_date__overlap=self.value()) if self.value() else queryset


class PartyInline(admin.TabularInline):
    """The parties of an agreement."""

    model = Party
    raw_id_fields = ["participant", "on_behalf_of"]


@admin.register(Agreement, site=site)
class AgreementAdmin(admin.ModelAdmin):
    """Agreements, latest first."""

    list_display = ["title", "form", "status", "main_date", "publication"]
    list_filter = ["publication", "status", "form", YearFilter, "sectors", "participants__country"]
    search_fields = ["title", "summary", "participants__name"]
    list_per_page = 50
    ordering = [F("main_date__startswith").desc(nulls_last=True), "-pk"]
    raw_id_fields = ["meeting", "venues", "places"]
    filter_horizontal = ["sectors"]
    inlines = [PartyInline]

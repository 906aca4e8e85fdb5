"""The admin of reference data: countries, sectors and kinds of actions, which administrators edit, and units."""

from django.contrib import admin

from cooperation.admin.base import RegisterAdmin
from cooperation.admin.checking import CheckedMixin
from cooperation.admin.return_url import ShowUnusedMixin
from cooperation.models import ActionKind, Country, Sector, Unit, search_countries


@admin.register(Country)
class CountryAdmin(CheckedMixin, ShowUnusedMixin, RegisterAdmin):
    """Countries by name."""

    name_field = "name"
    list_display = ["name", "code", "subregion", "dissolved"]
    search_fields = ["name", "official_name", "code"]
    fields = [
        *("code", "name", "official_name", "other_names", ("subregion", "dissolved")),
        *("is_territory", "administered_by", "successors"),
    ]

    def get_search_results(self, request, queryset, search_term):
        return (search_countries(queryset, search_term) if search_term else queryset), False

    def get_readonly_fields(self, request, obj=None):
        # The code is the primary key: another code would be another country.
        return ["code"] if obj else []


@admin.register(Sector)
class SectorAdmin(RegisterAdmin):
    """Sectors by name."""

    name_field = "name"
    list_display = ["name", "parent", "code"]
    list_select_related = ["parent"]
    view_on_site = False
    search_fields = ["name", "code"]
    fields = [("name", "code"), "parent", "slug"]


@admin.register(Unit)
class UnitAdmin(RegisterAdmin):
    """Units by symbol."""

    name_field = "symbol"
    list_display = ["symbol", "name", "dimension"]
    view_on_site = False
    search_fields = ["symbol", "name", "aliases"]
    fields = [("symbol", "singular"), "name", "aliases", ("dimension", "factor")]

    def get_readonly_fields(self, request, obj=None):
        # The symbol is the primary key: another symbol would be another unit.
        return ["symbol"] if obj else []


@admin.register(ActionKind)
class ActionKindAdmin(RegisterAdmin):
    """Kinds of actions in the order of forms."""

    name_field = "name"
    list_display = ["name", "position", "status", "party_effect"]
    view_on_site = False
    sortable_by = []
    search_fields = ["code", "name"]
    fields = [("name", "code"), "position", ("status", "party_effect"), "by_succession"]

    def get_readonly_fields(self, request, obj=None):
        # The code is the primary key: another code would be another kind.
        return ["code"] if obj else []

"""All models in Django's own admin: fields that search for relations, tables of what a record has, nothing else.

The fields that an analyst needs most come first. No code of the register's admin is used.
"""

from django.contrib import admin
from django.db.models import URLField

from cooperation import models
from cooperation.models.figures import FigureConversion

site = admin.AdminSite()

REST_OF_RECORD = ["summary", "other_titles", "checked_on", "slug"]

HTTPS = {URLField: {"assume_scheme": "https"}}


def sections(fields, rest):
    """Return the fieldsets of a form: what is often needed, and the rest, which is folded."""
    return [(None, {"fields": fields}), ("More", {"fields": rest, "classes": ["collapse"]})]


# --- Reference data ---------------------------------------------------------------------------------------------------
@admin.register(models.Country, site=site)
class CountryAdmin(admin.ModelAdmin):
    """Countries."""

    search_fields = ["name", "code"]
    autocomplete_fields = ["administered_by", "successors"]


@admin.register(models.Sector, site=site)
class SectorAdmin(admin.ModelAdmin):
    """Sectors."""

    search_fields = ["name"]
    autocomplete_fields = ["parent"]


@admin.register(models.Unit, site=site)
class UnitAdmin(admin.ModelAdmin):
    """Units."""

    search_fields = ["symbol", "name"]


@admin.register(models.ActionKind, site=site)
class ActionKindAdmin(admin.ModelAdmin):
    """Kinds of actions."""

    search_fields = ["name"]


@admin.register(models.Place, site=site)
class PlaceAdmin(admin.ModelAdmin):
    """Places."""

    search_fields = ["name"]
    autocomplete_fields = ["countries", "within"]
    fieldsets = sections(["kind", "countries", "name"], ["within", "other_names", "latitude", "longitude", "slug"])


class AffiliationInline(admin.TabularInline):
    """The posts, memberships and shares of a participant."""

    model = models.Affiliation
    fk_name = "participant"
    extra = 0
    autocomplete_fields = ["organisation"]


@admin.register(models.Participant, site=site)
class ParticipantAdmin(admin.ModelAdmin):
    """Participants."""

    formfield_overrides = HTTPS
    list_display = ["name", "kind", "country"]
    search_fields = ["name"]
    autocomplete_fields = ["country", "part_of"]
    fieldsets = sections(["kind", "country", "name"], ["part_of", "other_names", "native_name", "website", "slug"])
    inlines = [AffiliationInline]


@admin.register(models.Source, site=site)
class SourceAdmin(admin.ModelAdmin):
    """Sources."""

    formfield_overrides = HTTPS
    list_display = ["title", "publisher", "published"]
    search_fields = ["title"]
    autocomplete_fields = ["publisher"]
    fieldsets = sections(
        ["title", "publisher", "url", "language", "dateline", "published"],
        ["published_stated", "published_inferred", "slug"],
    )


# --- What a record has ------------------------------------------------------------------------------------------------
class CitationInline(admin.TabularInline):
    """The citations of a record."""

    model = models.Citation
    extra = 1
    autocomplete_fields = ["source", "speaker", "relies_on"]
    fields = ["source", "quote", "speaker", "locator", "relies_on", "differs", "differs_in"]


class ParticipationInline(admin.TabularInline):
    """The participants of a meeting."""

    model = models.Participation
    extra = 2
    autocomplete_fields = ["participant", "on_behalf_of"]
    fields = ["participant", "role", "capacity", "on_behalf_of", "with_members"]


class PartyInline(admin.TabularInline):
    """The parties to an agreement."""

    model = models.Party
    extra = 2
    autocomplete_fields = ["participant", "on_behalf_of"]
    fields = ["participant", "role", "on_behalf_of", "with_members", "printed_as"]


class ActionInline(admin.TabularInline):
    """The actions of an agreement."""

    model = models.AgreementAction
    extra = 1
    autocomplete_fields = ["kind", "participant", "succeeds", "place"]
    fields = [
        *["kind", "date", "date_stated", "date_inferred", "participant", "place"],
        *["effective_date", "succeeds", "legal_ground", "series", "number", "note"],
    ]


class AgreementLinkInline(admin.TabularInline):
    """The links of an agreement to others."""

    model = models.AgreementLink
    fk_name = "from_agreement"
    extra = 0
    autocomplete_fields = ["to_agreement"]


class InvolvementInline(admin.TabularInline):
    """The participants of an initiative."""

    model = models.Involvement
    extra = 2
    autocomplete_fields = ["participant", "replaced_by"]
    fields = ["participant", "role", "outcome", "during", "during_stated", "during_inferred", "replaced_by"]


class ConversionInline(admin.TabularInline):
    """The value of a figure in other units."""

    model = FigureConversion
    extra = 0
    autocomplete_fields = ["unit"]
    fields = ["value_low", "value_high", "unit", "bound", "printed"]


# --- Records ----------------------------------------------------------------------------------------------------------
class RecordAdmin(admin.ModelAdmin):
    """Records: the title first, publication last."""

    list_display = ["title", "publication"]
    list_filter = ["publication"]
    search_fields = ["title"]


@admin.register(models.Meeting, site=site)
class MeetingAdmin(RecordAdmin):
    """Meetings."""

    autocomplete_fields = ["venue", "part_of", "convening_body", "sectors", "places"]
    fieldsets = sections(
        [
            *["title", "kind", "status", "held", "date", "date_stated", "date_inferred", "venue", "part_of"],
            *["sectors", "places", "publication"],
        ],
        ["time", "time_zone", "convening_body", "session_number", *REST_OF_RECORD],
    )
    inlines = [ParticipationInline, CitationInline]


@admin.register(models.Agreement, site=site)
class AgreementAdmin(RecordAdmin):
    """Agreements."""

    autocomplete_fields = ["meeting", "venues", "sectors", "places"]
    fieldsets = sections(
        ["title", "form", "binding", "meeting", "names_no_parties", "sectors", "places", "publication"],
        [
            *["venues", "valid", "valid_stated", "valid_inferred", "term", "renewal", "renewal_step"],
            *["notice_period", "references", *REST_OF_RECORD],
        ],
    )
    inlines = [PartyInline, ActionInline, AgreementLinkInline, CitationInline]


@admin.register(models.Initiative, site=site)
class InitiativeAdmin(RecordAdmin):
    """Initiatives."""

    autocomplete_fields = ["part_of", "agreements", "meetings", "editions", "sectors", "places"]
    fieldsets = sections(
        [
            *["title", "planned", "planned_stated", "planned_inferred", "sectors", "places"],
            *["meetings", "agreements", "part_of", "publication"],
        ],
        ["actual", "actual_stated", "actual_inferred", "editions", *REST_OF_RECORD],
    )
    inlines = [InvolvementInline, CitationInline]


@admin.register(models.Development, site=site)
class DevelopmentAdmin(RecordAdmin):
    """Developments."""

    autocomplete_fields = ["initiatives", "agreements", "meeting", "participants", "to", "sectors", "places"]
    fieldsets = sections(
        [
            *["text", "kind", "date", "date_stated", "date_inferred", "participants", "to", "meeting"],
            *["initiatives", "agreements", "sectors", "places", "status_becomes", "publication"],
        ],
        ["title", "reported_on", *REST_OF_RECORD],
    )
    inlines = [CitationInline]


@admin.register(models.Commitment, site=site)
class CommitmentAdmin(RecordAdmin):
    """Commitments."""

    autocomplete_fields = [
        *["by", "to", "meeting", "agreement", "about_initiatives", "about_agreements", "restates"],
        *["sectors", "places"],
    ]
    fieldsets = sections(
        [
            *["what", "kind", "by", "to", "due", "due_stated", "due_inferred", "status", "meeting"],
            *["about_initiatives", "agreement", "sectors", "places", "publication"],
        ],
        ["about_agreements", "restates", "condition", "title", *REST_OF_RECORD],
    )
    inlines = [CitationInline]


@admin.register(models.Figure, site=site)
class FigureAdmin(RecordAdmin):
    """Figures."""

    autocomplete_fields = [
        *["unit", "of", "to", "initiative", "agreement", "commitment", "meeting", "sectors", "places"],
    ]
    fieldsets = sections(
        [
            *["indicator", "value_low", "value_high", "unit", "bound", "printed", "nature"],
            *["period", "period_stated", "period_inferred", "of", "to", "meeting", "initiative", "commitment"],
            *["sectors", "places", "publication"],
        ],
        [
            *["agreement", "as_of", "as_of_stated", "as_of_inferred", "preferred", "preferred_reason", "title"],
            *REST_OF_RECORD,
        ],
    )
    inlines = [ConversionInline, CitationInline]

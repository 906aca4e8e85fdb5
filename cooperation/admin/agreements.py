"""The admin of agreements, with their parties, actions and links to other agreements."""

from django.contrib import admin

from cooperation.admin.actions import ActionFormSet, ActionKindField
from cooperation.admin.citations import CitationInline, CitedRowInline
from cooperation.admin.developments import AddDevelopmentMixin
from cooperation.admin.editing.formsets import PartyFormSet
from cooperation.admin.filters import ActsYearFilter, ChoiceFilter, CountryFilter, ParticipantFilter, RelatedFilter
from cooperation.admin.inlines import ParticipantInline, RowInline
from cooperation.admin.status import StatusAdmin
from cooperation.fields import SortDay
from cooperation.models import Agreement, AgreementAction, AgreementLink, Party
from cooperation.models.base import join_names


class PartyInline(ParticipantInline):
    """The parties to an agreement."""

    model = Party
    after = "What, when and where"
    extra = 2
    fields = [("participant", "printed_as", "role", "on_behalf_of", "with_members")]
    related = ("participant", "on_behalf_of")
    formset = PartyFormSet
    short_fields = ("participant", "role", "on_behalf_of")
    classes = ["parties", "one-line"]


class ActionInline(CitedRowInline):
    """Actions: signing, ratification, entry into force and so on."""

    model = AgreementAction
    after = "What, when and where"
    verbose_name_plural = "signing, ratification, entry into force"
    fields = [
        ("kind", "participant", "date", "date_stated", "date_inferred"),
        ("source", "quote", "note", "cited"),
    ]
    more_fields = (
        ("effective_date", "effective_date_stated", "effective_date_inferred"),
        ("succeeds", "place", "legal_ground"),
        ("series", "number"),
    )
    related = ("kind", "participant", "succeeds", "place")
    formset = ActionFormSet
    classes = ["actions"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("place__countries")

    def make_formfield(self, db_field, request, **kwargs):
        if db_field.name == "kind":
            return ActionKindField(label="Kind")
        return super().make_formfield(db_field, request, **kwargs)


class LinkInline(RowInline):
    """Links to other agreements."""

    model = AgreementLink
    fk_name = "from_agreement"
    after = "What, when and where"
    verbose_name_plural = "related agreements"
    fields = [("kind", "to_agreement")]
    related = ("to_agreement",)
    classes = ["links", "one-line"]


@admin.register(Agreement)
class AgreementAdmin(AddDevelopmentMixin, StatusAdmin):
    """Agreements, latest first."""

    what_to_enter = "a title, the parties, or what was done, such as its signing"
    carried_fields = ("meeting", "venues")
    states_field = "parties"
    short_fields = (
        "title",
        ("form", "new_status"),
        ("since", "since_stated", "since_inferred"),
        "meeting",
        ("sectors", "places"),
    )
    status_help = (
        "It follows from the actions. What one of several parties suspends, applies or ends for itself leaves the "
        "status as it is."
    )
    list_display = ["main_date", "title", "who", "form", "status", "publication", "sources"]
    list_display_links = ["title"]
    list_filter = [
        ("publication", ChoiceFilter),
        ("form", ChoiceFilter),
        ("status", ChoiceFilter),
        ("main_date", ActsYearFilter),
        CountryFilter,
        ("participants", ParticipantFilter),
        ("sectors", RelatedFilter),
    ]
    sortable_by = ["main_date"]
    ordering = [SortDay("main_date").desc(nulls_last=True), "-pk"]
    fieldsets = [
        (
            "What, when and where",
            {
                "fields": [
                    ("form", "binding"),
                    "title",
                    ("meeting", "venues"),
                    ("valid", "valid_stated", "valid_inferred"),
                    ("term", "renewal", "renewal_step", "notice_period"),
                    "names_no_parties",
                ]
            },
        ),
        ("Subject", {"fields": ["summary", "sectors", "places"]}),
        ("Publication", {"fields": [("publication", "checked_on")]}),
        (
            "Other titles, references and page address",
            {"fields": ["other_titles", "references", "slug"], "classes": ["collapse"]},
        ),
    ]
    inlines = [PartyInline, ActionInline, LinkInline, CitationInline]

    @admin.display(description="parties")
    def who(self, agreement: Agreement) -> str:
        """The first three parties."""
        return join_names(who.name for who in agreement.first_parties)

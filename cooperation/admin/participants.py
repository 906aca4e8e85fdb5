"""The admin of participants and of their posts and memberships."""

from django.contrib import admin

from cooperation.admin.base import RegisterAdmin
from cooperation.admin.checking import CheckedMixin
from cooperation.admin.citations import CitationInline, CitedRowInline
from cooperation.admin.filters import ChoiceFilter, RelatedFilter
from cooperation.admin.return_url import ShowUnusedMixin
from cooperation.models import Affiliation, Participant
from cooperation.models.base import BY_NAME


class AffiliationInline(CitedRowInline):
    """Posts, memberships and shares that the participant holds."""

    model = Affiliation
    fk_name = "participant"
    after = "Who"
    verbose_name = "post or membership"
    verbose_name_plural = "posts, memberships and shares"
    fields = [
        ("kind", "organisation", "role", "share"),
        ("during", "during_stated", "during_inferred"),
        ("source", "quote", "cited"),
    ]
    more_fields = (("as_of", "as_of_stated", "as_of_inferred"),)
    related = ("organisation", "participant")
    classes = ["affiliations"]


class ParticipantCitationInline(CitationInline):
    """Sources about the participant."""

    fk_name = "participant"
    after = "Who"
    extra = 0


@admin.register(Participant)
class ParticipantAdmin(CheckedMixin, ShowUnusedMixin, RegisterAdmin):
    """Participants by name."""

    name_field = "name"
    list_display = ["name", "kind", "country", "part_of", "native_name"]
    list_filter = [("kind", ChoiceFilter), ("country", RelatedFilter), ("part_of", RelatedFilter)]
    sortable_by = ["name"]
    ordering = BY_NAME
    popup_fields = ("kind", "name", "other_names", "country", "part_of")
    fieldsets = [
        ("Who", {"fields": [("kind", "country"), "name", "other_names", "native_name", "part_of"]}),
        ("Website and page address", {"fields": ["website", "slug"], "classes": ["collapse"]}),
    ]
    inlines = [AffiliationInline, ParticipantCitationInline]

"""What the admin pages of all nouns share."""

from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, models
from django.forms import Textarea
from django.urls import NoReverseMatch

from cooperation.admin.changelists import CappedPaginator, RegisterChangeList
from cooperation.admin.fields import LabelledChoice, LabelledChoices, Lines, PlainDecimal
from cooperation.admin.forms import RegisterForm
from cooperation.admin.refusals import check_at_once, sentence
from cooperation.admin.widgets import RowAutocomplete
from cooperation.models import Record


class Fields(admin.options.BaseModelAdmin):
    """How a noun's columns become form fields, in its own form and in another's."""

    form = RegisterForm
    formfield_overrides = {
        models.TextField: {"widget": Textarea(attrs={"rows": 3, "class": "vLargeTextField"})},
        models.DecimalField: {"form_class": PlainDecimal},
        models.URLField: {"assume_scheme": "https"},
        ArrayField: {"form_class": Lines},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        wrapper = getattr(formfield, "widget", None)
        if hasattr(wrapper, "can_delete_related"):
            # A wastebasket beside each relation would delete the other row, not the relation.
            wrapper.can_delete_related = wrapper.can_view_related = False
        return formfield

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs |= {"form_class": LabelledChoice, "widget": RowAutocomplete(db_field, self.admin_site)}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs |= {"form_class": LabelledChoices, "widget": AutocompleteSelectMultiple(db_field, self.admin_site)}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class RegisterAdmin(Fields, admin.ModelAdmin):
    """The admin of any noun: quick lists, autocomplete for every relation, refusals in words."""

    popup_fields: tuple = ()  # the few fields of the form that opens beside another form; empty: all of them
    list_per_page = 50
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_changelist(self, request, **kwargs):
        return RegisterChangeList

    def view_on_site(self, obj):
        try:
            return obj.get_absolute_url()
        except NoReverseMatch:
            return None

    # --- In a window beside another form ------------------------------------------------------------------------------
    def get_fieldsets(self, request, obj=None):
        if self.popup_fields and _in_popup(request):
            return [(None, {"fields": self.popup_fields})]
        return super().get_fieldsets(request, obj)

    def get_inlines(self, request, obj):
        return [] if _in_popup(request) else super().get_inlines(request, obj)

    # --- Refusals of the database -------------------------------------------------------------------------------------
    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError as error:
            request.refusal = sentence(error)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        check_at_once()


class RecordAdmin(RegisterAdmin):
    """The admin of the six nouns that are drafted, reviewed and published."""

    readonly_once_published = ("slug",)
    published_states = (Record.Publication.PUBLISHED, Record.Publication.WITHDRAWN)

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        # A published address stays: the database refuses a change of it.
        return [*fields, *self.readonly_once_published] if obj and obj.publication in self.published_states else fields

    @admin.display(description="sources")
    def sources(self, record: Record) -> int:
        """How many sources are cited for the record itself."""
        return record.source_count

    def save_model(self, request, obj, form, change):
        obj.updated_by = request.user
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)


def _in_popup(request) -> bool:
    return IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST

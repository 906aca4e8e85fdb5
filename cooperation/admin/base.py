"""What the admin pages of all nouns share."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, models, transaction
from django.forms import Textarea
from django.http import HttpResponseRedirect
from django.utils.text import capfirst

from cooperation.admin.changelists import RegisterList
from cooperation.admin.context import carried_over, only_known
from cooperation.admin.deleting import TellsDeletion
from cooperation.admin.fields import LabelledChoice, LabelledChoices, Lines, PlainDecimal
from cooperation.admin.forms import NounForm, RecordForm, RegisterForm
from cooperation.admin.history import HistoryPage
from cooperation.admin.keeping import TellsSaved
from cooperation.admin.problems import problems_of
from cooperation.admin.publishing import publish, withdraw
from cooperation.admin.refusals import check_at_once, sentence
from cooperation.admin.returning import ReturnsTo
from cooperation.admin.undo import UndoDelete
from cooperation.admin.versions import VersionGuard
from cooperation.admin.widgets import RowAutocomplete, RowsAutocomplete
from cooperation.models import Entry, Record
from cooperation.models.entries import matching


class Fields(admin.options.BaseModelAdmin):
    """How a noun's columns become form fields, in its own form and in another's."""

    form = RegisterForm
    formfield_overrides = {
        models.TextField: {"widget": Textarea(attrs={"rows": 3, "cols": 40, "class": "vLargeTextField"})},
        models.DecimalField: {"form_class": PlainDecimal},
        models.URLField: {"assume_scheme": "https"},
        ArrayField: {"form_class": Lines},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, models.DateField):
            formfield.error_messages["invalid"] = "Give a day, such as 25 Feb 2025 or 2025-02-25."
        if isinstance(db_field, models.DateTimeField):
            for part, widget in zip(("day", "time"), formfield.widget.widgets, strict=True):
                widget.attrs["aria-label"] = f"{capfirst(db_field.verbose_name)}, {part}"
        if db_field.name.endswith("_stated"):
            formfield.label = f"{formfield.label.removesuffix(' stated')} as stated"
        wrapper = getattr(formfield, "widget", None)
        if hasattr(wrapper, "can_delete_related"):
            # A wastebasket beside each relation would delete the other row, not the relation.
            wrapper.can_delete_related = wrapper.can_view_related = False
        return formfield

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs |= {"form_class": LabelledChoice, "widget": RowAutocomplete(db_field, self.admin_site)}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs |= {"form_class": LabelledChoices, "widget": RowsAutocomplete(db_field, self.admin_site)}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class RegisterAdmin(Fields, VersionGuard, HistoryPage, TellsSaved, ReturnsTo, UndoDelete, TellsDeletion, RegisterList):
    """The admin of any noun: quick lists, autocomplete for every relation, refusals in words."""

    form = NounForm
    named_by = "title"  # the field that holds its name
    popup_fields: tuple = ()  # the few fields of the form that opens beside another form; empty: all of them
    search_fields = ["pk"]  # asks for a search box; what it finds, the entries say

    def get_search_results(self, request, queryset, search_term):
        if search_term and self.opts.model_name in Entry.Noun:
            return matching(queryset, search_term), False
        return super().get_search_results(request, queryset, search_term)

    @property
    def media(self):
        # Filters are rendered apart from the list's own media.
        return super().media + RowsAutocomplete(None, self.admin_site).media

    # --- The form -----------------------------------------------------------------------------------------------------
    def get_fieldsets(self, request, obj=None):
        if self.popup_fields and is_popup(request):
            return [(None, {"fields": self.popup_fields})]
        return super().get_fieldsets(request, obj)

    def get_inlines(self, request, obj):
        return [] if is_popup(request) else super().get_inlines(request, obj)

    def get_changeform_initial_data(self, request):
        initial = only_known(self.model, super().get_changeform_initial_data(request))
        if wanted := request.GET.get("wanted"):
            # What somebody looked for in another form, and did not find.
            initial.setdefault(self.named_by, wanted)
        return initial

    def render_change_form(self, request, context, **kwargs):
        form, rows = context["adminform"], context["inline_admin_formsets"]
        if context["original"]:
            # The row's own name is the page's heading; the noun stands above it.
            context |= {"title": context["subtitle"], "subtitle": None}
        context |= {
            "sections": _in_order(form, rows),
            "problems": problems_of(form.form, {capfirst(row.opts.verbose_name_plural): row.formset for row in rows}),
            "errors": None,  # the list of problems says it, with links
        }
        return super().render_change_form(request, context, **kwargs)

    # --- Saving -------------------------------------------------------------------------------------------------------
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

    # --- Deleting -----------------------------------------------------------------------------------------------------
    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except IntegrityError as error:
            self.message_user(request, f"Nothing was deleted. {sentence(error)}", messages.ERROR)
            return HttpResponseRedirect("../change/")

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        check_at_once()

    def delete_queryset(self, request, queryset):
        try:
            with transaction.atomic():
                super().delete_queryset(request, queryset)
                check_at_once()
        except IntegrityError as error:
            self.message_user(request, f"Nothing was deleted. {sentence(error)}", messages.ERROR)


class RecordAdmin(RegisterAdmin):
    """The admin of the six nouns that are drafted, reviewed and published.

    ``carried`` names the fields whose values the next record starts with after "Save and add another"; the source of
    the last citation is carried with them.
    """

    form = RecordForm
    carried: tuple[str, ...] = ()
    actions = [publish, withdraw]
    address_fixed = (Record.Publication.PUBLISHED, Record.Publication.WITHDRAWN)

    @admin.display(description="sources")
    def sources(self, record: Record) -> int:
        """How many sources are cited for the record itself."""
        return record.source_count

    def publication_moved(self, request, record: Record) -> None:
        """Called after ``record`` was published or withdrawn from a list; for what has to go along with it."""

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "slug"] if obj and obj.publication in self.address_fixed else fields

    def render_change_form(self, request, context, obj=None, **kwargs):
        if not (obj and obj.is_published) and not is_popup(request):
            context["publish_label"] = f"Publish {self.opts.verbose_name}"
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and obj.pk is None:
            kwargs["initial"] = inline.beginnings(request.GET)
        return kwargs

    def save_model(self, request, obj, form, change):
        obj.updated_by = request.user
        if not change:
            obj.created_by = request.user
        # What a title is made from is partly saved after the record; publishing would fix the address before.
        form.to_make = [name for name in ("title", "slug") if not getattr(obj, name)]
        form.publication = obj.publication
        if form.to_make and obj.publication in self.address_fixed and not change:
            obj.publication = Record.Publication.DRAFT
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        # The last step of the base is the check of the whole, so this comes in between.
        admin.ModelAdmin.save_related(self, request, form, formsets, change)
        record = form.instance
        if "title" in form.to_make:
            record.retitle(address="slug" in form.to_make)
        if record.publication != form.publication:
            record.publication = form.publication
            record.save(update_fields=["publication"])
        check_at_once()

    def response_add(self, request, obj, post_url_continue=None):
        return carried_over(request, obj, self.carried, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return carried_over(request, obj, self.carried, super().response_change(request, obj))


def _in_order(fieldsets, inlines) -> list:
    """Fieldsets and rows in the order in which they are read: rows follow the fieldset that they name."""
    sections, rest = [], list(inlines)
    for fieldset in fieldsets:
        following = [rows for rows in rest if rows.opts.after == fieldset.name]
        rest = [rows for rows in rest if rows not in following]
        sections += [fieldset, *following]
    return sections + rest


def is_popup(request) -> bool:
    """Whether the form opens in a window beside another form."""
    return IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST

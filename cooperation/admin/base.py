"""The base classes of all model admins."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import Fieldset
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, models, transaction
from django.forms import Textarea, TimeInput
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from cooperation.admin.autocomplete import (
    LabelledChoiceField,
    LabelledMultipleChoiceField,
    RelatedAutocomplete,
    RelatedAutocompleteMultiple,
    RelatedButtons,
)
from cooperation.admin.carrying import CarryValues
from cooperation.admin.changelists import RegisterList
from cooperation.admin.checking import CheckedMixin
from cooperation.admin.deletion import DeletionMixin
from cooperation.admin.drafts import DraftMixin
from cooperation.admin.editing.empty import RefuseEmpty
from cooperation.admin.editing.guard import VersionGuard
from cooperation.admin.editing.row_pages import PagedRows
from cooperation.admin.editing.submissions import AddOnce
from cooperation.admin.editing.twins import ShowTwins
from cooperation.admin.editing.unchanged import SkipUnchanged
from cooperation.admin.errors import check_constraints_now, concurrent_edit, form_errors, integrity_message
from cooperation.admin.forms import LinesField, MainForm, PlainDecimalField, RecordForm, RegisterForm
from cooperation.admin.history import HistoryPage
from cooperation.admin.initial_data import carry_over, valid_initial
from cooperation.admin.publishing import publish, withdraw
from cooperation.admin.recent import RememberSelected
from cooperation.admin.return_url import ReturnUrlMixin
from cooperation.admin.short_forms import ShortFormMixin
from cooperation.admin.words import FromWordsMixin
from cooperation.models import Entry, Record
from cooperation.models.search.vectors import search_rows

PUBLISH_AND_ADD = "_publish_addanother"  # the button that is both others
_FORM_FIELDS = {}  # form fields by admin class, model field, and the permissions that decide on their buttons


class RegisterFields(admin.options.BaseModelAdmin):
    """How model fields become form fields, in the forms of pages and of inlines."""

    form = RegisterForm
    formfield_overrides = {
        models.TextField: {"widget": Textarea(attrs={"rows": 3, "cols": 40, "class": "vLargeTextField"})},
        models.TimeField: {"widget": TimeInput(attrs={"type": "time"}, format="%H:%M")},
        models.DecimalField: {"form_class": PlainDecimalField},
        models.URLField: {"assume_scheme": "https"},
        ArrayField: {"form_class": LinesField},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        # Each form has copies of its own, so one field serves all requests of users who see the same buttons.
        related = self.admin_site._registry.get(db_field.related_model)
        buttons = related and (related.has_add_permission(request), related.has_change_permission(request))
        key = type(self), db_field, buttons
        if key not in _FORM_FIELDS:
            _FORM_FIELDS[key] = self.make_formfield(db_field, request, **kwargs)
        return _FORM_FIELDS[key]

    def make_formfield(self, db_field, request, **kwargs):
        """The form field of a model field, for users with the permissions of this one."""
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(db_field, models.DateField):
            formfield.error_messages["invalid"] = "Enter a day, such as 25 Feb 2025 or 2025-02-25."
        if isinstance(db_field, models.DateTimeField):
            for part, widget in zip(("day", "time"), formfield.widget.widgets, strict=True):
                widget.attrs["aria-label"] = f"{capfirst(db_field.verbose_name)}, {part}"
        if db_field.name.endswith("_stated"):
            formfield.label = f"{formfield.label.removesuffix(' stated')} as stated"
        if db_field.is_relation:
            # No button that deletes: it would delete the related object, not the relation.
            wrapper = formfield.widget
            formfield.widget = RelatedButtons(
                wrapper.widget,
                wrapper.rel,
                wrapper.admin_site,
                can_add_related=wrapper.can_add_related,
                can_change_related=wrapper.can_change_related,
            )
        return formfield

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs |= {"form_class": LabelledChoiceField, "widget": RelatedAutocomplete(db_field, self.admin_site)}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs |= {
            "form_class": LabelledMultipleChoiceField,
            "widget": RelatedAutocompleteMultiple(db_field, self.admin_site),
        }
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class RegisterAdmin(
    RegisterFields,
    ShowTwins,
    RememberSelected,
    CarryValues,
    SkipUnchanged,
    AddOnce,
    PagedRows,
    VersionGuard,
    HistoryPage,
    DraftMixin,
    ReturnUrlMixin,
    DeletionMixin,
    RegisterList,
):
    """The admin of any model: fast lists, autocomplete for every relation, errors of the database as messages."""

    form = MainForm
    name_field = "title"
    popup_fields: tuple = ()  # the fields of the form in a popup; empty: all
    search_fields = ["pk"]  # shows the search box; the search itself is that of the entries

    def get_search_results(self, request, queryset, search_term):
        if search_term and self.opts.model_name in Entry.Noun:
            return search_rows(queryset, search_term), False
        return super().get_search_results(request, queryset, search_term)

    @property
    def media(self):
        # Django leaves out the media of filters.
        return super().media + RelatedAutocompleteMultiple(None, self.admin_site).media

    # --- The form -----------------------------------------------------------------------------------------------------
    def get_fieldsets(self, request, obj=None):
        if self.popup_fields and is_popup(request):
            return [(None, {"fields": self.popup_fields})]
        return super().get_fieldsets(request, obj)

    def get_inlines(self, request, obj):
        return [] if is_popup(request) else super().get_inlines(request, obj)

    def get_changeform_initial_data(self, request):
        initial = valid_initial(self.model, super().get_changeform_initial_data(request))
        if wanted := request.GET.get("wanted"):
            # The text that a user searched for without result in the form that opened this popup.
            initial.setdefault(self.name_field, wanted)
        return initial

    def render_change_form(self, request, context, **kwargs):
        form, inlines = context["adminform"], context["inline_admin_formsets"]
        self.mark_carried(request, context)
        if context["original"]:
            # The name of the object is the heading; the template shows its type above it.
            context |= {"title": context["subtitle"], "subtitle": None}
        context |= {
            "sections": _render_sections(form, inlines),
            "concurrent_edit": concurrent_edit(form.form),
            "form_errors": form_errors(
                form.form, {capfirst(inline.opts.verbose_name_plural): inline.formset for inline in inlines}
            ),
            "errors": None,  # Django's own summary, which has no links
        }
        return super().render_change_form(request, context, **kwargs)

    # --- Saving -------------------------------------------------------------------------------------------------------
    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.database_error = getattr(request, "database_error", "")
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError as error:
            request.database_error = integrity_message(error)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not self.skips(request):
            self.complete(request, form, formsets, change)
            check_constraints_now()
            self.ask_about_twins(request, form, change=change)

    def complete(self, request, form, formsets, change) -> None:
        """Hook, called after the object, its links and its rows were saved, before deferred constraints are checked."""

    # --- Deleting -----------------------------------------------------------------------------------------------------
    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except IntegrityError as error:
            self.message_user(request, f"Nothing was deleted. {integrity_message(error)}", messages.ERROR)
            return HttpResponseRedirect("../change/")

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        check_constraints_now()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        check_constraints_now()

    # --- Actions ------------------------------------------------------------------------------------------------------
    def response_action(self, request, queryset):
        try:
            # All or nothing: Django logs a deletion and reports its success apart from the deletion itself.
            with transaction.atomic():
                return super().response_action(request, queryset)
        except IntegrityError as error:
            done = "deleted" if request.POST.get("action") == "delete_selected" else "changed"
            self.message_user(request, f"Nothing was {done}. {integrity_message(error)}", messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())


class RecordAdmin(CheckedMixin, ShortFormMixin, FromWordsMixin, RefuseEmpty, RegisterAdmin):
    """The admin of the six models that are drafted, reviewed and published.

    ``carried_fields`` are the fields that "Save and add another" copies to the next form, with the last source.
    """

    form = RecordForm
    carried_fields: tuple[str, ...] = ()
    actions = [publish, withdraw]
    slug_fixed = (Record.Publication.PUBLISHED, Record.Publication.WITHDRAWN)

    @admin.display(description="sources")
    def sources(self, record: Record) -> int:
        """How many sources are cited for the record itself."""
        return record.source_count

    def publication_changed(self, request, record: Record) -> None:
        """Hook, called after ``record`` was published or withdrawn, to change what depends on it."""
        _retitle_figures_about(record)

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "slug"] if obj and obj.publication in self.slug_fixed else fields

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if PUBLISH_AND_ADD in request.POST:
            request.POST = request.POST.copy()
            request.POST.update({"_publish": "yes", "_addanother": "yes"})
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, obj=None, **kwargs):
        if not (obj and obj.is_published) and not is_popup(request):
            context["publish_label"] = f"Publish {self.opts.verbose_name}"
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and obj.pk is None:
            kwargs["initial"] = inline.first_rows(request) or kwargs.get("initial")
        return kwargs

    def save_model(self, request, obj, form, change):
        obj.updated_by = request.user
        if not change:
            obj.created_by = request.user
        # Titles are generated from rows that are saved after the record; publishing would fix the slug before.
        form.to_generate = [name for name in ("title", "slug") if not getattr(obj, name)]
        if change and "title" not in form.changed_data:
            # A title that was generated follows the content, and so does the address before publication.
            form.to_generate += [name for name in obj.generated_fields() if name not in form.changed_data]
        form.publication = obj.publication
        if "title" in form.to_generate and obj.publication in self.slug_fixed and not change:
            obj.publication = Record.Publication.DRAFT
        super().save_model(request, obj, form, change)

    def complete(self, request, form, formsets, change):
        super().complete(request, form, formsets, change)
        record = form.instance
        if "title" in form.to_generate:
            record.retitle(address="slug" in form.to_generate)
        if record.publication != form.publication:
            record.publication = form.publication
            record.save(update_fields=["publication"])
        if change and "publication" in form.changed_data:
            _retitle_figures_about(record)

    def response_add(self, request, obj, post_url_continue=None):
        return carry_over(request, obj, self.carried_fields, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return carry_over(request, obj, self.carried_fields, super().response_change(request, obj))


def _retitle_figures_about(record: Record) -> None:
    """Let the titles of figures name what they are about, or no longer, as it was published or withdrawn."""
    for figure in record.figures.all() if hasattr(record, "figures") else ():
        figure.follow_publication(record)


def _render_sections(fieldsets, inlines) -> str:
    """Fieldsets and inlines in the order of the page: each inline follows the fieldset in its ``after``."""
    sections, rest = [], list(inlines)
    for fieldset in fieldsets:
        following = [inline for inline in rest if inline.opts.after == fieldset.name]
        rest = [inline for inline in rest if inline not in following]
        sections += [fieldset, *following]
    context = {"sections": sections + rest, "capfirst": capfirst, "is_filled": is_filled}
    return SafeString(render_to_string("cooperation/admin/sections.html", context, using="jinja2"))


def is_filled(fieldset: Fieldset) -> bool:
    """Whether a field of a fieldset has a value or an error."""
    form = fieldset.form
    lines = (line if isinstance(line, tuple | list) else [line] for line in fieldset.fields)
    fields = [form[name] for line in lines for name in line if name in form.fields]
    return any(field.name in form.errors or field.value() not in (None, False, "", [], ["", ""]) for field in fields)


def is_popup(request) -> bool:
    """Whether the form opens in a popup beside another form."""
    return IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST

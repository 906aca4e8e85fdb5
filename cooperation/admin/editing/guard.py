"""Protection against overwriting unseen changes: each form has the version of the object when it was opened."""

from django import forms
from django.contrib import admin
from django.contrib.admin.options import unquote
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponseNotAllowed
from django.urls import reverse

from cooperation.admin.editing.conflicts import (
    ConcurrentEdits,
    conflicts,
    describe_editors,
    edits_since,
    form_version,
    merged_changes,
)
from cooperation.admin.editing.events import last_versions
from cooperation.admin.editing.merge import merge_fields, merge_links
from cooperation.admin.errors import CONCURRENT_EDIT

VERSION = "version"
READING_METHODS = ["GET", "HEAD"]


class GuardedForm(forms.ModelForm):
    """A form that does not overwrite a change that its user has not seen.

    A hidden field has the version of the object when the form was opened. After an error it has the current version, so
    a second Save overwrites. ``edits`` are the changes by others in between. They are merged if the user did not change
    the same.
    """

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    edits: ConcurrentEdits | None = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial[VERSION] = form_version(self.instance)

    def full_clean(self):
        if self.is_bound and self.edits:
            self.data = self.data.copy()
            for change in self.edits.of_object():
                self.edits.merged += merge_fields(self, self.data, change)
            self.edits.merged += merge_links(self, self.data, self.edits.of_links())
        super().full_clean()

    def clean(self):
        super().clean()
        opened = self.cleaned_data.get(VERSION, "")
        name = self._meta.model._meta.verbose_name
        if self.edits:
            self._renew_version(self.initial[VERSION])
            raise ValidationError(
                f"This {name} was changed by {' and by '.join(describe_editors(self.edits.events))}, while you had it "
                "open. Your changes are not saved yet, but they are still here. Changes by others in other fields are "
                "copied into your form. If you both changed a field, your version is kept. Press Save again to save.",
                CONCURRENT_EDIT,
            )
        if opened and self.instance._state.adding:
            self._renew_version("")
            raise ValidationError(
                f"{_describe_deletion(self._meta.model, opened.partition(':')[0])} while you had it open. What "
                f"you typed is still here: press Save to add it as a new {name}. Or restore the old one from "
                "“Recently deleted” on the desk.",
                CONCURRENT_EDIT,
            )

    def _renew_version(self, version: str) -> None:
        self.data = self.data.copy()
        self.data[self.add_prefix(VERSION)] = version


class VersionGuard(admin.ModelAdmin):
    """Show changes by others before they are overwritten, and lock the object while it is saved."""

    form = GuardedForm
    adds_deleted = True
    """Whether a form of an object that was deleted meanwhile adds it again."""

    def get_object(self, request, object_id, from_field=None):
        obj = super().get_object(request, object_id, from_field)
        if obj is not None and request.method == "POST":
            # A user who saves the same object at the same time waits here, and then gets the new version.
            self.model._base_manager.select_for_update(no_key=True).filter(pk=obj.pk).first()
            obj = super().get_object(request, object_id, from_field)
            if obj is not None and (version := request.POST.get(VERSION)):
                inlines = [(inline.model, inline.fk_name) for inline in self.get_inlines(request, obj)]
                request.edits = edits_since(obj, version, inlines)
        return obj

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.edits = getattr(request, "edits", None)
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        # As Django's own, but without a copy of the submitted data for each formset: they copy it to change it.
        kwargs = {"instance": obj, "prefix": prefix, "queryset": inline.get_queryset(request)}
        if request.method == "POST":
            kwargs |= {"data": request.POST, "edits": getattr(request, "edits", None)}
        return kwargs

    def history_view(self, request, object_id, extra_context=None):
        # Locking is for requests that save, in a transaction.
        if request.method not in READING_METHODS:
            return HttpResponseNotAllowed(READING_METHODS)
        return super().history_view(request, object_id, extra_context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        may_add = self.adds_deleted and self.has_add_permission(request)
        if request.method == "POST" and may_add and self._is_deleted(object_id):
            # The object was deleted meanwhile. Pressing Save again creates a new one from the form.
            url = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
            return self.add_view(request, url, extra_context)
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        if edits := getattr(request, "edits", None):
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            context["merged"] = merged_changes(edits)
            context["conflicts"] = conflicts(form, formsets, edits)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _is_deleted(self, object_id: str) -> bool:
        try:
            pk = self.opts.pk.to_python(unquote(object_id))
            return "\0" not in object_id and not self.model._base_manager.filter(pk=pk).exists()
        except ValidationError:
            return False


def _describe_deletion(model: type[models.Model], pk: str) -> str:
    """Who deleted the object of ``model`` and when: "The meeting “Talks” was deleted by Ada on 3 May 2025, 14:03"."""
    try:
        pk = model._meta.pk.clean(pk.replace("\0", ""), None)
    except ValidationError:
        pk = 0
    name = f" “{obj}”" if (obj := last_versions(model, [pk]).get(pk)) else ""
    by = describe_editors(model.pgh_event_model.objects.filter(pgh_obj_id=pk, pgh_label="delete"))[-1:]
    return " by ".join([f"The {model._meta.verbose_name}{name} was deleted", *by])

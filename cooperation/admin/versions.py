"""Nobody overwrites another's work unknowingly: a form knows which version of its record it was opened with."""

from django import forms
from django.contrib import admin
from django.contrib.admin.options import unquote
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from cooperation.admin.conflicts import differences, savers
from cooperation.admin.past import last_known

VERSION = "version"


class GuardedForm(forms.ModelForm):
    """A form that refuses to save over a change that the person who typed into it has not seen.

    The hidden field holds the key and the version of the row as it was when the form was opened. Once refused, it holds
    the present version, so that a second Save means it.
    """

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    opened = None  # the event that made the version that was opened, once the form was refused for a later one

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial[VERSION] = f"{self.instance.pk}:{version_of(self.instance)}"

    def clean(self):
        super().clean()
        opened, now = self.cleaned_data.get(VERSION, ""), self.initial.get(VERSION, "")
        if opened in ("", now):
            return
        self.data = self.data.copy()
        self.data[self.add_prefix(VERSION)] = now
        noun = self._meta.model._meta.verbose_name
        key, _, version = opened.partition(":")
        if self.instance.pk is None:
            raise ValidationError(
                f"{_deleted(self._meta.model, key)} while you had it open. All you typed is still here: press Save "
                f"to enter it as a new {noun}. Or bring the old one back from “Recently deleted” on the desk."
            )
        self.opened = event_of(self.instance, version)
        later = type(self.opened).objects.filter(pgh_obj_id=self.instance.pk, pgh_id__gt=self.opened.pgh_id)
        raise ValidationError(
            f"This {noun} was changed by {' and by '.join(savers(later))}, while you had it open. Nothing is saved, "
            "and all that you typed is still here. Compare below; press Save again to keep yours."
        )


class VersionGuard(admin.ModelAdmin):
    """Shows what somebody else changed meanwhile before it is overwritten; holds a row while it is being saved."""

    form = GuardedForm

    def get_object(self, request, object_id, from_field=None):
        row = super().get_object(request, object_id, from_field)
        if row is not None and request.method == "POST":
            # Whoever saves the same row at the same time waits here, and then meets the new version.
            self.model._base_manager.select_for_update().filter(pk=row.pk).first()
            row = super().get_object(request, object_id, from_field)
        return row

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method == "POST" and self.has_add_permission(request) and self._is_gone(object_id):
            # What was typed into a row that is deleted by now becomes a new row, once Save is pressed again.
            address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
            return self.add_view(request, address, extra_context)
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        if getattr(form, "opened", None):
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            context["differences"] = differences(form, formsets, form.opened)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _is_gone(self, object_id: str) -> bool:
        try:
            return not self.model._base_manager.filter(pk=unquote(object_id)).exists()
        except (ValueError, ValidationError):
            return False


def version_of(row: models.Model) -> int:
    """The number of the version of ``row``: the record's own, or that of the last event of a row without one."""
    if hasattr(row, "version"):
        return row.version
    return row.pgh_event_model.objects.filter(pgh_obj_id=row.pk).aggregate(last=models.Max("pgh_id"))["last"] or 0


def event_of(row: models.Model, version: str):
    """The event that made ``version`` of ``row``; its first one if there is none such."""
    events = row.pgh_event_model.objects.filter(pgh_obj_id=row.pk).order_by("pgh_id")
    if version.isdecimal():
        number = {"version" if hasattr(row, "version") else "pgh_id": int(version)}
        return events.filter(**number).last() or events.first()
    return events.first()


def _deleted(model: type[models.Model], key: str) -> str:
    """Who deleted the row of ``model`` and when: "The meeting “Talks” was deleted by Ada on 3 May 2025, 14:03"."""
    key = int(key) if key.isdecimal() else 0
    name = f" “{row}”" if (row := last_known(model, [key]).get(key)) else ""
    by = savers(model.pgh_event_model.objects.filter(pgh_obj_id=key, pgh_label="delete"))[-1:]
    return " by ".join([f"The {model._meta.verbose_name}{name} was deleted", *by])

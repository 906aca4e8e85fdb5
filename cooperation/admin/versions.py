"""Nobody overwrites another's work unknowingly: a form knows which version of its record it was opened with."""

from django import forms
from django.contrib import admin
from django.contrib.admin.options import unquote
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from cooperation.admin.conflicts import differences, taken_over
from cooperation.admin.meanwhile import Meanwhile, mark_of, saved_since, savers
from cooperation.admin.merging import take_over_columns, take_over_links
from cooperation.admin.past import last_known

VERSION = "version"


class GuardedForm(forms.ModelForm):
    """A form that refuses to save over a change that the person who typed into it has not seen.

    The hidden field holds the mark of the row as it was when the form was opened. Once refused, it holds the present
    one, so that a second Save means it. ``meanwhile`` is what others saved in between; of this, the form takes over
    what the person did not change.
    """

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    meanwhile: Meanwhile | None = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial[VERSION] = mark_of(self.instance)

    def full_clean(self):
        if self.is_bound and self.meanwhile:
            self.data = self.data.copy()
            for step in self.meanwhile.own():
                self.meanwhile.taken += take_over_columns(self, self.data, step)
            self.meanwhile.taken += take_over_links(self, self.data, self.meanwhile.links())
        super().full_clean()

    def clean(self):
        super().clean()
        opened = self.cleaned_data.get(VERSION, "")
        noun = self._meta.model._meta.verbose_name
        if self.meanwhile:
            self._renew_mark(self.initial[VERSION])
            raise ValidationError(
                f"This {noun} was changed by {' and by '.join(savers(self.meanwhile.events))}, while you had it open. "
                "Nothing is saved yet, and all that you typed is still here. What you had not touched is taken over "
                "below; what you both changed stands as you typed it. Press Save again to save it so."
            )
        if opened and self.instance.pk is None:
            self._renew_mark("")
            raise ValidationError(
                f"{_deleted(self._meta.model, opened.partition(':')[0])} while you had it open. All you typed is still "
                f"here: press Save to enter it as a new {noun}. Or bring the old one back from “Recently deleted” on "
                "the desk."
            )

    def _renew_mark(self, mark: str) -> None:
        self.data = self.data.copy()
        self.data[self.add_prefix(VERSION)] = mark


class VersionGuard(admin.ModelAdmin):
    """Shows what somebody else changed meanwhile before it is overwritten; holds a row while it is being saved."""

    form = GuardedForm

    def get_object(self, request, object_id, from_field=None):
        row = super().get_object(request, object_id, from_field)
        if row is not None and request.method == "POST":
            # Whoever saves the same row at the same time waits here, and then meets the new version.
            self.model._base_manager.select_for_update().filter(pk=row.pk).first()
            row = super().get_object(request, object_id, from_field)
            if row is not None and (mark := request.POST.get(VERSION)):
                owned = [(rows.model, rows.fk_name) for rows in self.get_inlines(request, row)]
                request.meanwhile = saved_since(row, mark, owned)
        return row

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.meanwhile = getattr(request, "meanwhile", None)
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if meanwhile := getattr(request, "meanwhile", None):
            kwargs["meanwhile"] = meanwhile
        return kwargs

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method == "POST" and self.has_add_permission(request) and self._is_gone(object_id):
            # What was typed into a row that is deleted by now becomes a new row, once Save is pressed again.
            address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
            return self.add_view(request, address, extra_context)
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        if meanwhile := getattr(request, "meanwhile", None):
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            context["taken"] = taken_over(meanwhile)
            context["differences"] = differences(form, formsets, meanwhile)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _is_gone(self, object_id: str) -> bool:
        try:
            return not self.model._base_manager.filter(pk=unquote(object_id)).exists()
        except (ValueError, ValidationError):
            return False


def _deleted(model: type[models.Model], key: str) -> str:
    """Who deleted the row of ``model`` and when: "The meeting “Talks” was deleted by Ada on 3 May 2025, 14:03"."""
    key = int(key) if key.isdecimal() else 0
    name = f" “{row}”" if (row := last_known(model, [key]).get(key)) else ""
    by = savers(model.pgh_event_model.objects.filter(pgh_obj_id=key, pgh_label="delete"))[-1:]
    return " by ".join([f"The {model._meta.verbose_name}{name} was deleted", *by])

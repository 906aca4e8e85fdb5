"""The history of a record: who changed what, when and why."""

from datetime import datetime

import pghistory
from django import forms
from django.contrib import admin
from django.contrib.admin.options import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from cooperation.admin.editing.events import changesets

HISTORY_PAGE_SIZE = 25  # changesets
REASON = "reason"


class ReasonForm(forms.ModelForm):
    """A form that asks for the reason of a change, which the history shows."""

    reason = forms.CharField(
        label="Why this change?",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Shown in the history, e.g. the ministry corrected its press release.",
    )


class HistoryPage(admin.ModelAdmin):
    """The History page, read from the events of the database, and the field for the reason in each form."""

    form = ReasonForm

    def get_fieldsets(self, request, obj=None):
        fieldsets = [*super().get_fieldsets(request, obj)]
        asks_reason = obj is not None and self.has_change_permission(request, obj)
        return [*fieldsets, (None, {"fields": [REASON], "classes": ["reason"]})] if asks_reason else fieldsets

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if obj is None:
            form.base_fields.pop(REASON, None)
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if reason := request.POST.get(REASON, "").strip():
            # In the context of the request, so all that it saves has the reason.
            pghistory.context(reason=reason)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        """All changes of a record, newest first, in pages."""
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        found = changesets(obj, before=_parse_moment(request.GET.get("before", "")), limit=HISTORY_PAGE_SIZE + 1)
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of “{obj}”",
            "subtitle": None,
            "changesets": found[:HISTORY_PAGE_SIZE],
            "older": found[HISTORY_PAGE_SIZE - 1].at.isoformat() if len(found) > HISTORY_PAGE_SIZE else None,
            "newest": "before" not in request.GET,
            "object": obj,
            "opts": self.opts,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/cooperation/history.html", context)

    # The history events are the log. The admin's own log would have less, and could contradict them.
    def log_addition(self, request: HttpRequest, obj: models.Model, message) -> None: ...

    def log_change(self, request: HttpRequest, obj: models.Model, message) -> None: ...

    def log_deletions(self, request: HttpRequest, queryset) -> None: ...


def _parse_moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and is_aware(moment) else None

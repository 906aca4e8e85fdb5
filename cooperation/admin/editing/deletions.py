"""Protection of unseen changes against deletion: the page that confirms it has the versions of the objects."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.admin import actions
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.db import models, transaction
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from cooperation.admin.changelists import MAX_SELECTED
from cooperation.admin.editing.conflicts import describe_editors, edits_since, form_versions
from cooperation.admin.editing.events import ChangeLine

SEEN = "seen"  # the hidden fields with the versions of the objects on the page that confirms a deletion


@dataclass(frozen=True)
class UnseenChange:
    """What others changed in an object since the page that confirms its deletion was opened, and who did it."""

    obj: models.Model
    url: str
    by: str
    lines: list[ChangeLine]


def unseen_changes(request: HttpRequest, objects: Sequence[models.Model]) -> list[UnseenChange]:
    """Return what others changed in objects of one model since their user opened the page with these versions."""
    seen = {version.partition(":")[0]: version for version in request.POST.getlist(SEEN)}
    objects = [obj for obj in objects if str(obj.pk) in seen]
    found = []
    for obj, version in zip(objects, form_versions(objects) if objects else [], strict=True):
        if version != seen[str(obj.pk)] and (edits := edits_since(obj, seen[str(obj.pk)], None)):
            url = reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change", args=[obj.pk])
            lines = [line for change in edits.changes for line in change.lines()]
            found.append(UnseenChange(obj, url, " and by ".join(describe_editors(edits.events)), lines))
    return found


@admin.action(permissions=["delete"], description=actions.delete_selected.short_description)
def delete_selected(model_admin: admin.ModelAdmin, request: HttpRequest, queryset: models.QuerySet):
    """Delete the selected objects after a confirmation, unless others changed one of them in between."""
    pks = list(queryset.values_list("pk", flat=True)[: MAX_SELECTED + 1])
    if len(pks) > MAX_SELECTED:
        model_admin.message_user(request, f"Select at most {MAX_SELECTED} rows at a time.", messages.ERROR)
        return None
    with transaction.atomic():
        rows = model_admin.model._base_manager.filter(pk__in=pks).order_by("pk")
        objects = list(rows.select_for_update(no_key=True) if request.POST.get("post") else rows)
        unseen = unseen_changes(request, objects)
        if unseen:
            _show_again(request, keep=("action", ACTION_CHECKBOX_NAME))
        versions = form_versions(objects) if objects else []
        response = actions.delete_selected(model_admin, request, queryset)
    if response is not None:
        response.context_data |= {"unseen": unseen, "versions": versions}
    return response


def _show_again(request: HttpRequest, keep: Collection[str] = ()) -> None:
    """Show the page again, instead of doing what it confirmed: remove the confirmation from the request."""
    sent, request.POST = request.POST, QueryDict(mutable=True)
    for name in keep:
        request.POST.setlist(name, sent.getlist(name))


class GuardedDeletion(admin.ModelAdmin):
    """Delete an object only as its user saw it.

    If others changed it after the page of the deletion was opened, nothing is deleted: the page shows their changes and
    asks again.
    """

    def delete_view(self, request, object_id, extra_context=None):
        if request.method != "POST":
            return super().delete_view(request, object_id, extra_context)
        with transaction.atomic():
            obj = self.get_object(request, unquote(object_id))  # locks it
            unseen = unseen_changes(request, [obj]) if obj else []
            if unseen:
                _show_again(request)
            return super().delete_view(request, object_id, {"unseen": unseen, **(extra_context or {})})

    def render_delete_form(self, request, context):
        context["versions"] = form_versions([context["object"]])
        return super().render_delete_form(request, context)

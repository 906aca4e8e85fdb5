"""Undo after a deletion: in the message that tells of it, and on the page of what was deleted lately."""

from uuid import UUID

import pghistory
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from cooperation.admin.restoring import CannotRestoreError, deleted_nouns, deletions, named, restore


class UndoDelete(admin.ModelAdmin):
    """Offers to take a deletion back, in the message that says that it is done."""

    delete_confirmation_template = "admin/cooperation/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/cooperation/delete_confirmation.html"

    def delete_model(self, request, obj):
        with pghistory.context() as context:
            super().delete_model(request, obj)
        request.deletion = context.id

    def delete_queryset(self, request, queryset):
        with pghistory.context() as context:
            super().delete_queryset(request, queryset)
        request.deletion = context.id

    def message_user(self, request, message, level=messages.INFO, extra_tags="", fail_silently=False):
        # The first word after a deletion is that it is done, or that it was refused: then there is nothing to undo.
        deletion = request.__dict__.pop("deletion", None)
        if deletion and level == messages.SUCCESS:
            undo = render_to_string("admin/undo_button.html", {"context": deletion}, request)
            message = format_html("{} {}", message, undo)
        super().message_user(request, message, level, extra_tags, fail_silently)


class DeletedPages:
    """The pages of the site that list deletions and take one back."""

    def get_urls(self):
        return [
            path("deleted/", self.admin_view(self.deleted), name="deleted"),
            path("deleted/<uuid:context>/restore/", self.admin_view(require_POST(self.restore)), name="restore"),
            *super().get_urls(),
        ]

    def deleted(self, request: HttpRequest) -> HttpResponse:
        """What was deleted lately and is not back, newest first."""
        listed = [deletion for deletion in deletions() if all(self._may_add(request, row) for row in deletion.rows)]
        context = self.each_context(request) | {"title": "Recently deleted", "deletions": listed}
        return TemplateResponse(request, "admin/deleted.html", context)

    def restore(self, request: HttpRequest, context: UUID) -> HttpResponse:
        """Brings back what was deleted in ``context``, and leads to it."""
        if not all(self._may_add(request, noun) for noun in deleted_nouns(context)):
            raise PermissionDenied
        try:
            rows = restore(context)
        except CannotRestoreError as error:
            messages.error(request, f"Not restored. {error}")
            return HttpResponseRedirect(reverse("admin:deleted"))
        messages.success(request, f"Restored with all that belonged to it: {', '.join(map(named, rows))}.")
        if len(rows) > 1:
            return HttpResponseRedirect(reverse("admin:index"))
        (row,) = rows
        return HttpResponseRedirect(reverse(f"admin:cooperation_{row._meta.model_name}_change", args=[row.pk]))

    def _may_add(self, request: HttpRequest, noun) -> bool:
        return request.user.has_perm(f"cooperation.add_{noun._meta.model_name}")

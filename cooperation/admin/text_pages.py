"""What the pages of a text have in common: they find it, and check what a user may do with it."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from cooperation.admin.text_urls import text_url
from cooperation.models import RECORD_MODELS, Citation, Snapshot
from cooperation.models.keys import PRIMARY_KEY


class TextPages(admin.ModelAdmin):
    """Pages that belong to a text of a source."""

    def text_of(self, request: HttpRequest, source: int, snapshot: int) -> Snapshot:
        """Return a text of a source with it. Raise Http404 or PermissionDenied if the user can't have it."""
        found = Snapshot.objects.filter(pk=snapshot, source=source).select_related("source").first()
        if found is None:
            raise Http404("This source has no such text.")
        if not self.has_view_permission(request, found.source):
            raise PermissionDenied
        return found

    def only_posted(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """Return a view of a button of a text: another request, as after signing in, gets the page of the text."""

        @wraps(view)
        def posted(request: HttpRequest, source: int, snapshot: int, **kwargs) -> HttpResponse:
            if request.method == "POST":
                return view(request, source, snapshot, **kwargs)
            return HttpResponseRedirect(back_to_text(request, self.text_of(request, source, snapshot)))

        return posted

    def text_to_record_from(self, request: HttpRequest, source: int, snapshot: int) -> Snapshot:
        """Return a text for somebody who may record from it."""
        found = self.text_of(request, source, snapshot)
        if not self.may_record(request):
            raise PermissionDenied
        return found

    def may_record(self, request: HttpRequest) -> bool:
        """Whether the user may add a record or a citation."""
        return any(self.may(request, "add", model) for model in (*RECORD_MODELS, Citation))

    def may(self, request: HttpRequest, verb: str, model: type[Model]) -> bool:
        """Whether the user may "add", "change", "delete" or "view" objects of a model."""
        return getattr(self.admin_site._registry[model], f"has_{verb}_permission")(request)


def back_to_text(request: HttpRequest, snapshot: Snapshot) -> str:
    """Return the URL of the page with a text, with the words selected that are selected in the URL of the request."""
    positions = request.GET.get("start", ""), request.GET.get("end", "")
    if all(map(PRIMARY_KEY.fullmatch, positions)):
        return text_url(snapshot, *map(int, positions))
    return text_url(snapshot)

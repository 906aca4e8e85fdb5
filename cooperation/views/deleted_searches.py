"""Saved searches that are deleted: a button brings each of the last ones back, as long as the session lives."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core import serializers, signing
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.views.generic import View
from django.views.generic.detail import SingleObjectMixin

from cooperation.models import SavedSearch
from cooperation.views.base import Personal

SALT = "cooperation.saved-search"  # what is signed is good for taking a deletion back, and for nothing else
DELETED = "deleted_searches"  # in the session: what somebody deleted, signed, the latest first
MOST_DELETED = 10


def deleted(request: HttpRequest) -> list[tuple[str, SavedSearch]]:
    """What somebody has deleted last: what its button sends, and the search."""
    return [(kept, _read(kept)) for kept in request.session.get(DELETED, ())]


class Pressed(Personal):
    """What a button does; a visitor comes back to the page on which it stands."""

    @classmethod
    def opened_again(cls, request):
        return reverse("cooperation:saved-searches")


class DeleteSearch(Pressed, SingleObjectMixin, View):
    """Deletes a saved search, and offers to take that back."""

    def get_queryset(self):
        return SavedSearch.objects.of(self.request.user)

    def post(self, request, pk: int) -> HttpResponse:
        search = self.get_object()
        # All of it goes with the button, so that no table has to keep what is deleted.
        kept = signing.dumps(serializers.serialize("json", [search]), salt=SALT, compress=True)
        search.delete()
        request.session[DELETED] = [kept, *request.session.get(DELETED, ())][:MOST_DELETED]
        undo = render_to_string("cooperation/undo.html", {"kept": kept}, request)
        messages.success(request, format_html("Deleted “{}”. {}", search.name, undo))
        return HttpResponseRedirect(reverse("cooperation:saved-searches"))


class RestoreSearch(Pressed, View):
    """Takes the deletion of a saved search back."""

    def post(self, request) -> HttpResponse:
        try:
            search = _read(kept := request.POST.get("kept", ""))
        except signing.BadSignature as error:
            raise Http404("What was to be restored is damaged.") from error
        own = SavedSearch.objects.of(request.user)
        if search.user_id != request.user.pk:
            raise Http404("You have deleted no such saved search.")
        try:
            with transaction.atomic():
                search.save(force_insert=True)
        except IntegrityError:
            if not own.filter(pk=search.pk).exists():
                messages.warning(request, f"Not restored: you have saved another search as “{search.name}” since.")
                form = reverse("cooperation:save-search", args=[search.noun])
                return HttpResponseRedirect(f"{form}?{urlencode({'query': search.query, 'name': search.name})}")
            messages.info(request, f"“{search.name}” is back already.")
        else:
            messages.success(request, f"Restored “{search.name}”.")
        request.session[DELETED] = [other for other in request.session.get(DELETED, ()) if other != kept]
        return HttpResponseRedirect(reverse("cooperation:saved-searches"))


def _read(kept: str) -> SavedSearch:
    """The search that was signed. Raises BadSignature."""
    # It may have been signed before a field was taken away.
    (deleted,) = serializers.deserialize("json", signing.loads(kept, salt=SALT), ignorenonexistent=True)
    return deleted.object

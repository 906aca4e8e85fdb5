"""Saved searches: save, rename, delete and restore. Each user has their own."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core import serializers, signing
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.views.generic import TemplateView, UpdateView, View
from django.views.generic.detail import SingleObjectMixin

from cooperation.filters.queries import canonical_query, summary
from cooperation.models import SavedSearch
from cooperation.models.saved_searches import MAX_QUERY_CHARACTERS, NAMELESS, TAKEN
from cooperation.register import TYPES_BY_NAME
from cooperation.views.base import Personal
from cooperation.wording import thousands

SALT = "cooperation.saved-search"  # makes signatures valid for restoring only
DELETED = "deleted_searches"  # session key of the user's deleted searches, signed, latest first
MAX_DELETED_SEARCHES = 10


class SavedSearches(Personal, TemplateView):
    """The user's saved searches, by record type."""

    template_name = "cooperation/saved_searches.html"

    def get_context_data(self, **kwargs):
        by_noun = {}
        for search in SavedSearch.objects.for_user(self.request.user):
            by_noun.setdefault(search.noun, []).append(search)
        return super().get_context_data(by_noun=by_noun, deleted=deleted(self.request), **kwargs)


class NameForm(forms.ModelForm):
    """The name of a saved search."""

    class Meta:
        model = SavedSearch
        fields = ["name"]
        error_messages = {"name": {"required": NAMELESS}}

    def clean_name(self) -> str:
        """Return the name with single spaces."""
        return " ".join(self.cleaned_data["name"].split())


class SearchFormPage(Personal, UpdateView):
    """A form for the name of a search. It can be opened again with the typed name."""

    model = SavedSearch
    form_class = NameForm
    template_name = "cooperation/saved_search_form.html"
    typed = ("name",)
    title: str  # the heading of the page
    button: str
    back: str  # the URL of the link "Cancel"
    refusal = ""  # why nothing can be saved, whatever the name
    taken: SavedSearch | None = None  # the search with the same name, which may be replaced
    others: Iterable[SavedSearch] = ()  # the user's searches whose names the field suggests

    def get_queryset(self):
        return SavedSearch.objects.for_user(self.request.user)

    def get_initial(self):
        typed = self.request.GET.get("name")
        return {"name": typed} if typed else {}

    def form_valid(self, form):
        try:
            with transaction.atomic():
                form.save()
        except IntegrityError:  # another request was faster
            form.add_error("name", TAKEN)
            return self.form_invalid(form)
        messages.success(self.request, self.done(form.instance))
        return HttpResponseRedirect(self.get_success_url())


class SaveSearch(SearchFormPage):
    """Save the search of a list and redirect to the list. An existing name must be confirmed with Replace."""

    typed = ("query", "name")
    title, button = "Save a search", "Save search"

    def get_object(self, queryset=None) -> SavedSearch:
        """Return the search to save: a new one, or the existing one if it is the same or is replaced."""
        search = self._asked
        if self.taken and (self.taken.query == search.query or str(self.taken.pk) == self._sent.get("replace")):
            search.pk = self.taken.pk
        return search

    @property
    def _sent(self) -> QueryDict:
        return self.request.POST or self.request.GET

    @property
    def query(self) -> str:
        """The query string of the list, as submitted."""
        return self._sent.get("query", "")

    @property
    def back(self) -> str:
        """The URL of the list."""
        address = reverse(f"cooperation:{self._asked.noun}-list")
        return f"{address}?{self.query}"

    @cached_property
    def _asked(self) -> SavedSearch:
        name, user = self.kwargs["noun"], self.request.user
        if name not in TYPES_BY_NAME:
            raise Http404("There is no such list.")
        chosen = TYPES_BY_NAME[name].filterset(QueryDict(self.query), request=self.request)
        self.is_readable = chosen.is_readable
        return SavedSearch(user=user, noun=name, query=canonical_query(chosen), summary=summary(chosen), saved_at=Now())

    @cached_property
    def taken(self) -> SavedSearch | None:
        """The search that already has the name."""
        # The form rejects NUL with a message; PostgreSQL would raise an error.
        name = " ".join(self._sent.get("name", "").replace("\0", "").split())
        return self.get_queryset().in_list(self._asked.noun).with_name(name).first()

    @cached_property
    def others(self) -> list[SavedSearch]:
        """The user's saved searches of this list."""
        return list(self.get_queryset().in_list(self._asked.noun))

    @property
    def refusal(self) -> str:
        """Why the search can't be saved; "" if it can."""
        if not self.is_readable:
            return "The list can’t read these filters. Correct them there first."
        if not self._asked.query:
            return "There are no filters to save. Choose a filter first."
        if len(self._asked.query) > MAX_QUERY_CHARACTERS:
            return (
                f"This search is too long to save: its web address has {thousands(len(self._asked.query))} characters, "
                f"and the limit is {thousands(MAX_QUERY_CHARACTERS)}. Choose fewer filters first."
            )
        return ""

    def form_valid(self, form):
        return self.form_invalid(form) if self.refusal else super().form_valid(form)

    def get_success_url(self):
        return self.object.get_absolute_url()

    def done(self, search: SavedSearch) -> str:
        """Return the message after saving."""
        replaced = self.taken and self.taken.query != search.query
        return f"Replaced “{search.name}”." if replaced else "Search saved."  # the list shows its name


class RenameSearch(SearchFormPage):
    """Rename a saved search."""

    title = button = "Rename search"
    back = success_url = reverse_lazy("cooperation:saved-searches")

    def done(self, search: SavedSearch) -> str:
        """Return the message after renaming."""
        return f"Renamed to “{search.name}”."


def deleted(request: HttpRequest) -> list[tuple[str, SavedSearch]]:
    """Return the searches that the user deleted last: the value of the restore button, and the search."""
    return [(signed, _read(signed)) for signed in request.session.get(DELETED, ())]


class ButtonAction(Personal):
    """The action of a button. After signing in, a visitor returns to the page of the button."""

    @classmethod
    def opened_again(cls, request):
        return reverse("cooperation:saved-searches")


class DeleteSearch(ButtonAction, SingleObjectMixin, View):
    """Delete a saved search, and offer Undo."""

    def get_queryset(self):
        return SavedSearch.objects.for_user(self.request.user)

    def post(self, request, pk: int) -> HttpResponse:
        search = self.get_object()
        # The button contains the search, so no table has to store deleted searches.
        signed = signing.dumps(serializers.serialize("json", [search]), salt=SALT, compress=True)
        search.delete()
        request.session[DELETED] = [signed, *request.session.get(DELETED, ())][:MAX_DELETED_SEARCHES]
        undo = render_to_string("cooperation/undo.html", {"kept": signed}, request)
        messages.success(request, format_html("Deleted “{}”. {}", search.name, undo))
        return HttpResponseRedirect(reverse("cooperation:saved-searches"))


class RestoreSearch(ButtonAction, View):
    """Restore a deleted saved search."""

    def post(self, request) -> HttpResponse:
        try:
            search = _read(signed := request.POST.get("kept", ""))
        except signing.BadSignature as error:
            raise Http404("The data of the deleted search is damaged.") from error
        own = SavedSearch.objects.for_user(request.user)
        if search.user_id != request.user.pk:
            raise Http404("You have not deleted this saved search.")
        try:
            with transaction.atomic():
                search.save(force_insert=True)
        except IntegrityError:
            if not own.filter(pk=search.pk).exists():
                messages.warning(request, f"Not restored: you now have another search with the name “{search.name}”.")
                form = reverse("cooperation:save-search", args=[search.noun])
                return HttpResponseRedirect(f"{form}?{urlencode({'query': search.query, 'name': search.name})}")
            messages.info(request, f"“{search.name}” is already restored.")
        else:
            messages.success(request, f"Restored “{search.name}”.")
        request.session[DELETED] = [other for other in request.session.get(DELETED, ()) if other != signed]
        return HttpResponseRedirect(reverse("cooperation:saved-searches"))


def _read(signed: str) -> SavedSearch:
    """Return the signed search. Raise BadSignature."""
    # It may have been signed before a field was removed.
    (deleted,) = serializers.deserialize("json", signing.loads(signed, salt=SALT), ignorenonexistent=True)
    return deleted.object

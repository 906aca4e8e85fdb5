"""Saved searches: save, rename, delete and restore them. Each user has their own."""

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

SALT = "cooperation.saved-search"  # so that the signature is valid for restoring only
DELETED = "deleted_searches"  # in the session: the searches that the user deleted, signed, the latest first
MAX_DELETED_SEARCHES = 10


class SavedSearches(Personal, TemplateView):
    """All that a person has saved, by noun."""

    template_name = "cooperation/saved_searches.html"

    def get_context_data(self, **kwargs):
        by_noun = {}
        for search in SavedSearch.objects.of(self.request.user):
            by_noun.setdefault(search.noun, []).append(search)
        return super().get_context_data(by_noun=by_noun, deleted=deleted(self.request), **kwargs)


class NameForm(forms.ModelForm):
    """What a person types of a saved search."""

    class Meta:
        model = SavedSearch
        fields = ["name"]
        error_messages = {"name": {"required": NAMELESS}}

    def clean_name(self) -> str:
        """The name with single spaces, as it will be read."""
        return " ".join(self.cleaned_data["name"].split())


class SearchFormPage(Personal, UpdateView):
    """A form for the name of a search, which keeps what was typed until it is saved."""

    model = SavedSearch
    form_class = NameForm
    template_name = "cooperation/saved_search_form.html"
    typed = ("name",)
    title: str  # what the page is for
    button: str
    back: str  # where those go who think better of it
    refusal = ""  # why nothing can be saved, whatever the name
    taken: SavedSearch | None = None  # the search of the same name that may be replaced
    others: Iterable[SavedSearch] = ()  # those whose names the field offers, so that they may be replaced

    def get_queryset(self):
        return SavedSearch.objects.of(self.request.user)

    def get_initial(self):
        typed = self.request.GET.get("name")
        return {"name": typed} if typed else {}

    def form_valid(self, form):
        try:
            with transaction.atomic():
                form.save()
        except IntegrityError:  # another window was quicker
            form.add_error("name", TAKEN)
            return self.form_invalid(form)
        messages.success(self.request, self.done(form.instance))
        return HttpResponseRedirect(self.get_success_url())


class SaveSearch(SearchFormPage):
    """Saves what a list asks now, and leads back to it; under a name that exists only if that is to be replaced."""

    typed = ("query", "name")
    title, button = "Save a search", "Save search"

    def get_object(self, queryset=None) -> SavedSearch:
        """The search to be saved: a new one, or that of the same name, if it is the same or is to be replaced."""
        search = self._asked
        if self.taken and (self.taken.query == search.query or str(self.taken.pk) == self._sent.get("replace")):
            search.pk = self.taken.pk
        return search

    @property
    def _sent(self) -> QueryDict:
        return self.request.POST or self.request.GET

    @property
    def query(self) -> str:
        """What the list asks, as it was sent."""
        return self._sent.get("query", "")

    @property
    def back(self) -> str:
        """The list as it was."""
        address = reverse(f"cooperation:{self._asked.noun}-list")
        return f"{address}?{self.query}"

    @cached_property
    def _asked(self) -> SavedSearch:
        noun, user = self.kwargs["noun"], self.request.user
        if noun not in TYPES_BY_NAME:
            raise Http404("There is no such list.")
        chosen = TYPES_BY_NAME[noun].filterset(QueryDict(self.query), request=self.request)
        self.is_readable = chosen.is_readable
        return SavedSearch(user=user, noun=noun, query=canonical_query(chosen), words=summary(chosen), saved_at=Now())

    @cached_property
    def taken(self) -> SavedSearch | None:
        """The search that has the name already."""
        # The form refuses a null character in words; PostgreSQL would fail over it.
        name = " ".join(self._sent.get("name", "").replace("\0", "").split())
        return self.get_queryset().in_list(self._asked.noun).called(name).first()

    @cached_property
    def others(self) -> list[SavedSearch]:
        """All that the person has saved in this list."""
        return list(self.get_queryset().in_list(self._asked.noun))

    @property
    def refusal(self) -> str:
        """Why what the list asks can't be saved; "" if it can."""
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
        """What to tell after it was saved."""
        replaced = self.taken and self.taken.query != search.query
        return f"Replaced “{search.name}”." if replaced else "Search saved."  # the list says under which name


class RenameSearch(SearchFormPage):
    """Gives a saved search another name."""

    title = button = "Rename search"
    back = success_url = reverse_lazy("cooperation:saved-searches")

    def done(self, search: SavedSearch) -> str:
        """What to tell after it was saved."""
        return f"Renamed to “{search.name}”."


def deleted(request: HttpRequest) -> list[tuple[str, SavedSearch]]:
    """The searches that the user deleted last: what the restore button sends, and the search."""
    return [(signed, _read(signed)) for signed in request.session.get(DELETED, ())]


class ButtonAction(Personal):
    """The action of a button. After signing in, a visitor comes back to the page of the button."""

    @classmethod
    def opened_again(cls, request):
        return reverse("cooperation:saved-searches")


class DeleteSearch(ButtonAction, SingleObjectMixin, View):
    """Deletes a saved search, and offers to take that back."""

    def get_queryset(self):
        return SavedSearch.objects.of(self.request.user)

    def post(self, request, pk: int) -> HttpResponse:
        search = self.get_object()
        # The button carries the search, so no table has to store deleted searches.
        signed = signing.dumps(serializers.serialize("json", [search]), salt=SALT, compress=True)
        search.delete()
        request.session[DELETED] = [signed, *request.session.get(DELETED, ())][:MAX_DELETED_SEARCHES]
        undo = render_to_string("cooperation/undo.html", {"kept": signed}, request)
        messages.success(request, format_html("Deleted “{}”. {}", search.name, undo))
        return HttpResponseRedirect(reverse("cooperation:saved-searches"))


class RestoreSearch(ButtonAction, View):
    """Takes the deletion of a saved search back."""

    def post(self, request) -> HttpResponse:
        try:
            search = _read(signed := request.POST.get("kept", ""))
        except signing.BadSignature as error:
            raise Http404("The data of the deleted search is damaged.") from error
        own = SavedSearch.objects.of(request.user)
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
    """Read the search that was signed. Raises BadSignature."""
    # It may have been signed before a field was taken away.
    (deleted,) = serializers.deserialize("json", signing.loads(signed, salt=SALT), ignorenonexistent=True)
    return deleted.object

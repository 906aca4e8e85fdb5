"""Forms that begin with words of a text: what the words name is filled in, and the citation keeps their position."""

from dataclasses import replace

from django.contrib import admin
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from cooperation.admin.made_from_text import add_to_batch, begun_batch
from cooperation.admin.return_url import RETURN
from cooperation.admin.short_forms import SHORT, is_short
from cooperation.admin.text_urls import text_url
from cooperation.intake.anchors import anchor_words
from cooperation.intake.pinned import with_pinned
from cooperation.intake.selection import SelectedWords, selected_words
from cooperation.models import Agreement, Citation, Snapshot
from cooperation.models.keys import PRIMARY_KEY

POSITION = ("snapshot", "start", "end")  # parameters: /admin/…/add/?snapshot=3&start=120&end=260
NAMED = "_named"
"""The parameter of a URL that has what the words name: to open the form, the text need not be read once more."""
TEXT_IS_GONE = "Somebody deleted this text while you recorded from it. Press “All fields” to save without it."
MAX_NAMED_CHARACTERS = 1_500  # of it; servers take URLs of 4,000


class FromWordsMixin(admin.ModelAdmin):
    """Fill in a new form from selected words, mark them as those of its citation, and add it to the user's batch.

    What the words do not say is filled in with what is pinned to the text; the form names these fields.
    """

    def add_view(self, request, form_url="", extra_context=None):
        if request.method == "POST" and _text_is_gone(request):
            if is_short(request):
                request.database_error = TEXT_IS_GONE
            else:
                request.GET = _without_text(request.GET)
        # Also of a form that is sent: the batch must not begin in a transaction that may be rolled back.
        words = self._begin(request)
        if request.method == "GET" and words:
            read = words.texts if NAMED in request.GET else words.parameters
            given = read(self.opts.model_name) | request.GET.dict()
            values, pinned = with_pinned(given, words.batch, self.opts.model_name, words.said)
            request.GET = _filled(request.GET, values, pinned)
            extra_context = {"pinned_fields": self._labels(pinned), "text": text_url(words.snapshot)} | (
                extra_context or {}
            )
        return super().add_view(request, form_url, extra_context)

    def _begin(self, request: HttpRequest) -> SelectedWords | None:
        """Return the words that a new form begins with, with the user's batch, if the user may read and record them."""
        words = words_in_url(request)
        if words is not None:
            source = words.snapshot.source
            may_read = self.admin_site.get_model_admin(type(source)).has_view_permission(request, source)
            may = may_read and self.has_add_permission(request)
            # The batch begins when a form opens: what the user adds in pop-ups from now on belongs to it.
            words = replace(words, batch=begun_batch(request.user, words.snapshot)) if may else None
            request.selected_words = words
        return words

    def render_change_form(self, request, context, *args, **kwargs):
        context["words"] = words_in_url(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if not change and (words := words_in_url(request)) and words.batch:
            add_to_batch(words.batch)

    def complete(self, request, form, formsets, change):
        super().complete(request, form, formsets, change)
        if not change and (words := words_in_url(request)):
            cited = [form.instance] if isinstance(form.instance, Citation) else form.instance.citations.order_by("pk")
            citation = next((row for row in cited if row.source_id == words.snapshot.source_id), None)
            place = words.place_of_quote(citation.quote) if citation is not None else None
            if place:
                anchor_words(citation, *place)

    def _labels(self, parameters: list[str]) -> list[str]:
        """The labels of fields as the form shows them, by the parameters that fill them in."""
        rows = "parties" if self.model is Agreement else "participants"
        fields = {field.name: str(field.verbose_name) for field in self.opts.get_fields() if not field.auto_created}
        fields |= {"participant": rows, "since": "since"}
        return [fields[name] for name in parameters]


def _text_is_gone(request: HttpRequest) -> bool:
    """Whether somebody deleted the text of a form while it was being filled in."""
    key = request.GET.get(POSITION[0], "")
    return bool(PRIMARY_KEY.fullmatch(key)) and not Snapshot.objects.filter(pk=key).exists()


def _without_text(parameters: QueryDict) -> QueryDict:
    query = parameters.copy()
    for name in (*POSITION, NAMED, RETURN):
        query.pop(name, None)
    return query


def words_in_url(request: HttpRequest) -> SelectedWords | None:
    """Return the words in the URL of a form, also when it is sent; None if it has none. They are read once."""
    if not hasattr(request, "selected_words"):
        request.selected_words = selected_words(*(request.GET.get(name, "") for name in POSITION))
    return request.selected_words


def add_from_words_url(model_name: str, words: SelectedWords, return_to: str, **values) -> str:
    """Return the URL of a short form that is filled in from words.

    Args:
        model_name: a record type, or "citation".
        words: the selected words.
        return_to: the URL to show after saving.
        values: what else to fill in, such as the primary key of what a citation supports, instead of what the words
            give.
    """
    query = dict(zip(POSITION, (words.snapshot.pk, words.start, words.end), strict=True))
    query |= {SHORT: 1, RETURN: return_to} | {name: value for name, value in values.items() if value is not None}
    known = {name: value for name, value in words.named(model_name).items() if name not in query}
    named = urlencode({NAMED: 1} | known)  # in this order: what precedes it tells forms apart (short_forms.js)
    if len(named) <= MAX_NAMED_CHARACTERS:
        return f"{reverse(f'admin:cooperation_{model_name}_add')}?{urlencode(query)}&{named}"
    return f"{reverse(f'admin:cooperation_{model_name}_add')}?{urlencode(query)}"


def _filled(parameters: QueryDict, values: dict[str, str], changed: list[str]) -> QueryDict:
    """Return parameters with more values: where they have none, and instead of those that are ``changed``."""
    query = parameters.copy()
    for name, value in values.items():
        if name in changed:
            query[name] = value
        else:
            query.setdefault(name, value)
    return query

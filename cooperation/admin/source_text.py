"""The page with a text of a source: what the text names, what was recorded from it, and how to record more."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.views.decorators.http import require_GET

from cooperation.admin.already_recorded import already_recorded
from cooperation.admin.citations import CitationInline
from cooperation.admin.words import add_from_words_url
from cooperation.intake.mentions import Mentions, mentions_in
from cooperation.intake.passages import TextPassage, passages_of
from cooperation.intake.selection import SelectedWords, words_at
from cooperation.models import RECORD_MODELS, Anchor, Citation, Record, Snapshot, Source
from cooperation.models.keys import PRIMARY_KEY

MAX_RECORDED = 30  # records from this source that words can be cited for
MAX_CITATION_KEYS = 9  # of them that have a key


class SourceTextMixin(admin.ModelAdmin):
    """The page with a text of a source."""

    def get_urls(self):
        text = self.admin_site.admin_view(require_GET(self.text_view))
        return [path("<int:source>/texts/<int:snapshot>/", text, name="cooperation_source_text"), *super().get_urls()]

    def text_view(self, request: HttpRequest, source: int, snapshot: int) -> HttpResponse:
        """The page with the text of a snapshot; ``?start=120&end=260`` selects words in it."""
        found = Snapshot.objects.filter(pk=snapshot, source=source).select_related("source").first()
        if found is None:
            raise Http404("This source has no such text.")
        if not self.has_view_permission(request, found.source):
            raise PermissionDenied
        mentions = mentions_in(found.text, found.source.published)
        selected = _selected(request, found, mentions)
        passages = passages_of(found.text, mentions, _anchors(found))
        context = {
            **self.admin_site.each_context(request),
            "title": found.source.title,
            "subtitle": None,
            "snapshot": found,
            "opts": self.opts,
            "passages": passages,
            "recorded": sum(1 for passage in passages if passage.anchors),
            "text": _as_html(passages),
            "selected": selected,
            "media": self.media + CitationInline(Source, self.admin_site).media,  # of short forms
            **(self._actions(request, selected) if selected else {}),
            "next_sentence": _next_sentence(passages, selected) if selected else None,
        }
        return TemplateResponse(request, "admin/cooperation/source_text.html", context)

    def _actions(self, request: HttpRequest, words: SelectedWords) -> dict:
        """What can be done with selected words: forms of record types, and of citations of what was recorded."""
        here = f"{text_url(words.snapshot)}?start={words.start}&end={words.end}"
        forms = [
            {
                "label": capfirst(model._meta.verbose_name),
                "key": model._meta.model_name[0],
                "url": add_from_words_url(model._meta.model_name, words, here),
            }
            for model in RECORD_MODELS
            if self.admin_site._registry[model].has_add_permission(request)
        ]
        may_cite = self.admin_site._registry[Citation].has_add_permission(request)
        recorded = _recorded_from(words) if may_cite else []
        return {
            "forms": forms,
            "citable": [
                {
                    "record": record,
                    "url": add_from_words_url("citation", words, here, **{record._meta.model_name: record.pk}),
                    "key": number if number <= MAX_CITATION_KEYS else "",
                    "again": number == 1,
                    "shortcuts": " ".join(["r"] * (number == 1) + [str(number)] * (number <= MAX_CITATION_KEYS)),
                }
                for number, record in enumerate(recorded, start=1)
            ],
            "already": already_recorded(request, self.admin_site, words, here),
            "named": [{"name": row.name, "url": _form_url(row.noun, row.pk)} for row in words.likely],
        }


def text_url(snapshot: Snapshot) -> str:
    """Return the URL of the page with the text of a snapshot."""
    return reverse("admin:cooperation_source_text", args=[snapshot.source_id, snapshot.pk])


def _selected(request: HttpRequest, snapshot: Snapshot, mentions: Mentions) -> SelectedWords | None:
    start, end = request.GET.get("start", ""), request.GET.get("end", "")
    if not (PRIMARY_KEY.fullmatch(start) and PRIMARY_KEY.fullmatch(end)):
        return None
    return words_at(snapshot, int(start), int(end), mentions)


def _anchors(snapshot: Snapshot) -> QuerySet:
    cited = Prefetch("citation", Citation.objects.for_source())
    return Anchor.objects.filter(snapshot=snapshot).prefetch_related(cited)


def _as_html(passages: list[TextPassage]) -> SafeString:
    # With Jinja, because a text has thousands of pieces, and white space between them counts.
    return SafeString(render_to_string("cooperation/admin/passages.html", {"passages": passages}, using="jinja2"))


def _recorded_from(words: SelectedWords) -> list[Record]:
    """Return the records that their source is cited for: those of their sentence first, each the latest first."""
    first, last = words.sentences
    here = Anchor.objects.filter(citation=OuterRef("pk"), snapshot=words.snapshot, start__lt=last, end__gt=first)
    citations = Citation.objects.filter(source=words.snapshot.source).for_source()
    latest = citations.order_by(Exists(here).desc(), "-pk")[: 2 * MAX_RECORDED]
    targets = (citation.target for citation in latest)
    return list(dict.fromkeys(row for row in targets if isinstance(row, Record)))[:MAX_RECORDED]


def _next_sentence(passages: list[TextPassage], words: SelectedWords) -> TextPassage | None:
    return next((passage for passage in passages if passage.start >= words.end), None)


def _form_url(model_name: str, pk: int) -> str:
    return reverse(f"admin:cooperation_{model_name}_change", args=[pk])

"""The page with a text of a source: what the text names, what was recorded from it, and how to record more."""

from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.views.decorators.http import require_GET

from cooperation.admin.already_recorded import already_recorded
from cooperation.admin.batches import BatchMixin
from cooperation.admin.citations import CitationInline
from cooperation.admin.names_of_text import NamesMixin
from cooperation.admin.nothing_to_record import NothingToRecordMixin
from cooperation.admin.pinned import PinForm, PinnedMixin
from cooperation.admin.text_urls import text_url
from cooperation.admin.words import add_from_words_url
from cooperation.intake.anchors import Found, find_again
from cooperation.intake.mentions import Mentions, mentions_in
from cooperation.intake.passages import TextPassage, passages_of
from cooperation.intake.selection import SelectedWords, words_at
from cooperation.models import RECORD_MODELS, Anchor, Batch, Citation, NothingToRecord, Record, Snapshot, Source
from cooperation.models.keys import PRIMARY_KEY

MAX_RECORDED = 30  # records from this source that words can be cited for
MAX_FOUND_AGAIN = 300  # anchors in other texts
MAX_CITATION_KEYS = 9  # of them that have a key


class SourceTextMixin(PinnedMixin, NamesMixin, BatchMixin, NothingToRecordMixin):
    """The page with a text of a source."""

    def get_urls(self):
        text = self.admin_site.admin_view(require_GET(self.text_view))
        return [path("<int:source>/texts/<int:snapshot>/", text, name="cooperation_source_text"), *super().get_urls()]

    def text_view(
        self, request: HttpRequest, source: int, snapshot: int, pin_form: PinForm | None = None
    ) -> HttpResponse:
        """The page with the text of a snapshot; ``?start=120&end=260`` selects words in it.

        ``pin_form`` is the form of what is pinned, if it was sent with errors.
        """
        found = self.text_of(request, source, snapshot)
        mentions = mentions_in(found.text, found.source.published)
        batch = Batch.objects.of(request.user, found)
        selected = _selected(request, found, mentions, batch)
        passages = passages_of(found.text, mentions, _anchors(found), NothingToRecord.objects.filter(snapshot=found))
        may = {"may_record": self.may_record(request), "may_decide": self.may(request, "add", Citation)}
        context = {
            **self.admin_site.each_context(request),
            "title": found.source.title,
            "subtitle": None,
            "snapshot": found,
            "opts": self.opts,
            "passages": passages,
            "text": _as_html(passages, selected, **may),
            **may,
            "selected": selected,
            "media": self.media,
            **self.sentences_context(request, passages, selected),
            **self.pinned_context(request, found, mentions, batch, pin_form),
            **self.batch_context(request, found, batch),
            "may_add_names": bool(mentions.unknown) and self.may_add_names(request),
            **(self._actions(request, selected) if selected else {}),
        }
        context["media"] += CitationInline(Source, self.admin_site).media  # of short forms
        return TemplateResponse(request, "admin/cooperation/source_text.html", context)

    def _actions(self, request: HttpRequest, words: SelectedWords) -> dict:
        """What can be done with selected words: forms of record types, and of citations of what was recorded."""
        here = text_url(words.snapshot, words.start, words.end)
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


def _selected(
    request: HttpRequest, snapshot: Snapshot, mentions: Mentions, batch: Batch | None
) -> SelectedWords | None:
    start, end = request.GET.get("start", ""), request.GET.get("end", "")
    if not (PRIMARY_KEY.fullmatch(start) and PRIMARY_KEY.fullmatch(end)):
        return None
    return words_at(snapshot, int(start), int(end), mentions, batch)


def _anchors(snapshot: Snapshot) -> list[Anchor]:
    """Return the anchors in a text, and where those in other texts of its source are in it, if their words are."""
    cited = Prefetch("citation", Citation.objects.for_source())
    others = Anchor.objects.in_other_texts(snapshot).prefetch_related(cited)[:MAX_FOUND_AGAIN]
    anchors = list(Anchor.objects.filter(snapshot=snapshot).prefetch_related(cited))
    for anchor in others:
        if isinstance(found := find_again(anchor, snapshot.text), Found):
            # Not stored: the words stay marked in the text where somebody marked them.
            anchors.append(Anchor(citation=anchor.citation, snapshot=snapshot, start=found.start, end=found.end))
    return anchors


def _as_html(passages: list[TextPassage], selected: SelectedWords | None, **may: bool) -> SafeString:
    # With Jinja, because a text has thousands of pieces, and white space between them counts.
    context = {"passages": passages, "selected": selected, **may}
    return SafeString(render_to_string("cooperation/admin/passages.html", context, using="jinja2"))


def _recorded_from(words: SelectedWords) -> list[Record]:
    """Return the records that their source is cited for: those of their sentence first, each the latest first."""
    first, last = words.sentences
    here = Anchor.objects.filter(citation=OuterRef("pk"), snapshot=words.snapshot, start__lt=last, end__gt=first)
    citations = Citation.objects.filter(source=words.snapshot.source).for_source()
    latest = citations.order_by(Exists(here).desc(), "-pk")[: 2 * MAX_RECORDED]
    targets = (citation.target for citation in latest)
    return list(dict.fromkeys(row for row in targets if isinstance(row, Record)))[:MAX_RECORDED]


def _form_url(model_name: str, pk: int) -> str:
    return reverse(f"admin:cooperation_{model_name}_change", args=[pk])

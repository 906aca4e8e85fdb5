"""Sentences of a text with nothing to record: decided and undone on its page, which links to the next open sentence."""

from collections.abc import Sequence
from uuid import UUID

import pghistory
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path

from cooperation.admin.text_pages import TextPages, back_to_text
from cooperation.admin.text_urls import text_url
from cooperation.intake.passages import TextPassage
from cooperation.intake.selection import SelectedWords
from cooperation.intake.sentences import Sentence, in_sentences, sentences_of
from cooperation.models import Anchor, Citation, NothingToRecord, Snapshot
from cooperation.models.keys import PRIMARY_KEY

SELECT_AGAIN = "Select a sentence of the text first."
RECORDED = "Something is recorded from this sentence already."


class NothingToRecordMixin(TextPages):
    """Decide that a sentence has nothing to record, and undo that."""

    def get_urls(self):
        begin = "<int:source>/texts/<int:snapshot>/nothing/"
        decide, undo = (
            self.admin_site.admin_view(self.only_posted(view)) for view in (self.nothing_view, self.undo_nothing_view)
        )
        return [
            path(begin, decide, name="cooperation_source_nothing"),
            path(f"{begin}undo/", undo, name="cooperation_source_undo_nothing"),
            *super().get_urls(),
        ]

    def nothing_view(self, request: HttpRequest, source: int, snapshot: int) -> HttpResponse:
        """Store the decision for each sentence of the selected words, and select the next open sentence."""
        text = self._decided_text(request, source, snapshot)
        positions = [request.POST.get(name, "") for name in ("start", "end")]
        if not all(map(PRIMARY_KEY.fullmatch, positions)):
            self.message_user(request, SELECT_AGAIN, messages.ERROR)
            return HttpResponseRedirect(text_url(text))
        start, end = map(int, positions)
        sentences = sentences_of(text.text)
        recorded = _with_any(sentences, Anchor.objects.filter(snapshot=text))
        selected = [one for one in sentences if one.start < end and one.end > start] if start < end else []
        without = [one for one in selected if one not in recorded]
        if not without:
            self.message_user(request, RECORDED if selected else SELECT_AGAIN, messages.ERROR)
            return HttpResponseRedirect(text_url(text))
        decided = _with_any(sentences, NothingToRecord.objects.filter(snapshot=text))
        if new := [one for one in without if one not in decided]:
            self._decide(request, text, new, left_out=len(selected) - len(without))
        else:
            self.message_user(request, "This is decided already.", messages.INFO)
        done = recorded | decided | set(new)
        following = next((one for one in sentences if one.start >= end and one not in done), without[-1])
        return HttpResponseRedirect(f"{text_url(text, following.start, following.end)}#words")

    def _decide(self, request: HttpRequest, text: Snapshot, sentences: Sequence[Sentence], left_out: int) -> None:
        """Store the decisions, and show how many there are, with one button that undoes them."""
        decisions = [
            NothingToRecord(snapshot=text, start=one.start, end=one.end, created_by=request.user) for one in sentences
        ]
        with pghistory.context() as context:
            NothingToRecord.objects.bulk_create(decisions, ignore_conflicts=True)  # two people may decide at once
        said = {"sentences": len(sentences), "left_out": left_out, "snapshot": text, "context": context.id}
        message = render_to_string("admin/cooperation/nothing_to_record.html", said, request)
        self.message_user(request, message, messages.SUCCESS)

    def undo_nothing_view(self, request: HttpRequest, source: int, snapshot: int) -> HttpResponse:
        """Delete a decision, by whomever it was made; or all that one request has made, from the message after it."""
        text = self._decided_text(request, source, snapshot)
        if "decided" in request.POST:
            return self._undo_all(request, text, request.POST["decided"])
        key = request.POST.get("decision", "")
        found = NothingToRecord.objects.filter(pk=key, snapshot=text).first() if PRIMARY_KEY.fullmatch(key) else None
        if found is None:  # somebody else undid it
            return HttpResponseRedirect(back_to_text(request, text))
        found.delete()
        return HttpResponseRedirect(f"{text_url(text, found.start, found.end)}#words")

    def _undo_all(self, request: HttpRequest, text: Snapshot, context: str) -> HttpResponse:
        """Delete the decisions that were made in a context of the history, and select their sentences again."""
        made = NothingToRecord.pgh_event_model.objects.filter(pgh_label="insert", pgh_context=_uuid(context))
        found = NothingToRecord.objects.filter(snapshot=text, pk__in=made.values("pgh_obj_id"))
        positions = list(found.values_list("start", "end"))
        found.delete()
        if not positions:
            self.message_user(request, "This decision was undone already.", messages.INFO)
            return HttpResponseRedirect(f"{text_url(text)}#words")
        undone = "One sentence is" if len(positions) == 1 else f"{len(positions)} sentences are"
        self.message_user(request, f"{undone} open again.", messages.SUCCESS)
        start, end = min(positions)[0], max(positions)[1]
        return HttpResponseRedirect(f"{text_url(text, start, end)}#words")

    def sentences_context(
        self, request: HttpRequest, passages: Sequence[TextPassage], selected: SelectedWords | None
    ) -> dict:
        """What the page of a text shows of its sentences: how many are done, and links to those that are not."""
        recorded = sum(1 for passage in passages if passage.anchors)
        without = sum(1 for passage in passages if passage.decision and not passage.anchors)
        still_open = [passage for passage in passages if not passage.anchors and not passage.decision]
        at = (selected.start, selected.end) if selected else (-1, 0)
        touched = [passage for passage in passages if passage.start < at[1] and passage.end > at[0]]
        return {
            "recorded": recorded,
            "without": without,
            "next_open": next((one for one in still_open if one.start >= at[1]), None),
            "last_open": next((one for one in reversed(still_open) if one.end <= at[0]), None),
            "can_be_nothing": any(one in still_open for one in touched),
        }

    def _decided_text(self, request: HttpRequest, source: int, snapshot: int) -> Snapshot:
        if not self.may(request, "add", Citation):
            raise PermissionDenied
        return self.text_of(request, source, snapshot)


def _uuid(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None


def _with_any(sentences: Sequence[Sentence], rows: QuerySet) -> set[Sentence]:
    """Return the sentences in which any of these rows is."""
    positions = rows.order_by().values_list("start", "end", named=True)
    return {one for one, found in zip(sentences, in_sentences(sentences, positions), strict=True) if found}

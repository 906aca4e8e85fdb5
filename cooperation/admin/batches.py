"""The batch of a user in a text: published by one button, all or nothing, or taken back by one.

If a button is pressed twice, the second request shows what the first has done: the browser shows only its answer.
"""

from collections.abc import Sequence
from uuid import UUID, uuid4

import pghistory
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.timezone import now

from cooperation.admin.batch_rows import BatchContent, BatchRow, content_of, count_by_type, digest_of
from cooperation.admin.editing.submissions import SUBMISSION, first_submission, store_submission, submission_token
from cooperation.admin.errors import check_constraints_now, integrity_message
from cooperation.admin.publishing import MAX_ASKED, warn_of_twins
from cooperation.admin.taking_back import TakingBack
from cooperation.admin.text_pages import TextPages
from cooperation.admin.text_urls import text_url
from cooperation.models import Batch, BatchItem, Record, Snapshot
from cooperation.models.base import shorten
from cooperation.models.batches import MEMBERS, MODEL_NAMES, RECORDS_OF_BATCHES, UNPUBLISHED
from cooperation.models.lacking import lacking

MAX_OTHER_USERS = 5  # who also record from a text, named on its page
SHOWN = "shown"  # the hidden field with a digest of what the page showed
BATCH_PUBLISHED, BATCH_TAKEN_BACK = "batch.published", "batch.taken_back"  # what a submission has done


class IncompleteError(Exception):
    """Records of a batch can't be published yet."""


class ChangedError(Exception):
    """Records of a batch were changed after the page showed them."""


class BatchMixin(TextPages):
    """Publish or take back the user's own batch in a text."""

    def get_urls(self):
        begin = "<int:source>/texts/<int:snapshot>/batch/"
        publish, take_back = map(self.admin_site.admin_view, (self.publish_batch_view, self.take_back_view))
        return [
            path(f"{begin}publish/", publish, name="cooperation_source_publish"),
            path(f"{begin}take-back/", take_back, name="cooperation_source_take_back"),
            *super().get_urls(),
        ]

    def publish_batch_view(self, request: HttpRequest, source: int, snapshot: int) -> HttpResponse:
        """Show what the batch lacks; publish all of it after the button was pressed."""
        with transaction.atomic():
            return self._publish_view(request, self.text_to_record_from(request, source, snapshot))

    def _publish_view(self, request: HttpRequest, text: Snapshot) -> HttpResponse:
        if done := _done_in(request, BATCH_PUBLISHED):
            return self._published(request, text, _published_in(done, Batch.objects.of(request.user, text)))
        content = self._content(request, text)
        if content is None:
            return self._nothing(request, text, "There is nothing to publish.")
        if not content.may_be_published(self.admin_site, request):
            raise PermissionDenied
        changed = False
        if request.method == "POST":
            try:
                records = self._publish(request, content.batch)
            except ChangedError:
                content, changed = content_of(content.batch), True
            except IncompleteError:
                content = content_of(content.batch)
                self.message_user(request, "Nothing was published. See what is missing below.", messages.ERROR)
            except IntegrityError as error:
                self.message_user(request, f"Nothing was published. {integrity_message(error)}", messages.ERROR)
            else:
                if content.unpublished and not records:  # another tab was first
                    return self._nothing(request, text, _done_before(content))
                return self._published(request, text, records)
        title = "Publish the batch" if content.unpublished else "Close the batch"
        context = {"title": title, "content": content, "changed": changed}
        return self._page(request, text, "batch_publish.html", context)

    def take_back_view(self, request: HttpRequest, source: int, snapshot: int) -> HttpResponse:
        """Show what would be deleted and what is kept; delete it after the button was pressed."""
        text = self.text_to_record_from(request, source, snapshot)
        with transaction.atomic():
            if done := _done_in(request, BATCH_TAKEN_BACK):
                batch = Batch.objects.of(request.user, text)
                return self._taken_back(request, text, done, _taken_back_in(done, batch), len(content_of(batch).rows))
            content = self._content(request, text)
            if content is None:
                return self._nothing(request, text, "There is nothing to take back.")
            if not content.may_be_taken_back(self.admin_site, request):
                raise PermissionDenied
            plan = TakingBack(content.batch, self.admin_site, lock=request.method == "POST")
            if not (plan.rows or plan.kept):  # another tab was first
                return self._nothing(request, text, _done_before(content))
            changed = request.method == "POST" and request.POST.get(SHOWN) != plan.digest
            if request.method == "POST" and not changed and plan.deleted:
                return self._take_back(request, text, plan)
        context = {"title": "Take the batch back", "content": content, "plan": plan, "changed": changed}
        return self._page(request, text, "batch_take_back.html", context)

    def batch_context(self, request: HttpRequest, snapshot: Snapshot, batch: Batch | None) -> dict:
        """What the page of a text shows of the user's batch, and who else records from it."""
        others = BatchItem.objects.open().filter(batch__snapshot=snapshot).exclude(batch__owner=request.user)
        names = others.order_by().values_list(
            "batch__owner__first_name", "batch__owner__last_name", "batch__owner__username"
        )
        content = content_of(batch) if batch and self.may_record(request) else None
        return {
            "batch": content,
            "may_publish": content and content.may_be_published(self.admin_site, request),
            "may_take_back": content and content.may_be_taken_back(self.admin_site, request),
            "also_recording": [
                f"{first} {last}".strip() or username or "a deleted account"
                for first, last, username in names.distinct()[:MAX_OTHER_USERS]
            ],
        }

    def _content(self, request: HttpRequest, text: Snapshot) -> BatchContent | None:
        """Return what is in the user's batch in a text; None if that is nothing."""
        batch = Batch.objects.of(request.user, text)
        content = content_of(batch) if batch else None
        return content if content and content.rows else None

    def _publish(self, request: HttpRequest, batch: Batch) -> list[Record]:
        """Publish all drafts of a batch, or none.

        Raise ChangedError if they are not what the page showed, IncompleteError if one lacks what it needs, or
        IntegrityError if the database does not accept one.
        """
        reason = f"Published with the batch from “{shorten(str(batch.snapshot.source))}”."
        with transaction.atomic(), pghistory.context(reason=reason) as context:
            # Before the records: what is recorded meanwhile stays in the batch.
            items = list(BatchItem.objects.filter(batch=batch).open().values_list("pk", flat=True))
            keys = batch.open_keys()
            drafts = {
                model: list(
                    model.objects.filter(pk__in=keys[name], publication__in=UNPUBLISHED)
                    .order_by("pk")
                    .select_for_update(no_key=True)
                )
                for name, model in RECORDS_OF_BATCHES.items()
                if name in keys
            }
            for model, rows in drafts.items():
                lacks = lacking(model, [row.pk for row in rows]).values()
                if any(lack.blocks for found in lacks for lack in found):
                    raise IncompleteError
            versions = [(MODEL_NAMES[model], row.pk, row.version) for model, rows in drafts.items() for row in rows]
            if versions and request.POST.get(SHOWN) != digest_of(versions):
                raise ChangedError
            # In the order of the types: an initiative gives citations to the developments that record its status.
            for model, rows in drafts.items():
                self._publish_rows(request, model, rows)
            check_constraints_now()
            BatchItem.objects.filter(pk__in=items).update(published_at=now())
            _store_done(request, BATCH_PUBLISHED, context.id)
        return [row for rows in drafts.values() for row in rows]

    def _publish_rows(self, request: HttpRequest, model: type[Record], rows: list[Record]) -> None:
        values = {"publication": Record.Publication.PUBLISHED, "updated_by": request.user}
        model.objects.filter(pk__in=[row.pk for row in rows]).update(**values)
        if hasattr(model, "figures"):
            prefetch_related_objects(rows, "figures")  # their titles name what they are about
        for row in rows:
            row.publication, row.updated_by = values.values()
            self.admin_site._registry[model].publication_changed(request, row)

    def _take_back(self, request: HttpRequest, text: Snapshot, plan: TakingBack) -> HttpResponse:
        reason = f"Taken back: the batch from “{shorten(str(text.source))}”."
        try:
            with transaction.atomic(), pghistory.context(reason=reason) as context:
                plan.delete()
                check_constraints_now()
                _store_done(request, BATCH_TAKEN_BACK, context.id)
        except IntegrityError as error:
            self.message_user(request, f"Nothing was taken back. {integrity_message(error)}", messages.ERROR)
            return HttpResponseRedirect(text_url(text))
        return self._taken_back(request, text, context.id, plan.rows, len(plan.kept))

    def _published(self, request: HttpRequest, text: Snapshot, records: Sequence[Record]) -> HttpResponse:
        """Show which records were published, and link to the page where visitors see them."""
        if len(records) == 1:
            link = records[0].get_absolute_url(), f"Show the {records[0]._meta.verbose_name}"
        else:
            link = text.source.get_absolute_url(), "Show them on the page of their source"
        number = f"{len(records)} record{'s' if len(records) != 1 else ''}"
        said = format_html('{} published. <a href="{}">{}</a>', number, *link) if records else "Batch closed."
        self.message_user(request, said, messages.SUCCESS)
        warn_of_twins(self, request, records[:MAX_ASKED])
        return HttpResponseRedirect(text_url(text))

    def _taken_back(
        self, request: HttpRequest, text: Snapshot, context: UUID, rows: Sequence[BatchRow], kept: int
    ) -> HttpResponse:
        """Show what was deleted, with *Undo*, and how many rows of the batch were not."""
        request.deletion = context
        said = f"Taken back: {count_by_type(rows)} deleted.{f' Kept: {kept}.' if kept else ''}"
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(text_url(text))

    def _nothing(self, request: HttpRequest, text: Snapshot, message: str) -> HttpResponse:
        self.message_user(request, message, messages.INFO)
        return HttpResponseRedirect(text_url(text))

    def _page(self, request: HttpRequest, text: Snapshot, template: str, context: dict) -> HttpResponse:
        context |= {
            **self.admin_site.each_context(request),
            "snapshot": text,
            "opts": self.opts,
            "title": context["title"],
            "submission_field": SUBMISSION,
            "submission": uuid4().hex,
        }
        return TemplateResponse(request, f"admin/cooperation/{template}", context)


def _done_in(request: HttpRequest, done: str) -> UUID | None:
    """Return the context of the history in which an earlier request with the same form has done something."""
    token = submission_token(request)
    first = first_submission(request, done, token) if token else None
    return UUID(first.key) if first else None


def _store_done(request: HttpRequest, done: str, context: UUID) -> None:
    if token := submission_token(request):
        store_submission(request, done, token, context)


def _published_in(context: UUID, batch: Batch) -> list[Record]:
    """Return the records of a batch that were published in a context of the history."""
    found = []
    for name, model in RECORDS_OF_BATCHES.items():
        events = model.pgh_event_model.objects.filter(pgh_context=context, publication=Record.Publication.PUBLISHED)
        items = batch.items.filter(**{f"{name}__in": events.values("pgh_obj_id")})
        found += model.objects.filter(pk__in=items.values(name)).order_by("pk")
    return found


def _taken_back_in(context: UUID, batch: Batch) -> list[BatchRow]:
    """Return the rows of a batch that were deleted in a context of the history: their titles are gone."""
    deleted = BatchItem.pgh_event_model.objects.filter(pgh_context=context, pgh_label="delete", batch=batch.pk)
    keys = ((name, getattr(item, f"{name}_id")) for item in deleted.order_by("pgh_obj_id") for name in MEMBERS)
    return [BatchRow(name, key, "", "") for name, key in keys if key]


def _done_before(content: BatchContent) -> str:
    """Say what another request did with what was in a batch."""
    kept = any(MEMBERS[row.member].objects.filter(pk=row.key).exists() for row in content.rows)
    return "All of it is published already." if kept else "All of it was taken back already."

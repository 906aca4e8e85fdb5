"""The batch of a user in a text: published by one button, all or nothing, or taken back by one."""

import pghistory
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.timezone import now

from cooperation.admin.batch_rows import BatchContent, content_of, digest_of
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
        text, content = self._batch(request, source, snapshot)
        if content is None:
            return self._nothing(request, text, "There is nothing to publish.")
        if not content.may_be_published(self.admin_site, request):
            raise PermissionDenied
        changed = False
        if request.method == "POST":
            try:
                published = self._publish(request, content.batch)
            except ChangedError:
                content, changed = content_of(content.batch), True
            except IncompleteError:
                content = content_of(content.batch)
                self.message_user(request, "Nothing was published. See what is missing below.", messages.ERROR)
            except IntegrityError as error:
                self.message_user(request, f"Nothing was published. {integrity_message(error)}", messages.ERROR)
            else:
                done = f"{len(published)} record{'s' if len(published) != 1 else ''} published."
                if not published:  # the second click of two, or another tab, was first
                    done = _done_before(content) if content.unpublished else "Batch closed."
                self.message_user(request, done, messages.SUCCESS)
                warn_of_twins(self, request, published[:MAX_ASKED])
                return HttpResponseRedirect(text_url(text))
        title = "Publish the batch" if content.unpublished else "Close the batch"
        context = {"title": title, "content": content, "changed": changed}
        return self._page(request, text, "batch_publish.html", context)

    def take_back_view(self, request: HttpRequest, source: int, snapshot: int) -> HttpResponse:
        """Show what would be deleted and what is kept; delete it after the button was pressed."""
        text, content = self._batch(request, source, snapshot)
        if content is None:
            return self._nothing(request, text, "There is nothing to take back.")
        if not content.may_be_taken_back(self.admin_site, request):
            raise PermissionDenied
        with transaction.atomic():
            plan = TakingBack(content.batch, self.admin_site, lock=request.method == "POST")
            if not (plan.rows or plan.kept):  # the second click of two, or another tab, was first
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

    def _batch(self, request: HttpRequest, source: int, snapshot: int) -> tuple[Snapshot, BatchContent | None]:
        """Return a text, and what is in the user's batch in it; None if that is nothing."""
        text = self.text_to_record_from(request, source, snapshot)
        batch = Batch.objects.of(request.user, text)
        content = content_of(batch) if batch else None
        return text, content if content and content.rows else None

    def _publish(self, request: HttpRequest, batch: Batch) -> list[Record]:
        """Publish all drafts of a batch, or none.

        Raise ChangedError if they are not what the page showed, IncompleteError if one lacks what it needs, or
        IntegrityError if the database does not accept one.
        """
        reason = f"Published with the batch from “{shorten(str(batch.snapshot.source))}”."
        with transaction.atomic(), pghistory.context(reason=reason):
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
        return [row for rows in drafts.values() for row in rows]

    def _publish_rows(self, request: HttpRequest, model: type[Record], rows: list[Record]) -> None:
        values = {"publication": Record.Publication.PUBLISHED, "updated_by": request.user}
        model.objects.filter(pk__in=[row.pk for row in rows]).update(**values)
        for row in rows:
            row.publication, row.updated_by = values.values()
            self.admin_site._registry[model].publication_changed(request, row)

    def _take_back(self, request: HttpRequest, text: Snapshot, plan: TakingBack) -> HttpResponse:
        reason = f"Taken back: the batch from “{shorten(str(text.source))}”."
        try:
            with transaction.atomic(), pghistory.context(reason=reason) as context:
                plan.delete()
                check_constraints_now()
        except IntegrityError as error:
            self.message_user(request, f"Nothing was taken back. {integrity_message(error)}", messages.ERROR)
            return HttpResponseRedirect(text_url(text))
        kept = f" Kept: {len(plan.kept)}." if plan.kept else ""
        request.deletion = context.id
        self.message_user(request, f"Taken back: {plan.counts} deleted.{kept}", messages.SUCCESS)
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
        }
        return TemplateResponse(request, f"admin/cooperation/{template}", context)


def _done_before(content: BatchContent) -> str:
    """Say what another request did with what was in a batch."""
    kept = any(MEMBERS[row.member].objects.filter(pk=row.key).exists() for row in content.rows)
    return "All of it is published already." if kept else "All of it was taken back already."

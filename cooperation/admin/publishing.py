"""Publishing and withdrawing records from their list, with the reason for each that can't be."""

from django.contrib import admin, messages
from django.db import IntegrityError, transaction

from cooperation.admin.refusals import check_at_once, sentence
from cooperation.models import Record


@admin.action(description="Publish the selected %(verbose_name_plural)s", permissions=["change"])
def publish(model_admin, request, records) -> None:
    """Publishes those that may be, and says of each other one why not."""
    _move(model_admin, request, records, Record.Publication.PUBLISHED)


@admin.action(description="Withdraw the selected %(verbose_name_plural)s from the public", permissions=["change"])
def withdraw(model_admin, request, records) -> None:
    """Takes them from the public pages; they stay in the register, with their history."""
    _move(model_admin, request, records, Record.Publication.WITHDRAWN)


def _move(model_admin, request, records, publication: Record.Publication) -> None:
    moved, refused = 0, 0
    for record in records.exclude(publication=publication):
        record.publication, record.updated_by = publication, request.user
        try:
            with transaction.atomic():
                record.save(update_fields=["publication", "updated_by"])
                model_admin.publication_moved(request, record)
                check_at_once()
            moved += 1
        except IntegrityError as error:
            refused += 1
            model_admin.message_user(request, f"“{record}” stays as it is. {sentence(error)}", messages.ERROR)
    noun = model_admin.opts.verbose_name if moved == 1 else model_admin.opts.verbose_name_plural
    done = "published" if publication == Record.Publication.PUBLISHED else "withdrawn"
    if moved:
        model_admin.message_user(request, f"{moved} {noun} {done}.", messages.SUCCESS)
    elif not refused:
        model_admin.message_user(request, f"All that you selected is {done} already.", messages.INFO)

"""List actions: publish and withdraw records, with the reason for each that can't be."""

from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.utils.html import format_html

from cooperation.admin.errors import check_constraints_now, integrity_message
from cooperation.models import Record
from cooperation.models.twins import twins_of

MAX_ASKED = 20  # published records whose likely twins are looked up


@admin.action(description="Publish the selected %(verbose_name_plural)s", permissions=["change"])
def publish(model_admin, request, records) -> None:
    """Publish the records that are complete, and show what is missing in the others."""
    _set_publication(model_admin, request, records, Record.Publication.PUBLISHED)


@admin.action(description="Withdraw the selected %(verbose_name_plural)s from the public pages", permissions=["change"])
def withdraw(model_admin, request, records) -> None:
    """Remove them from the public pages; they stay in the register, with their history."""
    _set_publication(model_admin, request, records, Record.Publication.WITHDRAWN)


def _set_publication(model_admin, request, records, publication: Record.Publication) -> None:
    done, failed = [], 0
    for record in records.exclude(publication=publication):
        record.publication, record.updated_by = publication, request.user
        try:
            with transaction.atomic():
                record.save(update_fields=["publication", "updated_by"])
                model_admin.publication_changed(request, record)
                check_constraints_now()
            done.append(record)
        except IntegrityError as error:
            failed += 1
            model_admin.message_user(request, f"“{record}” was not changed. {integrity_message(error)}", messages.ERROR)
    verbose_name = model_admin.opts.verbose_name if len(done) == 1 else model_admin.opts.verbose_name_plural
    verb = "published" if publication == Record.Publication.PUBLISHED else "withdrawn"
    if done:
        model_admin.message_user(request, f"{len(done)} {verbose_name} {verb}.", messages.SUCCESS)
    elif not failed:
        model_admin.message_user(request, f"All selected records are already {verb}.", messages.INFO)
    if publication == Record.Publication.PUBLISHED:
        warn_of_twins(model_admin, request, done[:MAX_ASKED])


def warn_of_twins(model_admin, request, records: list[Record]) -> None:
    """Name the records that were published although they are probably recorded twice. Entries are up to date."""
    for record in records:
        for twin in twins_of(record)[:1]:
            message = format_html(
                '“{}” is published, and may be recorded twice: it has {} as <a href="{}">{}</a>.',
                record,
                twin.reason,
                twin.row.get_absolute_url(),
                twin.row,
            )
            model_admin.message_user(request, message, messages.WARNING)

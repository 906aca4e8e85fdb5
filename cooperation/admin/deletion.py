"""Deletion: what it also deletes or what prevents it, and restoring from history events."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pghistory
from django.contrib import admin, messages
from django.contrib.admin.utils import NestedObjects
from django.core.exceptions import PermissionDenied
from django.db import DEFAULT_DB_ALIAS, IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.views.decorators.http import require_POST
from pghistory.models import Event

from cooperation.admin.editing.deletions import GuardedDeletion
from cooperation.admin.editing.events import describe_contexts, last_versions
from cooperation.admin.errors import check_constraints_now, integrity_message
from cooperation.admin.undo.rows import insert_rows, referenced_first, tracked_models
from cooperation.models import BatchItem, Citation, NewsCheck
from cooperation.models.base import join_names

MAX_DELETIONS = 50  # on the page "Recently deleted"
MAX_NAMED_RESTORED = 20  # objects in the message after a restore
MAX_PROTECTING = 50  # objects that are named as preventing a deletion
UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION = "23505", "23503"


class DeletionMixin(GuardedDeletion):
    """Show what a deletion also deletes or what prevents it, and offer Undo in the message afterwards."""

    delete_confirmation_template = "admin/cooperation/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/cooperation/delete_confirmation.html"

    def get_deleted_objects(self, objs, request):
        _, counts, lacking, _ = super().get_deleted_objects(objs, request)
        collector = NestedObjects(DEFAULT_DB_ALIAS)
        collector.collect(objs)
        site = self.admin_site
        protecting = sorted(collector.protected, key=lambda obj: (obj._meta.model_name, obj.pk))
        owners = dict.fromkeys(_object_with_form(obj, site) for obj in protecting[:MAX_PROTECTING])
        protected = [_link_to(obj, site) for obj in owners]
        if len(protecting) > MAX_PROTECTING:
            protected.append(f"… and {len(protecting) - MAX_PROTECTING:,} more")
        return collector.nested(lambda obj: _link_to(obj, site)), counts, lacking, protected

    def delete_model(self, request, obj):
        with pghistory.context() as context:
            super().delete_model(request, obj)
        request.deletion = context.id

    def delete_queryset(self, request, queryset):
        with pghistory.context() as context:
            super().delete_queryset(request, queryset)
        request.deletion = context.id

    def message_user(self, request, message, level=messages.INFO, extra_tags="", fail_silently=False):
        # The first message after a deletion says whether it succeeded. If it failed, there is nothing to undo.
        deletion = request.__dict__.pop("deletion", None)
        if deletion and level == messages.SUCCESS:
            undo = render_to_string("admin/undo_button.html", {"context": deletion}, request)
            message = format_html("{} {}", message, undo)
        super().message_user(request, message, level, extra_tags, fail_silently)


class DeletedPages:
    """The pages of the site that list deletions and undo one."""

    def get_urls(self):
        return [
            path("deleted/", self.admin_view(self.deleted), name="deleted"),
            path("deleted/<uuid:context>/restore/", self.admin_view(require_POST(self.restore)), name="restore"),
            *super().get_urls(),
        ]

    def deleted(self, request: HttpRequest) -> HttpResponse:
        """Recent deletions that are not restored, newest first."""
        listed = [deletion for deletion in deletions() if all(self._may_add(request, obj) for obj in deletion.objects)]
        context = self.each_context(request) | {"title": "Recently deleted", "deletions": listed}
        return TemplateResponse(request, "admin/deleted.html", context)

    def restore(self, request: HttpRequest, context: UUID) -> HttpResponse:
        """Restore what was deleted in ``context``, and redirect to it."""
        if not all(self._may_add(request, model) for model in deleted_models(context)):
            raise PermissionDenied
        try:
            restored = restore(context, lambda model: self._may_add(request, model))
        except CannotRestoreError as error:
            messages.error(request, f"Not restored. {error}")
            return HttpResponseRedirect(reverse("admin:deleted"))
        names = join_names(map(type_and_name, restored.objects), limit=MAX_NAMED_RESTORED)
        text = f"Restored with everything that belonged to it: {names}."
        messages.success(request, " ".join([text, *restored.notes]))
        if restored.asked_for > 1:
            return HttpResponseRedirect(reverse("admin:index"))
        obj = restored.objects[0]
        return HttpResponseRedirect(reverse(f"admin:cooperation_{obj._meta.model_name}_change", args=[obj.pk]))

    def _may_add(self, request: HttpRequest, model) -> bool:
        return self._registry[model._meta.model].has_add_permission(request)


# --- Restoring --------------------------------------------------------------------------------------------------------
class CannotRestoreError(Exception):
    """Something prevents restoring; the message says what."""


@dataclass(frozen=True)
class Deletion:
    """What one transaction deleted: when, who, why, and the objects that had forms of their own, as they were."""

    context: UUID
    at: datetime
    user: str
    reason: str
    objects: list[models.Model]

    def labels(self) -> list[str]:
        """The objects by type and name: ["meeting “Talks”"]."""
        return [type_and_name(obj) for obj in self.objects]


@dataclass(frozen=True)
class Restored:
    """The restored objects, first the ``asked_for`` ones of the deletion itself, and what else the user should know."""

    objects: list[models.Model]
    asked_for: int
    notes: list[str]


@dataclass(frozen=True)
class MissingObject:
    """A deleted object that restored rows refer to."""

    model: type[models.Model]
    pk: object

    @property
    def note(self) -> str:
        name = next(map(str, last_versions(self.model, [self.pk]).values()), self.pk)
        return f"It refers to the {self.model._meta.verbose_name} “{name}”, which was deleted too."

    def deletion(self) -> UUID | None:
        """The context of its last deletion; None if there is none."""
        events = _deletion_events(self.model).filter(pgh_obj_id=self.pk, pgh_context__isnull=False)
        return events.order_by("-pgh_id").values_list("pgh_context", flat=True).first()


def type_and_name(obj: models.Model) -> str:
    """An object by the name of its model and its own: "meeting “Talks”"."""
    return f"{obj._meta.verbose_name} “{obj}”"


def deletions() -> list[Deletion]:
    """The latest deletions that are not restored, newest first."""
    found = {}
    for model in _models_with_forms():
        for event, obj in _not_restored(model, _deletion_events(model)):
            _, deleted = found.setdefault(event.pgh_context_id, (event.pgh_created_at, []))
            deleted.append(obj)
    # Of citations, those that were recorded from a text. Others have no index by which the latest are found.
    items = _deletion_events(BatchItem).filter(citation__isnull=False).order_by("-pgh_id")
    cited = list(items.values_list("citation", flat=True)[:MAX_DELETIONS])
    with_their_records = set(found)
    for event, citation in _not_restored(Citation, _deletion_events(Citation).filter(pgh_obj_id__in=cited)):
        if event.pgh_context_id not in with_their_records:
            _, deleted = found.setdefault(event.pgh_context_id, (event.pgh_created_at, []))
            deleted.append(citation)
    contexts = describe_contexts(found)
    latest = [Deletion(context, at, *contexts[context], objects) for context, (at, objects) in found.items()]
    return sorted(latest, key=lambda deletion: deletion.at, reverse=True)[:MAX_DELETIONS]


def _not_restored(model: type[models.Model], events: models.QuerySet) -> Iterator[tuple[Event, models.Model]]:
    """Yield the latest of these events whose objects do not exist again, with the objects as they were."""
    latest = list(events.filter(pgh_context__isnull=False).order_by("-pgh_id")[:MAX_DELETIONS])
    objects = last_versions(model, {event.pgh_obj_id for event in latest})
    restored = set(model._base_manager.filter(pk__in=objects).values_list("pk", flat=True)) if objects else set()
    yield from ((event, objects[event.pgh_obj_id]) for event in latest if event.pgh_obj_id not in restored)


def deleted_models(context: UUID) -> list[type[models.Model]]:
    """The models whose objects were deleted in a context, without those of rows that went with their record."""
    return [model for model, pks in _deleted_pks([context]).items() if pks]


@transaction.atomic
def restore(context: UUID, may_add: Callable[[type[models.Model]], bool] = lambda model: True) -> Restored:
    """Restore all rows that were deleted in a context, as they were, and the deleted objects that they refer to.

    An object whose page address another has now gets a new one. ``may_add`` says whether the user may add objects of a
    model.

    Raise CannotRestoreError if there are none, or if a later change prevents it; then nothing is changed.
    """
    deleted = _deleted_pks([context])
    if not any(deleted.values()):
        raise CannotRestoreError("This deletion was not found.")
    if any(model._base_manager.filter(pk__in=pks).exists() for model, pks in deleted.items() if pks):
        raise CannotRestoreError("It is already restored.")
    pghistory.context(reason="Restored after a deletion.")
    contexts, notes = [context], []
    while True:
        try:
            with transaction.atomic():
                addresses = [note for model in referenced_first() for note in _insert_deleted(model, contexts)]
                check_constraints_now()
            break
        except IntegrityError as error:
            missing = _missing_object(error)
            if missing is None:
                raise CannotRestoreError(_why_not(error)) from error
            needed = missing.deletion()
            if needed is None or needed in contexts:
                raise CannotRestoreError(f"{missing.note} It can’t be restored.") from error
            if not all(map(may_add, deleted_models(needed))):
                raise CannotRestoreError(f"{missing.note} You may not restore that: ask an administrator.") from error
            contexts.append(needed)
            notes.append(f"{missing.note} So that was restored, too.")
    found = _deleted_pks(contexts)
    objects = [obj for model, pks in found.items() for obj in model._base_manager.filter(pk__in=pks)]
    main = {(model, pk) for model, pks in deleted.items() for pk in pks}
    objects.sort(key=lambda obj: (type(obj), obj.pk) not in main)
    return Restored(objects, sum(map(len, deleted.values())), [*notes, *addresses])


def _deleted_pks(contexts: Iterable[UUID]) -> dict[type[models.Model], list]:
    """The primary keys of the objects with forms that were deleted in these contexts, by model.

    A citation or check usually goes with its record. If nothing else was deleted, these were deleted for themselves.
    """
    found = {model: _deleted_in(model, contexts) for model in _models_with_forms()}
    return found if any(found.values()) else {model: _deleted_in(model, contexts) for model in (Citation, NewsCheck)}


def _deleted_in(model: type[models.Model], contexts: Iterable[UUID]) -> list:
    return list(_deletion_events(model).filter(pgh_context__in=contexts).values_list("pgh_obj_id", flat=True))


def _models_with_forms() -> list[type[models.Model]]:
    """The tracked models whose rows are deleted separately, not with the row that owns them."""
    return [
        model
        for model in tracked_models()
        if not any(f.is_relation and f.remote_field.on_delete is models.CASCADE for f in model._meta.concrete_fields)
    ]


def _insert_deleted(model: type[models.Model], contexts: list[UUID]) -> list[str]:
    events = _deletion_events(model).filter(pgh_context__in=contexts)
    return insert_rows(model, list(events.values_list("pgh_id", flat=True)))


def _deletion_events(model: type[models.Model]) -> models.QuerySet:
    return model.pgh_event_model.objects.filter(pgh_label="delete")


def _missing_object(error: IntegrityError) -> MissingObject | None:
    """The deleted object because of which a foreign key was not accepted; None if the error is another one."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is None or diagnosis.sqlstate != FOREIGN_KEY_VIOLATION or not (found := _column_and_value(diagnosis)):
        return None
    other = found[0].related_model
    return MissingObject(other, other._meta.pk.to_python(found[1]))


def _why_not(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    found = diagnosis and diagnosis.sqlstate == UNIQUE_VIOLATION and _column_and_value(diagnosis)
    if not found:
        return integrity_message(error)
    column, value = found
    verbose_name = column.model._meta.verbose_name
    return (
        f"Another {verbose_name} now has the {column.verbose_name} “{value}”. Change or delete it there first, then "
        "restore."
    )


def _column_and_value(diagnosis) -> tuple[models.Field, str] | None:
    """The column that an error of the database names, and its value as text."""
    # In any language of the server, the detail contains: Key (slug)=(talks) already exists.
    found = re.search(r"\((\w+)\)=\((.+?)\)", diagnosis.message_detail or "")
    model = next((m for m in tracked_models() if found and m._meta.db_table == diagnosis.table_name), None)
    column = model and next((f for f in model._meta.concrete_fields if f.column == found[1]), None)
    return (column, found[2]) if column else None


# --- What prevents a deletion -----------------------------------------------------------------------------------------
def _object_with_form(obj: models.Model, site: admin.AdminSite) -> models.Model:
    """The object with a form of its own that ``obj`` is edited in: a participation's meeting, the record of a link."""
    while type(obj) not in site._registry:
        obj = getattr(obj, _link_fields(obj)[0]) if obj._meta.auto_created else next(filter(None, _owners(obj)))
    return obj


def _link_to(obj: models.Model, site: admin.AdminSite) -> str:
    """``obj`` by type and name, as a link if it has a form of its own."""
    if obj._meta.auto_created:
        return format_html("Link to: {}", _link_to(getattr(obj, _link_fields(obj)[1]), site))
    verbose_name, name = capfirst(obj._meta.verbose_name), str(obj)
    if type(obj) not in site._registry:
        return format_html("{}: {}", verbose_name, name)
    url = reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change", args=[obj.pk])
    return format_html('{}: <a href="{}">{}</a>', verbose_name, url, name)


def _link_fields(link: models.Model) -> tuple[str, str]:
    """The two foreign keys of a many-to-many link: to the object that has the field, and to the other object."""
    field = next(f for f in link._meta.auto_created._meta.local_many_to_many if f.remote_field.through is type(link))
    return field.m2m_field_name(), field.m2m_reverse_field_name()


def _owners(obj: models.Model) -> Iterator[models.Model]:
    for field in obj._meta.concrete_fields:
        if field.is_relation and field.remote_field.on_delete is models.CASCADE:
            yield getattr(obj, field.name)

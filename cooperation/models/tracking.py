"""History of models: pghistory's events, with the indexes that reading them needs."""

from collections.abc import Callable, Collection

import pghistory
from django.db import models


def tracked(
    *trackers: pghistory.Tracker, found_by: Collection[str] = (), **options
) -> Callable[[type[models.Model]], type[models.Model]]:
    """Return a decorator that tracks the history of a model: ``pghistory.track`` with these arguments.

    The history of a record reads the events of the rows that belong to it, such as parties, by their foreign key to it.
    Rows that belong to none are listed after a deletion, and deletions are few of the events. An index serves each.
    Other foreign keys of events have none, because each index makes all writes dearer.

    Args:
        found_by: more fields with an index, by which pages of a past day find rows.
    """

    def track(model: type[models.Model]) -> type[models.Model]:
        fields = (model._meta.concrete_model or model)._meta.local_fields
        owners = [field for field in fields if field.is_relation and field.remote_field.on_delete is models.CASCADE]
        indexes = [_owner_index(field) for field in owners] or [
            models.Index(fields=["-pgh_id"], condition=models.Q(pgh_label="delete"), name="%(class)s_deleted")
        ]
        indexes += [models.Index(fields=[name]) for name in found_by]
        return pghistory.track(*trackers, meta={"indexes": indexes}, **options)(model)

    return track


def _owner_index(field: models.ForeignKey) -> models.Index:
    if not field.null:
        return models.Index(fields=[field.name])
    # One of several owners, the others are empty.
    condition = models.Q(**{f"{field.name}__isnull": False})
    return models.Index(fields=[field.name], condition=condition, name=f"%(class)s_{field.name}")

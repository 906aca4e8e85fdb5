"""History and protection of many-to-many links: adding or removing a link is an event.

pghistory tracks models, so each through table gets a proxy model.
"""

import pghistory
from django.db import models

from cooperation.models.places import Place
from cooperation.models.records import RECORD_MODELS
from cooperation.models.tracking import tracked


def _tracked_links(model: type[models.Model], field: str) -> type[models.Model]:
    through = getattr(model, field).through
    # By default, Django deletes these links silently when the linked object is deleted.
    _id, _owner, target = through._meta.local_fields
    target.remote_field.on_delete = models.PROTECT
    name = f"{model.__name__}{field.title().replace('_', '')}Link"
    meta = type("Meta", (), {"proxy": True, "verbose_name": f"{model._meta.verbose_name} {field.replace('_', ' ')}"})
    proxy = type(name, (through,), {"__module__": __name__, "Meta": meta, "__doc__": f"{name}, tracked."})
    # Links are added or removed, never changed.
    return tracked(pghistory.InsertEvent(), pghistory.DeleteEvent())(proxy)


LINK_MODELS = {
    (model, field.name): _tracked_links(model, field.name)
    for model in (Place, *RECORD_MODELS)
    for field in model._meta.local_many_to_many
    if field.remote_field.through._meta.auto_created
}
"""Proxy models by model and field: ``LINK_MODELS[Initiative, "places"]``."""

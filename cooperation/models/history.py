"""History of accounts, and history and protection of many-to-many links: adding or removing a link is an event.

pghistory tracks models, so each through table, and each model of Django, gets a proxy model.
"""

import pghistory
from django.contrib.auth.models import Group, User
from django.db import models

from cooperation.models.countries import Country
from cooperation.models.news_checks import NewsCheck
from cooperation.models.places import Place
from cooperation.models.records import RECORD_MODELS
from cooperation.models.tracking import tracked

ACCOUNT_FIELDS = {
    # Without the hash of the password, and without the time of the last sign-in, which is no change by a user.
    User: ["id", "username", "first_name", "last_name", "email", "is_active", "is_staff", "is_superuser"],
    Group: ["id", "name"],
}
"""The models of accounts, with the fields whose changes are events."""


def _tracked_links(model: type[models.Model], field: str, **options) -> type[models.Model]:
    name = f"{model.__name__}{field.title().replace('_', '')}Link"
    verbose_name = f"{model._meta.verbose_name} {field.replace('_', ' ')}"
    proxy = _proxy(getattr(model, field).through, name, verbose_name=verbose_name, **options)
    # Links are added or removed, never changed.
    return tracked(pghistory.InsertEvent(), pghistory.DeleteEvent())(proxy)


def _protected_links(model: type[models.Model], field: str) -> type[models.Model]:
    # By default, Django deletes these links silently when the linked object is deleted.
    _id, _owner, target = getattr(model, field).through._meta.local_fields
    target.remote_field.on_delete = models.PROTECT
    return _tracked_links(model, field)


def _track_account(model: type[models.Model], fields: list[str]) -> None:
    proxy = _proxy(model, f"Tracked{model.__name__}", verbose_name=model._meta.verbose_name, default_permissions=())
    tracked(fields=fields, model_name=f"{model.__name__}Event")(proxy)
    # Where history of the other models is read, too.
    model.pgh_event_model = proxy.pgh_event_model


def _proxy(model: type[models.Model], name: str, **options) -> type[models.Model]:
    meta = type("Meta", (), {"proxy": True, **options})
    return type(name, (model,), {"__module__": __name__, "Meta": meta, "__doc__": f"{name}, tracked."})


for _model, _fields in ACCOUNT_FIELDS.items():
    _track_account(_model, _fields)


LINK_MODELS = {
    (model, field.name): _protected_links(model, field.name)
    for model in (Country, Place, *RECORD_MODELS, NewsCheck)
    for field in model._meta.local_many_to_many
    if field.remote_field.through._meta.auto_created
}
"""Proxy models by model and field: ``LINK_MODELS[Initiative, "places"]``."""

ACCOUNT_LINK_MODELS = {
    (model, field): _tracked_links(model, field, default_permissions=())
    for model, field in ((User, "groups"), (Group, "permissions"))
}
"""The same for the groups of users and the permissions of groups."""

"""A client that may open every page, and one row of each model."""

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import Group, User

from cooperation.models import NewsCheck
from tests import builders as make


@pytest.fixture
def administrator(client, db):
    client.user = User.objects.create_user("ada", is_staff=True, is_superuser=True)
    client.force_login(client.user)
    return client


@pytest.fixture
def a_row(db):
    """Return a function that returns a row of a model with a form: the latest, or one that it makes."""

    def row(model):
        if model is User:
            return User.objects.create_user("edith", is_staff=True)
        if model is Group:
            return Group.objects.get(name="Editors")
        if model is NewsCheck:
            return make.news_check(make.country())
        return model.objects.order_by("pk").last() or getattr(make, model._meta.model_name)()

    return row


def url_of(model, *parts) -> str:
    """Return a URL of a model in the admin: ``url_of(Meeting, 12, "delete")`` deletes the meeting 12."""
    return "/".join(["/admin", model._meta.app_label, model._meta.model_name, *map(str, parts), ""])


MODELS = sorted(site._registry, key=lambda model: model._meta.label)
"""All models in the admin. A new one is fuzzed without being listed here."""


def by_name(model) -> str:
    """Return the name of a model in the report of the tests."""
    return getattr(model, "__name__", str(model))

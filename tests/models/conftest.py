"""Fixtures of the model tests."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Max

from cooperation.models import Country


@pytest.fixture
def every_row_is_clean(db):
    """After the test, check that each of its rows passes ``full_clean``, and that the commit would succeed."""
    tracked = [model for model in apps.get_app_config("cooperation").get_models() if hasattr(model, "pgh_event_model")]
    tables = [model for model in tracked if not model._meta.proxy and model is not Country]
    before = {model: model.objects.aggregate(last=Max("pk", default=0))["last"] for model in tables}
    yield
    for model in tables:
        for row in model.objects.filter(pk__gt=before[model]):
            row.full_clean()
    connection.check_constraints()

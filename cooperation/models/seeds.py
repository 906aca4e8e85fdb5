"""The list of loaded fixture files: each file contains a row that names it."""

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from cooperation.models.base import line
from cooperation.models.keys import Named, RegisterQuerySet
from cooperation.models.rules import AS_CHECK_VIOLATION


class SeedFile(Named):
    """A loaded fixture file. It is not loaded again, because users may have edited its rows."""

    natural_key_fields = ("name",)

    name = line(unique=True)
    loaded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        triggers = [
            pgtrigger.Trigger(
                name="load_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=f"RAISE EXCEPTION 'The fixture file % is already loaded.', OLD.name {AS_CHECK_VIOLATION};",
            )
        ]

    def __str__(self) -> str:
        return self.name

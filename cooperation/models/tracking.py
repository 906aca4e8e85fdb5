"""The history of nouns: pghistory's events, with the deletions among them at hand."""

from collections.abc import Callable

import pghistory
from django.db import models


def tracked(**options) -> Callable[[type[models.Model]], type[models.Model]]:
    """A decorator that keeps a noun's history: ``pghistory.track`` with these options.

    The desk lists what was deleted lately, which is few of the events: their own index finds them without the others.
    Rows that only go with a noun, such as parties, are not listed by themselves and do without.
    """
    lately = models.Index(fields=["-pgh_id"], condition=models.Q(pgh_label="delete"), name="%(class)s_deleted")
    return pghistory.track(meta={"indexes": [lately]}, **options)

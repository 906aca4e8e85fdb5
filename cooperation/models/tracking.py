"""History of models: pghistory's events, with an index of deletions."""

from collections.abc import Callable

import pghistory
from django.db import models


def tracked(**options) -> Callable[[type[models.Model]], type[models.Model]]:
    """Return a decorator that tracks the history of a model: ``pghistory.track`` with these options.

    The admin lists recent deletions, which are few of the events, so an index of deletions finds them fast. Rows that
    belong to a record, such as parties, are not listed separately and have no such index.
    """
    lately = models.Index(fields=["-pgh_id"], condition=models.Q(pgh_label="delete"), name="%(class)s_deleted")
    return pghistory.track(meta={"indexes": [lately]}, **options)

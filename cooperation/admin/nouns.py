"""Imports the modules that register the model admins.

Not in ``__init__.py``: the admin site is imported from this package, and must exist before models are registered.
"""

from cooperation.admin import (  # noqa: F401  importing registers
    accounts,
    agreements,
    citations,
    commitments,
    developments,
    figures,
    initiatives,
    meetings,
    participants,
    places,
    reference,
    sources,
)

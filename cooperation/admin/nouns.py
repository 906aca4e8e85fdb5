"""Import the modules that register the model admins.

This is not in ``__init__.py`` because the admin site is in this package and must exist before models are registered.
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

"""The admin: one module a noun. Importing the package registers them all."""

from cooperation.admin import (  # noqa: F401  each registers its nouns
    agreements,
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

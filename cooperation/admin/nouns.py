"""Registers the nouns: importing each module does it.

The package itself stays empty: the site is imported from it, and must be there before anything is registered with it.
"""

from cooperation.admin import (  # noqa: F401  for what importing them does
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

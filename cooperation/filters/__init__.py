"""Filters and sort orders of each list."""

from cooperation.filters.base import Filters
from cooperation.filters.countries import CountryFilters
from cooperation.filters.nouns import (
    AgreementFilters,
    CommitmentFilters,
    ContradictionFilters,
    DevelopmentFilters,
    FigureFilters,
    InitiativeFilters,
    MeetingFilters,
    ParticipantFilters,
    PlaceFilters,
    SearchFilters,
    SourceFilters,
)

__all__ = [
    "AgreementFilters",
    "CommitmentFilters",
    "ContradictionFilters",
    "CountryFilters",
    "DevelopmentFilters",
    "FigureFilters",
    "Filters",
    "InitiativeFilters",
    "MeetingFilters",
    "ParticipantFilters",
    "PlaceFilters",
    "SearchFilters",
    "SourceFilters",
]

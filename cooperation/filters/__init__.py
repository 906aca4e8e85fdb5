"""What each list can be filtered and sorted by."""

from cooperation.filters.base import Filters
from cooperation.filters.nouns import (
    AgreementFilters,
    CommitmentFilters,
    CountryFilters,
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

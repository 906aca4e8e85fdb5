"""What each list can be narrowed by: one FilterSet a noun, for its page and whatever else lists it."""

from cooperation.filters.agreements import AgreementFilters
from cooperation.filters.base import Filters
from cooperation.filters.commitments import CommitmentFilters
from cooperation.filters.countries import CountryFilters
from cooperation.filters.developments import DevelopmentFilters
from cooperation.filters.figures import FigureFilters
from cooperation.filters.initiatives import InitiativeFilters
from cooperation.filters.meetings import MeetingFilters
from cooperation.filters.participants import ParticipantFilters
from cooperation.filters.places import PlaceFilters
from cooperation.filters.sources import SourceFilters

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
    "SourceFilters",
]

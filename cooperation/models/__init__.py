"""The models of the register, one module per record type."""

from cooperation.models.actions import AgreementAction, AgreementLink
from cooperation.models.agreements import Agreement, Party
from cooperation.models.base import Record
from cooperation.models.citations import Citation
from cooperation.models.commitments import Commitment
from cooperation.models.countries import Country
from cooperation.models.developments import Development
from cooperation.models.entries import Entry, EntryWords, matching, refresh_entries
from cooperation.models.figures import Figure
from cooperation.models.history import LINK_MODELS
from cooperation.models.initiatives import Initiative, Involvement
from cooperation.models.meetings import Meeting, Participation
from cooperation.models.participants import Affiliation, Participant
from cooperation.models.places import Place
from cooperation.models.saved_searches import SavedSearch
from cooperation.models.sectors import Sector
from cooperation.models.seeds import SeedFile
from cooperation.models.sources import Source
from cooperation.models.status import ActionKind, AgreementStatus, InitiativeStatus
from cooperation.models.tallies import Tally

RECORD_MODELS = (Meeting, Agreement, Initiative, Development, Commitment, Figure)
"""The models with drafts and publication, in the order of menus."""

REFERENCE_MODELS = (Country, Participant, Place, Source)
"""The models with pages that records refer to."""

__all__ = [
    "LINK_MODELS",
    "RECORD_MODELS",
    "REFERENCE_MODELS",
    "ActionKind",
    "Affiliation",
    "Agreement",
    "AgreementAction",
    "AgreementLink",
    "AgreementStatus",
    "Citation",
    "Commitment",
    "Country",
    "Development",
    "Entry",
    "EntryWords",
    "Figure",
    "Initiative",
    "InitiativeStatus",
    "Involvement",
    "Meeting",
    "Participant",
    "Participation",
    "Party",
    "Place",
    "Record",
    "SavedSearch",
    "Sector",
    "SeedFile",
    "Source",
    "Tally",
    "matching",
    "refresh_entries",
]

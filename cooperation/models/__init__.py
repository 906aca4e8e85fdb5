"""The models of the register, one module per record type."""

from cooperation.models import records
from cooperation.models.action_kinds import ActionKind
from cooperation.models.actions import AgreementAction, AgreementLink
from cooperation.models.agreements import Party
from cooperation.models.anchors import Anchor
from cooperation.models.base import Record
from cooperation.models.batches import Batch, BatchItem
from cooperation.models.citations import Citation
from cooperation.models.counts.pairs import PairTally
from cooperation.models.counts.tallies import Tally
from cooperation.models.entries import Entry
from cooperation.models.figures import FigureConversion
from cooperation.models.former import FormerEntry, FormerEntryWords, FormerStanding
from cooperation.models.history import ACCOUNT_LINK_MODELS, LINK_MODELS
from cooperation.models.initiatives import Involvement
from cooperation.models.meetings import Participation
from cooperation.models.news_checks import NewsCheck
from cooperation.models.nothing_to_record import NothingToRecord
from cooperation.models.participants import Affiliation
from cooperation.models.records import *  # noqa: F403  each record type, listed there alone
from cooperation.models.refresh import refresh_entries
from cooperation.models.saved_searches import SavedSearch
from cooperation.models.search.vectors import EntryWords, search_countries, search_rows, search_sectors
from cooperation.models.sectors import Sector
from cooperation.models.seeds import SeedFile
from cooperation.models.snapshots import Snapshot
from cooperation.models.standing import Standing
from cooperation.models.status import AgreementStatus, InitiativeStatus
from cooperation.models.units import Unit

__all__ = [
    *records.__all__,
    "ACCOUNT_LINK_MODELS",
    "LINK_MODELS",
    "ActionKind",
    "Affiliation",
    "AgreementAction",
    "AgreementLink",
    "AgreementStatus",
    "Anchor",
    "Batch",
    "BatchItem",
    "Citation",
    "Entry",
    "EntryWords",
    "FigureConversion",
    "FormerEntry",
    "FormerEntryWords",
    "FormerStanding",
    "InitiativeStatus",
    "Involvement",
    "NewsCheck",
    "NothingToRecord",
    "PairTally",
    "Participation",
    "Party",
    "Record",
    "SavedSearch",
    "Sector",
    "SeedFile",
    "Snapshot",
    "Standing",
    "Tally",
    "Unit",
    "refresh_entries",
    "search_countries",
    "search_rows",
    "search_sectors",
]

"""The registry of record types: model, columns, filters and calendar of each.

Each record type is declared once, in `RECORD_TYPES`, in the order of menus. Menus, URLs, lists, files, feeds, calendars
and saved searches read it.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model

from cooperation import models
from cooperation.columns import nouns as columns
from cooperation.columns import reference
from cooperation.columns.kinds import ListColumns
from cooperation.exports.calendar import DEADLINES, MEETING_DAYS, CalendarEvents
from cooperation.filters import nouns as filters
from cooperation.filters.base import Filters
from cooperation.filters.countries import CountryFilters


@dataclass(frozen=True)
class RecordType:
    """A model with a list and detail pages.

    Attributes:
        model: the model.
        columns: the columns of its list and files.
        filterset: the filters of its list.
        about: its description on the home page; "" to leave it out there.
        events: the events of its calendar; None if it has no calendar.
        list_template: the template of its list, if an empty list needs another message.
    """

    model: type[Model]
    columns: ListColumns
    filterset: type[Filters]
    about: str = ""
    events: CalendarEvents | None = None
    list_template: str = "cooperation/object_list.html"

    @property
    def is_record(self) -> bool:
        """Whether its rows are drafts until they are published."""
        return issubclass(self.model, models.Record)

    @cached_property
    def name(self) -> str:
        """The model's name in code, entries and saved searches, such as "meeting"."""
        return self.model._meta.model_name

    @cached_property
    def one(self) -> str:
        """The label for one row, such as "meeting"."""
        return str(self.model._meta.verbose_name)

    @cached_property
    def many(self) -> str:
        """The label for several rows, such as "meetings". It is also the first part of their URLs."""
        return str(self.model._meta.verbose_name_plural)


RECORD_TYPES = (
    RecordType(
        models.Meeting,
        columns.MEETING_COLUMNS,
        filters.MeetingFilters,
        about="Who met whom, when, and in which capacity",
        events=MEETING_DAYS,
    ),
    RecordType(
        models.Agreement,
        columns.AGREEMENT_COLUMNS,
        filters.AgreementFilters,
        about="What was agreed, between whom, and its status",
    ),
    RecordType(
        models.Initiative,
        columns.INITIATIVE_COLUMNS,
        filters.InitiativeFilters,
        about="Projects, programmes and plans, and their status",
    ),
    RecordType(
        models.Development,
        columns.DEVELOPMENT_COLUMNS,
        filters.DevelopmentFilters,
        about="Reported events and statements about agreements and initiatives",
    ),
    RecordType(
        models.Commitment,
        columns.COMMITMENT_COLUMNS,
        filters.CommitmentFilters,
        about="Who promised what to whom, and by when",
        events=DEADLINES,
    ),
    RecordType(
        models.Figure,
        columns.FIGURE_COLUMNS,
        filters.FigureFilters,
        about="Amounts and counts, such as trade or capacity",
    ),
    RecordType(
        models.Country,
        reference.COUNTRY_COLUMNS,
        CountryFilters,
        list_template="cooperation/country_list.html",
    ),
    RecordType(
        models.Participant,
        reference.PARTICIPANT_COLUMNS,
        filters.ParticipantFilters,
        about="States, bodies, companies and people",
        list_template="cooperation/participant_list.html",
    ),
    RecordType(
        models.Place,
        reference.PLACE_COLUMNS,
        filters.PlaceFilters,
        about="Cities, rivers, borders, sites",
        list_template="cooperation/place_list.html",
    ),
    RecordType(
        models.Source,
        reference.SOURCE_COLUMNS,
        filters.SourceFilters,
        about="Articles and documents cited",
    ),
)

TYPES_BY_NAME = {record_type.name: record_type for record_type in RECORD_TYPES}
"""Model name -> record type."""

"""The columns of the lists, files and feeds of records."""

from dataclasses import replace

from django.db.models import BooleanField, Case, CharField, ExpressionWrapper, F, Q, When
from django.db.models.functions import Cast, Concat, Left

from cooperation.columns.dates import PrintedDateColumn, day, moment, period
from cooperation.columns.kinds import (
    BooleanColumn,
    Column,
    KnownBooleanColumn,
    ListColumns,
    NumberColumn,
)
from cooperation.columns.of_records import (
    first_columns,
    last_columns,
    people_column,
    people_in_roles,
    status_column,
    title_column,
)
from cooperation.columns.owned import actions, agreement_links, conversions, involvements, wordings
from cooperation.columns.related import (
    BoundTodayColumn,
    after,
    choice,
    choice_label,
    comma_label,
    linked_names,
    record_title,
    record_titles,
    text,
    texts,
    ticked,
)
from cooperation.columns.sorting import (
    BY_DATE,
    BY_SECOND_NAMES,
    BY_SLIPPAGE,
    BY_VALUE,
    by_day,
    by_word,
)
from cooperation.models import (
    Agreement,
    AgreementLink,
    Commitment,
    Development,
    Figure,
    Initiative,
    InitiativeStatus,
    Involvement,
    Meeting,
    Participation,
    Party,
)
from cooperation.models.commitments import (
    RESTATED,
    FirstDeadlineDay,
    FirstDeadlineText,
    Slippage,
    overdue,
    restated,
    standing,
)
from cooperation.models.entries import contradicted
from cooperation.models.initiatives import involved_apart
from cooperation.models.meetings import venue_from, venue_name
from cooperation.models.status import StatusBasis

NO_PARTIES_NAMED = "The source names no parties"


MEETING_COLUMNS = ListColumns(
    Meeting,
    (
        *first_columns(
            period("date", "Date", days=True, phone_label=False, sort=BY_DATE),
            title_column("Meeting", "meeting_title"),
            choice("kind", "Kind", Meeting.Kind, phone_label=False, sort=by_word("kind")),
            status_column(Meeting.Status, cell="meeting_status"),
            choice("held", "How it was held", Meeting.Held),
            Column("time", "Time", (Left(Cast("time", CharField()), 5),), width=8),
            text("time_zone", "Time zone"),
            *people_in_roles(
                "participations",
                "participants",
                "Participants",
                Participation.objects,
                "meeting",
                Concat(
                    "participant__name",
                    comma_label("role", Participation.Role),
                    after(", ", "capacity"),
                    after(", for ", "on_behalf_of__name"),
                    ticked("with_members", " with its members"),
                ),
                {
                    "participant_roles": (
                        "Roles of participants, in their order",
                        choice_label("role", Participation.Role),
                    )
                },
                cell="capacities",
                css="cell-capacities",
                sort_name="who",
            ),
            Column("venue", "Venue", (venue_name(),)),
            Column("venue_from", "Venue taken from", (venue_from(),), width=36),
            record_title("part_of", "Part of"),
            text("convening_body", "Convening body", "convening_body__name"),
            NumberColumn("session_number", "Session", (F("session_number"),), width=8),
        ),
        *last_columns(Meeting),
    ),
    page=("date", "title", "participants", "kind", "status", "sources"),
    default_sort="-date",
)

AGREEMENT_COLUMNS = ListColumns(
    Agreement,
    (
        *first_columns(
            period("main_date", "Date", name="date", stated=False, days=True, phone_label=False, sort=BY_DATE),
            title_column("Agreement"),
            choice("form", "Form", Agreement.Form, phone_label=False, sort=by_word("kind")),
            status_column(Agreement.Status, cell="agreement_status"),
            *period("status_since", "Status since", stated=False),
            choice("status_basis", "Status follows from", StatusBasis),
            choice("binding", "Legal force", Agreement.Binding),
            *people_in_roles(
                "parties",
                "parties",
                "Parties",
                Party.objects,
                "agreement",
                Concat(
                    "participant__name",
                    after(" (as “", "printed_as", "”)"),
                    comma_label("role", Party.Role, unless=(Party.Role.PARTY,)),
                    after(", for ", "on_behalf_of__name"),
                    ticked("with_members", " with its members"),
                ),
                {"party_roles": ("Roles of parties, in their order", choice_label("role", Party.Role))},
                cell="parties",
            ),
            BoundTodayColumn("bound_today", "Bound today", width=36),
            Column("parties_note", "Parties, note", (ticked("names_no_parties", NO_PARTIES_NAMED),)),
            record_title("meeting", "Concluded at"),
            linked_names("venues", "Venues", Agreement.venues.through.objects, "agreement", "place__name"),
            *period("valid", "Valid", lasting=True),
            text("term", "Term"),
            choice("renewal", "Renewal", Agreement.Renewal),
            text("renewal_step", "Renewed for"),
            text("notice_period", "Notice period"),
            texts("references", "References"),
            actions(),
            agreement_links(
                "related_agreements",
                "Related agreements",
                "from_agreement",
                "to_agreement",
                wordings(AgreementLink.Kind),
            ),
            agreement_links(
                "related_by_others",
                "Related agreements, by their links",
                "to_agreement",
                "from_agreement",
                wordings(AgreementLink.Kind, AgreementLink.INVERSE),
            ),
        ),
        *last_columns(Agreement),
    ),
    page=("date", "title", "parties", "form", "status", "sources"),
    default_sort="-date",
)

INVOLVED = Concat(
    "participant__name",
    comma_label("role", Involvement.Role),
    comma_label("outcome", Involvement.Outcome, unless=(Involvement.Outcome.ONGOING,)),
)
"""A participant of an initiative with its role and the outcome."""

INITIATIVE_COLUMNS = ListColumns(
    Initiative,
    (
        *first_columns(
            period("status_since", "Status since", stated=False, days=True, sort=BY_DATE, sort_name="date"),
            title_column("Initiative", "initiative_title"),
            status_column(InitiativeStatus, cell="derived_status"),
            choice("status_basis", "Status follows from", StatusBasis),
            *people_in_roles(
                "involvements",
                "participants",
                "Participants",
                Involvement.objects.taking_part(),
                "initiative",
                INVOLVED,
                {
                    "participant_roles": (
                        "Roles of participants, in their order",
                        choice_label("role", Involvement.Role),
                    ),
                    "participant_outcomes": (
                        "Outcomes for participants, in their order",
                        choice_label("outcome", Involvement.Outcome),
                    ),
                },
                cell="involved",
                sort_name="who",
            ),
            linked_names(
                "apart",
                "Former and interested participants",
                Involvement.objects.filter(involved_apart()),
                "initiative",
                Concat(INVOLVED, after(" by ", "replaced_by__name")),
            ),
            involvements(),
            *period("planned", "Planned"),
            *period("actual", "Carried out", lasting=True),
            record_title("part_of", "Part of"),
            record_titles("agreements", "Agreements", Initiative.agreements.through, "initiative", "agreement"),
            record_titles("meetings", "Discussed at", Initiative.meetings.through, "initiative", "meeting"),
        ),
        *last_columns(Initiative),
    ),
    page=("status_since", "title", "participants", "places", "status", "sources"),
    default_sort="-date",
)

DEVELOPMENT_COLUMNS = ListColumns(
    Development,
    (
        *first_columns(
            period("date", "Date", days=True, phone_label=False, sort=BY_DATE),
            title_column("Development", "development_title"),
            choice("kind", "Kind", Development.Kind, cell="development_kind", phone_label=False, sort=by_word("kind")),
            text("text", "What happened", width=60),
            people_column(
                "participants",
                "Participants",
                Development.participants.through.objects,
                "development",
                "participant__name",
                cell="from_to",
                sort_name="who",
            ),
            linked_names("to", "To", Development.to.through.objects, "development", "participant__name"),
            record_titles(
                "initiatives", "About initiatives", Development.initiatives.through, "development", "initiative"
            ),
            record_titles("agreements", "About agreements", Development.agreements.through, "development", "agreement"),
            record_title("meeting", "Said at"),
            choice("status_becomes", "Initiative’s status becomes", InitiativeStatus),
            day("reported_on", "Reported on"),
        ),
        *last_columns(Development),
    ),
    page=("date", "title", "participants", "kind", "sources"),
    default_sort="-date",
)

COMMITMENT_COLUMNS = ListColumns(
    Commitment,
    (
        *first_columns(
            period("due", "Due", days=True, cell="deadline", sort=by_day(F("due"))),
            title_column("Commitment", "commitment_title"),
            PrintedDateColumn(
                "first_deadline_as_printed", "First deadline, as printed", (FirstDeadlineText(),), width=24
            ),
            Column("first_deadline", "First deadline, last day", (FirstDeadlineDay(),), width=12),
            NumberColumn(
                "slippage_days",
                "Deadline moved by, days",
                (Slippage(),),
                cell="slippage",
                attr="slippage_since_first",
                page_label="Moved",
                css="cell-moved",
                sort=BY_SLIPPAGE,
                sort_name="slippage",
            ),
            replace(
                status_column(Commitment.Status, cell="commitment_status"),
                asks=(standing(),),
                labels=dict(Commitment.Status.choices) | {RESTATED: RESTATED},
            ),
            BooleanColumn("restated", "Restated", (restated(),), width=10),
            BooleanColumn(
                "overdue",
                "Overdue",
                (ExpressionWrapper(overdue("due__endswith") & ~Q(restated()), BooleanField()),),
                width=10,
            ),
            choice("kind", "Kind", Commitment.Kind, phone_label=False, sort=by_word("kind")),
            text("what", "What is to be done", width=60),
            people_column(
                "by", "By", Commitment.by.through.objects, "commitment", "participant__name", phone_label=True
            ),
            people_column(
                "to",
                "To",
                Commitment.to.through.objects,
                "commitment",
                "participant__name",
                sort=BY_SECOND_NAMES,
                phone_label=True,
            ),
            text("condition", "Condition"),
            record_title("meeting", "Made at"),
            record_title("agreement", "Made in"),
            record_titles(
                "about_initiatives",
                "About initiatives",
                Commitment.about_initiatives.through,
                "commitment",
                "initiative",
            ),
            record_titles(
                "about_agreements", "About agreements", Commitment.about_agreements.through, "commitment", "agreement"
            ),
            record_title("restates", "Restates"),
        ),
        *last_columns(Commitment),
    ),
    page=("due", "title", "by", "to", "kind", "status", "slippage_days", "sources"),
    default_sort="due",
)


def _preferred() -> Case:
    """Whether a figure is preferred to what contradicts it; NULL if nothing does."""
    return Case(When(contradicted("figure"), then=F("preferred")), output_field=BooleanField())


FIGURE_COLUMNS = ListColumns(
    Figure,
    (
        *first_columns(
            period("period", "Period", days=True, sort=BY_DATE),
            title_column("Figure", "figure_title"),
            text("indicator", "What is measured", width=30),
            NumberColumn(
                "value",
                "Value",
                (F("value_low"),),
                cell="figure_value",
                attr="value_low",
                css="number cell-value",
                sort=BY_VALUE,
            ),
            NumberColumn("value_up_to", "Up to", (F("value_high"),)),
            text("unit", "Unit", width=10),
            choice("bound", "Exactly or about", Figure.Bound),
            text("value_as_printed", "Value as printed", "printed"),
            conversions(),
            choice("nature", "Nature", Figure.Nature, sort=by_word("kind")),
            people_column(
                "of",
                "Participants",
                Figure.of.through.objects,
                "figure",
                "participant__name",
                cell="from_to",
                phone_label=True,
            ),
            linked_names("to", "Recipients", Figure.to.through.objects, "figure", "participant__name"),
            *period("as_of", "As of"),
            record_title("initiative", "Initiative"),
            record_title("agreement", "Agreement"),
            record_title("commitment", "Commitment"),
            record_title("meeting", "Meeting"),
            BooleanColumn("contradicted", "Contradicted", (contradicted("figure"),), width=12),
            KnownBooleanColumn("preferred", "Preferred", (_preferred(),), width=12),
            text("preferred_reason", "Why preferred"),
            moment("preferred_at", "Preferred at"),
        ),
        *last_columns(Figure),
    ),
    page=("period", "title", "value", "of", "nature", "sources"),
    default_sort="-period",
)

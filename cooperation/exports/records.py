"""What an export says of meetings, agreements, initiatives, developments, commitments and figures.

Each function takes the reader and the address of the noun's list, and gives the columns in their order.
"""

from django.db.models import BooleanField, ExpressionWrapper, F
from django.db.models.functions import Concat

from cooperation.exports.columns import Column, Number, YesNo
from cooperation.exports.dates import period
from cooperation.exports.related import (
    after,
    chosen,
    closing,
    names,
    opening,
    record,
    records,
    text,
    texts,
    ticked,
    told,
)
from cooperation.models import (
    Agreement,
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
from cooperation.models.commitments import overdue


def meeting(reader, address: str) -> list[Column]:
    """Who met whom, when, where, and in which capacity."""
    present = Concat(
        "participant__name",
        told("role", Participation.Role),
        after(", ", "capacity"),
        after(", for ", "on_behalf_of__name"),
        ticked("with_members", " with its members"),
    )
    return [
        *opening(
            period("date", "Date", days=True),
            chosen("kind", "Kind", Meeting.Kind),
            chosen("status", "Status", Meeting.Status),
            chosen("held", "Held", Meeting.Held),
            names("participants", "Participants", Participation.objects, "meeting", present),
            text("venue", "Venue", "venue__name"),
            record("part_of", "Part of", reader),
            text("convening_body", "Convening body", "convening_body__name"),
            Number("session_number", "Session", (F("session_number"),), width=8),
        ),
        *closing(Meeting, reader, address),
    ]


def agreement(reader, address: str) -> list[Column]:
    """What was agreed, between whom, and where it stands."""
    party = Concat(
        "participant__name",
        told("role", Party.Role, unless=(Party.Role.PARTY,)),
        after(", for ", "on_behalf_of__name"),
        ticked("with_members", " with its members"),
    )
    return [
        *opening(
            period("main_date", "Date", name="date", stated=False, days=True),
            chosen("form", "Form", Agreement.Form),
            chosen("status", "Status", Agreement.Status),
            *period("status_since", "Status since", stated=False),
            chosen("binding", "Binding", Agreement.Binding),
            names("parties", "Parties", Party.objects, "agreement", party),
            record("meeting", "Concluded at", reader),
            text("venue", "Venue", "venue__name"),
            *period("valid", "Valid"),
            chosen("renewal", "Renewal", Agreement.Renewal),
            texts("references", "References"),
        ),
        *closing(Agreement, reader, address),
    ]


def initiative(reader, address: str) -> list[Column]:
    """What is pursued together, by whom, and how far it has come."""
    involved = Concat(
        "participant__name",
        told("role", Involvement.Role),
        told("outcome", Involvement.Outcome, unless=(Involvement.Outcome.ONGOING,)),
    )
    return [
        *opening(
            period("status_since", "Status since", stated=False, days=True),
            chosen("status", "Status", InitiativeStatus),
            names("participants", "Who is involved", Involvement.objects, "initiative", involved),
            *period("planned", "Planned"),
            *period("actual", "Carried out"),
            record("part_of", "Part of", reader),
            records("agreements", "Agreements", Initiative.agreements.through, "initiative", "agreement", reader),
        ),
        *closing(Initiative, reader, address),
    ]


def development(reader, address: str) -> list[Column]:
    """What happened to what, when, and who did or said it."""
    about = [
        records(name, label, field.through, "development", path, reader)
        for name, label, field, path in (
            ("initiatives", "About initiatives", Development.initiatives, "initiative"),
            ("agreements", "About agreements", Development.agreements, "agreement"),
        )
    ]
    return [
        *opening(
            period("date", "Date", days=True),
            chosen("kind", "Kind", Development.Kind),
            text("text", "What happened", width=60),
            names("participants", "Who", Development.participants.through.objects, "development", "participant__name"),
            *about,
            record("meeting", "Said at", reader),
            chosen("status_becomes", "Initiative’s status becomes", InitiativeStatus),
        ),
        *closing(Development, reader, address),
    ]


def commitment(reader, address: str) -> list[Column]:
    """Who promised what to whom, and by when."""
    return [
        *opening(
            period("due", "Due", days=True),
            chosen("status", "Status", Commitment.Status),
            YesNo("overdue", "Overdue", (ExpressionWrapper(overdue("due__endswith"), BooleanField()),), width=10),
            chosen("kind", "Kind", Commitment.Kind),
            text("what", "What is to be done", width=60),
            names("by", "By", Commitment.by.through.objects, "commitment", "participant__name"),
            names("to", "To", Commitment.to.through.objects, "commitment", "participant__name"),
            text("condition", "Condition"),
            record("meeting", "Made at", reader),
            record("agreement", "Made in", reader),
            *(
                records(name, label, field.through, "commitment", path, reader)
                for name, label, field, path in (
                    ("about_initiatives", "About initiatives", Commitment.about_initiatives, "initiative"),
                    ("about_agreements", "About agreements", Commitment.about_agreements, "agreement"),
                )
            ),
            record("restates", "Restates", reader),
        ),
        *closing(Commitment, reader, address),
    ]


def figure(reader, address: str) -> list[Column]:
    """Amounts and counts, with their unit and what they are about."""
    return [
        *opening(
            period("period", "Period", days=True),
            text("indicator", "What is measured", width=30),
            Number("value", "Value", (F("value_low"),)),
            Number("value_up_to", "Up to", (F("value_high"),)),
            text("unit", "Unit", width=10),
            YesNo("approximate", "Approximate", (F("approximate"),), width=12),
            text("value_as_printed", "Value as printed", "printed"),
            chosen("nature", "Nature", Figure.Nature),
            names("of", "Of", Figure.of.through.objects, "figure", "participant__name"),
            names("to", "To", Figure.to.through.objects, "figure", "participant__name"),
            record("initiative", "Initiative", reader),
            record("agreement", "Agreement", reader),
            record("meeting", "Meeting", reader),
            YesNo("preferred", "Preferred", (F("preferred"),), width=12),
            text("preferred_reason", "Why preferred"),
        ),
        *closing(Figure, reader, address),
    ]

"""One row of each table that users edit, and a change of it, for tests of all tables."""

from cooperation.models import (
    Affiliation,
    Agreement,
    AgreementAction,
    AgreementLink,
    Citation,
    Commitment,
    Country,
    Development,
    Figure,
    Initiative,
    Involvement,
    Meeting,
    Participant,
    Participation,
    Party,
    Place,
    Sector,
    Source,
)
from tests import builders as make

SAMPLES = {
    Country: lambda: make.country("XM"),
    Sector: make.sector,
    Place: make.place,
    Participant: make.participant,
    Affiliation: lambda: make.affiliation(make.person(), make.participant()),
    Source: make.source,
    Meeting: make.meeting,
    Participation: lambda: make.participation(make.meeting(), make.person()),
    Agreement: make.agreement,
    Party: lambda: make.party(make.agreement(), make.participant()),
    AgreementAction: lambda: make.action(make.agreement()),
    AgreementLink: lambda: make.link(make.agreement(), "amends", make.agreement()),
    Initiative: make.initiative,
    Involvement: lambda: make.involvement(make.initiative(), make.participant()),
    Development: make.development,
    Commitment: make.commitment,
    Figure: make.figure,
    Citation: lambda: make.cite(make.meeting()),
}
RECORDS = [Meeting, Agreement, Initiative, Development, Commitment, Figure]

CHANGES = {
    Country: {"official_name": "Changed"},
    Sector: {"code": "999"},
    Place: {"kind": "river"},
    Participant: {"native_name": "Changed"},
    Affiliation: {"role": "Changed"},
    Source: {"dateline": "Changed"},
    Participation: {"capacity": "Changed"},
    Party: {"with_members": True},
    AgreementAction: {"note": "Changed"},
    AgreementLink: {"kind": "replaces"},
    Involvement: {"outcome": "left"},
    Citation: {"locator": "Changed"},
    **{record: {"summary": "Changed"} for record in RECORDS},
}

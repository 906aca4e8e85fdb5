"""Plain functions that make rows for tests, with a sensible value for whatever a test does not say.

>>> from tests import builders as make
>>> talks = make.meeting(date="25 Feb 2025", participants=[make.state("XN"), make.state("XS")], published=True)

Dates are texts as people type them, many-to-many fields take a list of rows, and what comes back is as the database has
it. Records are drafts unless ``published=True``, which cites them too. All of it works in a seeded and in an empty
database: a country that is there already is taken as it is.
"""

from babel import Locale
from django.db import models, transaction

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
    Record,
    SavedSearch,
    Sector,
    Source,
)

# Codes that ISO 3166 leaves to its users, so no real country ever has them.
INVENTED = {"XN": "Northland", "XS": "Southland", "XE": "Eastland", "XW": "Westland", "XM": "Midland"}
TARGETS = {AgreementAction: "action"}  # the name of a model in a citation, where it is not the model's own
AN_ARTICLE = "An article"  # what a source is called where a test does not say


def country(code: str = "XN", **fields) -> Country:
    """The country of this code; it is made, under its English name, if the database has none."""
    name = INVENTED.get(code) or Locale("en").territories.get(code, code)
    return Country.objects.get_or_create(code=code, defaults={"name": name, **fields})[0]


def state(code: str = "XN") -> Participant:
    """The state that is the participant for a country; there is only one for each."""
    return Participant.objects.filter(kind="state", country=code).first() or participant(
        kind="state", name="", country=country(code)
    )


def participant(name: str = "Ministry of Examples", *, kind: str = "ministry", **fields) -> Participant:
    return _make(Participant, name=name, kind=kind, **fields)


def person(name: str = "Ann Example", **fields) -> Participant:
    return participant(name, kind="person", **fields)


def affiliation(participant: Participant, organisation: Participant, **fields) -> Affiliation:
    return _make(Affiliation, participant=participant, organisation=organisation, **fields)


def sector(name: str = "Example sector", **fields) -> Sector:
    return _make(Sector, name=name, **fields)


def place(name: str = "Exampleton", *, kind: str = "settlement", **fields) -> Place:
    return _make(Place, name=name, kind=kind, **fields)


def source(title: str = AN_ARTICLE, **fields) -> Source:
    return _make(Source, title=title, **fields)


def meeting(**fields) -> Meeting:
    return _make(Meeting, **{"title": "Talks of examples", **fields})


def participation(meeting: Meeting, participant: Participant, **fields) -> Participation:
    return _make(Participation, meeting=meeting, participant=participant, **fields)


def agreement(*, parties: list[Participant] | None = None, published: bool = False, **fields) -> Agreement:
    """An agreement; a published one is between two invented states unless ``parties`` says otherwise."""
    if parties is None:
        parties = [state("XN"), state("XS")] if published else []
    fields = {"title": "Agreement on examples", "participants": parties, **fields}
    return _make(Agreement, published=published, **fields)


def party(agreement: Agreement, participant: Participant, **fields) -> Party:
    return _make(Party, agreement=agreement, participant=participant, **fields)


def action(agreement: Agreement, kind: str = "signed", date: str | None = "25 Feb 2025", **fields):
    """An act in the life of an agreement; the agreement has its new status once it is read again."""
    return _make(AgreementAction, agreement=agreement, kind=kind, date=date, **fields)


def link(from_agreement: Agreement, kind: str, to_agreement: Agreement) -> AgreementLink:
    return _make(AgreementLink, from_agreement=from_agreement, kind=kind, to_agreement=to_agreement)


def initiative(**fields) -> Initiative:
    return _make(Initiative, **{"title": "Example plant", **fields})


def involvement(initiative: Initiative, participant: Participant, **fields) -> Involvement:
    return _make(Involvement, initiative=initiative, participant=participant, **fields)


def development(**fields) -> Development:
    return _make(Development, **{"text": "Work on the example has begun.", **fields})


def commitment(**fields) -> Commitment:
    return _make(Commitment, **{"what": "Repair the example.", **fields})


def figure(**fields) -> Figure:
    return _make(Figure, **{"indicator": "mutual trade", "value_low": 1_700_000_000, "unit": "USD", **fields})


def cite(target: models.Model, source: Source | None = None, quote: str = "the words that say so", **fields):
    """A citation that carries a fact: a record, an action, a participant, a place ..."""
    name = TARGETS.get(type(target), target._meta.model_name)
    return _make(Citation, source=source or _make(Source, title=AN_ARTICLE), quote=quote, **{name: target}, **fields)


def _make(model: type[models.Model], *, published: bool = False, **fields) -> models.Model:
    links = {field.name: fields.pop(field.name) for field in model._meta.many_to_many if field.name in fields}
    if published:
        fields["publication"] = Record.Publication.PUBLISHED
    # One transaction, for what publishing asks for is checked at its end.
    with transaction.atomic():
        row = model.objects.create(**fields)
        for name, rows in links.items():
            for other in rows:  # one by one, for the order is told by the keys
                getattr(row, name).add(other)
        if published:
            cite(row)
    row.refresh_from_db()
    return row


def saved_search(user, name: str = "Russia", **fields) -> SavedSearch:
    """A search that somebody has saved: by default the initiatives of Russia."""
    fields = {"noun": "initiative", "query": "country=RU", "words": "Country: Russia"} | fields
    return SavedSearch.objects.create(user=user, name=name, **fields)

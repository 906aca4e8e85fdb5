"""Functions that create rows for tests, with defaults for all fields.

>>> from tests import builders as make
>>> talks = make.meeting(date="25 Feb 2025", participants=[make.state("XN"), make.state("XS")], published=True)

Dates are texts as users type them. Many-to-many fields take a list of rows. The returned row is read from the database.
Records are drafts unless ``published=True``, which also adds a citation. The functions work in a seeded and in an empty
database: an existing country is used as it is.
"""

from contextlib import contextmanager

from babel import Locale
from django.db import connection, models, transaction

from cooperation.models import (
    ActionKind,
    Affiliation,
    Agreement,
    AgreementAction,
    AgreementLink,
    Anchor,
    Batch,
    BatchItem,
    Citation,
    Commitment,
    Country,
    Development,
    Figure,
    FigureConversion,
    Initiative,
    Involvement,
    Meeting,
    NewsCheck,
    NothingToRecord,
    Participant,
    Participation,
    Party,
    Place,
    Record,
    SavedSearch,
    Sector,
    Snapshot,
    Source,
    Unit,
)

# Codes that ISO 3166 leaves to its users, so no real country has them.
INVENTED = {"XN": "Northland", "XS": "Southland", "XE": "Eastland", "XW": "Westland", "XM": "Midland"}
TARGETS = {
    AgreementAction: "action"
}  # model -> name of the citation's foreign key, if it differs from the model's name
AN_ARTICLE = "An article"  # the default title of a source

refreshes_at_once = False
"""Whether each statement refreshes entries: so in tests that are rolled back, because they never commit."""


@contextmanager
def refreshed_once():
    """Refresh entries once, at the end of this block, as a commit does."""
    global refreshes_at_once
    if not refreshes_at_once:
        yield
        return
    # An error rolls back to the savepoint, and so to a refresh after each statement.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS register.refresh_entries DEFERRED")
        refreshes_at_once = False
        try:
            yield
        finally:
            refreshes_at_once = True
        cursor.execute("SET CONSTRAINTS register.refresh_entries IMMEDIATE")


def country(code: str = "XN", **fields) -> Country:
    """Return the country with this code. Create it with its English name if it does not exist."""
    name = INVENTED.get(code) or Locale("en").territories.get(code, code)
    return Country.objects.get_or_create(code=code, defaults={"name": name, **fields})[0]


def state(code: str = "XN") -> Participant:
    """Return the state participant of a country. Each country has only one."""
    if found := Participant.objects.filter(kind="state", country=code).first():
        return found
    with refreshed_once():
        return participant(kind="state", name="", country=country(code))


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


def snapshot(source: Source, text: str = "The words that say so.", **fields) -> Snapshot:
    return _make(Snapshot, source=source, text=text, **fields)


def meeting(**fields) -> Meeting:
    return _make(Meeting, **{"title": "Talks of examples", **fields})


def participation(meeting: Meeting, participant: Participant, **fields) -> Participation:
    return _make(Participation, meeting=meeting, participant=participant, **fields)


def agreement(*, parties: list[Participant] | None = None, published: bool = False, **fields) -> Agreement:
    """Create an agreement. A published one is between two invented states unless ``parties`` says otherwise."""
    if parties is None:
        parties = [state("XN"), state("XS")] if published else []
    fields = {"title": "Agreement on examples", "participants": parties, **fields}
    return _make(Agreement, published=published, **fields)


def party(agreement: Agreement, participant: Participant, **fields) -> Party:
    return _make(Party, agreement=agreement, participant=participant, **fields)


def action(agreement: Agreement, kind: str = "signed", date: str | None = "25 Feb 2025", **fields):
    """Create an action of an agreement; the kind is given by its code. Reload the agreement to see its new status."""
    return _make(AgreementAction, agreement=agreement, kind_id=kind, date=date, **fields)


def action_kind(code: str = "toasted", **fields) -> ActionKind:
    return _make(ActionKind, code=code, **{"name": code.replace("_", " "), **fields})


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


def unit(symbol: str = "USD", **fields) -> Unit:
    """Return the unit with this symbol. Create it if it does not exist."""
    return Unit.objects.get_or_create(symbol=symbol, defaults={"name": symbol, **fields})[0]


def figure(*, unit: str = "USD", **fields) -> Figure:
    """Create a figure; the unit is given by its symbol."""
    return _make(Figure, **{"indicator": "mutual trade", "value_low": 1_700_000_000, "unit": _unit(unit), **fields})


def conversion(figure: Figure, value: int, unit: str, **fields) -> FigureConversion:
    return _make(FigureConversion, figure=figure, value_low=value, unit=_unit(unit), **fields)


def cite(target: models.Model, source: Source | None = None, quote: str = "the words that say so", **fields):
    """Create a citation for a fact: a record, an action, a participant, a place ..."""
    name = TARGETS.get(type(target), target._meta.model_name)
    return _make(Citation, source=source or _make(Source, title=AN_ARTICLE), quote=quote, **{name: target}, **fields)


def anchor(citation: Citation | None = None, snapshot: Snapshot | None = None, words: str = "words", **fields):
    """Mark the first place of some words in a snapshot; by default in a new one."""
    citation = citation or cite(meeting())
    snapshot = snapshot or _snapshot(citation.source)
    start = snapshot.text.index(words)
    end = start + len(words)
    around = {"prefix": snapshot.text[max(0, start - 64) : start], "suffix": snapshot.text[end : end + 64]}
    fields = {"exact": words, "start": start, "end": end} | around | fields
    return _make(Anchor, citation=citation, snapshot=snapshot, **fields)


def nothing_to_record(snapshot: Snapshot, start: int = 0, end: int = 9, **fields) -> NothingToRecord:
    return _make(NothingToRecord, snapshot=snapshot, start=start, end=end, **fields)


def news_check(target: models.Model, until: str = "2025-02-25", **fields) -> NewsCheck:
    """Record that somebody looked for news of a record, country or participant until a day."""
    return _make(NewsCheck, until=until, **{target._meta.model_name: target}, **fields)


def batch(snapshot: Snapshot | None = None, **fields) -> Batch:
    """Create a batch from a text, by default from a new one. Its user is ``owner``."""
    return _make(Batch, snapshot=snapshot or _snapshot(source()), **fields)


def batch_item(member: models.Model, of: Batch | None = None, **fields) -> BatchItem:
    """Put a row into a batch, by default into a new one."""
    return _make(BatchItem, batch=of or batch(), **{member._meta.model_name: member}, **fields)


RECORDS = {
    "meeting": meeting,
    "agreement": agreement,
    "initiative": initiative,
    "development": development,
    "commitment": commitment,
    "figure": figure,
}
"""Record type -> the function that creates a record."""

LISTED_RECORDS = {f"{name}s": build for name, build in RECORDS.items()}
"""The same by the names of lists in URLs."""

_snapshot = snapshot
_unit = unit  # where a parameter has its name


def _make(model: type[models.Model], *, published: bool = False, **fields) -> models.Model:
    links = {field.name: fields.pop(field.name) for field in model._meta.many_to_many if field.name in fields}
    if published:
        fields["publication"] = Record.Publication.PUBLISHED
    # In one transaction, because the rules of publication are checked at its end.
    with transaction.atomic(), refreshed_once():
        row = model.objects.create(**fields)
        for name, rows in links.items():
            for other in rows:  # one by one, because ids give the order
                getattr(row, name).add(other)
        if published:
            cite(row)
    row.refresh_from_db()
    return row


def saved_search(user, name: str = "Russia", **fields) -> SavedSearch:
    """Create a saved search of a user; the default lists Russia's initiatives."""
    fields = {"noun": "initiative", "query": "country=RU", "summary": "Country: Russia"} | fields
    return SavedSearch.objects.create(user=user, name=name, **fields)

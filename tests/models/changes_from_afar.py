"""Changes of rows that entries read indirectly: owners of cited rows, members, sectors, places, names, drafts."""

from django.db import connection

from cooperation.models import (
    Affiliation,
    AgreementAction,
    Citation,
    Country,
    Figure,
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
from tests.models.changes_of_entries import put, update


def only_cited_for(row):
    """Return a source, with its publisher, that only the fact of a row cites."""
    source = make.source("Seldom cited", publisher=make.participant("Seldom Times", kind="media"))
    make.cite(row, source)
    return source


def moved(build, model, **owner):
    """Return a change that moves a row, with the only citation of a source, to another owner of the register."""

    def run(r):
        row = build(r)
        only_cited_for(row)
        model.objects.filter(pk=row.pk).update(**{field: getattr(r, name) for field, name in owner.items()})

    return run


def swap_names(r):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cooperation_participant SET name = CASE id WHEN %(a)s THEN %(b_name)s ELSE %(a_name)s END "
            "WHERE id IN (%(a)s, %(b)s)",
            {"a": r.ann.pk, "a_name": r.ann.name, "b": r.bob.pk, "b_name": r.bob.name},
        )


def inserted_again(model, row, **values):
    """Return a change that deletes a row to which others refer, and inserts it again with other values."""

    def run(r):
        table, pk = model._meta.db_table, model._meta.pk.column
        news = ", ".join(f"{column} = %({column})s" for column in values)
        with connection.cursor() as cursor:
            cursor.execute(
                f"""
                CREATE TEMPORARY TABLE again ON COMMIT DROP AS SELECT * FROM {table} WHERE {pk} = %(pk)s;
                UPDATE again SET {news};
                DELETE FROM {table} WHERE {pk} = %(pk)s;
                INSERT INTO {table} SELECT * FROM again;
                """,
                {"pk": getattr(r, row).pk}
                | {name: value(r) if callable(value) else value for name, value in values.items()},
            )
            cursor.execute("DROP TABLE again")

    return run


def behind_others(table, column, row):
    """Return a change that moves the first row of a record to the end."""

    def run(r):
        with connection.cursor() as cursor:
            first = f"SELECT min(id) FROM {table} WHERE {column} = %s"
            cursor.execute(f"UPDATE {table} SET id = id + 100000 WHERE id = ({first})", [getattr(r, row).pk])

    return run


def above(r):
    """Return two places, one inside the other, that contain the region."""
    whole = make.place("Continent")
    Place.objects.filter(pk=r.region.pk).update(within=whole)
    Place.objects.filter(pk=whole.pk).update(within=r.harbour)


def parent(r):
    part, whole = make.sector("Waters"), make.sector("Nature")
    Sector.objects.filter(pk=r.sector.pk).update(parent=part)
    Sector.objects.filter(pk=part.pk).update(parent=whole)


def joined_by(r):
    """A union takes part with its members, and one of them gets another country."""
    make.participation(r.meeting, r.bob, on_behalf_of=r.union, with_members=True)
    make.affiliation(r.company, r.union, kind="member")
    Participant.objects.filter(pk=r.company.pk).update(country=r.fiji.country)


FROM_AFAR = {
    # Owners
    "an involvement moves to a draft": moved(lambda r: r.involvement, Involvement, initiative="draft_initiative"),
    "an involvement moves to what is published": moved(
        lambda r: make.involvement(r.draft_initiative, r.bob), Involvement, initiative="initiative"
    ),
    "an action moves to a draft": moved(lambda r: r.action, AgreementAction, agreement="draft_agreement"),
    "an action moves to what is published": moved(
        lambda r: make.action(r.draft_agreement, "signed", "2001"), AgreementAction, agreement="agreement"
    ),
    "a post moves to somebody whom nothing leads to": moved(lambda r: r.post, Affiliation, participant="idle_ministry"),
    "a post moves to somebody who is named": moved(
        lambda r: make.affiliation(r.idle_ministry, r.agency), Affiliation, participant="ann"
    ),
    "a citation moves from an action to an involvement": lambda r: Citation.objects.filter(action=r.action).update(
        action=None, involvement=r.involvement
    ),
    # Drafts linked to published records, and records published before
    "a festival is withdrawn": update("festival", publication="withdrawn"),
    "a plant is withdrawn": update("plant", publication="withdrawn"),
    "a pact is withdrawn": update("pact", publication="withdrawn"),
    "a pact comes back": lambda r: (
        update("pact", publication="draft")(r),
        update("pact", publication="published")(r),
    ),
    "a meeting at which something was promised is withdrawn": lambda r: (
        update("meeting", date="2031")(r),
        update("meeting", publication="withdrawn")(r),
    ),
    # Countries of participants
    "a body with a country of its own convenes a meeting": update("meeting", convening_body="fiji"),
    "the body that convened a meeting gets another country": lambda r: (
        update("meeting", convening_body="fiji")(r),
        Participant.objects.filter(pk=r.fiji.pk).update(country=make.country("VU")),
    ),
    "a member on whose behalf somebody came gets another country": joined_by,
    "a membership moves to another union": update("membership", organisation="club"),
    "a membership is another's": update("membership", participant="agency"),
    "a post becomes a membership": update("post", kind="member", organisation="union"),
    "the body that somebody represents gets another country": lambda r: Participant.objects.filter(
        pk=r.cabinet.pk
    ).update(country=r.fiji.country),
    "a state is a state no longer": lambda r: Participant.objects.filter(pk=r.west.pk).update(kind="government"),
    "a body becomes a person without a country": lambda r: Participant.objects.filter(pk=r.agency.pk).update(
        kind="person", country=None
    ),
    "parties become depositaries": lambda r: Party.objects.filter(agreement=r.agreement).update(role="depositary"),
    "all become observers": lambda r: Participation.objects.filter(meeting=r.meeting).update(role="observer"),
    # Sectors and places
    "a sector becomes part of others": parent,
    "a sector becomes part of something else": lambda r: (
        parent(r),
        Sector.objects.filter(pk=r.sector.pk).update(parent=r.other_sector),
    ),
    "a region comes to lie in others": above,
    "what a region lies in is renamed": lambda r: (
        above(r),
        Place.objects.filter(pk=r.harbour.pk).update(name="New Harbour"),
    ),
    "a region is on its own again": lambda r: (above(r), Place.objects.filter(pk=r.region.pk).update(within=None)),
    "a lake is in another country": lambda r: r.lake.countries.set([r.fiji.country]),
    # Names and other labels and sort keys
    "a country is renamed": lambda r: Country.objects.filter(code="XN").update(name="Aaland"),
    "a country gets another official name": lambda r: Country.objects.filter(code="XN").update(
        official_name="Most Northern Land"
    ),
    "two people swap names": swap_names,
    "a publisher is renamed": lambda r: Participant.objects.filter(pk=r.paper.pk).update(name="Aa Times"),
    "what something is part of is renamed": lambda r: Participant.objects.filter(pk=r.cabinet.pk).update(name="Aa"),
    "a place of an initiative is renamed": lambda r: Place.objects.filter(pk=r.lake.pk).update(name="Aa Lake"),
    "who is named first comes last": behind_others("cooperation_participation", "meeting_id", "meeting"),
    "a meeting was looked after": lambda r: Meeting.objects.filter(pk=r.meeting.pk).update(checked_on="2025-01-01"),
    "a figure gets another value": lambda r: Figure.objects.filter(pk=r.figure.pk).update(value_low=5),
    "a figure gets another unit": lambda r: Figure.objects.filter(pk=r.figure.pk).update(unit=make.unit("furlongs")),
    "a source gets a date, a language and an address": lambda r: Source.objects.filter(pk=r.source.pk).update(
        published="2020", language="de-AT", url="https://example.org/elsewhere"
    ),
    "an act is dated by when it took effect": lambda r: AgreementAction.objects.filter(pk=r.action.pk).update(
        kind="entered_into_force", date=None, effective_date="2010"
    ),
    # Rows that are deleted and inserted again in one transaction
    "another participant takes the place of one": inserted_again(Participant, "ann", name="Zoe", country_id="XE"),
    "another place takes the place of one": inserted_again(Place, "town", name="Aa Town", within_id=None),
    "another sector takes the place of one": inserted_again(Sector, "sector", parent_id=lambda r: r.other_sector.pk),
    "another country takes the place of one": inserted_again(Country, "north_country", name="Aaland"),
    "a draft gets another address": put("draft_meeting", slug="elsewhere"),
}

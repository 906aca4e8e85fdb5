"""Changes of every kind of link, with the ORM, in bulk and with SQL, in the register of `world_of_entries`."""

from django.db import connection

from cooperation.models import (
    LINK_MODELS,
    Affiliation,
    AgreementAction,
    Citation,
    Commitment,
    Country,
    Development,
    Figure,
    Involvement,
    Meeting,
    NewsCheck,
    Participant,
    Participation,
    Party,
    Place,
    Source,
)
from tests import builders as make


def sql(statement, *values):
    """Return a change by a SQL statement; %s are ids of rows of the register, named by `values`."""

    def run(r):
        with connection.cursor() as cursor:
            cursor.execute(statement, [getattr(r, value).pk for value in values])

    return run


def named(r, value):
    """Return the row of the register with this name, else the value itself."""
    return getattr(r, value) if isinstance(value, str) and hasattr(r, value) else value


def put(which, /, **fields):
    """Return a change of fields of one row of the register, saved in full like a form."""

    def run(r):
        row = getattr(r, which)
        row.refresh_from_db()
        for field, value in fields.items():
            setattr(row, field, named(r, value))
        row.save()

    return run


def update(which, /, **fields):
    """The same with QuerySet.update()."""

    def run(r):
        row = getattr(r, which)
        values = {field: named(r, value) for field, value in fields.items()}
        type(row)._base_manager.filter(pk=row.pk).update(**values)

    return run


def rewrite_in_bulk(r):
    rows = [r.meeting, r.draft_meeting]
    for row in rows:
        row.title, row.date, row.summary = "Renamed in bulk", "2019", "Rewritten"
    Meeting.objects.bulk_update(rows, ["title", "date", "summary"])


def swap_participants_in_bulk(r):
    r.participation.participant, r.participation.on_behalf_of = r.eve, r.agency
    Participation.objects.bulk_update([r.participation], ["participant", "on_behalf_of"])


def take_away_all_that_an_agreement_has(r):
    Citation.objects.filter(agreement=r.agreement).delete()
    for row, field in [(r.development, "agreements"), (r.initiative, "agreements"), (r.commitment, "about_agreements")]:
        getattr(row, field).clear()
    r.agreement.delete()


CHANGES = {
    # Meetings
    "a meeting is renamed": put("meeting", title="Renamed", other_titles=["Переговоры"]),
    "a meeting moves to another day and place": put("meeting", date="2030", venue="harbour"),
    "a meeting gets a convening body": update("meeting", convening_body="club"),
    "a meeting is withdrawn": put("meeting", publication="withdrawn"),
    "a draft meeting is published": lambda r: (
        make.cite(r.draft_meeting),
        put("draft_meeting", publication="published")(r),
    ),
    "meetings are rewritten in bulk": rewrite_in_bulk,
    "meetings are added in bulk": lambda r: Meeting.objects.bulk_create(
        Meeting(title=f"Talks {number}", slug=f"talks-{number}", venue=r.harbour) for number in range(3)
    ),
    "a meeting is deleted": lambda r: (r.draft_initiative.meetings.clear(), r.draft_meeting.delete()),
    "a meeting is deleted by SQL": lambda r: (
        sql("DELETE FROM cooperation_initiative_meetings WHERE meeting_id = %s", "draft_meeting")(r),
        sql("DELETE FROM cooperation_meeting WHERE id = %s", "draft_meeting")(r),
        sql("DELETE FROM cooperation_participation WHERE meeting_id = %s", "draft_meeting")(r),
    ),
    # Participations
    "somebody joins a meeting": lambda r: make.participation(r.meeting, r.eve),
    "somebody joins on behalf of a body": lambda r: make.participation(r.meeting, r.bob, on_behalf_of=r.agency),
    "a union joins with its members": lambda r: make.participation(r.meeting, r.union, with_members=True),
    "an observer joins": lambda r: make.participation(r.meeting, r.west, role="observer"),
    "many join in bulk": lambda r: Participation.objects.bulk_create(
        Participation(meeting=meeting, participant=who)
        for meeting in (r.meeting, r.draft_meeting)
        for who in (r.west, r.bob)
    ),
    "another takes part for another body, in bulk": swap_participants_in_bulk,
    "a participation gets another capacity": update("participation", capacity="Acting head"),
    "a participation moves to another meeting": update("participation", meeting="draft_meeting"),
    "somebody leaves a meeting": lambda r: r.participation.delete(),
    "everybody leaves by SQL": sql("DELETE FROM cooperation_participation"),
    # Agreements, parties, actions
    "an agreement is renamed": put("agreement", title="Renamed", references=["UNTS 1155"]),
    "an agreement loses its meeting": update("agreement", meeting=None),
    "an agreement gets another title": update("agreement", other_titles=["Договор"]),
    "an agreement is concluded elsewhere": lambda r: (
        put("agreement", meeting="draft_meeting")(r),
        r.agreement.venues.set([r.town]),
    ),
    "an agreement goes back to draft by SQL": sql(
        "UPDATE cooperation_agreement SET publication = 'draft' WHERE id = %s", "agreement"
    ),
    "an agreement is published": lambda r: (
        make.cite(r.draft_agreement, r.other_source),
        put("draft_agreement", publication="published")(r),
    ),
    "an agreement is deleted": take_away_all_that_an_agreement_has,
    "a party is added": lambda r: make.party(r.agreement, r.agency),
    "a person signs on behalf of another": lambda r: make.party(r.agreement, r.bob, on_behalf_of=r.west),
    "a depositary is added": lambda r: make.party(r.agreement, r.west, role="depositary"),
    "parties are added in bulk": lambda r: Party.objects.bulk_create(
        Party(agreement=agreement, participant=who)
        for agreement in (r.agreement, r.draft_agreement)
        for who in (r.bob, r.south)
    ),
    "a union signs without its members": put("party", with_members=False),
    "a party becomes another": update("party", participant="west"),
    "a party is taken away": lambda r: r.party.delete(),
    "an agreement is signed on another day": put("action", date="2001", note="in three copies"),
    "an action becomes another participant's": update("action", participant="agency"),
    "an agreement is signed": lambda r: make.action(r.draft_agreement, participant=r.west),
    "actions are added in bulk": lambda r: AgreementAction.objects.bulk_create(
        AgreementAction(agreement=agreement, kind_id="ratified", date="2026")
        for agreement in (r.agreement, r.draft_agreement)
    ),
    "an action moves to another agreement": update("action", agreement="draft_agreement"),
    "actions are deleted by SQL": lambda r: (
        sql("UPDATE cooperation_citation SET action_id = NULL, meeting_id = %s WHERE action_id IS NOT NULL", "meeting")(
            r
        ),
        sql("DELETE FROM cooperation_agreementaction")(r),
    ),
    # Initiatives
    "an initiative is renamed": put("initiative", title="Renamed", summary="Rewritten"),
    "an initiative gets another title": update("initiative", other_titles=["Завод"]),
    "a draft initiative is renamed": update("draft_initiative", title="Renamed"),
    "an initiative is planned": update("draft_initiative", planned="2035-2036"),
    "an initiative is withdrawn": update("initiative", publication="withdrawn"),
    "a development moves an initiative": put("development", status_becomes="planned", date="2024"),
    "somebody gets involved": lambda r: make.involvement(r.initiative, r.agency),
    "another gets involved instead": update("involvement", participant="west"),
    "involvements are added in bulk": lambda r: Involvement.objects.bulk_create(
        Involvement(initiative=initiative, participant=r.west) for initiative in (r.initiative, r.draft_initiative)
    ),
    "an involvement ends": lambda r: r.involvement.delete(),
    "a participant leaves an initiative": update("involvement", outcome="left", during="2015-2023"),
    "a participant is replaced by another": update("involvement", outcome="replaced", replaced_by="agency"),
    "who was replaced is renamed": lambda r: (
        update("involvement", outcome="replaced", replaced_by="agency")(r),
        put("company", name="Lakes and Rivers Ltd")(r),
    ),
    "a party withdraws from an agreement": lambda r: make.action(r.agreement, "withdrawn", "2010", participant=r.east),
    "a party accedes to an agreement": lambda r: make.action(r.agreement, "acceded", "2030", participant=r.west),
    # Developments, commitments, figures
    "a development is retold": put("development", text="Retold", date=None, reported_on="2024-05-06"),
    "a development was said elsewhere": update("development", meeting="draft_meeting"),
    "developments are deleted": lambda r: Development.objects.all().delete(),
    "the date of a meeting becomes uncertain": put("meeting", date="about 25 Feb 2025"),
    "a meeting took place by some day": put("meeting", date="by 24 Feb 2025"),
    "the date of a meeting is only stated": put("meeting", date=None, date_stated="ahead of the visit"),
    "the date of an action becomes uncertain": put("action", date="possibly 1 Mar 2005"),
    "a commitment is rewritten": put(
        "commitment", what="Rewritten", condition="if possible", meeting=None, due="by 2030"
    ),
    "a commitment was made in an agreement": update("commitment", agreement="agreement"),
    "commitments are deleted": lambda r: Commitment.objects.all().delete(),
    "a figure is rewritten": put("figure", indicator="exports", period="2024", printed="$2"),
    "a figure is about something else": update("figure", initiative=None, agreement="agreement", meeting="meeting"),
    "figures are deleted": lambda r: Figure.objects.all().delete(),
    "everything published is withdrawn by SQL": lambda r: [
        sql(f"UPDATE cooperation_{record._meta.model_name} SET publication = 'withdrawn'")(r) for record in r.records
    ],
    # Participants, posts, countries
    "a participant is renamed": put("ann", name="Anna Example", other_names=["Анна Пример"], native_name="Әнна"),
    "a participant moves to another country": put("ann", country=None),
    "a body moves to another country": lambda r: Participant.objects.filter(pk=r.cabinet.pk).update(
        country=r.west.country
    ),
    "a person turns out to be a group": update("ann", kind="group"),
    "a company turns out to be a union": update("company", kind="intergovernmental", country=None),
    "a body becomes part of another": update("ministry", part_of="agency"),
    "a participant is added": lambda r: make.participant("New Ministry", part_of=r.agency),
    "participants are added in bulk": lambda r: Participant.objects.bulk_create(
        Participant(kind="group", name=f"Group {number}", slug=f"group-{number}", part_of=r.agency)
        for number in range(3)
    ),
    "a participant is deleted": lambda r: r.idle_ministry.delete(),
    "somebody takes a post": lambda r: make.affiliation(r.bob, r.agency, role="Adviser"),
    "a state joins a union": lambda r: make.affiliation(r.west, r.union, kind="member"),
    "a state joins a union after the fact": lambda r: make.affiliation(r.west, r.union, kind="member", during="2024"),
    "a state is known to be a member as of a day": update("membership", as_of="2020"),
    "a state was a member at another time": put("membership", during="1990-1995"),
    "a member turns out to be an observer": update("membership", kind="observer"),
    "a post is in another body, under another name": put("post", organisation="agency", role="Adviser"),
    "somebody leaves a post": lambda r: r.post.delete(),
    "posts and memberships are deleted by SQL": lambda r: (
        sql("DELETE FROM cooperation_citation WHERE affiliation_id IS NOT NULL")(r),
        sql("DELETE FROM cooperation_affiliation")(r),
    ),
    "two bodies own each other, and the record that named them is withdrawn": lambda r: (
        Affiliation.objects.create(participant=r.company, organisation=r.agency, kind="owner"),
        Affiliation.objects.create(participant=r.agency, organisation=r.company, kind="owner"),
        put("initiative", publication="withdrawn")(r),
    ),
    "a country is renamed": lambda r: Country.objects.filter(code="XN").update(
        name="Farnorth", other_names=["Фарнорт"]
    ),
    # Places
    "a place is renamed": put("town", name="Lakeside", other_names=["Лейксайд"]),
    "a place lies elsewhere": update("town", within="harbour"),
    "a region lies in another place": update("region", within="harbour"),
    "a place is added": lambda r: make.place("New Town", within=r.harbour, countries=[r.west.country]),
    "places are added in bulk": lambda r: Place.objects.bulk_create(
        Place(name=f"Village {number}", slug=f"village-{number}", kind="settlement", within=r.region)
        for number in range(3)
    ),
    "a place is deleted": lambda r: r.idle_town.delete(),
    # Sources and citations
    "a source is renamed": put("source", title="The report", text="Archived words"),
    "a source has another publisher": update("source", publisher="agency"),
    "a source is added": lambda r: make.source("A third report", publisher=r.agency),
    "a source is deleted": lambda r: Source.objects.filter(pk=r.idle_source.pk).delete(),
    "a record is cited again": lambda r: make.cite(r.meeting, r.other_source, quote="other words", differs="otherwise"),
    "an involvement is cited": lambda r: make.cite(r.involvement, r.other_source, relies_on=r.source),
    "citations are added in bulk": lambda r: Citation.objects.bulk_create(
        Citation(source=r.other_source, quote="in bulk", speaker=r.agency, **{record._meta.model_name: record})
        for record in (r.meeting, r.draft_agreement)
    ),
    "citations are of another source, with another speaker": lambda r: Citation.objects.filter(source=r.source).update(
        source=r.other_source, speaker=r.agency, quote="said otherwise"
    ),
    "citations rely on another source": lambda r: Citation.objects.filter(source=r.source).update(
        relies_on=r.other_source
    ),
    "citations belong to another record": sql(
        "UPDATE cooperation_citation SET meeting_id = NULL, agreement_id = %s WHERE meeting_id IS NOT NULL",
        "draft_agreement",
    ),
    "citations are deleted": lambda r: Citation.objects.filter(source=r.source).delete(),
    "citations are deleted by SQL": sql("DELETE FROM cooperation_citation"),
}


def link_by_orm(row, field, other):
    getattr(row, field).set([other])


def link_in_bulk(row, field, other):
    link = getattr(type(row), field).through
    ends = {many.name: end for many in link._meta.fields for end in (row, other) if many.related_model is type(end)}
    link.objects.bulk_create([link(**ends)])


def link_by_sql(row, field, other):
    many = row._meta.get_field(field)
    columns = f"{many.m2m_column_name()}, {many.m2m_reverse_name()}"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {many.m2m_db_table()}")
        cursor.execute(f"INSERT INTO {many.m2m_db_table()} ({columns}) VALUES (%s, %s)", [row.pk, other.pk])


def move_by_sql(row, field, other):
    many = row._meta.get_field(field)
    with connection.cursor() as cursor:
        another = f"SELECT min(id) FROM {many.m2m_db_table()} WHERE {many.m2m_column_name()} <> %s"
        cursor.execute(
            f"UPDATE {many.m2m_db_table()} SET {many.m2m_column_name()} = %s WHERE id = ({another})", [row.pk, row.pk]
        )


def cut_all_links(row, field, other):
    getattr(type(row), field).through.objects.all().delete()


def linking(model, field, way):
    """Return a change of a many-to-many field: of a draft, or of a place, to objects that published records use."""
    name = "harbour" if model is Place else f"draft_{model._meta.model_name}"
    named = {"countries": "north_country", "sectors": "other_sector", "editions": "meeting"}
    named |= {"places": "town", "venues": "town"}
    nouns = {"agreements": "agreement", "meetings": "meeting", "initiatives": "initiative"}
    other = named.get(field) or nouns.get(field.removeprefix("about_"), "eve")
    return lambda r: way(getattr(r, name), field, getattr(r, other))


LINKING = {
    f"{model._meta.model_name}.{field}: {way.__name__}": linking(model, field, way)
    for model, field in LINK_MODELS
    if model not in (Country, NewsCheck)  # successors are in no entry, and sources that were opened again neither
    for way in (link_by_orm, link_in_bulk, link_by_sql, move_by_sql, cut_all_links)
}

"""A small register with all links, and its differences from a rebuild."""

from types import SimpleNamespace

from django.db import connection

from cooperation.models import ENTRY_MODELS, Entry, EntryWords, Participant
from tests import builders as make

STATES = ["XN", "XS", "XE", "XW", "XM", "DE", "ES", "FR", "IT"]


def linked_register() -> SimpleNamespace:
    """Return one published record of each type with every kind of link, drafts of each, and their related objects."""
    r = SimpleNamespace()
    r.north, r.south, r.east, r.west, *others = (make.state(code) for code in STATES)
    country = r.north_country = r.north.country

    r.region = make.place("Hill Region", kind="region")
    r.town = make.place("Rivertown", other_names=["Ривертаун"], within=r.region)
    r.lake, r.harbour = make.place("Long Lake", countries=[country]), make.place("Old Harbour")
    r.sector, r.other_sector = make.sector("Lakes"), make.sector("Harbours")

    r.union = make.participant("Union of Four", kind="intergovernmental")
    r.club = make.participant("Club of Two", kind="intergovernmental")
    r.membership = make.affiliation(r.north, r.union, kind="member")
    make.affiliation(r.south, r.union, kind="member", during="2000-2010")
    r.cabinet = make.participant("Cabinet of Northland", kind="government", country=country)
    r.ministry = make.participant("Ministry of Lakes", country=country, part_of=r.cabinet)
    r.agency = make.participant("Agency for Harbours", kind="agency", country=r.west.country)
    r.ann = make.person("Ann Example", other_names=["Анна"], country=others[0].country)
    r.post = make.affiliation(r.ann, r.ministry, role="Minister")
    r.bob, r.eve = make.person("Bob Example"), make.person("Eve Example", country=r.east.country)
    r.company = make.participant("Lakes Ltd", kind="company", country=r.east.country)
    r.paper = make.participant("The Example Times", kind="media")
    r.source, r.other_source = make.source("A report", publisher=r.paper), make.source("Another report")

    r.idle_ministry, r.idle_source = make.participant("Idle Ministry"), make.source("Idle report")
    r.idle_town = make.place("Idle Town", within=r.region, countries=[country])

    said = {"sectors": [r.sector], "places": [r.lake]}
    r.meeting = make.meeting(date="25 Feb 2025", venue=r.town, participants=[r.north, r.south], published=True, **said)
    r.participation = make.participation(r.meeting, r.ann, on_behalf_of=r.cabinet, capacity="Head of delegation")
    # Each of these adds a country that nothing else adds.
    r.fiji = make.participant("Office in Fiji", country=make.country("FJ"))
    r.festival = festival = make.meeting(title="Festival", participants=[others[1]], published=True)
    r.plant = plant = make.initiative(title="Plant", participants=[others[2]], published=True)
    r.pact = pact = make.agreement(title="Pact", parties=[others[3]], published=True)
    r.agreement = make.agreement(meeting=r.meeting, parties=[r.east], venues=[r.harbour], published=True, **said)
    r.party = make.party(r.agreement, r.union, with_members=True)
    r.action = make.action(r.agreement, participant=r.east, date="1 Mar 2005", note="in two copies")
    r.initiative = make.initiative(
        agreements=[r.agreement, pact], meetings=[r.meeting], editions=[festival], published=True, **said
    )
    r.involvement = make.involvement(r.initiative, r.company)
    r.development = make.development(
        initiatives=[r.initiative],
        agreements=[pact],
        meeting=r.meeting,
        participants=[r.ann],
        to=[r.agency],
        published=True,
        **said,
    )
    r.commitment = make.commitment(
        by=[r.ministry],
        to=[r.south],
        meeting=r.meeting,
        about_initiatives=[plant],
        about_agreements=[pact],
        published=True,
        **said,
    )
    r.figure = make.figure(of=[r.north], to=[r.south], initiative=r.initiative, published=True, **said)
    r.records = [r.meeting, r.agreement, r.initiative, r.development, r.commitment, r.figure]
    for target in (*r.records, r.action, r.involvement, r.ann, r.post, r.lake):
        make.cite(target, r.source, speaker=r.bob)

    r.draft_meeting = make.meeting(title="Talks in preparation", date="2026", participants=[r.eve], venue=r.harbour)
    r.draft_agreement = make.agreement(title="Draft treaty", parties=[r.west, r.agency])
    r.draft_initiative = make.initiative(title="Draft plan", meetings=[r.draft_meeting])
    r.draft_development = make.development(text="A draft of news.", initiatives=[r.draft_initiative])
    r.draft_commitment = make.commitment(what="A draft of a pledge.", by=[r.agency])
    r.draft_figure = make.figure(indicator="draft trade", of=[r.west])
    r.drafts = [
        *(r.draft_meeting, r.draft_agreement, r.draft_initiative, r.draft_development),
        *(r.draft_commitment, r.draft_figure),
    ]
    return r


def entries() -> dict[tuple[str, int], tuple]:
    """Return the content of all entries and their search vectors, by noun and key."""
    fields = [field.name for field in Entry._meta.fields if field.name not in ("pk", "known_since")]
    words = {
        (noun, key): row for noun, key, *row in EntryWords.objects.values_list("noun", "key", "publication", "search")
    }
    found = {row[:2]: (*row, *words.pop(row[:2], ["no words"])) for row in Entry.objects.values_list(*fields)}
    return found | dict.fromkeys(words, ("words are left over",))


def wrong_tallies() -> list[tuple]:
    """Return tallies that differ from a recount, with the difference."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM register.wrong_tally")
        return cursor.fetchall()


WRONG_NAME_VECTORS = """
    SELECT COALESCE(v.noun, n.noun), COALESCE(v.key, n.key)
    FROM register.name_vector v
    FULL JOIN (
        SELECT noun, key, untouched, CASE WHEN NOT untouched THEN vector END AS vector
        FROM register.names
        CROSS JOIN LATERAL (
            SELECT noun = 'participant' AND id = ANY (%s) OR noun = 'country' AND key = ANY (%s)
        ) known(untouched)
    ) n ON n.noun = v.noun AND n.key = v.key
    WHERE CASE WHEN n.untouched THEN v.key IS NULL ELSE v.vector IS DISTINCT FROM n.vector END
"""
"""As the view `register.wrong_name_vector`, but of untouched participants and countries only whether they have one."""


def wrong_entries() -> list[str]:
    """Return what a rebuild would change: entries missing, left over or out of date, as text."""
    wrong = []
    # The hundreds of states and countries that the tests don't change would take most of the time.
    untouched = Participant.objects.filter(kind="state").exclude(country__in=[*STATES, "KZ", "KG", "RU"])
    for noun, model in ENTRY_MODELS.items():
        keys = {
            *model.objects.values_list("pk", flat=True),
            *Entry.objects.filter(noun=noun).values_list("key", flat=True),
        }
        if model == Participant:
            keys -= {*untouched.values_list("pk", flat=True)}
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT key, fault FROM register.wrong_{noun}(%s)", [list(keys)])
            wrong += [f"{noun} {key} is {fault}" for key, fault in cursor.fetchall()]
    with connection.cursor() as cursor:
        cursor.execute(
            WRONG_NAME_VECTORS, [list(keys) for keys in zip(*untouched.values_list("pk", "country"), strict=True)]
        )
        wrong += [f"The names of {noun} {key} are out of date" for noun, key in cursor.fetchall()]
        cursor.execute("SELECT noun, id FROM register.wrong_name_key")
        wrong += [f"The keys of {noun} {key} are out of date" for noun, key in cursor.fetchall()]
    return wrong

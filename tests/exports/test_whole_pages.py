"""Files have what the page of a row says."""

import pytest

from tests import builders as make
from tests.exports.reading import csv_rows, entries, events, json_rows, xlsx_rows

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def treaty(db):
    """A published agreement with actions of all kinds: dated, undated, of one participant, with effect later."""
    treaty = make.agreement(title="Treaty", published=True)
    make.action(treaty, "signed", "25 Feb 2025", note="in the capital")
    make.action(
        treaty, "ratified", "about 2026", participant=make.state("XN"), effective_date="1 Mar 2026", date_stated="later"
    )
    make.action(treaty, "terminated", None)
    return treaty


WRITTEN = [
    "Signed, 25 February 2025 (in the capital)",
    "Ratified by Northland, about 2026 (stated as “later”), with effect from 1 March 2026",
    "Terminated",
]
ACTIONS = "Signing, ratification, entry into force"


def row_of(rows, title="Treaty"):
    return next(row for row in rows if row.get("Title", row.get("title")) == title)


def test_a_table_has_all_actions_of_an_agreement_with_dates_and_participants(client, treaty):
    assert row_of(csv_rows(client.get("/agreements/export.csv")))[ACTIONS] == "; ".join(WRITTEN)
    assert row_of(xlsx_rows(client.get("/agreements/export.xlsx")))[ACTIONS] == "; ".join(WRITTEN)


def test_json_has_the_actions_as_a_list(client, treaty):
    assert row_of(json_rows(client.get("/agreements/export.json")))["actions"] == WRITTEN


def test_an_agreement_without_actions_has_an_empty_list(client, db):
    make.agreement(title="Treaty", published=True)

    assert row_of(json_rows(client.get("/agreements/export.json")))["actions"] == []


def test_related_agreements_are_named_from_both_ends_if_the_user_may_see_them(client, treaty):
    newer = make.agreement(title="Newer", published=True)
    make.link(newer, "amends", treaty)
    make.link(make.agreement(title="Secret"), "replaces", treaty)

    rows = json_rows(client.get("/agreements/export.json"))

    assert row_of(rows, "Newer")["related_agreements"] == ["amends Treaty"]
    assert row_of(rows)["related_by_others"] == ["amended by Newer"]


def test_quotes_are_in_the_file_with_source_speaker_and_difference(client, treaty):
    ann = make.person("Ann Example")
    make.cite(
        treaty, make.source("Report"), "it was signed", locator="page 3", speaker=ann, differs="It was initialled."
    )

    (first, second) = row_of(json_rows(client.get("/agreements/export.json")))["quotes"]

    assert first == "“the words that say so”, An article"
    assert second == "“it was signed”, said by Ann Example, Report, page 3, differs: It was initialled."


def test_a_development_has_the_day_of_the_report_and_of_the_last_check(client, db):
    make.development(title="News", reported_on="2025-03-01", checked_on="2026-01-02", published=True)

    row = row_of(csv_rows(client.get("/developments/export.csv")), "News")

    assert (row["Reported on"], row["Last checked"]) == ("2025-03-01", "2026-01-02")
    sheet = row_of(xlsx_rows(client.get("/developments/export.xlsx")), "News")
    assert f"{sheet['Reported on']:%d %m %Y}" == "01 03 2025"
    assert row_of(json_rows(client.get("/developments/export.json")), "News")["reported_on"] == "2025-03-01"


def test_an_initiative_has_the_time_and_the_outcome_of_each_involvement(client, db):
    plant = make.initiative(title="Plant", published=True)
    make.involvement(plant, make.participant("Builder"), role="contractor", during="since 2023")
    make.involvement(plant, make.participant("Bank"), role="funder", during="2024", outcome="left")

    row = row_of(json_rows(client.get("/initiatives/export.json")), "Plant")

    assert row["involvements"] == ["Builder, contractor, since 2023", "Bank, funder, 2024, left"]


def test_posts_have_role_share_and_dates_in_the_rows_of_both_participants(client, editor, db):
    company = make.participant("Company of Examples", kind="company")
    make.affiliation(make.person("Ann Example"), company, role="director", during="since 2023")
    make.affiliation(make.participant("Holding"), company, kind="owner", share="50.5")

    rows = {row["Name"]: row for row in csv_rows(editor.get("/participants/export.csv?all=yes"))}

    assert rows["Ann Example"]["Posts and memberships"] == "Company of Examples, director, since 2023"
    assert (
        rows["Company of Examples"]["People, members and owners"]
        == "Ann Example, director, since 2023; Holding, owner, 50.5%"
    )


def test_a_source_has_the_checksum_of_its_text(editor, db):
    make.snapshot(make.source("Report"), text="", sha256="a" * 64)

    row = next(row for row in csv_rows(editor.get("/sources/export.csv")) if row["Title"] == "Report")

    assert row["SHA-256 of the text"] == "a" * 64


@pytest.mark.parametrize(
    ("url", "build"),
    [
        ("/meetings/calendar.ics", lambda: make.meeting(title="Talks", date="25 Feb 2027", published=True)),
        ("/commitments/calendar.ics", lambda: make.commitment(title="Repair", due="by 2030", published=True)),
    ],
)
def test_each_event_of_a_calendar_has_the_link_of_its_page_in_description_and_url(client, db, url, build):
    record = build()
    link = f"http://testserver{record.get_absolute_url()}"

    (event,) = [event for event in events(client.get(url)) if str(event["url"]) == link]

    assert str(event["description"]).splitlines()[-1] == link


def test_the_feed_has_the_actions(client, treaty):
    (entry,) = [it for it in entries(client.get("/agreements/feed.atom")) if it.findtext(f"{ATOM}title") == "Treaty"]

    assert all(text in entry.findtext(f"{ATOM}summary") for text in WRITTEN)


def test_an_initiative_has_the_meetings_at_which_it_was_discussed(client, db):
    talks, hidden = make.meeting(title="Talks", published=True), make.meeting(title="Quiet talks")
    make.initiative(title="Road", meetings=[talks, hidden], published=True)

    row = row_of(json_rows(client.get("/initiatives/export.json")), "Road")
    assert row["meetings"] == ["Talks"]
    row = row_of(csv_rows(client.get("/initiatives/export.csv")), "Road")
    assert row["Discussed at"] == "Talks"


@pytest.mark.parametrize(
    ("during", "outcome", "written"),
    [
        ("since 2022", "left", "Southland, partner, left in 2022"),
        ("since 5 May 2022", "replaced", "Southland, partner, replaced on 5 May 2022 by Eastland"),
        ("2015-2022", "left", "Southland, partner, 2015–2022, left"),
        ("since 2022", "ongoing", "Southland, partner, since 2022"),
    ],
)
def test_an_initiative_has_the_date_of_a_departure_without_since(client, db, during, outcome, written):
    road = make.initiative(title="Road", published=True)
    successor = {"replaced_by": make.state("XE")} if outcome == "replaced" else {}
    make.involvement(road, make.state("XS"), during=during, outcome=outcome, **successor)

    assert row_of(csv_rows(client.get("/initiatives/export.csv")), "Road")["Participants, with dates"] == written

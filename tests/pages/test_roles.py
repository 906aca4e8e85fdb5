"""Filters and columns by role: who left an initiative, who observed a meeting, who is depositary of an agreement."""

import pytest

from tests import builders as make
from tests.exports.reading import csv_rows, json_rows
from tests.html import select, text, texts
from tests.pages.reading import main, titles
from tests.pages.test_budget import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiatives():
    south = make.participant("South Rail", kind="company", slug="south-rail", country=make.country("XS"))
    roles = {
        "Left": (make.state("XN"), {"outcome": "left"}),
        "Replaced": (south, {"outcome": "replaced"}),
        "Interested": (make.state("XN"), {"role": "interested"}),
        "Led": (make.state("XN"), {"role": "lead"}),
        "Led by another": (make.state("XS"), {"role": "lead"}),
        "Finished": (make.state("XN"), {"outcome": "finished"}),
        "Not joined": (south, {"outcome": "did_not_join"}),
    }
    for title, (who, fields) in roles.items():
        plant = make.initiative(title=title, published=True)
        make.involvement(plant, make.state("XE"))
        make.involvement(plant, who, **fields)


@pytest.fixture
def meetings():
    ann = make.person("Ann Example", slug="ann")
    for title, role in [("Hosted", "host"), ("Observed", "observer"), ("Attended", "")]:
        talks = make.meeting(title=title, participants=[make.state("XE")], published=True)
        make.participation(talks, ann, role=role, on_behalf_of=make.state("XN"), capacity="Envoy" if role else "")


@pytest.fixture
def agreements():
    for title, role in [
        ("Signed", "signatory"),
        ("Kept", "depositary"),
        ("Warranted", "guarantor"),
        ("Agreed", "party"),
    ]:
        treaty = make.agreement(title=title, parties=[make.state("XE"), make.state("XS")], published=True)
        make.party(treaty, make.state("XN"), role=role)


OURS = {"Left", "Replaced", "Interested", "Led", "Led by another", "Finished", "Not joined"}
OURS |= {"Hosted", "Observed", "Attended", "Signed", "Kept", "Warranted", "Agreed"}


def found(client, url) -> set[str]:
    page = client.get(url)
    assert page.status_code == 200
    return OURS & {*titles(page)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("participant=northland&role=left", {"Left"}),
        ("participant=northland&role=left&role=interested", {"Left", "Interested"}),
        ("participant=northland&role=lead", {"Led"}),
        ("participant=northland&role=finished", {"Finished"}),
        ("participant=northland", {"Led", "Finished"}),
        ("participant=south-rail&role=replaced", {"Replaced"}),
        ("participant=south-rail&role=did_not_join", {"Not joined"}),
        ("participant=southland&role=replaced", set()),
        ("country=XS&role=replaced", {"Replaced"}),
        ("country=XS&role=lead", {"Led by another"}),
        ("country=XN&role=left&role=replaced&role=did_not_join&role=interested", {"Left", "Interested"}),
        ("country=XE&participant=northland&role=left", {"Left"}),
        ("role=left", {"Left"}),
        ("role=left&q=Replaced", set()),
    ],
)
def test_initiatives_are_found_by_participant_and_role_or_outcome(query, expected, client, initiatives):
    assert found(client, f"/initiatives/?{query}") == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("participant=ann&role=observer", {"Observed"}),
        ("participant=northland&role=observer", {"Observed"}),
        ("participant=northland&role=host&role=observer", {"Hosted", "Observed"}),
        ("country=XN&role=host", {"Hosted"}),
        ("participant=eastland&role=observer", set()),
        ("role=observer", {"Observed"}),
        ("participant=ann", {"Hosted", "Observed", "Attended"}),
    ],
)
def test_meetings_are_found_by_participant_and_role(query, expected, client, meetings):
    assert found(client, f"/meetings/?{query}") == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("participant=northland&role=depositary", {"Kept"}),
        ("participant=northland&role=depositary&role=guarantor", {"Kept", "Warranted"}),
        ("participant=northland&role=party", {"Agreed"}),
        ("country=XN&role=signatory", {"Signed"}),
        ("participant=eastland&role=guarantor", set()),
    ],
)
def test_agreements_are_found_by_participant_and_role(query, expected, client, agreements):
    assert found(client, f"/agreements/?{query}") == expected


def test_a_party_is_also_one_that_acceded_and_a_member_of_a_union_of_parties(client):
    acceded = make.agreement(title="Acceded to", parties=[make.state("XE")], published=True)
    make.action(acceded, kind="acceded", participant=make.state("XS"), date="2020")
    union = make.participant("Example Union", kind="intergovernmental", slug="union")
    make.affiliation(make.state("XS"), union, kind="member")
    of_union = make.agreement(title="Of a union", published=True)
    make.party(of_union, union, with_members=True)
    make.action(of_union, kind="signed", date="2021")

    for asked in ("participant=southland", "country=XS"):
        assert {*titles(client.get(f"/agreements/?{asked}&role=party"))} == {"Acceded to", "Of a union"}
        assert titles(client.get(f"/agreements/?{asked}&role=signatory")) == []


def test_a_depositary_that_accedes_is_a_party_too(client):
    kept = make.agreement(title="Kept and acceded to", parties=[make.state("XE")], published=True)
    make.party(kept, make.state("XS"), role="depositary")
    assert titles(client.get("/agreements/?country=XS&role=party")) == []
    make.action(kept, kind="acceded", participant=make.state("XS"), date="2020")
    assert titles(client.get("/agreements/?country=XS&role=party")) == ["Kept and acceded to"]


class TestDoors:
    def test_two_participants_must_both_have_the_role(self, client, initiatives):
        both = make.initiative(title="Led", published=True)
        for code in ("XN", "XS"):
            make.involvement(both, make.state(code), role="lead")
        assert titles(client.get("/initiatives/?participant=northland&participant=southland&role=lead")) == ["Led"]

    def test_files_and_feeds_have_the_same_rows(self, client, initiatives):
        query = "participant=northland&role=left"
        assert [row["title"] for row in json_rows(client.get(f"/initiatives/export.json?{query}"))] == ["Left"]
        assert "<title>Left</title>" in client.get(f"/initiatives/feed.atom?{query}").text
        assert "<title>Led</title>" not in client.get(f"/initiatives/feed.atom?{query}").text

    def test_chips_name_the_participant_and_the_role(self, client, initiatives):
        page = client.get("/initiatives/?participant=northland&role=left")
        chips = " ".join(texts(page, ".chips a") or texts(page, ".chip"))
        assert "Northland" in chips
        assert "left" in chips

    def test_an_empty_list_suggests_only_filters_whose_removal_helps(self, client, initiatives):
        page = client.get("/initiatives/?participant=southland&role=replaced")
        suggested = [link.get("href") for link in select(page, "main a") if "Remove" in main(page)]
        assert "?participant=southland" in suggested
        assert "?role=replaced" in suggested

    def test_an_unknown_role_gets_a_message(self, client, initiatives):
        page = client.get("/initiatives/?role=boss")
        assert page.status_code == 200
        assert "“boss” is not one of the choices" in page.text

    @pytest.mark.parametrize("role", ["left", "interested"])
    def test_a_visitor_finds_no_draft_by_a_role(self, role, client, editor):
        draft = make.initiative(title="Left")
        make.involvement(draft, make.state("XN"), outcome="left", role="interested")
        make.meeting(participants=[make.state("XN")], published=True)
        assert found(client, f"/initiatives/?participant=northland&role={role}") == set()
        assert found(editor, f"/initiatives/?participant=northland&role={role}") == {"Left"}

    def test_a_saved_search_keeps_the_role(self, reader, initiatives):
        page = reader.get("/initiatives/?participant=northland&role=left")
        assert "role=left" in page.text

    def test_the_page_of_a_participant_links_to_all_that_it_left(self, client):
        for number in range(51):
            plant = make.initiative(title=f"Plant {number}", published=True)
            make.involvement(plant, make.state("XN"), outcome="left")
        page = client.get("/participants/northland/")
        (href,) = {link.get("href") for link in select(page, "a") if "role=left" in link.get("href")}
        assert len(titles(client.get(f"{href}&rows=100"))) == 51

    def test_the_panel_counts_no_participants_and_countries_beside_a_role(self, client, initiatives):
        # Eastland takes part in what Northland left, but has not left it.
        page = client.get("/initiatives/?role=left")
        options = {text(option) for option in select(page, "#filters label")}
        assert {"XE Eastland", "Eastland"} & options
        assert not {option for option in options if option.startswith("Eastland") and option[-1].isdigit()}

    def test_the_panel_offers_the_roles(self, client, initiatives):
        values = {box.get("value") for box in select(client.get("/initiatives/"), "input") if box.get("name") == "role"}
        assert {"lead", "interested", "left", "replaced", "did_not_join", "finished"} <= values
        assert "ongoing" not in values


@pytest.mark.parametrize("url", ["/initiatives/?participant=northland&role=left", "/initiatives/?country=XN&role=left"])
def test_three_times_the_rows_found_by_a_role_take_the_same_queries(url, client):
    for number in range(2):
        make.involvement(make.initiative(title=f"Left {number}", published=True), make.state("XN"), outcome="left")
    few = queries(client, url)
    for number in range(2, 6):
        make.involvement(make.initiative(title=f"Left {number}", published=True), make.state("XN"), outcome="left")
    assert len(queries(client, url)) == len(few) <= 12, "\n".join(few)


class TestColumns:
    def test_files_have_roles_and_outcomes_in_the_order_of_the_names(self, client, initiatives):
        rows = {row["title"]: row for row in json_rows(client.get("/initiatives/export.json"))}
        assert (rows["Finished"]["participant_roles"], rows["Finished"]["participant_outcomes"]) == (
            ["partner", "partner"],
            ["ongoing", "finished"],
        )
        assert rows["Led"]["participant_roles"] == ["partner", "lead"]

    def test_files_of_meetings_have_roles(self, client, meetings):
        rows = {row["Title"]: row for row in csv_rows(client.get("/meetings/export.csv"))}
        assert rows["Observed"]["Roles of participants, in their order"] == "; observer"

    def test_files_of_agreements_have_roles(self, client, agreements):
        rows = {row["Title"]: row for row in csv_rows(client.get("/agreements/export.csv"))}
        assert rows["Kept"]["Roles of parties, in their order"] == "party; party; depositary"

    def test_lists_name_leaders_observers_and_depositaries(self, client, initiatives, meetings, agreements):
        assert "XN (lead)" in main(client.get("/initiatives/?q=Led"))
        assert "Ann Example, Envoy, observer" in main(client.get("/meetings/?q=Observed"))
        assert "XN (depositary)" in main(client.get("/agreements/?q=Kept"))


class TestBlankRoles:
    def test_files_have_none_if_nobody_has_a_role(self, client):
        make.meeting(title="Talks of two", participants=[make.state("XN"), make.state("XS")], published=True)
        rows = {row["Title"]: row for row in csv_rows(client.get("/meetings/export.csv"))}
        assert rows["Talks of two"]["Roles of participants, in their order"] == ""
        rows = {row["title"]: row for row in json_rows(client.get("/meetings/export.json"))}
        assert rows["Talks of two"]["participant_roles"] == []

    def test_files_keep_the_places_if_one_has_a_role(self, client):
        meeting = make.meeting(title="Talks of three", participants=[make.state("XN")], published=True)
        make.participation(meeting, make.state("XS"), role="host")
        make.participation(meeting, make.state("XE"))
        rows = {row["title"]: row for row in json_rows(client.get("/meetings/export.json"))}
        assert rows["Talks of three"]["participant_roles"] == [None, "host", None]


def countries_offered(client, url) -> dict[str, str]:
    """Return the countries that the panel offers with a number, and their numbers."""
    found = {}
    for label in select(client.get(url), "#filters label"):
        boxes = [box for box in select(label, "input") if box.get("name") == "country"]
        numbers = select(label, "small")
        if boxes and numbers:
            found[boxes[0].get("value")] = text(numbers[0])
    return found


class TestCountriesOffered:
    def test_a_country_that_is_only_interested_is_offered_with_its_number(self, client, initiatives):
        make.involvement(make.initiative(title="Far", published=True), make.state("XM"), role="interested")
        assert countries_offered(client, "/initiatives/?role=interested&q=far") == {"XM": "1"}
        assert titles(client.get("/initiatives/?role=interested&country=XM")) == ["Far"]

    def test_other_countries_are_offered_without_a_number(self, client, initiatives):
        labels = [text(label) for label in select(client.get("/initiatives/?role=interested"), "#filters label")]
        assert "Northland 1" in labels or "Northland1" in labels
        assert "Eastland" in labels

    def test_only_countries_with_the_role_are_offered(self, client, initiatives):
        assert countries_offered(client, "/initiatives/?role=lead&q=Led") == {"XN": "1", "XS": "1"}

    def test_whom_a_person_represents_is_offered(self, client, meetings):
        assert countries_offered(client, "/meetings/?role=observer") == {"XN": "1"}

    def test_a_depositary_is_offered(self, client, agreements):
        assert countries_offered(client, "/agreements/?role=depositary") == {"XN": "1"}

    def test_a_party_by_its_act_is_offered(self, client):
        treaty = make.agreement(title="Zzz", parties=[make.state("XE"), make.state("XS")], published=True)
        make.action(treaty, "acceded", "2019", participant=make.state("XM"))
        assert countries_offered(client, "/agreements/?role=party&q=zzz") == {"XE": "1", "XM": "1", "XS": "1"}

    def test_drafts_offer_countries_to_editors_only(self, client, editor):
        make.involvement(make.initiative(title="Secret"), make.state("XM"), role="interested")
        assert "XM" not in countries_offered(client, "/initiatives/?role=left")
        assert countries_offered(editor, "/initiatives/?role=interested")["XM"] == "1"

    def test_the_number_says_how_many_the_list_would_have(self, client, initiatives):
        for code, number in countries_offered(client, "/initiatives/?role=left&role=interested").items():
            assert len(titles(client.get(f"/initiatives/?role=left&role=interested&country={code}"))) == int(number)

    def test_with_former_participants_they_are_offered_too(self, client, initiatives):
        make.involvement(make.initiative(title="Far", published=True), make.state("XM"), role="interested")
        assert countries_offered(client, "/initiatives/?apart=yes")["XM"] == "1"

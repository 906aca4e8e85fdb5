"""Participants that left an initiative, were replaced, did not join or are only interested stand apart on all pages."""

import pytest

from tests import builders as make
from tests.exports.reading import csv_rows, json_rows
from tests.html import select, text
from tests.pages.reading import main, section, titles

pytestmark = pytest.mark.django_db

APART = "Former and interested participants"


@pytest.fixture
def road():
    road = make.initiative(title="Road", slug="road", participants=[make.state("XN"), make.state("XS")], published=True)
    company = make.participant("East Roads", kind="company", country=make.country("XE"))
    bank = make.participant("Bank of West", kind="company", country=make.country("XW"))
    make.involvement(road, make.state("XE"), outcome="left", during="2015-2023")
    make.involvement(road, company, role="contractor", outcome="replaced", replaced_by=bank)
    make.involvement(road, bank, role="interested")
    make.development(title="Old news", initiatives=[road], date="2022", published=True)
    make.development(title="New news", initiatives=[road], date="2024", published=True)
    return road


def test_the_page_names_them_apart_with_a_link(client, road):
    page = client.get("/initiatives/road/")
    assert section(page, "Participants") == "Northland XN partner Southland XS partner"
    assert section(page, APART) == (
        "Left: Eastland XE partner · 2015–2023 "
        "Replaced: East Roads XE contractor · replaced by Bank of West XW "
        "Interested: Bank of West XW"
    )
    links = {link.get("href") for part in select(page, "section") if APART in text(part) for link in select(part, "a")}
    assert {"/participants/eastland/", "/participants/east-roads/", "/participants/bank-of-west/"} <= links


def test_a_page_without_them_has_no_such_section(client, db):
    plant = make.initiative(published=True)
    make.involvement(plant, make.state("XN"), outcome="finished")
    assert section(client.get(plant.get_absolute_url()), APART) == ""


@pytest.mark.parametrize("url", ["/countries/XE/", "/countries/XE/XN/", "/participants/eastland/"])
def test_news_after_it_left_is_not_on_the_page_of_a_country_and_a_pair(url, client, road):
    page = client.get(url)
    assert "New news" not in main(page)
    assert "Road" not in section(page, "Initiatives")


@pytest.mark.parametrize("url", ["/countries/XE/", "/countries/XE/XN/"])
def test_news_before_it_left_is_on_the_page_of_a_country_and_a_pair(url, client, road):
    assert "Old news" in main(client.get(url))


@pytest.mark.parametrize("kind", ["", "feed.atom", "export.json", "export.csv"])
def test_files_and_feeds_of_a_country_have_only_what_happened_before_it_left(kind, client, road):
    found = client.get(f"/developments/{kind}?country=XE")
    answer = b"".join(found.streaming_content).decode() if found.streaming else found.text
    assert "Old news" in answer
    assert "New news" not in answer


def test_the_page_of_a_participant_tells_what_it_left(client, road):
    heading = "Initiatives that it left, did not join or is interested in"
    assert section(client.get("/participants/eastland/"), heading) == "Left: Road partner · 2015–2023"
    assert section(client.get("/participants/bank-of-west/"), heading) == "Interested: Road"


def test_the_page_of_a_country_tells_what_its_participants_left(client, road):
    found = section(
        client.get("/countries/XE/"), "Initiatives that its participants left, did not join or are interested in"
    )
    assert found == (
        "Replaced: Road (East Roads XE) contractor · replaced by Bank of West XW Left: Road partner · 2015–2023"
    )


def test_drafts_of_what_a_participant_left_are_for_editors(client, editor, db):
    make.meeting(participants=[make.state("XE")], published=True)
    make.involvement(make.initiative(title="Secret road"), make.state("XE"), outcome="left")
    for url in ("/participants/eastland/", "/countries/XE/"):
        assert "Secret road" not in main(client.get(url))
        assert "Secret road" in main(editor.get(url))


def test_a_visitor_sees_who_is_only_named_apart(client, road):
    for url in ("/participants/bank-of-west/", "/participants/east-roads/"):
        assert client.get(url).status_code == 200


def test_who_replaced_another_and_is_named_nowhere_else_is_visible_and_found(client, db):
    plant = make.initiative(title="Plant", published=True)
    firm = make.participant("New Firm", kind="company")
    make.involvement(plant, make.participant("Old Firm"), outcome="replaced", replaced_by=firm)
    assert client.get("/participants/new-firm/").status_code == 200


def test_the_list_has_them_on_a_line_of_their_own(client, road):
    page = client.get("/initiatives/?q=Road")
    assert titles(page) == ["Road"]
    shown = main(page)
    assert "Left: Eastland" in shown
    assert "Replaced: XE East Roads" in shown
    assert "Interested: XW Bank of West" in shown


def test_files_have_them_in_a_column_of_their_own(client, road):
    (row,) = [row for row in json_rows(client.get("/initiatives/export.json")) if row["title"] == "Road"]
    assert row["participants"] == ["Northland, partner", "Southland, partner"]
    assert row["apart"] == [
        "Eastland, partner, left",
        "East Roads, contractor, replaced by Bank of West",
        "Bank of West, interested",
    ]
    assert row["countries"] == ["Northland", "Southland"]
    (row,) = [row for row in csv_rows(client.get("/initiatives/export.csv")) if row["Title"] == "Road"]
    assert row[APART].startswith("Eastland, partner, left; ")
    assert "East Roads, contractor, replaced by Bank of West" in row["Participants, with dates"]


def test_a_title_made_from_the_content_leaves_them_out(road):
    initiative = make.initiative(title="")
    make.involvement(initiative, make.state("XN"))
    make.involvement(initiative, make.state("XE"), outcome="left")
    assert initiative.generated_title() == "Initiative of Northland"


def test_observers_and_depositaries_stand_apart_on_their_pages(client):
    summit = make.meeting(slug="summit", participants=[make.state("XN")], published=True)
    make.participation(summit, make.state("XE"), role="observer", capacity="Envoy")
    page = client.get("/meetings/summit/")
    assert (section(page, "Participants"), section(page, "Observers")) == ("Northland XN", "Eastland XE Envoy")
    treaty = make.agreement(slug="treaty", parties=[make.state("XN"), make.state("XS")], published=True)
    make.party(treaty, make.state("XE"), role="guarantor")
    page = client.get("/agreements/treaty/")
    assert section(page, "Parties") == "Northland XN Southland XS"
    assert section(page, "Depositary and guarantors") == "Eastland XE guarantor"


def test_the_title_of_a_meeting_leaves_observers_out(db):
    talks = make.meeting(title="", participants=[make.state("XN")])
    make.participation(talks, make.state("XE"), role="observer")
    assert talks.generated_title() == "Talks: Northland"


def test_a_new_development_begins_with_nobody(admin_client, road):
    page = admin_client.get(f"/admin/cooperation/development/add/?initiatives={road.pk}")
    (field,) = [field for field in select(page, "select") if field.get("name") == "participants"]
    chosen = sorted(text(option) for option in select(field, "option"))
    assert chosen == []


class TestPair:
    HEADING = "Former and interested"

    def test_the_page_of_a_pair_tells_what_one_of_them_left_and_who_it_was(self, client, road):
        assert section(client.get("/countries/XE/XN/"), self.HEADING) == (
            "Replaced: Road (East Roads XE) contractor · replaced by Bank of West XW "
            "Left: Road (Eastland XE) partner · 2015–2023"
        )
        assert section(client.get("/countries/XN/XW/"), self.HEADING) == "Interested: Road (Bank of West XW)"

    def test_it_tells_what_neither_of_them_belongs_to_any_more(self, client, road):
        found = section(client.get("/countries/XE/XW/"), self.HEADING)
        assert "Left: Road (Eastland XE)" in found
        assert "Interested: Road (Bank of West XW)" in found

    def test_a_pair_of_which_none_is_apart_has_no_such_section(self, client, road):
        assert section(client.get("/countries/XN/XS/"), self.HEADING) == ""

    def test_what_one_of_them_left_without_the_other_is_not_there(self, client, road):
        other = make.initiative(title="Bridge", participants=[make.state("XS")], published=True)
        make.involvement(other, make.state("XE"), outcome="left")
        assert "Bridge" not in main(client.get("/countries/XE/XN/"))

    @pytest.mark.parametrize("pair", ["XE/XN", "XN/XW", "XE/XW"])
    def test_it_is_counted_and_links_to_the_list_that_has_it(self, pair, client, road):
        (link,) = [
            link for link in select(client.get(f"/countries/{pair}/"), "a") if "left, did not join" in text(link)
        ]
        assert text(link) == "1 initiative that one of them left, did not join or is interested in"
        assert titles(client.get(link.get("href"))) == ["Road"]

    def test_drafts_are_for_editors(self, client, editor, db):
        draft = make.initiative(title="Secret road", participants=[make.state("XN")])
        make.involvement(draft, make.state("XE"), outcome="left")
        assert "Secret road" not in main(client.get("/countries/XE/XN/"))
        assert "Secret road" in section(editor.get("/countries/XE/XN/"), self.HEADING)


class TestFilter:
    def test_it_finds_what_anybody_left_if_no_country_is_chosen(self, client, road):
        make.initiative(title="Undisputed", published=True)
        found = titles(client.get("/initiatives/?apart=yes"))
        assert "Road" in found
        assert "Undisputed" not in found

    def test_one_of_the_countries_must_be_apart_and_the_others_have_a_part(self, client, road):
        assert titles(client.get("/initiatives/?apart=yes&country=XN&country=XS")) == []
        assert titles(client.get("/initiatives/?apart=yes&country=XN&country=XS&country=XE")) == ["Road"]
        assert titles(client.get("/initiatives/?apart=yes&country=XE&country=XM")) == []

    def test_it_finds_the_same_in_files(self, client, road):
        rows = json_rows(client.get("/initiatives/export.json?apart=yes&country=XN&country=XW"))
        assert [row["title"] for row in rows] == ["Road"]

    def test_it_goes_with_a_role(self, client, road):
        assert titles(client.get("/initiatives/?apart=yes&country=XE&role=left")) == ["Road"]

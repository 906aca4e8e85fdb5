"""The pages of participants, places and sources."""

import pytest

from tests import builders as make
from tests.pages.reading import headings, main, section, side

pytestmark = pytest.mark.django_db


class TestParticipant:
    def test_gives_all_spellings_of_the_name(self, client):
        person = make.person(
            "Ann Example", slug="ann", other_names=["Anna Exempel", "А. Пример"], native_name="Анна Пример"
        )
        make.meeting(participants=[person], published=True)
        facts = side(client.get("/participants/ann/"))
        assert facts["Other names"] == "Anna Exempel; А. Пример"
        assert facts["Native name"] == "Анна Пример"

    def test_lists_posts_held_with_their_evidence(self, client):
        person = make.person("Ann Example", slug="ann")
        make.meeting(participants=[person], published=True)
        post = make.affiliation(
            person, make.participant("Ministry of Rivers", slug="rivers"), role="acting Minister", during="since 2024"
        )
        make.cite(post, make.source("Gazette"), "acting Minister")
        page = client.get("/participants/ann/")
        assert section(page, "Posts and memberships") == "acting Minister, Ministry of Rivers1 since 2024"
        assert "“acting Minister”, Gazette." in section(page, "Notes")

    def test_of_a_company_it_lists_the_owners_with_their_shares(self, client):
        company = make.participant("Example Power", kind="company", slug="power")
        one, other = make.state("XN"), make.state("XS")
        make.meeting(participants=[company, one, other], published=True)
        for owner in (one, other):
            make.affiliation(owner, company, kind="owner", share="50")
        text = section(client.get("/participants/power/"), "People, members and owners")
        assert text == "Northland XN Owner · 50 percent Southland XS Owner · 50 percent"

    def test_shows_what_it_is_part_of_and_its_parts(self, client):
        government = make.participant("Government of Northland", kind="government", slug="government")
        ministry = make.participant("Ministry of Rivers", slug="rivers", part_of=government)
        make.meeting(participants=[government, ministry], published=True)
        assert section(client.get("/participants/government/"), "Parts") == "Ministry of Rivers ministry"
        assert side(client.get("/participants/rivers/"))["Part of"] == "Government of Northland"

    def test_tells_its_chronicle_and_leads_to_all_its_records(self, client):
        person = make.person("Ann Example", slug="ann")
        make.meeting(title="Early talks", date="2024", participants=[person], published=True)
        make.meeting(title="Late talks", date="2025", participants=[person], published=True)
        page = client.get("/participants/ann/")
        told = section(page, "Chronicle")
        assert told.index("2025 in the next year Late talks") < told.index("2024 Early talks")
        assert "Records Meetings 2" in main(page)
        assert '<a href="/meetings/?participant=ann">Meetings</a>' in page.text


class TestPlace:
    def test_says_what_it_lies_in_what_it_contains_and_where_it_is(self, client):
        country = make.state("XN").country
        region = make.place("A region", kind="region", slug="region")
        town = make.place(
            "Exampleton", slug="town", within=region, countries=[country], latitude="51.1294", longitude="-71.4491"
        )
        make.meeting(venue=town, published=True)
        facts = side(client.get("/places/town/"))
        assert facts["Within"] == "A region"
        assert facts["Country"] == "Northland XN"
        assert facts["Coordinates"] == "51.1294° N, 71.4491° W"
        assert section(client.get("/places/region/"), "Places within it") == "Exampleton XN Settlement"

    def test_a_river_has_several_countries(self, client):
        countries = [make.state(code).country for code in ("XN", "XS")]
        river = make.place("The Exampla", kind="river", slug="exampla", countries=countries)
        make.initiative(places=[river], published=True)
        assert side(client.get("/places/exampla/"))["Countries"] == "Northland XN, Southland XS"

    def test_tells_of_meetings_held_there_and_lists_initiatives_that_concern_it(self, client):
        town = make.place("Exampleton", slug="town")
        make.meeting(title="Talks in town", venue=town, published=True)
        make.initiative(title="A plant in town", places=[town], published=True)
        page = client.get("/places/town/")
        assert "Talks in town" in section(page, "Chronicle")
        assert "A plant in town" in section(page, "Initiatives")
        assert 'href="/initiatives/?place=town"' in page.text


class TestSource:
    def test_groups_what_it_says_by_record_in_order(self, client):
        source = make.source("Example Times", slug="times")
        talks = make.meeting(title="The talks", published=True)
        treaty = make.agreement(title="The treaty", published=True)
        make.cite(talks, source, "they met", locator="paragraph 1")
        make.cite(treaty, source, "they agreed", speaker=make.person("Ann Example"))
        make.cite(talks, source, "in the morning")
        assert section(client.get("/sources/times/"), "Facts cited from this source") == (
            "Meeting The talks “they met”, paragraph 1 “in the morning” "
            "Agreement The treaty “they agreed” said by Ann Example"
        )

    def test_says_which_act_post_or_involvement_a_quote_is_about(self, client):
        source = make.source("Example Times", slug="times")
        treaty = make.agreement(title="The treaty", published=True)
        make.cite(make.action(treaty, "signed", "2025"), source, "was signed")
        plant = make.initiative(title="The plant", published=True)
        make.cite(make.involvement(plant, make.participant("Example Power"), role="lead"), source, "leads")
        person = make.person("Ann Example")
        make.meeting(participants=[person], published=True)
        make.cite(
            make.affiliation(person, make.participant("Ministry of Rivers"), role="Minister"),
            source,
            "Minister Example",
        )
        assert section(client.get("/sources/times/"), "Facts cited from this source") == (
            "Agreement The treaty “was signed” signed, 2025 "
            "Initiative The plant “leads” Example Power, lead "
            "Participant Ann Example “Minister Example” Minister, Ministry of Rivers"
        )

    def test_gives_publisher_dateline_language_and_what_it_relies_on(self, client):
        source = make.source(
            "Example Times",
            slug="times",
            publisher=make.participant("Times Ltd", kind="media"),
            dateline="Exampleton",
            language="kk",
            url="https://times.example/1",
        )
        make.cite(make.meeting(published=True), source, relies_on=make.source("Agency report"))
        page = client.get("/sources/times/")
        facts = side(page)
        assert facts["Publisher"] == "Times Ltd"
        assert facts["Dateline"] == "Exampleton"
        assert facts["Language"] == "Kazakh"
        assert facts["Relies on"] == "Agency report"
        assert 'href="https://times.example/1"' in page.text

    def test_leaves_out_what_is_not_known(self, client):
        make.cite(make.meeting(published=True), make.source("Example Times", slug="times"))
        assert side(client.get("/sources/times/")) == {}

    def test_keeps_the_archived_text_to_itself(self, editor):
        make.snapshot(make.source("Example Times", slug="times"), "The whole article.")
        assert "The whole article." not in main(editor.get("/sources/times/"))

    def test_the_article_is_shown_statement_by_statement(self, client):
        page = client.get("/sources/kazakhstan-and-kyrgyz-republic-eye-expanded-economic-cooperation/")
        assert headings(page) == ["Kazakhstan and Kyrgyz Republic eye expanded economic cooperation"]
        assert section(page, "Facts cited from this source").count("“") >= 65

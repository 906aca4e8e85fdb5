"""The pages of countries and of pairs of countries."""

import pytest

from tests import builders as make
from tests.pages.reading import headings, main, section, side

pytestmark = pytest.mark.django_db


@pytest.fixture
def north():
    return make.state("XN")


@pytest.fixture
def south():
    return make.state("XS")


class TestCountry:
    def test_tells_what_is_recorded_there_noun_by_noun(self, client, north):
        make.meeting(title="Talks", participants=[north], published=True)
        make.agreement(title="A treaty", parties=[north], published=True)
        make.initiative(title="A plant", participants=[north], published=True)
        make.development(title="Ground broken", participants=[north], published=True)
        make.commitment(title="Build it", by=[north], published=True)
        make.figure(title="Trade", of=[north], published=True)
        page = client.get("/countries/XN/")
        assert headings(page) == ["Northland"]
        for noun, title in [
            ("Meetings", "Talks"),
            ("Agreements", "A treaty"),
            ("Initiatives", "A plant"),
            ("Developments", "Ground broken"),
            ("Commitments", "Build it"),
            ("Figures", "Trade"),
        ]:
            assert title in section(page, noun)
            assert f'href="/{noun.lower()}/?country=XN"' in page.text

    def test_names_its_partners_by_the_number_of_records_together(self, client, north, south):
        east = make.state("XE")
        make.meeting(participants=[north, south], published=True)
        make.meeting(participants=[north, south, east], published=True)
        page = client.get("/countries/XN/")
        text = main(page)
        assert text.index("Southland XS 2") < text.index("Eastland XE 1")
        assert '<a href="/countries/XN/XS/">Southland</a>' in page.text

    def test_counts_all_records_with_its_partners_as_long_as_they_are_few(self, client, north, south):
        make.meeting(participants=[north, south], published=True)
        assert "Partners Number of records with both countries Southland XS 1" in main(client.get("/countries/XN/"))

    def test_of_many_records_it_counts_the_latest_and_says_so_before_the_numbers(self, client, limits, north, south):
        limits(COUNT_LIMIT=2, PARTNER_SAMPLE=1)
        for year in ("2024", "2025"):
            make.meeting(date=year, participants=[north, south], published=True)
        said = "Number of records with both countries, among the latest 1 records of Northland."
        more = "The page of both countries has more."
        assert f"Partners {said} {more} Southland XS 1" in main(client.get("/countries/XN/"))

    def test_names_its_participants(self, client, north):
        ministry = make.participant("Ministry of Rivers", slug="rivers", country=north.country)
        make.meeting(participants=[ministry], published=True)
        make.participant("Hidden ministry", country=north.country)
        text = client.get("/countries/XN/").text
        assert '<a href="/participants/rivers/">Ministry of Rivers</a>' in text
        assert "Hidden ministry" not in text

    def test_gives_its_names(self, client):
        facts = side(client.get("/countries/KG/"))
        assert facts["Official name"] == "Kyrgyz Republic"
        assert facts["Subregion"] == "Central Asia"

    def test_says_so_where_nothing_is_recorded(self, client, north):
        assert "No records about Northland yet." in main(client.get("/countries/XN/"))

    def test_a_code_in_small_letters_redirects_to_the_page(self, client):
        assert client.get("/countries/kz/")["Location"] == "/countries/KZ/"

    @pytest.mark.parametrize("path", ["/countries/QQ/", "/countries/KZ/QQ/", "/countries/QQ/KZ/"])
    def test_an_unknown_code_is_not_found_and_the_page_says_so(self, client, path):
        page = client.get(path)
        assert page.status_code == 404
        assert "There is no country with the code “QQ”." in main(page)


class TestPair:
    def test_has_only_records_of_both(self, client, north, south):
        make.meeting(title="Talks of both", participants=[north, south], published=True)
        make.meeting(title="Talks of one", participants=[north], published=True)
        text = section(client.get("/countries/XN/XS/"), "Meetings")
        assert "Talks of both" in text
        assert "Talks of one" not in text

    def test_lists_the_newest_first(self, client, north, south):
        for year in ("2023", "2025", "2024"):
            make.meeting(title=f"Talks of {year}", date=year, participants=[north, south], published=True)
        text = section(client.get("/countries/XN/XS/"), "Meetings")
        assert text.index("Talks of 2025") < text.index("Talks of 2024") < text.index("Talks of 2023")

    def test_leads_to_all_records_of_both(self, client, north, south):
        make.meeting(participants=[north, south], published=True)
        assert 'href="/meetings/?country=XN&amp;country=XS"' in client.get("/countries/XN/XS/").text

    def test_sets_apart_what_is_promised_and_not_yet_met(self, client, north, south):
        make.commitment(title="Build it", by=[north], to=[south], due="by 2020", published=True)
        make.commitment(title="Plan it", by=[north], to=[south], status="met", published=True)
        page = client.get("/countries/XN/XS/")
        assert section(page, "Commitments not yet met").startswith("by the end of 2020 overdue Build it")
        assert "Plan it" in section(page, "Commitments met or dropped")

    def test_counts_agreements_by_status(self, client, north, south):
        for _ in range(2):
            make.action(make.agreement(published=True), "signed", "2025")
        make.action(make.agreement(published=True), "entered_into_force", "2025")
        page = client.get("/countries/XN/XS/")
        assert "Agreements by status signed 2 in force 1" in main(page)
        assert 'href="/agreements/?country=XN&amp;country=XS&amp;status=in_force"' in page.text

    def test_has_one_address_whichever_country_is_named_first(self, client):
        assert client.get("/countries/KG/KZ/")["Location"] == "/countries/KZ/KG/"
        assert client.get("/countries/kz/kg/")["Location"] == "/countries/KZ/KG/"
        assert headings(client.get("/countries/KZ/KG/")) == ["Kazakhstan and Kyrgyzstan"]

    def test_of_a_country_with_itself_redirects_to_the_country(self, client):
        assert client.get("/countries/KZ/KZ/")["Location"] == "/countries/KZ/"

    def test_says_so_where_nothing_is_recorded(self, client, north, south):
        assert "No records yet that involve both Northland and Southland." in main(client.get("/countries/XN/XS/"))


def test_the_latest_are_those_by_date_also_without_a_status(client):
    """Initiatives are sorted by the date of their status; those without one are not older because of that."""
    states = [make.state("XN"), make.state("XS")]
    for number in range(11):
        plan = make.initiative(title=f"Plan {number}", actual=str(2000 + number), participants=states, published=True)
        if number < 10:
            make.development(initiatives=[plan], status_becomes="planned", date=str(2000 + number), published=True)
    text = main(client.get("/countries/XN/XS/"))
    assert "Plan 10" in text
    assert "Plan 0 " not in text

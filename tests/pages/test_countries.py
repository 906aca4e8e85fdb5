"""The pages of a country and of several countries; `test_chronicles` reads the chronicles on them."""

import pytest

from cooperation.views.countries import CountrySet
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
    def test_counts_its_records_of_each_type_and_leads_to_them(self, client, north):
        make.meeting(title="Talks", participants=[north], published=True)
        make.meeting(title="More talks", participants=[north], published=True)
        make.meeting(title="Secret talks", participants=[north])
        make.figure(title="Trade", of=[north], published=True)
        page = client.get("/countries/XN/")
        assert headings(page) == ["Northland"]
        assert "Records Meetings 2 Figures 1" in main(page)
        assert 'href="/meetings/?country=XN"' in page.text

    def test_counts_its_records_and_partners_however_many_there_are(self, client, limits, north, south):
        limits(COUNT_LIMIT=1, ESTIMATE_LIMIT=-1)
        for _ in range(2):
            make.meeting(participants=[north, south], published=True)
        make.meeting(participants=[north, south])
        text = main(client.get("/countries/XN/"))
        assert "Records Meetings 2 More numbers" in text
        assert "Partners Number of records together Southland XS 2" in text

    def test_lists_its_initiatives(self, client, north):
        make.initiative(title="A plant", participants=[north], published=True)
        page = client.get("/countries/XN/")
        assert "A plant" in section(page, "Initiatives")
        assert 'href="/initiatives/?country=XN"' in page.text

    def test_names_its_partners_by_the_number_of_records_together(self, client, north, south):
        east = make.state("XE")
        make.meeting(participants=[north, south], published=True)
        make.meeting(participants=[north, south, east], published=True)
        page = client.get("/countries/XN/")
        text = main(page)
        assert text.index("Southland XS 2") < text.index("Eastland XE 1")
        assert '<a href="/countries/XN/XS/">Southland</a>' in page.text

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
    def test_counts_only_records_of_both(self, client, north, south):
        make.meeting(title="Talks of both", participants=[north, south], published=True)
        make.meeting(title="Talks of one", participants=[north], published=True)
        page = client.get("/countries/XN/XS/")
        assert "Records Meetings 1" in main(page)
        assert "Talks of one" not in page.text
        assert 'href="/meetings/?country=XN&amp;country=XS"' in page.text

    def test_names_those_who_take_part_too_and_leads_to_the_page_of_all(self, client, north, south):
        make.meeting(participants=[north, south, make.state("XE")], published=True)
        page = client.get("/countries/XN/XS/")
        assert "Partners Number of records together Eastland XE 1" in main(page)
        assert '<a href="/countries/XE/XN/XS/">Eastland</a>' in page.text

    def test_of_many_records_it_counts_the_latest_and_says_so_before_the_numbers(self, client, limits, north, south):
        limits(COUNT_LIMIT=2)
        limits(CountrySet, partner_sample=1)
        for year in ("2024", "2025", "2026"):
            make.meeting(date=year, participants=[north, south, make.state("XE")], published=True)
        said = "Number of records together, among the latest 1 of Northland and Southland."
        more = "The page with each partner has all."
        assert f"Partners {said} {more} Eastland XE 1" in main(client.get("/countries/XN/XS/"))

    def test_its_lists_say_their_number_however_long_they_are(self, client, editor, limits, north, south):
        limits(COUNT_LIMIT=1, ESTIMATE_LIMIT=-1)
        for published in (True, True, False):
            make.meeting(participants=[north, south], published=published)
        assert "2 meetings" in main(client.get("/meetings/?country=XN&country=XS"))
        assert "3 meetings" in main(editor.get("/meetings/?country=XS&country=XN"))
        assert "Records Meetings 2 More numbers" in main(client.get("/countries/XN/XS/"))

    def test_says_when_somebody_last_looked_for_news_of_either(self, client, north, south):
        assert "No check for news is recorded." in main(client.get("/countries/XN/XS/"))
        make.news_check(south.country, until="2025-03-01", looked_in="websites of both ministries")
        said = "Last checked for news of Southland on 1 March 2025 (websites of both ministries)."
        assert said in main(client.get("/countries/XN/XS/"))
        facts = side(client.get("/countries/XS/"))
        assert facts["Last checked"] == "1 March 2025 (websites of both ministries)"

    def test_counts_agreements_by_status(self, client, north, south):
        for _ in range(2):
            make.action(make.agreement(published=True), "signed", "2025")
        make.action(make.agreement(published=True), "entered_into_force", "2025")
        page = client.get("/countries/XN/XS/")
        assert "Agreements by status signed 2 in force 1" in main(page)
        assert 'href="/agreements/?status=in_force&amp;country=XN&amp;country=XS"' in page.text

    def test_has_one_address_whichever_country_is_named_first(self, client):
        assert client.get("/countries/KG/KZ/")["Location"] == "/countries/KZ/KG/"
        assert client.get("/countries/kz/kg/")["Location"] == "/countries/KZ/KG/"
        assert headings(client.get("/countries/KZ/KG/")) == ["Kazakhstan and Kyrgyzstan"]

    def test_of_a_country_with_itself_redirects_to_the_country(self, client):
        assert client.get("/countries/KZ/KZ/")["Location"] == "/countries/KZ/"

    def test_says_so_where_nothing_is_recorded(self, client, north, south):
        assert "No records yet that involve both Northland and Southland." in main(client.get("/countries/XN/XS/"))


class TestSet:
    @pytest.fixture
    def east(self):
        return make.state("XE")

    def test_has_only_records_of_all(self, client, north, south, east):
        make.meeting(title="Talks of three", participants=[north, south, east], published=True)
        make.meeting(title="Talks of two", participants=[north, south], published=True)
        page = client.get("/countries/XE/XN/XS/")
        assert headings(page) == ["Eastland, Northland and Southland"]
        assert "Talks of three" in section(page, "Chronicle")
        assert "Talks of two" not in page.text
        assert 'href="/meetings/?country=XE&amp;country=XN&amp;country=XS"' in page.text

    def test_leads_to_each_pair(self, client):
        page = client.get("/countries/KZ/KG/UZ/")
        for address in ("/countries/KZ/KG/", "/countries/KZ/UZ/", "/countries/KG/UZ/"):
            assert f'href="{address}"' in page.text

    def test_has_one_address_in_whatever_order_and_letters(self, client):
        assert client.get("/countries/uz/KG/KZ/UZ/")["Location"] == "/countries/KZ/KG/UZ/"

    def test_redirects_with_its_filters(self, client):
        assert client.get("/countries/KG/KZ/?show=meeting")["Location"] == "/countries/KZ/KG/?show=meeting"

    def test_says_so_where_nothing_is_recorded(self, client, north, south, east):
        text = main(client.get("/countries/XE/XN/XS/"))
        assert "No records yet that involve all of Eastland, Northland and Southland." in text

    def test_of_too_many_countries_is_refused_with_the_number(self, client):
        page = client.get(f"/countries/{'/'.join(['KZ', 'KG'] * 6)}/")
        assert page.status_code == 404
        assert "This address has 12 countries. A page has at most 10." in main(page)

    def test_names_who_left_what_all_others_take_part_in(self, client, north, south, east):
        plant = make.initiative(title="A plant", published=True)
        for participant in (north, south):
            make.involvement(plant, participant)
        make.involvement(plant, east, outcome="left")
        assert "Left: A plant" in section(client.get("/countries/XE/XN/XS/"), "Former and interested")


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

"""Search links to other pages for dates, pairs of countries and names of record types."""

import pytest

from tests import builders as make
from tests.html import select, text
from tests.pages.reading import main

pytestmark = pytest.mark.django_db


def hints(client, asked):
    """Return the links above the results: text -> URL."""
    return {text(link): link.get("href") for link in select(client.get("/search/", {"q": asked}), ".hints a")}


@pytest.fixture
def march():
    """A meeting, an agreement, a commitment and a figure of March 1951."""
    make.meeting(title="Talks", date="12 Mar 1951", published=True)
    make.action(make.agreement(published=True), date="15 Mar 1951")
    make.commitment(due="by 20 Mar 1951", published=True)
    make.figure(period="1951", published=True)


@pytest.mark.parametrize("asked", ["March 1951", "03/1951", "1951-03"])
def test_a_month_links_to_the_lists_with_records_of_it(client, march, asked):
    found = hints(client, asked)
    assert list(found) == ["meetings", "agreements", "commitments due then", "figures"]
    for url in found.values():
        assert "1 " in main(client.get(url))
    assert "As a date, March 1951:" in main(client.get("/search/", {"q": asked}))


def test_a_day_links_to_the_lists_with_records_of_it_alone(client, march):
    assert list(hints(client, "12.03.1951")) == ["meetings", "figures"]


def test_a_deadline_links_to_commitments_alone(client, march):
    assert list(hints(client, "by 1952")) == ["commitments due then"]


def test_a_date_without_records_has_no_links(client, march):
    assert hints(client, "March 1852") == {}
    assert "No results for “March 1852”" in main(client.get("/search/?q=March+1852"))


def test_visitors_do_not_see_dates_of_drafts(client, admin_client):
    make.meeting(title="Talks", date="12 Mar 1951")
    assert hints(client, "March 1951") == {}
    assert list(hints(admin_client, "March 1951")) == ["meetings"]


@pytest.mark.parametrize("asked", ["12", "5+1", "46637", "31 Feb 1951", "March 1951 talks", '"March 1951"'])
def test_what_is_no_date_has_no_links(client, march, asked):
    assert hints(client, asked) == {}


@pytest.mark.parametrize(
    "asked", ["XN XS", "xn, xs", "Northland and Southland", "northland – southland", "XN-XS", "Northland Southland"]
)
def test_two_countries_link_to_their_page(client, asked):
    make.country("XN")
    make.country("XS")
    assert hints(client, asked) == {"what they have in common": "/countries/XN/XS/"}
    assert client.get("/countries/XN/XS/").status_code == 200


@pytest.mark.parametrize("asked", ["XN", "XN XN", "XN talks", "XN and", "XN, XS, XE, XW, XM", "Northland and dams"])
def test_what_is_no_group_of_countries_has_no_link(client, asked):
    for code in make.INVENTED:
        make.country(code)
    assert hints(client, asked) == {}


def test_a_record_type_in_a_text_without_results_is_offered_as_a_filter(client):
    make.meeting(title="Zebra talks", published=True)
    page = client.get("/search/?q=meeting+with+zebra")
    link = next(link for link in select(page, ".empty a") if text(link) == "meetings: “with zebra”")
    assert "Zebra talks" in main(client.get(link.get("href")))


@pytest.mark.parametrize("asked", ["3 bn", "3 bln", "3 млрд", "3 миллиарда"])
def test_a_short_form_of_a_number_finds_its_word(client, asked):
    make.development(text="The bank lends $3 billion.", published=True)
    assert "lends $3 billion" in main(client.get("/search/", {"q": asked}))


def test_a_list_finds_short_forms_of_numbers_too(client):
    make.figure(title="Zebra loan", printed="$3 billion", published=True)
    assert "Zebra loan" in main(client.get("/figures/?q=3+bn"))

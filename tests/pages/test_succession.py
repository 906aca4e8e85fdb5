"""Who replaced a participant of an initiative takes part in it from then on."""

import pytest

from cooperation.models import Entry, Involvement, refresh_entries
from tests import builders as make
from tests.html import one, text
from tests.pages.reading import titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def road():
    """An initiative of Northland and Southland, in which Eastland replaced Southland at the end of 2022."""
    road = make.initiative(title="Road", participants=[make.state("XN")], published=True)
    south = {"during": "2015-2022", "outcome": "replaced", "replaced_by": make.state("XE")}
    make.involvement(road, make.state("XS"), role="lead", **south)
    return road


def entry_of(row) -> Entry:
    refresh_entries()
    return Entry.objects.for_model(type(row)).get(key=row.pk)


def test_the_initiative_is_the_successors(road):
    entry = entry_of(road)
    assert (entry.countries, entry.sides) == (["XE", "XN"], 2)
    assert make.state("XE").pk in entry.participants
    assert entry.apart == [make.state("XS").pk]


@pytest.mark.parametrize("url", ["/initiatives/?country=XE", "/initiatives/?country=XE&country=XN"])
def test_the_list_of_its_country_has_it(client, road, url):
    assert titles(client.get(url)) == ["Road"]


def test_the_list_of_the_participant_has_it_and_names_whom_it_replaced(client, road):
    response = client.get(f"/initiatives/?participant={make.state('XE').slug}")
    assert titles(response) == ["Road"]
    assert "Replaced Southland: Eastland" in text(one(response, "tbody"))


@pytest.mark.parametrize("url", ["/countries/XE/", "/countries/XE/XN/"])
def test_the_pages_of_the_country_and_of_the_pair_have_it(client, road, url):
    page = text(one(client.get(url, follow=True), "main"))
    assert "Road" in page
    assert "No records about Eastland yet" not in page


def test_the_page_of_the_participant_has_it(client, road):
    assert "Road" in text(one(client.get(make.state("XE").get_absolute_url()), "main"))


def test_its_page_names_the_successor_among_the_participants(client, road):
    page = text(one(client.get(road.get_absolute_url()), "main"))
    assert "Eastland XE lead · replaced Southland XS" in " ".join(page.split()) or "replaced Southland" in page


@pytest.mark.parametrize(("date", "is_theirs"), [("2024", True), ("2020", False)])
def test_news_is_the_successors_from_then_on(road, date, is_theirs):
    news = make.development(initiatives=[road], date=date)
    assert ("XE" in entry_of(news).countries) is is_theirs


def test_all_news_is_the_successors_if_it_is_not_known_since_when(road):
    Involvement.objects.filter(initiative=road, role="lead").update(during=None)
    assert "XE" in entry_of(make.development(initiatives=[road], date="2020")).countries


@pytest.mark.parametrize("fields", [{"outcome": "left"}, {"role": "interested"}, {"outcome": "did_not_join"}], ids=str)
def test_a_row_of_its_own_says_otherwise(client, road, fields):
    make.involvement(road, make.state("XE"), **fields)
    assert entry_of(road).countries == ["XN"]
    assert titles(client.get("/initiatives/?country=XE")) == []


def test_it_is_nobodys_any_more_when_the_row_is_corrected(road):
    assert "XE" in entry_of(road).countries
    Involvement.objects.filter(initiative=road, role="lead").update(replaced_by=None)
    assert "XE" not in entry_of(road).countries


def test_it_is_found_by_the_name_of_the_successor(road):
    refresh_entries()
    assert Entry.objects.search("Eastland road").filter(noun="initiative", key=road.pk).exists()


@pytest.mark.parametrize(
    ("during", "shown"),
    [
        ("since 2022", "partner · left in 2022"),
        ("since 5 May 2022", "partner · left on 5 May 2022"),
        ("since about 2022", "partner · left about 2022"),
        ("until 2022", "partner · until the end of 2022"),
        ("2015-2022", "partner · 2015–2022"),
    ],
)
@pytest.mark.parametrize("url", ["initiative", "participant", "/countries/XS/"])
def test_the_date_of_a_departure_is_when_it_left(client, during, shown, url):
    plant = make.initiative(title="Plant", participants=[make.state("XN")], published=True)
    south = make.state("XS")
    make.involvement(plant, south, outcome="left", during=during)

    pages = {"initiative": plant.get_absolute_url(), "participant": south.get_absolute_url()}
    assert shown in text(one(client.get(pages.get(url, url)), "main"))

"""Search offers sectors by name, with the lists of their records."""

import pytest

from tests import builders as make
from tests.html import one, select, text
from tests.pages.reading import main

pytestmark = pytest.mark.django_db


@pytest.fixture
def zebras():
    return make.sector("Zebra husbandry", slug="zebras", parent=make.sector("Animals", slug="animals"))


@pytest.mark.parametrize("asked", ["zebra", "husband", "Zebras", "ZEBRA HUSBANDRY"])
def test_a_sector_is_found_by_words_of_its_name(client, zebras, asked):
    assert "Sector Zebra husbandry Part of Animals" in main(client.get("/search/", {"q": asked}))


def test_a_sector_is_found_by_its_dac_code(client, db):
    make.sector("Zebra husbandry", code="98765")
    assert "Sector Zebra husbandry" in main(client.get("/search/?q=98765"))


def test_a_sector_links_to_its_numbers_and_to_the_lists_of_its_records(client, zebras):
    make.meeting(title="Talks", sectors=[zebras], published=True)
    for number in range(2):
        make.initiative(title=f"Plan {number}", sectors=[zebras], published=True)
    response = client.get("/search/?q=zebra")
    links = {text(link): link.get("href") for link in select(response, ".entry a")}
    assert links == {
        "Zebra husbandry": "/sectors/zebras/numbers/",
        "1 meeting": "/meetings/?sector=zebras",
        "2 initiatives": "/initiatives/?sector=zebras",
    }
    assert client.get(links["Zebra husbandry"]).status_code == 200


def test_a_sector_counts_the_records_of_its_subsectors(client, zebras):
    make.meeting(title="Talks", sectors=[zebras], published=True)
    assert "Sector Animals 1 meeting" in main(client.get("/search/?q=animals"))


def test_visitors_do_not_see_numbers_of_drafts(client, admin_client, zebras):
    make.meeting(title="Talks", sectors=[zebras])
    assert "Sector Zebra husbandry Part of Animals; no records yet" in main(client.get("/search/?q=zebra"))
    assert "Sector Zebra husbandry Part of Animals; 1 meeting" in main(admin_client.get("/search/?q=zebra"))


def test_sectors_without_records_are_left_out_if_others_have_some(client, zebras):
    make.sector("Zebra")
    assert "Sector Zebra No records yet" in main(client.get("/search/?q=zebra"))
    make.meeting(title="Talks", sectors=[zebras], published=True)
    assert "No records yet" not in main(client.get("/search/?q=zebra"))


def test_a_renamed_sector_is_found_by_its_new_name_alone(client, zebras):
    zebras.name = "Giraffe husbandry"
    zebras.save()
    assert "Giraffe husbandry" in main(client.get("/search/?q=giraffe"))
    assert "No results" in main(client.get("/search/?q=zebra"))


def test_a_deleted_sector_is_not_found(client, zebras):
    zebras.delete()
    assert "No results" in main(client.get("/search/?q=zebra"))


@pytest.mark.parametrize("asked", ["&", "-zebra", '"', "–"])
def test_signs_and_excluded_words_find_no_sector(client, zebras, asked):
    assert "Sector" not in main(client.get("/search/", {"q": asked}))


def test_a_search_of_one_record_type_shows_no_sectors(client, zebras):
    assert "Sector" not in main(client.get("/search/?q=zebra&noun=meeting"))


def test_a_sector_is_suggested(client, zebras):
    row = one(client.get("/search/suggestions/?q=zeb"), "a.suggestion")
    assert text(row) == "Zebra husbandry sector"
    assert row.get("href") == "/sectors/zebras/numbers/"

"""Pages and files print whom an action succeeds, its place, its legal ground and numbers, and parties as printed."""

import pytest

from tests import builders as make
from tests.exports.reading import json_rows
from tests.pages.reading import main, section, titles

pytestmark = pytest.mark.django_db

ACTIONS = "actions"


@pytest.fixture
def treaty():
    """A published treaty with a succession, a repeal, a registration and a territory."""
    treaty = make.agreement(title="Water treaty", slug="water-treaty", published=True)
    make.action(treaty, "succeeded", "2001", participant=make.state("XN"), succeeds=make.state("XW"))
    make.action(treaty, "repealed", "2002", participant=make.state("XS"), legal_ground="Law No. 12, article 3")
    make.action(treaty, "registered", "2003", series="UNTS", number="I-18232")
    make.action(treaty, "applied_to_a_territory", "2004", place=make.place("Exampleton"), note="by a note")
    return treaty


@pytest.mark.parametrize(
    "line",
    [
        "Succeeded by Northland XN in succession to Westland XW",
        "under Law No. 12, article 3",
        "UNTS, I-18232",
        "Exampleton · by a note",
    ],
)
def test_the_page_prints(line, client, treaty):
    assert line in section(client.get("/agreements/water-treaty/"), "Chronicle")


@pytest.mark.parametrize(
    "text",
    [
        "Succeeded by Northland in succession to Westland, 2001",
        "Repealed by Southland, 2002, under Law No. 12, article 3",
        "Registered, 2003, UNTS, I-18232",
        "Applied to a territory, 2004, Exampleton (by a note)",
    ],
)
def test_files_print(text, client, treaty):
    (row,) = json_rows(client.get("/agreements/export.json?q=Water"))
    assert text in row[ACTIONS]


@pytest.mark.parametrize(
    "query", ["place=exampleton", "q=Exampleton", "q=I-18232", "q=UNTS+I-18232", "participant=westland", "q=Westland"]
)
def test_the_list_finds_the_treaty_by(query, client, treaty):
    assert titles(client.get(f"/agreements/?{query}")) == ["Water treaty"]


def test_the_search_shows_the_found_words(client, treaty):
    assert "Law No. 12, article 3" in main(client.get("/search/?q=law+12+article"))


@pytest.mark.parametrize("url", ["/places/exampleton/", "/participants/westland/"])
def test_the_page_of_what_an_action_names_has_the_treaty(url, client, treaty):
    assert "Water treaty" in main(client.get(url))


@pytest.mark.parametrize(
    "line",
    [
        "succeeded by Northland in succession to Westland, 2001",
        "repealed by Southland, 2002, under Law No. 12, article 3",
        "registered, 2003, UNTS, I-18232",
        "applied to a territory, 2004, Exampleton",
    ],
)
def test_the_history_of_the_record_has(line, admin_client, treaty):
    assert line in main(admin_client.get(f"/admin/cooperation/agreement/{treaty.pk}/history/"))


class TestAPartyAsPrinted:
    @pytest.fixture
    def treaty(self):
        treaty = make.agreement(title="Water treaty", slug="water-treaty", published=True)
        treaty.parties.filter(participant=make.state("XN")).delete()
        make.party(treaty, make.state("XN"), printed_as="Kingdom of the North")
        return treaty

    def test_stands_beside_the_name_on_the_page(self, client, treaty):
        assert "Northland XN as “Kingdom of the North”" in section(client.get("/agreements/water-treaty/"), "Parties")

    def test_is_in_files(self, client, treaty):
        (row,) = json_rows(client.get("/agreements/export.json?q=Water"))
        assert row["parties"] == ["Southland", "Northland (as “Kingdom of the North”)"]

    def test_is_found(self, client, treaty):
        assert titles(client.get("/agreements/?q=Kingdom+of+the+North")) == ["Water treaty"]
        assert "Kingdom of the North" in main(client.get("/search/?q=Kingdom+North"))

    def test_is_in_the_history(self, admin_client, treaty):
        page = admin_client.get(f"/admin/cooperation/agreement/{treaty.pk}/history/")
        assert "Northland (as “Kingdom of the North”), party" in main(page)

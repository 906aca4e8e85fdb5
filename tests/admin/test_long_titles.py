"""Titles as long as those of real treaties: forms accept them, lists, pages, files and search show and find them."""

import pytest

from cooperation.models import Agreement, Source
from cooperation.models.base import TITLE_CHARACTERS
from tests import builders as make
from tests.admin.filling import errors, opened, save, shown
from tests.exports.reading import csv_rows, feed_titles
from tests.html import one, text
from tests.pages.reading import titles

# The two longest of the treaties of the United Kingdom.
POSTAL_UNION = (
    "Universal Postal Convention concluded between Argentine Republic, Austria-Hungary, Belgium, Bolivia, Brazil, "
    "Bulgaria, Chile, Republic of Colombia, Congo Free State, Republic of Costa Rica, Denmark and Danish Colonies, "
    "Dominican Republic, Egypt, Equator, France and French Colonies, Germany and the German Protectorates, Great "
    "Britain and various British Colonies, British Colonies of Australasia, Canada, British India, Greece, Guatemala, "
    "Kingdom of Hawaii, Republic of Hayti, Republic of Honduras, CONTINUED..."
)
BERLIN = (
    "General Act of the Conference at Berlin of the Plenipotentiaries of Great Britain, Austria-Hungary, Belgium, "
    "Denmark, France, Germany, Italy, Netherlands, Portugal, Russia, Spain, Sweden and Norway, Turkey, and the United "
    "States, respecting (1) Freedom of Trade in the Basin of the Congo, (2) the Slave Trade, (3) Neutrality of the "
    "Territories in the Basin of the Congo, (4) Navigation of the Congo (5) Navigation of the Niger ; and (6) Rules "
    "for future Occupation on the Coasts of the African Continent."
)
RECORD_TYPES = {
    "meeting": {},
    "agreement": {},
    "initiative": {},
    "development": {"text": "It was done."},
    "commitment": {"what": "Do it."},
    "figure": {"indicator": "mutual trade", "value_low": "5 USD"},
    "source": {},
}


@pytest.mark.parametrize("title", [POSTAL_UNION, BERLIN])
@pytest.mark.parametrize("name", RECORD_TYPES)
def test_a_form_accepts_a_long_title(as_editor, name, title):
    make.unit("USD")
    url = f"/admin/cooperation/{name}/add/"

    response = save(as_editor, url, opened(as_editor, url), title=title, **RECORD_TYPES[name])

    assert response.status_code == 302, errors(response)


def test_a_form_accepts_another_title_and_the_words_of_another_source_of_that_length(as_editor):
    agreement = make.agreement()
    make.cite(agreement)
    url = f"/admin/cooperation/agreement/{agreement.pk}/change/"
    typed = {"other_titles": f"{BERLIN}\n{POSTAL_UNION}", "citations-0-differs": BERLIN}

    response = save(as_editor, url, opened(as_editor, url), **typed)

    assert response.status_code == 302, errors(response)
    agreement.refresh_from_db()
    assert agreement.other_titles == [BERLIN, POSTAL_UNION]


@pytest.mark.parametrize("letter", ["x", "Ж"], ids=["Latin", "Cyrillic"])
def test_the_longest_title_is_saved_and_one_more_letter_gets_an_error_that_says_the_limit(as_editor, letter):
    url = "/admin/cooperation/agreement/add/"
    longest = letter * TITLE_CHARACTERS

    response = save(as_editor, url, opened(as_editor, url), title=longest + letter)

    assert "Shorten this to 800 characters or fewer. It has 801 now." in errors(response)
    assert shown(response)["title"] == longest + letter
    assert save(as_editor, url, shown(response), title=longest).status_code == 302
    assert Agreement.objects.filter(title=longest).exists()


def test_a_title_that_the_index_of_titles_can_not_hold_gets_an_error(as_editor):
    url = "/admin/cooperation/source/add/"
    title = "".join(chr(0x4E00 + 7 * number) for number in range(TITLE_CHARACTERS))
    rare = "".join(chr(0x20000 + 41 * number) for number in range(TITLE_CHARACTERS))

    assert save(as_editor, url, opened(as_editor, url), title=title).status_code == 302
    response = save(as_editor, url, opened(as_editor, url), title=rare)

    assert "Shorten this to 650 characters or fewer. It has 800 now" in errors(response)
    assert save(as_editor, url, shown(response), title=rare[:650]).status_code == 302
    assert Source.objects.filter(title=rare[:650]).exists()


def test_another_line_that_is_too_long_gets_an_error_that_says_what_to_do(as_editor):
    url = "/admin/cooperation/place/add/"

    response = save(as_editor, url, opened(as_editor, url), name="x" * 301, kind="settlement")

    assert "Shorten this to 300 characters or fewer. It has 301 now." in errors(response)


class TestALongTitle:
    @pytest.fixture(autouse=True)
    def agreement(self, db):
        return make.agreement(title=POSTAL_UNION, published=True)

    def test_is_whole_in_the_list(self, client):
        response = client.get("/agreements/?q=postal+argentine")

        assert titles(response) == [POSTAL_UNION]

    def test_is_the_heading_of_its_page(self, client, agreement):
        assert text(one(client.get(agreement.get_absolute_url()), "h1")) == POSTAL_UNION

    @pytest.mark.parametrize("path", ["/search/", "/agreements/"])
    def test_is_found_by_all_of_its_words(self, client, agreement, path):
        response = client.get(path, {"q": POSTAL_UNION})

        assert agreement.get_absolute_url() in response.content.decode()

    def test_is_whole_in_files_and_feed(self, client):
        (row,) = csv_rows(client.get("/agreements/export.csv?q=postal"))

        assert row["Title"] == POSTAL_UNION
        assert POSTAL_UNION in feed_titles(client.get("/agreements/feed.atom?q=postal"))
